// What can be said of a condition while some of its names have no value yet.
#include "engine/feel/machine.hpp"

namespace tb::feel {

namespace {

class Anyway {
 public:
  Anyway(const Tree& tree, const Scope& scope) : tree_(tree), roots_(tree.roots.size()) {
    for (std::size_t i = 0; const std::string& name : tree.roots) roots_[i++] = scope.find(name);
  }

  std::optional<bool> of_whole() {
    return of(0, static_cast<std::uint32_t>(tree_.nodes.size() - 1));
  }

 private:
  // A part lies in one piece: its nodes are those from `first` to `node`, its own the last.
  std::optional<bool> of(std::uint32_t first, std::uint32_t node) {
    if (is_given(first, node)) return value_of(node);
    const Node& part = tree_.nodes[node];
    if (part.op != Op::conjunction && part.op != Op::disjunction) return std::nullopt;
    const bool decides = part.op == Op::disjunction;  // what one part alone can make of the whole
    std::optional<bool> whole = !decides;
    for (std::uint32_t i = 0; i < part.b; ++i) {
      const std::uint32_t child = tree_.more[part.a + i];
      const auto said = of(first, child);
      first = child + 1;
      if (said == decides) return decides;
      if (!said) whole = std::nullopt;
    }
    return whole;
  }

  bool is_given(std::uint32_t first, std::uint32_t node) {
    for (std::uint32_t i = first; i <= node; ++i) {
      const Node& one = tree_.nodes[i];
      if (one.op == Op::root && roots_[one.a] == nullptr) return false;
    }
    return true;
  }

  bool value_of(std::uint32_t node) {
    const Bounds bounds;
    Evaluation evaluation(bounds, nullptr);
    Frame frame(tree_.slots);
    const Value value = Machine(tree_, roots_.all(), frame, {}, evaluation).run(node);
    return !evaluation.is_over() && value.is_true();
  }

  const Tree& tree_;
  Few<const Value*, 8> roots_;
};

}  // namespace

std::optional<bool> holds_anyway(const Expression& expression, const Scope& scope) {
  return Anyway(expression.tree(), scope).of_whole();
}

}  // namespace tb::feel
