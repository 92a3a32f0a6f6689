#include "engine/dmn/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "engine/feel/builtin.hpp"
#include "engine/feel/few.hpp"

namespace tb::dmn {

using Values = feel::List;
using feel::Value;

namespace {

// "\"A\", \"B\"" -> a list of the values, to order outputs by.
std::optional<Script> as_list(const std::optional<Text>& values, Scope& scope) {
  if (!values || values->text.empty()) return std::nullopt;
  Text list = *values;
  list.text = "[" + list.text + "]";
  return scope.script(list);
}

std::optional<Script> tests_of(const std::optional<Text>& text, Scope& scope) {
  return text && !text->text.empty() ? std::optional(scope.tests(*text)) : std::nullopt;
}

std::string joined_annotations(const Rule& rule) {
  std::string all;
  for (const std::string& annotation : rule.annotations)
    if (!annotation.empty()) all += (all.empty() ? "" : "；") + annotation;
  return all.empty() ? rule.description : all;
}

}  // namespace

TableBox::TableBox(const DecisionTable& table, const std::string& id, Scope& scope)
    : element_(scope.element()),
      id_(id),
      policy_(table.hit_policy),
      aggregation_(table.aggregation) {
  for (const InputClause& input : table.inputs) {
    const ItemTypePtr type = scope.type(input.type_ref, input.line);
    inputs_.push_back({scope.script(input.expression), type, tests_of(input.values, scope),
                       type ? type : scope.type_of_name(input.expression.text), input.label});
  }
  for (const OutputClause& output : table.outputs)
    outputs_.push_back({output.name, scope.type(output.type_ref, output.line),
                        as_list(output.values, scope),
                        output.default_entry && !output.default_entry->text.empty()
                            ? std::optional(scope.script(*output.default_entry))
                            : std::nullopt});
  for (const Rule& rule : table.rules) {
    TableRow row{rule.id, joined_annotations(rule), {}, {}, rule.line};
    for (const Text& test : rule.inputs) row.inputs.push_back(scope.tests(test));
    for (const Text& output : rule.outputs) row.outputs.push_back(scope.script(output));
    rows_.push_back(std::move(row));
  }
  std::vector<std::vector<std::optional<feel::Cell>>> cells(inputs_.size());
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    for (const TableRow& row : rows_)
      cells[i].push_back(row.inputs[i].expression ? feel::cell_of(row.inputs[i].expression->tree())
                                                  : std::nullopt);
  index_.emplace(cells, rows_.size());
}

struct TableBox::Read {
  explicit Read(std::size_t size) : values(size), made(size) {}
  feel::Few<const Value*, 16> values;
  feel::Few<Value, 16> made;
};

Value TableBox::compute(Run& run) const {
  Read read(inputs_.size());
  if (!read_inputs(run, read)) return {};
  const Inputs inputs = read.values.all();
  Trace* trace = trace_of(run.evaluation);
  if (trace == nullptr || !trace->explains()) {
    const bool one_decides = policy_ == HitPolicy::first || policy_ == HitPolicy::unique;
    return one_decides ? of_one(inputs, run) : result(matches(inputs, run), run);
  }
  TableTrace table{
      .decision = std::string(run.element), .id = id_, .inputs = {}, .rules = {}, .result = {}};
  for (const TableInput& input : inputs_) table.inputs.push_back(input.name());
  const Matches found = traced(inputs, run, table);
  table.result = result(found, run);
  trace->tables.push_back(table);
  return table.result;
}

bool TableBox::read_inputs(Run& run, Read& read) const {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const TableInput& input = inputs_[i];
    const Value*& held = read.values[i] = input.expression.place(run);
    if (held == nullptr || input.type) {
      read.made[i] = fitted(held != nullptr ? *held : input.expression.run(run), input.type,
                            input.expression.text, run.evaluation);
      held = &read.made[i];
    }
    const Value& value = *held;
    if (input.values && !value.is_null() && !input.values->test(value, run).is_true()) {
      run.evaluation.undefined(
          "dmn.not_allowed",
          fmt::format("“{}”的值 {} 不在这一列允许的范围内，决策表没有结果。", input.expression.text,
                      to_literal(value)),
          fmt::format("{} is not allowed for the input \"{}\"; the table has no result.",
                      to_literal(value), input.expression.text));
      return false;
    }
  }
  return true;
}

// The candidates of the index, each tried in the columns that it cannot decide.
template <class Take>
void TableBox::each_match(Inputs inputs, Run& run, Take take) const {
  feel::Few<std::uint64_t, 16> words(index_->words());
  const std::span<std::uint64_t> candidates = words.all();
  index_->candidates(inputs, candidates);
  for (std::size_t word = 0; word < candidates.size(); ++word)
    for (std::uint64_t rest = candidates[word]; rest != 0; rest &= rest - 1) {
      const std::size_t row = word * 64 + static_cast<std::size_t>(std::countr_zero(rest));
      if (run.evaluation.is_over()) return;
      if (row_matches(row, inputs, run) && take(row)) return;
    }
}

TableBox::Matches TableBox::matches(Inputs inputs, Run& run) const {
  Matches found;
  each_match(inputs, run, [&](std::size_t row) { return found.push_back(row), false; });
  return found;
}

// FIRST and UNIQUE need to know of one row, or that there is another.
Value TableBox::of_one(Inputs inputs, Run& run) const {
  std::optional<std::size_t> found;
  bool is_alone = true;
  each_match(inputs, run, [&](std::size_t row) {
    is_alone = !found;
    if (!found) found = row;
    return policy_ == HitPolicy::first || !is_alone;
  });
  if (!found) return fallback(run);
  return is_alone ? output(*found, run) : no_single(run);
}

