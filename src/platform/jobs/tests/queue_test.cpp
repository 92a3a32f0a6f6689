// The job queue: leases with fencing, retry with pauses, dead letters, checkpoints, a killed node.
#include "platform/jobs/queue.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "platform/jobs/worker.hpp"
#include "platform/store/record.hpp"
#include "platform/store/testing.hpp"

namespace tb {
namespace {

const RetryRule kThrice{.tries = 3, .first_pause_us = kSecond, .longest_pause_us = kMinute};

class QueueTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* modules[]{&k_jobs_migrations};
    ASSERT_TRUE(migrate(*db_, modules));
  }
  void add(std::string_view kind, std::string_view key, std::string_view payload = "") {
    ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
      JobQueue::add(tx, kind, key, payload, tx.now());
      return true;
    }));
  }
  std::vector<Job> all(std::optional<JobState> state = {}) { return *queue_.list(state, {}, 100); }
  trial::FreshDatabase db_{GetParam()};
  JobQueue queue_{*db_, "a"};
  JobWorkers workers_{queue_, [] { return 0.0; }};
};
INSTANTIATE_TEST_SUITE_P(Databases, QueueTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST(Backoff, DoublesUpToTheLongestAndTakesOffARandomHalf) {
  EXPECT_EQ(backoff_us(kThrice, 1, 0.0), kSecond);
  EXPECT_EQ(backoff_us(kThrice, 2, 0.0), 2 * kSecond);
  EXPECT_EQ(backoff_us(kThrice, 4, 0.0), 8 * kSecond);
  EXPECT_EQ(backoff_us(kThrice, 4, 0.5), 6 * kSecond);
  EXPECT_EQ(backoff_us(kThrice, 60, 0.0), kMinute);
  EXPECT_GE(backoff_us(kThrice, 60, 0.999999), kMinute / 2);
}

TEST_P(QueueTest, AKeyWaitsOnceAndKeepsTheNewestPayload) {
  add("print", "7", "old");
  add("print", "7", "new");
  add("print", "8");
  ASSERT_EQ(all().size(), 2U);
  EXPECT_EQ(queue_.take("print", kThrice, kMinute)->value().payload, "new");
  EXPECT_EQ(*queue_.due(), std::vector<std::string>{"print"});
  EXPECT_FALSE(*queue_.take("other", kThrice, kMinute));
}

TEST_P(QueueTest, WhatComesWhileItRunsWaitsUntilItIsDone) {
  add("print", "7", "first");
  const auto first = queue_.take("print", kThrice, kMinute)->value();
  add("print", "7", "second");
  EXPECT_FALSE(*queue_.take("print", kThrice, kMinute)) << "one key never runs twice at once";
  ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
    JobQueue::end(tx, first, 0);
    return true;
  }));
  EXPECT_EQ(queue_.take("print", kThrice, kMinute)->value().payload, "second");
}

TEST_P(QueueTest, TheLateWriteOfAStaleHolderIsRefused) {
  add("print", "7");
  JobKind kind{.kind = "print", .work = {}, .lease_us = kMinute};
  const std::atomic<bool> stopping{false};
  JobRun stale(queue_, kind, queue_.take("print", kThrice, kMinute)->value(), stopping);
  db_->move_clock(2 * kMinute);
  JobQueue other(*db_, "b");
  const auto young = other.take("print", kThrice, kMinute)->value();
  EXPECT_GT(young.fence, stale.job().fence);
  bool wrote = false;
  const auto late = stale.finish([&](Tx&) -> Result<void> {
    wrote = true;
    return {};
  });
  EXPECT_EQ(late.error().code, "job.lost");
  EXPECT_EQ(stale.advance("half", {}).error().code, "job.lost");
  EXPECT_EQ(queue_.fail(stale.job(), {}, kThrice, 0, 0).error().code, "job.lost");
  EXPECT_FALSE(wrote);
  JobRun fresh(other, kind, young, stopping);
  EXPECT_TRUE(fresh.finish({}));
  EXPECT_EQ(all().at(0).state, JobState::done);
}

