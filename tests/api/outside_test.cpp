// What a process has to do with the outside: errands of other systems, messages, signals, calls,
// and the hand of an administrator. Both databases.
#include <fmt/format.h>

#include "support/drawings.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

// The shipped permit with something between receipt and acceptance.
std::string first(std::string_view element, std::string_view definitions = {}) {
  auto xml = changed_drawing(
      "permit", R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>)",
      fmt::format(R"(<bpmn:sequenceFlow id="to_first" sourceRef="received" targetRef="first"/>{}
<bpmn:sequenceFlow id="to_accept" sourceRef="first" targetRef="accept"/>)",
                  element));
  xml.insert(xml.find("<bpmn:process id="), definitions);
  return xml;
}
// A system outside compares the name with the register; what it says decides nothing here.
std::string outside(std::string_view more = {}) {
  return first(fmt::format(
      R"(<bpmn:serviceTask id="first" name="查登记" tb:topic="register" tb:retries="2"><bpmn:extensionElements><tb:input name="purpose" value="&quot;venue&quot;"/></bpmn:extensionElements></bpmn:serviceTask>{})",
      more));
}
std::string awaiting(std::string_view kind, std::string_view name) {
  return first(
      fmt::format(
          R"(<bpmn:intermediateCatchEvent id="first" name="等消息"><bpmn:{0}EventDefinition {0}Ref="m1"/></bpmn:intermediateCatchEvent>)",
          kind),
      fmt::format(R"(<bpmn:{0} id="m1" name="{1}"/>)", kind, name));
}

class OutsideTest : public testing::TestWithParam<std::string> {
 protected:
  void publish(const std::string& xml, const std::string& key = "permit") {
    const auto done = town_.city().models->publish({.key = key, .xml = xml});
    ASSERT_TRUE(done) << done.error().detail;
  }
  std::string submitted() {
    auto company = town_.as("company1");
    numbers_.push_back(town_.submitted(company, kVenue));
    return numbers_.back();
  }
  // Whatever happened to a case, its journal makes the same process again.
  void TearDown() override {
    for (const auto& number : numbers_) {
      const auto made = town_.as("supervisor1").get("/api/v1/ops/processes/" + number + "/replay");
      EXPECT_EQ(made.status, 200) << made.body;
      EXPECT_EQ(made.text("same"), "true") << made.body;
      EXPECT_NE(made.text("events"), "0");
    }
  }
  Said lease(std::string_view worker = "one") {
    return town_.as("system1").post(
        "/api/v1/errands/lease",
        fmt::format(R"({{"topic":"register","worker":"{}","seconds":60}})", worker));
  }
  Said answer(const Said& leased, std::string_view act, std::string_view rest = {}) {
    return town_.as("system1").post(
        fmt::format("/api/v1/errands/{}/{}", leased.text("items/0/id"), act),
        fmt::format(R"({{"fence":{}{}}})", leased.text("items/0/fence"), rest));
  }
  std::string standing(const std::string& number) {
    return town_.as("sysadmin").get("/api/v1/ops/processes/" + number).text("standing/0/element");
  }
  Said govern(const std::string& number, std::string_view act, std::string_view body,
              std::string_view who = "sysadmin") {
    return town_.as(who).post(fmt::format("/api/v1/ops/processes/{}/{}", number, act),
                              std::string(body));
  }
  Said complete_as(std::string_view who, const std::string& number, const std::string& body) {
    auto person = town_.as(who);
    return town_.complete(person, number, body);
  }
  std::int64_t deliver() { return town_.city().cases->deliver_letters(100).value_or(-1); }
  Said incidents() { return town_.as("sysadmin").get("/api/v1/ops/incidents"); }
  std::string history(const std::string& number) {
    return town_.as("company1").get("/api/v1/cases/" + number + "/history").body;
  }
  Town town_{GetParam()};
  std::vector<std::string> numbers_;
};
INSTANTIATE_TEST_SUITE_P(Databases, OutsideTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(OutsideTest, AnErrandIsLeasedDoneAndGone) {
  publish(outside());
  const auto number = submitted();
  const auto leased = lease();
  ASSERT_EQ(leased.status, 200) << leased.body;
  EXPECT_EQ(leased.text("items/0/case_number"), number);
  EXPECT_EQ(leased.text("items/0/name"), "查登记");
  EXPECT_EQ(leased.text("items/0/attempt"), "1");
  EXPECT_EQ(leased.text("items/0/variables/purpose"), "venue")
      << "个人信息保护法 6: what the drawing names goes out, and nothing else: " << leased.body;
  EXPECT_FALSE(leased.body.contains("青禾"));
  EXPECT_TRUE(lease("two").at("items").as_array().empty()) << "it has a holder";
  const auto done = answer(leased, "complete", R"(,"variables":{"found":true})");
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.text("standing/0/element"), "accept");
  const auto again = answer(leased, "complete");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.text("code"), "errand.lease_lost") << "the same event twice";
  EXPECT_TRUE(history(number).contains("外部系统办完"));
  auto clerk = town_.as("clerk1");
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
}

