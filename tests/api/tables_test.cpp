// Decision tables in the life of a city, through HTTP on both databases: read, checked, tried,
// published in versions; cases that are handed in keep theirs.
#include <fmt/format.h>

#include <barrier>
#include <thread>

#include "support/drawings.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

std::string text_in_json(std::string_view text) { return json::serialize(json::string(text)); }

class TablesTest : public testing::TestWithParam<std::string> {
 protected:
  Said publish(std::string_view key, const std::string& xml, std::string_view who = "sysadmin",
               int based_on = 1, std::string_view note = "按新文件修改") {
    return town_.as(who).post(
        fmt::format("/api/v1/decisions/{}/versions", key),
        fmt::format(R"({{"xml":{},"based_on":{},"note":{},"accept_warnings":false}})",
                    text_in_json(xml), based_on, text_in_json(note)));
  }
  Said tried(std::string_view key, const std::string& xml, std::string_view decision,
             std::string_view inputs) {
    return town_.as("sysadmin")
        .post(fmt::format("/api/v1/decisions/{}/try", key),
              fmt::format(R"({{"xml":{},"decision":{},"inputs":{}}})", text_in_json(xml),
                          text_in_json(decision), inputs));
  }
  Said situation(std::string_view item, std::string_view answers) {
    return town_.as("").post(fmt::format("/api/v1/items/{}/situation", item),
                             fmt::format(R"({{"answers":{}}})", answers));
  }
  static std::string ids(const Said& said, std::string_view list, bool needed) {
    std::string out;
    for (const auto& row : said.at(list).as_array()) {
      const auto& one = row.as_object();
      if (one.contains("needed") && one.at("needed").as_bool() != needed) continue;
      out += (out.empty() ? "" : " ") + std::string(one.at("id").as_string());
    }
    return out;
  }
  // Without air conditioning nothing else is asked; here the mandate is asked of everybody.
  static std::string mandate_for_all() {
    return changed_table(
        "venue_health",
        "<inputEntry id=\"materials_rule_mandate_in_2\">\n          <text>true</text>",
        "<inputEntry id=\"materials_rule_mandate_in_2\">\n          <text>-</text>");
  }
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, TablesTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(TablesTest, TheTablesOfTheCityAreListedAndRead) {
  auto admin = town_.as("sysadmin");
  const auto list = admin.get("/api/v1/decisions");
  ASSERT_EQ(list.status, 200) << list.body;
  EXPECT_EQ(list.at("items").as_array().size(), 6u);
  EXPECT_EQ(list.text("items/0/key"), "case_kind");
  EXPECT_EQ(list.text("items/0/shipped"), "true");
  EXPECT_FALSE(list.text("items/0/purpose").empty());
  const auto model = admin.get("/api/v1/decisions/yellow_card");
  EXPECT_EQ(model.text("version"), "1");
  EXPECT_EQ(model.text("xml"), table_of("yellow_card"));
  EXPECT_EQ(model.text("decisions/0/name"), "黄牌");
  EXPECT_EQ(model.text("may/0"), "publish");
  EXPECT_TRUE(model.at("findings").as_array().empty());
  EXPECT_TRUE(
      town_.as("supervisor1").get("/api/v1/decisions/yellow_card").at("may").as_array().empty());
  EXPECT_EQ(admin.get("/api/v1/decisions/nothing").text("code"), "decision.not_found");
  EXPECT_EQ(admin.get("/api/v1/decisions/remedy/versions/2").text("code"), "decision.not_found");
  EXPECT_EQ(admin.get("/api/v1/decisions/remedy/versions/x").status, 404);
}

TEST_P(TablesTest, OnlyTheSystemAdministratorChanges) {
  EXPECT_EQ(town_.as("clerk1").get("/api/v1/decisions").status, 403);
  EXPECT_EQ(town_.as("citizen1").get("/api/v1/decisions").status, 403);
  for (const auto* who : {"supervisor1", "auditor", "clerk1", "citizen1"}) {
    EXPECT_EQ(publish("yellow_card", table_of("yellow_card") + " ", who).status, 403) << who;
    EXPECT_EQ(town_.as(who).post("/api/v1/decisions/yellow_card/check", R"({"xml":""})").status,
              403);
  }
}

TEST_P(TablesTest, ATrialExplainsEachRule) {
  const auto xml = table_of("yellow_card");
  const auto said =
      tried("yellow_card", xml, "黄牌", R"({"时限种类":"promised","时限":"20","单位":"个工作日"})");
  ASSERT_EQ(said.status, 200) << said.body;
  EXPECT_EQ(said.text("value"), "3");
  std::size_t matched = 0;
  for (const auto& rule : said.at("tables/0/rules").as_array()) {
    matched += rule.as_object().at("matched").as_bool() ? 1 : 0;
    EXPECT_FALSE(rule.as_object().at("why").as_string().empty());
  }
  EXPECT_EQ(matched, 1u);
  EXPECT_EQ(tried("yellow_card", xml, "没有", "{}").text("code"), "dmn.unknown_decision");
  EXPECT_EQ(tried("yellow_card", xml, "黄牌", "[]").text("code"), "decision.input");
  EXPECT_EQ(tried("yellow_card", "<definitions/>", "黄牌", "{}").status, 422);
}

TEST_P(TablesTest, WhatIsWrongIsToldBeforeAndRefusedAtPublishing) {
  const auto check = [&](std::string_view key, const std::string& xml) {
    return town_.as("sysadmin")
        .post(fmt::format("/api/v1/decisions/{}/check", key),
              fmt::format(R"({{"xml":{}}})", text_in_json(xml)));
  };
  const auto broken = changed_table("yellow_card", "<text>&lt;= 1</text>", "<text>&lt;= </text>");
  EXPECT_EQ(check("yellow_card", broken).text("findings/0/severity"), "error");
  EXPECT_EQ(publish("yellow_card", broken).text("code"), "decision.findings");
  EXPECT_EQ(publish("case_kind", changed_table("case_kind", "id=\"kind\" name=\"办件类型\"",
                                               "id=\"kind\" name=\"别的\""))
                .text("code"),
            "decision.contract");
  // The server needs the decision by its name, and every material of the guide.
  const auto renamed = changed_table("elder_allowance", "name=\"所需材料\"", "name=\"材料\"");
  EXPECT_EQ(check("elder_allowance", renamed).text("findings/0/code"), "decision.contract");
  EXPECT_EQ(publish("elder_allowance", renamed).text("code"), "decision.contract");
  const auto lost = changed_table("elder_allowance", "\"bank_account\"", "\"bank_card\"");
  const auto refused = publish("elder_allowance", lost);
  EXPECT_EQ(refused.text("code"), "decision.contract");
  EXPECT_TRUE(refused.body.contains("bank_card") && refused.body.contains("bank_account"));
  EXPECT_EQ(check("yellow_card", "不是 XML").status, 422);
  EXPECT_EQ(check("yellow_card", std::string(300'000, '<')).status, 422);
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/decisions/yellow_card").text("version"), "1");
}

TEST_P(TablesTest, EachPublicationIsAVersionWithItsReason) {
  const auto xml = changed_table("yellow_card", "<text>(1..10]</text>", "<text>(1..9]</text>");
  const auto whole = [&] {
    auto text = xml;
    const std::string from = "<text>(10..20]</text>";
    text.replace(text.find(from), from.size(), "<text>(9..20]</text>");
    return text;
  }();
  EXPECT_EQ(publish("yellow_card", whole, "sysadmin", 1, " ").text("code"), "decision.note");
  EXPECT_EQ(publish("yellow_card", table_of("yellow_card")).text("code"), "decision.same");
  const auto done = publish("yellow_card", whole);
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(done.text("version"), "2");
  EXPECT_EQ(done.text("shipped"), "false");
  EXPECT_EQ(done.text("note"), "按新文件修改");
  EXPECT_FALSE(done.text("published_by").empty());
  EXPECT_EQ(done.text("versions/1/note"), "随程序提供");
  const auto late = publish("yellow_card", whole + "\n");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.text("code"), "decision.changed");
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/decisions/yellow_card/versions/1").text("xml"),
            table_of("yellow_card"));
  // What ships later does not take the place of what somebody published.
  ASSERT_TRUE(town_.city().decisions->ship("yellow_card", table_of("yellow_card") + "\n"));
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/decisions/yellow_card").text("version"), "2");
  // Of a table that nobody touched it does, once.
  ASSERT_TRUE(town_.city().decisions->ship("remedy", table_of("remedy") + "\n"));
  ASSERT_TRUE(town_.city().decisions->ship("remedy", table_of("remedy")));
  EXPECT_EQ(town_.as("sysadmin").get("/api/v1/decisions/remedy").text("version"), "2");
}

TEST_P(TablesTest, OfManyWhoPublishAtOnceOneIsFirst) {
  constexpr int kMany = 6;
  std::barrier start(kMany);
  std::atomic<int> first = 0, late = 0;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < kMany; ++i)
      all.emplace_back([&, i] {
        const auto xml =
            table_of("yellow_card") + std::string(static_cast<std::size_t>(i + 1), '\n');
        start.arrive_and_wait();
        const auto said = publish("yellow_card", xml);
        if (said.status == 201)
          ++first;
        else if (said.text("code") == "decision.changed")
          ++late;
      });
  }
  EXPECT_EQ(first, 1);
  EXPECT_EQ(late, kMany - 1);
}

