#include "engine/feel/parse_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tb::feel {

namespace {

using Kind = TypeSpec::Kind;

Kind kind_of(const Value& value) {
  constexpr Kind kKinds[]{Kind::any,       Kind::boolean, Kind::number,  Kind::string,
                          Kind::date,      Kind::list,    Kind::context, Kind::time,
                          Kind::date_time, Kind::months,  Kind::seconds, Kind::range,
                          Kind::function};
  return kKinds[static_cast<std::size_t>(value.type())];
}

// Kinds that are never compared with one another; 0 for those of which it is not known.
int comparison_family(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return 1;
    case Kind::number:
      return 2;
    case Kind::string:
      return 3;
    case Kind::date:
    case Kind::date_time:
      return 4;
    case Kind::time:
      return 5;
    case Kind::months:
    case Kind::seconds:
      return 6;
    default:
      return 0;
  }
}

constexpr std::string_view kChinese[]{"", "布尔值", "数字", "文字", "日期", "时间", "时长"};
constexpr std::string_view kEnglish[]{"",       "a boolean", "a number",  "a string",
                                      "a date", "a time",    "a duration"};

}  // namespace

Builder::Builder(Tree& tree, Symbols& symbols, const Limits& limits, Report& report)
    : tree_(tree), symbols_(symbols), limits_(limits), report_(report) {
  const std::size_t expected = std::min<std::size_t>(tree.text.size() / 8 + 4, limits.nodes);
  tree_.nodes.reserve(expected);
  depths_.reserve(expected);
  types_.reserve(expected);
}

NodeIndex Builder::push(const Node& node, std::span<const NodeIndex> children) {
  std::uint32_t depth = 0;
  for (const NodeIndex child : children) depth = std::max<std::uint32_t>(depth, depths_[child]);
  if (depth >= limits_.depth || depth >= 0xffff)
    return report_.error("feel.too_deep", node.offset, "表达式嵌套太深，请拆成几条",
                         "nested too deeply");
  if (tree_.nodes.size() >= limits_.nodes)
    return report_.error("feel.too_long", node.offset, "表达式太长，请拆成几条",
                         "the expression is too long");
  tree_.nodes.push_back(node);
  depths_.push_back(static_cast<std::uint16_t>(depth + 1));
  types_.push_back(type_of(node));
  return static_cast<NodeIndex>(tree_.nodes.size() - 1);
}

NodeIndex Builder::add(Node node, std::span<const NodeIndex> children) {
  const NodeIndex index = push(node, children);
  return index == kNone ? kNone : folded(index, children);
}

NodeIndex Builder::constant(Value value, std::uint32_t offset) {
  tree_.constants.push_back(std::move(value));
  const auto place = static_cast<std::uint32_t>(tree_.constants.size() - 1);
  return push({.op = Op::constant, .a = place, .offset = offset}, {});
}

const Value* Builder::constant_value(NodeIndex index) const {
  const Node& node = tree_.nodes[index];
  return node.op == Op::constant ? &tree_.constants[node.a] : nullptr;
}

NodeIndex Builder::add_many(Op op, std::span<const NodeIndex> parts, std::uint32_t offset) {
  const Node node{.op = op,
                  .a = static_cast<std::uint32_t>(tree_.more.size()),
                  .b = static_cast<std::uint32_t>(parts.size()),
                  .offset = offset};
  tree_.more.insert(tree_.more.end(), parts.begin(), parts.end());
  return add(node, parts);
}

NodeIndex Builder::add_with_parts(Node node, std::span<const NodeIndex> parts,
                                  std::initializer_list<NodeIndex> others) {
  node.b = static_cast<std::uint32_t>(tree_.more.size());
  node.c = static_cast<std::uint32_t>(parts.size());
  tree_.more.insert(tree_.more.end(), parts.begin(), parts.end());
  children_.assign(others);
  children_.insert(children_.end(), parts.begin(), parts.end());
  return add(node, children_);
}

NodeIndex Builder::add_with_arguments(Node node, std::span<const Argument> arguments,
                                      std::initializer_list<NodeIndex> others) {
  node.b = static_cast<std::uint32_t>(tree_.more.size());
  node.c = static_cast<std::uint32_t>(arguments.size());
  children_.assign(others);
  for (const Argument& argument : arguments) {
    tree_.more.insert(tree_.more.end(), {argument.name, argument.node});
    children_.push_back(argument.node);
  }
  return add(node, children_);
}

NodeIndex Builder::context(std::span<const Entry> entries, std::uint32_t offset) {
  const Node node{.op = Op::context,
                  .a = static_cast<std::uint32_t>(tree_.more.size()),
                  .b = static_cast<std::uint32_t>(entries.size()),
                  .offset = offset};
  children_.clear();
  for (const Entry& entry : entries) {
    tree_.more.insert(tree_.more.end(), {entry.name, entry.node, entry.slot});
    children_.push_back(entry.node);
  }
  return add(node, children_);
}

