// What a table says about an item, and what a table must have to say it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "modules/catalog/rules_situation.hpp"
#include "modules/decisions/rules.hpp"

namespace tb::catalog::rules {
namespace {

const Instant kNow = *parse_instant("2026-03-02T10:00:00+08:00");

// `materials`, `advice`: rules as XML.
std::string model(std::string_view materials, std::string_view advice,
                  std::string_view policy = "COLLECT") {
  return fmt::format(
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="情形" namespace="urn:m">
  <inputData id="air" name="air"><variable name="air" typeRef="boolean"/></inputData>
  <inputData id="today" name="today"><variable name="today" typeRef="date"/></inputData>
  <decision id="d" name="所需材料"><variable name="所需材料"/>
    <informationRequirement><requiredInput href="#air"/></informationRequirement>
    <decisionTable id="t" hitPolicy="{}">
      <input label="集中空调"><inputExpression><text>air</text></inputExpression></input>
      <output name="material"/><output name="why"/>{}
    </decisionTable></decision>
  <decision id="a" name="提示"><variable name="提示"/>
    <informationRequirement><requiredInput href="#today"/></informationRequirement>
    <decisionTable id="u" hitPolicy="RULE ORDER">
      <input label="今天"><inputExpression><text>today</text></inputExpression></input>
      <output name="kind"/><output name="text"/><output name="basis"/>{}
    </decisionTable></decision></definitions>)",
      policy, materials, advice);
}
std::string rule(std::string_view test, std::initializer_list<std::string_view> outputs) {
  auto out = fmt::format("<rule><inputEntry><text>{}</text></inputEntry>", test);
  for (const auto text : outputs)
    out += fmt::format("<outputEntry><text>{}</text></outputEntry>", text);
  return out + "</rule>";
}
const std::string kMaterialRules = rule("-", {"\"form\"", "\"要有申请表\""}) +
                                   rule("true", {"\"report\"", "\"用集中空调的要检测\""});
const std::string kAdviceRules =
    rule("&gt; date(\"2026-03-01\")", {"\"note\"", "\"已经开始\"", "\"示例\""});

decisions::Table table(const std::string& xml) {
  auto made = decisions::rules::compiled(xml);
  EXPECT_TRUE(made) << (made ? "" : made.error().detail);
  return {.key = "m", .version = 1, .program = *std::move(made)};
}
Guide guide() {
  Guide out;
  out.materials = {{.id = "form", .name = "申请表"}, {.id = "report", .name = "检测报告"}};
  return out;
}
std::string told(const Situation& situation) {
  std::string out;
  for (const auto& one : situation.materials)
    out += fmt::format("{}{} {};", one.needed ? "+" : "-", one.id, one.why);
  for (const auto& one : situation.advice)
    out += fmt::format("[{}] {}", name_of(one.kind), one.text);
  return out;
}

TEST(Situation, MaterialsComeWithWhyAndWithWhyNot) {
  const auto of = table(model(kMaterialRules, kAdviceRules));
  EXPECT_EQ(told(situation(guide(), of, {{"air", true}}, kNow)),
            "+form 要有申请表;+report 用集中空调的要检测;[note] 已经开始");
  EXPECT_EQ(told(situation(guide(), of, {{"air", false}}, kNow)),
            "+form 要有申请表;-report 不符合第 2 条：集中空调为 “否”，要求是 “是”;[note] 已经开始");
  EXPECT_EQ(
      told(situation(guide(), of, {}, kNow)),
      "+form 要有申请表;-report 不符合第 2 条：还不知道集中空调，要求是 “是”;[note] 已经开始");
}

TEST(Situation, TodayIsTheServersNotTheApplicants) {
  const auto of = table(model(kMaterialRules, kAdviceRules));
  EXPECT_TRUE(
      situation(guide(), of, {{"today", "2026-01-01"}}, *parse_instant("2026-03-02T10:00:00+08:00"))
          .advice.size() == 1);
  EXPECT_TRUE(
      situation(guide(), of, {{"today", "2026-12-31"}}, *parse_instant("2026-02-02T10:00:00+08:00"))
          .advice.empty());
}

TEST(Situation, ATableWithoutAnswerAsksForEverything) {
  const auto of = table(model("", ""));
  EXPECT_EQ(told(situation(guide(), of, {}, kNow)), "-form ;-report ;")
      << "an empty table asks for nothing";
  const auto other = table(
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="x" namespace="urn:m">
    <decision id="d" name="别的"><variable name="别的"/><literalExpression><text>1</text></literalExpression></decision></definitions>)");
  EXPECT_EQ(told(situation(guide(), other, {}, kNow)), "+form ;+report ;");
}

TEST(Situation, GuidesOlderThanTablesKeepTheirConditions) {
  auto old = guide();
  old.materials[1].when = "air = true";
  const std::vector<std::optional<feel::Expression>> when{std::nullopt, *feel::parse("air = true")};
  EXPECT_EQ(told(situation(old, when, {{"air", true}})), "+form ;+report ;");
  EXPECT_EQ(told(situation(old, when, {})), "+form ;-report ;");
}

TEST(Situation, AConditionIsToldInTheWordsOfTheTable) {
  const auto of = table(model(kMaterialRules, kAdviceRules));
  const auto words = only_when(guide(), *of.program);
  EXPECT_EQ(words[0], std::nullopt);
  EXPECT_EQ(words[1], "用集中空调的要检测");
  EXPECT_EQ(questions(of, {"name", "air", "phone"}), (std::vector<std::string>{"air"}));
}

TEST(Situation, ATableMustSpeakOfEveryMaterialAndOfNoOther) {
  const auto lacks = [](const std::string& xml) {
    std::string out;
    for (const auto& one : check_situation(*table(xml).program, guide())) out += one.message + ";";
    return out;
  };
  EXPECT_EQ(lacks(model(kMaterialRules, kAdviceRules)), "");
  EXPECT_TRUE(lacks(model(kMaterialRules, kAdviceRules, "FIRST")).contains("COLLECT"));
  EXPECT_TRUE(lacks(model(rule("-", {"\"form\"", "\"\""}), "")).contains("检测报告"));
  EXPECT_TRUE(lacks(model(kMaterialRules + rule("-", {"\"else\"", "\"\""}), "")).contains("else"));
  EXPECT_TRUE(
      lacks(model(kMaterialRules, rule("-", {"\"loud\"", "\"\"", "\"\""}))).contains("loud"));
}

}  // namespace
}  // namespace tb::catalog::rules
