// Elements of drawings between tasks, in a city with a database and a clock.
#include <fmt/format.h>

#include "app/share.hpp"
#include "support/drawings.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

// The shipped permit, waiting between receipt and acceptance.
std::string waiting_first(std::string_view timer) {
  return changed_drawing(
      "permit", R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>)",
      fmt::format(R"(<bpmn:sequenceFlow id="to_wait" sourceRef="received" targetRef="wait"/>
<bpmn:intermediateCatchEvent id="wait" name="等一等">{}</bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="to_accept" sourceRef="wait" targetRef="accept"/>)",
                  timer));
}
constexpr std::string_view kTwoHours =
    "<bpmn:timerEventDefinition><bpmn:timeDuration>PT2H</bpmn:timeDuration>"
    "</bpmn:timerEventDefinition>";

class ElementsTest : public testing::TestWithParam<std::string> {
 protected:
  void publish(const std::string& xml) {
    const auto done = town_.city().models->publish({.key = "permit", .xml = xml});
    ASSERT_TRUE(done) << done.error().detail;
  }
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, ElementsTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(ElementsTest, ATimerOnTheWayIsWaitedForAndFiresOnce) {
  publish(waiting_first(kTwoHours));
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  EXPECT_EQ(town_.task(clerk, number), "") << "nobody has to do anything yet";
  town_.pass(kHour);
  EXPECT_EQ(town_.fire(), 0);
  town_.pass(2 * kHour);
  EXPECT_EQ(town_.fire(), 1);
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
}

TEST_P(ElementsTest, ATimerOnTheWayOfAWithdrawnCaseIsGone) {
  publish(waiting_first(kTwoHours));
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  const auto withdrawn =
      company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"不办了"})");
  EXPECT_EQ(withdrawn.status, 200) << withdrawn.body;
  town_.pass(3 * kHour);
  EXPECT_EQ(town_.fire(), 0);
}

TEST_P(ElementsTest, NobodyWaitsForALimitThatTheItemDoesNotHave) {
  publish(waiting_first(R"(<bpmn:timerEventDefinition tb:clock="deemed_withdrawal"/>)"));
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  EXPECT_NE(town_.task(clerk, number), "");
}

// A table is asked before the acceptance, with a limit of `amount` working days; who is warned
// early has somebody look first.
std::string asking(std::string_view amount, std::string_view called = "yellow_card/黄牌") {
  return changed_drawing(
      "permit", R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>)",
      fmt::format(
          R"(<bpmn:businessRuleTask id="ask" name="提前几天" tb:decision="{}" tb:result="days"><bpmn:extensionElements>)"
          R"(<tb:input name="时限" value="{}"/><tb:input name="时限种类" value="&quot;decision&quot;"/><tb:input name="单位" value="&quot;个工作日&quot;"/></bpmn:extensionElements></bpmn:businessRuleTask>)"
          R"(<bpmn:exclusiveGateway id="early" default="at_once"/><bpmn:userTask id="look" name="先看一看" tb:act="clarify" tb:role="accepter" tb:outcomes="answer"><bpmn:extensionElements><tb:outcome id="answer" name="看过了"/></bpmn:extensionElements></bpmn:userTask>)"
          R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="ask"/><bpmn:sequenceFlow id="q4" sourceRef="ask" targetRef="early"/>)"
          R"(<bpmn:sequenceFlow id="q5" sourceRef="early" targetRef="look"><bpmn:conditionExpression>days > 1</bpmn:conditionExpression></bpmn:sequenceFlow>)"
          R"(<bpmn:sequenceFlow id="at_once" sourceRef="early" targetRef="accept"/><bpmn:sequenceFlow id="q6" sourceRef="look" targetRef="accept"/>)",
          called, amount));
}

TEST_P(ElementsTest, ATableDecidesOnTheWayAndTheCaseKeepsWhatItSaid) {
  auto company = town_.as("company1");
  const auto standing = [&](const std::string& number) {
    return company.get("/api/v1/cases/" + number).text("tasks/0/element");
  };
  publish(asking("3"));
  EXPECT_EQ(standing(town_.submitted(company, kVenue)), "accept");
  publish(asking("60"));
  const auto number = town_.submitted(company, kVenue);
  EXPECT_EQ(standing(number), "look");
  const auto kept = company.get("/api/v1/cases/" + number + "/decisions");
  ASSERT_EQ(kept.status, 200) << kept.body;
  const auto last = fmt::format("items/{}/", kept.at("items").as_array().size() - 1);
  EXPECT_EQ(kept.text(last + "model"), "yellow_card");
  EXPECT_EQ(kept.text(last + "inputs/时限"), "60");
  EXPECT_EQ(kept.text(last + "same"), "true") << kept.body;
}

// A table that is not there stops the process, not the person.
TEST_P(ElementsTest, AMissingTableIsAnIncident) {
  auto company = town_.as("company1");
  publish(asking("3", "no_table/黄牌"));
  const auto number = town_.submitted(company, kVenue);
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("state"), "received");
  const auto list = town_.as("sysadmin").get("/api/v1/ops/incidents");
  EXPECT_EQ(list.text("items/0/code"), "decision.not_found") << list.body;
}

TEST_P(ElementsTest, ADrawingThatNeedsWhatCasesDoNotHaveIsNotPublished) {
  const auto refused = town_.city().models->publish(
      {.key = "permit",
       .xml = changed_drawing("permit", R"(name="视为受理" tb:act="deem_accept")",
                              R"(name="视为受理")")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "flow.model_not_executable");
  EXPECT_NE(refused.error().detail.find("视为受理（deem_accept"), std::string::npos)
      << refused.error().detail;
}

}  // namespace
}  // namespace tb::trial
