// The law of a case, act by act; each test names its article (行政許可法 where no other law is
// named).
#include "modules/cases/rules.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "core/json.hpp"

namespace tb::cases {
namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(TB_SOURCE_DIR) + "/data/" + path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}
Instant at(std::string_view text) { return *parse_instant(text); }
constexpr Id kClerk{1}, kReviewer{2}, kApprover{3};

class RulesTest : public testing::Test {
 protected:
  Circumstances on(std::string_view day) {
    return {guide_, calendar_, parameters_, at(std::string(day) + "T10:00:00+08:00")};
  }
  std::string due(std::string_view clock) {
    return to_string(date_of(dossier_.clock(clock)->due_at));
  }
  void receive(std::string_view day = "2026-03-02") {
    ASSERT_TRUE(rules::receive(dossier_, on(day)));
  }
  void accepted() {
    receive();
    ASSERT_TRUE(rules::accept(dossier_, on("2026-03-03"), kClerk));
  }
  catalog::Guide guide_ = *from_json<catalog::Guide>(file("items/handled/venue_health.json"));
  clock::Calendar calendar_ = *clock::Calendar::parse(file("calendar/cn.json"));
  Parameters parameters_;
  Dossier dossier_;
};

TEST_F(RulesTest, TwoClocksRunFromReceipt_32_4) {
  receive();
  EXPECT_EQ(dossier_.record.state, State::received);
  EXPECT_EQ(due("pre_review"), "2026-03-04");
  EXPECT_EQ(due("notice"), "2026-03-09") << "five working days after Monday 2 March";
  EXPECT_EQ(dossier_.clock("decision"), nullptr) << "it starts with acceptance (42)";
}

TEST_F(RulesTest, ALimitMayStartAtReceipt_建築法8) {
  for (auto& limit : guide_.limits)
    if (limit.name == catalog::LimitName::decision) limit.start = catalog::LimitStart::received;
  receive();
  EXPECT_NE(dossier_.clock("decision"), nullptr);
}

TEST_F(RulesTest, CorrectionStopsBothClocksAndIsAskedOnce_32_4) {
  receive();
  ASSERT_TRUE(rules::correct(dossier_, on("2026-03-03"), false));
  EXPECT_EQ(dossier_.clock("notice")->state, clock::ClockState::stopped);
  ASSERT_TRUE(rules::receive(dossier_, on("2026-03-06")));
  EXPECT_EQ(due("notice"), "2026-03-13") << "the five days run anew (32(5))";
  EXPECT_EQ(rules::correct(dossier_, on("2026-03-06"), false).error().code, "case.corrected_once");
  EXPECT_TRUE(rules::correct(dossier_, on("2026-03-06"), true)) << "the head of the window";
}

TEST_F(RulesTest, CorrectionIsBeforeAcceptanceOnly_32) {
  accepted();
  EXPECT_EQ(rules::correct(dossier_, on("2026-03-04"), true).error().code, "case.wrong_state");
}

TEST_F(RulesTest, TwentyWorkingDaysFromAcceptance_42) {
  accepted();
  EXPECT_EQ(due("decision"), "2026-03-31");
  EXPECT_EQ(due("promised"), "2026-03-12");
}

TEST_F(RulesTest, SilenceIsAcceptanceFromTheDayOfReceipt_32_4) {
  receive();
  EXPECT_EQ(rules::deem_accepted(dossier_, on("2026-03-09")).error().code, "case.notice_not_over")
      << "10:00 of the last day";
  ASSERT_TRUE(rules::deem_accepted(dossier_, on("2026-03-10")));
  EXPECT_EQ(dossier_.record.acceptance, Acceptance::deemed);
  EXPECT_EQ(dossier_.record.accepted_at, at("2026-03-02T10:00:00+08:00"));
  EXPECT_EQ(due("decision"), "2026-03-30") << "counted from receipt";
}

TEST_F(RulesTest, GroundsMakeDifferentActs_32_1_32_2_78) {
  for (const auto& [ground, state] : {std::pair(Ground::not_required, State::not_required),
                                      std::pair(Ground::not_competent, State::not_accepted),
                                      std::pair(Ground::banned, State::not_accepted)}) {
    dossier_ = {};
    receive();
    ASSERT_TRUE(rules::refuse_acceptance(dossier_, on("2026-03-03"), ground));
    EXPECT_EQ(dossier_.record.state, state);
    EXPECT_EQ(rules::leading_clock(dossier_), nullptr) << "nothing runs on";
  }
}

