// Puts the nodes of a tree together: counts them, knows how deep they lie and what type each must
// have, and computes those that depend on nothing.
#pragma once
#include <initializer_list>
#include <span>
#include <vector>

#include "engine/feel/parse_report.hpp"
#include "engine/feel/parse_symbols.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

using NodeIndex = std::uint32_t;  // kNone: there is none, and the reason is reported

// What a node must be, or null; `any` when that is not known.
struct StaticType {
  TypeSpec::Kind kind = TypeSpec::Kind::any;
  const TypeSpec* spec = nullptr;  // of a declared type

  static StaticType of(const TypeSpec* spec) {
    return spec != nullptr ? StaticType{spec->kind, spec} : StaticType{};
  }
};

class Builder {
 public:
  Builder(Tree& tree, Symbols& symbols, const Limits& limits, Report& report);

  NodeIndex add(Node node, std::initializer_list<NodeIndex> children = {}) {
    return add(node, std::span(children.begin(), children.size()));
  }
  NodeIndex add(Node node, std::span<const NodeIndex> children);
  NodeIndex constant(Value value, std::uint32_t offset);
  // A list, conjunction or disjunction.
  NodeIndex add_many(Op op, std::span<const NodeIndex> parts, std::uint32_t offset);
  // Tests, negated tests, or what a function is called with: `node` gets its b and c.
  NodeIndex add_with_parts(Node node, std::span<const NodeIndex> parts,
                           std::initializer_list<NodeIndex> others = {});
  struct Argument {
    std::uint32_t name;
    NodeIndex node;
  };
  NodeIndex add_with_arguments(Node node, std::span<const Argument> arguments,
                               std::initializer_list<NodeIndex> others = {});
  struct Entry {
    std::uint32_t name;
    NodeIndex node;
    std::uint32_t slot;
  };
  NodeIndex context(std::span<const Entry> entries, std::uint32_t offset);
  // `value in tests`, which read the value at a slot.
  NodeIndex in(NodeIndex value, std::uint32_t slot, std::span<const NodeIndex> tests,
               std::uint32_t offset);
  NodeIndex loop(Loop loop, std::uint32_t offset);
  NodeIndex function(Lambda lambda, std::uint32_t offset);
  NodeIndex instance_of(NodeIndex value, TypeRef type, std::uint32_t offset);
  // A name that whoever evaluates gives; a function of FEEL when nobody does.
  NodeIndex root(SymbolIndex symbol, std::uint32_t offset);

  std::uint32_t name(SymbolIndex symbol);     // its place in tree.names
  std::uint32_t builtin(SymbolIndex symbol);  // in tree.builtins

  const Node& node(NodeIndex index) const { return tree_.nodes[index]; }
  const Value* constant_value(NodeIndex index) const;
  StaticType type(NodeIndex index) const { return types_[index]; }
  void set_type(NodeIndex index, StaticType type) { types_[index] = type; }
  // Warns when comparing the two can only give null.
  void warn_if_incomparable(NodeIndex a, NodeIndex b, std::uint32_t offset);

 private:
  NodeIndex push(const Node& node, std::span<const NodeIndex> children);
  NodeIndex folded(NodeIndex index, std::span<const NodeIndex> children);
  NodeIndex replace(NodeIndex index, std::span<const NodeIndex> children, Value value);
  bool may_fold(const Node& node) const;
  bool are_constants(std::span<const NodeIndex> children) const;
  StaticType type_of(const Node& node) const;

  Tree& tree_;
  Symbols& symbols_;
  const Limits& limits_;
  Report& report_;
  std::vector<std::uint16_t> depths_;  // of nodes: 1 for a leaf
  std::vector<StaticType> types_;
  std::vector<NodeIndex> children_;
  std::size_t folding_left_ = 1'000'000;  // work that computing may still take
};

}  // namespace tb::feel
