// The cases in cases/patterns.txt, and what patterns cost.
#include <gtest/gtest.h>

#include <fstream>

#include "engine/feel/text.hpp"

namespace tb::feel {
namespace {

void replace_all(std::string& text, std::string_view sign, std::string_view with) {
  for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + with.size()))
    text.replace(at, sign.size(), with);
}

// The texts in 「」.
std::vector<std::string> texts_of(std::string_view line) {
  constexpr std::string_view kOpen = "「", kClose = "」";
  std::vector<std::string> texts;
  for (auto from = line.find(kOpen); from != std::string_view::npos;
       from = line.find(kOpen, from)) {
    from += kOpen.size();
    auto& text = texts.emplace_back(line.substr(from, line.find(kClose, from) - from));
    replace_all(text, "␊", "\n");
    replace_all(text, "␍", "\r");
    replace_all(text, "␉", "\t");
  }
  return texts;
}

std::string in_quotes(const std::vector<std::string>& texts) {
  std::string line;
  for (const auto& text : texts) line += (line.empty() ? "「" : " 「") + text + "」";
  return line;
}

std::string result_of(std::string_view operation, std::vector<std::string> given) {
  given.resize(4);
  if (operation == "matches") {
    const auto found = matches(given[0], given[1], given[2]);
    return !found ? "none" : *found ? "true" : "false";
  }
  if (operation == "replace") {
    const auto text = feel::replace(given[0], given[1], given[2], given[3]);
    return text ? in_quotes({*text}) : "none";
  }
  const auto parts = split(given[0], given[1]);
  return parts ? in_quotes(*parts) : "none";
}

TEST(Pattern, GivesTheResultsOfTheCases) {
  std::ifstream file(std::string(TB_SOURCE_DIR) + "/src/engine/feel/tests/cases/patterns.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto equal = line.rfind(" =");
    const auto sides = std::pair(line.substr(0, equal), line.substr(equal + 2));
    const auto result = result_of(line.substr(0, line.find(' ')), texts_of(sides.first));
    EXPECT_EQ(result, sides.second.empty() ? "" : sides.second.substr(1)) << line;
    ++cases;
  }
  EXPECT_GT(cases, 170);
}

TEST(Pattern, IsCompiledOnceAndUsedOften) {
  auto pattern = Pattern::compile("[0-9]+", "");
  ASSERT_TRUE(pattern);
  const Pattern copy = *pattern;
  pattern = Pattern::compile("[a-z]+", "");
  EXPECT_EQ(copy.matches("a1"), true);
  EXPECT_EQ(copy.matches("a"), false);
  EXPECT_EQ(copy.replace("a1b22", "#"), "a#b#");
  EXPECT_EQ(pattern->replace("a1b22", "#"), "#1#22");
  EXPECT_EQ(copy.split("a1b22c"), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Pattern, GivesUpWhereASearchWouldNotEnd) {
  const std::string many(5'000, 'a');
  EXPECT_FALSE(matches(many, "(a+)+b", ""));
  EXPECT_FALSE(matches(many, "(a|aa)*b", ""));
  EXPECT_FALSE(feel::replace(many, "(a*a*a*)*b", "x", ""));
  EXPECT_FALSE(split(many, "((a+)+)+b"));
  EXPECT_FALSE(matches("x", "(((?:){999999}){999999}){999999}", ""));
  EXPECT_FALSE(matches(std::string(20'001, 'a'), "(.*)\\1b", ""));
  EXPECT_FALSE(matches(std::string(20'000, 'a'), "(.*)\\1b", ""));
  EXPECT_FALSE(matches(std::string(2'000'000, 'a'), "^(a|b)*$", ""));
}

TEST(Pattern, SearchesLongTexts) {
  const std::string many(500'000, 'a');
  EXPECT_EQ(matches(many, "b", ""), false);
  EXPECT_EQ(matches(many, "^a*$", ""), true);
  EXPECT_EQ(feel::replace(many, "a", "b", ""), std::string(500'000, 'b'));
  EXPECT_EQ(split(many, "a")->size(), 500'001U);
}

TEST(Pattern, HasBounds) {
  EXPECT_EQ(matches("x", std::string(4'000, 'x'), ""), false);
  EXPECT_FALSE(matches("x", std::string(4'001, 'x'), ""));
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "x" + std::string(depth, ')');
  };
  EXPECT_EQ(matches("x", nested(60), ""), true);
  EXPECT_FALSE(matches("x", nested(61), ""));
  const auto groups = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "(x)?";
    return text;
  };
  EXPECT_EQ(matches("x", groups(200), ""), true);
  EXPECT_FALSE(matches("x", groups(201), ""));
  EXPECT_FALSE(feel::replace(std::string(1'000, 'a'), "a", std::string(1U << 20U, 'b'), ""));
}

}  // namespace
}  // namespace tb::feel
