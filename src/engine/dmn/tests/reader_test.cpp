#include "engine/dmn/reader.hpp"

#include <gtest/gtest.h>

#include "engine/dmn/tests/case_list.hpp"
#include "engine/dmn/tests/dump.hpp"

namespace tb::dmn {
namespace {

std::string code(std::string_view xml, const Limits& limits = {}) {
  const auto model = read(xml, limits);
  return model ? "" : model.error().code;
}

// The code of the failure and its mistakes, a line each.
std::string refusal(std::string_view xml) {
  const auto model = read(xml);
  if (model) return "read";
  std::string text = model.error().code + "\n";
  for (const FieldError& field : model.error().fields)
    text += field.field + " " + field.message + "\n";
  return text;
}

TEST(Reader, ReadsEveryPart) {
  const auto cases = cases_of("read.txt");
  EXPECT_EQ(cases.size(), 10u);
  for (const ListedCase& one : cases) {
    const auto model = read(definitions(one.blocks[0].body));
    ASSERT_TRUE(model) << one.blocks[0].title << "\n" << refusal(definitions(one.blocks[0].body));
    EXPECT_EQ(dump(**model), one.expected) << one.blocks[0].title;
  }
}

TEST(Reader, NamesEveryMistakeWithItsPlace) {
  const auto cases = cases_of("refuse.txt");
  EXPECT_EQ(cases.size(), 11u);
  for (const ListedCase& one : cases)
    EXPECT_EQ(refusal(definitions(one.blocks[0].body)), one.expected) << one.blocks[0].title;
}

TEST(Reader, KnowsEveryVersionByItsNamespace) {
  const std::pair<const char*, Version> known[]{
      {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", Version::dmn_1_1},
      {"http://www.omg.org/spec/DMN/20151101/dmn11.xsd", Version::dmn_1_1},
      {"http://www.omg.org/spec/DMN/20180521/MODEL/", Version::dmn_1_2},
      {"https://www.omg.org/spec/DMN/20191111/MODEL/", Version::dmn_1_3},
      {"https://www.omg.org/spec/DMN/20211108/MODEL/", Version::dmn_1_4},
      {"https://www.omg.org/spec/DMN/20230324/MODEL/", Version::dmn_1_5}};
  for (const auto& [uri, version] : known) {
    const auto model = read("<m:definitions xmlns:m=\"" + std::string(uri) +
                            "\" namespace=\"u\" name=\"n\" id=\"i\"><m:inputData name=\"x\"/>"
                            "</m:definitions>");
    ASSERT_TRUE(model) << uri;
    EXPECT_EQ((*model)->version, version);
    EXPECT_EQ((*model)->uri + (*model)->name + (*model)->id, "uni");
    EXPECT_EQ((*model)->inputs.size(), 1u);
  }
}

TEST(Reader, RewritesTheTypeNamesOfTheFirstVersion) {
  const auto model =
      read(R"(<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" namespace="urn:a"
  name="n" xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:me="urn:a" xmlns:o="urn:b">
  <import namespace="urn:b" importType="http://www.omg.org/spec/DMN/20151101/dmn.xsd"/>
  <inputData name="1"><variable name="1" typeRef="feel:dayTimeDuration"/></inputData>
  <inputData name="2"><variable name="2" typeRef="me:tLoan"/></inputData>
  <inputData name="3"><variable name="3" typeRef="o:tRate"/></inputData></definitions>)");
  ASSERT_TRUE(model);
  EXPECT_EQ(dump(**model),
            "import o urn:b\ninput 1:days and time duration\ninput 2:tLoan\ninput 3:o.tRate\n");
}

TEST(Reader, KnowsTheLineOfEveryText) {
  const auto model = read(definitions(
      "<decision name=\"d\" id=\"x\">\n<literalExpression id=\"y\"><text>\n\n  a +\n b</text>"
      "</literalExpression></decision>"));
  const Decision& decision = (*model)->decisions.at(0);
  EXPECT_EQ(decision.line, 2u);
  EXPECT_EQ(decision.expression->line, 3u);
  const Text& text = std::get<Literal>(decision.expression->box).text;
  EXPECT_EQ(text.line, 5u);
  EXPECT_EQ(text.text, "a +\n b");
  EXPECT_EQ(decision.id + decision.expression->id + text.id, "xyy");
}

TEST(Reader, RefusesWhatIsNoModel) {
  const std::string good = definitions("<decision name=\"d\"><list/></decision>");
  EXPECT_EQ(code(good), "");
  for (std::size_t cut = 1; cut < good.size() - 1; cut += 7)
    EXPECT_EQ(code(good.substr(0, cut)), "dmn.malformed") << cut;
  EXPECT_EQ(code(good + "\xff"), "dmn.malformed") << "not UTF-8";
  EXPECT_EQ(code(definitions("<decision name=\"\xc0\xaf\"/>")), "dmn.malformed") << "overlong";
  EXPECT_EQ(code("<definitions/>"), "dmn.no_model");
  EXPECT_EQ(code("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"),
            "dmn.no_model");
  EXPECT_EQ(code("<decision xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"),
            "dmn.no_model");
  EXPECT_EQ(refusal("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"),
            "dmn.invalid\nline 1 第 1 行：“definitions”没有写明“name”。\n"
            "line 1 第 1 行：“definitions”没有写明“namespace”。\n");
}

TEST(Reader, RefusesEntityBombs) {
  std::string bomb = "<!DOCTYPE d [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i)
    bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" +
            std::to_string(i - 1) + ";\">";
  EXPECT_EQ(code(bomb + "]>" + definitions("<description>&a29;</description>")), "dmn.doctype");
  EXPECT_EQ(code("<!DOCTYPE d SYSTEM \"file:///etc/passwd\">" + definitions("")), "dmn.doctype");
  EXPECT_EQ(code(definitions("<description>&a;</description>")), "dmn.malformed");
}

TEST(Reader, RefusesWhatIsTooMuch) {
  const auto many = [](int count, std::string_view before, std::string_view after) {
    std::string text;
    for (int i = 0; i < count; ++i)
      text += std::string(before) + (after.empty() ? "" : std::to_string(i) + std::string(after));
    return text;
  };
  EXPECT_EQ(code(std::string(8 * 1024 * 1024 + 1, ' ')), "dmn.too_large");
  EXPECT_EQ(code(definitions(many(600'000, "<a/>", ""))), "dmn.too_large") << "nodes";
  EXPECT_EQ(code(definitions(many(10'001, "<decision name=\"", "\"/>"))), "dmn.too_large");
  EXPECT_EQ(code(definitions(many(10'000, "<decision name=\"", "\"/>"))), "");
  const std::string deep = "<decision name=\"d\">" + many(50'000, "<list>", "") +
                           many(50'000, "</list>", "") + "</decision>";
  EXPECT_EQ(code(definitions(deep)), "dmn.too_deep");
  const std::string table = "<decision name=\"d\"><decisionTable><output/>" +
                            many(101, "<rule><outputEntry/></rule>", "") +
                            "</decisionTable></decision>";
  EXPECT_EQ(code(definitions(table), {.cells = 100}), "dmn.too_large");
  EXPECT_EQ(code(definitions(table), {.cells = 101}), "");
}

TEST(Reader, StopsCountingMistakesAtAHundred) {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "<decision/>";
  EXPECT_EQ(read(definitions(body)).error().fields.size(), 100u);
}

TEST(Canonical, KeepsWhatIsNotRun) {
  const auto written = canonical(R"(<?xml version="1.0"?>
<d:definitions name="n" namespace="u" xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/"
    xmlns:x="urn:x"  x:mark='1'><!-- note --><d:extensionElements><x:p>a <b>c</b></x:p></d:extensionElements>
<d:decision name="e" id="e"><d:literalExpression><d:text><![CDATA[a < b]]></d:text></d:literalExpression></d:decision>
<d:textAnnotation id="t"><d:text>注</d:text></d:textAnnotation>
<di:DMNDI xmlns:di="https://www.omg.org/spec/DMN/20230324/DMNDI/"><di:DMNDiagram/></di:DMNDI></d:definitions>)");
  ASSERT_TRUE(written);
  EXPECT_EQ(*written, R"(<?xml version="1.0" encoding="UTF-8"?>
<d:definitions xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:x="urn:x" name="n" namespace="u" x:mark="1">
  <!-- note -->
  <d:extensionElements>
    <x:p>a <b>c</b></x:p>
  </d:extensionElements>
  <d:decision id="e" name="e">
    <d:literalExpression>
      <d:text>a &lt; b</d:text>
    </d:literalExpression>
  </d:decision>
  <d:textAnnotation id="t">
    <d:text>注</d:text>
  </d:textAnnotation>
  <di:DMNDI xmlns:di="https://www.omg.org/spec/DMN/20230324/DMNDI/">
    <di:DMNDiagram/>
  </di:DMNDI>
</d:definitions>
)");
  EXPECT_EQ(canonical("<a/>").error().code, "dmn.no_model");
}

TEST(Canonical, SaysTheSameModel) {
  for (const ListedCase& one : cases_of("read.txt")) {
    const auto written = canonical(definitions(one.blocks[0].body));
    ASSERT_TRUE(written);
    EXPECT_EQ(dump(**read(*written)), one.expected) << one.blocks[0].title;
    EXPECT_EQ(*canonical(*written), *written);
  }
}

}  // namespace
}  // namespace tb::dmn
