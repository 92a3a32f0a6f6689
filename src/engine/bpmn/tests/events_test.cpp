// Messages, signals, conditions, timers that repeat, gateways that choose by event, complex ones.
#include <gtest/gtest.h>

#include "engine/bpmn/due.hpp"
#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

TEST(Messages, ReachTheOneThatWaitsAndNobodyElse) {
  Instance instance(Drawing()
                        .define("<message id=\"m1\" name=\"paid\"/>")
                        .start()
                        .node("intermediateCatchEvent", "pay", "",
                              Drawing::definition("message", "messageRef=\"m1\""))
                        .node("receiveTask", "papers", "messageRef=\"m1\"")
                        .user("after")
                        .flow("start", "pay")
                        .flow("start", "papers")
                        .flow("papers", "after")
                        .model());
  EXPECT_EQ(instance.waiting(), "papers pay");
  EXPECT_EQ(instance.message("gone"), "bpmn.not_awaited");
  EXPECT_EQ(instance.message("paid", {{"amount", 5}}), "");
  EXPECT_EQ(instance.waiting(), "papers") << "one message, one receiver";
  EXPECT_EQ(*instance.state().variables.find("amount"), feel::Value(5));
  EXPECT_EQ(instance.send(Message{"paid", 99, {}}), "bpmn.task_gone");
  EXPECT_EQ(instance.message("paid"), "");
  EXPECT_EQ(instance.waiting(), "after");
}

TEST(Messages, BeginAnInstanceThatHasNoPlainStart) {
  const auto model =
      Drawing()
          .define("<message id=\"m1\" name=\"ordered\"/>")
          .node("startEvent", "begin", "", Drawing::definition("message", "messageRef=\"m1\""))
          .user("a")
          .flow("begin", "a")
          .model();
  State state;
  Effects effects;
  EXPECT_EQ(apply(*model, state, Started{}, effects).error().code, "bpmn.no_start");
  EXPECT_EQ(apply(*model, state, Message{"paid", 0, {}}, effects).error().code, "bpmn.not_awaited");
  ASSERT_TRUE(apply(*model, state, Message{"ordered", 0, {{"x", 1}}}, effects));
  EXPECT_EQ(model->element(state.tokens[0].element).id, "a");
  EXPECT_EQ(*state.variables.find("x"), feel::Value(1));
  EXPECT_EQ(apply(*model, state, Message{"ordered", 0, {}}, effects).error().code,
            "bpmn.not_awaited");
}

TEST(Messages, GoOutWithWhatTheirEventSees) {
  Instance instance(
      Drawing()
          .define("<message id=\"m1\" name=\"hello\"/>")
          .start()
          .node("sendTask", "tell", "messageRef=\"m1\"",
                "<extensionElements><tb:input name=\"sum\" value=\"a + 1\"/></extensionElements>")
          .node("endEvent", "bye", "", Drawing::definition("message", "messageRef=\"m1\""))
          .flow("start", "tell")
          .flow("tell", "bye")
          .model(),
      {{"a", 1}});
  EXPECT_EQ(instance.state().status, Status::completed);
  ASSERT_EQ(instance.last().sent.size(), 2u);
  EXPECT_EQ(feel::to_json(instance.last().sent[0]), R"({"sum":2})");
  EXPECT_EQ(feel::to_json(instance.last().sent[1]), R"({"a":1})");
  EXPECT_EQ(instance.model().element(instance.last().list[0].element).event.name, "hello");
}

TEST(Signals, ReachAllThatWait) {
  Instance instance(Drawing()
                        .define("<signal id=\"s1\" name=\"storm\"/>")
                        .start()
                        .node("intermediateCatchEvent", "one", "",
                              Drawing::definition("signal", "signalRef=\"s1\""))
                        .user("work")
                        .boundary("stop", "work", "signal", "signalRef=\"s1\"")
                        .user("a")
                        .user("b")
                        .flow("start", "one")
                        .flow("start", "work")
                        .flow("one", "a")
                        .flow("stop", "b")
                        .model());
  EXPECT_EQ(instance.signal("storm"), "");
  EXPECT_EQ(instance.waiting(), "a b");
  EXPECT_EQ(instance.signal("storm"), "bpmn.not_awaited");
}

