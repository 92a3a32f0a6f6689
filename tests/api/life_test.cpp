// The life of a case through HTTP, on both databases (B1–B4; domain.md (a)).
#include <fmt/format.h>

#include <set>

#include "support/town.hpp"

namespace tb::trial {
namespace {

class LifeTest : public testing::TestWithParam<std::string> {
 protected:
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, LifeTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

std::string instants(const Said& said) {
  return said.text("received_at") + said.text("accepted_at") + said.text("decided_at") +
         said.text("finished_at") + said.text("delivered_at");
}

TEST_P(LifeTest, APermitFromDraftToClosedWithFiveInstantsAndItsDocuments) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1"),
       approver = town_.as("approver1");
  const auto number = town_.submitted(company, kVenue);
  town_.pass(kHour);
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").text("state"), "accepted");
  town_.pass(kDay);
  EXPECT_EQ(
      town_.complete(reviewer, number, R"({"outcome":"pass","comment":"符合"})").text("state"),
      "in_review");
  town_.pass(kDay);
  const auto granted = town_.complete(approver, number, R"({"outcome":"grant","comment":"准予"})");
  EXPECT_EQ(granted.text("state"), "granted") << granted.body;
  const auto licence = granted.text("licence/number");
  EXPECT_TRUE(licence.starts_with("1.2.156.3005.2."));
  town_.pass(kHour);
  const auto closed = town_.complete(clerk, number, R"({"outcome":"deliver"})");
  EXPECT_EQ(closed.text("state"), "closed");
  for (const auto* name :
       {"received_at", "accepted_at", "decided_at", "finished_at", "delivered_at"})
    EXPECT_FALSE(closed.text(name).empty()) << name;
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(instants(seen), instants(closed));
  std::set<std::string> kinds;
  for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i) {
    kinds.insert(seen.text(fmt::format("documents/{}/kind", i)));
    const auto pdf = company.get(seen.text(fmt::format("documents/{}/url", i)));
    EXPECT_EQ(pdf.status, 200);
    EXPECT_TRUE(pdf.body.starts_with("%PDF"));
  }
  EXPECT_EQ(kinds,
            (std::set<std::string>{"receipt", "acceptance", "decision_grant", "delivery_receipt"}));
  EXPECT_TRUE(company.get("/api/v1/licences/" + licence + "/pdf").body.starts_with("%PDF"));
  const auto verified = town_.as("").get("/api/v1/licences/" + licence + "/verification");
  EXPECT_EQ(verified.text("digest_ok"), "true");
  EXPECT_EQ(town_.as("citizen2").get("/api/v1/licences/" + licence).status, 404)
      << "another's licence";
}

// Each step of the drawing with its time: the review began on Monday 2 March and its promise of
// working days was broken.
TEST_P(LifeTest, TheHistorySaysWhoDidWhatHowLongAndHowLate) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto number = town_.submitted(company, kVenue);
  town_.pass(kHour);
  ASSERT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
  town_.pass(40 * kDay);
  const auto path = "/api/v1/cases/" + number + "/history";
  const auto open = reviewer.get(path);
  ASSERT_EQ(open.status, 200) << open.body;
  EXPECT_EQ(open.text("steps/0/element"), "accept");
  EXPECT_EQ(open.text("steps/0/outcome_name"), "受理");
  EXPECT_EQ(open.text("steps/0/took/words"), "1 小时");
  EXPECT_EQ(open.text("steps/0/late"), "false");
  EXPECT_EQ(open.text("steps/0/workdays"), "0");
  EXPECT_EQ(open.text("steps/1/element"), "review");
  EXPECT_EQ(open.text("steps/1/late"), "true");
  EXPECT_GT(std::stoi(open.text("steps/1/late_days")), 0);
  EXPECT_GT(std::stoi(open.text("steps/1/workdays")), std::stoi(open.text("steps/1/late_days")));
  EXPECT_EQ(open.text("steps/1/ended_at"), "");
  EXPECT_EQ(open.text("events/0/title"), "提交申请，已收件");
  ASSERT_EQ(town_.complete(reviewer, number, R"({"outcome":"pass","comment":"符合"})").status, 200);
  const auto xes = reviewer.get(path + "/xes");
  EXPECT_NE(xes.body.find("<log xes.version=\"1849.2016\""), std::string::npos) << xes.body;
  EXPECT_NE(xes.body.find("key=\"outcome\" value=\"审查通过\""), std::string::npos);
  const auto csv = reviewer.get(path + "/csv");
  EXPECT_EQ(csv.body.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_NE(csv.body.find(",审查,review,"), std::string::npos) << csv.body;
  EXPECT_EQ(reviewer.get(path + "/xml").text("code"), "case.history_format");
  EXPECT_EQ(town_.as("citizen2").get(path).status, 404);
  EXPECT_EQ(town_.as("sysadmin").get(path + "/csv").status, 404) << "nothing of a case is his";
}

TEST_P(LifeTest, ARecordAndABenefitSpeakTheirOwnWords) {
  struct Row {
    std::string_view who, item, reviewer, approver, document;
  };
  for (const auto& row : {Row{"citizen1", kShop, "reviewer2", "approver2", "record_receipt"},
                          Row{"citizen2", kElder, "reviewer3", "approver3", "benefit_grant"}}) {
    auto citizen = town_.as(row.who), clerk = town_.as("clerk1"), reviewer = town_.as(row.reviewer),
         approver = town_.as(row.approver);
    const auto number = town_.submitted(citizen, row.item);
    EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
    EXPECT_EQ(town_.complete(reviewer, number, R"({"outcome":"pass"})").status, 200);
    const auto granted = town_.complete(approver, number, R"({"outcome":"grant"})");
    EXPECT_EQ(granted.text("state"), "granted") << granted.body;
    const auto last = granted.at("documents").as_array().size() - 1;
    EXPECT_EQ(granted.text(fmt::format("documents/{}/kind", last)), row.document);
    EXPECT_EQ(citizen.get(granted.text(fmt::format("documents/{}/url", last))).status, 200);
    EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"deliver"})").text("state"), "closed");
  }
}

