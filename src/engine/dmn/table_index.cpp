#include "engine/dmn/table_index.hpp"

#include <algorithm>

namespace tb::dmn {

// 64 MB a column; beyond that rules are tried.
static constexpr std::size_t kMostWords = 8 * 1024 * 1024;

TableIndex::TableIndex(const std::vector<std::vector<std::optional<feel::Cell>>>& columns,
                       std::size_t rules)
    : rules_(rules), words_((rules + 63) / 64) {
  for (const std::vector<std::optional<feel::Cell>>& cells : columns) {
    Cut cut{
        .column = Column::of(cells), .passes = {}, .sure = Bits(rules), .anything = Bits(rules)};
    for (std::size_t rule = 0; rule < rules; ++rule) {
      if (!cells[rule]) continue;
      if (cells[rule]->is_any()) cut.anything.set(rule);
      cut.sure.set(rule);
    }
    if (cut.column &&
        (cut.column->type() == feel::Type::null || cut.column->segments() * words_ > kMostWords))
      cut.column.reset();
    if (cut.column) {
      cut.passes.resize(cut.column->segments() * words_);
      for (std::size_t rule = 0; rule < rules; ++rule) {
        const std::uint64_t bit = std::uint64_t{1} << (rule % 64);
        const Bits passes = cells[rule] ? cut.column->segments_of(*cells[rule])
                                        : Bits(cut.column->segments(), true);
        for (std::size_t segment = 0; segment < passes.size(); ++segment)
          if (passes.test(segment)) cut.passes[segment * words_ + rule / 64] |= bit;
      }
    }
    cuts_.push_back(std::move(cut));
  }
}

void TableIndex::candidates(std::span<const feel::Value* const> inputs,
                            std::span<std::uint64_t> rules) const {
  std::ranges::fill(rules, ~std::uint64_t{0});
  if (rules_ % 64 != 0) rules.back() >>= 64 - rules_ % 64;
  for (std::size_t i = 0; i < cuts_.size(); ++i) {
    if (!takes(cuts_[i], *inputs[i])) continue;
    const std::uint64_t* passes =
        &cuts_[i].passes[cuts_[i].column->segment_of(*inputs[i]) * words_];
    for (std::size_t word = 0; word < words_; ++word) rules[word] &= passes[word];
  }
}

bool TableIndex::decides(std::size_t column, std::size_t rule, const feel::Value& input) const {
  const Cut& cut = cuts_[column];
  return cut.anything.test(rule) || (takes(cut, input) && cut.sure.test(rule));
}

}  // namespace tb::dmn