TEST_P(OutsideTest, ALeaseThatRunsOutInTheMiddleOfTheWorkIsWorthNothing) {
  publish(outside());
  const auto number = submitted();
  const auto slow = lease("slow");
  town_.pass(2 * kMinute);
  const auto quick = lease("quick");
  ASSERT_EQ(quick.text("items/0/id"), slow.text("items/0/id")) << quick.body;
  EXPECT_EQ(quick.text("items/0/attempt"), "2");
  const auto late = answer(slow, "complete");
  EXPECT_EQ(late.status, 409) << late.body;
  EXPECT_EQ(late.text("code"), "errand.lease_lost");
  EXPECT_EQ(standing(number), "first") << "the late one has changed nothing";
  EXPECT_EQ(answer(slow, "keep", R"(,"seconds":60)").status, 409);
  EXPECT_EQ(answer(slow, "fail", R"(,"reason":"late")").status, 409);
  EXPECT_EQ(answer(quick, "complete").status, 200);
  EXPECT_EQ(standing(number), "accept");
}

TEST_P(OutsideTest, AKeptLeaseLastsLonger) {
  publish(outside());
  submitted();
  const auto leased = lease();
  EXPECT_EQ(answer(leased, "keep", R"(,"seconds":3600)").status, 200);
  town_.pass(2 * kMinute);
  EXPECT_TRUE(lease("two").at("items").as_array().empty());
  EXPECT_EQ(answer(leased, "complete").status, 200);
}

TEST_P(OutsideTest, WhatFailsIsTriedLaterAndThenAnAdministratorIsTold) {
  publish(outside());
  const auto number = submitted();
  const auto first_try = lease();
  EXPECT_EQ(answer(first_try, "fail", R"(,"reason":"登记系统在维护")").status, 200);
  EXPECT_TRUE(lease().at("items").as_array().empty()) << "not at once";
  town_.pass(2 * kMinute);
  const auto second = lease();
  EXPECT_EQ(second.text("items/0/attempt"), "2") << second.body;
  EXPECT_EQ(answer(second, "fail", R"(,"reason":"还在维护")").status, 200);
  const auto list = incidents();
  EXPECT_EQ(list.text("items/0/kind"), "errand") << list.body;
  EXPECT_EQ(list.text("items/0/reason"), "还在维护");
  EXPECT_EQ(list.text("items/0/element_name"), "查登记");
  town_.pass(kDay);
  EXPECT_TRUE(lease().at("items").as_array().empty()) << "until somebody says so";
  const auto id = list.text("items/0/id");
  const auto mended = town_.as("sysadmin").post("/api/v1/ops/incidents/" + id + "/retry", "");
  EXPECT_EQ(mended.status, 200) << mended.body;
  const auto third = lease();
  EXPECT_EQ(third.text("items/0/attempt"), "1") << third.body;
  EXPECT_EQ(answer(third, "complete").status, 200);
  EXPECT_EQ(standing(number), "accept");
  EXPECT_TRUE(incidents().at("items").as_array().empty());
}

