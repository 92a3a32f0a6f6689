// Drawings of processes in the life of a city, through HTTP on both databases: read, checked,
// played, published in versions; cases that run keep theirs.
#include <fmt/format.h>

#include "engine/bpmn/state.hpp"
#include "flow/store.hpp"
#include "support/drawings.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

std::string in_json(std::string_view text) { return json::serialize(json::string(text)); }

// The permit with another name for its review.
std::string renamed(std::string_view name) {
  return changed_drawing("permit", R"(id="review" name="审查")",
                         fmt::format(R"(id="review" name="{}")", name));
}

class ProcessesTest : public testing::TestWithParam<std::string> {
 protected:
  Said publish(const std::string& xml, int based_on = 1, std::string_view note = "按新规定修改",
               std::string_view who = "sysadmin", bool accept = false) {
    return town_.as(who).post(
        "/api/v1/processes/permit/versions",
        fmt::format(R"({{"xml":{},"based_on":{},"note":{},"accept_warnings":{}}})", in_json(xml),
                    based_on, in_json(note), accept));
  }
  Said first(std::string_view key, const std::string& xml, std::string_view power, int based_on = 0,
             std::string_view who = "sysadmin") {
    return town_.as(who).post(
        fmt::format("/api/v1/processes/{}/versions", key),
        fmt::format(
            R"({{"xml":{},"based_on":{},"power":"{}","note":"新设","accept_warnings":false}})",
            in_json(xml), based_on, power));
  }
  Said check(const std::string& xml) {
    return town_.as("sysadmin")
        .post("/api/v1/processes/permit/check", fmt::format(R"({{"xml":{}}})", in_json(xml)));
  }
  Said play(const std::string& xml, const std::string& steps) {
    return town_.as("sysadmin")
        .post("/api/v1/processes/permit/play",
              fmt::format(R"({{"xml":{},"steps":{}}})", in_json(xml), steps));
  }
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, ProcessesTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(ProcessesTest, TheProcessesOfTheCityAreListedAndRead) {
  auto company = town_.as("company1");
  town_.submitted(company, kVenue);
  auto admin = town_.as("sysadmin");
  const auto list = admin.get("/api/v1/processes");
  ASSERT_EQ(list.status, 200) << list.body;
  ASSERT_EQ(list.at("items").as_array().size(), 3u);
  EXPECT_EQ(list.text("items/1/key"), "permit");
  EXPECT_EQ(list.text("items/1/name"), "行政许可办理（承诺件）");
  EXPECT_EQ(list.text("items/1/power_name"), "行政许可");
  EXPECT_EQ(list.text("items/1/running"), "1");
  EXPECT_EQ(list.text("items/1/stopped"), "0");
  EXPECT_EQ(list.text("items/1/shipped"), "true");
  EXPECT_FALSE(list.text("items/1/purpose").empty());
  const auto model = admin.get("/api/v1/processes/permit");
  EXPECT_EQ(model.text("xml"), drawing_of("permit"));
  EXPECT_TRUE(model.at("findings").as_array().empty()) << model.body;
  EXPECT_EQ(model.text("may/0"), "publish");
  EXPECT_EQ(model.text("versions/0/running"), "1");
  EXPECT_EQ(model.text("words/acts/0/outcomes/1/name"), "一次性告知补正");
  EXPECT_TRUE(town_.as("supervisor1").get("/api/v1/processes/permit").at("may").as_array().empty());
  EXPECT_EQ(admin.get("/api/v1/processes/nothing").text("code"), "flow.model_missing");
  EXPECT_EQ(admin.get("/api/v1/processes/permit/versions/7").text("code"), "flow.model_missing");
  EXPECT_EQ(admin.get("/api/v1/processes/permit/versions/x").status, 404);
}

TEST_P(ProcessesTest, OnlyTheSystemAdministratorChanges) {
  EXPECT_EQ(town_.as("clerk1").get("/api/v1/processes").status, 403);
  EXPECT_EQ(town_.as("citizen1").get("/api/v1/processes/permit").status, 403);
  EXPECT_EQ(publish(renamed("审核"), 1, "试试", "supervisor1").status, 403);
  EXPECT_EQ(town_.as("auditor").get("/api/v1/processes/permit").status, 200);
}

TEST_P(ProcessesTest, ANewVersionServesNewCasesAndRunningOnesKeepTheirs) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto before = town_.submitted(company, kVenue);
  const auto made = publish(renamed("实质审查"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("version"), "2");
  EXPECT_EQ(made.text("note"), "按新规定修改");
  EXPECT_EQ(made.text("power"), "permit");
  EXPECT_EQ(made.text("versions/1/running"), "1");
  EXPECT_EQ(made.text("shipped"), "false");
  const auto after = town_.submitted(company, kVenue);
  EXPECT_EQ(town_.as("company1").get("/api/v1/cases/" + before).text("process/version"), "1");
  EXPECT_EQ(town_.as("company1").get("/api/v1/cases/" + after).text("process/version"), "2");
  ASSERT_EQ(town_.complete(clerk, after, R"({"outcome":"accept"})").status, 200);
  EXPECT_EQ(town_.as("company1").get("/api/v1/cases/" + after).text("tasks/0/name"), "实质审查");
  // What ships does not replace what somebody edited.
  ASSERT_TRUE(town_.city().processes->ship("permit", "permit", drawing_of("permit") + "\n"));
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/processes/permit").text("version"), "2");
}

TEST_P(ProcessesTest, WhatIsRefusedSaysWhy) {
  EXPECT_EQ(publish(drawing_of("permit")).text("code"), "process.same");
  EXPECT_EQ(publish(renamed("甲"), 1, " ").text("code"), "process.note");
  ASSERT_EQ(publish(renamed("甲")).status, 201);
  EXPECT_EQ(publish(renamed("乙")).text("code"), "process.changed");
  EXPECT_EQ(publish("<nothing/>", 2).status, 422);
  EXPECT_EQ(town_.as("sysadmin")
                .post("/api/v1/processes/none/versions",
                      R"({"xml":"","based_on":1,"note":"x","accept_warnings":true})")
                .text("code"),
            "flow.model_missing");
}

TEST_P(ProcessesTest, ADrawingThatBreaksTheLawOfItsPowerIsNotPublished) {  // 行政許可法 34、37
  const auto xml = changed_drawing("permit", R"(tb:not_same_as="accept review clarify")",
                                   R"(tb:not_same_as="review")");
  const auto refused = publish(xml, 1, "试试", "sysadmin", true);
  EXPECT_EQ(refused.text("code"), "process.findings");
  EXPECT_EQ(refused.text("fields/0/field"), "decide") << refused.body;
  EXPECT_NE(refused.text("fields/0/message").find("行政许可法 34、37"), std::string::npos);
  EXPECT_EQ(*town_.city().models->newest("permit"), 1);
  const auto checked = check(xml);
  EXPECT_EQ(checked.text("findings/0/kind"), "law");
  EXPECT_EQ(checked.text("findings/0/severity"), "error");
}

// A process that is new: its first version says whose law it keeps to, and that stays with it.
TEST_P(ProcessesTest, ANewProcessBeginsWithItsFirstVersion) {
  auto admin = town_.as("sysadmin");
  const auto list = admin.get("/api/v1/processes");
  EXPECT_EQ(list.text("powers/1/id"), "permit");
  EXPECT_EQ(list.text("powers/1/name"), "行政许可");
  EXPECT_EQ(list.text("words/acts/0/id"), "accept");
  EXPECT_EQ(list.text("may/0"), "publish");
  const auto made = first("shop_permit", drawing_of("permit"), "permit");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("key"), "shop_permit");
  EXPECT_EQ(made.text("version"), "1");
  EXPECT_EQ(made.text("power"), "permit");
  EXPECT_EQ(made.text("shipped"), "false");
  EXPECT_EQ(made.text("versions/0/note"), "新设");
  EXPECT_EQ(admin.get("/api/v1/processes").at("items").as_array().size(), 4u);
  EXPECT_EQ(town_.as("auditor").get("/api/v1/processes/shop_permit").text("version"), "1");
  // Later versions are held against the same law without naming it (行政許可法 34、37).
  const auto xml = changed_drawing("permit", R"(tb:not_same_as="accept review clarify")",
                                   R"(tb:not_same_as="review")");
  const auto refused = admin.post(
      "/api/v1/processes/shop_permit/versions",
      fmt::format(R"({{"xml":{},"based_on":1,"note":"试","accept_warnings":true}})", in_json(xml)));
  EXPECT_EQ(refused.text("code"), "process.findings") << refused.body;
  EXPECT_EQ(first("gift", drawing_of("record"), "").status, 201);
}