TEST_P(TablesTest, AGuideTellsTheMaterialsOfASituationAndWhy) {
  const auto item = town_.as("").get("/api/v1/items/" + std::string(kVenue));
  EXPECT_EQ(item.text("case_kind"), "promised");
  EXPECT_TRUE(item.body.contains(R"("questions":[)"));
  bool conditional = false;
  for (const auto& row : item.at("materials").as_array())
    if (row.as_object().at("id").as_string() == "central_air_report")
      conditional = row.as_object().at("only_when").is_string();
  EXPECT_TRUE(conditional);
  for (const auto& field : item.at("questions").as_array())
    EXPECT_FALSE(std::string(field.as_string()).contains("id_number"))
        << "nothing sensitive is asked";

  const auto without = situation(kVenue, R"({"central_air":false})");
  ASSERT_EQ(without.status, 200) << without.body;
  EXPECT_EQ(ids(without, "materials", false), "central_air_report mandate");
  EXPECT_TRUE(without.body.contains("不符合第"));
  const auto with = situation(kVenue, R"({"central_air":true,"has_agent":true})");
  EXPECT_EQ(ids(with, "materials", false), "");
  EXPECT_TRUE(with.body.contains("要有您的委托"));
  const auto elsewhere = situation(kVenue, R"({"category":"饭馆、咖啡馆、酒吧、茶座"})");
  EXPECT_EQ(elsewhere.text("advice/0/kind"), "elsewhere") << elsewhere.body;
  EXPECT_EQ(situation(kShop, "{}").text("case_kind"), "immediate");
  EXPECT_EQ(situation(kElder, R"({"paid_elsewhere":true})").text("advice/0/kind"), "stop");
}

