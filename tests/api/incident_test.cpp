// A process that cannot go on: what people did stays done, nothing loops, the system administrator
// is told and can try again. Both databases.
#include <fmt/format.h>

#include <array>
#include <barrier>
#include <thread>

#include "support/drawings.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

constexpr std::string_view kModel = "permit";
std::string drawing() { return drawing_of(kModel); }
std::string changed(std::string_view from, std::string_view to) {
  return changed_drawing(kModel, from, to);
}
// No flow is open after an acceptance.
std::string no_way() { return changed(R"(outcome = "accept")", R"(outcome = "taken")"); }
// The timer of the five days leads nowhere: nobody set this variable.
std::string no_variable() {
  return changed(
      R"(<bpmn:sequenceFlow id="when_silent" name="未告知" sourceRef="notice_elapsed" targetRef="deem_accept"/>)",
      R"(<bpmn:sequenceFlow id="when_silent" name="未告知" sourceRef="notice_elapsed" targetRef="deem_accept"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">unheard_of = 1</bpmn:conditionExpression></bpmn:sequenceFlow>)");
}
// The very start leads nowhere.
std::string no_start() {
  return changed(
      R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>)",
      R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">unheard_of = 1</bpmn:conditionExpression></bpmn:sequenceFlow>)");
}

class IncidentTest : public testing::TestWithParam<std::string> {
 protected:
  void publish(const std::string& xml) {
    const auto done = town_.city().models->publish({.key = "permit", .xml = xml});
    ASSERT_TRUE(done) << done.error().detail;
  }
  Said incidents() { return town_.as("sysadmin").get("/api/v1/ops/incidents"); }
  Said retry(std::string_view who, const std::string& id) {
    return town_.as(who).post("/api/v1/ops/incidents/" + id + "/retry", "");
  }
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, IncidentTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(IncidentTest, AnActStaysDoneWhereNoFlowIsOpenAndGoesOnWhenTheModelIsMended) {
  publish(no_way());
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto number = town_.submitted(company, kVenue);
  const auto accepted = town_.complete(clerk, number, R"({"outcome":"accept"})", "accept-once-1");
  EXPECT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(accepted.text("state"), "accepted") << "accepted by law, whatever the machine does";
  EXPECT_EQ(accepted.text("process/stands"), "true");
  EXPECT_TRUE(accepted.at("tasks").as_array().empty());
  EXPECT_EQ(town_.task(clerk, number), "") << "the task is done";
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_TRUE(seen.body.contains("管理员正在处理"));
  bool notice = false;
  for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i)
    notice = notice || seen.text(fmt::format("documents/{}/kind", i)) == "acceptance";
  EXPECT_TRUE(notice);

  const auto list = incidents();
  EXPECT_EQ(list.text("items/0/case_number"), number) << list.body;
  EXPECT_EQ(list.text("items/0/code"), "bpmn.no_flow");
  EXPECT_EQ(list.text("items/0/kind"), "task");
  EXPECT_EQ(list.text("items/0/element"), "accept");
  EXPECT_EQ(list.text("items/0/element_name"), "收件预审与受理");
  EXPECT_EQ(list.text("items/0/state_name"), "已受理");
  EXPECT_FALSE(list.body.contains("青禾")) << "nothing of the applicant";
  const auto id = list.text("items/0/id");
  const auto still = retry("sysadmin", id);
  EXPECT_EQ(still.status, 409);
  EXPECT_EQ(still.text("code"), "incident.still_stuck");
  EXPECT_EQ(still.text("state"), "incident");
  EXPECT_EQ(incidents().text("items/0/attempts"), "2");

  publish(drawing());
  const auto mended = retry("sysadmin", id);
  EXPECT_EQ(mended.status, 200) << mended.body;
  EXPECT_FALSE(mended.text("resolved_at").empty());
  EXPECT_EQ(retry("sysadmin", id).text("code"), "incident.resolved");
  EXPECT_TRUE(incidents().at("items").as_array().empty());
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("process/stands"), "false");
  EXPECT_EQ(town_.complete(reviewer, number, R"({"outcome":"pass"})").text("state"), "in_review");
}

