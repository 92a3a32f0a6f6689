#include <algorithm>
#include <utility>

#include "engine/dmn/reading.hpp"

namespace tb::dmn {

namespace {

constexpr std::pair<std::string_view, HitPolicy> kHitPolicies[]{
    {"", HitPolicy::unique},
    {"UNIQUE", HitPolicy::unique},
    {"FIRST", HitPolicy::first},
    {"PRIORITY", HitPolicy::priority},
    {"ANY", HitPolicy::any},
    {"COLLECT", HitPolicy::collect},
    {"RULE ORDER", HitPolicy::rule_order},
    {"OUTPUT ORDER", HitPolicy::output_order}};
constexpr std::pair<std::string_view, Aggregation> kAggregations[]{{"", Aggregation::none},
                                                                   {"SUM", Aggregation::sum},
                                                                   {"COUNT", Aggregation::count},
                                                                   {"MIN", Aggregation::min},
                                                                   {"MAX", Aggregation::max}};

template <class Value, std::size_t N>
Value one_of(const xml::Element& xml, std::string_view attribute,
             const std::pair<std::string_view, Value> (&known)[N], Reading& reading) {
  const std::string_view written = xml.get(attribute);
  for (const auto& [name, value] : known)
    if (name == written) return value;
  reading.problem(xml, "不认识的 " + std::string(attribute) + "“" + std::string(written) + "”");
  return known[0].second;
}

InputClause read_input(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"inputExpression", "inputValues"});
  InputClause made{.id = std::string(xml.get("id")), .label = std::string(xml.get("label"))};
  made.line = xml.line;
  if (const xml::Element* expression = reading.needed(xml, "inputExpression")) {
    made.expression = reading.text(*expression);
    made.type_ref = reading.type_ref(*expression);
  }
  made.values = reading.text(xml, "inputValues");
  return made;
}

OutputClause read_output(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"outputValues", "defaultOutputEntry"});
  return {std::string(xml.get("id")),
          std::string(xml.get("label")),
          std::string(xml.get("name")),
          reading.type_ref(xml),
          reading.text(xml, "outputValues"),
          reading.text(xml, "defaultOutputEntry"),
          xml.line};
}

Rule read_rule(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"inputEntry", "outputEntry", "annotationEntry"});
  Rule made{.id = std::string(xml.get("id")), .line = xml.line};
  made.description = reading.words(xml, "description");
  for (const xml::Element& entry : xml.children) {
    if (is(entry, "inputEntry")) made.inputs.push_back(reading.text(entry));
    if (is(entry, "outputEntry")) made.outputs.push_back(reading.text(entry));
    if (is(entry, "annotationEntry")) made.annotations.push_back(reading.words(entry, "text"));
  }
  return made;
}

void check_cells(const xml::Element& xml, std::string_view what, std::size_t found,
                 std::size_t wanted, Reading& reading) {
  if (found != wanted)
    reading.problem(xml, "这条规则有 " + std::to_string(found) + " 个" + std::string(what) +
                             "，应有 " + std::to_string(wanted) + " 个");
}

bool has_too_many_cells(const xml::Element& xml, const DecisionTable& table, Reading& reading) {
  const auto rules = std::ranges::count_if(
      xml.children, [](const xml::Element& child) { return is(child, "rule"); });
  const std::size_t columns = table.inputs.size() + table.outputs.size();
  if (static_cast<std::size_t>(rules) * columns <= reading.limits().cells) return false;
  reading.stop(invalid("dmn.too_large", "第 " + std::to_string(xml.line) + " 行的决策表超过 " +
                                            std::to_string(reading.limits().cells) +
                                            " 格，请拆成几个决策表后重新上传。"));
  return true;
}

void read_clauses(const xml::Element& xml, DecisionTable& table, Reading& reading) {
  for (const xml::Element& child : xml.children) {
    if (is(child, "input")) table.inputs.push_back(read_input(child, reading));
    if (is(child, "output")) table.outputs.push_back(read_output(child, reading));
    if (is(child, "annotation")) table.annotations.emplace_back(child.get("name"));
  }
  if (table.outputs.empty()) reading.problem(xml, "决策表至少要有一个输出列");
  for (const OutputClause& output : table.outputs)
    if (table.outputs.size() > 1 && output.name.empty())
      reading.problem(xml, "决策表有几个输出列时，每个输出列都要有名称（name）");
}

}  // namespace

DecisionTable read_table(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"input", "output", "annotation", "rule"});
  DecisionTable made;
  made.hit_policy = one_of(xml, "hitPolicy", kHitPolicies, reading);
  made.aggregation = one_of(xml, "aggregation", kAggregations, reading);
  made.output_label = xml.get("outputLabel");
  read_clauses(xml, made, reading);
  if (has_too_many_cells(xml, made, reading)) return made;
  for (const xml::Element& child : xml.children) {
    if (!is(child, "rule")) continue;
    made.rules.push_back(read_rule(child, reading));
    check_cells(child, "输入格", made.rules.back().inputs.size(), made.inputs.size(), reading);
    check_cells(child, "输出格", made.rules.back().outputs.size(), made.outputs.size(), reading);
  }
  return made;
}

}  // namespace tb::dmn
