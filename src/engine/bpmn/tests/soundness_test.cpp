// What is wrong with a drawing before anybody runs it, and how it comes to that.
#include "engine/bpmn/soundness.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/step.hpp"
#include "engine/bpmn/tests/blocks.hpp"

namespace tb::bpmn {
namespace {

// "deadlock join; unreachable x"
std::string found(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += (text.empty() ? "" : "; ") + finding.kind;
    for (const std::string& element : finding.elements) text += " " + element;
  }
  return text;
}
std::string found(const Drawing& drawing) { return found(soundness(*drawing.model())); }

std::string way(const Finding& finding) {
  std::string text;
  for (const PlayStep& step : finding.example) {
    text += (text.empty() ? "" : ", ") + (step.element.empty() ? step.event : step.element);
    if (!step.value.empty()) text += "=" + step.value;
  }
  return text;
}

Drawing fork_and_join(std::string_view fork, std::string_view join) {
  return Drawing()
      .start()
      .user("ask", "yes no")
      .node(fork, "fork")
      .user("a")
      .user("b")
      .node(join, "join")
      .user("after")
      .end()
      .flow("start", "ask")
      .flow("ask", "fork")
      .flow("fork", "a", fork == "exclusiveGateway" ? "outcome = \"yes\"" : "")
      .flow("fork", "b", fork == "exclusiveGateway" ? "outcome = \"no\"" : "")
      .flow("a", "join")
      .flow("b", "join")
      .flow("join", "after")
      .flow("after", "end");
}

TEST(Soundness, OfGatewaysThatFitIsNotDoubted) {
  EXPECT_EQ(found(fork_and_join("exclusiveGateway", "exclusiveGateway")), "");
  EXPECT_EQ(found(fork_and_join("parallelGateway", "parallelGateway")), "");
  EXPECT_EQ(found(fork_and_join("exclusiveGateway", "inclusiveGateway")), "");
  EXPECT_EQ(found(fork_and_join("parallelGateway", "inclusiveGateway")), "");
}

TEST(Soundness, NamesAJoinThatWaitsForever) {
  const auto findings = soundness(*fork_and_join("exclusiveGateway", "parallelGateway").model());
  EXPECT_EQ(found(findings), "deadlock join; unreachable after; unreachable end");
  EXPECT_EQ(way(findings[0]), "start, ask=yes, a");
  EXPECT_NE(findings[0].message.find("“join”要等的几条路永远等不齐"), std::string::npos);
  EXPECT_FALSE(findings[0].blocking);
}

TEST(Soundness, NamesWhatIsDoneTwiceWithoutAJoin) {
  const auto findings = soundness(*fork_and_join("parallelGateway", "exclusiveGateway").model());
  EXPECT_EQ(found(findings), "no_synchronisation after");
  EXPECT_EQ(findings[0].example.size(), 4u) << way(findings[0]);
}

TEST(Soundness, NamesALoopWithoutAnExit) {
  EXPECT_EQ(found(Drawing()
                      .start()
                      .user("a", "go stay")
                      .node("exclusiveGateway", "g")
                      .user("b")
                      .end()
                      .flow("start", "a")
                      .flow("a", "g")
                      .flow("g", "end", "outcome = \"go\"")
                      .flow("g", "b", "outcome = \"stay\"")
                      .flow("b", "b")),
            "never_ending b");
  EXPECT_EQ(found(Drawing()
                      .start()
                      .node("task", "a")
                      .node("exclusiveGateway", "g")
                      .flow("start", "g")
                      .flow("g", "a")
                      .flow("a", "g")),
            "endless_loop");
}

TEST(Soundness, NamesAnOutcomeThatLeadsNowhere) {
  const auto findings = soundness(*Drawing()
                                       .start()
                                       .user("a", "yes no")
                                       .node("exclusiveGateway", "g")
                                       .end()
                                       .user("b")
                                       .end("end2")
                                       .flow("start", "a")
                                       .flow("a", "g")
                                       .flow("g", "end", "outcome = \"yes\"")
                                       .flow("g", "b", "outcome = \"never\"")
                                       .flow("b", "end2")
                                       .model());
  EXPECT_EQ(found(findings), "no_way a; unreachable b; unreachable end2");
  EXPECT_EQ(way(findings[0]), "start, a=no");
}

// A refused application goes nowhere else, however large the place is.
TEST(Soundness, DoesNotDoubtWhatTheOutcomeAloneDecides) {
  const auto drawing = [](std::string_view large) {
    return Drawing()
        .start()
        .user("ask", "accept refuse")
        .node("exclusiveGateway", "g")
        .node("parallelGateway", "never")
        .user("small")
        .user("refused")
        .end()
        .flow("start", "ask")
        .flow("ask", "g")
        .flow("g", "never", large)
        .flow("g", "small", "outcome = \"accept\"")
        .flow("g", "refused", "outcome = \"refuse\"")
        .flow("refused", "never")
        .flow("small", "end")
        .flow("never", "end");
  };
  const auto ways =
      soundness(*drawing("outcome = \"refuse\" and outcome = \"accept\" and area > 100").model());
  ASSERT_FALSE(ways.empty());
  for (const Finding& finding : ways)
    EXPECT_NE(way(finding), "start, ask=refuse") << finding.message;
  const auto open = soundness(*drawing("outcome = \"refuse\" and area > 100").model());
  EXPECT_TRUE(std::ranges::any_of(
      open, [](const Finding& finding) { return way(finding) == "start, ask=refuse"; }));
}

TEST(Soundness, LooksAtEveryAnswerOfClocksAndSystems) {
  // Only when the timer wins do two tokens come to the parallel join.
  const auto findings = soundness(*Drawing()
                                       .start()
                                       .node("parallelGateway", "fork")
                                       .user("a")
                                       .timer("t", "a")
                                       .user("late")
                                       .user("b")
                                       .node("parallelGateway", "join")
                                       .end()
                                       .end("stop")
                                       .flow("start", "fork")
                                       .flow("fork", "a")
                                       .flow("fork", "b")
                                       .flow("a", "join")
                                       .flow("t", "late")
                                       .flow("late", "stop")
                                       .flow("b", "join")
                                       .flow("join", "end")
                                       .model());
  EXPECT_EQ(found(findings), "deadlock join");
  EXPECT_EQ(way(findings[0]), "start, t, late, b");
}

TEST(Soundness, LetsRemindersBe) {
  EXPECT_EQ(
      found(Drawing()
                .start()
                .user("a")
                .node("boundaryEvent", "remind", "attachedToRef=\"a\" cancelActivity=\"false\"",
                      "<timerEventDefinition><timeCycle>R/P1D</timeCycle>"
                      "</timerEventDefinition>")
                .user("call")
                .end()
                .end("told")
                .flow("start", "a")
                .flow("a", "end")
                .flow("remind", "call")
                .flow("call", "told")),
      "");
}

TEST(Soundness, KnowsTheWaysOfSubProcessesAndLoops) {
  const auto drawing = [](std::string_view end) {
    return Drawing()
        .define("<error id=\"e\" errorCode=\"bad\"/>")
        .start()
        .inside("subProcess", "sub",
                Drawing()
                    .flows_named("in")
                    .start("s")
                    .user("a", "good bad")
                    .node("exclusiveGateway", "g")
                    .end("fine")
                    .node("endEvent", "broken", "", Drawing::definition("error", end))
                    .flow("s", "a")
                    .flow("a", "g")
                    .flow("g", "fine", "outcome = \"good\"")
                    .flow("g", "broken", "outcome = \"bad\""),
                "",
                "<multiInstanceLoopCharacteristics><loopCardinality>bodies</loopCardinality>"
                "</multiInstanceLoopCharacteristics>")
        .boundary("caught", "sub", "error", "errorRef=\"e\"")
        .user("mend")
        .end()
        .flow("start", "sub")
        .flow("sub", "end")
        .flow("caught", "mend")
        .flow("mend", "end");
  };
  EXPECT_EQ(found(drawing("errorRef=\"e\"")), "");
}

TEST(Soundness, OfTheShippedProcessesIsNotDoubted) {
  for (const auto* name : {"permit", "record", "benefit"}) {
    const auto model = read(file("data/processes/" + std::string(name) + ".bpmn"));
    ASSERT_TRUE(model);
    EXPECT_EQ(found(soundness(**model)), "") << name;
  }
}

TEST(Soundness, LooksAtOneOrderWhereThereAreTooMany) {
  const auto model = read(file("src/engine/bpmn/tests/parallel_22.bpmn"));
  ASSERT_TRUE(model);
  EXPECT_EQ(found(soundness(**model, {1'000})), "");
}

const Block* any_of_kind(const Block& block, std::initializer_list<BlockKind> kinds) {
  if (std::ranges::find(kinds, block.kind) != kinds.end() && block.children.size() > 1)
    return &block;
  // A loop of no rounds does nothing, and the end of a sub-process waits for all ways into it.
  const bool is_sub = block.kind == BlockKind::several || block.kind == BlockKind::sub;
  const bool joins_itself = *kinds.begin() == BlockKind::parallel;
  if (is_sub && (joins_itself || (block.kind == BlockKind::several && block.rounds == 0)))
    return nullptr;
  for (const auto& child : block.children)
    if (const Block* inner = any_of_kind(*child, kinds)) return inner;
  return nullptr;
}

// Fifty random drawings of which none can go wrong, and fifty in which the branches of one block
// meet in a gateway of the wrong kind.
TEST(Soundness, TellsFiftySoundDrawingsFromFiftyUnsoundOnes) {
  int sound = 0, unsound = 0;
  for (std::uint32_t seed = 1; seed < 2'000 && (sound < 50 || unsound < 50); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto root = BlockMaker(seed).sequence(2);
    if (sound < 50) {
      const auto model = read(BlockDrawer().draw(*root));
      ASSERT_TRUE(model);
      // A timer at a sub-process in which nobody waits can never fire, and that is said.
      const auto findings = soundness(**model, {600});
      ASSERT_TRUE(std::ranges::all_of(findings, [](const Finding& one) {
        return one.kind == "unreachable";
      })) << found(findings);
      ++sound;
    }
    const bool waits = seed % 2 == 0;
    const Block* wrong = waits ? any_of_kind(*root, {BlockKind::choice, BlockKind::question})
                               : any_of_kind(*root, {BlockKind::parallel});
    if (wrong == nullptr || unsound == 50) continue;
    const auto model = read(BlockDrawer(wrong->id).draw(*root));
    ASSERT_TRUE(model);
    const auto findings = soundness(**model, {600});
    ASSERT_TRUE(std::ranges::any_of(findings, [&](const Finding& one) {
      return one.kind == (waits ? "deadlock" : "no_synchronisation");
    })) << found(findings);
    ++unsound;
  }
  EXPECT_EQ(sound, 50);
  EXPECT_EQ(unsound, 50);
}

}  // namespace
}  // namespace tb::bpmn
