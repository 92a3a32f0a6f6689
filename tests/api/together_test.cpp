// Many at once: double submits, two people on one task, 22 departments, two nodes (design.md "inbox
// and one drainer").
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "support/town.hpp"

namespace tb::trial {
namespace {

class TogetherTest : public testing::TestWithParam<std::string> {
 protected:
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, TogetherTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

std::int64_t instance_version(Database& database, const std::string& number) {
  static const Statement query{
      "test_instance_version",
      R"(SELECT i.version FROM instance i JOIN "case" c ON c.id = i.case_id WHERE c.number = $1)"};
  return *database.read(
      [&](Tx& tx) -> Result<std::int64_t> { return tx.ask(query, {number}).rows().integer(0, 0); });
}

TEST_P(TogetherTest, TheSameKeyGetsTheSameAnswerAndNoSecondCase) {
  auto company = town_.as("company1");
  const auto body = fmt::format(R"({{"item_code":"{}","form":{{}}}})", kVenue);
  const auto first = company.post("/api/v1/cases", body, "key-00000001");
  const auto again = company.post("/api/v1/cases", body, "key-00000001");
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.text("number"), first.text("number"));
  EXPECT_EQ(company.post("/api/v1/cases", R"({"item_code":"x","form":{}})", "key-00000001").status,
            404)
      << "another item";
  const auto other =
      company.post("/api/v1/cases", fmt::format(R"({{"item_code":"{}"}})", kVenue), "key-00000001");
  EXPECT_EQ(other.text("code"), "idempotency.other_body");
}

TEST_P(TogetherTest, TheSameKeySentByManyAtOnceMakesOneCase) {
  auto company = town_.as("company1");
  const auto body = fmt::format(R"({{"item_code":"{}","form":{{}}}})", kVenue);
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<std::string> numbers;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      auto who = town_.as("company1");
      const auto said = who.post("/api/v1/cases", body, "key-00000002");
      const std::scoped_lock lock(mutex);
      if (said.status == 201)
        numbers.insert(said.text("number"));
      else
        EXPECT_EQ(said.status, 409) << said.body;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(numbers.size(), 1U);
  EXPECT_EQ(company.get("/api/v1/cases").at("items").as_array().size(), 1U);
}

TEST_P(TogetherTest, TwoPeopleOnOneTaskOneWinsAndHisRetryGetsHisAnswerAgain) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  const auto path = "/api/v1/tasks/" + town_.task(clerk, number) + "/complete";
  std::vector<std::thread> threads;
  std::vector<Said> answers(2);
  for (int i = 0; i < 2; ++i)
    threads.emplace_back([&, i] {
      auto who = town_.as("clerk1");
      answers[static_cast<std::size_t>(i)] =
          who.post(path, R"({"outcome":"accept"})", fmt::format("key-1000000{}", i));
    });
  for (auto& thread : threads) thread.join();
  const auto winner = answers[0].status == 200 ? 0 : 1;
  EXPECT_EQ(answers[static_cast<std::size_t>(winner)].status, 200) << answers[0].body;
  const auto& loser = answers[static_cast<std::size_t>(1 - winner)];
  EXPECT_EQ(loser.status, 409);
  EXPECT_EQ(loser.text("code"), "task.already_done");
  EXPECT_TRUE(loser.text("detail").contains("已受理")) << "says the present state";
  const auto retry =
      clerk.post(path, R"({"outcome":"accept"})", fmt::format("key-1000000{}", winner));
  EXPECT_EQ(retry.status, 200);
  EXPECT_EQ(retry.text("state"), "accepted");
}

TEST_P(TogetherTest, AnotherPersonsDraftMovedOnIsAConflictNotALostWord) {
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  const auto seen = company.get("/api/v1/cases/" + number);
  const auto version = seen.text("version");
  const auto body = fmt::format(R"({{"form":{}}})", form_of(kVenue));
  EXPECT_EQ(company.patch("/api/v1/cases/" + number, body, "\"" + version + "\"").status, 200);
  EXPECT_EQ(company.patch("/api/v1/cases/" + number, body, "\"" + version + "\"").text("code"),
            "case.changed");
}

// Holds the lease of a case's instance, lets `go` loose, and gives it back when so many acts wait
// in the inbox.
void hold_until_waiting(Database& database, const std::string& number, std::int64_t acts,
                        std::atomic<bool>& go) {
  static const Statement lock{
      "test_lock_instance",
      R"(SELECT i.version FROM instance i JOIN "case" c ON c.id = i.case_id WHERE c.number = $1 /*for_update*/)"};
  static const Statement waiting{
      "test_inbox",
      R"(SELECT count(*) FROM inbox x JOIN "case" c ON c.id = x.case_id WHERE c.number = $1)"};
  (void)database.write([&](Tx& tx) -> Result<bool> {
    (void)tx.ask(lock, {number}).rows();
    go = true;
    for (int i = 0; i < 2000; ++i) {
      const auto count = database.read([&](Tx& other) -> Result<std::int64_t> {
        return other.ask(waiting, {number}).rows().integer(0, 0);
      });
      if (count && *count >= acts) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
  });
}

// The same for SQLite, whose writers queue in the program: long enough for 22 requests to get
// there. A body that asks a write for rows runs in the writing thread.
void hold_the_writer(Database& database, std::atomic<bool>& go) {
  static const Statement lease{
      "test_lease", "INSERT INTO serial_block (key, next) VALUES ('test', 1) RETURNING next"};
  (void)database.write([&](Tx& tx) -> Result<bool> {
    (void)tx.ask(lease, {}).rows();
    go = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    return true;
  });
}

// 22 departments finish at the same instant: all succeed, the instance is committed at most three
// times, one join.
TEST_P(TogetherTest, TwentyTwoAtOnceAllSucceedInThreeCommits) {
  std::ifstream file(std::string(TB_SOURCE_DIR) + "/tests/api/departments_22.bpmn");
  const std::string xml(std::istreambuf_iterator<char>(file), {});
  const auto published = town_.city().models->publish({.key = "permit", .xml = xml});
  ASSERT_TRUE(published) << published.error().detail;
  std::unique_ptr<Town> second;
  if (GetParam() == "postgres") second = std::make_unique<Town>(town_, 1);
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto number = town_.submitted(company, kVenue);
  ASSERT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
  const auto seen = reviewer.get("/api/v1/cases/" + number);
  std::vector<std::string> tasks;
  for (std::size_t i = 0; i < seen.at("tasks").as_array().size(); ++i)
    tasks.push_back(seen.text(fmt::format("tasks/{}/id", i)));
  ASSERT_EQ(tasks.size(), 22U);
  const auto version = instance_version(town_.database(), number);
  std::vector<Person> people;
  for (std::size_t i = 0; i < tasks.size(); ++i)
    people.push_back(second && i % 2 == 1 ? second->as("reviewer1") : town_.as("reviewer1"));
  const auto signed_in = town_.database().commits();
  std::vector<std::thread> threads;
  std::atomic<bool> go{false};
  std::atomic<int> good{0};
  for (std::size_t i = 0; i < tasks.size(); ++i)
    threads.emplace_back([&, i] {
      while (!go) std::this_thread::yield();
      const auto said = people[i].post("/api/v1/tasks/" + tasks[i] + "/complete",
                                       R"({"outcome":"pass"})", fmt::format("key-22000{:03}", i));
      if (said.status == 200)
        ++good;
      else
        ADD_FAILURE() << said.status << " " << said.body;
    });
  // "The same instant" on a busy machine: somebody holds the instance (the writer, in SQLite) until
  // all 22 have left their act.
  if (second)
    hold_until_waiting(town_.database(), number, 22, go);
  else
    hold_the_writer(town_.database(), go);
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good.load(), 22);
  if (second)
    EXPECT_LE(instance_version(town_.database(), number) - version, 3) << "commits of the instance";
  else
    EXPECT_LE(town_.database().commits() - signed_in, 1 + 3) << "the holder's own and three";
  auto approver = town_.as("approver1");
  EXPECT_EQ(approver.get("/api/v1/cases/" + number).at("tasks").as_array().size(), 1U)
      << "one join, one decision";
}

TEST_P(TogetherTest, TwoNodesNeverFireATimerTwice) {
  auto company = town_.as("company1");
  std::vector<std::string> numbers;
  for (int i = 0; i < 6; ++i) numbers.push_back(town_.submitted(company, kVenue));
  std::unique_ptr<Town> second;
  if (GetParam() == "postgres") second = std::make_unique<Town>(town_, 1);
  town_.pass(8 * kDay);
  if (second) second->pass(8 * kDay);
  std::int64_t here = 0, there = 0;
  std::thread a([&] { here = town_.fire(); });
  std::thread b([&] { there = second ? second->fire() : town_.fire(); });
  a.join();
  b.join();
  EXPECT_EQ(here + there, 6);
  for (const auto& number : numbers) {
    const auto seen = company.get("/api/v1/cases/" + number);
    int notices = 0;
    for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i)
      notices += seen.text(fmt::format("documents/{}/kind", i)) == "acceptance" ? 1 : 0;
    EXPECT_EQ(notices, 1) << number;
  }
}