TEST(Conditions, LetGoAsSoonAsTheyHold) {
  const std::string condition =
      "<conditionalEventDefinition><condition>level > 3</condition></conditionalEventDefinition>";
  Instance instance(Drawing()
                        .start()
                        .node("intermediateCatchEvent", "high", "", condition)
                        .user("work")
                        .node("boundaryEvent", "look",
                              "attachedToRef=\"work\" cancelActivity=\"false\"", condition)
                        .user("a")
                        .user("b")
                        .flow("start", "high")
                        .flow("start", "work")
                        .flow("high", "a")
                        .flow("look", "b")
                        .model());
  EXPECT_EQ(instance.waiting(), "high work");
  EXPECT_EQ(instance.send(Changed{{{"level", 2}}}), "");
  EXPECT_EQ(instance.waiting(), "high work");
  EXPECT_EQ(instance.send(Changed{{{"level", 4}}}), "");
  EXPECT_EQ(instance.waiting(), "a b work");
  EXPECT_EQ(instance.send(Changed{{{"level", 5}}}), "");
  EXPECT_EQ(instance.waiting(), "a b work") << "once";
  Instance at_once(Drawing()
                       .start()
                       .node("intermediateCatchEvent", "high", "", condition)
                       .user("a")
                       .flow("start", "high")
                       .flow("high", "a")
                       .model(),
                   {{"level", 9}});
  EXPECT_EQ(at_once.waiting(), "a");
}

TEST(Timers, RepeatAsOftenAsTheySay) {
  Instance instance(
      Drawing()
          .start()
          .user("a")
          .node("boundaryEvent", "remind", "attachedToRef=\"a\" cancelActivity=\"false\"",
                "<timerEventDefinition><timeCycle>R2/P1D</timeCycle></timerEventDefinition>")
          .node("task", "mail")
          .flow("start", "a")
          .flow("remind", "mail")
          .model());
  EXPECT_EQ(instance.fire("remind"), "");
  EXPECT_EQ(instance.timers(), "remind");
  EXPECT_EQ(instance.fire("remind"), "");
  EXPECT_EQ(instance.timers(), "");
  EXPECT_EQ(instance.fire("remind"), "bpmn.task_gone");
  EXPECT_EQ(instance.waiting(), "a");
}

TEST(Timers, AreDueAsTheirTextOrValueSays) {
  const auto due = [](std::string_view text, Variables variables = {}) -> std::string {
    const auto model =
        Drawing()
            .start()
            .node("intermediateCatchEvent", "t", "",
                  "<timerEventDefinition>" + std::string(text) + "</timerEventDefinition>")
            .flow("start", "t")
            .model();
    State state;
    Effects effects;
    EXPECT_TRUE(apply(*model, state, Started{std::move(variables)}, effects));
    const Instant now = *parse_instant("2026-01-31T10:00:00+08:00");
    const auto at = due_at(*model, state, state.tokens[0].id, model->find("t"), now);
    return at ? to_string(*at) : at.error().code;
  };
  EXPECT_EQ(due("<timeDuration>P1M</timeDuration>"), "2026-02-28T10:00:00+08:00");
  EXPECT_EQ(due("<timeDuration>=\"PT\" + string(h) + \"H\"</timeDuration>", {{"h", 3}}),
            "2026-01-31T13:00:00+08:00");
  EXPECT_EQ(due("<timeDuration>=duration(\"P2D\")</timeDuration>"), "2026-02-02T10:00:00+08:00");
  EXPECT_EQ(due("<timeDate>2026-03-01T00:00:00Z</timeDate>"), "2026-03-01T08:00:00+08:00");
  EXPECT_EQ(due("<timeDate>=date(\"2026-03-01\")</timeDate>"), "2026-03-01T00:00:00+08:00");
  EXPECT_EQ(due("<timeDate>=gone</timeDate>"), "bpmn.timer_unreadable");
  EXPECT_EQ(due("<timeCycle>R/PT1H</timeCycle>"), "2026-01-31T11:00:00+08:00");
}

