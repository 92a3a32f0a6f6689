// The history of a case for other programs.
#include <gtest/gtest.h>

#include "core/time.hpp"
#include "modules/cases/rules_history.hpp"

namespace tb::cases::rules {
namespace {

CaseHistory history(std::string name) {
  CaseHistory out{.case_number = "511602260302000001", .item_name = "项", .model = "permit"};
  out.version = 2;
  out.steps.push_back({.element = "accept",
                       .name = std::move(name),
                       .who = "李晓",
                       .outcome = "accept",
                       .outcome_name = "受理",
                       .began_at = {0},
                       .ended_at = Instant{kHour}});
  out.steps.push_back({.element = "review", .name = "审查", .began_at = {kHour}, .late = true});
  out.steps.push_back(
      {.element = "x", .name = "作废的", .began_at = {kHour}, .ended_at = Instant{kDay}});
  out.steps.back().dropped = true;
  out.events.push_back({{kMinute}, "case.table_decided.v1", "问决策表", "系统", "ask"});
  return out;
}

TEST(History, AsCsvQuotesAndDisarmsFormulas) {
  const auto csv = to_csv(history("=1+1,\"好\""));
  EXPECT_NE(csv.find("\"'=1+1,\"\"好\"\"\""), std::string::npos) << csv;
  EXPECT_NE(csv.find("没有办就结束了"), std::string::npos);
  EXPECT_EQ(std::ranges::count(csv, '\n'), 5);
}

TEST(History, AsXesIsInOrderAndEscaped) {
  const auto xes = to_xes(history("收<件>\x01"));
  EXPECT_NE(xes.find("收&lt;件>\""), std::string::npos) << xes;
  const auto start = xes.find("value=\"start\""), table = xes.find("问决策表"),
             complete = xes.find("value=\"受理\"");
  EXPECT_LT(start, table);
  EXPECT_LT(table, complete);
  std::size_t events = 0;
  for (std::size_t at = 0; (at = xes.find("<event>", at)) != xes.npos; ++at) ++events;
  EXPECT_EQ(events, 5u) << "three starts, one complete, one other event";
}

}  // namespace
}  // namespace tb::cases::rules
