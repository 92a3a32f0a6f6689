// FEEL's "=" and "<" (DMN 1.5, tables 42 and 43) as the TCK reads them.
#include <algorithm>

#include "engine/feel/text.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

namespace {

using Truth = std::optional<bool>;

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth same = equal(a[i], b[i]);
    if (same != true) return same.value_or(false);
  }
  return true;
}

Truth equal_contexts(const Context& a, const Context& b) {
  if (a.size() != b.size()) return false;
  return std::ranges::all_of(a.entries(), [&](const Entry& entry) {
    const Value* other = b.find(entry.name);
    return other != nullptr && equal(entry.value, *other) == true;
  });
}

Truth equal_ranges(const Range& a, const Range& b) {
  return a.form == b.form && a.low_closed == b.low_closed && a.high_closed == b.high_closed &&
         equal(a.low, b.low) == true && equal(a.high, b.high) == true;
}

// A duration of nothing is the same in years and in days (TCK 0068).
Truth equal_durations(const Value& a, const Value& b) {
  const MonthsDuration* months = a.months() != nullptr ? a.months() : b.months();
  const SecondsDuration* seconds = a.seconds() != nullptr ? a.seconds() : b.seconds();
  if (months == nullptr || seconds == nullptr) return std::nullopt;
  if (months->months == 0 && *seconds == SecondsDuration{}) return true;
  return std::nullopt;
}

Truth is_above(const Range& range, const Value& value) {
  if (range.low.is_null()) return true;
  const auto found = order(value, range.low);
  if (!found) return std::nullopt;
  return range.low_closed ? *found >= 0 : *found > 0;
}

Truth is_below(const Range& range, const Value& value) {
  if (range.high.is_null()) return true;
  const auto found = order(value, range.high);
  if (!found) return std::nullopt;
  return range.high_closed ? *found <= 0 : *found < 0;
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.type() != b.type()) return equal_durations(a, b);
  switch (a.type()) {
    case Type::list:
      return equal_lists(*a.list(), *b.list());
    case Type::context:
      return equal_contexts(*a.context(), *b.context());
    case Type::range:
      return equal_ranges(*a.range(), *b.range());
    case Type::time:
    case Type::date_time: {
      const auto found = order(a, b);
      return found ? Truth(*found == 0) : std::nullopt;
    }
    default:
      return a == b;
  }
}

std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
  if (a.type() != b.type()) return std::nullopt;
  switch (a.type()) {
    case Type::number:
      return *a.number() <=> *b.number();
    case Type::string:
      return compare_text(*a.string(), *b.string());
    case Type::date:
      return *a.date() <=> *b.date();
    case Type::time:
      return compare(*a.time(), *b.time());
    case Type::date_time:
      return compare(*a.date_time(), *b.date_time());
    case Type::months:
      return *a.months() <=> *b.months();
    case Type::seconds:
      return *a.seconds() <=> *b.seconds();
    default:
      return std::nullopt;
  }
}

std::optional<bool> contains(const Range& range, const Value& value) {
  if (range.form == Range::Form::equal || range.form == Range::Form::not_equal) {
    const Truth same = equal(value, range.low);
    if (!same) return std::nullopt;
    return *same == (range.form == Range::Form::equal);
  }
  // An interval whose end is null says nothing about any value (TCK 0072).
  if (range.form == Range::Form::interval && (range.low.is_null() || range.high.is_null()))
    return std::nullopt;
  const Truth above = is_above(range, value), below = is_below(range, value);
  if (above == false || below == false) return false;
  if (!above || !below) return std::nullopt;
  return true;
}

}  // namespace tb::feel
