#include <algorithm>
#include <iterator>

#include "engine/dmn/tests/dump.hpp"

namespace tb::dmn {

namespace {

std::string dump(const Expression& expression);
std::string dump(const Rule& rule);
std::string dump(const InputClause& clause);
std::string dump(const OutputClause& clause);
std::string dump(const ContextEntry& entry);
std::string dump(const Binding& binding);
std::string dump(const ItemDefinition& item);

std::string dump(const ExpressionPtr& expression) {
  return expression ? dump(*expression) : "nothing";
}

std::string typed(const std::string& name, const std::string& type_ref) {
  return type_ref.empty() ? name : name + ":" + type_ref;
}

std::string dump(const Text& text) {
  return "'" + text.text + "'" + (text.language.empty() ? "" : "@" + text.language);
}

std::string dump(const std::optional<Text>& text, const char* label) {
  return text ? std::string(" ") + label + dump(*text) : "";
}

std::string dump(const Variable& variable) { return typed(variable.name, variable.type_ref); }

// The parts with blanks between them.
template <class Parts>
std::string row(const Parts& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : " ") + dump(part);
  return out;
}

std::string dump(const Rule& rule) {
  std::string out = "(" + row(rule.inputs) + " -> " + row(rule.outputs);
  for (const std::string& annotation : rule.annotations) out += " # " + annotation;
  return out + ")";
}

std::string dump(const InputClause& clause) {
  return typed(dump(clause.expression), clause.type_ref) + dump(clause.values, "in");
}

std::string dump(const OutputClause& clause) {
  return typed("[" + clause.name + "]", clause.type_ref) + dump(clause.values, "in") +
         dump(clause.default_entry, "else");
}

std::string dump(const ContextEntry& entry) {
  return (entry.variable ? dump(*entry.variable) : "result") + "=" + dump(entry.value);
}

std::string dump(const Binding& binding) {
  return dump(binding.parameter) + "=" + dump(binding.value);
}

constexpr const char* kPolicies[]{"unique",  "first",      "priority",    "any",
                                  "collect", "rule_order", "output_order"};
constexpr const char* kAggregations[]{"", " sum", " count", " min", " max"};
constexpr const char* kFunctions[]{"feel", "java", "pmml"};

struct Dump {
  std::string operator()(const Literal& box) const { return dump(box.text); }
  std::string operator()(const Context& box) const { return "{" + row(box.entries) + "}"; }
  std::string operator()(const DecisionTable& box) const {
    std::string out = "table " + std::string(kPolicies[static_cast<int>(box.hit_policy)]) +
                      kAggregations[static_cast<int>(box.aggregation)] + " (" + row(box.inputs) +
                      " -> " + row(box.outputs);
    for (const std::string& annotation : box.annotations) out += " # " + annotation;
    return out + ") " + row(box.rules);
  }
  std::string operator()(const Invocation& box) const {
    return "call " + dump(box.function) + " (" + row(box.bindings) + ")";
  }
  std::string operator()(const FunctionDefinition& box) const {
    return std::string(kFunctions[static_cast<int>(box.kind)]) + " function (" +
           row(box.parameters) + ") " + dump(box.body);
  }
  std::string operator()(const List& box) const { return "[" + row(box.items) + "]"; }
  std::string operator()(const Relation& box) const {
    std::string out = "relation (" + row(box.columns) + ")";
    for (const auto& cells : box.rows) out += " (" + row(cells) + ")";
    return out;
  }
  std::string operator()(const Conditional& box) const {
    return "if " + dump(box.condition) + " then " + dump(box.then) + " else " + dump(box.otherwise);
  }
  std::string operator()(const Filter& box) const {
    return "filter " + dump(box.in) + " by " + dump(box.match);
  }
  std::string operator()(const For& box) const {
    return "for " + box.variable + " in " + typed(dump(box.in), box.in_type_ref) + " return " +
           dump(box.result);
  }
  std::string operator()(const Quantified& box) const {
    return std::string(box.every ? "every " : "some ") + box.variable + " in " +
           typed(dump(box.in), box.in_type_ref) + " satisfies " + dump(box.satisfies);
  }
};

std::string dump(const Expression& expression) {
  return typed(std::visit(Dump{}, expression.box), expression.type_ref);
}

std::string dump(const ItemDefinition& item) {
  std::string out = typed(item.name, item.type_ref) + (item.is_collection ? "[]" : "") +
                    dump(item.allowed_values, "in") + dump(item.type_constraint, "where");
  if (!item.components.empty()) out += " {" + row(item.components) + "}";
  if (item.function)
    out += " function(" + row(item.function->parameters) + "):" + item.function->output_type_ref;
  return out;
}

std::string needs(const char* label, const std::vector<Reference>& references) {
  std::string out;
  for (const Reference& reference : references) out += std::string(label) + reference.href;
  return out;
}

std::string head(const char* kind, const auto& element) {
  return std::string(kind) + " " + element.name +
         (element.variable.name == element.name ? "" : " as " + element.variable.name) +
         (element.variable.type_ref.empty() ? "" : ":" + element.variable.type_ref);
}

std::string note(const char* label, const std::string& words) {
  return words.empty() ? "" : std::string(label) + "“" + words + "”";
}

}  // namespace

std::string dump(const Model& model) {
  std::string out;
  for (const Import& import : model.imports)
    out += "import " + (import.name.empty() ? "*" : import.name) + " " + import.uri + "\n";
  for (const ItemDefinition& item : model.items) out += "type " + dump(item) + "\n";
  for (const InputData& input : model.inputs) out += head("input", input) + "\n";
  for (const Decision& decision : model.decisions)
    out += head("decision", decision) + needs(" <i ", decision.inputs) +
           needs(" <d ", decision.decisions) + needs(" <k ", decision.knowledge) +
           note(" ?", decision.question) + note(" !", decision.allowed_answers) +
           note(" /", decision.description) + " = " + dump(decision.expression) + "\n";
  for (const Knowledge& knowledge : model.knowledge)
    out += head("knowledge", knowledge) + needs(" <k ", knowledge.knowledge) + " = " +
           dump(knowledge.logic) + "\n";
  for (const DecisionService& service : model.services)
    out += head("service", service) + needs(" >", service.outputs) +
           needs(" +", service.encapsulated) + needs(" <d ", service.input_decisions) +
           needs(" <i ", service.inputs) + "\n";
  return out;
}

}  // namespace tb::dmn
