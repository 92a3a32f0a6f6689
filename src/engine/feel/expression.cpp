#include "engine/feel/expression.hpp"

#include "engine/feel/parser.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

const std::string& Expression::text() const { return tree_->text; }
const std::vector<std::string>& Expression::names() const { return tree_->roots; }

Result<Expression> parse(std::string_view text, const Limits& limits) {
  Parser parser(text, limits);
  if (auto tree = parser.run()) return Expression(std::move(tree));
  const Diagnostic& last = parser.diagnostics.back();
  return invalid(last.code, "表达式第 " + std::to_string(last.line) + " 行第 " +
                                std::to_string(last.column) + " 个字符：" + last.chinese + "。");
}

Diagnostics check(std::string_view text, const Limits& limits) {
  Parser parser(text, limits);
  parser.run();
  return std::move(parser.diagnostics);
}

}  // namespace tb::feel
