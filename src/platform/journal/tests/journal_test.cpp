#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <thread>

#include "platform/journal/merkle.hpp"
#include "platform/journal/sealer.hpp"
#include "platform/store/testing.hpp"

namespace tb {
namespace {

class JournalTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* modules[]{&k_journal_migrations};
    ASSERT_TRUE(migrate(*db_, modules));
  }
  void write(std::int64_t case_id, const std::string& kind) {
    ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
      JournalEntry entry{.case_id = {case_id}, .id = {}, .kind = kind, .payload = {"secret"}};
      append(tx, entry);
      return true;
    }));
  }
  void fill(int rows) {
    for (int i = 0; i < rows; ++i) write(i % 7 + 1, "case.submitted.v1");
  }
  std::int64_t seal() {
    Sealer sealer(*db_, key_, [this](const Checkpoint& point) { outside_.push_back(point); });
    return sealer.run().value_or(-1);
  }
  std::size_t findings() {
    return verify_journal(*db_, key_.public_key(), outside_)->findings.size();
  }
  trial::FreshDatabase db_{GetParam()};
  Sm2PrivateKey key_ = Sm2PrivateKey::generate();
  std::vector<Checkpoint> outside_;
};
INSTANTIATE_TEST_SUITE_P(Databases, JournalTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(JournalTest, WhatIsCommittedIsSealedInOrderAndVerifies) {
  fill(50);
  EXPECT_EQ(seal(), 50);
  fill(20);
  EXPECT_EQ(seal(), 20);
  EXPECT_EQ(seal(), 0);
  const auto verified = verify_journal(*db_, key_.public_key(), outside_);
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->rows, 70);
  EXPECT_EQ(verified->unsealed, 0);
  EXPECT_TRUE(verified->findings.empty());
}

// Ids are older than their commit: a row that was numbered first may come last.
TEST_P(JournalTest, ARowThatCommitsBehindAYoungerOneIsSealedToo) {
  std::binary_semaphore is_numbered{0}, is_overtaken{0};
  std::thread slow([&] {
    bool is_first_run = true;
    ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
      JournalEntry entry{.case_id = {1}, .id = {}, .kind = "case.submitted.v1", .payload = {"old"}};
      append(tx, entry);
      if (std::exchange(is_first_run, false)) {
        is_numbered.release();
        EXPECT_TRUE(is_overtaken.try_acquire_for(std::chrono::seconds(20)));
      }
      return true;
    }));
  });
  EXPECT_TRUE(is_numbered.try_acquire_for(std::chrono::seconds(20)));
  write(1, "case.accepted.v1");
  EXPECT_GE(seal(), 0);
  is_overtaken.release();
  slow.join();
  EXPECT_GE(seal(), 1);
  const auto verified = verify_journal(*db_, key_.public_key(), outside_);
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->rows, 2);
  EXPECT_EQ(verified->unsealed, 0);
  EXPECT_TRUE(verified->findings.empty());
}

TEST_P(JournalTest, AFlippedByteIsFound) {
  fill(30);
  seal();
  ASSERT_TRUE(
      db_->script("UPDATE journal SET element = 'x' WHERE id = (SELECT min(id) FROM journal)"));
  EXPECT_GT(findings(), 0U);
}

TEST_P(JournalTest, ADeletedLastRowIsFoundEvenWithItsSealAndCheckpoint) {
  fill(8);
  seal();
  const auto lane = std::to_string(outside_.back().lane);
  ASSERT_TRUE(db_->script("DELETE FROM journal WHERE lane = " + lane +
                          " AND id = (SELECT max(id) FROM journal WHERE lane = " + lane +
                          ");"
                          "DELETE FROM journal_seal WHERE lane = " +
                          lane +
                          " AND seq = (SELECT max(seq) FROM journal_seal WHERE lane = " + lane +
                          ");"
                          "DELETE FROM journal_checkpoint WHERE lane = " +
                          lane));
  EXPECT_GT(findings(), 0U);
}

TEST_P(JournalTest, AnAddedRowBehindTheSealerIsFound) {
  fill(8);
  seal();
  ASSERT_TRUE(db_->script(
      "INSERT INTO journal (case_id, id, lane, commit_order, kind, actor, body, element, at, "
      "payload) "
      "SELECT case_id, 1, lane, 0, kind, actor, body, element, at, payload FROM journal "
      "WHERE id = (SELECT max(id) FROM journal)"));
  EXPECT_GT(findings(), 0U);
}

TEST_P(JournalTest, ARowHiddenFromTheSealersIsFound) {
  fill(8);
  seal();
  ASSERT_TRUE(db_->script(
      "INSERT INTO journal (case_id, id, lane, kind, actor, body, element, at, payload) "
      "SELECT case_id, 1, 99, kind, actor, body, element, at, payload FROM journal "
      "WHERE id = (SELECT max(id) FROM journal)"));
  EXPECT_EQ(findings(), 1U);
}