TEST_F(RulesTest, AHoldIsOfTheClosedListAndStopsTheDecisionClocksOnly_45) {
  accepted();
  EXPECT_FALSE(rules::hold(dossier_, on("2026-03-04"), clock::HoldKind::testing, date(2026, 3, 3)))
      << "an end in the past";
  ASSERT_TRUE(rules::hold(dossier_, on("2026-03-04"), clock::HoldKind::testing, date(2026, 3, 6)));
  EXPECT_EQ(dossier_.record.state, State::held);
  EXPECT_EQ(rules::pass(dossier_, on("2026-03-05"), kReviewer).error().code, "case.held");
  ASSERT_TRUE(rules::resume(dossier_, on("2026-03-06")));
  EXPECT_EQ(dossier_.record.state, State::accepted);
  EXPECT_EQ(due("promised"), "2026-03-16") << "two working days were held";
}

TEST_F(RulesTest, WhoAcceptedOrReviewedDoesNotDecide_separation) {
  accepted();
  ASSERT_TRUE(rules::pass(dossier_, on("2026-03-04"), kReviewer));
  EXPECT_EQ(rules::decide(dossier_, on("2026-03-05"), true, kClerk).error().code,
            "identity.same_person");
  EXPECT_EQ(rules::decide(dossier_, on("2026-03-05"), true, kReviewer).error().code,
            "identity.same_person");
  ASSERT_TRUE(rules::decide(dossier_, on("2026-03-05"), true, kApprover));
  EXPECT_EQ(dossier_.clock("decision")->state, clock::ClockState::stopped)
      << "limits stop at the decision (42)";
  EXPECT_EQ(due("delivery"), "2026-03-19") << "ten working days (44)";
}

TEST_F(RulesTest, LateCollectionNeverSpoilsTheDecision_44) {
  accepted();
  ASSERT_TRUE(rules::decide(dossier_, on("2026-03-05"), false, kApprover));
  const auto decided = dossier_.record.decided_at;
  ASSERT_TRUE(rules::deliver(dossier_, on("2026-06-01")));
  EXPECT_EQ(dossier_.record.decided_at, decided);
  EXPECT_EQ(dossier_.record.state, State::closed);
}

TEST_F(RulesTest, WithdrawnBeforeTheDecisionOnly) {
  accepted();
  ASSERT_TRUE(rules::decide(dossier_, on("2026-03-05"), true, kApprover));
  EXPECT_EQ(rules::withdraw(dossier_, on("2026-03-06")).error().code, "case.wrong_state");
  dossier_ = {};
  receive();
  EXPECT_TRUE(rules::withdraw(dossier_, on("2026-03-03")));
}

// No act is possible from any state but the one it belongs to.
TEST_F(RulesTest, EveryActFromEveryStateIsAllowedOrRefusedByName) {
  for (int i = 0; i <= static_cast<int>(State::withdrawn); ++i) {
    const auto state = static_cast<State>(i);
    const auto with = [&] {
      Dossier dossier;
      dossier.record.state = state;
      dossier.record.received_at = at("2026-03-02T10:00:00+08:00");
      return dossier;
    };
    auto dossier = with();
    EXPECT_EQ(rules::accept(dossier, on("2026-03-03"), kClerk).has_value(),
              state == State::received);
    dossier = with();
    EXPECT_EQ(rules::pass(dossier, on("2026-03-03"), kClerk).has_value(),
              state == State::accepted || state == State::in_review);
    dossier = with();
    EXPECT_EQ(rules::decide(dossier, on("2026-03-03"), true, kClerk).has_value(),
              state == State::accepted || state == State::in_review);
    dossier = with();
    EXPECT_EQ(rules::deliver(dossier, on("2026-03-03")).has_value(),
              state == State::granted || state == State::refused);
    dossier = with();
    EXPECT_EQ(rules::withdraw(dossier, on("2026-03-03")).has_value(),
              rules::is_before_decision(state));
    EXPECT_FALSE(rules::words_of(state).empty());
  }
}