TEST_P(LifeTest, AllFaultsAreToldOnceAndTheFiveDaysRunAnew_行政許可法32) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  town_.pass(kDay);
  const auto told = town_.complete(
      clerk, number,
      R"({"outcome":"correct","comment":"请补","faults":[{"material":"layout_plans","what":"没有标消毒间","why":"核查要看位置","how":"标明后重新上传"}]})");
  ASSERT_EQ(told.text("state"), "correcting") << told.body;
  EXPECT_EQ(told.text("correction/faults/0/what"), "没有标消毒间");
  town_.pass(2 * kDay);
  EXPECT_EQ(
      company.upload("/api/v1/cases/" + number + "/materials", "layout_plans", "新图.pdf", kPdf)
          .status,
      201);
  const auto again = company.post("/api/v1/cases/" + number + "/submit", "{}");
  ASSERT_EQ(again.text("state"), "received") << again.body;
  EXPECT_EQ(again.text("clock/started_at").substr(0, 10), "2026-03-05")
      << "counted from the corrected papers";
  const auto twice = town_.complete(clerk, number, R"({"outcome":"correct","comment":"再补"})");
  EXPECT_EQ(twice.text("code"), "case.corrected_once")
      << "a second time only by the head of the window";
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").text("state"), "accepted");
}

TEST_P(LifeTest, SilenceForFiveWorkingDaysIsAcceptanceFromTheDayOfReceipt_行政許可法32) {
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  EXPECT_EQ(town_.fire(), 0);
  town_.pass(7 * kDay +
             8 * kHour);  // Monday 2 March 10:00 → Monday 9 March 18:00, past the fifth working day
  EXPECT_EQ(town_.fire(), 1);
  EXPECT_EQ(town_.fire(), 0) << "never twice";
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(seen.text("state"), "accepted") << seen.body;
  EXPECT_EQ(seen.text("acceptance"), "deemed");
  EXPECT_EQ(seen.text("accepted_at").substr(0, 10), "2026-03-02");
  bool notice = false;
  for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i)
    notice = notice || seen.text(fmt::format("documents/{}/kind", i)) == "acceptance";
  EXPECT_TRUE(notice) << "the notice of acceptance is issued by the system";
}

