// One column of a decision table, its values cut at every end that a cell mentions: between two
// neighbouring ends all values are the same to every rule.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/feel/cells.hpp"
#include "engine/feel/value.hpp"

namespace tb::dmn {

// A set of rules, or of segments.
class Bits {
 public:
  explicit Bits(std::size_t size = 0, bool all = false);
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void reset(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  bool test(std::size_t i) const { return (words_[i / 64] >> (i % 64)) & 1; }
  bool any() const;
  std::size_t size() const { return size_; }
  Bits& operator&=(const Bits& other);
  Bits& operator|=(const Bits& other);
  bool operator==(const Bits&) const = default;
  auto operator<=>(const Bits&) const = default;
  bool meets(const Bits& other) const;

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

class Column {
 public:
  // `cells` has one for each rule; nothing for a cell that cannot be told. All values that the
  // cells mention must be of one type, else there is no column.
  static std::optional<Column> of(const std::vector<std::optional<feel::Cell>>& cells,
                                  const std::optional<feel::Cell>& domain = {});

  // The type of the column's values; null when no cell mentions one.
  feel::Type type() const { return type_; }
  // Point i of the ends is segment 2 i + 1, what lies before it 2 i, what lies behind all the last.
  std::size_t segments() const { return 2 * ends_.size() + 1; }
  // The segment of a value of the column's type.
  std::size_t segment_of(const feel::Value& value) const;
  // The segments that a cell lets pass.
  Bits segments_of(const feel::Cell& cell) const;
  // Those that can hold a value of the column: of booleans only the two points.
  const Bits& possible() const { return possible_; }
  // A value of the segment; null when none is known.
  feel::Value example(std::size_t segment) const;

 private:
  bool add_ends(const feel::Cell& cell);
  void keep_numbers();
  std::pair<std::size_t, std::size_t> span_of(const feel::Range& range) const;

  feel::Type type_ = feel::Type::null;
  std::vector<feel::Value> ends_;       // sorted, each once
  std::vector<feel::Decimal> numbers_;  // the same, of a column of numbers
  std::vector<std::int64_t> wholes_;    // the same again, where all are whole
  // Or of a column of strings: most differ in their first eight bytes.
  struct Text {
    std::uint64_t head;  // these, the first one weighs most
    std::string text;
  };
  static std::uint64_t head_of(std::string_view text);
  std::vector<Text> texts_;
  Bits possible_;
};

}  // namespace tb::dmn
