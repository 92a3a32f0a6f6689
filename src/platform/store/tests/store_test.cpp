#include <gtest/gtest.h>

#include <chrono>
#include <semaphore>
#include <thread>

#include "platform/store/foresight.hpp"
#include "platform/store/migrations.hpp"
#include "platform/store/record.hpp"
#include "platform/store/testing.hpp"
#include "platform/telemetry/log.hpp"

namespace tb {
namespace {

enum class Colour : std::uint8_t { red, green };
struct Thing {
  Id id;
  std::string name;
  Colour colour{};
  std::optional<Instant> at;
  std::optional<Date> day;
  Bytes bytes;
  std::vector<std::string> words;
  bool open = false;
  double share = 0;
  std::int64_t version = 1;
};
TB_DESCRIBED(Colour)
TB_DESCRIBED(Thing)
TB_ENUM(Colour, red, green)
TB_STRUCT(Thing, id, name, colour, at, day, bytes, words, open, share, version)

constexpr std::string_view kCreate = R"(
CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, colour TEXT NOT NULL, at BIGINT, day TEXT,
  bytes BYTEA NOT NULL, words TEXT NOT NULL, open BOOLEAN NOT NULL, share DOUBLE PRECISION NOT NULL,
  version BIGINT NOT NULL))";
const Statement kInsert{"thing_insert", insert_sql<Thing>("thing")};
const Statement kUpdate{"thing_update", update_sql<Thing>("thing", 1)};
const Statement kById{"thing_by_id", "SELECT " + columns<Thing>() + " FROM thing WHERE id = $1"};
const Statement kCount{"thing_count", "SELECT count(*) FROM thing"};
const Statement kSwapped{"swapped", "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), '$1'"};
const Statement kBroken{"broken", "SELECT nothing FROM nowhere"};
const Statement kClaimed{"thing_claimed", R"(
INSERT INTO thing (id, name, colour, bytes, words, open, share, version)
VALUES ($1, $2, 'red', '', '[]', FALSE, 0, 1) ON CONFLICT DO NOTHING RETURNING id)"};
const Statement kClaimable{
    "thing_claimable",
    "SELECT CAST($1 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM thing WHERE id = $1 OR name = $2)"};
const Foresight kClaimForeseen(kClaimed, kClaimable);

class StoreTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { ASSERT_TRUE(db_->script(kCreate)); }
  Result<bool> add(std::int64_t id, const std::string& name) {
    return db_->write([&](Tx& tx) -> Result<bool> {
      Thing thing{.id = {id}, .name = name};
      tx.write(kInsert, params_of(thing));
      return true;
    });
  }
  std::int64_t count() {
    return *db_->read(
        [](Tx& tx) -> Result<std::int64_t> { return tx.ask(kCount, {}).rows().integer(0, 0); });
  }
  trial::FreshDatabase db_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, StoreTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(StoreTest, ParametersGoByNumberNotByFirstAppearance) {
  const auto row = db_->read([](Tx& tx) -> Result<std::string> {
    const auto asked = tx.ask(kSwapped, {"a", "b"});
    return std::string(asked.rows().text(0, 0)) + std::string(asked.rows().text(0, 1)) +
           std::string(asked.rows().text(0, 2));
  });
  EXPECT_EQ(*row, "ba$1");
}

TEST_P(StoreTest, EveryKindOfFieldComesBackAsItWent) {
  const Thing thing{.id = {7},
                    .name = "名",
                    .colour = Colour::green,
                    .at = Instant{123456789},
                    .day = date(2026, 3, 2),
                    .bytes = {std::string("\0\xff\x01", 3)},
                    .words = {"甲", "乙"},
                    .open = true,
                    .share = 0.25};
  ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
    tx.write(kInsert, params_of(thing));
    return true;
  }));
  const auto back = db_->read(
      [](Tx& tx) -> Result<std::optional<Thing>> { return maybe<Thing>(tx.ask(kById, {7})); });
  ASSERT_TRUE(back && *back);
  EXPECT_EQ((*back)->name, "名");
  EXPECT_EQ((*back)->colour, Colour::green);
  EXPECT_EQ((*back)->at, thing.at);
  EXPECT_EQ((*back)->day, thing.day);
  EXPECT_EQ((*back)->bytes, thing.bytes);
  EXPECT_EQ((*back)->words, thing.words);
  EXPECT_TRUE((*back)->open);
  EXPECT_EQ((*back)->share, 0.25);
}