TEST_P(OutsideTest, WhoeverDiesWithItEachTimeMakesItAnIncidentThatCanBeSkipped) {
  publish(outside());
  const auto number = submitted();
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(lease().at("items").as_array().size(), 1U);
    town_.pass(2 * kMinute);
  }
  EXPECT_TRUE(lease().at("items").as_array().empty());
  const auto list = incidents();
  ASSERT_EQ(list.text("items/0/kind"), "errand") << list.body;
  const auto skipped = town_.as("sysadmin")
                           .post("/api/v1/ops/incidents/" + list.text("items/0/id") + "/skip",
                                 R"({"element":"accept","reason":"登记系统停用，人工核对"})");
  EXPECT_EQ(skipped.status, 200) << skipped.body;
  EXPECT_EQ(standing(number), "accept");
  town_.pass(kDay);
  EXPECT_TRUE(lease().at("items").as_array().empty()) << "it is no longer wanted";
}

TEST_P(OutsideTest, AnErrorOfTheDrawingGoesItsOwnWay) {
  auto xml = outside(
      R"(<bpmn:boundaryEvent id="unknown" attachedToRef="first"><bpmn:errorEventDefinition errorRef="e1"/></bpmn:boundaryEvent><bpmn:userTask id="look" name="人工核对" tb:act="clarify" tb:role="accepter"/><bpmn:sequenceFlow id="u1" sourceRef="unknown" targetRef="look"/><bpmn:sequenceFlow id="u2" sourceRef="look" targetRef="accept"/>)");
  xml.insert(xml.find("<bpmn:process id="), R"(<bpmn:error id="e1" errorCode="NOT_FOUND"/>)");
  publish(xml);
  const auto number = submitted();
  const auto failed = answer(lease(), "fail", R"(,"reason":"查无此人","error":"NOT_FOUND")");
  EXPECT_EQ(failed.status, 200) << failed.body;
  EXPECT_EQ(standing(number), "look");
  EXPECT_TRUE(lease().at("items").as_array().empty());
}

// The work is done; where the process cannot go on with it, the answer is kept.
TEST_P(OutsideTest, AnAnswerThatTheProcessCannotTakeIsKeptAsAnIncident) {
  auto xml = outside();
  xml.replace(
      xml.find(R"(sourceRef="first" targetRef="accept"/>)"), 39,
      R"(sourceRef="first" targetRef="accept"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">good = true</bpmn:conditionExpression></bpmn:sequenceFlow>)");
  publish(xml);
  const auto number = submitted();
  const auto done = answer(lease(), "complete", R"(,"variables":{"good":false})");
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.text("stands"), "true");
  EXPECT_EQ(incidents().text("items/0/kind"), "event");
  publish(outside());
  const auto mended =
      town_.as("sysadmin")
          .post("/api/v1/ops/incidents/" + incidents().text("items/0/id") + "/retry", "");
  EXPECT_EQ(mended.status, 200) << mended.body;
  EXPECT_EQ(standing(number), "accept");
}

TEST_P(OutsideTest, AWithdrawnCaseWantsNothingAnyMore) {
  publish(outside());
  const auto number = submitted();
  const auto leased = lease();
  auto company = town_.as("company1");
  EXPECT_EQ(company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"不办了"})").status,
            200);
  EXPECT_EQ(answer(leased, "complete").text("code"), "errand.lease_lost");
}

TEST_P(OutsideTest, OnlyTheSystemOfTheBodyTakesErrandsAndSendsMessages) {
  publish(outside());
  const auto number = submitted();
  for (const auto* who : {"sysadmin", "reviewer1", "company1", "auditor"}) {
    EXPECT_EQ(
        town_.as(who).post("/api/v1/errands/lease", R"({"topic":"register","worker":"x"})").status,
        403)
        << who;
    EXPECT_EQ(town_.as(who)
                  .post("/api/v1/cases/" + number + "/messages", R"({"name":"x"})", "message-key-1")
                  .status,
              403)
        << who;
  }
  EXPECT_EQ(town_.as("system1").get("/api/v1/cases/" + number).status, 404)
      << "it sees what it is handed, and no case";
}

