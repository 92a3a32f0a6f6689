#include "engine/dmn/column.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace tb::dmn {

using feel::Value;

namespace {

// Of two values of one type that Column takes.
std::strong_ordering placed(const Value& a, const Value& b) {
  if (a.boolean() != nullptr) return *a.boolean() <=> *b.boolean();
  return *feel::order(a, b);
}
bool less(const Value& a, const Value& b) { return placed(a, b) < 0; }

Value between(const Value& low, const Value& high) {
  if (low.number() != nullptr) {
    const auto next = add(*low.number(), feel::Decimal(1));
    if (next && *next < *high.number()) return *next;
    const auto sum = add(*low.number(), *high.number());
    const auto middle = sum ? divide(*sum, feel::Decimal(2)) : std::nullopt;
    return middle && *low.number() < *middle && *middle < *high.number() ? Value(*middle) : Value();
  }
  if (low.date() != nullptr) {
    const feel::Day next{low.date()->days + 1};
    return next < *high.date() ? Value(next) : Value();
  }
  if (low.string() != nullptr) {
    Value next(*low.string() + " ");
    return less(next, high) ? next : Value();
  }
  if (low.months() != nullptr) {
    const feel::MonthsDuration next{low.months()->months + 1};
    return next < *high.months() ? Value(next) : Value();
  }
  if (low.seconds() != nullptr) {
    const feel::SecondsDuration next{low.seconds()->seconds, low.seconds()->nanoseconds + 1};
    return next.nanoseconds < 1'000'000'000 && next < *high.seconds() ? Value(next) : Value();
  }
  return {};
}

Value shifted(const Value& value, int by) {
  if (value.number() != nullptr) {
    const auto moved = add(*value.number(), feel::Decimal(by));
    return moved ? Value(*moved) : Value();
  }
  if (value.date() != nullptr) return feel::Day{value.date()->days + by};
  if (value.months() != nullptr) return feel::MonthsDuration{value.months()->months + by};
  if (value.seconds() != nullptr)
    return feel::SecondsDuration{value.seconds()->seconds + by, value.seconds()->nanoseconds};
  if (value.string() != nullptr) {
    if (by > 0) return *value.string() + "…";
    return value.string()->empty() ? Value() : Value("");
  }
  return {};
}

}  // namespace

Bits::Bits(std::size_t size, bool all)
    : size_(size), words_((size + 63) / 64, all ? ~std::uint64_t{0} : 0) {
  if (all && size % 64 != 0) words_.back() >>= 64 - size % 64;
}

bool Bits::any() const {
  return std::ranges::any_of(words_, [](std::uint64_t word) { return word != 0; });
}

Bits& Bits::operator&=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

Bits& Bits::operator|=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

bool Bits::meets(const Bits& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i)
    if ((words_[i] & other.words_[i]) != 0) return true;
  return false;
}

bool Column::add_ends(const feel::Cell& cell) {
  for (const feel::Range& part : cell.parts)
    for (const Value* end : {&part.low, &part.high}) {
      if (end->is_null()) continue;
      if (type_ == feel::Type::null) type_ = end->type();
      if (end->type() != type_) return false;
      ends_.push_back(*end);
    }
  return true;
}

std::optional<Column> Column::of(const std::vector<std::optional<feel::Cell>>& cells,
                                 const std::optional<feel::Cell>& domain) {
  Column column;
  for (const std::optional<feel::Cell>& cell : cells)
    if (cell && !column.add_ends(*cell)) return std::nullopt;
  if (domain && !column.add_ends(*domain)) return std::nullopt;
  if (column.type_ == feel::Type::boolean) column.ends_ = {Value(false), Value(true)};
  std::ranges::sort(column.ends_, less);
  const auto same = [](const Value& a, const Value& b) { return placed(a, b) == 0; };
  column.ends_.erase(std::unique(column.ends_.begin(), column.ends_.end(), same),
                     column.ends_.end());
  if (column.type_ == feel::Type::number) column.keep_numbers();
  if (column.type_ == feel::Type::string)
    for (const Value& end : column.ends_)
      column.texts_.push_back({head_of(*end.string()), *end.string()});
  column.possible_ = Bits(column.segments(), true);
  if (column.type_ == feel::Type::boolean)
    for (const std::size_t nowhere : {0U, 2U, 4U}) column.possible_.reset(nowhere);
  if (domain) column.possible_ &= column.segments_of(*domain);
  return column;
}

