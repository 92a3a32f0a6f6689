// The commands that need no city: what they print and how they end.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/cli.hpp"

namespace tb::app {
namespace {

struct Printed {
  int status = 0;
  std::string out, err;
};

template <class Command>
Printed printed(Command command) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Printed found;
  found.status = command();
  found.out = testing::internal::GetCapturedStdout();
  found.err = testing::internal::GetCapturedStderr();
  return found;
}

Printed eval(const std::string& text, const std::string& vars = {}) {
  return printed([&] { return feel_eval(text, vars); });
}

TEST(FeelCommand, PrintsTheValueAsJson) {
  EXPECT_EQ(eval("1 + 2 * 3").out, "7\n");
  EXPECT_EQ(eval("0.1 + 0.2").out, "0.3\n");
  EXPECT_EQ(eval("@\"2026-03-02\" + @\"P1M\"").out, "{\"@date\":\"2026-04-02\"}\n");
  EXPECT_EQ(eval("[1..10)").out, "{\"@range\":\"[1..10)\"}\n");
  EXPECT_EQ(eval("{a: 1, \"b c\": [true, null]}").out, "{\"a\":1,\"b c\":[true,null]}\n");
  EXPECT_EQ(eval("full name + \"!\"", R"({"full name":"张三"})").out, "\"张三!\"\n");
  EXPECT_EQ(eval("a-b", R"({"a-b":1,"a":5,"b":2})").out, "1\n") << "the longest name that is known";
  EXPECT_EQ(eval("d.year", R"({"d":{"@date":"2026-03-02"}})").out, "2026\n");
  EXPECT_EQ(eval("string length(\"😀\")").out, "1\n");
  EXPECT_EQ(eval("today() >= @\"2026-01-01\"").out, "true\n");
}

TEST(FeelCommand, ASyntaxErrorEndsWithOneAndSaysWhere) {
  const Printed found = eval("1 +");
  EXPECT_EQ(found.status, 1);
  EXPECT_NE(found.out.find(R"({"error":{"code":"feel.syntax")"), std::string::npos) << found.out;
  EXPECT_NE(found.out.find("\"column\":4"), std::string::npos) << found.out;
}

TEST(FeelCommand, WhatIsUndefinedIsNullWithAReason) {
  const Printed found = eval("1 + \"a\"");
  EXPECT_EQ(found.status, 0);
  EXPECT_EQ(found.out, "null\n");
  EXPECT_NE(found.err.find("feel.no_result"), std::string::npos) << found.err;
}

TEST(FeelCommand, WrongVariablesEndWithTwo) {
  EXPECT_EQ(eval("a", "[1]").status, 2);
  EXPECT_EQ(eval("a", "{").status, 2);
}

TEST(FeelCommand, ChecksAText) {
  const Printed fine = printed([] { return feel_check("a > 1", R"({"a":2})"); });
  EXPECT_EQ(fine.status, 0);
  EXPECT_EQ(fine.out, "{\"diagnostics\":[]}\n");
  const Printed odd = printed([] { return feel_check("a > \"x\"", R"({"a":2})"); });
  EXPECT_EQ(odd.status, 0) << "a warning is no error";
  EXPECT_NE(odd.out.find("feel.always_null"), std::string::npos) << odd.out;
  EXPECT_EQ(printed([] { return feel_check("a >", ""); }).status, 1);
}

class Model {
 public:
  explicit Model(std::string_view text)
      : path_(std::filesystem::temp_directory_path() /
              ("tb-model-" + std::to_string(std::hash<std::string_view>{}(text)) + ".dmn")) {
    std::ofstream(path_) << text;
  }
  ~Model() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

constexpr std::string_view kAllowance = R"(
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
  <inputData id="age" name="年龄"><variable name="年龄" typeRef="number"/></inputData>
  <inputData id="income" name="收入"><variable name="收入" typeRef="number"/></inputData>
  <decision id="d" name="津贴"><variable name="津贴" typeRef="number"/>
    <informationRequirement><requiredInput href="#age"/></informationRequirement>
    <informationRequirement><requiredInput href="#income"/></informationRequirement>
    <decisionTable id="t" hitPolicy="UNIQUE">
      <input><inputExpression><text>年龄</text></inputExpression></input>
      <input><inputExpression><text>收入</text></inputExpression></input>
      <output/>
      <rule><inputEntry><text>&gt;= 80</text></inputEntry><inputEntry><text>&lt;= 2400</text></inputEntry>
        <outputEntry><text>100</text></outputEntry></rule>
      <rule><inputEntry><text>&lt; 80</text></inputEntry><inputEntry><text>-</text></inputEntry>
        <outputEntry><text>0</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>)";

TEST(DmnCommand, EvaluatesAndExplains) {
  const Model model(kAllowance);
  DecisionQuestion question{.file = model.path(),
                            .decision = "津贴",
                            .service = {},
                            .vars = R"({"年龄":81,"收入":2400})"};
  EXPECT_EQ(printed([&] { return dmn_eval(question); }).out, "100\n");
  question.vars = R"({"年龄":81,"收入":3100})";
  question.explain = true;
  const Printed found = printed([&] { return dmn_eval(question); });
  EXPECT_EQ(found.status, 0);
  EXPECT_NE(found.out.find("\"value\":null"), std::string::npos);
  EXPECT_NE(found.out.find("不符合第 1 条：收入为 3100，要求不高于 2400"), std::string::npos)
      << found.out;
}

TEST(DmnCommand, FindsWhatIsWrongWithATable) {
  const Model model(kAllowance);
  const Printed found = printed([&] { return dmn_check(model.path()); });
  EXPECT_EQ(found.status, 0);
  EXPECT_NE(found.out.find("\"code\":\"dmn.gap\""), std::string::npos) << found.out;
  EXPECT_NE(found.out.find("\"收入\":2401"), std::string::npos) << found.out;
}

TEST(DmnCommand, WhatCannotBeReadEndsWithTwo) {
  const Model broken("<definitions");
  DecisionQuestion question{.file = broken.path(), .decision = "d", .service = {}, .vars = {}};
  EXPECT_EQ(printed([&] { return dmn_eval(question); }).status, 2);
  question.file = "/nowhere/at/all.dmn";
  EXPECT_EQ(printed([&] { return dmn_eval(question); }).status, 2);
  const Model model(kAllowance);
  question.file = model.path();
  question.decision = "nothing";
  EXPECT_EQ(printed([&] { return dmn_eval(question); }).status, 2) << "no such decision";
}

TEST(DmnCommand, ReadsTheModelsThatAModelImports) {
  const std::string folder =
      std::string(TB_SOURCE_DIR) + "/tests/tck/cases/compliance-level-3/0086-import/";
  const DecisionQuestion question{.file = folder + "0086-import.dmn",
                                  .decision = "A Decision Ctx with DT",
                                  .service = {},
                                  .vars = R"({"A Person":{"name":"John","age":17}})"};
  const Printed found = printed([&] { return dmn_eval(question); });
  EXPECT_EQ(found.status, 0) << found.err;
  EXPECT_NE(found.out, "null\n") << found.err;
}

TEST(CodeCommand, SaysValidOrWhy) {
  EXPECT_EQ(printed([] { return code_check("id-number", "11010519491231002X"); }).out, "valid\n");
  const Printed wrong = printed([] { return code_check("id-number", "110105194912310021"); });
  EXPECT_EQ(wrong.status, 1);
  EXPECT_TRUE(wrong.out.starts_with("invalid: ")) << wrong.out;
}

TEST(CalendarCommand, CountsWorkingDays) {
  EXPECT_EQ(printed([] { return calendar_add(TB_SOURCE_DIR, "2026-09-30", 5, "workday"); }).out,
            "2026-10-13\n");
  EXPECT_NE(printed([] { return calendar_add(TB_SOURCE_DIR, "2026-09-31", 5, "workday"); }).status,
            0);
}

constexpr std::string_view kDrawing = R"(
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tb="https://tongban.cn/bpmn">
  <process id="p" isExecutable="true">
    <startEvent id="s"/><userTask id="a" tb:outcomes="yes no" tb:result="said"><extensionElements>
      <tb:outcome id="yes" name="是"/><tb:outcome id="no" name="否"/></extensionElements></userTask>
    <exclusiveGateway id="g"/><endEvent id="e"/><PARTS/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
    <sequenceFlow id="f3" sourceRef="g" targetRef="e"><conditionExpression>outcome = "yes"</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="g" targetRef="a"><conditionExpression>outcome = "no" and n > 1</conditionExpression></sequenceFlow>
  </process>
</definitions>)";

