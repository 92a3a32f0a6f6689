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

}  // namespace
}  // namespace tb::bpmn