TEST_P(TablesTest, OddAnswersHarmNothing) {
  EXPECT_EQ(situation("none", "{}").status, 404);
  EXPECT_EQ(situation(kVenue, "[]").text("code"), "item.answers");
  EXPECT_EQ(situation(kVenue, "null").status, 422);
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += R"({"a":)";
  EXPECT_GE(situation(kVenue, deep).status, 400);
  for (const auto* odd : {R"({"central_air":"yes"})", R"({"central_air":[true,true]})",
                          R"({"central_air":{"a":1}})", R"({"category":7,"has_agent":null})",
                          R"({"today":"2026-02-30"})", R"({"所需材料":["x"],"unknown":{}})"}) {
    const auto said = situation(kVenue, odd);
    EXPECT_EQ(said.status, 200) << odd << said.body;
    EXPECT_EQ(ids(said, "materials", false), "central_air_report mandate") << odd;
  }
  const auto odd = situation(kElder, R"({"id_number":"511602202602300017","has_agent":"是"})");
  EXPECT_EQ(odd.status, 200) << odd.body;
  EXPECT_TRUE(odd.at("advice").as_array().empty());
}

TEST_P(TablesTest, AFormAsksForExactlyTheMaterialsOfItsSituation) {
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  const auto path = "/api/v1/cases/" + number;
  auto seen = company.get(path);
  EXPECT_EQ(ids(seen, "unneeded", false), "central_air_report mandate");
  EXPECT_FALSE(seen.text("unneeded/0/why").empty());
  auto form = form_of(kVenue);
  form.replace(form.find(R"("central_air":false)"), 19, R"("central_air":true)");
  seen = company.patch(path, fmt::format(R"({{"form":{}}})", form));
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(ids(seen, "unneeded", false), "mandate");
  EXPECT_EQ(ids(seen, "missing", false), "central_air_report");
  bool told = false;
  for (const auto& row : seen.at("materials").as_array())
    if (row.as_object().at("id").as_string() == "central_air_report")
      told = row.as_object().at("why").is_string();
  EXPECT_TRUE(told);
  EXPECT_EQ(company.post(path + "/submit", "{}").text("code"), "case.incomplete");
}