TEST_P(OutsideTest, WrongWordsOfASystemAreAnswered) {
  auto system = town_.as("system1");
  EXPECT_EQ(system.post("/api/v1/errands/lease", R"({"topic":"","worker":"x"})").status, 422);
  EXPECT_EQ(
      system.post("/api/v1/errands/lease", R"({"topic":"t","worker":"x","seconds":0})").status,
      422);
  EXPECT_EQ(system.post("/api/v1/errands/none/complete", R"({"fence":1})").status, 404);
  EXPECT_EQ(system.post("/api/v1/errands/1.1/complete", R"({"fence":1})").status, 404);
  publish(outside());
  submitted();
  const auto leased = lease();
  EXPECT_EQ(answer(leased, "complete", R"(,"variables":[1])").status, 422);
  const auto large = fmt::format(R"(,"variables":{{"x":"{}"}})", std::string(20'000, 'x'));
  const auto refused = answer(leased, "complete", large);
  EXPECT_EQ(refused.text("stands"), "true") << "too large for the process: " << refused.body;
  EXPECT_EQ(incidents().text("items/0/code"), "bpmn.variables_too_large");
}

TEST_P(OutsideTest, AMessageIsTakenWhereItIsAwaitedAndNowhereElse) {
  publish(awaiting("message", "public notice over"));
  const auto number = submitted();
  auto system = town_.as("system1");
  const auto path = "/api/v1/cases/" + number + "/messages";
  EXPECT_EQ(system.post(path, R"({"name":"something else"})", "message-key-1").text("code"),
            "bpmn.not_awaited");
  EXPECT_EQ(standing(number), "first");
  const std::string body = R"({"name":"public notice over","variables":{"objections":0}})";
  const auto taken = system.post(path, body, "message-key-2");
  EXPECT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(taken.text("standing/0/element"), "accept");
  EXPECT_EQ(system.post(path, body, "message-key-2").status, 200) << "the same request again";
  EXPECT_EQ(system.post(path, body, "message-key-3").status, 409) << "another message";
  EXPECT_TRUE(history(number).contains("收到消息"));
}

// One case sends, another waits; nobody waits at first.
TEST_P(OutsideTest, AMessageBetweenCasesWaitsForItsReceiver) {
  publish(awaiting("message", "neighbour"));
  const auto waits = submitted();
  publish(
      first(fmt::format(R"(<bpmn:sendTask id="first" name="告诉邻件" messageRef="m1" tb:to="{}"/>)",
                        waits),
            R"(<bpmn:message id="m1" name="neighbour"/>)"));
  const auto sends = submitted();
  EXPECT_EQ(standing(sends), "accept") << "who sends does not wait";
  EXPECT_EQ(standing(waits), "first") << "two cases share no transaction";
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(standing(waits), "accept");
  EXPECT_EQ(deliver(), 0) << "once";
  const auto again = submitted();
  EXPECT_EQ(deliver(), 1) << "nobody takes it: put off";
  EXPECT_EQ(deliver(), 0) << "and not tried at once";
  town_.pass(2 * kDay);
  EXPECT_EQ(deliver(), 1);
  EXPECT_TRUE(history(again).contains("发出的消息没有送到"));
  town_.pass(kDay);
  EXPECT_EQ(deliver(), 0);
}

TEST_P(OutsideTest, ASignalReachesAllThatWaitForItOnce) {
  publish(awaiting("signal", "hall reopened"));
  std::vector<std::string> numbers;
  for (int i = 0; i < 3; ++i) numbers.push_back(submitted());
  auto company = town_.as("company1");
  EXPECT_EQ(
      company.post("/api/v1/cases/" + numbers[1] + "/withdraw", R"({"reason":"不办了"})").status,
      200);
  EXPECT_EQ(town_.as("system1").post("/api/v1/signals", R"({"name":"hall reopened"})").status, 403);
  const auto sent = town_.as("sysadmin").post("/api/v1/signals", R"({"name":"hall reopened"})");
  EXPECT_EQ(sent.status, 200) << sent.body;
  EXPECT_EQ(standing(numbers[0]), "first");
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(standing(numbers[0]), "accept");
  EXPECT_EQ(standing(numbers[2]), "accept");
  EXPECT_EQ(deliver(), 0);
  EXPECT_EQ(standing(submitted()), "first") << "it does not wait for who comes later";
}

TEST_P(OutsideTest, ASuspendedProcessMakesNoStepAndItsClocksGoOn) {
  publish(outside());
  const auto number = submitted();
  const auto leased = lease();
  EXPECT_EQ(govern(number, "suspend", R"({"reason":""})").status, 422);
  EXPECT_EQ(govern(number, "suspend", R"({"reason":"案情复杂"})", "supervisor1").status, 403);
  const auto suspended = govern(number, "suspend", R"({"reason":"登记系统数据有误，先停"})");
  ASSERT_EQ(suspended.status, 200) << suspended.body;
  EXPECT_EQ(suspended.text("suspended"), "true");
  EXPECT_EQ(govern(number, "suspend", R"({"reason":"再停一次"})").text("code"), "flow.suspended");
  EXPECT_EQ(answer(leased, "complete").text("code"), "flow.suspended");
  town_.pass(2 * kMinute);
  EXPECT_TRUE(lease().at("items").as_array().empty()) << "nobody is sent to work on it";
  EXPECT_EQ(
      govern(number, "move", R"({"token":1,"element":"accept","reason":"换一步"})").text("code"),
      "flow.suspended");
  EXPECT_EQ(govern(number, "resume", R"({"reason":"数据改好了"})").text("suspended"), "false");
  EXPECT_EQ(govern(number, "resume", R"({"reason":"数据改好了"})").text("code"),
            "flow.not_suspended");
  EXPECT_EQ(answer(lease(), "complete").status, 200);
  EXPECT_TRUE(history(number).contains("管理员暂停流程"));
  EXPECT_TRUE(history(number).contains("管理员恢复流程"));
}

// 行政許可法 32(4): the limit of the law is not the administrator's. It fires when he lets it go
// on.
TEST_P(OutsideTest, ATimerOfASuspendedProcessFiresWhenItGoesOn) {
  const auto number = submitted();
  EXPECT_EQ(govern(number, "suspend", R"({"reason":"核查流程图"})").status, 200);
  auto clerk = town_.as("clerk1");
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").text("code"),
            "flow.suspended");
  town_.pass(10 * kDay);
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_TRUE(incidents().at("items").as_array().empty());
  EXPECT_EQ(govern(number, "resume", R"({"reason":"没有问题"})").status, 200);
  EXPECT_EQ(town_.fire(), 1);
  auto company = town_.as("company1");
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("state"), "accepted");
}