TEST_P(ProcessesTest, ANewProcessThatCannotBeSaysWhy) {
  const auto xml = drawing_of("permit");
  for (const std::string_view key : {"Shop", "1shop", "s", "shop-permit", "%E5%BA%97"})
    EXPECT_EQ(first(key, xml, "permit").text("code"), "process.key") << key;
  EXPECT_EQ(first("shop_permit", xml, "tax").text("code"), "process.power");
  EXPECT_EQ(first("permit", xml, "permit").text("code"), "process.key_taken");
  EXPECT_EQ(first("shop_permit", xml, "permit", 3).text("code"), "flow.model_missing");
  EXPECT_EQ(first("shop_permit", xml, "permit", 0, "supervisor1").status, 403);
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/processes").at("items").as_array().size(), 3u);
  const auto unlawful = changed_drawing("permit", R"(tb:not_same_as="accept review clarify")",
                                        R"(tb:not_same_as="review")");
  EXPECT_EQ(first("shop_permit", unlawful, "permit").text("code"), "process.findings");
}

// Before its first version a drawing is checked by the law that it is begun under.
TEST_P(ProcessesTest, ADraftOfANewProcessIsCheckedByTheLawOfItsPower) {  // 行政許可法 34、37
  const auto xml = changed_drawing("permit", R"(tb:not_same_as="accept review clarify")",
                                   R"(tb:not_same_as="review")");
  const auto checked = [&](std::string_view more) {
    return town_.as("sysadmin")
        .post("/api/v1/processes/shop_permit/check",
              fmt::format(R"({{"xml":{}{}}})", in_json(xml), more));
  };
  EXPECT_EQ(checked(R"(,"power":"permit")").text("findings/0/kind"), "law");
  EXPECT_TRUE(checked(R"(,"power":"")").at("findings").as_array().empty());
  EXPECT_EQ(checked("").text("code"), "flow.model_missing");
}

