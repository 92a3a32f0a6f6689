// The drawings that ship in data/processes: each can be run, and keeps the order that the law asks
// for.
#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

class Shipped : public testing::TestWithParam<std::string> {
 protected:
  ModelPtr model_ = *read(file("data/processes/" + GetParam() + ".bpmn"));
  Instance instance_{model_};
};

INSTANTIATE_TEST_SUITE_P(Processes, Shipped, testing::Values("permit", "record", "benefit"),
                         [](const auto& test) { return test.param; });

TEST_P(Shipped, IsExecutableAndCompletelyReachable) {
  EXPECT_TRUE(model_->executable());
  EXPECT_TRUE(model_->unsupported().empty());
  EXPECT_EQ(model_->id(), GetParam());
  for (const Element& element : model_->elements()) {
    EXPECT_TRUE(element.reachable) << element.id;
    EXPECT_FALSE(element.name.empty()) << element.id;
    if (element.kind != ElementKind::user_task) continue;
    EXPECT_FALSE(element.act.empty() || element.role.empty() || element.capacity.empty() ||
                 element.clock.empty() || element.outcomes.empty() || element.documentation.empty())
        << element.id;
    for (const Outcome& outcome : element.outcomes)
      EXPECT_FALSE(outcome.consequence.empty()) << outcome.id;
  }
}

TEST_P(Shipped, HasTheFourHumanActsOfTheFixedLife) {
  for (const auto& [task, outcome] : std::initializer_list<std::pair<const char*, const char*>>{
           {"accept", "accept"}, {"review", "pass"}, {"decide", "grant"}, {"deliver", "deliver"}}) {
    EXPECT_EQ(instance_.waiting(), task);
    EXPECT_EQ(instance_.complete(task, outcome), "");
  }
  EXPECT_EQ(instance_.state().status, Status::completed);
  EXPECT_EQ(model_->element(instance_.last().list.back().element).id, "closed");
}

TEST_P(Shipped, OffersTheOutcomesOfTheContract) {
  const auto outcomes = [&](std::string_view id) {
    std::string text;
    for (const Outcome& outcome : model_->element(model_->find(id)).outcomes)
      text += outcome.id + " ";
    return text;
  };
  EXPECT_EQ(outcomes("accept"), "accept correct refuse ");
  EXPECT_EQ(outcomes("review"), "pass return ");
  EXPECT_EQ(outcomes("decide"), "grant refuse ");
  EXPECT_EQ(outcomes("deliver"), "deliver ");
  EXPECT_EQ(outcomes("deliver_refusal"), "deliver ");
}

// 行政许可法 32(4): correction is asked before acceptance; the case then comes back to be accepted,
// with a new clock.
TEST_P(Shipped, ComesBackToAcceptanceAfterACorrection) {
  EXPECT_EQ(instance_.timers(), "notice_elapsed");
  instance_.complete("accept", "correct");
  EXPECT_EQ(instance_.waiting(), "correct");
  EXPECT_EQ(instance_.timers(), "correction_elapsed") << "the notice clock stops";
  EXPECT_EQ(instance_.fire("notice_elapsed"), "bpmn.task_gone");
  instance_.complete("correct", "resubmit");
  EXPECT_EQ(instance_.waiting(), "accept");
  EXPECT_EQ(instance_.timers(), "notice_elapsed") << "and begins anew";
}

// 行政许可法 32(4): not told within five working days is accepted.
TEST_P(Shipped, DeemsAcceptedWhenNobodyAnswers) {
  const Element& timer = model_->element(model_->find("notice_elapsed"));
  EXPECT_EQ(timer.timer.clock, "notice");
  EXPECT_TRUE(timer.interrupting);
  const TokenId late = instance_.token("accept");
  EXPECT_EQ(instance_.fire("notice_elapsed"), "");
  EXPECT_EQ(instance_.waiting(), "deem_accept");
  EXPECT_EQ(model_->element(model_->find("deem_accept")).act, "deem_accept");
  EXPECT_EQ(instance_.send(TaskCompleted{late, "correct", {}}), "bpmn.task_gone")
      << "after that nothing more can be asked";
  EXPECT_EQ(instance_.send(ActDone{instance_.token("deem_accept"), {}}), "");
  EXPECT_EQ(instance_.waiting(), "review");
}

