#include "engine/bpmn/step.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

Drawing two_tasks() {
  return Drawing()
      .start()
      .user("a")
      .user("b")
      .end()
      .flow("start", "a")
      .flow("a", "b")
      .flow("b", "end");
}

TEST(Step, RunsASequenceToItsEnd) {
  Instance instance(two_tasks().model());
  EXPECT_EQ(instance.waiting(), "a");
  EXPECT_EQ(instance.complete("a"), "");
  EXPECT_EQ(instance.passed(), "a");
  EXPECT_EQ(instance.waiting(), "b");
  EXPECT_EQ(instance.complete("b"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
  EXPECT_EQ(instance.last().list.back(),
            (Effect{EffectKind::ended, 0, instance.model().find("end")}));
}

TEST(Step, RefusesTheSameEventTwiceAndEventsForFinishedInstances) {
  Instance instance(two_tasks().model());
  const TokenId first = instance.token("a");
  EXPECT_EQ(instance.send(Started{}), "bpmn.already_started");
  EXPECT_EQ(instance.send(TaskCompleted{first}), "");
  EXPECT_EQ(instance.send(TaskCompleted{first}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(TaskCompleted{99}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(ActDone{instance.token("b"), {}}), "bpmn.task_gone") << "a person's task";
  EXPECT_EQ(instance.complete("b"), "");
  EXPECT_EQ(instance.send(TaskCompleted{2}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(Cancelled{"撤回"}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(Started{}), "bpmn.already_started");
}

TEST(Step, GivesATaskThatIsEnteredAgainANewToken) {
  Instance instance(Drawing()
                        .start()
                        .user("a", "again done")
                        .node("exclusiveGateway", "g")
                        .end()
                        .flow("start", "a")
                        .flow("a", "g")
                        .flow("g", "a", "outcome = \"again\"")
                        .flow("g", "end", "outcome = \"done\"")
                        .model());
  const TokenId first = instance.token("a");
  EXPECT_EQ(instance.complete("a", "again"), "");
  EXPECT_NE(instance.token("a"), first);
  EXPECT_EQ(instance.send(TaskCompleted{first, "again", {}}), "bpmn.task_gone");
}

TEST(Step, TakesOnlyOutcomesThatTheTaskOffers) {
  Instance instance(Drawing()
                        .start()
                        .user("a", "grant refuse")
                        .user("b")
                        .end()
                        .flow("start", "a")
                        .flow("a", "b")
                        .flow("b", "end")
                        .model());
  for (const auto* bad : {"", "deliver", "Grant", "grant "})
    EXPECT_EQ(instance.complete("a", bad), "bpmn.outcome_unknown") << bad;
  EXPECT_EQ(instance.complete("a", "grant"), "");
  EXPECT_EQ(instance.complete("b", "grant"), "bpmn.outcome_unknown") << "b offers none";
}

TEST(Step, ChoosesTheFirstFlowWhoseConditionHoldsElseTheDefault) {
  const auto model = Drawing()
                         .start()
                         .node("exclusiveGateway", "g", "default=\"other\"")
                         .user("small")
                         .user("large")
                         .user("rest")
                         .flow("start", "g")
                         .flow("g", "rest", "", "other")
                         .flow("g", "small", "area_m2 <= 50")
                         .flow("g", "large", "area_m2 > 10")
                         .model();
  EXPECT_EQ(Instance(model, {{"area_m2", 20}}).waiting(), "small") << "both hold; the first counts";
  EXPECT_EQ(Instance(model, {{"area_m2", *feel::Decimal::parse("50.01")}}).waiting(), "large");
  EXPECT_EQ(Instance(model, {{"area_m2", "20"}}).waiting(), "rest") << "text is no number";
  EXPECT_EQ(Instance(model).waiting(), "rest") << "unknown is not true";
}

TEST(Step, StopsWithAReasonWhereNoConditionHolds) {
  const auto model = Drawing()
                         .start()
                         .user("a")
                         .node("exclusiveGateway", "g")
                         .user("b")
                         .end()
                         .flow("start", "a")
                         .flow("a", "g")
                         .flow("g", "b", "面积 > 10")
                         .flow("g", "end", "面积 < 10")
                         .model();
  Instance instance(model);
  EXPECT_EQ(instance.complete("a"), "bpmn.no_flow");
  EXPECT_NE(instance.last_error().find("没有名为“面积”的变量"), std::string::npos);
  EXPECT_EQ(instance.waiting(), "a") << "the task stays open";
  EXPECT_EQ(instance.complete("a", "", {{"面积", 12}}), "");
  EXPECT_EQ(instance.waiting(), "b");
}

TEST(Step, TakesBackWhatAFailedStepHadBegun) {
  const auto model = Drawing()
                         .start()
                         .user("a")
                         .node("parallelGateway", "f")
                         .user("b")
                         .node("exclusiveGateway", "g")
                         .user("c")
                         .user("d")
                         .flow("start", "a")
                         .flow("a", "f")
                         .flow("f", "b")
                         .flow("f", "g")
                         .flow("g", "c", "n = 1")
                         .flow("g", "d", "n = 2")
                         .model();
  Instance instance(model);
  EXPECT_EQ(instance.complete("a"), "bpmn.no_flow") << "the other branch had begun";
  State state = instance.state();
  Effects effects = instance.last();
  const auto before = effects.list;
  EXPECT_FALSE(apply(*model, state, TaskCompleted{1}, effects));
  EXPECT_EQ(effects.list, before) << "effects of earlier events stay";
  EXPECT_EQ(instance.complete("a", "", {{"n", 2}}), "");
  EXPECT_EQ(instance.waiting(), "b d");
}

TEST(Step, KeepsTheOutcomeUpToTheNextTaskOnly) {
  const auto model = Drawing()
                         .start()
                         .user("a", "x y", "tb:result=\"first\"")
                         .user("b")
                         .node("exclusiveGateway", "g", "default=\"else\"")
                         .user("c")
                         .user("d")
                         .flow("start", "a")
                         .flow("a", "b")
                         .flow("b", "g")
                         .flow("g", "c", "outcome = \"x\"")
                         .flow("g", "d", "", "else")
                         .model();
  Instance instance(model);
  instance.complete("a", "x");
  instance.complete("b");
  EXPECT_EQ(instance.waiting(), "d");
  EXPECT_EQ(*instance.state().variables.find("first"), feel::Value("x")) << "tb:result keeps it";
}

TEST(Step, ForksAndJoins) {
  Instance instance(Drawing()
                        .start()
                        .node("parallelGateway", "f")
                        .user("a")
                        .user("b")
                        .node("parallelGateway", "j")
                        .user("c")
                        .flow("start", "f")
                        .flow("f", "a")
                        .flow("f", "b")
                        .flow("a", "j")
                        .flow("b", "j")
                        .flow("f", "j")
                        .flow("j", "c")
                        .model());
  EXPECT_EQ(instance.waiting(), "a b");
  instance.complete("b");
  EXPECT_EQ(instance.waiting(), "a");
  EXPECT_EQ(instance.passed(), "b") << "the join is not passed yet";
  instance.complete("a");
  EXPECT_EQ(instance.waiting(), "c");
  EXPECT_EQ(instance.passed(), "a j");
  EXPECT_TRUE(instance.state().arrivals.empty());
}

TEST(Step, ForgetsTheOutcomeAtAJoin) {
  const auto model = Drawing()
                         .start()
                         .node("parallelGateway", "f")
                         .user("a", "x y")
                         .user("b", "x y")
                         .node("parallelGateway", "j")
                         .node("exclusiveGateway", "g", "default=\"else\"")
                         .user("c")
                         .user("d")
                         .flow("start", "f")
                         .flow("f", "a")
                         .flow("f", "b")
                         .flow("a", "j")
                         .flow("b", "j")
                         .flow("j", "g")
                         .flow("g", "c", "outcome = \"x\"")
                         .flow("g", "d", "", "else")
                         .model();
  Instance instance(model);
  instance.complete("a", "x");
  instance.complete("b", "x");
  EXPECT_EQ(instance.waiting(), "d") << "whose outcome would it be?";
}

TEST(Step, DoesNotOpenAJoinForTwoTokensOfOneFlow) {
  Instance instance(Drawing()
                        .start()
                        .node("parallelGateway", "f")
                        .user("a")
                        .user("b")
                        .user("x")
                        .node("exclusiveGateway", "m")
                        .node("parallelGateway", "j")
                        .user("c")
                        .flow("start", "f")
                        .flow("f", "a")
                        .flow("f", "b")
                        .flow("f", "x")
                        .flow("a", "m")
                        .flow("b", "m")
                        .flow("m", "j")
                        .flow("x", "j")
                        .flow("j", "c")
                        .model());
  instance.complete("a");
  instance.complete("b");
  EXPECT_EQ(instance.waiting(), "x");
  instance.complete("x");
  EXPECT_EQ(instance.waiting(), "c");
  ASSERT_EQ(instance.state().arrivals.size(), 1u) << "the second token waits for the next round";
  instance.complete("c");
  EXPECT_TRUE(instance.state().stuck(instance.model()));
}

TEST(Step, ForksBehindATaskWithSeveralFlows) {
  Instance instance(Drawing()
                        .start()
                        .user("a", "", "default=\"d\"")
                        .user("b")
                        .user("c")
                        .user("e")
                        .flow("start", "a")
                        .flow("a", "b")
                        .flow("a", "c", "n > 1")
                        .flow("a", "e", "", "d")
                        .model(),
                    {{"n", 2}});
  instance.complete("a");
  EXPECT_EQ(instance.waiting(), "b c");
}

TEST(Step, InterruptsATaskWhenItsClockEnds) {
  Instance instance(Drawing()
                        .start()
                        .user("a")
                        .timer("t", "a")
                        .timer("u", "a", false, "other")
                        .node("serviceTask", "act", "tb:act=\"deem_accept\"")
                        .user("b")
                        .flow("start", "a")
                        .flow("a", "b")
                        .flow("t", "act")
                        .flow("act", "b")
                        .flow("u", "b")
                        .model());
  EXPECT_EQ(instance.timers(), "t u");
  const TokenId task = instance.token("a");
  const ElementIndex boundary = instance.model().find("t");
  EXPECT_EQ(instance.fire("t"), "");
  EXPECT_EQ(instance.waiting(), "act");
  EXPECT_EQ(instance.timers(), "");
  EXPECT_EQ(instance.last().list.front().kind, EffectKind::cancel_task);
  EXPECT_EQ(instance.send(TimerFired{task, boundary}), "bpmn.task_gone") << "the same event twice";
  EXPECT_EQ(instance.send(TaskCompleted{task}), "bpmn.task_gone") << "a person who came too late";
  EXPECT_EQ(instance.send(TaskCompleted{instance.token("act")}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(ActDone{instance.token("act"), {{"acceptance", "deemed"}}}), "");
  EXPECT_EQ(instance.waiting(), "b");
}

TEST(Step, LeavesTheTaskOpenForATimerThatDoesNotInterrupt) {
  Instance instance(Drawing()
                        .start()
                        .user("a")
                        .timer("t", "a", false)
                        .user("warn")
                        .end()
                        .flow("start", "a")
                        .flow("a", "end")
                        .flow("t", "warn")
                        .model());
  const TokenId task = instance.token("a");
  EXPECT_EQ(instance.fire("t"), "");
  EXPECT_EQ(instance.waiting(), "a warn");
  EXPECT_EQ(instance.token("a"), task);
  EXPECT_EQ(instance.send(TimerFired{task, instance.model().find("t")}), "bpmn.task_gone");
  instance.complete("a");
  EXPECT_EQ(instance.state().status, Status::running);
  instance.complete("warn");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(Step, TakesTimersAwayWithTheTask) {
  Instance instance(Drawing()
                        .start()
                        .user("a")
                        .timer("t", "a")
                        .user("b")
                        .user("late")
                        .flow("start", "a")
                        .flow("a", "b")
                        .flow("t", "late")
                        .model());
  const TokenId task = instance.token("a");
  instance.complete("a");
  EXPECT_EQ(instance.timers(), "");
  EXPECT_EQ(instance.send(TimerFired{task, instance.model().find("t")}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(TimerFired{instance.token("b"), instance.model().find("t")}),
            "bpmn.task_gone")
      << "not a timer of that task";
  EXPECT_EQ(instance.send(TimerFired{instance.token("b"), kNone}), "bpmn.task_gone");
}

TEST(Step, TerminatesEverythingAtATerminateEnd) {
  Instance instance(Drawing()
                        .start()
                        .node("parallelGateway", "f")
                        .user("a")
                        .user("b")
                        .timer("t", "b")
                        .node("endEvent", "stop", "", "<terminateEventDefinition/>")
                        .end()
                        .flow("start", "f")
                        .flow("f", "a")
                        .flow("f", "b")
                        .flow("a", "stop")
                        .flow("b", "end")
                        .flow("t", "end")
                        .model());
  instance.complete("a");
  EXPECT_EQ(instance.state().status, Status::terminated);
  EXPECT_EQ(instance.waiting(), "");
  EXPECT_EQ(instance.timers(), "");
}

TEST(Step, CancelsAtAnyMoment) {
  Instance instance(two_tasks().timer("t", "a").flow("t", "end").model());
  EXPECT_EQ(instance.send(Cancelled{"申请人撤回"}), "");
  EXPECT_EQ(instance.state().status, Status::cancelled);
  EXPECT_EQ(instance.last().list.back(), (Effect{EffectKind::ended, 0, kNone}));
  State fresh;
  Effects effects;
  EXPECT_TRUE(apply(instance.model(), fresh, Cancelled{}, effects)) << "also before it has started";
  EXPECT_EQ(fresh.status, Status::cancelled);
}

TEST(Step, StopsAnEndlessLoop) {
  const auto model = Drawing()
                         .start()
                         .user("a")
                         .node("exclusiveGateway", "g")
                         .node("exclusiveGateway", "h")
                         .flow("start", "a")
                         .flow("a", "g")
                         .flow("g", "h")
                         .flow("h", "g")
                         .model();
  Instance instance(model);
  EXPECT_EQ(instance.complete("a"), "bpmn.step_limit");
  EXPECT_EQ(instance.waiting(), "a");
}

TEST(Step, StopsAForkOfAMillionTokens) {
  Drawing drawing;
  drawing.start().user("t");
  for (int i = 0; i < 20; ++i) {
    const std::string from = "g" + std::to_string(i),
                      to = i == 19 ? "t" : "g" + std::to_string(i + 1);
    drawing.node("parallelGateway", from).node("exclusiveGateway", "m" + std::to_string(i));
    drawing.flow(from, "m" + std::to_string(i)).flow(from, "m" + std::to_string(i));
    drawing.flow("m" + std::to_string(i), to);
  }
  const auto model = drawing.flow("start", "g0").model();
  State state;
  Effects effects;
  const auto done = apply(*model, state, Started{}, effects);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "bpmn.step_limit");
  EXPECT_EQ(state.status, Status::created);
}

TEST(Step, RefusesVariablesBeyondTheirLimit) {
  Instance instance(two_tasks().model());
  EXPECT_EQ(instance.complete("a", "", {{"x", std::string(kMaxVariableBytes, 'x')}}),
            "bpmn.variables_too_large");
  feel::Value deep;
  for (int i = 0; i < 100; ++i) deep = feel::List{deep};
  EXPECT_EQ(instance.complete("a", "", {{"x", deep}}), "bpmn.variables_too_large");
  EXPECT_EQ(instance.complete("a", "", {{"x", std::string(16'000, 'x')}}), "");
  EXPECT_EQ(instance.complete("b", "", {{"y", std::string(1'000, 'y')}}),
            "bpmn.variables_too_large");
  EXPECT_EQ(instance.complete("b", "", {{"x", 1}}), "") << "replacing makes room";
}

TEST(Step, RefusesAnotherModelAndAnUnstartedInstance) {
  const auto one = two_tasks().model();
  const auto other = Drawing().start().user("z").flow("start", "z").model();
  Instance instance(one);
  State state = instance.state();
  Effects effects;
  EXPECT_EQ(apply(*other, state, TaskCompleted{1}, effects).error().code, "bpmn.wrong_model");
  State fresh;
  EXPECT_EQ(apply(*one, fresh, TaskCompleted{1}, effects).error().code, "bpmn.not_started");
  state.tokens[0].element = 10'000;
  state.known = {};
  EXPECT_EQ(apply(*one, state, TaskCompleted{1}, effects).error().code, "bpmn.wrong_model");
  EXPECT_EQ(apply(*one, state, Cancelled{}, effects).error().code, "bpmn.wrong_model");
}

TEST(Step, DoesNotRunWhatItCannotExecute) {
  const auto model =
      *read(Drawing().start().node("choreographyTask", "call").flow("start", "call").xml());
  State state;
  EXPECT_EQ(step(*model, state, Started{}).error().code, "bpmn.not_executable");
}

TEST(Step, BeginsOnlyWhereTheDrawingBegins) {
  const auto model = two_tasks().model();
  for (const ElementIndex at : {model->find("a"), ElementIndex{500}, kNone - 1}) {
    State state;
    EXPECT_EQ(step(*model, state, Started{{}, at}).error().code, "bpmn.no_start") << at;
  }
  State state;
  EXPECT_TRUE(step(*model, state, Started{{}, model->start()}));
}

TEST(Step, IsPure) {
  const auto model = two_tasks().model();
  const auto first = step(*model, {}, Started{});
  ASSERT_TRUE(first);
  const auto once = step(*model, first->state, TaskCompleted{1});
  const auto twice = step(*model, first->state, TaskCompleted{1});
  EXPECT_EQ(serialise(once->state), serialise(twice->state));
  EXPECT_EQ(once->effects.list, twice->effects.list);
}

// B3, 行政许可法 26: 22 departments of one case.
TEST(Step, JoinsTwentyTwoDepartmentsInAnyOrder) {
  const auto model = *read(file("src/engine/bpmn/tests/parallel_22.bpmn"));
  ASSERT_TRUE(model->executable());
  Instance instance(model);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(instance.state().tokens.size(), 22u);
    for (int i = 0; i < 22; ++i) {
      EXPECT_EQ(instance.waiting().find("summary"), std::string::npos) << "not before the last";
      const int number = (i * 7 + round) % 22 + 1;
      const std::string id = (number < 10 ? "dept_0" : "dept_") + std::to_string(number);
      EXPECT_EQ(instance.complete(id, "agree"), "");
    }
    EXPECT_EQ(instance.waiting(), "summary");
    EXPECT_EQ(instance.complete("summary", round == 0 ? "return" : "pass"), "");
  }
  EXPECT_EQ(instance.state().status, Status::completed);
}

// An administrator puts a token elsewhere: what it waited for is void, everything else stays.
TEST(Step, ATokenIsPutElsewhere) {
  const auto model = Drawing()
                         .start()
                         .node("parallelGateway", "fork")
                         .user("a")
                         .timer("t", "a")
                         .user("b")
                         .user("c")
                         .node("parallelGateway", "join")
                         .end()
                         .flow("start", "fork")
                         .flow("fork", "a")
                         .flow("fork", "b")
                         .flow("a", "c")
                         .flow("t", "c")
                         .flow("c", "join")
                         .flow("b", "join")
                         .flow("join", "end")
                         .model();
  Instance instance(model);
  const TokenId token = instance.token("a");
  for (const auto* wrong : {"fork", "join", "start", "t"})
    EXPECT_EQ(instance.send(Relocated{token, model->find(wrong)}), "bpmn.not_relocatable") << wrong;
  EXPECT_EQ(instance.send(Relocated{token, kNone}), "bpmn.not_relocatable");
  EXPECT_EQ(instance.send(Relocated{99, model->find("c")}), "bpmn.task_gone");
  EXPECT_EQ(instance.send(Relocated{token, model->find("c")}), "");
  EXPECT_EQ(instance.waiting(), "b c");
  EXPECT_EQ(instance.send(Relocated{token, model->find("c")}), "bpmn.task_gone") << "twice";
  EXPECT_EQ(instance.send(TimerFired{token, model->find("t")}), "bpmn.task_gone");
  EXPECT_EQ(instance.complete("c"), "");
  EXPECT_EQ(instance.complete("b"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
  const Event event = Relocated{3, 4};
  const auto again = deserialise_event(serialise(event));
  ASSERT_TRUE(again);
  EXPECT_EQ(std::get<Relocated>(*again).to, 4u);
}

TEST(Step, ATokenStaysInsideItsSubProcess) {
  const auto model = Drawing()
                         .start()
                         .inside("subProcess", "sub",
                                 Drawing()
                                     .start("s")
                                     .user("x")
                                     .user("y")
                                     .end("e")
                                     .flows_named("i")
                                     .flow("s", "x")
                                     .flow("x", "y")
                                     .flow("y", "e"))
                         .user("outside")
                         .end()
                         .flow("start", "sub")
                         .flow("sub", "outside")
                         .flow("outside", "end")
                         .model();
  Instance instance(model);
  const TokenId token = instance.token("x");
  EXPECT_EQ(instance.send(Relocated{token, model->find("outside")}), "bpmn.not_relocatable");
  EXPECT_EQ(instance.send(Relocated{token, model->find("e")}), "");
  EXPECT_EQ(instance.waiting(), "outside") << "the sub-process came to its end";
}

}  // namespace
}  // namespace tb::bpmn