TEST_P(TablesTest, ACaseHandedInKeepsItsTablesADraftFollowsTheNewest) {
  auto company = town_.as("company1");
  const auto handed_in = town_.submitted(company, kVenue);
  const auto draft = town_.draft(company, kVenue);
  EXPECT_EQ(company.post("/api/v1/cases/" + town_.draft(company, kVenue) + "/submit", "{}").status,
            200);
  const auto done = publish("venue_health", mandate_for_all());
  ASSERT_EQ(done.status, 201) << done.body;
  town_.pass(3 * kSecond);
  EXPECT_EQ(ids(company.get("/api/v1/cases/" + handed_in), "unneeded", false),
            "central_air_report mandate");
  const auto seen = company.get("/api/v1/cases/" + draft);
  EXPECT_EQ(ids(seen, "missing", false), "mandate") << seen.body;
  EXPECT_EQ(company.post("/api/v1/cases/" + draft + "/submit", "{}").text("code"),
            "case.incomplete");
  // A correction is of the case as it was handed in.
  auto clerk = town_.as("clerk1");
  const auto corrected = town_.complete(
      clerk, handed_in,
      R"({"outcome":"correct","comment":"请补正","faults":[{"what":"平面图","why":"看不清","how":"重新上传"}]})");
  EXPECT_EQ(corrected.status, 200) << corrected.body;
  EXPECT_EQ(ids(company.get("/api/v1/cases/" + handed_in), "unneeded", false),
            "central_air_report mandate");
  EXPECT_EQ(company.post("/api/v1/cases/" + handed_in + "/submit", "{}").status, 200);
}

