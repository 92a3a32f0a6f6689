// What becomes of a case that its applicant leaves lying, and what forms refuse, through HTTP on
// both databases: deemed withdrawal (local law), drafts that expire, mandates (行政許可法 29).
#include <fmt/format.h>

#include <barrier>
#include <thread>

#include "support/town.hpp"

namespace tb::trial {
namespace {

constexpr std::string_view kDeeming = R"({"correction_days":10,"correction_basis":"示例",
"deemed_withdrawal":[{"region":"511602","item":null,"basis":"《示例市政务服务条例》第二十四条"}],
"draft_days":90,"hold_first_day":"counted","extension_moves_promise":true})";

class WaitingTest : public testing::TestWithParam<std::string> {
 protected:
  // A case of company1 whose correction has been asked for on Monday 2 March.
  static std::string correcting(Town& town) {
    auto company = town.as("company1"), clerk = town.as("clerk1");
    const auto number = town.submitted(company, kVenue);
    EXPECT_EQ(
        town.complete(clerk, number, R"({"outcome":"correct","comment":"请补图"})").text("state"),
        "correcting");
    return number;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, WaitingTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(WaitingTest, ACorrectionNotAnsweredWaitsOnAndIsRedForTheSupervisor_行政許可法32) {
  Town town(GetParam());
  const auto number = correcting(town);
  town.pass(11 * kDay);
  EXPECT_EQ(town.fire(), 0) << "our parameters know no deemed withdrawal";
  const auto row = town.as("supervisor1").get("/api/v1/cases?state=correcting");
  EXPECT_EQ(row.text("items/0/number"), number);
  EXPECT_EQ(row.text("items/0/clock/level"), "red");
  auto company = town.as("company1");
  const auto late = company.post("/api/v1/cases/" + number + "/submit", "{}");
  EXPECT_EQ(late.text("state"), "received") << "he may still answer: " << late.body;
}

TEST_P(WaitingTest, WhereLocalLawSaysSoItIsDeemedWithdrawnWithANotice) {
  Town town(GetParam(), kDeeming, nullptr);
  const auto number = correcting(town);
  auto company = town.as("company1");
  town.pass(10 * kDay);
  EXPECT_EQ(town.fire(), 0) << "until 24:00 of the tenth day";
  town.pass(kDay);
  EXPECT_EQ(town.fire(), 1);
  EXPECT_EQ(town.fire(), 0) << "never twice";
  const auto seen = company.get("/api/v1/cases/" + number);
  EXPECT_EQ(seen.text("state"), "deemed_withdrawn") << seen.body;
  EXPECT_EQ(seen.text("outcome"), "deemed_withdrawn");
  EXPECT_TRUE(seen.at("tasks").as_array().empty());
  std::string notice;
  for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i)
    if (seen.text(fmt::format("documents/{}/kind", i)) == "deemed_withdrawal")
      notice = seen.text(fmt::format("documents/{}/url", i));
  EXPECT_TRUE(company.get(notice).body.starts_with("%PDF"));
  EXPECT_EQ(seen.text("materials/3/state"), "usable") << "the papers stay";
  const auto late = company.post("/api/v1/cases/" + number + "/submit", "{}");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.text("state"), "deemed_withdrawn");
  EXPECT_EQ(company.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"x"})").status, 409);
  EXPECT_EQ(town.as("supervisor1").get("/api/v1/cases?state=correcting").text("items/0"), "");
}

TEST_P(WaitingTest, AnAnswerAtTheVeryEndAndTheClockAreOneOfTheTwo) {
  Town town(GetParam(), kDeeming, nullptr);
  const auto number = correcting(town);
  town.pass(11 * kDay);
  auto company = town.as("company1");
  std::barrier start(2);
  Said sent;
  std::int64_t fired = 0;
  {
    std::jthread clock([&] {
      start.arrive_and_wait();
      fired = town.fire();
    });
    start.arrive_and_wait();
    sent = company.post("/api/v1/cases/" + number + "/submit", "{}");
  }
  const auto state = company.get("/api/v1/cases/" + number).text("state");
  EXPECT_EQ(state, fired == 1 ? "deemed_withdrawn" : "received");
  EXPECT_EQ(sent.status, fired == 1 ? 409 : 200) << sent.body;
}

