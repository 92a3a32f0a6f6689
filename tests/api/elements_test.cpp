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
    const auto done = town_.city().models->publish("permit", xml);
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

TEST_P(ElementsTest, ADrawingThatBreaksTheLawOfItsPowerIsNotPublished) {  // 行政許可法 34、37
  const auto law = app::skeleton_of("permit");
  ASSERT_TRUE(law) << law.error().detail;
  auto& models = *town_.city().models;
  const auto before = *models.newest("permit");
  const auto refused =
      models.publish("permit",
                     changed_drawing("permit", R"(tb:not_same_as="accept review clarify")",
                                     R"(tb:not_same_as="review")"),
                     &*law);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "flow.model_unlawful");
  ASSERT_EQ(refused.error().fields.size(), 1u);
  EXPECT_EQ(refused.error().fields[0].field, "decide");
  EXPECT_NE(refused.error().fields[0].message.find("行政许可法 34、37"), std::string::npos);
  EXPECT_EQ(*models.newest("permit"), before);
}

TEST_P(ElementsTest, ADrawingThatNeedsWhatCasesDoNotHaveIsNotPublished) {
  const auto refused =
      town_.city().models->publish("permit", waiting_first("<bpmn:messageEventDefinition/>"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "flow.model_not_executable");
  EXPECT_NE(refused.error().detail.find("等一等（wait"), std::string::npos)
      << refused.error().detail;
}

}  // namespace
}  // namespace tb::trial