TEST(EventGateway, FollowsTheFirstEventAndForgetsTheOthers) {
  const auto model =
      Drawing()
          .define("<message id=\"m1\" name=\"paid\"/>")
          .start()
          .node("eventBasedGateway", "g")
          .node("intermediateCatchEvent", "pay", "",
                Drawing::definition("message", "messageRef=\"m1\""))
          .node("intermediateCatchEvent", "late", "tb:clock=\"n\"", "<timerEventDefinition/>")
          .node("receiveTask", "letter")
          .user("a")
          .user("b")
          .flow("start", "g")
          .flow("g", "pay")
          .flow("g", "late")
          .flow("g", "letter")
          .flow("pay", "a")
          .flow("late", "b")
          .flow("letter", "b")
          .model();
  Instance paid(model);
  EXPECT_EQ(paid.waiting(), "g");
  EXPECT_EQ(paid.message("paid"), "");
  EXPECT_EQ(paid.passed(), "g pay");
  EXPECT_EQ(paid.waiting(), "a");
  Instance late(model);
  EXPECT_EQ(late.fire("late"), "");
  EXPECT_EQ(late.passed(), "g late");
  EXPECT_EQ(late.message("paid"), "bpmn.not_awaited");
  Instance letter(model);
  EXPECT_EQ(letter.message("letter"), "");
  EXPECT_EQ(letter.passed(), "g letter");
}

TEST(EventGateway, BeginsAnInstanceByOneOfItsMessages) {
  const auto model = Drawing()
                         .define(
                             "<message id=\"m1\" name=\"paid\"/><message id=\"m2\" "
                             "name=\"asked\"/>")
                         .node("eventBasedGateway", "g", "instantiate=\"true\"")
                         .node("intermediateCatchEvent", "pay", "",
                               Drawing::definition("message", "messageRef=\"m1\""))
                         .node("receiveTask", "ask", "messageRef=\"m2\"")
                         .user("a")
                         .user("b")
                         .flow("g", "pay")
                         .flow("g", "ask")
                         .flow("pay", "a")
                         .flow("ask", "b")
                         .model();
  State state;
  Effects effects;
  ASSERT_TRUE(apply(*model, state, Message{"asked", 0, {}}, effects));
  EXPECT_EQ(model->element(state.tokens[0].element).id, "b");
  ASSERT_EQ(effects.passed.size(), 1u);
  EXPECT_EQ(model->element(effects.passed[0]).id, "ask");
}

TEST(EventGateway, LeadsOnlyToWhatWaits) {
  EXPECT_FALSE((*read(Drawing()
                          .start()
                          .node("eventBasedGateway", "g")
                          .user("a")
                          .flow("start", "g")
                          .flow("g", "a")
                          .xml()))
                   ->executable());
}

