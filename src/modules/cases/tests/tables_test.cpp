// What tables say about clocks and documents, and what they must say before they are published.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "modules/cases/rules_tables.hpp"
#include "modules/decisions/rules.hpp"

namespace tb::cases::rules {
namespace {

const Instant kNow = *parse_instant("2026-03-02T10:00:00+08:00");

std::string file(std::string_view key) {
  std::ifstream in(std::string(TB_SOURCE_DIR) + "/data/decisions/" + std::string(key) + ".dmn",
                   std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}
std::string changed(std::string text, std::string_view from, std::string_view to) {
  EXPECT_TRUE(text.contains(from)) << from;
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}
decisions::Table table(std::string_view key, const std::string& xml) {
  return {.key = std::string(key), .version = 1, .program = *decisions::rules::compiled(xml)};
}

TEST(CaseTables, YellowFollowsTheTableAndIsADayWithoutOne) {
  const auto yellow = table(kYellowTable, file(kYellowTable));
  EXPECT_EQ(warn_days(&yellow, "promised", 20, clock::Unit::workday, kNow), 3);
  EXPECT_EQ(warn_days(&yellow, "promised", 1, clock::Unit::workday, kNow), 0);
  EXPECT_EQ(warn_days(nullptr, "promised", 20, clock::Unit::workday, kNow), 1);
  for (const auto* odd : {"-1", "1.5", "null", "\"3\"", "1e9"}) {
    const auto broken = table(kYellowTable, changed(file(kYellowTable), "<text>3</text>",
                                                    "<text>" + std::string(odd) + "</text>"));
    EXPECT_EQ(warn_days(&broken, "promised", 20, clock::Unit::workday, kNow), 1) << odd;
    EXPECT_FALSE(check_yellow(*broken.program).empty()) << odd;
  }
  EXPECT_TRUE(check_yellow(*yellow.program).empty());
}

TEST(CaseTables, ARefusalWithoutRemedyDoesNotGoOut_行政許可法38) {
  const RemedyFacts facts{.power = "行政许可",
                          .document = "decision_refuse",
                          .body = "区行政审批局",
                          .government = "广安市广安区人民政府",
                          .electronic = true};
  const auto whole = table(kRemedyTable, file(kRemedyTable));
  const auto told = remedy(whole, facts, kNow);
  ASSERT_TRUE(told);
  EXPECT_TRUE(told->contains("广安市广安区人民政府"));
  EXPECT_TRUE(told->contains("六十日") && told->contains("六个月"));
  EXPECT_TRUE(told->contains("电子")) << "行政復議法 22: how to apply online";
  EXPECT_TRUE(check_remedy(*whole.program).empty());
  const auto silent =
      table(kRemedyTable, changed(file(kRemedyTable), "\"decision_refuse\"", "\"nothing\""));
  EXPECT_FALSE(check_remedy(*silent.program).empty());
  const auto nameless =
      table(kRemedyTable, changed(file(kRemedyTable), "name=\"救济告知\"", "name=\"告知\""));
  EXPECT_EQ(remedy(nameless, facts, kNow).error().code, "dmn.unknown_decision");
}

}  // namespace
}  // namespace tb::cases::rules
