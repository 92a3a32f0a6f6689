#include "engine/dmn/why.hpp"

#include <gtest/gtest.h>

namespace tb::dmn {
namespace {

std::string said(std::string test, std::string value) {
  const TableTrace table{
      .decision = "津贴", .id = "t", .inputs = {"收入"}, .rules = {}, .result = {}};
  return why(
      {.rule = 3, .id = {}, .annotation = {}, .miss = Miss{0, std::move(test), std::move(value)}},
      table);
}

TEST(Why, ComparisonsAreWords) {
  EXPECT_EQ(said("<= 2400", "3100"), "不符合第 3 条：收入为 3100，要求不高于 2400");
  EXPECT_EQ(said("< 2400", "3100"), "不符合第 3 条：收入为 3100，要求低于 2400");
  EXPECT_EQ(said(">= 2400", "1"), "不符合第 3 条：收入为 1，要求不低于 2400");
  EXPECT_EQ(said("> 2400", "1"), "不符合第 3 条：收入为 1，要求高于 2400");
}

TEST(Why, DaysComeBeforeAndAfter) {
  EXPECT_EQ(said("<= date(\"2026-03-02\")", "@\"2026-03-05\""),
            "不符合第 3 条：收入为 2026-03-05，要求不晚于 2026-03-02");
  EXPECT_EQ(said("> @\"2026-03-02\"", "@\"2026-03-01\""),
            "不符合第 3 条：收入为 2026-03-01，要求晚于 2026-03-02");
}

TEST(Why, YesNoAndChoicesAreWords) {
  EXPECT_EQ(said("true", "false"), "不符合第 3 条：收入为 “否”，要求是 “是”");
  EXPECT_EQ(said("\"甲\", \"乙\"", "\"丙\""), "不符合第 3 条：收入为 “丙”，要求是“甲”或“乙”");
  EXPECT_EQ(said("not(\"甲\")", "\"甲\""), "不符合第 3 条：收入为 “甲”，要求不是“甲”");
  EXPECT_EQ(said("5", "4"), "不符合第 3 条：收入为 4，要求是 5");
}

TEST(Why, WhatIsNotKnownIsSaidSo) {
  EXPECT_EQ(said("true", "null"), "不符合第 3 条：还不知道收入，要求是 “是”");
}

TEST(Why, OtherTestsStandAsTheyAreWritten) {
  EXPECT_EQ(said("[1..5), > 20", "9"), "不符合第 3 条：收入为 9，要求 [1..5), > 20");
  EXPECT_EQ(said("< 3, > 9", "5"), "不符合第 3 条：收入为 5，要求 < 3, > 9");
  EXPECT_EQ(said("? > other + 1", "5"), "不符合第 3 条：收入为 5，要求是 ? > other + 1");
}

TEST(Why, AMatchSaysWhichRule) {
  EXPECT_EQ(why({.rule = 4, .id = {}, .annotation = {}, .miss = {}, .behind = 2}, {}),
            "第 2 条先符合，不再看第 4 条");
  EXPECT_EQ(why({.rule = 2, .id = {}, .annotation = {}, .miss = {}}, {}), "符合第 2 条");
}

}  // namespace
}  // namespace tb::dmn