TEST_P(IncidentTest, ASubmissionIsReceivedEvenIfNothingStarts) {
  publish(no_start());
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  EXPECT_EQ(incidents().text("items/0/kind"), "start");
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("documents/0/kind"), "receipt");
  publish(drawing());
  EXPECT_EQ(retry("sysadmin", incidents().text("items/0/id")).status, 200);
  auto clerk = town_.as("clerk1");
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").text("state"), "accepted");
}

TEST_P(IncidentTest, TwoWhoTryAtOnceMakeTheStepOnce) {
  publish(no_way());
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  town_.complete(clerk, number, R"({"outcome":"accept"})");
  const auto id = incidents().text("items/0/id");
  publish(drawing());
  std::barrier start(2);
  std::array<Said, 2> answers;
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers)
      threads.emplace_back([&] {
        auto admin = town_.as("sysadmin");
        start.arrive_and_wait();
        answer = admin.post("/api/v1/ops/incidents/" + id + "/retry", "");
      });
  }
  EXPECT_EQ(answers[0].status + answers[1].status, 200 + 409) << answers[0].body << answers[1].body;
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(seen.at("tasks").as_array().size(), 1U) << "one review, not two";
}

TEST_P(IncidentTest, ManyWhoActAtOnceAreAllAnsweredAlthoughTheProcessStands) {
  publish(no_way());
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  const auto task = town_.task(clerk, number);
  constexpr int kAtOnce = 5;
  std::barrier start(kAtOnce);
  std::vector<Said> answers(kAtOnce);
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers)
      threads.emplace_back([&] {
        auto one = town_.as("clerk1");
        start.arrive_and_wait();
        answer = one.post("/api/v1/tasks/" + task + "/complete", R"({"outcome":"accept"})");
      });
  }
  int won = 0;
  for (const auto& answer : answers) {
    won += answer.status == 200 ? 1 : 0;
    if (answer.status != 200) EXPECT_EQ(answer.status, 409) << answer.body;
  }
  EXPECT_EQ(won, 1);
  EXPECT_EQ(incidents().at("items").as_array().size(), 1U);
}

TEST_P(IncidentTest, NobodyIsKeptInACaseThatStands) {
  publish(no_start());
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  const auto gone = company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"不办了"})");
  EXPECT_EQ(gone.text("state"), "withdrawn") << gone.body;
  EXPECT_TRUE(incidents().at("items").as_array().empty()) << "nothing is left to mend";
}

TEST_P(IncidentTest, AFailingTimerHoldsUpNoOtherAndWaitsLongerEachTime) {
  auto company = town_.as("company1");
  publish(no_variable());
  const auto stuck = town_.submitted(company, kVenue);
  town_.pass(kHour);
  publish(drawing());
  const auto well = town_.submitted(company, kVenue);
  town_.pass(8 * kDay);
  EXPECT_EQ(town_.fire(), 1) << "the older one fails, the other fires";
  EXPECT_EQ(company.get("/api/v1/cases/" + well).text("acceptance"), "deemed");
  EXPECT_EQ(company.get("/api/v1/cases/" + stuck).text("state"), "received");
  const auto first = incidents();
  EXPECT_EQ(first.text("items/0/case_number"), stuck) << first.body;
  EXPECT_EQ(first.text("items/0/kind"), "timer");
  EXPECT_EQ(first.text("items/0/element"), "notice_elapsed");
  EXPECT_FALSE(first.text("items/0/next_try_at").empty());
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_EQ(incidents().text("items/0/attempts"), "1") << "not tried again at once";
  town_.pass(2 * kMinute);
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_EQ(incidents().text("items/0/attempts"), "2");
  town_.pass(kMinute);
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_EQ(incidents().text("items/0/attempts"), "2") << "now two minutes";
  EXPECT_EQ(incidents().at("items").as_array().size(), 1U) << "one incident, not one a try";
  EXPECT_EQ(retry("sysadmin", incidents().text("items/0/id")).status, 200);
  const auto mended = company.get("/api/v1/cases/" + stuck);
  EXPECT_EQ(mended.text("acceptance"), "deemed") << mended.body;
  EXPECT_EQ(mended.text("accepted_at").substr(0, 10), "2026-03-02") << "from the day of receipt";
}