// A correction that nobody answers ends the case where the host gives its timer a due instant:
// local law only.
TEST_P(Shipped, MayEndWhenACorrectionIsNotAnswered) {
  instance_.complete("accept", "correct");
  EXPECT_EQ(model_->element(model_->find("correction_elapsed")).timer.clock, "deemed_withdrawal");
  EXPECT_EQ(instance_.fire("correction_elapsed"), "");
  EXPECT_EQ(instance_.waiting(), "deem_withdrawn");
  EXPECT_EQ(instance_.send(ActDone{instance_.token("deem_withdrawn"), {}}), "");
  EXPECT_EQ(instance_.state().status, Status::completed);
  EXPECT_EQ(model_->element(instance_.last().list.back().element).id, "deemed_withdrawn");
}

// A return is a question inside the house; the applicant is not asked again after acceptance.
TEST_P(Shipped, ReturnsFromReviewToTheAcceptersDesk) {
  instance_.complete("accept", "accept");
  instance_.complete("review", "return");
  EXPECT_EQ(instance_.waiting(), "clarify");
  EXPECT_EQ(model_->element(model_->find("clarify")).role, "accepter");
  instance_.complete("clarify", "answer");
  EXPECT_EQ(instance_.waiting(), "review");
}

// 行政许可法 38: a refusal is a document and is delivered (44).
TEST_P(Shipped, DeliversARefusalToo) {
  instance_.complete("accept", "accept");
  instance_.complete("review", "pass");
  instance_.complete("decide", "refuse");
  EXPECT_EQ(instance_.waiting(), "deliver_refusal");
  EXPECT_EQ(model_->element(model_->find("deliver_refusal")).act, "deliver");
  instance_.complete("deliver_refusal", "deliver");
  EXPECT_EQ(instance_.state().status, Status::completed);
}

TEST_P(Shipped, EndsWhereAcceptanceIsRefused) {
  instance_.complete("accept", "refuse");
  EXPECT_EQ(instance_.state().status, Status::completed);
  EXPECT_EQ(model_->element(instance_.last().list.back().element).id, "not_accepted");
}

TEST_P(Shipped, CanBeWithdrawnBeforeTheDecision) {
  instance_.complete("accept", "accept");
  EXPECT_EQ(instance_.send(Cancelled{"申请人撤回"}), "");
  EXPECT_EQ(instance_.state().status, Status::cancelled);
}

// Separation of duty: who accepted or reviewed does not decide.
TEST_P(Shipped, KeepsAcceptanceReviewAndDecisionApart) {
  const auto& apart = model_->element(model_->find("decide")).not_same_as;
  for (const auto* act : {"accept", "review"})
    EXPECT_NE(std::ranges::find(apart, act), apart.end()) << act;
}

// domain.md (d): the words of a permit on a filing or a benefit are an error of law.
TEST(ShippedWords, UsePermitWordsInPermitsOnly) {
  const auto mentions = [](std::string_view name, std::string_view word) {
    const auto model = *read(file("data/processes/" + std::string(name) + ".bpmn"));
    for (const Element& element : model->elements()) {
      if (element.name.find(word) != std::string::npos) return true;
      for (const Outcome& outcome : element.outcomes)
        if ((outcome.name + outcome.consequence).find(word) != std::string::npos) return true;
    }
    return false;
  };
  EXPECT_TRUE(mentions("permit", "许可"));
  EXPECT_FALSE(mentions("record", "许可"));
  EXPECT_FALSE(mentions("benefit", "许可"));
}

}  // namespace
}  // namespace tb::bpmn
