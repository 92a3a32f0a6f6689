#include "engine/dmn/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/dmn/column.hpp"
#include "engine/dmn/table.hpp"

namespace tb::dmn {

using feel::Value;

namespace {

// Beyond these a search ends without a claim.
constexpr std::size_t kMaxSteps = 2'000'000;
constexpr std::size_t kMaxExamples = 20;

// One column with what each rule lets pass. A cell that cannot be told may pass anything: `sure` is
// false there.
struct Axis {
  std::string expression;
  std::optional<Column> column;
  std::vector<Bits> passes;  // of each rule, over the segments
  std::vector<bool> sure;
};

std::optional<feel::Cell> cell_of(const Script& script) {
  return script.expression ? feel::cell_of(script.expression->tree()) : std::nullopt;
}

// What the column's values may be: by the table's own list, or by the type's.
std::optional<feel::Cell> domain_of(const TableInput& input) {
  if (input.values) return cell_of(*input.values);
  if (!input.known || input.known->element || !input.known->allowed) return std::nullopt;
  return feel::cell_of(input.known->allowed->tree());
}

Axis axis_of(const TableBox& table, std::size_t at) {
  Axis axis{.expression = table.inputs()[at].expression.text};
  std::vector<std::optional<feel::Cell>> cells;
  for (const TableRow& row : table.rows()) cells.push_back(cell_of(row.inputs[at]));
  axis.column = Column::of(cells, domain_of(table.inputs()[at]));
  const std::size_t segments = axis.column ? axis.column->segments() : 1;
  for (const std::optional<feel::Cell>& cell : cells) {
    axis.sure.push_back((axis.column && cell) || (cell && cell->is_any()));
    Bits passes = axis.column && cell ? axis.column->segments_of(*cell) : Bits(segments, true);
    if (axis.column) passes &= axis.column->possible();
    axis.passes.push_back(std::move(passes));
  }
  return axis;
}

class Searcher {
 public:
  explicit Searcher(const TableBox& table) : table_(table) {
    for (std::size_t i = 0; i < table.inputs().size(); ++i) axes_.push_back(axis_of(table, i));
  }

  std::vector<Finding> all() {
    if (table_.rows().empty()) return {};
    if (is_single_hit() && !has_fallback()) gaps();
    if (table_.policy() == HitPolicy::unique || table_.policy() == HitPolicy::any) overlaps();
    never_firing();
    unused_outputs();
    return std::move(found_);
  }

 private:
  using Place = std::vector<std::size_t>;  // a segment of each column

  bool is_single_hit() const {
    const HitPolicy policy = table_.policy();
    return policy == HitPolicy::unique || policy == HitPolicy::any || policy == HitPolicy::first ||
           policy == HitPolicy::priority;
  }
  bool has_fallback() const {
    return std::ranges::any_of(
        table_.outputs(), [](const TableOutput& output) { return output.fallback.has_value(); });
  }
  std::size_t segments(std::size_t at) const {
    return axes_[at].column ? axes_[at].column->segments() : 1;
  }
  bool possible(std::size_t at, std::size_t segment) const {
    return !axes_[at].column || axes_[at].column->possible().test(segment);
  }

  Value example(const Place& place) const {
    feel::Context made;
    for (std::size_t i = 0; i < place.size(); ++i)
      if (axes_[i].column)
        if (Value value = axes_[i].column->example(place[i]); !value.is_null())
          made.set(axes_[i].expression, std::move(value));
    return made;
  }

  void add(std::string_view code, std::vector<std::uint32_t> rules, std::string chinese,
           std::string english, Value shown = {}) {
    Finding finding{.code = std::string(code),
                    .element = table_.element(),
                    .table = table_.id(),
                    .rules = std::move(rules),
                    .chinese = std::move(chinese),
                    .english = std::move(english),
                    .example = std::move(shown)};
    if (!finding.rules.empty()) finding.line = table_.rows()[finding.rules[0] - 1].line;
    found_.push_back(std::move(finding));
  }

