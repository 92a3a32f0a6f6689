#include "platform/jobs/lease.hpp"

#include <gtest/gtest.h>

#include "platform/jobs/runner.hpp"
#include "platform/store/testing.hpp"

namespace tb {
namespace {

class LeaseTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* modules[]{&k_jobs_migrations};
    ASSERT_TRUE(migrate(*db_, modules));
  }
  Result<bool> write_under(const Fence& fence) {
    return db_->write([&](Tx& tx) -> Result<bool> {
      TRY_VOID(Leases::check(tx, fence));
      return true;
    });
  }
  trial::FreshDatabase db_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, LeaseTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(LeaseTest, OneHolderAtATime) {
  Leases a(*db_, "a"), b(*db_, "b");
  const auto first = *a.take("work", 10 * kSecond);
  ASSERT_TRUE(first);
  EXPECT_FALSE(*b.take("work", 10 * kSecond));
  db_->move_clock(8 * kSecond);
  EXPECT_EQ((*a.take("work", 10 * kSecond))->value, first->value) << "extending keeps the fence";
  db_->move_clock(8 * kSecond);
  EXPECT_FALSE(*b.take("work", 10 * kSecond)) << "it was extended";
  ASSERT_TRUE(a.give(*first));
  EXPECT_TRUE(*b.take("work", 10 * kSecond));
}

// The lease runs out in the middle of the work: the late write of the old holder is refused.
TEST_P(LeaseTest, ALateWriteIsFencedOff) {
  Leases a(*db_, "a"), b(*db_, "b");
  const auto old = **a.take("work", kSecond);
  EXPECT_TRUE(write_under(old));
  db_->move_clock(2 * kSecond);
  const auto young = **b.take("work", 10 * kSecond);
  EXPECT_GT(young.value, old.value);
  EXPECT_EQ(write_under(old).error().code, "lease.lost");
  EXPECT_TRUE(write_under(young));
  EXPECT_FALSE(*a.take("work", kSecond)) << "and knows it";
}

TEST_P(LeaseTest, AHolderAndThoseWhoWaitWriteNothingWhileHalfOfItIsLeft) {
  Leases a(*db_, "a"), b(*db_, "b");
  ASSERT_TRUE(*a.take("work", 10 * kSecond));
  const auto before = db_->commits();
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(*a.take("work", 10 * kSecond));
    EXPECT_FALSE(*b.take("work", 10 * kSecond));
  }
  EXPECT_EQ(db_->commits(), before);
  db_->move_clock(6 * kSecond);
  EXPECT_TRUE(*a.take("work", 10 * kSecond));
  EXPECT_EQ(db_->commits(), before + 1);
}

TEST(RunnerTest, WorkRunsAgainUntilItIsStopped) {
  Runner runner;
  std::atomic<int> runs{0};
  runner.every("count", kSecond / 1000, [&]() -> Result<std::int64_t> {
    if (++runs == 2) return fail(ErrorKind::unavailable, "x", "x");
    if (runs == 3) throw std::runtime_error("a bug does not end the others");
    return 0;
  });
  while (runs < 5) std::this_thread::yield();
  runner.stop();
  const int after = runs;
  EXPECT_EQ(runs, after);
}

}  // namespace
}  // namespace tb