TEST_F(RulesTest, TheHeadExtendsOnceByAtMostTenWorkingDays_42) {
  accepted();
  EXPECT_TRUE(rules::may_extend(dossier_, at("2026-03-10T10:00:00+08:00")));
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-10"), 11, "局长").error().code,
            "clock.extension_too_long");
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-10"), 0, "局长").error().code,
            "clock.extension_too_long");
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-10"), 10, "").error().code,
            "clock.approver_missing");
  ASSERT_TRUE(rules::extend(dossier_, on("2026-03-10"), 10, "局长"));
  EXPECT_EQ(due("decision"), "2026-04-15") << "ten working days after 31 March, 清明 apart";
  EXPECT_EQ(due("promised"), "2026-03-26");
  EXPECT_EQ(dossier_.clock("decision")->extension->approved_by, "局长");
  EXPECT_FALSE(rules::may_extend(dossier_, at("2026-03-11T10:00:00+08:00")));
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-11"), 5, "局长").error().code,
            "clock.already_extended");
}

TEST_F(RulesTest, ThePromiseStaysWhereTheRegionSaysSo_42) {
  parameters_.extension_moves_promise = false;
  accepted();
  ASSERT_TRUE(rules::extend(dossier_, on("2026-03-10"), 10, "局长"));
  EXPECT_EQ(due("decision"), "2026-04-15");
  EXPECT_EQ(due("promised"), "2026-03-12");
}

TEST_F(RulesTest, ABrokenPromiseIsNotMended_42) {
  accepted();
  ASSERT_TRUE(rules::extend(dossier_, on("2026-03-13"), 10, "局长"))
      << "the legal limit still runs";
  EXPECT_EQ(due("promised"), "2026-03-12");
  EXPECT_EQ(due("decision"), "2026-04-15");
}

TEST_F(RulesTest, AnExtensionIsApprovedBeforeTheLimitIsOver_42) {
  accepted();
  EXPECT_FALSE(rules::may_extend(dossier_, at("2026-04-01T10:00:00+08:00")));
  EXPECT_EQ(rules::extend(dossier_, on("2026-04-01"), 10, "局长").error().code, "clock.expired");
}

TEST_F(RulesTest, NoExtensionBeforeAcceptanceDuringAHoldOrAfterTheDecision_42_45) {
  receive();
  const auto early = rules::extend(dossier_, on("2026-03-02"), 10, "局长");
  EXPECT_EQ(early.error().code, "case.wrong_state");
  EXPECT_EQ(early.error().state, "received");
  ASSERT_TRUE(rules::accept(dossier_, on("2026-03-03"), kClerk));
  ASSERT_TRUE(rules::hold(dossier_, on("2026-03-04"), clock::HoldKind::testing, date(2026, 3, 6)));
  const auto held = rules::extend(dossier_, on("2026-03-05"), 10, "局长");
  EXPECT_EQ(held.error().code, "case.held");
  EXPECT_EQ(held.error().state, "held");
  ASSERT_TRUE(rules::resume(dossier_, on("2026-03-06")));
  ASSERT_TRUE(rules::pass(dossier_, on("2026-03-06"), kReviewer));
  ASSERT_TRUE(rules::decide(dossier_, on("2026-03-06"), true, kApprover));
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-06"), 10, "局长").error().code, "case.wrong_state");
}

TEST_F(RulesTest, WhereAnotherLawFixesTheLimitThereIsNoExtension_42) {
  for (auto& limit : guide_.limits)
    if (limit.name == catalog::LimitName::decision) {
      limit.basis.law_id = "construction_law";
      limit.basis.article = "第八条";
    }
  accepted();
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-10"), 10, "局长").error().code,
            "clock.not_extendable");
}

TEST_F(RulesTest, WhatIsNoPermitHasNoExtension_42) {
  guide_.handling.power = catalog::ItemKind::benefit;
  accepted();
  EXPECT_EQ(rules::extend(dossier_, on("2026-03-10"), 10, "局长").error().code,
            "clock.not_extendable");
}

