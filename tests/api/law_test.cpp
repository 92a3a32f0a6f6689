// What the law demands of a case beside its plain life, through HTTP on both databases: extension
// (行政許可法 42), a hold that runs over (45).
#include <fmt/format.h>

#include <barrier>
#include <set>
#include <thread>

#include "support/town.hpp"

namespace tb::trial {
namespace {

class LawTest : public testing::TestWithParam<std::string> {
 protected:
  // A case of company1 that has been accepted.
  std::string accepted() {
    auto company = town_.as("company1"), clerk = town_.as("clerk1");
    const auto number = town_.submitted(company, kVenue);
    EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").text("state"), "accepted");
    return number;
  }
  Said extend(std::string_view who, const std::string& number, std::string key = {},
              std::string_view body = R"({"reason":"现场情况复杂，需要再次核查"})") {
    return town_.as(who).post("/api/v1/cases/" + number + "/extension", std::string(body),
                              std::move(key));
  }
  static std::string due_of(const Said& said, std::string_view clock) {
    for (std::size_t i = 0; i < said.at("clocks").as_array().size(); ++i)
      if (said.text(fmt::format("clocks/{}/name", i)) == clock)
        return said.text(fmt::format("clocks/{}/due_at", i)).substr(0, 10);
    return "";
  }
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, LawTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(LawTest, TheHeadExtendsOnceAndTheApplicantReadsWhy_行政許可法42) {
  const auto number = accepted();
  auto company = town_.as("company1");
  const auto before = company.get("/api/v1/cases/" + number);
  town_.pass(3 * kDay);
  EXPECT_EQ(town_.as("head1").get("/api/v1/cases/" + number).at("may").as_array().size(), 1U);
  const auto done = extend("head1", number);
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(due_of(before, "decision"), "2026-03-30");
  EXPECT_EQ(due_of(done, "decision"), "2026-04-14");
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(seen.text("extension/days"), "10");
  EXPECT_EQ(seen.text("extension/approved_by"), "程岳");
  EXPECT_EQ(seen.text("extension/reason"), "现场情况复杂，需要再次核查");
  EXPECT_EQ(seen.text("extension/due_at").substr(0, 10), "2026-04-14");
  std::string notice, step;
  for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i)
    if (seen.text(fmt::format("documents/{}/kind", i)) == "extension_notice")
      notice = seen.text(fmt::format("documents/{}/url", i));
  EXPECT_TRUE(company.get(notice).body.starts_with("%PDF"));
  for (std::size_t i = 0; i < seen.at("timeline").as_array().size(); ++i)
    if (seen.text(fmt::format("timeline/{}/kind", i)) == "case.extended.v1")
      step = seen.text(fmt::format("timeline/{}/comment", i));
  EXPECT_EQ(step, "现场情况复杂，需要再次核查");
  town_.pass(kDay);
  const auto again = extend("head1", number);
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.text("code"), "clock.already_extended");
  EXPECT_EQ(again.text("state"), "accepted") << again.body;
}

TEST_P(LawTest, TheHeadListsTheOpenCasesOfHisBodyAlone_行政許可法42) {
  const auto number = accepted();
  auto citizen = town_.as("citizen1");
  const auto shop = town_.submitted(citizen, kShop);
  const auto listed = [&](const char* who, std::string_view narrowed = "") {
    auto reader = town_.as(who);
    std::set<std::string> out;
    const auto page = reader.get(fmt::format("/api/v1/cases?mine=false{}", narrowed));
    EXPECT_EQ(page.status, 200) << page.body;
    for (std::size_t i = 0; i < page.at("items").as_array().size(); ++i) {
      out.insert(page.text(fmt::format("items/{}/number", i)));
      EXPECT_EQ(reader.get("/api/v1/cases/" + *out.rbegin()).status, 200) << "who lists reads";
    }
    return out;
  };
  EXPECT_EQ(listed("head1"), std::set{number});
  EXPECT_EQ(listed("head2"), std::set{shop});
  EXPECT_EQ(listed("head3"), std::set<std::string>{});
  EXPECT_EQ(listed("supervisor1"), (std::set{number, shop}));
  EXPECT_EQ(listed("head1", "&q=" + number), std::set{number});
  EXPECT_EQ(listed("head1", "&q=" + shop), std::set<std::string>{});
  for (const auto* who : {"reviewer1", "approver1", "clerk1", "sysadmin", "citizen1"})
    EXPECT_EQ(town_.as(who).get("/api/v1/cases?mine=false").status, 403) << who;
}

TEST_P(LawTest, AnExtensionIsForTheHeadOfThatBodyAlone_行政許可法42) {
  const auto number = accepted();
  for (const auto* who : {"company1", "clerk1", "reviewer1", "approver1", "supervisor1"})
    EXPECT_EQ(extend(who, number).status, 403) << who;
  for (const auto* who : {"citizen2", "head2", "approver2", "sysadmin"})
    EXPECT_EQ(extend(who, number).status, 404) << who;
  EXPECT_EQ(extend("", number).status, 401);
  EXPECT_EQ(extend("head1", "51160226030299999").status, 404);
  EXPECT_TRUE(town_.as("company1").get("/api/v1/cases/" + number).at("extension").is_null());
}

TEST_P(LawTest, AnExtensionSaysWhyAndForHowLong_行政許可法42) {
  const auto number = accepted();
  EXPECT_EQ(extend("head1", number, {}, "{}").status, 422);
  EXPECT_EQ(extend("head1", number, {}, R"({"reason":""})").text("fields/0/field"), "reason");
  EXPECT_EQ(extend("head1", number, {}, R"({"reason":"x","days":11})").text("fields/0/field"),
            "days");
  EXPECT_EQ(extend("head1", number, {}, R"({"reason":"x","days":0})").status, 422);
  EXPECT_EQ(extend("head1", number, {}, R"({"reason":"x","days":"5"})").status, 422);
  std::string longer;
  for (int i = 0; i < 2001; ++i) longer += "长";
  EXPECT_EQ(extend("head1", number, {}, R"({"reason":")" + longer + R"("})").text("code"),
            "case.text_too_long");
  EXPECT_EQ(due_of(extend("head1", number, {}, R"({"reason":"x","days":5})"), "decision"),
            "2026-04-07");
}

TEST_P(LawTest, AnExtensionIsRefusedWhileItCannotBeNeeded_行政許可法42_45) {
  auto company = town_.as("company1"), reviewer = town_.as("reviewer1");
  const auto fresh = town_.submitted(company, kVenue);
  const auto early = extend("head1", fresh);
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(early.text("state"), "received");
  const auto number = accepted();
  ASSERT_EQ(reviewer
                .post("/api/v1/cases/" + number + "/holds",
                      R"({"kind":"testing","reason":"送检","planned_end":"2026-03-06"})")
                .status,
            201);
  const auto held = extend("head1", number);
  EXPECT_EQ(held.text("code"), "case.held");
  EXPECT_EQ(held.text("state"), "held");
  const auto late = accepted();
  town_.pass(40 * kDay);
  EXPECT_EQ(extend("head1", late).text("code"), "clock.expired") << "before the limit is over";
}

TEST_P(LawTest, TwoExtensionsAtOnceAreOneAndARetryIsItsAnswerAgain_行政許可法42) {
  const auto number = accepted();
  constexpr int kAtOnce = 6;
  std::barrier start(kAtOnce);
  std::vector<Said> answers(kAtOnce);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < kAtOnce; ++i)
      threads.emplace_back([&, i] {
        auto head = town_.as("head1");
        start.arrive_and_wait();
        answers[static_cast<std::size_t>(i)] =
            head.post("/api/v1/cases/" + number + "/extension", R"({"reason":"复杂"})",
                      fmt::format("extension-{}", i));
      });
  }
  int won = 0, winner = 0;
  for (int i = 0; i < kAtOnce; ++i) {
    const auto& answer = answers[static_cast<std::size_t>(i)];
    if (answer.status == 201) {
      ++won;
      winner = i;
    } else {
      EXPECT_EQ(answer.status, 409) << answer.body;
      EXPECT_EQ(answer.text("state"), "accepted");
    }
  }
  EXPECT_EQ(won, 1);
  const auto again =
      extend("head1", number, fmt::format("extension-{}", winner), R"({"reason":"复杂"})");
  EXPECT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(due_of(again, "decision"), "2026-04-14") << "not twice";
  EXPECT_EQ(extend("head1", number, fmt::format("extension-{}", winner), R"({"reason":"别的"})")
                .text("code"),
            "idempotency.other_body");
}