TEST_P(JournalTest, VerifyingBesideASealerAtWorkFindsNothing) {
  std::atomic<bool> is_over = false;
  std::thread work([&] {
    Sealer sealer(*db_, key_, [](const Checkpoint&) {});
    while (!is_over) {
      fill(20);
      EXPECT_TRUE(sealer.run());
    }
  });
  for (int i = 0; i < 25; ++i) EXPECT_EQ(findings(), 0U) << "round " << i;
  is_over = true;
  work.join();
}

TEST_P(JournalTest, RowsThatWaitForTheirSealAreCountedAndNoFinding) {
  fill(8);
  seal();
  fill(3);
  const auto verified = *verify_journal(*db_, key_.public_key(), outside_);
  EXPECT_EQ(verified.unsealed, 3);
  EXPECT_EQ(verified.rows, 8);
  EXPECT_TRUE(verified.findings.empty());
}

// Somebody with the database, but without the signing key, changes a row and rebuilds seals, lane
// and checkpoints.
TEST_P(JournalTest, AChainRecomputedWithSqlIsFoundByTheSignature) {
  fill(20);
  seal();
  ASSERT_TRUE(db_->script(
      "UPDATE journal SET kind = 'case.refused.v1' WHERE id = (SELECT min(id) FROM journal);"
      "DELETE FROM journal_seal; DELETE FROM journal_lane; DELETE FROM journal_checkpoint"));
  const auto own = std::exchange(outside_, {});
  Sealer forger(*db_, Sm2PrivateKey::generate(), [](const Checkpoint&) {});
  ASSERT_TRUE(forger.run());
  EXPECT_GT(findings(), 0U) << "a foreign signature inside";
  outside_ = own;
  EXPECT_GT(findings(), 0U) << "another root than the one kept outside";
}

TEST_P(JournalTest, ALaneWhereNothingWaitsCostsNoTransaction) {
  write(1, "case.submitted.v1");
  const auto before = db_->commits();
  EXPECT_EQ(seal(), 1);
  EXPECT_EQ(db_->commits() - before, 2) << "the seal and the signature of one lane";
  EXPECT_EQ(seal(), 0);
  EXPECT_EQ(db_->commits() - before, 2);
}

TEST_P(JournalTest, TwoSealersTakeTurns) {
  fill(40);
  auto other = db_.another_node(1);
  std::int64_t first = 0, second = 0;
  std::thread a([&] { first = Sealer(*db_, key_, [](const Checkpoint&) {}).run().value_or(0); });
  std::thread b([&] { second = Sealer(*other, key_, [](const Checkpoint&) {}).run().value_or(0); });
  a.join();
  b.join();
  first += Sealer(*db_, key_, [](const Checkpoint&) {}).run().value_or(0);
  EXPECT_EQ(first + second, 40);
  EXPECT_EQ(findings(), 0U);
}

TEST_P(JournalTest, WhatWasSealedByOneWhoDiedBeforeItsSignatureIsSignedByTheNext) {
  write(1, "case.submitted.v1");
  static const Statement seals{"test_seals", "SELECT count(*) FROM journal_seal"};
  const auto dies = [](Tx& tx) -> Result<void> {
    if (tx.ask(seals, {}).rows().integer(0, 0) == 0) return {};
    return conflict("lease.lost", "让给别的节点了");
  };
  Sealer first(*db_, key_, [](const Checkpoint&) { FAIL() << "published without a signature"; });
  EXPECT_EQ(first.run(dies).error().code, "lease.lost");
  EXPECT_TRUE(checkpoints(*db_, 10)->empty());
  Sealer second(*db_, key_, [this](const Checkpoint& point) { outside_.push_back(point); });
  EXPECT_TRUE(*second.has_work());
  EXPECT_EQ(*second.run(), 0) << "nothing is sealed twice";
  EXPECT_EQ(outside_.size(), 1U);
  EXPECT_EQ(checkpoints(*db_, 10)->size(), 1U);
  EXPECT_FALSE(*second.has_work());
  EXPECT_EQ(findings(), 0U);
}

TEST(MerkleTest, PeaksKeepTheRootOfTheWholeTree) {
  MerkleTree whole;
  MerkleTree resumed;
  for (int i = 0; i < 37; ++i) {
    const auto leaf = sm3(std::to_string(i));
    whole.add(leaf);
    resumed = MerkleTree(resumed.count(), resumed.peaks());
    resumed.add(leaf);
    EXPECT_EQ(whole.root(), resumed.root());
  }
  // RFC 6962: the root of two leaves is the node above them.
  MerkleTree two;
  two.add(sm3("a"));
  two.add(sm3("b"));
  EXPECT_EQ(two.root(), sm3("\x01" + bytes_of(sm3("a")) + bytes_of(sm3("b"))));
}

}  // namespace
}  // namespace tb