TEST_P(TablesTest, TheYellowCardComesWhenItsTableSays) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1");
  const auto number = town_.submitted(company, kVenue);
  ASSERT_EQ(town_.complete(clerk, number, R"({"outcome":"accept"})").status, 200);
  // Promised within 7 working days of Monday 2 March: the last day is Wednesday 11 March.
  const auto level = [&](std::string_view of) {
    return company.get("/api/v1/cases/" + std::string(of)).text("clock/level");
  };
  const auto yellow = [&] {
    std::int64_t count = 0;
    for (const auto& queue : reviewer.get("/api/v1/tasks/queues").at("items").as_array())
      count += queue.as_object().at("yellow").as_int64();
    return count;
  };
  EXPECT_EQ(level(number), "normal");
  EXPECT_EQ(yellow(), 0);
  auto early = table_of("yellow_card");
  const std::string rule = "<text>(1..10]</text>";
  const auto at = early.find("<text>1</text>", early.find(rule));
  early.replace(at, 14, "<text>6</text>");
  ASSERT_EQ(publish("yellow_card", early).status, 201);
  town_.pass(3 * kSecond);
  const auto later = town_.submitted(company, kVenue);
  ASSERT_EQ(town_.complete(clerk, later, R"({"outcome":"accept"})").status, 200);
  EXPECT_EQ(level(number), "normal") << "it keeps its table";
  EXPECT_EQ(level(later), "normal") << "seven days are left";
  town_.pass(kDay);
  EXPECT_EQ(level(later), "yellow") << "six are left";
  EXPECT_EQ(level(number), "normal");
  EXPECT_EQ(yellow(), 1);
  town_.pass(7 * kDay);
  EXPECT_EQ(level(number), "yellow") << "Tuesday, one working day is left";
  EXPECT_EQ(yellow(), 2);
}

TEST_P(TablesTest, ARefusalCarriesItsRemedyAndWhatDecidedCanBeDecidedAgain_行政許可法38) {
  auto company = town_.as("company1"), clerk = town_.as("clerk1");
  const auto number = town_.submitted(company, kVenue);
  ASSERT_EQ(
      town_
          .complete(clerk, number,
                    R"({"outcome":"refuse","ground":"not_competent","comment":"请到市局办理"})")
          .status,
      200);
  ASSERT_EQ(publish("venue_health", mandate_for_all()).status, 201);
  const auto said = company.get("/api/v1/cases/" + number + "/decisions");
  ASSERT_EQ(said.status, 200) << said.body;
  ASSERT_EQ(said.at("items").as_array().size(), 3u) << said.body;
  EXPECT_EQ(said.text("items/0/model"), "venue_health");
  EXPECT_EQ(said.text("items/0/version"), "1") << "the version of then";
  EXPECT_EQ(said.text("items/1/model"), "case_kind");
  EXPECT_EQ(said.text("items/2/model"), "remedy");
  EXPECT_TRUE(said.text("items/2/value").contains("广安市广安区人民政府")) << said.body;
  EXPECT_TRUE(said.text("items/2/value").contains("六十日"));
  for (const auto& row : said.at("items").as_array()) {
    EXPECT_TRUE(row.as_object().at("same").as_bool());
    EXPECT_FALSE(row.as_object().at("tables").as_array().empty());
  }
  EXPECT_FALSE(said.text("items/0/inputs").contains("place_name")) << "only what it needs is kept";
  EXPECT_EQ(town_.as("supervisor1").get("/api/v1/cases/" + number + "/decisions").status, 200);
  EXPECT_EQ(town_.as("citizen2").get("/api/v1/cases/" + number + "/decisions").status, 404);
  const auto seen = company.get("/api/v1/cases/" + number);
  for (std::size_t i = 0; i < seen.at("documents").as_array().size(); ++i)
    EXPECT_TRUE(
        company.get(seen.text(fmt::format("documents/{}/url", i))).body.starts_with("%PDF"));
}

TEST_P(TablesTest, EveryNodeSeesAPublicationWithinTwoSeconds) {
  Town other(town_, 2);
  auto admin = other.as("sysadmin");
  EXPECT_EQ(admin.get("/api/v1/decisions/yellow_card").text("version"), "1");
  ASSERT_EQ(publish("yellow_card", table_of("yellow_card") + "\n").status, 201);
  other.pass(3 * kSecond);
  EXPECT_EQ(admin.get("/api/v1/decisions/yellow_card").text("version"), "2");
}

}  // namespace
}  // namespace tb::trial