// 2 i + 1 at an end, 2 i before it.
template <class Ends, class Before>
static std::size_t found_in(const Ends& ends, const auto& value, Before before) {
  const auto at = std::lower_bound(ends.begin(), ends.end(), value, before);
  const auto i = static_cast<std::size_t>(at - ends.begin());
  return at != ends.end() && !before(value, *at) ? 2 * i + 1 : 2 * i;
}

void Column::keep_numbers() {
  for (const Value& end : ends_) {
    numbers_.push_back(*end.number());
    if (const auto whole = end.number()->whole()) wholes_.push_back(*whole);
  }
  if (wholes_.size() != ends_.size()) wholes_.clear();
}

// Halves without a branch to guess wrong.
static std::size_t found_whole(const std::vector<std::int64_t>& ends, std::int64_t value) {
  const std::int64_t* first = ends.data();
  for (std::size_t left = ends.size(); left > 1;) {
    const std::size_t half = left / 2;
    first += first[half - 1] < value ? half : 0;
    left -= half;
  }
  const auto i = static_cast<std::size_t>(first - ends.data()) + (*first < value ? 1 : 0);
  return i < ends.size() && ends[i] == value ? 2 * i + 1 : 2 * i;
}

std::uint64_t Column::head_of(std::string_view text) {
  std::uint64_t head = 0;
  std::memcpy(&head, text.data(), std::min(text.size(), sizeof head));
  return std::endian::native == std::endian::little ? std::byteswap(head) : head;
}

std::size_t Column::segment_of(const Value& value) const {
  if (type_ == feel::Type::number) {
    const auto whole = wholes_.empty() ? std::nullopt : value.number()->whole();
    return whole ? found_whole(wholes_, *whole)
                 : found_in(numbers_, *value.number(), std::less<>());
  }
  if (type_ == feel::Type::boolean) return *value.boolean() ? 3 : 1;
  if (type_ == feel::Type::string) {
    const std::string_view text = *value.string();
    const std::uint64_t head = head_of(text);
    const auto at = std::ranges::partition_point(texts_, [&](const Text& end) {
      return end.head != head ? end.head < head : end.text < text;
    });
    const auto i = static_cast<std::size_t>(at - texts_.begin());
    return at != texts_.end() && at->head == head && at->text == text ? 2 * i + 1 : 2 * i;
  }
  return found_in(ends_, value, less);
}

// The first and the one past the last segment of a range whose ends are among the column's.
std::pair<std::size_t, std::size_t> Column::span_of(const feel::Range& range) const {
  std::size_t first = 0, end = segments();
  if (!range.low.is_null()) first = segment_of(range.low) + (range.low_closed ? 0 : 1);
  if (!range.high.is_null()) end = segment_of(range.high) + (range.high_closed ? 1 : 0);
  return {first, end};
}

Bits Column::segments_of(const feel::Cell& cell) const {
  Bits found(segments(), cell.negated);
  for (const feel::Range& part : cell.parts) {
    const auto [first, end] = span_of(part);
    for (std::size_t segment = first; segment < end; ++segment)
      cell.negated ? found.reset(segment) : found.set(segment);
  }
  return found;
}

Value Column::example(std::size_t segment) const {
  if (ends_.empty()) return {};
  if (segment % 2 == 1) return ends_[segment / 2];
  if (segment == 0) return shifted(ends_.front(), -1);
  if (segment + 1 == segments()) return shifted(ends_.back(), 1);
  return between(ends_[segment / 2 - 1], ends_[segment / 2]);
}

}  // namespace tb::dmn