// An unsound drawing is published only by who has looked at each warning.
TEST_P(ProcessesTest, WarningsAreAcceptedOneByOne) {
  const auto xml = changed_drawing(
      "permit", "<bpmn:endEvent id=\"not_accepted\"",
      "<bpmn:task id=\"lonely\" name=\"没人到\"/><bpmn:endEvent id=\"not_accepted\"");
  const auto checked = check(xml);
  ASSERT_EQ(checked.text("findings/0/severity"), "warning") << checked.body;
  EXPECT_EQ(publish(xml).text("code"), "process.warnings");
  EXPECT_EQ(publish(xml, 1, "留着以后用", "sysadmin", true).status, 201);
}

TEST_P(ProcessesTest, ADrawingIsPlayedStepByStep) {
  const auto xml = drawing_of("permit");
  const auto begun = play(xml, "[]");
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_EQ(begun.text("offers/0/step/event"), "start");
  const std::string start = R"({"element":"","event":"start","value":"","choices":[]})";
  const auto first = play(xml, "[" + start + "]");
  EXPECT_EQ(first.text("tokens/0/element"), "accept");
  EXPECT_EQ(first.text("offers/0/value_name"), "受理");
  EXPECT_EQ(first.text("offers/0/leads/0"), "review");
  const auto ended =
      play(xml, "[" + start +
                    R"(,{"element":"accept","event":"complete","value":"refuse","choices":[]}])");
  EXPECT_EQ(ended.text("ended"), "true");
  EXPECT_EQ(play(changed_drawing("permit", R"( tb:act="deem_accept")", ""), "[]").status, 200);
  EXPECT_EQ(play("<x/>", "[]").status, 422);
}

// With the values that a condition asks for it is decided, not offered.
TEST_P(ProcessesTest, ASimulationCanBeGivenValues) {
  const auto xml =
      changed_drawing("permit", R"(outcome = "accept")", R"(outcome = "accept" or area > 100)");
  const auto play_with = [&](std::string_view values) {
    return town_.as("sysadmin")
        .post(
            "/api/v1/processes/permit/play",
            fmt::format(
                R"({{"xml":{},"steps":[{{"element":"","event":"start","value":"","choices":[]}}]{}}})",
                in_json(xml), values));
  };
  const auto open = play_with("");
  EXPECT_EQ(open.text("asked/0"), "area") << open.body;
  const auto known = play_with(R"(,"values":[{"before":1,"values":{"area":120}}])");
  ASSERT_EQ(known.status, 200) << known.body;
  EXPECT_LT(known.at("offers").as_array().size(), open.at("offers").as_array().size());
  EXPECT_EQ(play_with(R"(,"values":[{"before":0,"values":[1]}])").text("code"), "process.values");
}

