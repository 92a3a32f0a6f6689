// A tree as a text for tests: (+ a (* 2 b)). Names of roots stand alone, "$1" is a slot of the
// frame, "^0" a captured value.
#pragma once
#include <fmt/format.h>

#include <string>

#include "engine/feel/builtin.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

class TreeText {
 public:
  explicit TreeText(const Tree& tree) : tree_(tree) {}

  std::string all() const { return of(static_cast<std::uint32_t>(tree_.nodes.size() - 1)); }

 private:
  std::string of(std::uint32_t index) const {
    if (index == kNone) return "-";
    const Node& node = tree_.nodes[index];
    switch (node.op) {
      case Op::constant:
        return to_literal(tree_.constants[node.a]);
      case Op::root:
        return tree_.roots[node.a] + (node.b != 0 ? "!" : "");
      case Op::local:
        return fmt::format("${}", node.a);
      case Op::captured:
        return fmt::format("^{}", node.a);
      case Op::member:
        return fmt::format("(member {} {} {})", of(node.a), tree_.names[node.b], of(node.c));
      case Op::path:
        return fmt::format("(. {} {})", of(node.a), tree_.names[node.b]);
      case Op::negate:
        return fmt::format("(- {})", of(node.a));
      case Op::between:
        return fmt::format("(between {} {} {})", of(node.a), of(node.b), of(node.c));
      case Op::choice:
        return fmt::format("(if {} {} {})", of(node.a), of(node.b), of(node.c));
      case Op::conjunction:
        return fmt::format("(and{})", parts(node.a, node.b));
      case Op::disjunction:
        return fmt::format("(or{})", parts(node.a, node.b));
      case Op::list:
        return fmt::format("(list{})", parts(node.a, node.b));
      case Op::context:
        return context(node);
      case Op::range:
        return range(node);
      case Op::filter:
        return fmt::format("(filter {} ${} {})", of(node.a), node.c, of(node.b));
      case Op::loop:
        return loop(tree_.loops[node.a]);
      case Op::function:
        return function(tree_.lambdas[node.a]);
      case Op::call:
        return fmt::format("(call {}{})", of(node.a), parts(node.b, node.c));
      case Op::call_named:
        return fmt::format("(call {}{})", of(node.a), named(node.b, node.c));
      case Op::builtin:
        return fmt::format("(\"{}\"{})", tree_.builtins[node.a]->name, parts(node.b, node.c));
      case Op::builtin_named:
        return fmt::format("(\"{}\"{})", tree_.builtins[node.a]->name, named(node.b, node.c));
      case Op::instance_of:
        return fmt::format("(instance {} {})", of(node.a), to_string(*tree_.types[node.b]));
      case Op::in:
        return fmt::format("(in {} ${}{})", of(node.a), tree_.more[node.b - 1],
                           parts(node.b, node.c));
      case Op::tests:
        return fmt::format("(any{})", parts(node.b, node.c));
      case Op::negated_tests:
        return fmt::format("(none{})", parts(node.b, node.c));
      case Op::any:
        return "(always)";
      default:
        return fmt::format("({} {} {})", sign(node.op), of(node.a), of(node.b));
    }
  }

  static std::string_view sign(Op op) {
    switch (op) {
      case Op::add:
        return "+";
      case Op::subtract:
        return "-";
      case Op::multiply:
        return "*";
      case Op::divide:
        return "/";
      case Op::power:
        return "**";
      case Op::equal:
        return "=";
      case Op::not_equal:
        return "!=";
      case Op::less:
        return "<";
      case Op::less_equal:
        return "<=";
      case Op::greater:
        return ">";
      case Op::greater_equal:
        return ">=";
      case Op::test_value:
        return "is";
      case Op::test_truth:
        return "true";
      case Op::test_less:
        return "is<";
      case Op::test_less_equal:
        return "is<=";
      case Op::test_greater:
        return "is>";
      case Op::test_greater_equal:
        return "is>=";
      case Op::test_not_equal:
        return "is!=";
      case Op::test_equal:
        return "is=";
      default:
        return "within";
    }
  }

  std::string parts(std::uint32_t first, std::uint32_t count) const {
    std::string out;
    for (std::uint32_t i = 0; i < count; ++i) out += ' ' + of(tree_.more[first + i]);
    return out;
  }

  std::string named(std::uint32_t first, std::uint32_t count) const {
    std::string out;
    for (std::uint32_t i = 0; i < count; ++i)
      out += fmt::format(" {}:{}", tree_.names[tree_.more[first + 2 * i]],
                         of(tree_.more[first + 2 * i + 1]));
    return out;
  }

  std::string context(const Node& node) const {
    std::string out = "{";
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const std::uint32_t* entry = &tree_.more[node.a + 3 * i];
      out += fmt::format("{}{}${}: {}", i == 0 ? "" : ", ", tree_.names[entry[0]], entry[2],
                         of(entry[1]));
    }
    return out + "}";
  }

  std::string range(const Node& node) const {
    static constexpr std::string_view kForms[]{"", " <", " <=", " >", " >=", " =", " !="};
    return fmt::format("(range {}{} {}{}{})", (node.c & kLowClosed) != 0 ? "[" : "]", of(node.a),
                       of(node.b), (node.c & kHighClosed) != 0 ? "]" : "[", kForms[node.c >> 2]);
  }

  std::string loop(const Loop& loop) const {
    std::string out = loop.kind == Loop::Kind::for_each ? "(for"
                      : loop.kind == Loop::Kind::some   ? "(some"
                                                        : "(every";
    for (const Iterator& each : loop.iterators)
      out += each.list != kNone ? fmt::format(" ${}={}", each.slot, of(each.list))
                                : fmt::format(" ${}={}..{}", each.slot, of(each.from), of(each.to));
    if (loop.partial != kNone) out += fmt::format(" partial=${}", loop.partial);
    return out + " " + of(loop.body) + ")";
  }

  std::string function(const Lambda& lambda) const {
    std::string out = lambda.is_external ? "(external" : "(function";
    for (const Parameter& parameter : lambda.parameters)
      out += " " + parameter.name + (parameter.type ? ":" + to_string(*parameter.type) : "");
    for (const Capture& capture : lambda.captures)
      out += fmt::format(" {}{}", capture.from_captured ? "<^" : "<$", capture.index);
    return out + fmt::format(" /{} {})", lambda.slots, of(lambda.body));
  }

  const Tree& tree_;
};

}  // namespace tb::feel
