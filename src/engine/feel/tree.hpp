// The compact form of an expression: nodes in one array, children before parents, the root last.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/feel/value.hpp"

namespace tb::feel {

enum class Op : std::uint8_t {
  constant,  // a = index into constants
  name,      // a = index into names: looked up in the scope
  path,      // a = node, b = index into names: member of a context
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,  // a, b = nodes
  between,        // a, b, c = nodes: value, low, high
  conjunction,    // a = first slot, b = number of operands; slots are nodes
  disjunction,    // the same
  negation,       // a = node
  list,           // a = first slot, b = number of items; slots are nodes
  in,             // a = node, b = first slot, c = number of tests; slots are nodes
  // Tests behind `in`; the tested value is given by the `in` node.
  test_value,  // a = node: equal to it, or contained in it when it is a list
  test_less,
  test_less_equal,
  test_greater,
  test_greater_equal,  // a = node
  test_range,          // a, b = nodes, c = RangeEnds
};

// Which ends belong to a range, as bits.
enum RangeEnds : std::uint32_t { kOpen = 0, kLowClosed = 1, kHighClosed = 2 };

struct Node {
  Op op{};
  std::uint32_t a = 0, b = 0, c = 0;
  std::uint32_t offset = 0;  // bytes into the text, for diagnostics
};

struct Tree {
  std::string text;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> more;  // children of nodes with many
  std::vector<Value> constants;
  std::vector<std::string> names;
  std::vector<std::string> roots;  // first names of paths, each once
};

// Line and column (characters, from 1) of a byte offset.
struct Place {
  std::uint32_t line = 1, column = 1;
};
Place place_of(std::string_view text, std::uint32_t offset);

}  // namespace tb::feel
