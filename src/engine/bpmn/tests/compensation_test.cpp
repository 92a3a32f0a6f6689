// Compensation and transactions: what was done is undone, the last first.
#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

Drawing undo_all(std::string_view about = {}) {
  Drawing drawing;
  drawing.start();
  drawing.undoable("a");
  drawing.undoable("b");
  return drawing.user("c")
      .node("intermediateThrowEvent", "undo", "", Drawing::definition("compensate", about))
      .user("after")
      .flow("start", "a")
      .flow("a", "b")
      .flow("b", "c")
      .flow("c", "undo")
      .flow("undo", "after");
}

TEST(Compensation, UndoesWhatWasDoneTheLastFirst) {
  Instance instance(undo_all().model());
  for (const auto* task : {"a", "b", "c"}) EXPECT_EQ(instance.complete(task), "");
  EXPECT_EQ(instance.waiting(), "undo_b");
  EXPECT_EQ(instance.complete("undo_b"), "");
  EXPECT_EQ(instance.waiting(), "undo_a");
  EXPECT_EQ(instance.complete("undo_a"), "");
  EXPECT_EQ(instance.passed(), "undo_a undo");
  EXPECT_EQ(instance.waiting(), "after");
  EXPECT_TRUE(instance.state().done.empty());
}

TEST(Compensation, OfOneActivityUndoesOnlyThat) {
  Instance instance(undo_all("activityRef=\"a\"").model());
  for (const auto* task : {"a", "b", "c"}) EXPECT_EQ(instance.complete(task), "");
  EXPECT_EQ(instance.waiting(), "undo_a");
  EXPECT_EQ(instance.complete("undo_a"), "");
  EXPECT_EQ(instance.waiting(), "after");
}

TEST(Compensation, OfNothingIsPassed) {
  Instance instance(Drawing()
                        .start()
                        .node("endEvent", "undo", "", Drawing::definition("compensate"))
                        .flow("start", "undo")
                        .model());
  EXPECT_EQ(instance.passed(), "start undo");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(Compensation, NeedsAnActivityThatUndoes) {
  EXPECT_FALSE((*read(Drawing()
                          .start()
                          .user("a")
                          .node("boundaryEvent", "c", "attachedToRef=\"a\"",
                                Drawing::definition("compensate"))
                          .flow("start", "a")
                          .xml()))
                   ->executable());
}

TEST(Compensation, ReachesIntoSubProcessesThatEnded) {
  Drawing inner;
  inner.flows_named("in").start("s");
  inner.undoable("x");
  inner.undoable("y");
  inner.flow("s", "x").flow("x", "y");
  Drawing outer;
  outer.start();
  outer.undoable("a");
  Instance instance(outer.inside("subProcess", "sub", inner)
                        .node("endEvent", "undo", "", Drawing::definition("compensate"))
                        .flow("start", "a")
                        .flow("a", "sub")
                        .flow("sub", "undo")
                        .model());
  for (const auto* task : {"a", "x", "y"}) EXPECT_EQ(instance.complete(task), "");
  for (const auto* undo : {"undo_y", "undo_x", "undo_a"}) {
    EXPECT_EQ(instance.waiting(), undo);
    EXPECT_EQ(instance.complete(undo), "");
  }
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(Compensation, OfASubProcessIsItsOwnHandlerWhereItHasOne) {
  Drawing inner;
  inner.flows_named("in").start("s");
  inner.undoable("x");
  inner.flow("s", "x").inside("subProcess", "handler",
                              Drawing()
                                  .flows_named("h")
                                  .node("startEvent", "hs", "", Drawing::definition("compensate"))
                                  .user("whole")
                                  .flow("hs", "whole"),
                              "triggeredByEvent=\"true\"");
  Instance instance(Drawing()
                        .start()
                        .inside("subProcess", "sub", inner)
                        .node("endEvent", "undo", "", Drawing::definition("compensate"))
                        .flow("start", "sub")
                        .flow("sub", "undo")
                        .model());
  EXPECT_EQ(instance.complete("x"), "");
  EXPECT_EQ(instance.waiting(), "whole");
  EXPECT_EQ(instance.complete("whole"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
}

Drawing booking(bool handled) {
  Drawing inner;
  inner.flows_named("in").start("s");
  inner.undoable("hotel");
  inner.undoable("flight");
  inner.user("pay", "ok bad")
      .node("exclusiveGateway", "g", "default=\"d\"")
      .end("fine")
      .node("endEvent", "stop", "", Drawing::definition("cancel"))
      .flow("s", "hotel")
      .flow("s", "flight")
      .flow("s", "pay")
      .flow("pay", "g")
      .flow("g", "stop", "outcome = \"bad\"")
      .flow("g", "fine", {}, "d");
  Drawing outer;
  outer.start()
      .inside("transaction", "trip", inner)
      .user("after")
      .flow("start", "trip")
      .flow("trip", "after");
  if (handled)
    outer.boundary("cancelled", "trip", "cancel").user("sorry").flow("cancelled", "sorry");
  return outer;
}

TEST(Transaction, IsUndoneAndLeftByItsCancelEvent) {
  Instance instance(booking(true).model());
  EXPECT_EQ(instance.complete("hotel"), "");
  EXPECT_EQ(instance.complete("pay", "bad"), "");
  EXPECT_EQ(instance.waiting(), "undo_hotel") << "flight was not done, and is stopped";
  EXPECT_EQ(instance.complete("undo_hotel"), "");
  EXPECT_EQ(instance.passed(), "undo_hotel stop cancelled");
  EXPECT_EQ(instance.waiting(), "sorry");
}

TEST(Transaction, ThatIsNotCancelledGoesOn) {
  Instance instance(booking(true).model());
  EXPECT_EQ(instance.complete("pay", "ok"), "");
  EXPECT_EQ(instance.complete("hotel"), "");
  EXPECT_EQ(instance.complete("flight"), "");
  EXPECT_EQ(instance.waiting(), "after");
  EXPECT_FALSE(instance.state().done.empty()) << "it could still be undone from outside";
}

TEST(Transaction, WithoutACancelEventOnlyEnds) {
  Instance instance(booking(false).model());
  EXPECT_EQ(instance.complete("pay", "bad"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
}

}  // namespace
}  // namespace tb::bpmn