TEST_P(WaitingTest, AnsweredInTimeNothingIsDeemed) {
  Town town(GetParam(), kDeeming, nullptr);
  const auto number = correcting(town);
  town.pass(9 * kDay);
  auto company = town.as("company1");
  ASSERT_EQ(company.post("/api/v1/cases/" + number + "/submit", "{}").text("state"), "received");
  town.pass(2 * kDay);
  EXPECT_EQ(town.fire(), 0);
  EXPECT_EQ(company.get("/api/v1/cases/" + number).text("state"), "received");
}

TEST_P(WaitingTest, ADraftSaysWhenItExpiresAndIsRemovedWithItsPapers) {
  Town town(GetParam());
  auto company = town.as("company1");
  const auto old = town.draft(company, kVenue);
  const auto seen = company.get("/api/v1/cases/" + old);
  EXPECT_EQ(seen.text("expires_at").substr(0, 10), "2026-06-01") << "midnight after 31 May";
  EXPECT_EQ(company.get("/api/v1/cases").text("items/0/next_action/due_at").substr(0, 10),
            "2026-06-01");
  const auto sent = town.submitted(company, kVenue);
  town.pass(60 * kDay);
  const auto young = town.draft(company, kVenue);
  town.pass(30 * kDay);
  auto& cases = *town.city().cases;
  EXPECT_EQ(cases.expire_drafts(100).value_or(-1), 0) << "the ninetieth day is not over";
  town.pass(kDay);
  EXPECT_EQ(cases.expire_drafts(100).value_or(-1), 1);
  EXPECT_EQ(cases.expire_drafts(100).value_or(-1), 0);
  EXPECT_EQ(company.get("/api/v1/cases/" + old).status, 404);
  EXPECT_EQ(company.patch("/api/v1/cases/" + old, R"({"form":{}})").status, 404);
  EXPECT_EQ(company.get("/api/v1/cases/" + young).text("state"), "draft");
  EXPECT_EQ(company.get("/api/v1/cases/" + sent).status, 200) << "what was sent stays";
  EXPECT_EQ(company.get("/api/v1/cases").at("items").as_array().size(), 2U);
  const auto left = town.database().read([](Tx& tx) -> Result<std::int64_t> {
    static const Statement kBlobs{"test_blobs", "SELECT count(*) FROM blob_small"};
    static const Statement kPapers{"test_papers", "SELECT count(*) FROM material"};
    const auto blobs = tx.ask(kBlobs, {}), papers = tx.ask(kPapers, {});
    EXPECT_EQ(blobs.rows().integer(0, 0), papers.rows().integer(0, 0));
    return papers.rows().integer(0, 0);
  });
  EXPECT_EQ(left.value_or(-1), 6) << "three papers each of the two that stay";
}

TEST_P(WaitingTest, ADraftThatIsWrittenOnLivesOn) {
  Town town(GetParam());
  auto company = town.as("company1");
  const auto number = town.draft(company, kVenue);
  town.pass(89 * kDay);
  EXPECT_EQ(company.patch("/api/v1/cases/" + number, R"({"form":{"place_name":"新店"}})").status,
            200);
  town.pass(5 * kDay);
  EXPECT_EQ(town.city().cases->expire_drafts(100).value_or(-1), 0);
  EXPECT_EQ(company.get("/api/v1/cases/" + number).status, 200);
}