  // Walks the columns from `at` on with the rules that still match; calls `report` at each place
  // that none covers, until it gives false. Neighbouring segments with the same rules are one.
  template <class Report>
  bool uncovered(std::size_t at, const Bits& rules, const std::vector<const Bits*>& within,
                 Place& place, const Report& report) {
    if (++steps_ > kMaxSteps) return false;
    if (!rules.any()) {
      while (place.size() < axes_.size()) place.push_back(first_of(place.size(), within));
      return report(place);
    }
    if (at == axes_.size()) return true;
    std::set<Bits> seen;
    for (std::size_t segment = 0; segment < segments(at); ++segment) {
      if (!possible(at, segment) || (within[at] != nullptr && !within[at]->test(segment))) continue;
      Bits left(rules.size());
      for (std::size_t rule = 0; rule < rules.size(); ++rule)
        if (rules.test(rule) && axes_[at].passes[rule].test(segment)) left.set(rule);
      if (!seen.insert(left).second) continue;
      place.resize(at);
      place.push_back(segment);
      if (!uncovered(at + 1, left, within, place, report)) return false;
    }
    return true;
  }

  std::size_t first_of(std::size_t at, const std::vector<const Bits*>& within) const {
    for (std::size_t segment = 0; segment < segments(at); ++segment)
      if (possible(at, segment) && (within[at] == nullptr || within[at]->test(segment)))
        return segment;
    return 0;
  }

  void gaps() {
    Place place;
    std::size_t count = 0;
    const std::vector<const Bits*> anywhere(axes_.size(), nullptr);
    const auto report = [&](const Place& where) {
      const Value shown = example(where);
      add("dmn.gap", {},
          fmt::format("没有规则适用于 {}；请补一条规则或写默认结果。", to_text(shown)),
          fmt::format("No rule covers {}; add a rule or a default output.", to_text(shown)), shown);
      return ++count < kMaxExamples;
    };
    uncovered(0, Bits(table_.rows().size(), true), anywhere, place, report);
    if (steps_ > kMaxSteps) too_large();
  }

  void too_large() {
    add("dmn.not_checked", {}, "表太大，没有检查完缺口。",
        "The table is too large to find all gaps.");
    steps_ = 0;
  }

  // The place where two rules both match for sure; nothing when they need not.
  std::optional<Place> meeting(std::size_t a, std::size_t b) const {
    Place place;
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      const Axis& axis = axes_[i];
      const bool same_text = table_.rows()[a].inputs[i].text == table_.rows()[b].inputs[i].text;
      if (!(axis.sure[a] && axis.sure[b]) && !same_text) return std::nullopt;
      Bits both = axis.passes[a];
      both &= axis.passes[b];
      if (!both.any()) return std::nullopt;
      std::size_t segment = 0;
      while (!both.test(segment)) ++segment;
      place.push_back(segment);
    }
    return place;
  }

  bool same_outputs(std::size_t a, std::size_t b) const {
    return std::ranges::equal(table_.rows()[a].outputs, table_.rows()[b].outputs, {}, &Script::text,
                              &Script::text);
  }

  void overlaps() {
    const bool any = table_.policy() == HitPolicy::any;
    for (std::size_t a = 0; a < table_.rows().size(); ++a)
      for (std::size_t b = a + 1; b < table_.rows().size(); ++b) {
        if (any && same_outputs(a, b)) continue;
        const auto place = meeting(a, b);
        if (!place) continue;
        const Value shown = example(*place);
        add("dmn.overlap", {static_cast<std::uint32_t>(a + 1), static_cast<std::uint32_t>(b + 1)},
            fmt::format("第 {} 条和第 {} 条规则都适用于 {}，命中策略不允许。", a + 1, b + 1,
                        to_text(shown)),
            fmt::format("Rules {} and {} both match {}, which the hit policy forbids.", a + 1,
                        b + 1, to_text(shown)),
            shown);
        if (found_.size() >= 10 * kMaxExamples) return;
      }
  }