std::string drawing(std::string_view parts = {}) {
  std::string xml(kDrawing);
  return xml.replace(xml.find("<PARTS/>"), 8, parts);
}

TEST(BpmnCommand, RunsADrawing) {
  const Model model(drawing());
  ProcessRun run{
      .file = model.path(), .process = {}, .vars = R"({"n":1})", .messages = {}, .power = {}};
  const Printed found = printed([&] { return bpmn_run(run); });
  EXPECT_EQ(found.status, 0);
  EXPECT_EQ(found.out,
            "{\"completed\":[\"s\",\"a\",\"g\",\"e\"],\"ended\":true,\"waiting\":[],"
            "\"variables\":{\"n\":1,\"said\":\"yes\"}}\n");
  run.vars = "[]";
  EXPECT_EQ(printed([&] { return bpmn_run(run); }).status, 2);
  run.vars.clear();
  run.process = "nobody";
  EXPECT_EQ(printed([&] { return bpmn_run(run); }).status, 2);
  run.process.clear();
  run.max_steps = 1;
  const Printed cut = printed([&] { return bpmn_run(run); });
  EXPECT_EQ(cut.status, 1);
  EXPECT_NE(cut.out.find("\"error\":{\"code\":\"bpmn.step_limit\""), std::string::npos) << cut.out;
}