// A node remembers the sets of cases it handled; what another node does must show at once.
TEST_P(TogetherTest, WhatIsRememberedIsNeverShownOrBuiltOnWhenAnotherNodeWasThere) {
  std::unique_ptr<Town> second;
  if (GetParam() == "postgres") second = std::make_unique<Town>(town_, 1);
  auto& other = second ? *second : town_;
  auto company = town_.as("company1"), there = other.as("company1");
  auto clerk = other.as("clerk1"), reviewer = town_.as("reviewer1"),
       approver = other.as("approver1"), window = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  const auto path = "/api/v1/cases/" + number;
  EXPECT_EQ(there.get(path).text("state"), "received");
  const auto accepted = other.complete(clerk, number, R"({"outcome":"accept"})");
  EXPECT_EQ(accepted.text("state"), "accepted") << accepted.body;
  EXPECT_EQ(company.get(path).text("state"), "accepted");
  EXPECT_EQ(town_.complete(reviewer, number, R"({"outcome":"pass"})").text("state"), "in_review");
  EXPECT_EQ(there.get(path).text("state"), "in_review");
  EXPECT_EQ(other.complete(approver, number, R"({"outcome":"grant"})").text("state"), "granted");
  EXPECT_EQ(town_.complete(window, number, R"({"outcome":"deliver"})").text("state"), "closed");
  EXPECT_EQ(there.get(path).text("state"), "closed");
}

TEST_P(TogetherTest, ARecordThatMovedOnBehindANodeIsReadAnew) {
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  const auto path = "/api/v1/cases/" + number;
  EXPECT_EQ(company.get(path).text("state"), "draft");
  static const Statement move{
      "test_move_case",
      R"(UPDATE "case" SET state = 'withdrawn', version = version + 1 WHERE number = $1)"};
  ASSERT_TRUE(town_.database().write([&](Tx& tx) -> Result<bool> {
    tx.write(move, {number});
    return true;
  }));
  EXPECT_EQ(company.get(path).text("state"), "withdrawn");
  EXPECT_EQ(company.post(path + "/submit", "{}", "key-moved-on-1").status, 409);
}

}  // namespace
}  // namespace tb::trial