  bool is_impossible(std::size_t rule) const {
    return std::ranges::any_of(axes_, [&](const Axis& axis) { return !axis.passes[rule].any(); });
  }

  // Under FIRST: whether the rules before it leave the rule nothing.
  bool is_hidden(std::size_t rule) {
    Bits before(table_.rows().size());
    for (std::size_t i = 0; i < rule; ++i)
      if (std::ranges::all_of(axes_, [&](const Axis& axis) { return axis.sure[i]; })) before.set(i);
    if (!before.any()) return false;
    std::vector<const Bits*> within;
    within.reserve(axes_.size());
    for (const Axis& axis : axes_) within.push_back(&axis.passes[rule]);
    Place place;
    bool free = false;
    uncovered(0, before, within, place, [&](const Place&) { return free = true, false; });
    if (steps_ > kMaxSteps) return steps_ = 0, false;
    return !free;
  }

  void never_firing() {
    for (std::size_t rule = 0; rule < table_.rows().size(); ++rule) {
      const auto number = static_cast<std::uint32_t>(rule + 1);
      if (is_impossible(rule))
        add("dmn.never_fires", {number},
            fmt::format("第 {} 条规则从不命中：它的条件没有任何允许的值能满足。", number),
            fmt::format("Rule {} can never match: no allowed value passes its tests.", number));
      else if (table_.policy() == HitPolicy::first && is_hidden(rule))
        add("dmn.never_fires", {number},
            fmt::format("第 {} 条规则从不命中：前面的规则已经覆盖了它。", number),
            fmt::format("Rule {} can never match: the rules before it cover it.", number));
    }
  }

  static const Value* constant_of(const Script& script) {
    if (!script.expression) return nullptr;
    const feel::Tree& tree = script.expression->tree();
    const feel::Node& root = tree.nodes.back();
    return root.op == feel::Op::constant ? &tree.constants[root.a] : nullptr;
  }

  void unused_outputs() {
    for (std::size_t i = 0; i < table_.outputs().size(); ++i) {
      const TableOutput& output = table_.outputs()[i];
      const Value* listed = output.order ? constant_of(*output.order) : nullptr;
      if (listed == nullptr || listed->list() == nullptr) continue;
      std::vector<const Value*> used;
      for (const TableRow& row : table_.rows()) used.push_back(constant_of(row.outputs[i]));
      if (output.fallback) used.push_back(constant_of(*output.fallback));
      // An output that is computed may be any value.
      if (std::ranges::find(used, nullptr) != used.end()) continue;
      for (const Value& value : *listed->list()) unused_output(value, used, output);
    }
  }

  void unused_output(const Value& value, const std::vector<const Value*>& used,
                     const TableOutput& output) {
    if (value.range() != nullptr ||
        std::ranges::any_of(used, [&](const Value* other) { return *other == value; }))
      return;
    const std::string name = output.name.empty() ? table_.element() : output.name;
    add("dmn.unused_output", {},
        fmt::format("结果“{}”的值 {} 没有任何规则给出。", name, to_literal(value)),
        fmt::format("No rule gives the value {} of the output \"{}\".", to_literal(value), name));
  }

  const TableBox& table_;
  std::vector<Axis> axes_;
  std::vector<Finding> found_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<Finding> findings(const Program& program) {
  std::vector<Finding> all;
  for (const Remark& remark : program.remarks()) {
    if (remark.model != 0) continue;
    all.push_back({.code = remark.diagnostic.code,
                   .is_warning = remark.diagnostic.is_warning,
                   .element = remark.element,
                   .table = {},
                   .rules = {},
                   .line = remark.line,
                   .chinese = remark.diagnostic.chinese,
                   .english = remark.diagnostic.english});
  }
  for (const TableBox* table : program.tables())
    for (Finding& finding : Searcher(*table).all()) all.push_back(std::move(finding));
  return all;
}

}  // namespace tb::dmn
