// What the city's tables say about clocks and documents of a case. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/clock/clock.hpp"
#include "modules/decisions/service.hpp"

namespace tb::cases::rules {

// The table and the decision that tb:decision names: "key/decision".
std::pair<std::string_view, std::string_view> decision_of(std::string_view called);

inline constexpr std::string_view kYellowTable = "yellow_card", kYellow = "黄牌";
inline constexpr std::string_view kRemedyTable = "remedy", kRemedy = "救济告知";

// From how many days before its end a clock is yellow: working days, whatever its unit. One day
// where the table is not there or does not say.
std::int64_t warn_days(const decisions::Table* table, std::string_view clock, std::int64_t limit,
                       clock::Unit unit, Instant now);
// What a table of yellow cards lacks: a number, not below 0, for every clock and every usual limit.
std::vector<FieldError> check_yellow(const dmn::Program& program);

// A document that takes something from somebody tells him how to seek review (行政許可法 38,
// 行政復議法 20, 行政訴訟法 46).
struct RemedyFacts {
  std::string power;        // 行政许可, 行政给付 …
  std::string document;     // its kind: decision_refuse, non_acceptance …
  std::string body;         // that decides
  std::string government;   // of the body's own level: where review is sought (行政復議法 24)
  bool electronic = false;  // served electronically
  feel::Context inputs() const;
};
// The paragraph that stands in the document. Fails conflict `decision.no_answer`: without it the
// document must not go out.
Result<std::string> remedy(const decisions::Table& table, const RemedyFacts& facts, Instant now);
// What a table of remedies lacks: a paragraph for every refusal.
std::vector<FieldError> check_remedy(const dmn::Program& program);

}  // namespace tb::cases::rules
