#include "platform/files/kept.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "platform/store/testing.hpp"

namespace tb::files {
namespace {

class KeptTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* modules[]{&k_files_migrations};
    ASSERT_TRUE(migrate(*database_, modules));
  }
  Result<KeptPaper> look(Id id, const std::string& printed) {
    return kept_paper(*database_, *store_, key_, id, [&]() -> Result<std::string> {
      ++printings_;
      return printed;
    });
  }
  std::int64_t count(const char* table) {
    const Statement all{"test_count", std::string("SELECT COUNT(*) FROM ") + table};
    return *database_->read(
        [&](Tx& tx) -> Result<std::int64_t> { return tx.ask(all, {}).rows().integer(0, 0); });
  }
  trial::FreshDatabase database_{GetParam()};
  std::unique_ptr<BlobStore> store_ = blob_store(*database_, database_shelf(*database_));
  DataKey key_ = DataKey::random();
  std::atomic<int> printings_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Databases, KeptTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(KeptTest, WhatIsPrintedOnceIsServedAgainAsItWas) {
  const auto first = look(Id{1}, "%PDF first");
  ASSERT_TRUE(first);
  const auto again = look(Id{1}, "%PDF of a later release");
  EXPECT_EQ(again->bytes, "%PDF first");
  EXPECT_EQ(again->digest, first->digest);
  EXPECT_EQ(again->digest, hex(sm3("%PDF first")));
  EXPECT_EQ(printings_, 1);
  EXPECT_EQ(look(Id{2}, "another")->bytes, "another");
  const std::string large(200'000, 'x');
  EXPECT_EQ(look(Id{3}, large)->bytes, large);
  EXPECT_EQ(look(Id{3}, "")->bytes, large);
}

TEST_P(KeptTest, OfManyWhoLookFirstAllGetTheSame) {
  std::vector<std::thread> threads;
  std::vector<std::string> seen(8);
  for (std::size_t i = 0; i < seen.size(); ++i)
    threads.emplace_back([&, i] {
      if (const auto paper = look(Id{7}, "%PDF by " + std::to_string(i))) seen[i] = paper->bytes;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_TRUE(seen[0].starts_with("%PDF by "));
  for (const auto& bytes : seen) EXPECT_EQ(bytes, seen[0]);
  EXPECT_EQ(count("kept_paper"), 1);
  EXPECT_EQ(count("blob_small"), 1) << "no bytes without their row";
}

TEST_P(KeptTest, AFailedPrintKeepsNothingAndTheNextOneWorks) {
  const auto failed = kept_paper(*database_, *store_, key_, Id{4}, []() -> Result<std::string> {
    return not_found("document.no_template", "没有模板");
  });
  EXPECT_EQ(failed.error().code, "document.no_template");
  EXPECT_EQ(count("kept_paper"), 0);
  EXPECT_TRUE(look(Id{4}, "ok"));
}

TEST_P(KeptTest, WhatIsNoLongerTheSameIsNotServed) {
  ASSERT_TRUE(look(Id{5}, "paper"));
  const Statement other{"test_other_digest", "UPDATE kept_paper SET digest = $1 WHERE id = 5"};
  ASSERT_TRUE(database_->write([&](Tx& tx) -> Result<bool> {
    tx.write(other, {hex(sm3("forged"))});
    return true;
  }));
  EXPECT_EQ(look(Id{5}, "paper").error().code, "blob.broken");
  ASSERT_TRUE(look(Id{6}, "paper"));
  key_ = DataKey::random();
  EXPECT_EQ(look(Id{6}, "paper").error().code, "blob.broken") << "another case's key";
}

TEST_P(KeptTest, TheSweeperLeavesKeptPapers) {
  const std::string large(100'000, 'x');
  ASSERT_TRUE(look(Id{8}, large));
  ASSERT_TRUE(store_->prepare(key_, large)) << "an orphan";
  const auto nobody = [](std::string_view) -> Result<bool> { return false; };
  EXPECT_EQ(*store_->sweep(-kDay, nobody), 1);
  EXPECT_EQ(look(Id{8}, "")->bytes, large);
}

}  // namespace
}  // namespace tb::files
