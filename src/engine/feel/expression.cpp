#include "engine/feel/expression.hpp"

#include <fmt/format.h>

#include "engine/feel/parser.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

namespace {

Result<Expression> parsed(std::string_view text, Goal goal, const Names& names,
                          const Limits& limits) {
  const Parsed made = parse_text(text, goal, names, limits, false);
  if (made.tree) return Expression(made.tree);
  const Diagnostic& last = made.diagnostics.back();
  return invalid(last.code, fmt::format("表达式第 {} 行第 {} 个字符：{}", last.line, last.column,
                                        last.chinese));
}

}  // namespace

const std::string& Expression::text() const { return tree_->text; }
const std::vector<std::string>& Expression::names() const { return tree_->roots; }

Result<Expression> parse(std::string_view text, const Names& names, const Limits& limits) {
  return parsed(text, Goal::expression, names, limits);
}

Result<Expression> parse_tests(std::string_view text, const Names& names, const Limits& limits) {
  return parsed(text, Goal::tests, names, limits);
}

Diagnostics check(std::string_view text, const Names& names, const Limits& limits) {
  return parse_text(text, Goal::expression, names, limits, true).diagnostics;
}

Diagnostics check_tests(std::string_view text, const Names& names, const Limits& limits) {
  return parse_text(text, Goal::tests, names, limits, true).diagnostics;
}

}  // namespace tb::feel