TEST(ComplexGateway, OpensWhenEnoughHaveComeAndLetsTheRestGo) {
  const auto model = Drawing()
                         .start()
                         .node("parallelGateway", "fork")
                         .user("a")
                         .user("b")
                         .user("c")
                         .node("complexGateway", "two", "",
                               "<activationCondition>activationCount >= 2</activationCondition>")
                         .user("after")
                         .flow("start", "fork")
                         .flow("fork", "a")
                         .flow("fork", "b")
                         .flow("fork", "c")
                         .flow("a", "two")
                         .flow("b", "two")
                         .flow("c", "two")
                         .flow("two", "after")
                         .model();
  Instance instance(model);
  EXPECT_EQ(instance.complete("c"), "");
  EXPECT_EQ(instance.waiting(), "a b");
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "after b");
  EXPECT_EQ(instance.complete("after"), "");
  EXPECT_EQ(instance.state().status, Status::running) << "b still runs";
  EXPECT_EQ(instance.complete("b"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(Calls, GiveAndTakeWhatTheirMappingSays) {
  const std::string mapping =
      "<extensionElements><tb:input name=\"x\" value=\"a + 1\"/>"
      "<tb:output name=\"b\" value=\"y * 2\"/></extensionElements>";
  Instance instance(Drawing()
                        .start()
                        .node("callActivity", "sub", "calledElement=\"other\"", mapping)
                        .user("after")
                        .flow("start", "sub")
                        .flow("sub", "after")
                        .model(),
                    {{"a", 1}});
  EXPECT_EQ(instance.waiting(), "sub");
  EXPECT_EQ(instance.model().element(instance.last().list[0].element).called, "other");
  ASSERT_EQ(instance.last().sent.size(), 1u);
  EXPECT_EQ(feel::to_json(*instance.last().sent[0].find("x")), "2");
  EXPECT_EQ(instance.done("sub", {{"y", 21}, {"z", 5}}), "");
  EXPECT_EQ(instance.waiting(), "after");
  EXPECT_EQ(*instance.state().variables.find("b"), feel::Value(42));
  EXPECT_EQ(instance.state().variables.find("z"), nullptr) << "only what the mapping names";
}

TEST(Rules, AskForTheirDecision) {
  Instance instance(Drawing()
                        .start()
                        .node("businessRuleTask", "rule", "tb:decision=\"discount\"")
                        .user("after")
                        .flow("start", "rule")
                        .flow("rule", "after")
                        .model());
  ASSERT_EQ(instance.last().list.size(), 1u);
  EXPECT_EQ(instance.last().list[0].kind, EffectKind::run_rule);
  EXPECT_EQ(instance.done("rule", {{"discount", 5}}), "");
  EXPECT_EQ(instance.waiting(), "after");
}

TEST(Names, OfSeveralWordsAreThoseOfTheDataDrawn) {
  const auto drawing = [](std::string_view data) {
    return Drawing()
        .start()
        .node("exclusiveGateway", "g", "default=\"d\"")
        .user("yes")
        .user("no")
        .raw(data)
        .flow("start", "g")
        .flow("g", "yes", "Vacation Approval = \"Approved\"")
        .flow("g", "no", {}, "d");
  };
  EXPECT_FALSE((*read(drawing("").xml()))->executable());
  Instance instance(drawing("<dataObject id=\"o\" name=\"Vacation Approval\"/>").model(),
                    {{"Vacation Approval", "Approved"}});
  EXPECT_EQ(instance.waiting(), "yes");
}

TEST(Juel, IsReadWhereFeelSaysTheSame) {
  const auto way = [](std::string_view condition, Variables variables) {
    Instance instance(Drawing()
                          .start()
                          .node("exclusiveGateway", "g", "default=\"d\"")
                          .user("yes")
                          .user("no")
                          .flow("start", "g")
                          .flow("g", "yes", condition)
                          .flow("g", "no", {}, "d")
                          .model(),
                      std::move(variables));
    return instance.waiting();
  };
  EXPECT_EQ(way("${amount > 5 && !closed}", {{"amount", 6}, {"closed", false}}), "yes");
  EXPECT_EQ(way("${amount > 5 && !closed}", {{"amount", 6}, {"closed", true}}), "no");
  EXPECT_EQ(way("${state == 'new' || amount ge 9}", {{"state", "new"}, {"amount", 1}}), "yes");
  EXPECT_EQ(way("#{state != \"new\"}", {{"state", "new"}}), "no");
}

}  // namespace
}  // namespace tb::bpmn
