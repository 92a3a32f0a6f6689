// Background work of a node: nothing is written while nothing happens, dead letters are seen and
// retried, a moved holiday moves the clocks, and every node's late write is fenced off.
#include <fmt/format.h>

#include <thread>

#include "app/work.hpp"
#include "core/json.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

class BackgroundTest : public testing::TestWithParam<std::string> {
 protected:
  // Waits for something that background threads do; the limit only ends a broken test.
  template <class Done>
  void wait_until(Done done) {
    for (int i = 0; i < 3000 && !done(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ASSERT_TRUE(done());
  }
  std::int64_t number(const Statement& query) {
    return *town_.database().read(
        [&](Tx& tx) -> Result<std::int64_t> { return tx.ask(query, {}).rows().integer(0, 0); });
  }
  bool is_quiet() {
    static const Statement open{
        "test_jobs_due",
        "SELECT count(*) FROM job WHERE state = 'running' OR (state = 'waiting' AND run_at <= $1)"};
    static const Statement unsealed{
        "test_unsealed",
        "SELECT (SELECT count(*) FROM journal) - (SELECT count(*) FROM journal_seal) + "
        "(SELECT count(*) FROM journal_lane WHERE count > checkpointed)"};
    const auto due = *town_.database().read([&](Tx& tx) -> Result<std::int64_t> {
      return tx.ask(open, {town_.database().node_clock()}).rows().integer(0, 0);
    });
    return due == 0 && number(unsealed) == 0;
  }
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, BackgroundTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(BackgroundTest, AnIdleNodeWritesNothing) {
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  auto work = app::BackgroundWork::start(town_.city());
  ASSERT_TRUE(work) << work.error().detail;
  wait_until([&] { return is_quiet(); });
  const auto before = town_.database().commits();
  // Several rounds of the sealer, the timers and the queue (each looks at least once a second).
  std::this_thread::sleep_for(std::chrono::milliseconds(3500));
  EXPECT_EQ(town_.database().commits(), before);
  // It is awake all the same.
  town_.pass(9 * kDay);
  wait_until([&] { return company.get("/api/v1/cases/" + number).text("state") == "accepted"; });
  wait_until([&] { return is_quiet(); });
}

TEST_P(BackgroundTest, ADeadLetterIsSeenAndRetriedByTheSystemAdministratorAlone) {
  auto& queue = *town_.city().queue;
  ASSERT_TRUE(queue.ensure("print", "7"));
  const RetryRule once{.tries = 1};
  const auto job = queue.take("print", once, kMinute)->value();
  ASSERT_TRUE(
      queue.fail(job, {ErrorKind::unavailable, "printer.away", "打印机没有开机", {}}, once, 0, 0));
  auto admin = town_.as("sysadmin");
  const auto dead = admin.get("/api/v1/ops/jobs?state=dead");
  ASSERT_EQ(dead.text("items/0/kind"), "print") << dead.body;
  EXPECT_EQ(dead.text("items/0/last_error"), "printer.away: 打印机没有开机");
  const auto path = "/api/v1/ops/jobs/" + dead.text("items/0/id") + "/retry";
  EXPECT_EQ(town_.as("clerk1").post(path, "").text("code"), "identity.forbidden");
  EXPECT_EQ(town_.as("auditor").get("/api/v1/ops/jobs").status, 403);
  EXPECT_EQ(admin.post(path, "").text("state"), "waiting");
  EXPECT_EQ(admin.post(path, "").text("code"), "job.not_dead");
  EXPECT_EQ(admin.post("/api/v1/ops/jobs/1/retry", "").text("code"), "job.not_found");
  EXPECT_EQ(admin.post("/api/v1/ops/jobs/x/retry", "").status, 404);
  EXPECT_EQ(admin.get("/api/v1/ops/jobs?state=lost").status, 422);
  EXPECT_EQ(admin.get("/api/v1/ops/jobs?state=dead").at("items").as_array().size(), 0U);
  const auto page = admin.get("/api/v1/ops/jobs?limit=1");
  EXPECT_EQ(page.at("items").as_array().size(), 1U);
}

// 国务院办公厅 moves a holiday while cases run: the clocks that have not stopped are reckoned anew,
// tasks and timers move along, and the timeline says so.
TEST_P(BackgroundTest, AMovedHolidayMovesTheClocksThatRun) {
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  const auto before = company.get("/api/v1/cases/" + number).text("clock/due_at");
  static const Statement old{"test_old_calendar", R"(
UPDATE clock SET moves = replace(moves, $1, '"calendar_version":"old"'), due_at = due_at - 86400000000)"};
  const auto version = fmt::format(R"("calendar_version":"{}")", town_.city().calendar->version());
  static const Statement changed{"test_changed", R"(UPDATE "case" SET version = version + 1)"};
  ASSERT_TRUE(town_.database().write([&](Tx& tx) -> Result<bool> {
    tx.write(old, {version});
    tx.write(changed, {});
    return true;
  }));
  auto work = app::BackgroundWork::start(town_.city());
  ASSERT_TRUE(work);
  wait_until([&] { return *town_.city().queue->newest_done("calendar.follow") != ""; });
  work->reset();
  static const Statement left{
      "test_left", R"(SELECT count(*) FROM clock WHERE moves LIKE '%"calendar_version":"old"%')"};
  EXPECT_EQ(this->number(left), 0);
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("clock/due_at"), before);
  // The calendar is the same at the next start: nothing to do.
  work = app::BackgroundWork::start(town_.city());
  const auto jobs = *town_.city().queue->list(JobState::waiting, {}, 100);
  for (const auto& job : jobs) EXPECT_NE(job.kind, "calendar.follow");
}

// Two nodes think that they hold the lease: the late one fires nothing.
TEST_P(BackgroundTest, TimersOfANodeThatLostItsLeaseAreNotFired) {
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  const auto old = (*town_.city().leases->take("timers", kSecond)).value();
  town_.pass(9 * kDay);
  Leases other(town_.database(), "other");
  const auto young = (*other.take("timers", kMinute)).value();
  EXPECT_EQ(town_.city().cases->fire_due(10, &old).error().code, "lease.lost");
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("state"), "received");
  EXPECT_EQ(*town_.city().cases->fire_due(10, &young), 1);
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("state"), "accepted");
}

TEST_P(BackgroundTest, ASealerThatLostItsLeaseSealsNothing) {
  auto company = town_.as("company1");
  town_.submitted(company, kVenue);
  std::int64_t published = 0;
  Sealer sealer(town_.database(), Sm2PrivateKey::generate(),
                [&](const Checkpoint&) { ++published; });
  ASSERT_TRUE(*sealer.has_work());
  const auto old = (*town_.city().leases->take("sealer", kSecond)).value();
  town_.pass(kMinute);
  Leases other(town_.database(), "other");
  const auto young = (*other.take("sealer", kMinute)).value();
  EXPECT_EQ(sealer.run([&](Tx& tx) { return Leases::check(tx, old); }).error().code, "lease.lost");
  EXPECT_EQ(published, 0);
  EXPECT_GT(*sealer.run([&](Tx& tx) { return Leases::check(tx, young); }), 0);
  EXPECT_FALSE(*sealer.has_work());
}

}  // namespace
}  // namespace tb::trial
