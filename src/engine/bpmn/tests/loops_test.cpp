// Loops: standard ones, and activities done for each of a list, one after the other or at once.
#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

std::string several(std::string_view inner, std::string_view attributes = {}) {
  return "<multiInstanceLoopCharacteristics " + std::string(attributes) + ">" + std::string(inner) +
         "</multiInstanceLoopCharacteristics>";
}

ModelPtr looping(std::string_view loop, std::string_view tag = "userTask",
                 std::string_view attributes = {}, std::string_view inner = {}) {
  return Drawing()
      .start()
      .node(tag, "a", attributes, std::string(loop) + std::string(inner))
      .user("after")
      .flow("start", "a")
      .flow("a", "after")
      .model();
}

feel::Value names(std::initializer_list<const char*> words) {
  feel::List list;
  for (const char* word : words) list.emplace_back(word);
  return feel::Value(std::move(list));
}

TEST(Loops, SideBySideWaitForAll) {
  Instance instance(looping(several("<loopCardinality>3</loopCardinality>")));
  EXPECT_EQ(instance.waiting(), "a a a");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "after");
}

TEST(Loops, OneAfterTheOther) {
  Instance instance(
      looping(several("<loopCardinality>2</loopCardinality>", "isSequential=\"true\"")));
  EXPECT_EQ(instance.waiting(), "a");
  const TokenId first = instance.token("a");
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "a");
  EXPECT_NE(instance.token("a"), first);
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "after");
}

TEST(Loops, OverNothingArePassedInSilence) {
  Instance instance(looping(several("", "tb:collection=\"bodies\" tb:output=\"answers\"")),
                    {{"bodies", feel::Value(feel::List{})}});
  EXPECT_EQ(instance.waiting(), "after");
  EXPECT_EQ(instance.passed(), "start");
  EXPECT_EQ(feel::to_json(*instance.state().variables.find("answers")), "[]");
}

TEST(Loops, EachSeesItsOwnItemAndTheResultsComeInOrder) {
  const auto model =
      looping(several("",
                      "tb:collection=\"bodies\" tb:item=\"body\" tb:output=\"answers\" "
                      "tb:output_item=\"body + &quot;:&quot; + answer\""));
  Instance instance(model, {{"bodies", names({"tax", "seal", "bank"})}});
  std::vector<TokenId> tokens;
  for (const Token& token : instance.state().tokens)
    if (!is_container(view(*model, instance.state()), token)) tokens.push_back(token.id);
  ASSERT_EQ(tokens.size(), 3u);
  const TokenScope second(view(*model, instance.state()), tokens[1]);
  EXPECT_EQ(*second.find("body"), feel::Value("seal"));
  EXPECT_EQ(*second.find("loopCounter"), feel::Value(2));
  EXPECT_EQ(*visible(view(*model, instance.state()), tokens[2]).find("body"), feel::Value("bank"));
  for (const std::size_t i : {2u, 0u, 1u})
    EXPECT_EQ(instance.send(TaskCompleted{
                  tokens[i], "", {{"answer", static_cast<std::int64_t>(i)}, {"n", 1}}}),
              "");
  EXPECT_EQ(instance.waiting(), "after");
  // A number and a text have no sum: null, at its place.
  EXPECT_EQ(feel::to_json(*instance.state().variables.find("answers")), "[null,null,null]");
}

TEST(Loops, CollectOutcomesWhereNothingElseIsAsked) {
  Instance instance(
      Drawing()
          .start()
          .node("userTask", "a", "tb:outcomes=\"yes no\"",
                "<extensionElements><tb:outcome id=\"yes\" name=\"y\"/><tb:outcome id=\"no\" "
                "name=\"n\"/></extensionElements>" +
                    several("<loopCardinality>2</loopCardinality>", "tb:output=\"votes\""))
          .user("after")
          .flow("start", "a")
          .flow("a", "after")
          .model());
  EXPECT_EQ(instance.complete("a", "no"), "");
  EXPECT_EQ(instance.complete("a", "yes"), "");
  EXPECT_EQ(feel::to_json(*instance.state().variables.find("votes")), R"(["no","yes"])");
}

TEST(Loops, StopWhenEnoughAreDone) {
  const std::string condition =
      "<loopCardinality>5</loopCardinality>"
      "<completionCondition>numberOfCompletedInstances >= 2</completionCondition>";
  Instance parallel(looping(several(condition)));
  EXPECT_EQ(parallel.complete("a"), "");
  EXPECT_EQ(parallel.complete("a"), "");
  EXPECT_EQ(parallel.waiting(), "after") << "the other three are cancelled";
  Instance sequential(looping(several(condition, "isSequential=\"true\"")));
  EXPECT_EQ(sequential.complete("a"), "");
  EXPECT_EQ(sequential.complete("a"), "");
  EXPECT_EQ(sequential.waiting(), "after");
}