TEST_P(StoreTest, AnUpdateOfSomeColumnsLeavesTheOthersAlone) {
  static const auto kSome = columns_but<Thing>({"name", "words"});
  static const Statement update{"thing_update_some",
                                update_sql(*TypeOf<Thing>::get(), "thing", 1, kSome)};
  ASSERT_TRUE(add(1, "kept"));
  const Thing changed{.id = {1}, .name = "not written", .colour = Colour::green, .share = 2};
  const auto save = [&] {
    return db_->write([&](Tx& tx) -> Result<bool> {
      tx.write(update, params_of(changed, kSome), Expect::one);
      return true;
    });
  };
  ASSERT_TRUE(save());
  const auto row =
      *db_->read([](Tx& tx) -> Result<Thing> { return *maybe<Thing>(tx.ask(kById, {1})); });
  EXPECT_EQ(row.name, "kept");
  EXPECT_EQ(row.colour, Colour::green);
  EXPECT_EQ(row.version, 2);
  EXPECT_EQ(save().error().code, "store.conflict") << "the version is still asked for";
  EXPECT_THROW(columns_but<Thing>({"nane"}), std::logic_error);
}

TEST_P(StoreTest, AnErrorOfTheBodyLeavesNothingBehind) {
  const auto outcome = db_->write([](Tx& tx) -> Result<bool> {
    tx.write(kInsert, params_of(Thing{.id = {1}, .name = "x"}));
    return conflict("test.no", "不");
  });
  EXPECT_EQ(outcome.error().code, "test.no");
  EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, AUniqueConstraintIsAConflictAndTheConnectionLivesOn) {
  EXPECT_TRUE(add(1, "x"));
  const auto again = add(2, "x");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::conflict);
  EXPECT_TRUE(add(2, "y"));
  EXPECT_EQ(count(), 2);
}

TEST_P(StoreTest, AStaleVersionRunsTheBodyAgainAndThenConflicts) {
  ASSERT_TRUE(add(1, "x"));
  int runs = 0;
  const auto moved = db_->write([&](Tx& tx) -> Result<bool> {
    auto thing = *maybe<Thing>(tx.ask(kById, {1}));
    if (runs++ == 0) thing.version = 99;
    thing.name = "z";
    tx.write(kUpdate, params_of(thing), Expect::one);
    return true;
  });
  EXPECT_TRUE(moved);
  EXPECT_EQ(runs, 2);
  const auto never = db_->write([&](Tx& tx) -> Result<bool> {
    tx.write(kUpdate, params_of(Thing{.id = {1}, .name = "w", .version = 99}), Expect::one);
    return true;
  });
  EXPECT_EQ(never.error().code, "store.conflict");
}

TEST_P(StoreTest, AUseCaseIsTwoFlushesAndOneCommit) {
  ASSERT_TRUE(add(1, "x"));
  ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
    const auto first = tx.ask(kById, {1});
    const auto second = tx.ask(kCount, {});
    auto thing = *maybe<Thing>(first);
    EXPECT_EQ(second.rows().integer(0, 0), 1);
    EXPECT_GT(tx.now().us, 0);
    tx.write(kUpdate, params_of(thing), Expect::one);
    tx.write(kInsert, params_of(Thing{.id = {2}, .name = "y"}));
    return true;
  }));
  const auto cost = Database::last_cost();
  EXPECT_EQ(cost.flushes, 2);
  EXPECT_EQ(cost.commits, 1);
  EXPECT_EQ(cost.rows_written, 2);
}

