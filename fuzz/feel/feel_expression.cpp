// Any bytes as a FEEL expression, as unary tests and as JSON: none may crash, hang or disagree with
// itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/feel/parser.hpp"

namespace {

using namespace tb::feel;

const Context& variables() {
  static const Context made{
      {"a", 5}, {"b", "x"}, {"c", Context{{"d", true}}}, {"l", List{1, "x"}}, {"a-b", 7}};
  return made;
}

const Names& names() {
  static const Names made = [] {
    Names names;
    for (const Entry& entry : variables().entries()) names.declare(entry.name);
    names.declare("full name");
    names.declare_member("d e");
    return names;
  }();
  return made;
}

constexpr Bounds kBounds{.steps = 20'000, .depth = 500, .bytes = 1024 * 1024};

// Each node stands behind what it is made of, and mentions nothing that is not there.
void check_tree(const Tree& tree) {
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.offset > tree.text.size()) std::abort();
    if (node.op == Op::constant && node.a >= tree.constants.size()) std::abort();
    if (node.op == Op::root && node.a >= tree.roots.size()) std::abort();
    if (node.op >= Op::negate && node.op <= Op::between && node.a >= i) std::abort();
    if (node.op >= Op::add && node.op <= Op::between && node.b >= i) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ContextScope scope(variables());
  for (const Names& known : {Names(), names()}) {
    Diagnostics diagnostics;
    if (const auto expression = parse(text, known)) {
      check_tree(expression->tree());
      const Value value = evaluate(*expression, scope, &diagnostics, kBounds);
      const auto again = parse(expression->text(), known);
      if (!again || to_text(evaluate(*again, scope, nullptr, kBounds)) != to_text(value))
        std::abort();
    } else if (check(text, known).empty()) {
      std::abort();
    }
    if (const auto tests = parse_tests(text, known)) {
      check_tree(tests->tree());
      const Value passes = evaluate_tests(*tests, 5, scope, &diagnostics, kBounds);
      if (!passes.is_null() && passes.boolean() == nullptr) std::abort();
    }
  }
  if (const auto value = from_json(text))
    if (!(from_json(to_json(*value)) == *value)) std::abort();
  return 0;
}
