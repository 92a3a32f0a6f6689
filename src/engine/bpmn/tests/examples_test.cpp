// The two example processes, as their offices would live them.
#include <gtest/gtest.h>

#include "engine/bpmn/law.hpp"
#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

ModelPtr example(std::string_view name) {
  const auto model = read(file("data/processes/examples/" + std::string(name) + ".bpmn"));
  EXPECT_TRUE(model && (*model)->executable() && (*model)->unsupported().empty()) << name;
  return *model;
}

TEST(Examples, AreSound) {
  for (const auto* name : {"enterprise_startup", "construction_stage"})
    for (const Finding& finding : soundness(*example(name), {2'000}))
      ADD_FAILURE() << name << ": " << finding.kind << " " << finding.message;
}

// ── 企業開辦 ──

TEST(EnterpriseStartup, LetsAllBodiesWorkAtOnceBehindTheLicence) {
  Instance instance(example("enterprise_startup"));
  EXPECT_EQ(instance.complete("accept", "correct"), "");
  EXPECT_EQ(instance.complete("correct", "resubmit"), "");
  EXPECT_EQ(instance.complete("accept", "accept"), "");
  EXPECT_EQ(instance.timers(), "day_elapsed");
  EXPECT_EQ(instance.waiting(), "register");
  EXPECT_EQ(instance.complete("register", "grant"), "");
  EXPECT_EQ(instance.waiting(), "bank fund seal social tax");
  for (const auto* body : {"tax", "bank", "fund", "seal"}) EXPECT_EQ(instance.complete(body), "");
  EXPECT_EQ(instance.fire("day_elapsed"), "");
  EXPECT_EQ(instance.waiting(), "chase social") << "a working day is over, the rest goes on";
  EXPECT_EQ(instance.complete("chase"), "");
  EXPECT_EQ(instance.complete("social"), "");
  EXPECT_EQ(instance.waiting(), "deliver");
  EXPECT_EQ(instance.complete("deliver", "deliver"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
}

TEST(EnterpriseStartup, EndsEverythingWhenTheLicenceIsRefused) {
  Instance instance(example("enterprise_startup"));
  EXPECT_EQ(instance.complete("accept", "accept"), "");
  EXPECT_EQ(instance.complete("register", "refuse"), "");
  EXPECT_EQ(instance.waiting(), "deliver_refusal");
  EXPECT_EQ(instance.timers(), "") << "no clock of the working day runs on";
}

// ── 工程建設, 22 個部門 ──

constexpr int kBodies = 22;

Variables bodies() {
  feel::List list;
  for (int i = 1; i <= kBodies; ++i) list.emplace_back("body " + std::to_string(i));
  return {{"departments", feel::Value(std::move(list))}};
}

std::size_t count(const Instance& instance, std::string_view element) {
  const std::string waiting = " " + instance.waiting() + " ", wanted = " " + std::string(element);
  std::size_t found = 0;
  for (std::size_t at = 0; (at = waiting.find(wanted + " ", at)) != std::string::npos; ++at)
    ++found;
  return found;
}

Instance reviewed_by_all() {
  Instance instance(example("construction_stage"), bodies());
  for (int i = 0; i < kBodies; ++i) EXPECT_EQ(instance.complete("check_papers", "complete"), "");
  EXPECT_EQ(instance.complete("accept", "accept"), "");
  return instance;
}

TEST(ConstructionStage, AsksForAllCorrectionsAtOnceBeforeAcceptance) {  // 行政許可法 32（四）
  Instance instance(example("construction_stage"), bodies());
  EXPECT_EQ(count(instance, "check_papers"), 22u);
  for (int i = 0; i < kBodies; ++i)
    EXPECT_EQ(instance.complete("check_papers", i % 7 == 3 ? "lacking" : "complete"), "");
  EXPECT_EQ(instance.waiting(), "correct") << "once, with what all of them lack";
  EXPECT_EQ(instance.complete("correct", "resubmit"), "");
  EXPECT_EQ(count(instance, "check_papers"), 22u);
  for (int i = 0; i < kBodies; ++i) EXPECT_EQ(instance.complete("check_papers", "complete"), "");
  EXPECT_EQ(instance.waiting(), "accept");
}

TEST(ConstructionStage, HoldsOneBodyWhileTheOthersGoOn) {  // 行政許可法 45
  Instance instance = reviewed_by_all();
  EXPECT_EQ(count(instance, "review"), 22u);
  EXPECT_EQ(instance.complete("review", "hold"), "");
  for (int i = 1; i < kBodies; ++i) EXPECT_EQ(instance.complete("review", "pass"), "");
  EXPECT_EQ(instance.waiting(), "special");
  EXPECT_EQ(instance.fire("joint_yellow"), "");
  EXPECT_EQ(instance.waiting(), "chase special") << "the joint clock is told of, nothing stops";
  EXPECT_EQ(instance.complete("special", "finish"), "");
  EXPECT_EQ(instance.complete("review", "pass"), "");
  EXPECT_EQ(instance.complete("chase"), "");
  EXPECT_EQ(instance.waiting(), "decide");
  EXPECT_EQ(instance.complete("decide", "grant"), "");
  EXPECT_EQ(instance.complete("deliver", "deliver"), "");
  EXPECT_EQ(instance.state().status, Status::completed);
  EXPECT_EQ(instance.state().variables.find("opinions")->list()->size(), 22u);
}

TEST(ConstructionStage, KeepsToTheLawOfPermits) {
  const auto law = read_skeleton(file("data/laws/skeletons/permit.json"));
  ASSERT_TRUE(law);
  for (const Finding& finding : unlawful(*example("construction_stage"), *law, {2'000}))
    ADD_FAILURE() << finding.article << " " << finding.message;
}

}  // namespace
}  // namespace tb::bpmn