TEST_P(QueueTest, AFailureWaitsLongerEachTimeAndThenIsDeadUntilAPersonRetriesIt) {
  add("print", "7");
  const Error why{ErrorKind::unavailable, "printer.away", "打印机没有开机", {}};
  bool works = false;
  workers_.add({.kind = "print",
                .work = [&](JobRun&) -> Result<void> {
                  if (works) return {};
                  return std::unexpected(why);
                },
                .retry = kThrice});
  const auto begun = db_->node_clock();
  ASSERT_TRUE(*workers_.run_one("print"));
  EXPECT_FALSE(*workers_.run_one("print")) << "not before its pause is over";
  EXPECT_GE(all().at(0).run_at.us, begun.us + kSecond);
  EXPECT_EQ(all().at(0).last_error, "printer.away: 打印机没有开机");
  db_->move_clock(2 * kSecond);
  ASSERT_TRUE(*workers_.run_one("print"));
  db_->move_clock(kSecond);
  EXPECT_FALSE(*workers_.run_one("print")) << "the second pause is twice as long";
  db_->move_clock(2 * kSecond);
  ASSERT_TRUE(*workers_.run_one("print"));
  const auto dead = all(JobState::dead);
  ASSERT_EQ(dead.size(), 1U);
  EXPECT_EQ(dead.at(0).attempts, 3);
  db_->move_clock(kDay);
  EXPECT_FALSE(*workers_.run_one("print")) << "dead is dead";
  works = true;
  EXPECT_EQ(queue_.retry(dead.at(0).id)->state, JobState::waiting);
  EXPECT_EQ(queue_.retry(dead.at(0).id).error().code, "job.not_dead");
  EXPECT_EQ(queue_.retry(Id{1}).error().code, "job.not_found");
  ASSERT_TRUE(*workers_.run_one("print"));
  EXPECT_EQ(all().at(0).state, JobState::done);
}

TEST_P(QueueTest, ABugInAHandlerIsAFailureOfThatJobAlone) {
  add("print", "7");
  workers_.add({.kind = "print",
                .work = [](JobRun&) -> Result<void> { throw std::runtime_error("a bug"); },
                .retry = kThrice});
  ASSERT_TRUE(*workers_.run_one("print"));
  EXPECT_EQ(all().at(0).state, JobState::waiting);
  EXPECT_EQ(all().at(0).last_error, "job.broken: a bug");
}

TEST_P(QueueTest, AJobGoesOnWhereItsLastWriteWas) {
  add("count", "");
  std::vector<std::string> seen;
  workers_.add({.kind = "count",
                .work = [&](JobRun& run) -> Result<void> {
                  seen.push_back(run.job().progress);
                  if (run.job().progress.empty()) {
                    TRY_VOID(run.advance("100", {}));
                    return fail(ErrorKind::unavailable, "x", "x");
                  }
                  return {};
                },
                .retry = kThrice});
  ASSERT_TRUE(*workers_.run_one("count"));
  db_->move_clock(kMinute);
  ASSERT_TRUE(*workers_.run_one("count"));
  EXPECT_EQ(seen, (std::vector<std::string>{"", "100"}));
}

// The node is killed in the middle: no chance to say so. Another does the job when the lease is
// over, and what was done on the way is not done again.
TEST_P(QueueTest, AJobSurvivesTheKillOfItsNode) {
  add("print", "7");
  GTEST_FLAG_SET(death_test_style, "fast");
  EXPECT_EXIT(
      {
        const auto own = db_.another_node(1);
        JobQueue queue(*own, "killed");
        JobWorkers workers(queue, [] { return 0.0; });
        workers.add({.kind = "print", .work = [](JobRun& run) -> Result<void> {
                       TRY_VOID(run.advance("page 1", {}));
                       std::raise(SIGKILL);
                       return {};
                     }});
        (void)workers.run_one("print");
      },
      testing::KilledBySignal(SIGKILL), "");
  ASSERT_EQ(all().at(0).state, JobState::running);
  EXPECT_EQ(all().at(0).holder, "killed");
  std::string found;
  workers_.add({.kind = "print", .work = [&](JobRun& run) -> Result<void> {
                  found = run.job().progress;
                  return {};
                }});
  EXPECT_FALSE(*workers_.run_one("print")) << "the lease still runs";
  db_->move_clock(2 * kMinute);
  ASSERT_TRUE(*workers_.run_one("print"));
  EXPECT_EQ(found, "page 1");
  EXPECT_EQ(all().at(0).state, JobState::done);
}

