// A running instance on a mended model.
#include "engine/bpmn/move.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

std::string permit() { return file("data/processes/permit.bpmn"); }
std::string changed(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

TEST(Move, AStuckStepGoesOnWhenItsConditionIsMended) {
  const auto broken = *read(changed(permit(), R"(outcome = "accept")", R"(outcome = "nothing")"));
  const auto mended = *read(permit());
  Instance instance(broken);
  EXPECT_EQ(instance.complete("accept", "accept"), "bpmn.no_flow");
  auto state = *moved(*broken, *mended, instance.state());
  Effects effects;
  ASSERT_TRUE(
      apply(*mended, state, TaskCompleted{instance.token("accept"), "accept", {}}, effects));
  EXPECT_EQ(mended->element(state.tokens.at(0).element).id, "review");
}

TEST(Move, TokensAndTimersKeepTheirElementsWhereverTheyStandInTheFile) {
  // One more task in front moves every index.
  const auto other = *read(changed(
      permit(), "<bpmn:startEvent id=\"received\"",
      R"(<bpmn:userTask id="extra" name="x" tb:act="x" tb:role="accepter" tb:capacity="receiving" tb:clock="notice"/>
<bpmn:startEvent id="received")"));
  const auto model = *read(permit());
  Instance instance(model);
  const auto state = *moved(*model, *other, instance.state());
  EXPECT_EQ(state.model, other->fingerprint());
  EXPECT_NE(state.tokens.at(0).element, instance.state().tokens.at(0).element);
  EXPECT_EQ(other->element(state.tokens.at(0).element).id, "accept");
  auto fired = state;
  Effects effects;
  EXPECT_TRUE(apply(*other, fired, TimerFired{state.tokens.at(0).id, other->find("notice_elapsed")},
                    effects));
  EXPECT_EQ(serialise(*moved(*other, *model, state)), serialise(instance.state()))
      << "and back again";
}

TEST(Move, WhatTheNewModelLacksIsNamed) {
  const auto model = *read(permit());
  auto renamed = permit();
  for (const auto* place :
       {"userTask id=", "targetRef=", "sourceRef=", "attachedToRef=", "bpmnElement="}) {
    const auto name = std::string(place) + "\"accept\"";
    for (auto at = renamed.find(name); at != std::string::npos; at = renamed.find(name, at))
      renamed.replace(at, name.size(), std::string(place) + "\"take\"");
  }
  const auto other = read(renamed);
  ASSERT_TRUE(other) << other.error().detail;
  Instance instance(model);
  const auto lost = moved(*model, **other, instance.state());
  EXPECT_EQ(lost.error().code, "bpmn.not_movable");
  EXPECT_TRUE(lost.error().detail.find("accept") != std::string::npos);
  auto foreign = instance.state();
  foreign.model ^= 1U;
  EXPECT_EQ(moved(*model, *model, foreign).error().code, "bpmn.wrong_model");
  foreign = instance.state();
  foreign.tokens.at(0).element = 10'000;
  EXPECT_EQ(moved(*model, *model, foreign).error().code, "bpmn.wrong_model");
  EXPECT_TRUE(moved(*model, **other, State{})) << "what has not started fits anything";
}

// A task for each of two, undone when the whole is given up.
Drawing looped(std::string_view kind, std::string_view extra = {}) {
  return Drawing()
      .raw(extra)
      .start()
      .inside("subProcess", "sub",
              Drawing().flows_named("in").start("s").undoable("a").user("b").flow("s", "a").flow(
                  "a", "b"),
              "",
              "<multiInstanceLoopCharacteristics isSequential=\"" + std::string(kind) +
                  "\"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>")
      .timer("t", "sub")
      .node("endEvent", "undo", "", Drawing::definition("compensate"))
      .user("late")
      .flow("start", "sub")
      .flow("sub", "undo")
      .flow("t", "late");
}

TEST(Move, ScopesRoundsAndWhatIsToBeUndoneMoveAlong) {
  const auto model = looped("false").model();
  const auto other = looped("false", "<task id=\"extra\"/>").model();
  Instance instance(model);
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "a b");
  auto state = *moved(*model, *other, instance.state());
  EXPECT_EQ(state.done.size(), 1u);
  EXPECT_EQ(other->element(state.done[0].element).id, "a");
  const auto finish = [&](std::string_view id) {
    Effects effects;
    for (const Token& token : state.tokens)
      if (other->element(token.element).id == id)
        return apply(*other, state, TaskCompleted{token.id, "", {}}, effects).has_value();
    return false;
  };
  for (const auto* task : {"b", "a", "b", "undo_a", "undo_a"}) EXPECT_TRUE(finish(task)) << task;
  EXPECT_EQ(state.status, Status::completed);
  EXPECT_EQ(serialise(*moved(*other, *model, *moved(*model, *other, instance.state()))),
            serialise(instance.state()));
}

TEST(Move, ALoopOfAnotherKindIsNoPlaceForItsRounds) {
  const auto model = looped("false").model(), other = looped("true").model();
  Instance instance(model);
  EXPECT_EQ(moved(*model, *other, instance.state()).error().code, "bpmn.not_movable");
}

// What is called otherwise goes where the mapping says, with its timers.
TEST(Move, FollowsTheMapping) {
  const auto model = Drawing()
                         .start()
                         .user("a")
                         .timer("t", "a")
                         .end()
                         .flow("start", "a")
                         .flow("a", "end")
                         .flow("t", "end")
                         .model();
  const auto other = Drawing()
                         .start()
                         .user("first")
                         .user("b")
                         .timer("u", "b")
                         .end()
                         .flow("start", "first")
                         .flow("first", "b")
                         .flow("b", "end")
                         .flow("u", "end")
                         .model();
  Instance instance(model);
  EXPECT_EQ(moved(*model, *other, instance.state()).error().code, "bpmn.not_movable");
  EXPECT_EQ(moved(*model, *other, instance.state(), {{"a", "b"}}).error().code, "bpmn.not_movable")
      << "its timer has no counterpart";
  const auto state = moved(*model, *other, instance.state(), {{"a", "b"}, {"t", "u"}});
  ASSERT_TRUE(state);
  EXPECT_EQ(other->element(state->tokens.at(0).element).id, "b");
  EXPECT_EQ(state->tokens.at(0).timers, 1u);
}

// A timer that is new where a case waits begins as the case comes to the new version.
TEST(Move, ANewTimerBeginsWhereATokenWaits) {
  const auto drawn = [](bool timed) {
    Drawing drawing;
    drawing.start().user("a").end().flow("start", "a").flow("a", "end");
    if (timed) drawing.timer("t", "a").timer("u", "a", false).flow("t", "end").flow("u", "end");
    return drawing.model();
  };
  const auto model = drawn(false), other = drawn(true);
  Instance instance(model);
  std::vector<Effect> begun;
  auto state = *moved(*model, *other, instance.state(), {}, &begun);
  const TokenId token = instance.token("a");
  EXPECT_EQ(begun, (std::vector<Effect>{{EffectKind::start_timer, token, other->find("t")},
                                        {EffectKind::start_timer, token, other->find("u")}}));
  Effects effects;
  EXPECT_EQ(moved(*model, *other, instance.state())->tokens[0].timers, 0u);
  ASSERT_TRUE(apply(*other, state, TimerFired{token, other->find("t")}, effects));
  EXPECT_EQ(state.status, Status::completed);
  begun.clear();
  ASSERT_TRUE(
      moved(*other, *other, *moved(*model, *other, instance.state(), {}, &begun), {}, &begun));
  EXPECT_EQ(begun.size(), 2u) << "what runs already does not begin again";
}

// Timers behind an event gateway are kept by the names of their events.
TEST(Move, WhatAnEventGatewayAwaitsMustBeBehindItThereToo) {
  const auto drawn = [](std::string_view second) {
    return Drawing()
        .start()
        .node("eventBasedGateway", "g")
        .node("intermediateCatchEvent", "soon", "tb:clock=\"notice\"", Drawing::definition("timer"))
        .node("intermediateCatchEvent", second, "tb:clock=\"promised\"",
              Drawing::definition("timer"))
        .end()
        .flow("start", "g")
        .flow("g", "soon")
        .flow("g", second)
        .flow("soon", "end")
        .flow(second, "end")
        .model();
  };
  const auto model = drawn("late"), other = drawn("later");
  Instance instance(model);
  EXPECT_TRUE(moved(*model, *model, instance.state()));
  EXPECT_EQ(moved(*model, *other, instance.state()).error().code, "bpmn.not_movable");
  EXPECT_TRUE(moved(*model, *other, instance.state(), {{"late", "later"}}));
}

}  // namespace
}  // namespace tb::bpmn