TEST(Loops, StandardOnesAskBeforeOrAfterwards) {
  const auto loop = [](std::string_view attributes, std::string_view condition) {
    return "<standardLoopCharacteristics " + std::string(attributes) + ">" +
           (condition.empty() ? ""
                              : "<loopCondition>" + std::string(condition) + "</loopCondition>") +
           "</standardLoopCharacteristics>";
  };
  Instance after(looping(loop("", "again = true")));
  EXPECT_EQ(after.waiting(), "a");
  EXPECT_EQ(after.complete("a", "", {{"again", true}}), "");
  EXPECT_EQ(after.waiting(), "a");
  EXPECT_EQ(after.complete("a", "", {{"again", false}}), "");
  EXPECT_EQ(after.waiting(), "after");
  Instance before(looping(loop("testBefore=\"true\"", "again = true")));
  EXPECT_EQ(before.waiting(), "after");
  Instance most(looping(loop("loopMaximum=\"2\"", "true")));
  EXPECT_EQ(most.complete("a"), "");
  EXPECT_EQ(most.complete("a"), "");
  EXPECT_EQ(most.waiting(), "after");
  EXPECT_FALSE(
      (*read(Drawing().start().node("userTask", "a", "", loop("", "")).flow("start", "a").xml()))
          ->executable())
      << "it would not stop";
}

TEST(Loops, OfSubProcessesKeepTheirRoundsApart) {
  Instance instance(
      Drawing()
          .start()
          .inside("subProcess", "sub",
                  Drawing().flows_named("in").start("s").user("a").user("b").flow("s", "a").flow(
                      "a", "b"),
                  "", several("", "tb:collection=\"list\" tb:item=\"x\""))
          .timer("t", "sub")
          .user("late")
          .flow("start", "sub")
          .flow("t", "late")
          .model(),
      {{"list", names({"p", "q"})}});
  EXPECT_EQ(instance.waiting(), "a a");
  EXPECT_EQ(instance.timers(), "t") << "one for the whole loop";
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "a b");
  const TokenScope scope(view(instance.model(), instance.state()), instance.token("b"));
  EXPECT_EQ(*scope.find("x"), feel::Value("p"));
  EXPECT_EQ(instance.fire("t"), "");
  EXPECT_EQ(instance.waiting(), "late");
}

TEST(Loops, OverScriptsRunInOneStep) {
  Instance instance(
      looping(several("<loopCardinality>500</loopCardinality>", "isSequential=\"true\""),
              "scriptTask", "tb:result=\"n\"", "<script>if n = null then 1 else n + 1</script>"));
  EXPECT_EQ(instance.waiting(), "after");
  EXPECT_EQ(*instance.state().variables.find("n"), feel::Value(500));
  EXPECT_EQ(instance.last().passed.size(), 501u);
}

TEST(Loops, TenThousandAreAllowedAndMoreAnIncident) {
  const auto model = looping(several("<loopCardinality>n</loopCardinality>"));
  Instance instance(model, {{"n", 2}});
  State state;
  Effects effects;
  ASSERT_TRUE(apply(*model, state, Started{{{"n", 10'000}}}, effects));
  EXPECT_EQ(state.tokens.size(), 10'001u);
  Workspace workspace;
  for (int i = 0; i < 200; ++i) {
    effects.clear();
    ASSERT_TRUE(
        apply(*model, state, TaskCompleted{state.tokens[1].id, "", {}}, effects, workspace));
  }
  EXPECT_EQ(state.tokens.size(), 9'801u);
  const auto code = [&](feel::Value n) {
    State fresh;
    Effects none;
    const auto done = apply(*model, fresh, Started{{{"n", std::move(n)}}}, none);
    return done ? "" : done.error().code;
  };
  EXPECT_EQ(code(10'001), "bpmn.too_many_rounds");
  EXPECT_EQ(code(-1), "bpmn.no_rounds");
  EXPECT_EQ(code("three"), "bpmn.no_rounds");
  EXPECT_EQ(code(feel::Value()), "bpmn.no_rounds");
  EXPECT_EQ(code(0), "");
}

TEST(Loops, AreReadAsCamundaWritesThem) {
  const std::string camunda7 =
      "<multiInstanceLoopCharacteristics xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" "
      "camunda:collection=\"${bodies}\" camunda:elementVariable=\"body\"/>";
  const std::string camunda8 =
      "<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics "
      "xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" inputCollection=\"=bodies\" "
      "inputElement=\"body\" outputCollection=\"found\" outputElement=\"=body\"/>"
      "</extensionElements></multiInstanceLoopCharacteristics>";
  for (const std::string& loop : {camunda7, camunda8}) {
    Instance instance(looping(loop), {{"bodies", names({"tax", "seal"})}});
    EXPECT_EQ(instance.waiting(), "a a");
    const TokenScope scope(view(instance.model(), instance.state()), instance.token("a"));
    EXPECT_EQ(*scope.find("body"), feel::Value("tax"));
  }
}

}  // namespace
}  // namespace tb::bpmn
