// Drawings played step by step, and the ways of findings played to what they say.
#include "engine/bpmn/rehearse.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/law.hpp"
#include "engine/bpmn/tests/drawing.hpp"

namespace tb::bpmn {
namespace {

constexpr Instant kBegin{1'772'416'800'000'000};  // 2026-03-02 10:00 +08:00

ModelPtr permit() { return *read(file("data/processes/permit.bpmn")); }

std::string offers(const Rehearsal& now) {
  std::string text;
  for (const RehearsalOffer& one : now.offers) {
    text += one.step.element + " " + one.step.event;
    if (!one.step.value.empty()) text += "=" + one.step.value;
    text += " ->";
    for (const std::string& id : one.leads) text += " " + id;
    text += "\n";
  }
  return text;
}

std::vector<PlayStep> way(const Rehearsal& from, std::vector<PlayStep> so_far,
                          std::string_view element, std::string_view value = {}) {
  for (const RehearsalOffer& one : from.offers)
    if (one.step.element == element && (value.empty() || one.step.value == value)) {
      so_far.push_back(one.step);
      return so_far;
    }
  ADD_FAILURE() << element << " is not offered: " << offers(from);
  return so_far;
}

TEST(Rehearse, OffersWhatMayHappenAndWhereItLeads) {
  const ModelPtr model = permit();
  const Rehearsal before = rehearse(*model, {}, kBegin);
  EXPECT_EQ(offers(before), " start -> accept\n");
  EXPECT_TRUE(before.tokens.empty());
  const Rehearsal begun = rehearse(*model, way(before, {}, ""), kBegin);
  ASSERT_EQ(begun.tokens.size(), 1u);
  EXPECT_EQ(begun.tokens[0].element, "accept");
  EXPECT_EQ(begun.offers[0].value_name, "受理");
  EXPECT_EQ(offers(begun),
            "accept complete=accept -> review\naccept complete=correct -> correct\n"
            "accept complete=refuse -> not_accepted\nnotice_elapsed timer -> deem_accept\n");
}

TEST(Rehearse, GoesToTheEndAndNamesWhatItPassed) {
  const ModelPtr model = permit();
  std::vector<PlayStep> steps;
  Rehearsal now = rehearse(*model, steps, kBegin);
  for (const auto& [element, value] :
       std::vector<std::pair<std::string, std::string>>{{"", ""}, {"accept", "refuse"}}) {
    steps = way(now, steps, element, value);
    now = rehearse(*model, steps, kBegin);
  }
  EXPECT_TRUE(now.ended);
  EXPECT_TRUE(now.offers.empty());
  EXPECT_TRUE(now.stopped.empty());
  EXPECT_EQ(now.made, 2u);
  EXPECT_EQ(now.last, (std::vector<std::string>{"accept", "acceptance", "not_accepted"}));
  EXPECT_EQ(now.passed.front(), "received");
}

// What the drawing leaves open is asked: each way is an offer of its own, and is gone as chosen.
TEST(Rehearse, AnOpenConditionIsAChoice) {
  const ModelPtr model =
      (Drawing().raw(
           R"(<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g" default="no"/><endEvent id="big"/><endEvent id="small"/>)"
           R"(<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>)"
           R"(<sequenceFlow id="yes" sourceRef="g" targetRef="big"><conditionExpression>amount > 5</conditionExpression></sequenceFlow>)"
           R"(<sequenceFlow id="no" sourceRef="g" targetRef="small"/>)"))
          .model();
  const std::vector<PlayStep> begun{{"", "start", ""}};
  const Rehearsal now = rehearse(*model, begun, kBegin);
  ASSERT_EQ(now.offers.size(), 2u) << offers(now);
  for (const RehearsalOffer& offer : now.offers) {
    std::vector<PlayStep> steps = begun;
    steps.push_back(offer.step);
    const Rehearsal after = rehearse(*model, steps, kBegin);
    EXPECT_TRUE(after.ended);
    EXPECT_EQ(after.last.back(), offer.leads.at(0));
  }
}

// A gateway that asks for an amount and whether something is urgent, behind a task.
ModelPtr asking() {
  return (Drawing().raw(
              R"(<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g" default="no"/><endEvent id="big"/><endEvent id="fast"/><endEvent id="small"/>)"
              R"(<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>)"
              R"(<sequenceFlow id="yes" sourceRef="g" targetRef="big"><conditionExpression>amount > 5</conditionExpression></sequenceFlow>)"
              R"(<sequenceFlow id="now" sourceRef="g" targetRef="fast"><conditionExpression>urgent</conditionExpression></sequenceFlow>)"
              R"(<sequenceFlow id="no" sourceRef="g" targetRef="small"/>)"))
      .model();
}

TEST(Rehearse, AConditionWhoseValuesAreGivenIsDecided) {
  const ModelPtr model = asking();
  const std::vector<PlayStep> begun{{"", "start", ""}};
  EXPECT_EQ(rehearse(*model, begun, kBegin).asked, (std::vector<std::string>{"amount", "urgent"}));
  EXPECT_EQ(offers(rehearse(*model, begun, kBegin)),
            "a complete -> big\na complete -> fast\na complete -> small\n");
  EXPECT_EQ(offers(rehearse(*model, begun, kBegin, {{0, {{"amount", 6}}}})), "a complete -> big\n");
  EXPECT_EQ(offers(rehearse(*model, begun, kBegin, {{1, {{"amount", 5}}}})),
            "a complete -> fast\na complete -> small\n");
  EXPECT_EQ(
      offers(rehearse(*model, begun, kBegin, {{0, {{"amount", 5}}}, {7, {{"urgent", true}}}})),
      "a complete -> fast\n");
  const Rehearsal done =
      rehearse(*model, {{"", "start", ""}, {"a", "complete", ""}}, kBegin, {{1, {{"amount", 6}}}});
  EXPECT_TRUE(done.ended);
  EXPECT_EQ(done.last.back(), "big");
}

// What was walked stays as it was chosen, though a value that is given later says otherwise.
TEST(Rehearse, AValueGivenLaterDoesNotChangeTheWayThere) {
  const ModelPtr model = asking();
  std::vector<PlayStep> steps{{"", "start", ""}};
  for (const RehearsalOffer& one : rehearse(*model, steps, kBegin).offers)
    if (one.leads.at(0) == "small") steps.push_back(one.step);
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(rehearse(*model, steps, kBegin, {{2, {{"amount", 6}}}}).last.back(), "small");
}

TEST(Rehearse, TimeJumpsToTheTimerThatFires) {
  const ModelPtr model =
      (Drawing().raw(
           R"(<startEvent id="s"/><intermediateCatchEvent id="w"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>)"
           R"(<sequenceFlow id="f1" sourceRef="s" targetRef="w"/><sequenceFlow id="f2" sourceRef="w" targetRef="e"/>)"))
          .model();
  const Rehearsal waiting = rehearse(*model, {{"", "start", ""}}, kBegin);
  ASSERT_EQ(waiting.offers.size(), 1u);
  EXPECT_EQ(waiting.offers[0].due_at, (Instant{kBegin.us + 2 * kDay}));
  EXPECT_EQ(rehearse(*model, {{"", "start", ""}, waiting.offers[0].step}, kBegin).now.us,
            kBegin.us + 2 * kDay);
}

TEST(Rehearse, SaysWhyAStepCannotBeMade) {
  const Rehearsal odd =
      rehearse(*permit(), {{"", "start", ""}, {"decide", "complete", "grant"}}, kBegin);
  EXPECT_EQ(odd.made, 1u);
  EXPECT_FALSE(odd.stopped.empty());
  EXPECT_EQ(odd.stopped_code, "play.not_now");
  EXPECT_FALSE(odd.offers.empty());
  const std::vector<PlayStep> many(kMaxRehearsed + 5, PlayStep{"", "start", ""});
  EXPECT_EQ(rehearse(*permit(), many, kBegin).made, 1u);
}

// The example of every finding can be played, step for step.
TEST(Rehearse, EveryExampleCanBePlayed) {
  const auto skeleton = read_skeleton(file("data/laws/skeletons/permit.json"));
  ASSERT_TRUE(skeleton);
  std::string xml = file("data/processes/permit.bpmn");
  const std::string from = R"(sourceRef="acceptance" targetRef="review")";
  const std::size_t at = xml.find(from);
  ASSERT_NE(at, std::string::npos);
  xml.replace(at, from.size(), R"(sourceRef="acceptance" targetRef="decide")");
  const ModelPtr model = *read(xml);
  std::vector<Finding> findings = unlawful(*model, *skeleton);
  for (Finding& finding : soundness(*model)) findings.push_back(std::move(finding));
  ASSERT_FALSE(findings.empty());
  for (const Finding& finding : findings)
    EXPECT_EQ(rehearse(*model, finding.example, kBegin).made, finding.example.size())
        << finding.message;
}

TEST(Rehearse, TheWayToADeadlockEndsThere) {
  const ModelPtr model =
      (Drawing().raw(
           R"(<startEvent id="s"/><exclusiveGateway id="x"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="e"/>)"
           R"(<sequenceFlow id="f1" sourceRef="s" targetRef="x"/>)"
           R"(<sequenceFlow id="fa" sourceRef="x" targetRef="a"><conditionExpression>n = 1</conditionExpression></sequenceFlow>)"
           R"(<sequenceFlow id="fb" sourceRef="x" targetRef="b"><conditionExpression>n = 2</conditionExpression></sequenceFlow>)"
           R"(<sequenceFlow id="ga" sourceRef="a" targetRef="j"/><sequenceFlow id="gb" sourceRef="b" targetRef="j"/><sequenceFlow id="f3" sourceRef="j" targetRef="e"/>)"))
          .model();
  const std::vector<Finding> findings = soundness(*model);
  const auto found = std::ranges::find(findings, "deadlock", &Finding::kind);
  ASSERT_NE(found, findings.end());
  const Rehearsal there = rehearse(*model, found->example, kBegin);
  EXPECT_EQ(there.made, found->example.size());
  EXPECT_FALSE(there.ended);
  EXPECT_FALSE(there.stopped.empty());
  EXPECT_EQ(there.tokens.at(0).element, "j");
}

}  // namespace
}  // namespace tb::bpmn