TEST_P(LifeTest, AHoldStopsThePromiseAndEndsWithTheCause_行政許可法45) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto number = town_.submitted(company, kVenue);
  town_.complete(clerk, number, R"({"outcome":"accept"})");
  const auto before = company.get("/api/v1/cases/" + number).text("clock/due_at");
  EXPECT_EQ(reviewer
                .post("/api/v1/cases/" + number + "/holds",
                      R"({"kind":"correction","reason":"x","planned_end":"2026-03-06"})")
                .status,
            422)
      << "correction is no hold";
  const auto held =
      reviewer.post("/api/v1/cases/" + number + "/holds",
                    R"({"kind":"testing","reason":"送检","planned_end":"2026-03-06"})");
  ASSERT_EQ(held.status, 201) << held.body;
  EXPECT_EQ(held.text("case/state"), "held");
  EXPECT_EQ(held.text("hold/article"), "行政许可法第四十五条");
  EXPECT_EQ(town_.complete(reviewer, number, R"({"outcome":"pass"})").text("code"), "case.held");
  town_.pass(2 * kDay);
  const auto ended =
      reviewer.post("/api/v1/cases/" + number + "/holds/" + held.text("hold/id") + "/end",
                    R"({"result":"合格"})");
  EXPECT_EQ(ended.text("state"), "accepted") << ended.body;
  EXPECT_GT(ended.text("clock/due_at"), before) << "the promise moved by the days held";
  EXPECT_EQ(
      reviewer.post("/api/v1/cases/" + number + "/holds/" + held.text("hold/id") + "/end", "{}")
          .status,
      409);
}

TEST_P(LifeTest, ARefusalNamesItsGroundAndReason_行政許可法32_38) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1"),
       approver = town_.as("approver1");
  const auto first = town_.submitted(company, kVenue);
  EXPECT_EQ(town_.complete(clerk, first, R"({"outcome":"refuse","comment":"不归这里管"})")
                .text("fields/0/field"),
            "ground");
  EXPECT_EQ(
      town_
          .complete(clerk, first,
                    R"({"outcome":"refuse","ground":"not_competent","comment":"请到区市监局办理"})")
          .text("state"),
      "not_accepted");
  const auto second = town_.submitted(company, kVenue);
  town_.complete(clerk, second, R"({"outcome":"accept"})");
  town_.complete(reviewer, second, R"({"outcome":"pass"})");
  EXPECT_EQ(town_.complete(approver, second, R"({"outcome":"refuse"})").text("code"),
            "case.incomplete");
  const auto refused =
      town_.complete(approver, second, R"({"outcome":"refuse","comment":"检测不合格"})");
  EXPECT_EQ(refused.text("state"), "refused");
  EXPECT_TRUE(refused.at("licence").is_null());
}

TEST_P(LifeTest, TheReviewerMayAskTheWindowAndTheApplicantMayWithdraw) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto number = town_.submitted(company, kVenue);
  town_.complete(clerk, number, R"({"outcome":"accept"})");
  EXPECT_EQ(
      town_.complete(reviewer, number, R"({"outcome":"return","comment":"原件核对了吗"})").status,
      200);
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"answer","comment":"核对过"})").status,
            200);
  const auto gone = company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"不办了"})");
  EXPECT_EQ(gone.text("state"), "withdrawn") << gone.body;
  EXPECT_EQ(town_.task(reviewer, number), "") << "nobody has a task of it any more";
  EXPECT_EQ(company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"再撤"})").status,
            409);
}

TEST_P(LifeTest, ListsAreFilteredByWhatTheyAreAskedFor) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto sent = town_.submitted(company, kVenue);
  const auto draft =
      company.post("/api/v1/cases", fmt::format(R"({{"item_code":"{}"}})", kVenue)).text("number");
  EXPECT_EQ(company.get("/api/v1/cases?state=draft").text("items/0/number"), draft);
  EXPECT_EQ(company.get("/api/v1/cases?state=received").text("items/0/number"), sent);
  EXPECT_EQ(company.get("/api/v1/cases").at("items").as_array().size(), 2U);
  const auto found = [&](const std::string& query) {
    return clerk.get("/api/v1/tasks?" + query).text("items/0/case_number");
  };
  EXPECT_EQ(found("q=" + sent), sent);
  EXPECT_EQ(found("q=%E5%8D%AB%E7%94%9F"), sent) << "a part of the item's name";
  EXPECT_EQ(found("q=%E5%B9%BF%E5%AE%89%E9%9D%92%E7%A6%BE%E7%BE%8E%E5%AE%B9%E7%BE%8E%E5%8F%91%E6%"
                  "9C%89%E9%99%90%E5%85%AC%E5%8F%B8"),
            sent)
      << "the exact name";
  EXPECT_EQ(found("q=%E5%B9%BF%E5%AE%89%E9%9D%92"), "") << "a part of a name is no search";
  EXPECT_EQ(found("q=" + sent.substr(0, 6) + "%20" + sent.substr(6)), sent) << "in groups";
  EXPECT_EQ(found("q=%25"), "") << "no wildcards";
  EXPECT_EQ(found("queue=decide"), "");
  EXPECT_EQ(found("item=nothing"), "");
  EXPECT_EQ(found(fmt::format("item={}", kVenue)), sent);
  EXPECT_EQ(found("due=today"), "");
  EXPECT_EQ(clerk.get("/api/v1/tasks?due=soon").status, 422);
  const auto queues = clerk.get("/api/v1/tasks/queues");
  EXPECT_EQ(queues.text("items/0/items/0/code"), kVenue);
  EXPECT_FALSE(queues.text("items/0/items/0/name").empty());
}