TEST_P(IncidentTest, TheClerkMayStillActWhereOnlyTheTimerFails) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  publish(no_variable());
  const auto number = town_.submitted(company, kVenue);
  town_.pass(8 * kDay);
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").text("state"), "accepted");
  EXPECT_TRUE(incidents().at("items").as_array().empty()) << "the timer is needed no more";
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("process/stands"), "false");
  town_.pass(kHour);
  EXPECT_EQ(town_.fire(), 0);
}

TEST_P(IncidentTest, WhoSeesAndWhoTries) {
  publish(no_start());
  auto company = town_.as("company1");
  town_.submitted(company, kVenue);
  const auto id = incidents().text("items/0/id");
  EXPECT_EQ(town_.as("supervisor1").get("/api/v1/ops/incidents").status, 200);
  EXPECT_EQ(retry("supervisor1", id).status, 403) << "he reads and never acts";
  for (const auto* who : {"company1", "clerk1", "approver1", "auditor", "secadmin"}) {
    EXPECT_EQ(town_.as(who).get("/api/v1/ops/incidents").status, 403) << who;
    EXPECT_EQ(retry(who, id).status, 403) << who;
  }
  EXPECT_EQ(retry("", id).status, 401);
  for (const auto* wrong : {"1.1", "1", "x.y", "1.x", "-1.1"})
    EXPECT_EQ(retry("sysadmin", wrong).status, 404) << wrong;
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/ops/incidents?cursor=x").status, 422);
}

// The administrator has the case go on elsewhere, and says why; nothing of what people did is lost.
TEST_P(IncidentTest, ACaseGoesOnAtAnotherStepInstead) {
  publish(no_way());
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), admin = town_.as("sysadmin");
  const auto number = town_.submitted(company, kVenue);
  ASSERT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
  const auto id = incidents().text("items/0/id");
  const auto skip = [&](std::string_view who, std::string_view body) {
    return town_.as(who).post("/api/v1/ops/incidents/" + id + "/skip", std::string(body));
  };
  EXPECT_EQ(skip("supervisor1", R"({"element":"review","reason":"图画错了"})").status, 403);
  EXPECT_EQ(skip("sysadmin", R"({"element":"review","reason":" "})").text("code"), "process.note");
  for (const auto* nowhere : {"nothing", "received", "notice_elapsed"})
    EXPECT_EQ(
        skip("sysadmin", fmt::format(R"({{"element":"{}","reason":"试"}})", nowhere)).text("code"),
        "bpmn.not_relocatable");
  EXPECT_EQ(incidents().text("items/0/attempts"), "1") << "a wrong choice is no attempt";
  const auto done = skip("sysadmin", R"({"element":"review","reason":"图画错了，受理后直接审查"})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_FALSE(done.text("resolved_at").empty());
  EXPECT_EQ(skip("sysadmin", R"({"element":"review","reason":"再来"})").text("code"),
            "incident.resolved");
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(seen.text("state"), "accepted");
  EXPECT_EQ(seen.text("tasks/0/element"), "review");
  EXPECT_NE(town_.as("reviewer1")
                .get("/api/v1/cases/" + number + "/history")
                .body.find("流程改从另一步接着办"),
            std::string::npos);
}

}  // namespace
}  // namespace tb::trial
