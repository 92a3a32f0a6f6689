// Computes what depends on nothing while the text is read.
#include <algorithm>

#include "engine/feel/evaluation.hpp"
#include "engine/feel/parse_builder.hpp"

namespace tb::feel {

namespace {

constexpr std::size_t kMaxWeight = 1'000;
// Small: computing must not take longer than reading.
constexpr Bounds kBounds{.steps = 2'000, .depth = 100, .bytes = std::size_t{64} * 1024};

// What a value costs to be worked on, roughly.
std::size_t weight(const Value& value) {
  constexpr std::size_t kBytesAUnit = 8;
  if (const auto* text = value.string()) return text->size() / kBytesAUnit;
  if (const List* list = value.list()) return list->size();
  if (const Context* context = value.context()) return context->size();
  return value.function() != nullptr ? kMaxWeight + 1 : 0;  // it may ask for the time
}

}  // namespace

bool Builder::are_constants(std::span<const NodeIndex> children) const {
  return std::ranges::all_of(
      children, [&](NodeIndex child) { return tree_.nodes[child].op == Op::constant; });
}

// Nodes that need neither a frame nor anything but their children.
bool Builder::may_fold(const Node& node) const {
  switch (node.op) {
    case Op::path:
    case Op::choice:
    case Op::range:
    case Op::instance_of:
      return true;
    case Op::builtin:
    case Op::builtin_named:
      return tree_.builtins[node.a]->is_pure;
    default:
      return node.op >= Op::negate && node.op <= Op::disjunction;
  }
}

NodeIndex Builder::folded(NodeIndex index, std::span<const NodeIndex> children) {
  const Node& node = tree_.nodes[index];
  const auto value_of = [&](NodeIndex child) -> Value& {
    return tree_.constants[tree_.nodes[child].a];
  };
  if (node.op == Op::list && are_constants(children)) {
    List items;
    items.reserve(children.size());
    for (const NodeIndex child : children) items.push_back(value_of(child));
    return replace(index, children, std::move(items));
  }
  if (node.op == Op::context && are_constants(children)) {
    Context entries;
    for (std::size_t i = 0; i < children.size(); ++i)
      entries.set(tree_.names[tree_.more[node.a + 3 * i]], value_of(children[i]));
    return replace(index, children, std::move(entries));
  }
  if (!may_fold(node) || !are_constants(children)) return index;
  std::size_t work = 1;
  for (const NodeIndex child : children) work += weight(value_of(child));
  if (work > kMaxWeight || work > folding_left_) return index;
  folding_left_ -= work;
  Evaluation evaluation(kBounds);
  Value value = evaluate(tree_, {}, evaluation);
  return value.is_null() ? index : replace(index, children, std::move(value));
}

// Children that are constants stand right before their node, each one node and one constant.
NodeIndex Builder::replace(NodeIndex index, std::span<const NodeIndex> children, Value value) {
  const Node node = tree_.nodes[index];
  const NodeIndex first = children.empty() ? index : children.front();
  if (index - first == children.size()) {
    if (first != index) tree_.constants.resize(tree_.nodes[first].a);
    if (node.op == Op::list || node.op == Op::context || node.op == Op::conjunction ||
        node.op == Op::disjunction)
      tree_.more.resize(node.a);
    else if (node.op == Op::builtin || node.op == Op::builtin_named)
      tree_.more.resize(node.b);
    tree_.nodes.resize(first);
    depths_.resize(first);
    types_.resize(first);
  }
  return constant(std::move(value), node.offset);
}

}  // namespace tb::feel
