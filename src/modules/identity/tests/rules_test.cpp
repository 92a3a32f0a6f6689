#include "modules/identity/rules.hpp"

#include <gtest/gtest.h>

namespace tb::identity {
namespace {

constexpr Id kApplicant{100}, kOther{101}, kClerk{200}, kReviewer{201}, kApprover{202},
    kBody{511602032}, kElse{511602017};

Caller person(Id id) {
  return {.session = {1}, .account = id, .person = id, .kind = PersonKind::citizen};
}

Caller staff(Id id, std::string role, std::string scope, std::string acts) {
  auto out = person(id);
  out.kind = PersonKind::staff;
  out.staff_kind = StaffKind::civil_servant;
  out.body = kBody;
  out.roles = {{std::move(role), std::move(scope)}};
  out.mandates = {
      {kBody, "*", std::move(acts), date(2026, 1, 1), date(2026, 12, 31), "授权〔2026〕1 号"}};
  return out;
}
Caller clerk() { return staff(kClerk, "accepter", "511602", "accept correct refuse"); }
Caller reviewer() { return staff(kReviewer, "reviewer", "511602032", "pass return hold"); }
Caller approver() { return staff(kApprover, "approver", "511602032", "grant refuse"); }

Facts facts(std::string act = "", std::string scope = "") {
  return {.applicant = kApplicant,
          .agents = {},
          .region = "511602",
          .deciding_body = kBody,
          .item = "X",
          .act = std::move(act),
          .task_scope = std::move(scope),
          .excluded = {},
          .today = date(2026, 3, 2)};
}
std::string code(const Result<void>& done) { return done ? "" : done.error().code; }

TEST(MayTest, AnotherPersonsCaseIsNotThere) {
  EXPECT_EQ(may(person(kOther), Action::read_case, facts()).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(may(person(kApplicant), Action::read_case, facts()));
}

TEST(MayTest, AnAgentActsForTheApplicant_行政許可法29) {
  auto at = facts();
  at.agents = {kOther};
  EXPECT_TRUE(may(person(kOther), Action::submit_case, at));
}

TEST(MayTest, StaffSeeOnlyWhatTheirScopeHandles) {
  EXPECT_TRUE(may(clerk(), Action::read_case, facts()));
  auto elsewhere = facts();
  elsewhere.deciding_body = kElse;
  EXPECT_EQ(may(reviewer(), Action::read_case, elsewhere).error().kind, ErrorKind::not_found);
}

TEST(MayTest, ASupervisorReadsAndNeverActs) {
  const auto inspector = staff({300}, "inspector", "511602", "*");
  EXPECT_TRUE(may(inspector, Action::read_case, facts()));
  EXPECT_EQ(code(may(inspector, Action::complete_task, facts("review", "reviewer@511602032"))),
            "identity.forbidden");
  EXPECT_EQ(code(may(inspector, Action::withdraw_case, facts())), "identity.forbidden");
}

TEST(MayTest, ATaskBelongsToItsScopeAndAMandateOfToday) {
  EXPECT_TRUE(may(clerk(), Action::complete_task, facts("accept", "accepter@511602")));
  EXPECT_EQ(code(may(clerk(), Action::complete_task, facts("review", "reviewer@511602032"))),
            "identity.forbidden");
  auto later = facts("accept", "accepter@511602");
  later.today = date(2027, 1, 1);
  EXPECT_EQ(code(may(clerk(), Action::complete_task, later)), "identity.no_mandate");
}

TEST(MayTest, WhoAcceptedOrReviewedDoesNotDecide_separation) {
  auto at = facts("decide", "approver@511602032");
  EXPECT_TRUE(may(approver(), Action::complete_task, at));
  at.excluded = {kApprover};
  EXPECT_EQ(code(may(approver(), Action::complete_task, at)), "identity.same_person");
}

TEST(MayTest, StaffWhoApplyStandBack_recusal) {
  auto at = facts("decide", "approver@511602032");
  at.applicant = kApprover;
  EXPECT_EQ(code(may(approver(), Action::complete_task, at)), "identity.recused");
}

TEST(MayTest, OutsourcedStaffNeverDecide) {
  auto outsourced = approver();
  outsourced.staff_kind = StaffKind::outsourced;
  EXPECT_EQ(code(may(outsourced, Action::complete_task, facts("decide", "approver@511602032"))),
            "identity.outsourced");
}

TEST(MayTest, AHoldNeedsAMandateForIt_行政許可法45) {
  EXPECT_TRUE(may(reviewer(), Action::hold_case, facts()));
  EXPECT_EQ(code(may(approver(), Action::hold_case, facts())), "identity.forbidden");
  EXPECT_EQ(code(may(person(kApplicant), Action::hold_case, facts())), "identity.forbidden");
}

TEST(MayTest, TheThreeAdministratorsHaveNoCaseWork) {
  for (const auto* role : {"sysadmin", "secadmin", "auditor"}) {
    const auto admin = staff({400}, role, "511602", "");
    EXPECT_EQ(may(admin, Action::read_case, facts()).error().kind, ErrorKind::not_found) << role;
    EXPECT_EQ(may(admin, Action::read_checkpoints, {}).has_value(), std::string(role) == "auditor");
  }
}

TEST(MayTest, WhoListsOpenCasesListsThoseHeMayRead) {
  const auto head = staff({400}, "body_head", "511602032", "");
  EXPECT_TRUE(may(head, Action::list_cases, {}));
  EXPECT_EQ(listed_cases(head).bodies, std::vector{facts().deciding_body});
  EXPECT_TRUE(listed_cases(head).regions.empty());
  EXPECT_TRUE(may(head, Action::read_case, facts()));
  const auto inspector = staff({300}, "inspector", "511602", "*");
  EXPECT_EQ(listed_cases(inspector).regions, std::vector{facts().region});
  EXPECT_TRUE(listed_cases(inspector).bodies.empty());
  for (const auto& other : {reviewer(), approver(), clerk(), person(kApplicant)}) {
    EXPECT_EQ(code(may(other, Action::list_cases, {})), "identity.forbidden");
    EXPECT_TRUE(listed_cases(other).regions.empty() && listed_cases(other).bodies.empty());
  }
}

TEST(MayTest, OnlyTheHeadOfTheDecidingBodyExtends_行政許可法42) {
  const auto head = staff({400}, "body_head", "511602032", "");
  EXPECT_TRUE(may(head, Action::extend_case, facts()));
  for (const auto& other : {reviewer(), approver(), clerk(), person(kApplicant),
                            staff({300}, "inspector", "511602", "*")})
    EXPECT_EQ(code(may(other, Action::extend_case, facts())), "identity.forbidden");
  EXPECT_EQ(
      may(staff({401}, "body_head", "511602017", ""), Action::extend_case, facts()).error().kind,
      ErrorKind::not_found)
      << "the head of another body does not see the case";
  auto own = facts();
  own.applicant = {400};
  EXPECT_EQ(code(may(head, Action::extend_case, own)), "identity.recused");
}

}  // namespace
}  // namespace tb::identity