TEST_P(StoreTest, ABrokenStatementIsUnavailableAndNothingIsWritten) {
  const auto outcome = db_->write([](Tx& tx) -> Result<bool> {
    tx.write(kInsert, params_of(Thing{.id = {1}, .name = "x"}));
    (void)tx.ask(kBroken, {}).rows();
    return true;
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, ABugInABodyReachesItsCallerAndHarmsNobodyElse) {
  const auto broken = [&](bool writes) {
    const auto body = [&](Tx& tx) -> Result<bool> {
      if (writes) tx.write(kInsert, params_of(Thing{.id = {1}, .name = "half"}));
      throw std::logic_error("a bug");
    };
    return writes ? db_->write(body) : db_->read(body);
  };
  EXPECT_THROW((void)broken(true), std::logic_error);
  EXPECT_THROW((void)broken(false), std::logic_error);
  EXPECT_EQ(count(), 0) << "nothing is left of it";
  EXPECT_TRUE(add(1, "whole"));
  EXPECT_EQ(count(), 1);
}

// Two threads that each wait in the body's first run until the other one is there too.
class Meeting {
 public:
  void wait_for_other(int me) {
    (me == 0 ? first_ : second_).release();
    EXPECT_TRUE((me == 0 ? second_ : first_).try_acquire_for(std::chrono::seconds(20)))
        << "the other body never ran beside this one";
  }

 private:
  std::counting_semaphore<> first_{0}, second_{0};
};

template <class Work>
void by_two(Work work) {
  std::thread other([&] { work(1); });
  work(0);
  other.join();
}

TEST_P(StoreTest, WhoWasSecondRunsAgainOnWhatTheFirstLeft) {
  ASSERT_TRUE(add(1, "x"));
  Meeting meeting;
  std::atomic<int> runs{0}, good{0};
  by_two([&](int me) {
    bool is_first_run = true;
    good += db_->write([&](Tx& tx) -> Result<bool> {
      ++runs;
      auto thing = *maybe<Thing>(tx.ask(kById, {1}));
      if (std::exchange(is_first_run, false)) meeting.wait_for_other(me);
      thing.share += 1;
      tx.write(kUpdate, params_of(thing), Expect::one);
      return true;
    })
                ? 1
                : 0;
  });
  const auto after =
      *db_->read([](Tx& tx) -> Result<Thing> { return *maybe<Thing>(tx.ask(kById, {1})); });
  EXPECT_EQ(good, 2);
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(after.share, 2);
  EXPECT_EQ(after.version, 3);
}

TEST_P(StoreTest, ABodySeesWhatItWrote) {
  const auto seen = db_->write([](Tx& tx) -> Result<std::int64_t> {
    tx.write(kInsert, params_of(Thing{.id = {1}, .name = "x"}));
    return tx.ask(kCount, {}).rows().integer(0, 0);
  });
  EXPECT_EQ(*seen, 1);
  EXPECT_EQ(count(), 1);
}

// On SQLite both bodies foresee that they are the first; on PostgreSQL the second waits.
TEST_P(StoreTest, OfTwoWhoClaimTheSameOneHasIt) {
  Meeting meeting;
  std::atomic<int> owners{0}, others{0};
  by_two([&](int me) {
    bool is_first_run = GetParam() == "sqlite";
    const auto mine = db_->write([&](Tx& tx) -> Result<bool> {
      const auto claimed = tx.ask(kClaimed, {7, "key"});
      const bool is_mine = !claimed.rows().empty();
      if (std::exchange(is_first_run, false)) meeting.wait_for_other(me);
      if (is_mine) tx.write(kInsert, params_of(Thing{.id = {8 + me}, .name = "of the owner"}));
      return is_mine;
    });
    ASSERT_TRUE(mine);
    ++(*mine ? owners : others);
  });
  EXPECT_EQ(owners, 1);
  EXPECT_EQ(others, 1);
  EXPECT_EQ(count(), 2);
}

TEST_P(StoreTest, ManyWritersAllSucceed) {
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) good += add(t * 100 + i, std::to_string(t * 100 + i)) ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good.load(), 160);
  EXPECT_EQ(count(), 160);
}

TEST_P(StoreTest, MigrationsRunOnceAndAnEditedOneIsRefused) {
  const Migration first[]{{"test", 1, "0001_a", "CREATE TABLE a (id BIGINT PRIMARY KEY)"}};
  const Migrations module{first};
  const Migrations* modules[]{&module};
  EXPECT_TRUE(migrate(*db_, modules));
  EXPECT_TRUE(migrate(*db_, modules));
  const Migration edited[]{{"test", 1, "0001_a", "CREATE TABLE a (id TEXT PRIMARY KEY)"}};
  const Migrations other{edited};
  const Migrations* changed[]{&other};
  EXPECT_EQ(migrate(*db_, changed).error().code, "store.schema_changed");
  const Migrations none{};
  const Migrations* older[]{&none};
  EXPECT_EQ(migrate(*db_, older).error().code, "store.schema_newer");
}

// The request id is application_name to the end of a write: seen in pg_stat_activity and every log
// line, and nothing is prepared anew for it.
TEST_P(StoreTest, PostgresqlKnowsTheRequestOfATransaction) {
  if (GetParam() != "postgres") GTEST_SKIP() << "SQLite has no activity to look at";
  static const Statement names{
      "test_names", "SELECT application_name FROM pg_stat_activity WHERE application_name = $1"};
  static const Statement prepared{"test_prepared", "SELECT count(*) FROM pg_prepared_statements"};
  const auto other = db_.another_node(1);
  const auto seen = [&](std::string_view name) {
    return *other->read(
        [&](Tx& tx) -> Result<bool> { return !tx.ask(names, {std::string(name)}).rows().empty(); });
  };
  std::vector<std::int64_t> counts;
  for (const std::string id : {"request-0001", "request-0002", "request-0003"}) {
    const RequestScope scope(id);
    ASSERT_TRUE(db_->write([&](Tx& tx) -> Result<bool> {
      counts.push_back(tx.ask(prepared, {}).rows().integer(0, 0));
      EXPECT_TRUE(seen("tongban " + id));
      return true;
    }));
    EXPECT_EQ(Database::last_cost().flushes, 2) << "no round trip for it";
    EXPECT_FALSE(seen("tongban " + id)) << "and it ends with the transaction";
  }
  EXPECT_EQ(counts.at(1), counts.at(2)) << "nothing new was prepared";
}

TEST(DialectTest, MarksAndParametersAreRewritten) {
  EXPECT_EQ(in_dialect("SELECT $2, '$1', \"$3\" /*for_update*/", Dialect::sqlite),
            "SELECT ?2, '$1', \"$3\" ");
  EXPECT_EQ(in_dialect("SELECT $2 /*for_update*/", Dialect::postgres), "SELECT $2 FOR UPDATE");
}

}  // namespace
}  // namespace tb