TEST_P(OutsideTest, ASuspendedCaseCanBeWithdrawn) {
  const auto number = submitted();
  EXPECT_EQ(govern(number, "suspend", R"({"reason":"核查流程图"})").status, 200);
  auto company = town_.as("company1");
  const auto withdrawn =
      company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"不办了"})");
  EXPECT_EQ(withdrawn.status, 200) << withdrawn.body;
  EXPECT_EQ(govern(number, "resume", R"({"reason":"没有问题"})").text("code"),
            "flow.not_suspended");
}

TEST_P(OutsideTest, AnAdministratorPutsATokenElsewhere) {
  publish(outside());
  const auto number = submitted();
  const auto token =
      town_.as("sysadmin").get("/api/v1/ops/processes/" + number).text("standing/0/token");
  const auto to = [&](std::string_view element) {
    return govern(
        number, "move",
        fmt::format(R"({{"token":{},"element":"{}","reason":"登记系统停用"}})", token, element));
  };
  EXPECT_EQ(to("nowhere").text("code"), "bpmn.not_relocatable");
  EXPECT_EQ(to("received").text("code"), "bpmn.not_relocatable");
  const auto moved = to("accept");
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(moved.text("standing/0/element"), "accept");
  EXPECT_TRUE(lease().at("items").as_array().empty()) << "what it waited for is void";
  EXPECT_EQ(to("accept").text("code"), "bpmn.task_gone") << "that token is gone";
  auto clerk = town_.as("clerk1");
  EXPECT_NE(town_.task(clerk, number), "");
  EXPECT_TRUE(history(number).contains("管理员把流程改到另一步"));
}