TEST_P(WaitingTest, AnAgentIsNamedAndHandsInHisMandate_行政許可法29) {
  Town town(GetParam());
  auto company = town.as("company1");
  auto form = form_of(kVenue);
  form.insert(1, R"("has_agent":true,)");
  const auto made =
      company.post("/api/v1/cases", fmt::format(R"({{"item_code":"{}","form":{}}})", kVenue, form));
  ASSERT_EQ(made.status, 201) << made.body;
  std::string missing;
  for (std::size_t i = 0; i < made.at("missing").as_array().size(); ++i)
    missing += made.text(fmt::format("missing/{}/id", i)) + " ";
  EXPECT_EQ(missing, "layout_plans hygiene_report hygiene_rules mandate ");
  const auto sent = company.post("/api/v1/cases/" + made.text("number") + "/submit", "{}");
  EXPECT_EQ(sent.status, 422);
  for (const auto* field :
       {"form/agent_name", "form/agent_id_number", "form/agent_phone", "form/agent_scope"})
    EXPECT_TRUE(sent.body.contains(field)) << field;
  const auto own = company.post(
      "/api/v1/cases", fmt::format(R"({{"item_code":"{}","form":{}}})", kVenue, form_of(kVenue)));
  for (const auto& row : own.at("materials").as_array())
    EXPECT_NE(row.as_object().at("id").as_string(), "mandate") << "who files himself needs none";
}

TEST_P(WaitingTest, DatesThatCannotBeAreRefused) {
  Town town(GetParam());
  auto company = town.as("company1");
  const auto number = town.draft(company, kVenue);
  const auto with = [&](std::string_view field, std::string_view value) {
    auto form = form_of(kVenue);
    const auto at = form.find(fmt::format(R"("{}":")", field)) + field.size() + 4;
    form.replace(at, 10, value);
    EXPECT_EQ(
        company.patch("/api/v1/cases/" + number, fmt::format(R"({{"form":{}}})", form)).status, 200)
        << "a draft may be wrong";
    return company.post("/api/v1/cases/" + number + "/submit", "{}");
  };
  EXPECT_TRUE(with("opening_date", "2036-01-01").body.contains("form/opening_date"));
  EXPECT_TRUE(with("opening_date", "1900-01-01").body.contains("date_range"));
  EXPECT_TRUE(with("valid_to", "2026-03-01").body.contains("form/health_certificates/0/valid_to"))
      << "a certificate that has expired";
  EXPECT_EQ(with("valid_to", "2026-03-02").text("state"), "received");
}

TEST_P(WaitingTest, AKeyIsForgottenAfterThirtyDaysAndNotBefore) {
  Town town(GetParam());
  const auto create = [&](std::string_view key) {
    return town.as("company1")
        .post("/api/v1/cases", fmt::format(R"({{"item_code":"{}"}})", kVenue), std::string(key))
        .text("number");
  };
  const auto first = create("village-draft-1");
  town.pass(29 * kDay);
  const auto later = create("village-draft-2");
  EXPECT_EQ(town.city().cases->forget_keys().value(), 0);
  EXPECT_EQ(create("village-draft-1"), first) << "the same request, not a second draft";
  town.pass(2 * kDay);
  EXPECT_EQ(town.city().cases->forget_keys().value(), 1);
  EXPECT_NE(create("village-draft-1"), first);
  EXPECT_EQ(create("village-draft-2"), later);
}

TEST_P(WaitingTest, WhatIsIndexedOfAFormFollowsItsCorrection) {
  Town town(GetParam());
  const auto number = correcting(town);
  auto company = town.as("company1");
  const auto indexed = [&](std::string_view value) {
    static const Statement count{
        "test_indexed",
        "SELECT count(*) FROM case_field WHERE field = 'place_name' AND value = $1"};
    return *town.database().read([&](Tx& tx) -> Result<std::int64_t> {
      return tx.ask(count, {value}).rows().integer(0, 0);
    });
  };
  const json::value form = json::parse(form_of(kVenue));
  const std::string before(form.at("place_name").as_string());
  EXPECT_EQ(indexed(before), 1);
  auto corrected = form;
  corrected.as_object()["place_name"] = "改后的店名";
  const auto body = fmt::format(R"({{"form":{}}})", json::serialize(corrected));
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(company.patch("/api/v1/cases/" + number, body).status, 200) << "saved while typing";
  EXPECT_EQ(indexed(before), 0);
  EXPECT_EQ(indexed("改后的店名"), 1);
  EXPECT_EQ(company.post("/api/v1/cases/" + number + "/submit", "{}").text("state"), "received");
  EXPECT_EQ(indexed("改后的店名"), 1);
}

}  // namespace
}  // namespace tb::trial
