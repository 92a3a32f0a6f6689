#include "modules/cases/rules_tables.hpp"

#include <fmt/format.h>

#include <optional>

#include "modules/catalog/types.hpp"

namespace tb::cases::rules {
namespace {

constexpr std::string_view kClocks[]{"pre_review", "notice",     "decision", "promised",
                                     "delivery",   "correction", "hold"};
constexpr std::int64_t kLimits[]{1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90};
// Documents that refuse; the kinds of data/templates.
constexpr std::string_view kRefusals[]{"decision_refuse", "benefit_refuse", "record_refuse",
                                       "non_acceptance", "not_required"};

feel::Context clock_facts(std::string_view clock, std::int64_t limit, clock::Unit unit) {
  return {{"时限种类", clock}, {"时限", limit}, {"单位", clock::chinese(unit)}};
}

std::optional<std::int64_t> days_of(const feel::Value& value) {
  const auto* number = value.number();
  if (number == nullptr) return std::nullopt;
  const auto whole = number->whole();
  if (!whole || *whole < 0 || *whole > 1000) return std::nullopt;
  return *whole;
}

}  // namespace

std::pair<std::string_view, std::string_view> decision_of(std::string_view called) {
  const auto slash = called.find('/');
  if (slash == called.npos) return {called, {}};
  return {called.substr(0, slash), called.substr(slash + 1)};
}

std::int64_t warn_days(const decisions::Table* table, std::string_view clock, std::int64_t limit,
                       clock::Unit unit, Instant now) {
  if (table == nullptr) return 1;
  const auto answer = table->decide(kYellow, clock_facts(clock, limit, unit), now);
  return answer ? days_of(answer->value).value_or(1) : 1;
}

std::vector<FieldError> check_yellow(const dmn::Program& program) {
  for (const auto clock : kClocks)
    for (const auto limit : kLimits)
      for (const auto unit : {clock::Unit::workday, clock::Unit::calendar_day, clock::Unit::hour}) {
        const auto answer = program.decide(kYellow, clock_facts(clock, limit, unit));
        if (answer && days_of(answer->value)) continue;
        return {{std::string(kYellow), "missing",
                 fmt::format("“黄牌”对时限 {}（{} {}）没有答案：要是不小于 0 的天数", clock, limit,
                             clock::chinese(unit))}};
      }
  return {};
}

feel::Context RemedyFacts::inputs() const {
  return {{"权力类型", power},
          {"文书", document},
          {"机关", body},
          {"本级政府", government},
          {"电子送达", electronic}};
}

Result<std::string> remedy(const decisions::Table& table, const RemedyFacts& facts, Instant now) {
  const auto answer = TRY(table.decide(kRemedy, facts.inputs(), now));
  if (const auto* text = answer.value.string()) return *text;
  return conflict("decision.no_answer",
                  "决策表“救济告知”没有给出这份文书的救济途径，不能出文书，请联系系统管理员");
}

std::vector<FieldError> check_remedy(const dmn::Program& program) {
  const auto* powers = tb_type(static_cast<const catalog::ItemKind*>(nullptr));
  for (std::uint32_t i = 0; i < powers->count; ++i)
    for (const auto document : kRefusals)
      for (const bool electronic : {false, true}) {
        const RemedyFacts facts{.power = std::string(words_of(static_cast<catalog::ItemKind>(i))),
                                .document = std::string(document),
                                .body = "某局",
                                .government = "某市人民政府",
                                .electronic = electronic};
        const auto answer = program.decide(kRemedy, facts.inputs());
        const auto* text = answer ? answer->value.string() : nullptr;
        if (text != nullptr && !text->empty()) continue;
        return {{std::string(kRemedy), "missing",
                 fmt::format("“救济告知”对{}的文书 {} 没有给出一段文字", facts.power, document)}};
      }
  return {};
}

}  // namespace tb::cases::rules