// A whole life: a correction, a limit of the law that ends by itself, a
// suspension, and the end.
TEST_P(OutsideTest, TheJournalMakesTheSameProcessAgain) {
  const auto number = submitted();
  auto clerk = town_.as("clerk1"), company = town_.as("company1");
  const auto replay = [&] {
    return town_.as("sysadmin").get("/api/v1/ops/processes/" + number + "/replay");
  };
  EXPECT_EQ(replay().text("events"), "1");
  town_.complete(clerk, number, R"({"outcome":"correct","comment":"缺一份图纸"})");
  EXPECT_EQ(company.post("/api/v1/cases/" + number + "/submit", R"({})").status, 200);
  town_.pass(10 * kDay);
  EXPECT_EQ(town_.fire(), 1) << "行政許可法 32(4)";
  EXPECT_EQ(replay().text("standing/0/element"), "review");
  EXPECT_EQ(complete_as("reviewer1", number, R"({"outcome":"pass"})").status, 200);
  EXPECT_EQ(govern(number, "suspend", R"({"reason":"核查"})").status, 200);
  EXPECT_EQ(govern(number, "resume", R"({"reason":"核查完毕"})").status, 200);
  EXPECT_EQ(complete_as("approver1", number, R"({"outcome":"grant"})").status, 200);
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"deliver"})").status, 200);
  const auto whole = replay();
  EXPECT_EQ(whole.text("same"), "true") << whole.body;
  EXPECT_TRUE(whole.at("standing").as_array().empty());
  EXPECT_EQ(town_.as("company1").get("/api/v1/ops/processes/" + number + "/replay").status, 403);
}

// What is called is a part of the version that calls it.
TEST_P(OutsideTest, ACalledProcessRunsInTheVersionThatWasThereWhenItWasPublished) {
  const auto part = [](std::string_view name) {
    return fmt::format(
        R"(<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tb="https://tongban.cn/bpmn"><bpmn:process id="part" isExecutable="true"><bpmn:startEvent id="s"/><bpmn:userTask id="look" name="{}" tb:act="clarify" tb:role="accepter"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="look"/><bpmn:sequenceFlow id="b" sourceRef="look" targetRef="e"/></bpmn:process></bpmn:definitions>)",
        name);
  };
  const auto xml = first(R"(<bpmn:callActivity id="first" name="核对" calledElement="part"/>)");
  const auto missing = town_.city().models->publish({.key = "permit", .xml = xml});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "flow.model_missing");
  publish(part("第一版核对"), "part");
  publish(xml);
  const auto number = submitted();
  EXPECT_EQ(standing(number), "first.look");
  publish(part("第二版核对"), "part");
  const auto still = submitted();
  auto clerk = town_.as("clerk1");
  const auto name_of = [&](const std::string& of) {
    return clerk.get("/api/v1/tasks/" + town_.task(clerk, of)).text("task/name");
  };
  EXPECT_EQ(name_of(still), "第一版核对") << "it was published with that";
  publish(xml);
  EXPECT_EQ(name_of(submitted()), "第二版核对");
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"","comment":"核对过了"})").status, 200);
  EXPECT_EQ(standing(number), "accept");
}

}  // namespace
}  // namespace tb::trial