NodeIndex Builder::in(NodeIndex value, std::uint32_t slot, std::span<const NodeIndex> tests,
                      std::uint32_t offset) {
  tree_.more.push_back(slot);
  return add_with_parts({.op = Op::in, .a = value, .offset = offset}, tests, {value});
}

NodeIndex Builder::loop(Loop loop, std::uint32_t offset) {
  children_.clear();
  for (const Iterator& iterator : loop.iterators)
    for (const NodeIndex child : {iterator.list, iterator.from, iterator.to})
      if (child != kNone) children_.push_back(child);
  children_.push_back(loop.body);
  const bool is_list = loop.kind == Loop::Kind::for_each;
  tree_.loops.push_back(std::move(loop));
  const auto place = static_cast<std::uint32_t>(tree_.loops.size() - 1);
  const NodeIndex made = push({.op = Op::loop, .a = place, .offset = offset}, children_);
  if (made != kNone) types_[made] = {is_list ? Kind::list : Kind::boolean};
  return made;
}

NodeIndex Builder::function(Lambda lambda, std::uint32_t offset) {
  const NodeIndex body = lambda.body;
  tree_.lambdas.push_back(std::move(lambda));
  const auto place = static_cast<std::uint32_t>(tree_.lambdas.size() - 1);
  return push({.op = Op::function, .a = place, .offset = offset}, {&body, 1});
}

NodeIndex Builder::instance_of(NodeIndex value, TypeRef type, std::uint32_t offset) {
  tree_.types.push_back(std::move(type));
  const auto place = static_cast<std::uint32_t>(tree_.types.size() - 1);
  return add({.op = Op::instance_of, .a = value, .b = place, .offset = offset}, {value});
}

NodeIndex Builder::root(SymbolIndex symbol, std::uint32_t offset) {
  Symbol& used = symbols_[symbol];
  if (used.root == kNone) {
    used.root = static_cast<std::uint32_t>(tree_.roots.size());
    tree_.roots.emplace_back(used.text);
    if (used.builtin != nullptr && used.variable == nullptr) {
      tree_.constants.emplace_back(function_value(*used.builtin));
      used.root_constant = static_cast<std::uint32_t>(tree_.constants.size());
    }
  }
  return push({.op = Op::root, .a = used.root, .b = used.root_constant, .offset = offset}, {});
}

std::uint32_t Builder::name(SymbolIndex symbol) {
  Symbol& used = symbols_[symbol];
  if (used.name == kNone) {
    used.name = static_cast<std::uint32_t>(tree_.names.size());
    tree_.names.emplace_back(used.text);
  }
  return used.name;
}

std::uint32_t Builder::builtin(SymbolIndex symbol) {
  Symbol& used = symbols_[symbol];
  if (used.builtin_place == kNone) {
    used.builtin_place = static_cast<std::uint32_t>(tree_.builtins.size());
    tree_.builtins.push_back(used.builtin);
  }
  return used.builtin_place;
}

StaticType Builder::type_of(const Node& node) const {
  switch (node.op) {
    case Op::constant:
      return {kind_of(tree_.constants[node.a])};
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power: {
      const Kind a = types_[node.a].kind, b = types_[node.b].kind;
      const bool is_text = node.op == Op::add && a == Kind::string;
      return {a == b && (a == Kind::number || is_text) ? a : Kind::any};
    }
    case Op::negate:
      return {types_[node.a].kind == Kind::number ? Kind::number : Kind::any};
    case Op::choice:
      return {types_[node.b].kind == types_[node.c].kind ? types_[node.b].kind : Kind::any};
    case Op::list:
      return {Kind::list};
    case Op::context:
      return {Kind::context};
    case Op::range:
      return {Kind::range};
    case Op::function:
      return {Kind::function};
    default:
      return {(node.op >= Op::equal && node.op <= Op::disjunction) || node.op >= Op::instance_of
                  ? Kind::boolean
                  : Kind::any};
  }
}

void Builder::warn_if_incomparable(NodeIndex a, NodeIndex b, std::uint32_t offset) {
  const int left = comparison_family(types_[a].kind), right = comparison_family(types_[b].kind);
  if (left == 0 || right == 0 || left == right || !report_.warns()) return;
  report_.warn(
      "feel.always_null", offset,
      fmt::format("{}与{}比较，结果总是空值", kChinese[left], kChinese[right]),
      fmt::format("comparing {} with {} always gives null", kEnglish[left], kEnglish[right]));
}

}  // namespace tb::feel
