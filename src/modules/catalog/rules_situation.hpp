// What the tables of the city say about an item: the materials of a situation with why, advice for
// it, and whether the item is done on the spot. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/program.hpp"
#include "engine/feel/expression.hpp"
#include "modules/catalog/types.hpp"
#include "modules/decisions/service.hpp"

namespace tb::catalog::rules {

// The decisions that a table of situations has: of materials (every matching rule asks for one,
// with why) and of advice. Their input data are form fields, and `today`.
inline constexpr std::string_view kMaterials = "所需材料", kAdvice = "提示";
// The table that says 即办件 or 承诺件, and its decision.
inline constexpr std::string_view kCaseKindTable = "case_kind", kCaseKind = "办件类型";

// Of every material of the guide, in its order, whether the situation needs it and why (not); and
// advice. A table that has no answer asks for everything: nothing is handed in too little.
Situation situation(const Guide& guide, const decisions::Table& table, const feel::Context& answers,
                    Instant now);
// The same by the conditions that guides had before there were tables; `when` as HandledItem.
Situation situation(const Guide& guide, const std::vector<std::optional<feel::Expression>>& when,
                    const feel::Context& answers);

// In which case each material of the guide is needed, in words of the table; nothing = always.
std::vector<std::optional<std::string>> only_when(const Guide& guide, const dmn::Program& program);
// Those of `fields` on whose answer the situation depends, in their order.
std::vector<std::string> questions(const decisions::Table& table,
                                   const std::vector<std::string>& fields);
// What a table of situations lacks for this guide.
std::vector<FieldError> check_situation(const dmn::Program& program, const Guide& guide);

struct KindTold {
  CaseKind kind{};
  std::string why;
};
// 即办件 or 承诺件, by the limits and the drawing of the guide; promised when the table does not
// say.
KindTold case_kind(const decisions::Table& table, const Guide& guide, Instant now);
// The same decisions as the journal keeps them; nothing when the table does not answer.
std::optional<decisions::Decided> materials_decided(const decisions::Table& table,
                                                    const feel::Context& answers, Instant now);
std::optional<decisions::Decided> case_kind_decided(const decisions::Table& table,
                                                    const Guide& guide, Instant now);
// What a table of case kinds lacks: an answer for each drawing and every usual limit.
std::vector<FieldError> check_case_kind(const dmn::Program& program);

}  // namespace tb::catalog::rules
