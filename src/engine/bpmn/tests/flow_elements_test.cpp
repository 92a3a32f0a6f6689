// What happens between tasks: pass-through tasks and links, scripts, timers on the way, inclusive
// gateways.
#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

constexpr std::string_view kLink = "<linkEventDefinition name=\"L\"/>";
constexpr std::string_view kDuration =
    "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>";

std::string blocking(const Drawing& drawing) {
  const auto model = read(drawing.xml());
  if (!model) return model.error().code;
  std::string text;
  for (const Unsupported& found : (*model)->unsupported())
    if (found.blocking) text += found.id + ": " + found.reason + "\n";
  return text;
}

TEST(FlowElements, UndefinedAndManualTasksAndNoneEventsArePassed) {
  const Instance instance(Drawing()
                              .start()
                              .node("task", "t")
                              .node("manualTask", "m")
                              .node("intermediateThrowEvent", "reached")
                              .end()
                              .flow("start", "t")
                              .flow("t", "m")
                              .flow("m", "reached")
                              .flow("reached", "end")
                              .model());
  EXPECT_EQ(instance.passed(), "start t m reached end");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(FlowElements, ATokenJumpsFromALinkToTheOneOfItsName) {
  const auto links = [](std::string_view second) {
    Drawing drawing;
    drawing.start()
        .node("parallelGateway", "f")
        .node("intermediateThrowEvent", "one", "", kLink)
        .node("intermediateThrowEvent", "two", "", second)
        .node("intermediateCatchEvent", "here", "", kLink)
        .user("a")
        .flow("start", "f")
        .flow("f", "one")
        .flow("f", "two")
        .flow("here", "a");
    return drawing;
  };
  const Instance instance(links(kLink).model());
  EXPECT_EQ(instance.waiting(), "a a");
  EXPECT_EQ(instance.passed(), "start f one here two here");
  EXPECT_EQ(blocking(links("<linkEventDefinition name=\"M\"/>")), "two: 没有同名的链接落点\n");
  EXPECT_EQ(blocking(links("<linkEventDefinition/>")), "two: 链接没有名称\n");
  auto twice = links(kLink);
  twice.node("intermediateCatchEvent", "there", "", kLink).flow("f", "there");
  EXPECT_EQ(blocking(twice), "there: 有两个同名的链接落点，请改名\nthere: 链接的落点不能有进线\n");
  auto leaving = links(kLink);
  leaving.flow("one", "a");
  EXPECT_EQ(blocking(leaving), "one: 链接的起点不能有出线\n");
}

TEST(FlowElements, AScriptComputesAVariableThatConditionsSee) {
  const auto model = Drawing()
                         .start()
                         .user("ask", "yes no", "tb:result=\"answer\"")
                         .node("scriptTask", "fee", "scriptFormat=\"feel\" tb:result=\"fee\"",
                               "<script>= if outcome = \"yes\" then area * 1.5 else 0</script>")
                         .node("exclusiveGateway", "g", "default=\"free\"")
                         .user("pay")
                         .end()
                         .flow("start", "ask")
                         .flow("ask", "fee")
                         .flow("fee", "g")
                         .flow("g", "pay", "fee > 10")
                         .flow("g", "end", "", "free")
                         .model();
  Instance paying(model, {{"area", 20}});
  EXPECT_EQ(paying.complete("ask", "yes"), "");
  EXPECT_EQ(paying.waiting(), "pay");
  EXPECT_EQ(*paying.state().variables.find("fee"), feel::Value(30));
  EXPECT_EQ(*paying.state().variables.find("answer"), feel::Value("yes"));
  Instance free(model, {{"area", 20}});
  EXPECT_EQ(free.complete("ask", "no"), "");
  EXPECT_TRUE(free.state().ended());
  Instance unknown(model);
  EXPECT_EQ(unknown.complete("ask", "yes"), "");
  EXPECT_TRUE(unknown.state().variables.find("fee")->is_null()) << "no area: null, as FEEL says";
}

TEST(FlowElements, AScriptWithoutANameForItsContextSetsWhatIsInIt) {
  Instance instance(Drawing()
                        .start()
                        .node("scriptTask", "sum", "scriptFormat=\"feel\"",
                              "<script>{total: a + b, twice: total * 2}</script>")
                        .user("after")
                        .flow("start", "sum")
                        .flow("sum", "after")
                        .model(),
                    {{"a", 2}, {"b", 3}});
  EXPECT_EQ(feel::to_json(instance.state().variables), R"({"a":2,"b":3,"total":5,"twice":10})");
}

TEST(FlowElements, AScriptMayNotFillTheState) {
  Instance instance(Drawing()
                        .start()
                        .user("a")
                        .node("scriptTask", "s", "tb:result=\"all\"",
                              "<script>for i in 1..5000 return \"0123456789\"</script>")
                        .user("b")
                        .flow("start", "a")
                        .flow("a", "s")
                        .flow("s", "b")
                        .model());
  EXPECT_EQ(instance.complete("a"), "bpmn.variables_too_large");
  EXPECT_EQ(instance.waiting(), "a");
}

TEST(FlowElements, AScriptThatCannotBeReadBlocks) {
  const auto script = [](std::string_view attributes, std::string_view inner) {
    return blocking(
        Drawing().start().node("scriptTask", "s", attributes, inner).flow("start", "s"));
  };
  EXPECT_EQ(script("", "<script>1 + 1</script>"), "");
  EXPECT_EQ(script("", ""), "s: 脚本任务没有脚本\n");
  EXPECT_EQ(script("scriptFormat=\"groovy\"", "<script>x</script>"),
            "s: 脚本不是 FEEL 语言（groovy）\n");
  EXPECT_TRUE(script("", "<script>1 +</script>").starts_with("s: 脚本有误：表达式第 1 行"));
}

TEST(FlowElements, ATokenWaitsAtATimerOnItsWayOnceOnly) {
  const auto model = Drawing()
                         .start()
                         .node("parallelGateway", "f")
                         .node("intermediateCatchEvent", "hour", "", kDuration)
                         .user("a")
                         .user("b")
                         .node("endEvent", "stop", "", "<terminateEventDefinition/>")
                         .flow("start", "f")
                         .flow("f", "hour")
                         .flow("f", "b")
                         .flow("hour", "a")
                         .flow("b", "stop")
                         .model();
  EXPECT_EQ(model->element(model->find("hour")).timer.us, std::int64_t{3600} * 1'000'000);
  Instance instance(model);
  EXPECT_EQ(instance.waiting(), "b hour");
  EXPECT_EQ(instance.timers(), "hour");
  const TokenId token = instance.token("hour");
  EXPECT_EQ(instance.fire("hour"), "");
  EXPECT_EQ(instance.waiting(), "a b");
  EXPECT_EQ(instance.send(TimerFired{token, model->find("hour")}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(TimerFired{instance.token("a"), model->find("hour")}), "bpmn.task_gone");
  Instance stopped(model);
  EXPECT_EQ(stopped.complete("b"), "");
  EXPECT_EQ(stopped.state().status, Status::terminated);
  EXPECT_EQ(stopped.timers(), "") << "nobody waits any more";
}

// Three checks, each when it is needed, "none" when none is; then one decision.
Drawing checks() {
  Drawing drawing;
  drawing.start()
      .node("inclusiveGateway", "open", "default=\"none\"")
      .user("fire")
      .user("site")
      .user("skip")
      .node("inclusiveGateway", "close")
      .user("decide")
      .flow("start", "open")
      .flow("open", "fire", "area > 100")
      .flow("open", "site", "rooms > 3")
      .flow("open", "skip", "", "none")
      .flow("fire", "close")
      .flow("site", "close")
      .flow("skip", "close")
      .flow("close", "decide");
  return drawing;
}

TEST(FlowElements, AnInclusiveGatewayOpensAllThatHoldAndWaitsForThese) {
  const auto model = checks().model();
  Instance both(model, {{"area", 200}, {"rooms", 5}});
  EXPECT_EQ(both.waiting(), "fire site");
  EXPECT_EQ(both.complete("site"), "");
  EXPECT_EQ(both.waiting(), "fire");
  EXPECT_EQ(both.complete("fire"), "");
  EXPECT_EQ(both.waiting(), "decide");
  EXPECT_EQ(both.passed(), "fire close");
  Instance one(model, {{"area", 200}, {"rooms", 1}});
  EXPECT_EQ(one.waiting(), "fire");
  EXPECT_EQ(one.complete("fire"), "");
  EXPECT_EQ(one.waiting(), "decide");
  Instance none(model, {{"area", 1}, {"rooms", 1}});
  EXPECT_EQ(none.waiting(), "skip");
  EXPECT_EQ(none.complete("skip"), "");
  EXPECT_EQ(none.waiting(), "decide");
}

TEST(FlowElements, AnInclusiveGatewayDoesNotWaitForWhatWentAnotherWay) {
  auto drawing = checks();
  drawing.raw("")
      .node("exclusiveGateway", "g", "default=\"on\"")
      .user("leave", "out on")
      .end()
      .flow("open", "leave", "area > 0")
      .flow("leave", "g")
      .flow("g", "end", "outcome = \"out\"")
      .flow("g", "close", "", "on");
  Instance instance(drawing.model(), {{"area", 200}, {"rooms", 1}});
  EXPECT_EQ(instance.waiting(), "fire leave");
  EXPECT_EQ(instance.complete("fire"), "");
  EXPECT_EQ(instance.waiting(), "leave") << "it may still come";
  EXPECT_EQ(instance.complete("leave", "out"), "");
  EXPECT_EQ(instance.waiting(), "decide") << "it went to an end";
}

TEST(FlowElements, AnInclusiveGatewayWaitsForAWayThatABoundaryTimerOpens) {
  const auto model = Drawing()
                         .start()
                         .node("parallelGateway", "f")
                         .user("a")
                         .user("b")
                         .timer("late", "b")
                         .node("inclusiveGateway", "j")
                         .user("after")
                         .end()
                         .flow("start", "f")
                         .flow("f", "a")
                         .flow("f", "b")
                         .flow("a", "j")
                         .flow("late", "j")
                         .flow("b", "end")
                         .flow("j", "after")
                         .model();
  Instance late(model);
  EXPECT_EQ(late.complete("a"), "");
  EXPECT_EQ(late.waiting(), "b") << "b may be late";
  EXPECT_EQ(late.fire("late"), "");
  EXPECT_EQ(late.waiting(), "after");
  Instance timely(model);
  EXPECT_EQ(timely.complete("a"), "");
  EXPECT_EQ(timely.complete("b"), "");
  EXPECT_EQ(timely.waiting(), "after");
}

// What lies behind the gateway and comes back to it does not hold it up (the path may not visit
// it).
TEST(FlowElements, AnInclusiveGatewayInALoopWaitsOnlyForWhatIsBeforeIt) {
  const auto model = Drawing()
                         .start()
                         .node("inclusiveGateway", "j")
                         .user("work", "again done")
                         .node("exclusiveGateway", "g")
                         .end()
                         .flow("start", "j")
                         .flow("j", "work")
                         .flow("work", "g")
                         .flow("g", "j", "outcome = \"again\"")
                         .flow("g", "end", "outcome = \"done\"")
                         .model();
  Instance instance(model);
  EXPECT_EQ(instance.waiting(), "work");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(instance.complete("work", "again"), "");
  EXPECT_EQ(instance.waiting(), "work");
  EXPECT_EQ(instance.complete("work", "done"), "");
  EXPECT_TRUE(instance.state().ended());
}

TEST(FlowElements, AnInclusiveGatewayTakesOneTokenOfEachFlow) {
  const auto model = Drawing()
                         .start()
                         .node("parallelGateway", "f")
                         .node("exclusiveGateway", "m")
                         .node("inclusiveGateway", "j")
                         .user("a")
                         .flow("start", "f")
                         .flow("f", "m")
                         .flow("f", "m")
                         .flow("f", "j")
                         .flow("m", "j")
                         .flow("j", "a")
                         .model();
  EXPECT_EQ(Instance(model).waiting(), "a a") << "the second of one flow opens it once more";
}

TEST(FlowElements, ADrawingOfInclusiveGatewaysAloneIsRefusedBeforeItCosts) {
  Drawing drawing;
  drawing.start();
  for (int i = 0; i < 200; ++i) drawing.node("inclusiveGateway", "g" + std::to_string(i));
  for (int i = 0; i < 200; ++i)
    for (int k = 0; k < 60; ++k)
      drawing.flow("g" + std::to_string(i), "g" + std::to_string((i + k) % 200));
  const auto model = read(drawing.xml());
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, "bpmn.too_large");
}

}  // namespace
}  // namespace tb::bpmn
