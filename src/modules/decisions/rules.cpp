#include "modules/decisions/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "engine/dmn/findings.hpp"
#include "engine/dmn/reader.hpp"
#include "engine/dmn/table.hpp"
#include "engine/dmn/why.hpp"

namespace tb::decisions::rules {
namespace {

constexpr std::uint64_t kMaxSteps = 2'000'000;
constexpr std::uint32_t kMaxDepth = 200;
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;

// "tCategory" → "string": through the item definitions of the model to a type of FEEL.
std::string_view base_of(const dmn::Model& model, std::string_view type) {
  for (std::size_t step = 0; step < model.items.size() + 1; ++step) {
    const auto found = std::ranges::find(model.items, type, &dmn::ItemDefinition::name);
    if (found == model.items.end() || found->type_ref.empty()) return type;
    type = found->type_ref;
  }
  return type;
}

// Every input datum that a decision of the main model needs, in the order of the model.
class Needs {
 public:
  explicit Needs(const dmn::Program& program)
      : model_(program.package().main()), links_(program.package().links.front()) {}

  std::vector<std::uint32_t> of(std::uint32_t decision) {
    seen_.assign(model_.decisions.size(), false);
    found_.clear();
    walk(decision);
    return {found_.begin(), found_.end()};
  }

 private:
  void walk(std::uint32_t decision) {
    if (seen_[decision]) return;
    seen_[decision] = true;
    for (const auto& link : links_.decisions[decision].inputs)
      if (link.target.model == 0) found_.insert(link.target.index);
    for (const auto& link : links_.decisions[decision].decisions)
      if (link.target.model == 0 && link.target.kind == dmn::ElementKind::decision)
        walk(link.target.index);
  }
  const dmn::Model& model_;
  const dmn::ModelLinks& links_;
  std::vector<bool> seen_;
  std::set<std::uint32_t> found_;
};

// The values in a list of literals ("\"a\", \"b\""), as texts; nothing for other tests.
void add_values(std::string_view tests, std::vector<std::string>& out) {
  const auto list = feel::parse(fmt::format("[{}]", tests));
  if (!list || !list->names().empty()) return;
  const auto value = feel::evaluate(*list, feel::ContextScope({}));
  if (value.list() == nullptr) return;
  for (const auto& one : *value.list()) {
    if (one.string() == nullptr) continue;
    if (std::ranges::find(out, *one.string()) == out.end()) out.push_back(*one.string());
  }
}

DecisionInput view_of(const dmn::Program& program, const dmn::InputData& input) {
  const auto& model = program.package().main();
  DecisionInput out{.name = input.name,
                    .type = std::string(base_of(model, input.variable.type_ref)),
                    .label = input.label.empty() ? input.description : input.label,
                    .values = {}};
  const auto item =
      std::ranges::find(model.items, input.variable.type_ref, &dmn::ItemDefinition::name);
  if (item != model.items.end() && item->allowed_values)
    add_values(item->allowed_values->text, out.values);
  for (const auto* table : program.tables())
    for (std::size_t column = 0; column < table->inputs().size(); ++column) {
      const auto& clause = table->inputs()[column];
      if (clause.expression.text != input.name) continue;
      if (out.label.empty()) out.label = clause.label;
      if (clause.values) add_values(clause.values->text, out.values);
      for (const auto& row : table->rows()) add_values(row.inputs[column].text, out.values);
    }
  return out;
}

Finding told(const dmn::Finding& found) {
  Finding out{.code = found.code,
              .severity = found.is_warning ? Severity::warning : Severity::error,
              .element = found.element,
              .table = found.table,
              .rules = {},
              .line = found.line,
              .message = found.chinese,
              .english = found.english,
              .example = {feel::to_json(found.example)}};
  out.rules.assign(found.rules.begin(), found.rules.end());
  return out;
}

TriedTable told(const dmn::TableTrace& table) {
  TriedTable out{.decision = table.decision,
                 .id = table.id,
                 .inputs = table.inputs,
                 .result = {feel::to_json(table.result)},
                 .rules = {}};
  for (const auto& rule : table.rules)
    out.rules.push_back(
        {rule.rule, rule.id, rule.annotation, rule.matched(), dmn::why(rule, table)});
  return out;
}

// A text as a value of the type that the model names; as it is when it is none.
feel::Value value_of(const std::string& text, std::string_view type) {
  if (type == "number")
    if (auto read = feel::from_json(text); read && read->number() != nullptr) return *read;
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  if (type == "date" || type == "time" || type == "date and time" || type == "dateTime" ||
      type.ends_with("uration"))
    if (auto read = feel::read_temporal(text)) return *std::move(read);
  return text;
}

}  // namespace

Result<dmn::ProgramPtr> compiled(std::string_view xml) {
  auto model = TRY(dmn::read(xml));
  return dmn::compile(TRY(dmn::link(std::move(model))));
}

std::vector<DecisionView> views(const dmn::Program& program) {
  const auto& model = program.package().main();
  Needs needs(program);
  std::vector<DecisionView> out;
  for (std::uint32_t i = 0; i < model.decisions.size(); ++i) {
    DecisionView view{.id = model.decisions[i].id, .name = model.decisions[i].name, .inputs = {}};
    for (const auto input : needs.of(i))
      view.inputs.push_back(view_of(program, model.inputs[input]));
    out.push_back(std::move(view));
  }
  return out;
}

std::vector<Finding> findings(const dmn::Program& program) {
  std::vector<Finding> out;
  const auto all = dmn::findings(program);
  for (const bool warnings : {false, true})
    for (const auto& found : all)
      if (found.is_warning == warnings) out.push_back(told(found));
  return out;
}

feel::Context fitted(const dmn::Program& program, const feel::Context& values) {
  const auto& model = program.package().main();
  feel::Context out;
  for (const auto& input : model.inputs) {
    const auto* value = values.find(input.name);
    if (value == nullptr) continue;
    out.set(input.name, value->string() == nullptr
                            ? *value
                            : value_of(*value->string(), base_of(model, input.variable.type_ref)));
  }
  return out;
}

feel::Context needed(const dmn::Program& program, std::string_view decision,
                     const feel::Context& values) {
  const auto& model = program.package().main();
  feel::Context out;
  const auto found = std::ranges::find(model.decisions, decision, &dmn::Decision::name);
  if (found == model.decisions.end()) return out;
  Needs needs(program);
  for (const auto input : needs.of(static_cast<std::uint32_t>(found - model.decisions.begin())))
    if (const auto* value = values.find(model.inputs[input].name))
      out.set(model.inputs[input].name, *value);
  return out;
}

feel::Bounds bounds(Instant now) {
  const auto china = feel::Zone::offset(static_cast<std::int32_t>(kChinaOffset / kSecond));
  return {.steps = kMaxSteps,
          .depth = kMaxDepth,
          .bytes = kMaxBytes,
          .now = feel::at_instant(now, *china)};
}

Result<Trial> tried(const dmn::Program& program, std::string_view decision,
                    const feel::Context& values, Instant now) {
  const auto answer = TRY(
      program.decide(decision, fitted(program, values), {.explain = true, .bounds = bounds(now)}));
  Trial out{.value = {feel::to_json(answer.value)}, .diagnostics = {}, .tables = {}};
  for (const auto& reported : answer.diagnostics)
    out.diagnostics.push_back(
        {reported.element, reported.diagnostic.chinese, reported.diagnostic.english});
  for (const auto& table : answer.tables) out.tables.push_back(told(table));
  return out;
}

}  // namespace tb::decisions::rules
