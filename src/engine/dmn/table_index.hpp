// The rules of a table found by the values of its inputs instead of one after the other: each
// column whose cells are known sets of values is cut into segments, and each segment has the rules
// that pass there.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/dmn/column.hpp"
#include "engine/feel/value.hpp"

namespace tb::dmn {

class TableIndex {
 public:
  // `columns` has the cells of each input, one for each rule; nothing for a cell that must be
  // tried.
  TableIndex(const std::vector<std::vector<std::optional<feel::Cell>>>& columns, std::size_t rules);

  // The rules that may match, in words of 64: those left out cannot. Null or a value of another
  // type in a column makes the column say nothing.
  // `rules` has words() of them.
  void candidates(std::span<const feel::Value* const> inputs, std::span<std::uint64_t> rules) const;
  std::size_t words() const { return words_; }
  // Whether the candidates of these inputs match in this column for sure, so that the cell need not
  // be tried.
  bool decides(std::size_t column, std::size_t rule, const feel::Value& input) const;

 private:
  struct Cut {
    std::optional<Column> column;       // absent: nothing is known
    std::vector<std::uint64_t> passes;  // segments × words
    Bits sure;                          // rules whose cell is a known set
    Bits anything;                      // rules whose cell lets everything pass
  };
  static bool takes(const Cut& cut, const feel::Value& value) {
    return cut.column && value.type() == cut.column->type();
  }

  std::size_t rules_, words_;
  std::vector<Cut> cuts_;
};

}  // namespace tb::dmn
