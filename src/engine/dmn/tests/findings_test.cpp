#include "engine/dmn/findings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "models.hpp"

namespace tb::dmn {
namespace {

// "dmn.gap [] {"x":5}" for each finding.
std::vector<std::string> found(const TableText& text, std::string_view types = {}) {
  std::string inputs;
  std::vector<std::string_view> needs;
  const auto made = program(std::string(types) + input("x", types.empty() ? "" : "tX") +
                            input("y") + decision("d", table(text), {"i_x", "i_y"}));
  std::vector<std::string> out;
  for (const Finding& finding : findings(*made))
    out.push_back(
        fmt::format("{} {} {}", finding.code, finding.rules, feel::to_json(finding.example)));
  return out;
}
using Found = std::vector<std::string>;

TEST(Findings, NamesAGapWithAnExample) {
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"< 5", "1"}, {"> 5", "2"}}}),
            Found{R"(dmn.gap [] {"x":5})"});
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"<= 5", "1"}, {">= 6", "2"}}}),
            Found{R"(dmn.gap [] {"x":5.5})"});
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"<= 5", "1"}, {"> 5", "2"}}}), Found{});
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"true", "1"}}}), Found{R"(dmn.gap [] {"x":false})"});
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"true", "1"}, {"false", "2"}}}), Found{});
  EXPECT_EQ(
      found({.inputs = {"x"}, .rules = {{"< @\"2026-03-02\"", "1"}, {"> @\"2026-03-02\"", "2"}}}),
      Found{R"(dmn.gap [] {"x":{"@date":"2026-03-02"}})"});
  EXPECT_EQ(found({.inputs = {"x", "y"},
                   .rules = {{"< 5", "-", "1"},
                             {">= 5", "\"a\"", "2"},
                             {">= 5", "not(\"a\", \"b\")", "3"}}}),
            Found{R"(dmn.gap [] {"x":5,"y":"b"})"});
}

TEST(Findings, AllowedValuesBoundTheGaps) {
  EXPECT_EQ(
      found(
          {.inputs = {"x"}, .rules = {{"\"a\"", "1"}, {"\"b\"", "2"}}, .allowed = "\"a\", \"b\""}),
      Found{});
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"\"a\"", "1"}}, .allowed = "\"a\", \"b\""}),
            Found{R"(dmn.gap [] {"x":"b"})"});
  EXPECT_EQ(
      found(
          {.inputs = {"x"}, .rules = {{"[0..10]", "1"}}},
          "<itemDefinition name=\"tX\"><typeRef>number</typeRef><allowedValues><text>[0..10]</text>"
          "</allowedValues></itemDefinition>"),
      Found{});
}

TEST(Findings, ADefaultOutputClosesAllGaps) {
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"< 5", "1"}}, .fallback = "0"}), Found{});
}

TEST(Findings, NamesOverlapsThatThePolicyForbids) {
  const std::vector<std::vector<std::string>> rules{{"<= 5", "1"}, {">= 5", "2"}};
  EXPECT_EQ(found({.inputs = {"x"}, .rules = rules}), Found{R"(dmn.overlap [1, 2] {"x":5})"});
  EXPECT_EQ(found({.policy = "ANY", .inputs = {"x"}, .rules = {{"<= 5", "1"}, {">= 5", "1"}}}),
            Found{});
  EXPECT_EQ(found({.policy = "ANY", .inputs = {"x"}, .rules = rules}),
            Found{R"(dmn.overlap [1, 2] {"x":5})"});
  EXPECT_EQ(found({.policy = "FIRST", .inputs = {"x"}, .rules = rules}), Found{});
  EXPECT_EQ(found({.policy = "COLLECT", .inputs = {"x"}, .rules = rules}), Found{});
}

TEST(Findings, NamesRulesThatCanNeverFire) {
  EXPECT_EQ(
      found(
          {.policy = "FIRST", .inputs = {"x"}, .rules = {{"< 10", "1"}, {"-", "2"}, {"> 3", "3"}}}),
      Found{"dmn.never_fires [3] null"});
  EXPECT_EQ(found({.policy = "FIRST",
                   .inputs = {"x"},
                   .rules = {{"< 5", "1"}, {">= 5", "2"}, {"[1..9]", "3"}}}),
            Found{"dmn.never_fires [3] null"})
      << "two rules together cover it";
  EXPECT_EQ(found({.inputs = {"x"},
                   .rules = {{"\"a\"", "1"}, {"\"c\"", "2"}, {"\"b\"", "3"}},
                   .allowed = "\"a\", \"b\""}),
            Found{"dmn.never_fires [2] null"});
}

TEST(Findings, NamesOutputsThatNoRuleGives) {
  EXPECT_EQ(found({.inputs = {"x"},
                   .rules = {{"< 5", "\"a\""}, {">= 5", "\"b\""}},
                   .outputs = "\"a\", \"b\", \"c\""}),
            Found{"dmn.unused_output [] null"});
}

TEST(Findings, ClaimNothingThatIsNotSure) {
  EXPECT_EQ(found({.inputs = {"x"}, .rules = {{"? > y", "1"}, {"? > 3", "2"}}}), Found{})
      << "tests of variables may pass anything";
}

TEST(Findings, ATableOfManyRulesIsCheckedInBoundedTime) {
  TableText text{.inputs = {"x", "y"}, .rules = {}};
  for (int i = 0; i < 400; ++i)
    text.rules.push_back({fmt::format("[{}..{}]", i, i + 5), fmt::format("> {}", i % 7), "1"});
  EXPECT_FALSE(found(text).empty());
}

}  // namespace
}  // namespace tb::dmn
