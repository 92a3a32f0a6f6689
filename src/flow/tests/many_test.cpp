// An instance with many children at once: every step writes what it changed, and what is kept is
// the same as what is remembered. Both databases.
#include <gtest/gtest.h>

#include "engine/bpmn/reader.hpp"
#include "flow/store.hpp"
#include "flow/work.hpp"
#include "platform/journal/journal.hpp"
#include "platform/store/testing.hpp"

namespace tb::flow {
namespace {

constexpr Id kCase{77};

// Everybody is the clerk, and nothing is due.
class Clerk final : public Host {
 public:
  std::string scope(const bpmn::Element&) override { return "clerk@1"; }
  std::optional<Deadline> due(std::string_view) override { return std::nullopt; }
  Result<void> act(std::string_view, Instant) override { return {}; }
  Result<feel::Value> decide(const bpmn::Element&, const bpmn::Variables&) override {
    return feel::Value();
  }
  std::string item() const override { return "item"; }
  Id body() const override { return Id{1}; }
};

std::string rounds(int count, std::string_view activity) {
  return fmt::format(
      R"(<definitions xmlns="{0}" xmlns:tb="{1}"><process id="p" isExecutable="true"><startEvent id="s"/>{3}<userTask id="after"/>)"
      R"(<sequenceFlow id="f1" sourceRef="s" targetRef="each"/><sequenceFlow id="f2" sourceRef="each" targetRef="after"/></process></definitions>)",
      bpmn::kBpmnNamespace, bpmn::kTongbanNamespace, count,
      fmt::format(
          fmt::runtime(activity),
          fmt::format(
              R"(<multiInstanceLoopCharacteristics><loopCardinality>{}</loopCardinality></multiInstanceLoopCharacteristics>)",
              count)));
}
constexpr std::string_view kTask = R"(<userTask id="each">{}</userTask>)";
// Each child has variables of its own.
constexpr std::string_view kPart =
    R"(<subProcess id="each">{}<startEvent id="is"/><userTask id="inner"/><endEvent id="ie"/><sequenceFlow id="i1" sourceRef="is" targetRef="inner"/><sequenceFlow id="i2" sourceRef="inner" targetRef="ie"/></subProcess>)";

class ManyTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* all[]{&k_journal_migrations, &k_flow_migrations};
    ASSERT_TRUE(migrate(*database_, all));
  }
  void begin(const std::string& xml) {
    const auto published = models_.publish({.key = "p", .xml = xml});
    ASSERT_TRUE(published) << published.error().detail;
    const auto started = database_->write([&](Tx& tx) -> Result<bool> {
      auto work = TRY(Work::make(models_, kCase, "p"));
      TRY_VOID(work.start(tx, clerk_, {}));
      work.save(tx);
      return true;
    });
    ASSERT_TRUE(started) << started.error().detail;
  }
  // With the set as the database has it.
  template <class Act>
  void act(Act act) {
    const auto done = database_->write([&](Tx& tx) -> Result<bool> {
      const auto asked = ask_work(tx, kCase, Lock::wait);
      auto work = TRY(Work::take(tx, models_, asked));
      TRY_VOID(act(tx, *work));
      work->save(tx);
      return true;
    });
    ASSERT_TRUE(done) << done.error().detail;
  }
  std::vector<PieceRow> pieces() {
    return database_
        ->read([&](Tx& tx) -> Result<std::vector<PieceRow>> {
          return all_of<PieceRow>(store::ask_pieces(tx, kCase));
        })
        .value();
  }
  // Seven at a time, each time from what the database has.
  void finish_all(std::string_view activity) {
    std::size_t left = 200;
    begin(rounds(static_cast<int>(left), activity));
    std::uint32_t random = 7;
    while (left > 0)
      act([&](Tx& tx, Work& work) -> Result<void> {
        for (int i = 0; i < 7 && left > 0; ++i, --left) {
          const auto waiting = open(work);
          EXPECT_EQ(waiting.size(), left);
          random = random * 1'664'525 + 1'013'904'223;
          TRY_VOID(work.complete(tx, clerk_, waiting[random % waiting.size()], Id{5}, "", {}));
        }
        return {};
      });
    EXPECT_TRUE(pieces().empty());
    act([](Tx&, Work& work) -> Result<void> {
      EXPECT_EQ(work.active(), std::vector<std::string>{"after"});
      return {};
    });
  }
  static std::vector<Id> open(const Work& work) {
    std::vector<Id> out;
    for (const auto& task : work.tasks())
      if (task.state == TaskState::open) out.push_back(task.id);
    return out;
  }
  trial::FreshDatabase database_{GetParam()};
  Models models_{*database_};
  Clerk clerk_;
};
INSTANTIATE_TEST_SUITE_P(Databases, ManyTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(ManyTest, FewChildrenAreKeptInOneRow) {
  begin(rounds(60, kTask));
  EXPECT_TRUE(pieces().empty());
}

TEST_P(ManyTest, OneOfManyChildrenWritesItsPieceAlone) {
  begin(rounds(1'000, kTask));
  const auto before = pieces();
  EXPECT_GT(before.size(), 15U);
  act([&](Tx& tx, Work& work) {
    return work.complete(tx, clerk_, open(work)[500], Id{5}, "", {});
  });
  const auto after = pieces();
  std::size_t changed = 0;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
    if (before[i].piece != after[i].piece || before[i].bytes.data != after[i].bytes.data) ++changed;
  EXPECT_EQ(after.size(), before.size());
  EXPECT_LE(changed, 3U) << "the token, the one behind it, and the loop that counts";
}

TEST_P(ManyTest, AllTasksAreDoneInAnyOrderAndNoPieceIsLeft) { finish_all(kTask); }
TEST_P(ManyTest, AllPartsAreDoneInAnyOrderAndNoPieceIsLeft) { finish_all(kPart); }

TEST_P(ManyTest, AnInstanceInPiecesIsCancelledWhole) {
  begin(rounds(300, kPart));
  act([&](Tx& tx, Work& work) { return work.cancel(tx, clerk_, "withdrawn"); });
  EXPECT_TRUE(pieces().empty());
  act([&](Tx&, Work& work) -> Result<void> {
    EXPECT_TRUE(work.ended());
    EXPECT_TRUE(open(work).empty());
    return {};
  });
}

TEST_P(ManyTest, MoreChildrenThanThereMayBeAreRefused) {
  const auto published = models_.publish({.key = "p", .xml = rounds(10'001, kTask)});
  ASSERT_TRUE(published);
  const auto started = database_->write([&](Tx& tx) -> Result<bool> {
    auto work = TRY(Work::make(models_, kCase, "p"));
    TRY_VOID(work.start(tx, clerk_, {}));
    return true;
  });
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "flow.stuck");
  EXPECT_EQ(started.error().fields.front().code, "bpmn.too_many_rounds");
}

}  // namespace
}  // namespace tb::flow
