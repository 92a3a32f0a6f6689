#include <algorithm>

#include "engine/dmn/reading.hpp"

namespace tb::dmn {

namespace {

constexpr std::string_view kExpressions[]{"literalExpression",
                                          "context",
                                          "decisionTable",
                                          "invocation",
                                          "functionDefinition",
                                          "list",
                                          "relation",
                                          "conditional",
                                          "filter",
                                          "for",
                                          "every",
                                          "some"};

// Stands for what is missing; the mistake is reported.
ExpressionPtr nothing() { return std::make_unique<Expression>(); }

ExpressionPtr inner_or_problem(const xml::Element& xml, Reading& reading) {
  ExpressionPtr found = read_inner(xml, reading);
  if (found) return found;
  reading.problem(xml, "“" + xml.local + "”里没有表达式");
  return nothing();
}

// The expression in a child that only holds it: "if", "in", "satisfies".
ExpressionPtr held(const xml::Element& xml, std::string_view local, Reading& reading) {
  const xml::Element* found = reading.needed(xml, local);
  if (!found) return nothing();
  reading.allow(*found, {}, true);
  return inner_or_problem(*found, reading);
}

std::string in_type(const xml::Element& xml, Reading& reading) {
  const xml::Element* found = reading.child(xml, "in");
  return found ? reading.type_ref(*found) : std::string();
}

Literal read_literal(const xml::Element& xml, Reading& reading) { return {reading.text(xml)}; }

ContextEntry read_entry(const xml::Element& xml, bool last, Reading& reading) {
  reading.allow(xml, {"variable"}, true);
  ContextEntry made{.id = std::string(xml.get("id")), .line = xml.line};
  if (const xml::Element* variable = reading.child(xml, "variable"))
    made.variable = reading.variable(*variable);
  else if (!last)
    reading.problem(xml, "只有最后一项可以没有变量，请给这一项加上变量");
  made.value = inner_or_problem(xml, reading);
  return made;
}

Context read_context(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"contextEntry"});
  Context made;
  const xml::Element* last = nullptr;
  for (const xml::Element& entry : xml.children)
    if (is(entry, "contextEntry")) last = &entry;
  for (const xml::Element& entry : xml.children)
    if (is(entry, "contextEntry"))
      made.entries.push_back(read_entry(entry, &entry == last, reading));
  return made;
}

Binding read_binding(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"parameter"}, true);
  Binding made;
  if (const xml::Element* parameter = reading.needed(xml, "parameter"))
    made.parameter = reading.variable(*parameter);
  made.value = read_inner(xml, reading);
  return made;
}

Invocation read_invocation(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"binding"}, true);
  Invocation made{.function = inner_or_problem(xml, reading)};
  for (const xml::Element& binding : xml.children)
    if (is(binding, "binding")) made.bindings.push_back(read_binding(binding, reading));
  return made;
}

List read_list(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {}, true);
  List made;
  for (const xml::Element& item : xml.children)
    if (is_expression(item)) made.items.push_back(read_expression(item, reading));
  return made;
}

Relation read_relation(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"column", "row"});
  Relation made;
  for (const xml::Element& column : xml.children)
    if (is(column, "column")) made.columns.push_back(reading.variable(column));
  for (const xml::Element& row : xml.children) {
    if (!is(row, "row")) continue;
    made.rows.push_back(read_list(row, reading).items);
    if (made.rows.back().size() != made.columns.size())
      reading.problem(row, "这一行有 " + std::to_string(made.rows.back().size()) + " 格，应有 " +
                               std::to_string(made.columns.size()) + " 格");
  }
  return made;
}

Conditional read_conditional(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"if", "then", "else"});
  return {held(xml, "if", reading), held(xml, "then", reading), held(xml, "else", reading)};
}

Filter read_filter(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"in", "match"});
  return {held(xml, "in", reading), held(xml, "match", reading)};
}

For read_for(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"in", "return"});
  return {reading.needed_attribute(xml, "iteratorVariable"), held(xml, "in", reading),
          held(xml, "return", reading), in_type(xml, reading)};
}

Quantified read_quantified(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"in", "satisfies"});
  return {xml.local == "every", reading.needed_attribute(xml, "iteratorVariable"),
          held(xml, "in", reading), held(xml, "satisfies", reading), in_type(xml, reading)};
}

FunctionKind function_kind(const xml::Element& xml, Reading& reading) {
  const std::string_view kind = xml.get("kind");
  if (kind.empty() || kind == "FEEL") return FunctionKind::feel;
  if (kind == "Java" || kind == "JAVA") return FunctionKind::java;
  if (kind == "PMML") return FunctionKind::pmml;
  reading.problem(xml, "函数的种类只能是 FEEL、Java 或 PMML");
  return FunctionKind::feel;
}

FunctionDefinition read_definition(const xml::Element& xml, Reading& reading) {
  reading.allow(xml, {"formalParameter"}, true);
  FunctionDefinition made{.kind = function_kind(xml, reading)};
  for (const xml::Element& parameter : xml.children)
    if (is(parameter, "formalParameter")) made.parameters.push_back(reading.variable(parameter));
  made.body = read_inner(xml, reading);
  return made;
}

decltype(Expression::box) read_box(const xml::Element& xml, Reading& reading) {
  const std::string_view kind = xml.local;
  if (kind == "literalExpression") return read_literal(xml, reading);
  if (kind == "context") return read_context(xml, reading);
  if (kind == "decisionTable") return read_table(xml, reading);
  if (kind == "invocation") return read_invocation(xml, reading);
  if (kind == "list") return read_list(xml, reading);
  if (kind == "relation") return read_relation(xml, reading);
  if (kind == "conditional") return read_conditional(xml, reading);
  if (kind == "filter") return read_filter(xml, reading);
  if (kind == "for") return read_for(xml, reading);
  if (kind == "every" || kind == "some") return read_quantified(xml, reading);
  return read_definition(xml, reading);  // functionDefinition, encapsulatedLogic
}

}  // namespace

bool is_expression(const xml::Element& xml) {
  return is_dmn(xml) && std::ranges::find(kExpressions, xml.local) != std::end(kExpressions);
}

Expression read_expression(const xml::Element& xml, Reading& reading) {
  return {std::string(xml.get("id")), std::string(xml.get("label")), reading.type_ref(xml),
          xml.line, read_box(xml, reading)};
}

ExpressionPtr read_inner(const xml::Element& xml, Reading& reading) {
  ExpressionPtr found;
  for (const xml::Element& inner : xml.children) {
    if (!is_expression(inner)) continue;
    if (found)
      reading.problem(inner, "“" + xml.local + "”里只能有一个表达式");
    else
      found = std::make_unique<Expression>(read_expression(inner, reading));
  }
  return found;
}

}  // namespace tb::dmn