TEST_P(QueueTest, WhatKillsItsNodeEveryTimeIsBuriedInTheEnd) {
  add("print", "7");
  for (int i = 0; i < kThrice.tries; ++i) {
    ASSERT_TRUE(*queue_.take("print", kThrice, kMinute));
    db_->move_clock(2 * kMinute);
  }
  EXPECT_FALSE(*queue_.take("print", kThrice, kMinute));
  ASSERT_EQ(all(JobState::dead).size(), 1U);
  EXPECT_TRUE(all().at(0).last_error.starts_with("job.abandoned"));
}

TEST_P(QueueTest, WhatComesBackByItselfComesBackAfterDeathToo) {
  ASSERT_TRUE(queue_.ensure("sweep", ""));
  const auto before = db_->commits();
  ASSERT_TRUE(queue_.ensure("sweep", ""));
  EXPECT_EQ(db_->commits(), before) << "nothing to write";
  bool works = true;
  workers_.add({.kind = "sweep",
                .work = [&](JobRun&) -> Result<void> {
                  if (works) return {};
                  return fail(ErrorKind::unavailable, "x", "x");
                },
                .retry = {.tries = 1},
                .every_us = kHour});
  ASSERT_TRUE(*workers_.run_one("sweep"));
  EXPECT_FALSE(*workers_.run_one("sweep"));
  db_->move_clock(kHour);
  works = false;
  ASSERT_TRUE(*workers_.run_one("sweep"));
  EXPECT_EQ(all(JobState::dead).size(), 1U);
  ASSERT_EQ(all(JobState::waiting).size(), 1U);
  EXPECT_EQ(queue_.retry(all(JobState::dead).at(0).id).error().code, "job.waits_already");
  works = true;
  db_->move_clock(kHour);
  ASSERT_TRUE(*workers_.run_one("sweep"));
  db_->move_clock(30 * kDay);
  ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
    JobQueue::sweep(tx, tx.now(), tx.now());
    return true;
  }));
  EXPECT_EQ(all(JobState::done).size(), 1U) << "the newest stays and tells when it ran";
  EXPECT_TRUE(all(JobState::dead).empty());
}

TEST_P(QueueTest, AFailedJobHandsItsTriesToTheOneThatCameMeanwhile) {
  add("print", "7", "first");
  const auto job = queue_.take("print", kThrice, kMinute)->value();
  add("print", "7", "second");
  ASSERT_TRUE(queue_.fail(job, {}, kThrice, 0, 0));
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all().at(0).payload, "second");
  EXPECT_EQ(all().at(0).attempts, 1);
}

TEST_P(QueueTest, TheWorkersDoWhatIsDueAndGiveBackWhatTheyCannotEnd) {
  for (int i = 0; i < 20; ++i) add("print", std::to_string(i));
  add("long", "");
  std::atomic<int> printed{0}, rounds{0};
  JobQueue queue(*db_, "b");
  auto other = std::make_unique<JobWorkers>(queue, [] { return 0.0; });
  for (auto* each : {&workers_, other.get()}) {
    each->add({.kind = "print",
               .work = [&](JobRun&) -> Result<void> {
                 ++printed;
                 return {};
               },
               .threads = 2});
    each->add({.kind = "long", .work = [&](JobRun& run) -> Result<void> {
                 while (true) {
                   ++rounds;
                   TRY_VOID(run.advance(std::to_string(rounds), {}));
                 }
               }});
    ASSERT_TRUE(each->start(kSecond / 100));
  }
  while (printed < 20 || rounds < 3) std::this_thread::yield();
  workers_.stop();
  other->stop();
  EXPECT_EQ(printed, 20) << "each once";
  EXPECT_EQ(all(JobState::done).size(), 20U);
  ASSERT_EQ(all(JobState::waiting).size(), 1U) << "the long one waits for another node";
  EXPECT_FALSE(all(JobState::waiting).at(0).progress.empty());
}

}  // namespace
}  // namespace tb