// Monday 10:00: pre-review takes two working days, so the task is due on Wednesday.
TEST_P(LifeTest, WorkThatIsDueTodayOrOverdueIsFoundByTheServer) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"),
       supervisor = town_.as("supervisor1");
  const auto number = town_.submitted(company, kVenue);
  const auto tasks = [&](const std::string& due) {
    return clerk.get("/api/v1/tasks?due=" + due).text("items/0/case_number");
  };
  const auto cases = [&](const std::string& due) {
    return supervisor.get("/api/v1/cases?due=" + due).text("items/0/number");
  };
  EXPECT_EQ(tasks("today"), "");
  town_.pass(2 * kDay);
  EXPECT_EQ(tasks("today"), number);
  EXPECT_EQ(tasks("overdue"), "");
  town_.pass(kDay);
  EXPECT_EQ(tasks("today"), "");
  EXPECT_EQ(tasks("overdue"), number);
  EXPECT_EQ(cases("overdue") + cases("today"), number) << "the case is due once";
}

// Limits end at the close of business, so many cases are due at one instant: no page may skip one.
TEST_P(LifeTest, PagesHoldEveryCaseOnceThoughAllAreDueAtTheSameInstant) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"),
       supervisor = town_.as("supervisor1");
  std::set<std::string> sent;
  for (int i = 0; i < 5; ++i) sent.insert(town_.submitted(company, kVenue));
  const auto all = [](Person& who, const std::string& path, std::string_view number) {
    std::multiset<std::string> out;
    for (std::string cursor; out.size() < 20;) {
      const auto page = who.get(path + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(page.status, 200) << page.body;
      for (const auto& row : page.at("items").as_array())
        out.insert(std::string(row.at(number).as_string()));
      cursor = page.text("next");
      if (cursor.empty()) break;
    }
    return out;
  };
  const std::multiset<std::string> each(sent.begin(), sent.end());
  EXPECT_EQ(all(supervisor, "/api/v1/cases?limit=2", "number"), each);
  EXPECT_EQ(all(clerk, "/api/v1/tasks?limit=2", "case_number"), each);
  EXPECT_EQ(all(company, "/api/v1/cases?limit=2", "number"), each);
}

TEST_P(LifeTest, ACaseSaysWhereItStandsInItsDrawing) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  auto now = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(now.text("process/active/0"), "accept");
  EXPECT_EQ(now.at("process/done").as_array().size(), 0U);
  EXPECT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
  now = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(now.text("process/active/0"), "review");
  EXPECT_EQ(now.text("process/done/0"), "accept");
  const auto model = company.get("/api/v1/processes/permit/1");
  EXPECT_TRUE(model.text("xml").contains("BPMNShape")) << model.body;
  EXPECT_EQ(company.get("/api/v1/processes/permit/99").status, 404);
  EXPECT_EQ(company.get("/api/v1/processes/permit/x").status, 404);
  EXPECT_EQ(company.get("/api/v1/processes/..%2Fpermit/1").status, 400);
  EXPECT_EQ(town_.as("").get("/api/v1/processes/permit/1").status, 401);
}

TEST_P(LifeTest, ProgressWithoutLoginNeedsNumberAndNameAndIsMasked) {
  auto company = town_.as("company1"), nobody = town_.as("");
  const auto number = town_.submitted(company, kVenue);
  const std::string name =
      "%E5%B9%BF%E5%AE%89%E9%9D%92%E7%A6%BE%E7%BE%8E%E5%AE%B9%E7%BE%8E%E5%8F%91%E6%9C%89%E9%99%90%"
      "E5%85%AC%E5%8F%B8";
  const auto seen = nobody.get("/api/v1/public/progress?number=" + number + "&name=" + name);
  EXPECT_EQ(seen.status, 200) << seen.body;
  EXPECT_FALSE(seen.body.contains("13712345602"));
  EXPECT_FALSE(seen.body.contains("周宁"));
  EXPECT_EQ(nobody.get("/api/v1/public/progress?number=" + number + "&name=x").status, 404);
  int last = 0;
  for (int i = 0; i < 25; ++i) last = nobody.get("/api/v1/public/progress?number=1&name=x").status;
  EXPECT_EQ(last, 429);
}

}  // namespace
}  // namespace tb::trial