// What a newer program published may mean something else there: it is not guessed here.
TEST_P(ProcessesTest, AVersionOfANewerProgramIsNotRun) {
  const auto done = town_.database().write([&](Tx& tx) -> Result<bool> {
    flow::store::add_model(tx, {.key = "permit",
                                .version = 2,
                                .id = tx.new_id(),
                                .digest = "x",
                                .xml = drawing_of("permit"),
                                .power = "permit",
                                .note = "",
                                .semantics = bpmn::kEngineSemantics + 1,
                                .published_at = tx.now(),
                                .published_by = {}});
    return true;
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(town_.city().models->model("permit", 2).error().code, "flow.model_newer");
  EXPECT_TRUE(town_.city().models->model("permit", 1));
}

// ---- running cases on another version

class MigrationTest : public ProcessesTest {
 protected:
  // The permit whose acceptance is called otherwise.
  static std::string other_name() {
    auto xml = drawing_of("permit");
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {R"(<bpmn:userTask id="accept" name="收件预审与受理")",
              R"(<bpmn:userTask id="take" name="收件")"},
             {R"(targetRef="accept")", R"(targetRef="take")"},
             {R"(targetRef="accept")", R"(targetRef="take")"},
             {R"(sourceRef="accept")", R"(sourceRef="take")"},
             {R"(attachedToRef="accept")", R"(attachedToRef="take")"},
             {R"(bpmnElement="accept")", R"(bpmnElement="take")"}}) {
      const auto at = xml.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      xml.replace(at, from.size(), to);
    }
    return xml;
  }
  Said move(std::string_view mapping, bool dry_run, std::string_view who = "sysadmin",
            std::string_view reason = "新版改了环节名称") {
    return town_.as(who).post(
        "/api/v1/processes/permit/migrations",
        fmt::format(R"({{"from":1,"to":2,"mapping":{},"reason":{},"dry_run":{},"cursor":""}})",
                    mapping, in_json(reason), dry_run));
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MigrationTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(MigrationTest, RunningCasesGoAlongWithTheirClocks) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto waiting = town_.submitted(company, kVenue);
  const auto further = town_.submitted(company, kVenue);
  ASSERT_EQ(town_.complete(clerk, further, R"({"outcome":"accept"})").status, 200);
  ASSERT_EQ(publish(other_name()).status, 201) << publish(other_name()).body;
  const auto before = company.get("/api/v1/cases/" + waiting);

  const auto lost = move("[]", true);
  ASSERT_EQ(lost.status, 200) << lost.body;
  EXPECT_EQ(lost.text("looked"), "2");
  EXPECT_EQ(lost.text("movable"), "1");
  EXPECT_EQ(lost.text("stuck/0/case_number"), waiting);
  EXPECT_EQ(lost.text("stuck/0/elements/0"), "accept");
  EXPECT_EQ(lost.text("stuck/0/code"), "bpmn.not_movable");
  EXPECT_EQ(company.get("/api/v1/cases/" + further).text("process/version"), "1") << "a dry run";

  const std::string mapping = R"([{"from":"accept","to":"take"}])";
  EXPECT_EQ(move(mapping, true).text("movable"), "2");
  EXPECT_EQ(move(mapping, false, "sysadmin", " ").text("code"), "process.note");
  EXPECT_EQ(move(mapping, false, "supervisor1").status, 403);
  EXPECT_EQ(move(R"([{"from":"nothing","to":"take"}])", false).text("fields/0/field"),
            "mapping/0/from");
  const auto moved = move(mapping, false);
  EXPECT_EQ(moved.text("movable"), "2") << moved.body;
  EXPECT_EQ(move(mapping, false).text("looked"), "0") << "nobody is left";

  const auto after = company.get("/api/v1/cases/" + waiting);
  EXPECT_EQ(after.text("process/version"), "2");
  EXPECT_EQ(after.text("tasks/0/name"), "收件");
  EXPECT_EQ(after.text("tasks/0/due_at"), before.text("tasks/0/due_at"));
  EXPECT_EQ(json::serialize(after.at("clock")), json::serialize(before.at("clock")));
  EXPECT_EQ(after.at("clocks").as_array().size(), before.at("clocks").as_array().size());
  // The clerk finds it, and the silence of five working days still counts (行政許可法 32).
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_NE(town_.task(clerk, waiting), "");
  town_.pass(10 * kDay);
  EXPECT_EQ(town_.fire(), 1);
  EXPECT_EQ(company.get("/api/v1/cases/" + waiting).text("acceptance"), "deemed");
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/processes/permit").text("versions/0/running"), "2");
}

}  // namespace
}  // namespace tb::trial
