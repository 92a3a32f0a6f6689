#include "modules/catalog/rules_situation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/dmn/table.hpp"
#include "engine/dmn/why.hpp"

namespace tb::catalog::rules {
namespace {

constexpr std::string_view kToday = "today";
constexpr std::string_view kDrawings[]{"permit", "record", "benefit"};

const dmn::TableBox* table_of(const dmn::Program& program, std::string_view decision) {
  const auto& all = program.tables();
  const auto found =
      std::ranges::find_if(all, [&](const auto* one) { return one->element() == decision; });
  return found == all.end() ? nullptr : *found;
}

// The place of an output column, or nothing.
std::optional<std::size_t> output_of(const dmn::TableBox& table, std::string_view name) {
  const auto& outputs = table.outputs();
  const auto found = std::ranges::find(outputs, name, &dmn::TableOutput::name);
  if (found == outputs.end()) return std::nullopt;
  return static_cast<std::size_t>(found - outputs.begin());
}

// A cell that is a literal text.
std::string literal(const dmn::Script& cell) {
  if (!cell.expression || !cell.expression->names().empty()) return {};
  const auto value = feel::evaluate(*cell.expression, feel::ContextScope({}));
  return value.string() == nullptr ? std::string() : *value.string();
}

// A rule of the table of materials.
struct MaterialRule {
  std::string material, why;
  bool always = true;  // no cell asks anything
};
std::vector<MaterialRule> rules_of(const dmn::Program& program) {
  std::vector<MaterialRule> out;
  const auto* table = table_of(program, kMaterials);
  if (table == nullptr) return out;
  const auto material = output_of(*table, "material"), why = output_of(*table, "why");
  if (!material || !why) return out;
  for (const auto& row : table->rows())
    out.push_back({literal(row.outputs[*material]), literal(row.outputs[*why]),
                   std::ranges::all_of(row.inputs, [](const auto& cell) {
                     return cell.text.empty() || cell.text == "-";
                   })});
  return out;
}

void add_words(std::string& to, const std::string& words) {
  if (words.empty() || to.contains(words)) return;
  to += (to.empty() ? "" : "；") + words;
}

std::string text_at(const feel::Context& row, std::string_view name) {
  const auto* value = row.find(name);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

// One output row is a context, several a list of them.
std::vector<const feel::Context*> rows_of(const feel::Value& value) {
  std::vector<const feel::Context*> out;
  if (value.context() != nullptr) out.push_back(value.context());
  if (value.list() != nullptr)
    for (const auto& one : *value.list())
      if (one.context() != nullptr) out.push_back(one.context());
  return out;
}

feel::Context with_today(const feel::Context& answers, Instant now) {
  auto out = answers;
  out.set(kToday, feel::Day{date_of(now).days});
  return out;
}

void add_materials(Situation& out, const Guide& guide, const dmn::Program& program,
                   const std::optional<dmn::TableTrace>& trace) {
  const auto rules = rules_of(program);
  for (const auto& material : guide.materials) {
    MaterialNeed need{material.id, material.name, !trace, {}};
    std::string against;
    for (std::size_t i = 0; trace && i < rules.size() && i < trace->rules.size(); ++i) {
      if (rules[i].material != material.id) continue;
      const auto& rule = trace->rules[i];
      if (rule.matched()) {
        need.needed = true;
        add_words(need.why, rules[i].why);
      } else {
        add_words(against, dmn::why(rule, *trace));
      }
    }
    if (!need.needed) need.why = against;
    out.materials.push_back(std::move(need));
  }
}

std::int64_t in_workdays(const Limit& limit) {
  return limit.unit == clock::Unit::hour ? 1 : limit.amount;
}

feel::Context facts_of(const Guide& guide) {
  feel::Context out{{"承诺时限", {}}, {"法定时限", {}}, {"流程", guide.handling.process}};
  for (const auto& limit : guide.limits) {
    if (limit.name == LimitName::promised) out.set("承诺时限", in_workdays(limit));
    if (limit.name == LimitName::decision) out.set("法定时限", in_workdays(limit));
  }
  return out;
}

std::optional<KindTold> kind_of(const feel::Value& value) {
  if (value.context() == nullptr) return std::nullopt;
  const auto kind = enum_of<CaseKind>(text_at(*value.context(), "kind"));
  if (!kind) return std::nullopt;
  return KindTold{*kind, text_at(*value.context(), "why")};
}

}  // namespace

Situation situation(const Guide& guide, const decisions::Table& table, const feel::Context& answers,
                    Instant now) {
  Situation out;
  const auto facts = with_today(answers, now);
  const auto asked = table.decide(kMaterials, facts, now, true);
  std::optional<dmn::TableTrace> trace;
  if (asked)
    for (const auto& one : asked->tables)
      if (one.decision == kMaterials) trace = one;
  add_materials(out, guide, *table.program, trace);
  if (const auto advice = table.decide(kAdvice, facts, now))
    for (const auto* row : rows_of(advice->value))
      if (const auto kind = enum_of<AdviceKind>(text_at(*row, "kind")))
        out.advice.push_back({*kind, text_at(*row, "text"), text_at(*row, "basis")});
  return out;
}

Situation situation(const Guide& guide, const std::vector<std::optional<feel::Expression>>& when,
                    const feel::Context& answers) {
  Situation out;
  for (std::size_t i = 0; i < guide.materials.size(); ++i) {
    const auto& material = guide.materials[i];
    const bool needed =
        !material.when || (when[i] && feel::holds(*when[i], feel::ContextScope(answers)));
    out.materials.push_back({material.id, material.name, needed, {}});
  }
  return out;
}

std::vector<std::optional<std::string>> only_when(const Guide& guide, const dmn::Program& program) {
  const auto rules = rules_of(program);
  std::vector<std::optional<std::string>> out;
  for (const auto& material : guide.materials) {
    std::optional<std::string> words;
    bool always = false;
    for (const auto& rule : rules) {
      if (rule.material != material.id) continue;
      always = always || rule.always;
      if (!words) words.emplace();
      add_words(*words, rule.why);
    }
    out.push_back(always ? std::nullopt : std::move(words));
  }
  return out;
}

std::vector<std::string> questions(const decisions::Table& table,
                                   const std::vector<std::string>& fields) {
  std::vector<std::string> needed, out;
  for (const auto& view : table.decisions())
    if (view.name == kMaterials || view.name == kAdvice)
      for (const auto& input : view.inputs) needed.push_back(input.name);
  for (const auto& field : fields)
    if (std::ranges::find(needed, field) != needed.end()) out.push_back(field);
  return out;
}

std::vector<FieldError> check_situation(const dmn::Program& program, const Guide& guide) {
  std::vector<FieldError> out;
  const auto lacks = [&out](std::string_view element, std::string words) {
    out.push_back({std::string(element), "missing", std::move(words)});
  };
  const auto* materials = table_of(program, kMaterials);
  const auto* advice = table_of(program, kAdvice);
  if (materials == nullptr || !output_of(*materials, "material") || !output_of(*materials, "why"))
    lacks(kMaterials, "缺少决策表“所需材料”，它要有 material 和 why 两列");
  else if (materials->policy() != dmn::HitPolicy::collect)
    lacks(kMaterials, "“所需材料”要把符合的规则全部列出（COLLECT）");
  if (advice == nullptr || !output_of(*advice, "kind") || !output_of(*advice, "text"))
    lacks(kAdvice, "缺少决策表“提示”，它要有 kind、text 和 basis 三列");
  if (!out.empty()) return out;
  const auto rules = rules_of(program);
  for (const auto& rule : rules)
    if (std::ranges::find(guide.materials, rule.material, &Material::id) == guide.materials.end())
      lacks(kMaterials, fmt::format("指南“{}”里没有材料“{}”", guide.summary, rule.material));
  for (const auto& material : guide.materials)
    if (std::ranges::find(rules, material.id, &MaterialRule::material) == rules.end())
      lacks(kMaterials, fmt::format("没有一条规则提到材料“{}”（{}）", material.name, material.id));
  const auto kind = *output_of(*advice, "kind");
  for (const auto& row : advice->rows())
    if (!enum_of<AdviceKind>(literal(row.outputs[kind])))
      lacks(kAdvice, fmt::format("提示的 kind 只能是 note、elsewhere 或 stop，不能是 {}",
                                 row.outputs[kind].text));
  return out;
}

KindTold case_kind(const decisions::Table& table, const Guide& guide, Instant now) {
  const auto answer = table.decide(kCaseKind, facts_of(guide), now);
  return answer ? kind_of(answer->value).value_or(KindTold{CaseKind::promised, {}})
                : KindTold{CaseKind::promised, {}};
}

namespace {

std::optional<decisions::Decided> decided(const decisions::Table& table, std::string_view decision,
                                          const feel::Context& facts, Instant now) {
  const auto answer = table.decide(decision, facts, now);
  if (!answer) return std::nullopt;
  return table.record(decision, facts, answer->value);
}

}  // namespace

std::optional<decisions::Decided> materials_decided(const decisions::Table& table,
                                                    const feel::Context& answers, Instant now) {
  return decided(table, kMaterials, with_today(answers, now), now);
}

std::optional<decisions::Decided> case_kind_decided(const decisions::Table& table,
                                                    const Guide& guide, Instant now) {
  return decided(table, kCaseKind, facts_of(guide), now);
}

std::vector<FieldError> check_case_kind(const dmn::Program& program) {
  for (const auto drawing : kDrawings)
    for (const std::int64_t promised : {0, 1, 2, 3, 5, 10, 20, 60})
      for (const std::int64_t law : {1, 3, 5, 7, 20, 60}) {
        feel::Context facts{{"承诺时限", promised == 0 ? feel::Value() : feel::Value(promised)},
                            {"法定时限", law},
                            {"流程", drawing}};
        const auto answer = program.decide(kCaseKind, facts);
        if (answer && kind_of(answer->value)) continue;
        return {{std::string(kCaseKind), "missing",
                 fmt::format("“办件类型”对流程 {}、承诺 {} 日、法定 {} 日没有答案：kind 要是 "
                             "immediate 或 promised",
                             drawing, promised, law)}};
      }
  return {};
}

}  // namespace tb::catalog::rules
