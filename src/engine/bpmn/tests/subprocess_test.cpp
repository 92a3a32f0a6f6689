// Sub-processes of every kind, what interrupts them, and errors and escalations out of them.
#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

// start → first → end, inside.
Drawing inner(std::string_view task = "first") {
  const std::string id(task);
  return Drawing()
      .flows_named("in_" + id + "_")
      .start(id + "_s")
      .user(task)
      .end(id + "_e")
      .flow(id + "_s", task)
      .flow(task, id + "_e");
}

TEST(SubProcess, GoesOnWhenAllThatRunsInsideHasEnded) {
  Instance instance(
      Drawing()
          .start()
          .inside("subProcess", "sub",
                  inner().node("parallelGateway", "g").user("second").flow("first_s", "second"))
          .user("after")
          .flow("start", "sub")
          .flow("sub", "after")
          .model());
  EXPECT_EQ(instance.waiting(), "first second");
  EXPECT_EQ(instance.complete("first"), "");
  EXPECT_EQ(instance.waiting(), "second");
  EXPECT_EQ(instance.passed(), "first first_e");
  EXPECT_EQ(instance.complete("second"), "");
  EXPECT_EQ(instance.passed(), "second sub");
  EXPECT_EQ(instance.complete("after"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(SubProcess, WithoutAStartEventBeginsWithAllThatHasNoWayIntoIt) {
  Instance instance(Drawing()
                        .start()
                        .inside("subProcess", "sub", Drawing().user("a").user("b"))
                        .flow("start", "sub")
                        .model());
  EXPECT_EQ(instance.waiting(), "a b");
  instance.complete("b");
  instance.complete("a");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(SubProcess, AnEmptyOneIsPassed) {
  Instance instance(Drawing()
                        .start()
                        .node("subProcess", "sub")
                        .end()
                        .flow("start", "sub")
                        .flow("sub", "end")
                        .model());
  EXPECT_EQ(instance.passed(), "start sub end");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(SubProcess, ATerminateEndInsideEndsOnlyIt) {
  Instance instance(Drawing()
                        .start()
                        .inside("subProcess", "sub",
                                inner()
                                    .user("second")
                                    .flow("first_s", "second")
                                    .node("endEvent", "stop", "", Drawing::definition("terminate"))
                                    .flow("second", "stop"))
                        .user("after")
                        .flow("start", "sub")
                        .flow("sub", "after")
                        .model());
  EXPECT_EQ(instance.complete("second"), "");
  EXPECT_EQ(instance.waiting(), "after");
  EXPECT_EQ(instance.passed(), "second stop sub");
}

TEST(SubProcess, ATimerAtItsBoundaryTakesEverythingInsideAlong) {
  Instance instance(Drawing()
                        .start()
                        .inside("subProcess", "sub", inner().timer("inner", "first"))
                        .timer("t", "sub")
                        .user("late")
                        .flow("start", "sub")
                        .flow("t", "late")
                        .model());
  EXPECT_EQ(instance.timers(), "t inner");
  EXPECT_EQ(instance.fire("t"), "");
  EXPECT_EQ(instance.waiting(), "late");
  EXPECT_EQ(instance.timers(), "");
  EXPECT_EQ(instance.passed(), "t");
}

TEST(SubProcess, InnerOnesEndBeforeOuterOnes) {
  Instance instance(Drawing()
                        .start()
                        .inside("subProcess", "outer",
                                Drawing()
                                    .flows_named("o")
                                    .start("os")
                                    .inside("subProcess", "sub", inner())
                                    .flow("os", "sub"))
                        .flow("start", "outer")
                        .model());
  instance.complete("first");
  EXPECT_EQ(instance.passed(), "first first_e sub outer");
  EXPECT_EQ(instance.state().status, Status::completed);
}

// ── errors ──

// Behind a the error e1 is thrown; b runs beside it.
Drawing failing_inside() {
  return Drawing()
      .flows_named("in")
      .start("s")
      .user("a")
      .user("b")
      .node("endEvent", "bad", "", Drawing::definition("error", "errorRef=\"e1\""))
      .flow("s", "a")
      .flow("s", "b")
      .flow("a", "bad");
}

Drawing failing(std::string_view code_of_boundary) {
  return Drawing()
      .define("<error id=\"e1\" errorCode=\"no_money\"/><error id=\"e2\" errorCode=\"no_time\"/>")
      .start()
      .inside("subProcess", "sub", failing_inside())
      .boundary("caught", "sub", "error", code_of_boundary)
      .user("mend")
      .user("after")
      .flow("start", "sub")
      .flow("sub", "after")
      .flow("caught", "mend");
}

TEST(Errors, AreCaughtAtTheBoundaryByTheirCode) {
  for (const auto* about : {"errorRef=\"e1\"", ""}) {
    Instance instance(failing(about).model());
    EXPECT_EQ(instance.complete("a"), "");
    EXPECT_EQ(instance.waiting(), "mend") << "b is taken along";
    EXPECT_EQ(instance.passed(), "a bad caught");
  }
}

TEST(Errors, ThatNothingCatchesEndTheInstance) {
  Instance instance(failing("errorRef=\"e2\"").model());
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.state().status, Status::failed);
  EXPECT_EQ(instance.state().error, "no_money");
  EXPECT_EQ(instance.complete("b"), "bpmn.task_gone");
}

TEST(Errors, OfTheSystemGoTheSameWayOrAreAnIncident) {
  const auto model = Drawing()
                         .define("<error id=\"e1\" errorCode=\"gone\"/>")
                         .start()
                         .node("serviceTask", "act", "tb:act=\"deem\"")
                         .boundary("caught", "act", "error", "errorRef=\"e1\"")
                         .user("mend")
                         .user("after")
                         .flow("start", "act")
                         .flow("act", "after")
                         .flow("caught", "mend")
                         .model();
  Instance instance(model);
  EXPECT_EQ(instance.fail("act", "other"), "bpmn.error_uncaught");
  EXPECT_EQ(instance.waiting(), "act");
  EXPECT_EQ(instance.fail("act", "gone"), "");
  EXPECT_EQ(instance.waiting(), "mend");
}

TEST(Errors, AreHandledByAnEventSubProcessBeforeTheBoundary) {
  Instance instance(
      Drawing()
          .define("<error id=\"e1\" errorCode=\"x\"/>")
          .start()
          .inside("subProcess", "sub",
                  failing_inside().inside("subProcess", "handler",
                                          Drawing()
                                              .flows_named("h")
                                              .node("startEvent", "hs", "",
                                                    Drawing::definition("error", "errorRef=\"e1\""))
                                              .user("mend")
                                              .node("endEvent", "again", "",
                                                    Drawing::definition("error", "errorRef=\"e1\""))
                                              .flow("hs", "mend")
                                              .flow("mend", "again"),
                                          "triggeredByEvent=\"true\""))
          .boundary("caught", "sub", "error")
          .user("outside")
          .flow("start", "sub")
          .flow("caught", "outside")
          .model());
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "mend");
  EXPECT_EQ(instance.complete("mend"), "");
  EXPECT_EQ(instance.waiting(), "outside") << "a handler does not catch what it throws itself";
}

// ── escalations ──

TEST(Escalations, GoOnBesideWhatCatchesThem) {
  const auto model = [](bool interrupting) {
    return Drawing()
        .define("<escalation id=\"x\" escalationCode=\"late\"/>")
        .start()
        .inside("subProcess", "sub",
                Drawing()
                    .flows_named("in")
                    .start("s")
                    .node("intermediateThrowEvent", "tell", "",
                          Drawing::definition("escalation", "escalationRef=\"x\""))
                    .user("a")
                    .flow("s", "tell")
                    .flow("tell", "a"))
        .boundary("heard", "sub", "escalation", "escalationRef=\"x\"", interrupting)
        .user("boss")
        .user("after")
        .flow("start", "sub")
        .flow("heard", "boss")
        .flow("sub", "after")
        .model();
  };
  Instance beside(model(false));
  EXPECT_EQ(beside.waiting(), "a boss");
  EXPECT_EQ(beside.complete("a"), "");
  EXPECT_EQ(beside.waiting(), "after boss");
  Instance instead(model(true));
  EXPECT_EQ(instead.waiting(), "boss");
}

TEST(Escalations, ThatNobodyCatchesAreOnlyTold) {
  Instance instance(Drawing()
                        .start()
                        .node("endEvent", "tell", "", Drawing::definition("escalation"))
                        .flow("start", "tell")
                        .model());
  EXPECT_EQ(instance.state().status, Status::completed);
  ASSERT_EQ(instance.last().list.size(), 2u);
  EXPECT_EQ(instance.last().list[0].kind, EffectKind::escalated);
}

// ── event sub-processes ──

Drawing with_handler(std::string_view start_attributes, std::string_view event) {
  return Drawing()
      .start()
      .user("a")
      .end()
      .flow("start", "a")
      .flow("a", "end")
      .inside("subProcess", "handler",
              Drawing()
                  .flows_named("h")
                  .node("startEvent", "hs", start_attributes, event)
                  .user("look")
                  .flow("hs", "look"),
              "triggeredByEvent=\"true\"");
}

TEST(EventSubProcess, RunsBesideOrInsteadOfWhatIsAroundIt) {
  Instance instead(with_handler("tb:clock=\"n\"", "<timerEventDefinition/>").model());
  EXPECT_EQ(instead.timers(), "hs");
  EXPECT_EQ(instead.waiting(), "a");
  EXPECT_EQ(instead.fire("hs"), "");
  EXPECT_EQ(instead.waiting(), "look");
  EXPECT_EQ(instead.complete("look"), "");
  EXPECT_EQ(instead.passed(), "look handler");
  EXPECT_EQ(instead.state().status, Status::completed);

  Instance beside(with_handler("isInterrupting=\"false\"", Drawing::definition("message")).model());
  EXPECT_EQ(beside.message("hs"), "");
  EXPECT_EQ(beside.message("hs"), "");
  EXPECT_EQ(beside.waiting(), "a look look");
  EXPECT_EQ(beside.complete("a"), "");
  EXPECT_EQ(beside.complete("look"), "");
  EXPECT_EQ(beside.state().status, Status::running);
  EXPECT_EQ(beside.complete("look"), "");
  EXPECT_EQ(beside.state().status, Status::completed) << "listening keeps nothing alive";
}

TEST(EventSubProcess, ListensNoMoreWhenItsScopeHasEnded) {
  Instance instance(
      with_handler("isInterrupting=\"false\"", Drawing::definition("signal")).model());
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
  EXPECT_EQ(instance.signal("hs"), "bpmn.task_gone");
}

TEST(EventSubProcess, MustBeginByOneEvent) {
  const auto model = *read(Drawing()
                               .start()
                               .inside("subProcess", "handler", Drawing().start("hs").user("x"),
                                       "triggeredByEvent=\"true\"")
                               .xml());
  EXPECT_FALSE(model->executable());
}

// ── ad hoc ──

TEST(AdHoc, DoesAllSideBySideOrOneAfterTheOther) {
  const auto model = [](std::string_view attributes, std::string_view condition) {
    return Drawing()
        .start()
        .inside("adHocSubProcess", "sub", Drawing().user("a").user("b").user("c"), attributes,
                condition.empty()
                    ? ""
                    : "<completionCondition>" + std::string(condition) + "</completionCondition>")
        .user("after")
        .flow("start", "sub")
        .flow("sub", "after")
        .model();
  };
  Instance parallel(model("", ""));
  EXPECT_EQ(parallel.waiting(), "a b c");
  for (const auto* task : {"c", "a", "b"}) EXPECT_EQ(parallel.complete(task), "");
  EXPECT_EQ(parallel.waiting(), "after");

  Instance enough(model("", "enough = true"));
  EXPECT_EQ(enough.complete("a"), "");
  EXPECT_EQ(enough.complete("b", "", {{"enough", true}}), "");
  EXPECT_EQ(enough.waiting(), "after") << "the rest is cancelled";

  Instance sequential(model("ordering=\"Sequential\"", "enough = true"));
  EXPECT_EQ(sequential.waiting(), "a");
  EXPECT_EQ(sequential.complete("a"), "");
  EXPECT_EQ(sequential.waiting(), "b");
  EXPECT_EQ(sequential.complete("b", "", {{"enough", true}}), "");
  EXPECT_EQ(sequential.waiting(), "after");
}

TEST(SubProcess, InclusiveAndParallelGatewaysWaitInTheirOwnScope) {
  // The same gateway waits in two rounds at once, and for none of the other round's tokens.
  Instance instance(
      Drawing()
          .start()
          .inside("subProcess", "sub",
                  Drawing()
                      .flows_named("in")
                      .start("s")
                      .node("inclusiveGateway", "fork", "default=\"d\"")
                      .user("a")
                      .user("b")
                      .node("inclusiveGateway", "join")
                      .user("c")
                      .flow("s", "fork")
                      .flow("fork", "a", "true")
                      .flow("fork", "b", "loopCounter = 1")
                      .flow("fork", "join", {}, "d")
                      .flow("a", "join")
                      .flow("b", "join")
                      .flow("join", "c"),
                  "",
                  "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>"
                  "</multiInstanceLoopCharacteristics>")
          .flow("start", "sub")
          .model());
  EXPECT_EQ(instance.waiting(), "a a b");
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "a b") << "the first round still waits for b";
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.waiting(), "b c");
  EXPECT_EQ(instance.complete("b"), "");
  EXPECT_EQ(instance.waiting(), "c c");
}

}  // namespace
}  // namespace tb::bpmn
