// Unary tests as sets of values: what a cell of a decision table lets pass, where that can be told
// from its constants alone.
#pragma once
#include <optional>
#include <vector>

#include "engine/feel/tree.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

// A union of ranges, a single value being a range of itself; or, `negated`, everything else.
struct Cell {
  std::vector<Range> parts;
  bool negated = false;
  bool is_any() const { return negated && parts.empty(); }
};

// Nothing when a test mentions a variable, "?" itself, or values that have no place in an order
// (lists, contexts).
std::optional<Cell> cell_of(const Tree& tests);

}  // namespace tb::feel