TEST_F(RulesTest, AHoldIsWatchedByAClockOfItsOwn_45) {
  accepted();
  ASSERT_TRUE(rules::hold(dossier_, on("2026-03-04"), clock::HoldKind::testing, date(2026, 3, 6)));
  const auto* own = dossier_.clock("hold");
  ASSERT_NE(own, nullptr);
  EXPECT_EQ(own->due_at, at("2026-03-06T17:30:00+08:00"));
  EXPECT_EQ(dossier_.record.due_at, own->due_at) << "the case is looked at when it should be over";
  EXPECT_EQ(rules::leading_clock(dossier_, at("2026-03-05T10:00:00+08:00"))->name, "promised");
  EXPECT_EQ(rules::leading_clock(dossier_, at("2026-03-09T10:00:00+08:00"))->name, "hold");
  EXPECT_EQ(rules::words_of_hold(*own, 0, at("2026-03-05T10:00:00+08:00")),
            "特别程序进行中，预计 3月6日 结束");
  EXPECT_EQ(rules::words_of_hold(*own, 1, at("2026-03-09T10:00:00+08:00")),
            "特别程序已超过预计时间 1 个工作日");
  EXPECT_EQ(dossier_.clock("decision")->state, clock::ClockState::held)
      << "running over starts nothing by itself";
  ASSERT_TRUE(rules::resume(dossier_, on("2026-03-10")));
  EXPECT_EQ(dossier_.clock("hold")->state, clock::ClockState::stopped);
  EXPECT_EQ(due("promised"), "2026-03-18") << "four working days were held";
  EXPECT_TRUE(rules::hold(dossier_, on("2026-03-11"), clock::HoldKind::hearing, date(2026, 3, 13)))
      << "a second hold";
  EXPECT_EQ(dossier_.clock("hold")->state, clock::ClockState::running);
  ASSERT_TRUE(rules::withdraw(dossier_, on("2026-03-12")));
  EXPECT_EQ(rules::leading_clock(dossier_), nullptr) << "withdrawal ends the hold's clock too";
}

TEST_F(RulesTest, TheFirstDayOfAHoldFollowsTheParameter_45) {
  parameters_.hold_first_day = clock::FirstDay::held;
  accepted();
  ASSERT_TRUE(rules::hold(dossier_, on("2026-03-04"), clock::HoldKind::testing, date(2026, 3, 6)));
  ASSERT_TRUE(rules::resume(dossier_, on("2026-03-06")));
  EXPECT_EQ(due("promised"), "2026-03-17") << "three working days were held";
}

TEST_F(RulesTest, ACorrectionNotAnsweredIsDeemedWithdrawnOnlyWhereLocalLawSaysSo_32) {
  dossier_.record.region = "511602";
  dossier_.record.item_code = "X";
  receive();
  ASSERT_TRUE(rules::correct(dossier_, on("2026-03-03"), false));
  EXPECT_EQ(rules::deem_withdrawn(dossier_, on("2026-06-01")).error().code,
            "case.no_deemed_withdrawal");
  EXPECT_EQ(dossier_.record.state, State::correcting) << "it waits on";
  parameters_.deemed_withdrawal = {{"5116", "Y", "示例"}};
  EXPECT_EQ(rules::deemed_withdrawal(parameters_, dossier_.record), nullptr) << "another item";
  parameters_.deemed_withdrawal = {{"5115", std::nullopt, "示例"}};
  EXPECT_EQ(rules::deemed_withdrawal(parameters_, dossier_.record), nullptr) << "another region";
  parameters_.deemed_withdrawal = {{"5116", std::nullopt, "示例"}};
  EXPECT_EQ(rules::deem_withdrawn(dossier_, on("2026-06-01")).error().code,
            "case.no_deemed_withdrawal")
      << "what held when it was asked for holds";
  dossier_.record.state = State::received;
  ASSERT_TRUE(rules::correct(dossier_, on("2026-03-03"), true));
  EXPECT_EQ(rules::deem_withdrawn(dossier_, on("2026-03-13")).error().code,
            "case.correction_not_over")
      << "until 24:00 of the tenth day";
  ASSERT_TRUE(rules::deem_withdrawn(dossier_, on("2026-03-14")));
  EXPECT_EQ(dossier_.record.state, State::deemed_withdrawn);
  EXPECT_FALSE(rules::is_open(dossier_.record.state));
  EXPECT_EQ(rules::leading_clock(dossier_), nullptr);
}

}  // namespace
}  // namespace tb::cases