bool TableBox::row_matches(std::size_t row, Inputs inputs, Run& run) const {
  for (std::size_t column = 0; column < inputs.size(); ++column)
    if (!index_->decides(column, row, *inputs[column]) &&
        !rows_[row].inputs[column].test(*inputs[column], run).is_true())
      return false;
  return true;
}

TableBox::Matches TableBox::traced(Inputs inputs, Run& run, TableTrace& trace) const {
  Matches found;
  for (std::size_t row = 0; row < rows_.size() && !run.evaluation.is_over(); ++row) {
    RuleOutcome outcome{.rule = static_cast<std::uint32_t>(row + 1),
                        .id = rows_[row].id,
                        .annotation = rows_[row].annotation,
                        .miss = {}};
    if (policy_ == HitPolicy::first && !found.empty()) {
      outcome.behind = static_cast<std::uint32_t>(found.front() + 1);
      trace.rules.push_back(std::move(outcome));
      continue;
    }
    std::size_t column = 0;
    while (column < inputs.size() && rows_[row].inputs[column].test(*inputs[column], run).is_true())
      ++column;
    if (column == inputs.size())
      found.push_back(row);
    else
      outcome.miss = Miss{static_cast<std::uint32_t>(column), rows_[row].inputs[column].text,
                          to_literal(*inputs[column])};
    trace.rules.push_back(std::move(outcome));
  }
  return found;
}

Value TableBox::joined(std::vector<Value> parts) const {
  if (outputs_.size() == 1) return std::move(parts.front());
  feel::Context made;
  for (std::size_t i = 0; i < parts.size(); ++i) made.set(outputs_[i].name, std::move(parts[i]));
  return made;
}

Value TableBox::output(std::size_t row, Run& run) const {
  if (outputs_.size() == 1)
    return fitted(rows_[row].outputs[0].run(run), outputs_[0].type, outputs_[0].name,
                  run.evaluation);
  std::vector<Value> parts;
  parts.reserve(outputs_.size());
  for (std::size_t i = 0; i < outputs_.size(); ++i)
    parts.push_back(
        fitted(rows_[row].outputs[i].run(run), outputs_[i].type, outputs_[i].name, run.evaluation));
  return joined(std::move(parts));
}

// What holds when no rule matches.
Value TableBox::fallback(Run& run) const {
  const bool told = std::ranges::any_of(
      outputs_, [](const TableOutput& output) { return output.fallback.has_value(); });
  if (!told) return {};
  std::vector<Value> parts;
  parts.reserve(outputs_.size());
  for (const TableOutput& output : outputs_)
    parts.push_back(output.fallback ? fitted(output.fallback->run(run), output.type, output.name,
                                             run.evaluation)
                                    : Value());
  return joined(std::move(parts));
}

Value TableBox::no_single(Run& run) const {
  const bool is_any = policy_ == HitPolicy::any;
  return run.evaluation.undefined(
      is_any ? "dmn.different_outputs" : "dmn.several_rules",
      is_any ? "命中策略为“任意”，命中的规则结果却不相同，决策表没有结果。"
             : "命中策略为“唯一”，却有多条规则命中，决策表没有结果。",
      is_any ? "The hit policy is ANY, but the rules that matched differ; the table has no result."
             : "The hit policy is UNIQUE, but several rules matched; the table has no result.");
}

// The matched rows, those with the highest priority first.
TableBox::Matches TableBox::by_priority(const Matches& rows, Run& run) const {
  std::vector<std::vector<std::size_t>> places(rows_.size());
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    if (!outputs_[i].order) continue;
    const Value order = outputs_[i].order->run(run);
    if (order.list() == nullptr) continue;
    for (const std::size_t row : rows) {
      const Value value = rows_[row].outputs[i].run(run);
      const auto found = std::ranges::find(*order.list(), value);
      places[row].push_back(static_cast<std::size_t>(found - order.list()->begin()));
    }
  }
  Matches sorted = rows;
  std::ranges::sort(sorted, {}, [&](std::size_t row) { return std::pair(places[row], row); });
  return sorted;
}

Value TableBox::aggregated(const Values& outputs, Run& run) const {
  if (aggregation_ == Aggregation::none) return outputs;
  if (aggregation_ == Aggregation::count) return outputs.size();
  static constexpr std::string_view kNames[]{"", "sum", "", "min", "max"};
  const feel::Builtin* function =
      feel::find_builtin(kNames[static_cast<std::size_t>(aggregation_)]);
  const Value list(outputs);
  return call_builtin(*function, {&list, 1}, {}, run.evaluation);
}

Value TableBox::result(const Matches& rows, Run& run) const {
  if (rows.empty() && !(policy_ == HitPolicy::collect && aggregation_ == Aggregation::count))
    return fallback(run);
  const bool is_ranked = policy_ == HitPolicy::priority || policy_ == HitPolicy::output_order;
  const Matches ranked = is_ranked ? by_priority(rows, run) : Matches();
  const Matches& sorted = is_ranked ? ranked : rows;
  if (policy_ == HitPolicy::first || policy_ == HitPolicy::priority) return output(sorted[0], run);
  if (policy_ == HitPolicy::unique) return rows.size() > 1 ? no_single(run) : output(rows[0], run);
  Values outputs;
  outputs.reserve(sorted.size());
  for (const std::size_t row : sorted) outputs.push_back(output(row, run));
  if (policy_ == HitPolicy::collect) return aggregated(outputs, run);
  if (policy_ != HitPolicy::any) return outputs;
  const bool same = std::ranges::all_of(outputs, [&](const Value& value) {
    return value == outputs.front() || feel::equal(value, outputs.front()) == true;
  });
  return same ? outputs.front() : no_single(run);
}

}  // namespace tb::dmn
