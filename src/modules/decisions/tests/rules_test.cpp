#include "modules/decisions/rules.hpp"

#include <gtest/gtest.h>

namespace tb::decisions::rules {
namespace {

constexpr std::string_view kModel = R"dmn(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="津贴" namespace="urn:test">
  <itemDefinition id="level" name="档"><typeRef>string</typeRef><allowedValues><text>"甲", "乙"</text></allowedValues></itemDefinition>
  <inputData id="born" name="born" label="出生日期"><variable name="born" typeRef="date"/></inputData>
  <inputData id="income" name="income"><variable name="income" typeRef="number"/></inputData>
  <inputData id="kind" name="kind"><variable name="kind" typeRef="档"/></inputData>
  <inputData id="other" name="other"><variable name="other" typeRef="string"/></inputData>
  <decision id="age" name="年龄"><variable name="年龄"/>
    <informationRequirement><requiredInput href="#born"/></informationRequirement>
    <literalExpression><text>years and months duration(born, today()).years</text></literalExpression>
  </decision>
  <decision id="pay" name="津贴"><variable name="津贴"/>
    <informationRequirement><requiredInput href="#income"/></informationRequirement>
    <informationRequirement><requiredInput href="#kind"/></informationRequirement>
    <informationRequirement><requiredDecision href="#age"/></informationRequirement>
    <decisionTable id="t" hitPolicy="UNIQUE">
      <input label="年龄"><inputExpression><text>年龄</text></inputExpression></input>
      <input label="收入"><inputExpression><text>income</text></inputExpression></input>
      <input label="档次"><inputExpression><text>kind</text></inputExpression></input>
      <output/>
      <rule><inputEntry><text>&gt;= 80</text></inputEntry><inputEntry><text>&lt;= 2400</text></inputEntry><inputEntry><text>"甲"</text></inputEntry><outputEntry><text>100</text></outputEntry></rule>
      <rule><inputEntry><text>&lt; 80</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>)dmn";

dmn::ProgramPtr program() {
  auto made = compiled(kModel);
  EXPECT_TRUE(made) << made.error().detail;
  return *std::move(made);
}
const Instant kNow = *parse_instant("2026-03-02T10:00:00+08:00");

TEST(DecisionRules, ADecisionNamesWhatItNeedsDirectlyOrNot) {
  const auto all = views(*program());
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].inputs.size(), 1u);
  ASSERT_EQ(all[1].inputs.size(), 3u);
  EXPECT_EQ(all[1].inputs[0].name, "born");
  EXPECT_EQ(all[1].inputs[0].label, "出生日期");
  EXPECT_EQ(all[1].inputs[0].type, "date");
  EXPECT_EQ(all[1].inputs[1].label, "收入") << "of the column where the input has none";
  EXPECT_EQ(all[1].inputs[2].type, "string") << "through the item definition";
  EXPECT_EQ(all[1].inputs[2].values, (std::vector<std::string>{"甲", "乙"}));
}

TEST(DecisionRules, TextsBecomeWhatTheInputIsAndUnknownNamesAreLeftOut) {
  const auto values = fitted(
      *program(),
      *feel::context_from_json(R"({"born":"1944-05-12","income":"1200","kind":"甲","more":1})"));
  ASSERT_NE(values.find("born"), nullptr);
  EXPECT_NE(values.find("born")->date(), nullptr);
  EXPECT_NE(values.find("income")->number(), nullptr);
  EXPECT_NE(values.find("kind")->string(), nullptr);
  EXPECT_EQ(values.find("more"), nullptr);
  const auto odd =
      fitted(*program(), *feel::context_from_json(R"({"born":"昨天","income":"很多"})"));
  EXPECT_NE(odd.find("born")->string(), nullptr) << "what it is not stays as it is";
  EXPECT_NE(odd.find("income")->string(), nullptr);
}

TEST(DecisionRules, OnlyWhatADecisionNeedsIsKept) {
  const auto values =
      *feel::context_from_json(R"({"born":"1944-05-12","income":1200,"kind":"甲","other":"x"})");
  EXPECT_EQ(feel::to_json(needed(*program(), "年龄", values)), R"({"born":"1944-05-12"})");
  EXPECT_TRUE(needed(*program(), "没有", values).empty());
}

TEST(DecisionRules, ATrialExplainsEveryRule) {
  const auto trial =
      tried(*program(), "津贴",
            *feel::context_from_json(R"({"born":"1944-05-12","income":3100,"kind":"甲"})"), kNow);
  ASSERT_TRUE(trial) << trial.error().detail;
  EXPECT_EQ(trial->value.text, "null");
  ASSERT_EQ(trial->tables.size(), 1u);
  EXPECT_EQ(trial->tables[0].rules[0].why, "不符合第 1 条：收入为 3100，要求不高于 2400");
  EXPECT_EQ(trial->tables[0].rules[1].why, "不符合第 2 条：年龄为 81，要求低于 80");
  EXPECT_EQ(tried(*program(), "没有", {}, kNow).error().code, "dmn.unknown_decision");
}

TEST(DecisionRules, FindingsTellMistakesFirst) {
  auto broken = std::string(kModel);
  broken.replace(broken.find("<text>100</text>"), 16, "<text>100 +</text>");
  const auto made = compiled(broken);
  ASSERT_TRUE(made);
  const auto all = findings(**made);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.front().severity, Severity::error);
  EXPECT_EQ(all.back().severity, Severity::warning) << "the gap";
  EXPECT_NE(all.back().example.text, "null") << "with a counter-example";
}

TEST(DecisionRules, AModelThatImportsIsRefused) {
  auto importing = std::string(kModel);
  importing.insert(
      importing.find("<itemDefinition"),
      R"(<import namespace="urn:other" name="o" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>)");
  EXPECT_EQ(compiled(importing).error().code, "dmn.not_linked");
}

}  // namespace
}  // namespace tb::decisions::rules