TEST_P(LawTest, AHoldThatRunsOverIsRedForTheSupervisorAndStartsNothingByItself_行政許可法45) {
  const auto number = accepted();
  auto company = town_.as("company1"), reviewer = town_.as("reviewer1"),
       supervisor = town_.as("supervisor1");
  const auto held =
      reviewer.post("/api/v1/cases/" + number + "/holds",
                    R"({"kind":"testing","reason":"送检","planned_end":"2026-03-06"})");
  ASSERT_EQ(held.status, 201) << held.body;
  const auto row = [&](std::string_view field) {
    return supervisor.get("/api/v1/cases?state=held").text(fmt::format("items/0/{}", field));
  };
  EXPECT_EQ(row("number"), number);
  EXPECT_EQ(row("clock/level"), "held");
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("clock/level"), "held");
  town_.pass(7 * kDay);
  EXPECT_EQ(town_.fire(), 0);
  EXPECT_EQ(row("clock/level"), "red");
  EXPECT_EQ(row("clock/name"), "hold");
  const auto late = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(late.text("state"), "held") << "nothing starts again by itself";
  EXPECT_EQ(late.text("clock/words"), "特别程序已超过预计时间 1 个工作日");
  EXPECT_EQ(late.text("holds/0/overrun"), "true");
  for (std::size_t i = 0; i < late.at("clocks").as_array().size(); ++i)
    if (late.text(fmt::format("clocks/{}/name", i)) == "decision")
      EXPECT_EQ(late.text(fmt::format("clocks/{}/state", i)), "held");
  const auto ended =
      reviewer.post("/api/v1/cases/" + number + "/holds/" + held.text("hold/id") + "/end",
                    R"({"result":"合格"})");
  EXPECT_EQ(ended.text("clock/level"), "normal") << ended.body;
  EXPECT_EQ(ended.text("holds/0/overrun"), "false");
  EXPECT_EQ(row("number"), "");
  EXPECT_EQ(ended.text("clock/name"), "promised");
}

TEST_P(LawTest, AConflictTellsThePresentState) {
  const auto number = accepted();
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto task = town_.task(reviewer, number);
  ASSERT_EQ(town_.complete(reviewer, number, R"({"outcome":"pass"})").status, 200);
  const auto twice = reviewer.post("/api/v1/tasks/" + task + "/complete", R"({"outcome":"pass"})");
  EXPECT_EQ(twice.status, 409);
  EXPECT_EQ(twice.text("state"), "in_review");
  const auto edit = company.patch("/api/v1/cases/" + number, R"({"form":{}})");
  EXPECT_EQ(edit.status, 409);
  EXPECT_EQ(edit.text("state"), "in_review") << edit.body;
  const auto send = company.post("/api/v1/cases/" + number + "/submit", "{}");
  EXPECT_EQ(send.text("state"), "in_review");
  EXPECT_EQ(company.upload("/api/v1/cases/" + number + "/materials", "layout_plans", "图.pdf", kPdf)
                .text("state"),
            "in_review");
}

}  // namespace
}  // namespace tb::trial