TEST(BpmnCommand, ChecksADrawing) {
  const Model good(drawing());
  const Printed sound = printed([&] { return bpmn_check(good.path(), ""); });
  EXPECT_EQ(sound.status, 0);
  EXPECT_NE(sound.out.find("{\"executable\":true,\"processes\":[{\"id\":\"p\""), std::string::npos)
      << sound.out;
  const Model bad(
      drawing("<scriptTask id=\"x\" scriptFormat=\"js\"><script>1</script></scriptTask>"
              "<sequenceFlow id=\"fx\" sourceRef=\"s\" targetRef=\"x\"/>"));
  const Printed unable = printed([&] { return bpmn_check(bad.path(), ""); });
  EXPECT_EQ(unable.status, 1);
  EXPECT_NE(unable.out.find("\"id\":\"x\""), std::string::npos) << unable.out;
  const Model broken("<definitions");
  EXPECT_EQ(printed([&] { return bpmn_check(broken.path(), ""); }).status, 2);
  EXPECT_EQ(printed([&] { return bpmn_check(good.path(), "../permit"); }).status, 2);
}

TEST(BpmnCommand, HoldsADrawingAgainstTheLawOfItsPower) {
  const Model model(
      drawing("<userTask id=\"d\" tb:act=\"decide\" tb:outcomes=\"grant\">"
              "<extensionElements><tb:outcome id=\"grant\" name=\"准予\"/>"
              "</extensionElements></userTask>"
              "<sequenceFlow id=\"fx\" sourceRef=\"s\" targetRef=\"d\"/>"));
  const Printed found = printed([&] { return bpmn_check(model.path(), "permit"); });
  EXPECT_EQ(found.status, 0) << "it can be run, though it may not be published";
  EXPECT_NE(found.out.find("\"article\":\"行政许可法 32、37\""), std::string::npos) << found.out;
  EXPECT_NE(found.out.find("{\"element\":\"d\",\"event\":\"complete\",\"value\":\"grant\"}"),
            std::string::npos);
}

}  // namespace
}  // namespace tb::app
