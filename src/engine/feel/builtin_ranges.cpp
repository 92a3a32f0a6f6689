// DMN 1.5, 10.3.4.9 (table 78): how points and ranges lie to each other. A point is the closed
// range from itself to itself; an end that is not told is beyond all others.
#include <compare>

#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

using Order = std::optional<std::strong_ordering>;

// Two ranges with their ends compared: `low_high` is a's low end beside b's high one.
struct Pair {
  std::strong_ordering low_low = std::strong_ordering::equal, low_high = low_low,
                       high_low = low_low, high_high = low_low;
  bool a_low_closed = false, a_high_closed = false, b_low_closed = false, b_high_closed = false;

  Pair swapped() const {
    return {reversed(low_low), reversed(high_low), reversed(low_high), reversed(high_high),
            b_low_closed,      b_high_closed,      a_low_closed,       a_high_closed};
  }

 private:
  static std::strong_ordering reversed(std::strong_ordering order) { return 0 <=> order; }
};

struct End {
  const Value& value;
  int limit;  // where it is when it is not told: -1 before all, 1 behind all
};

Order compare(const End& a, const End& b) {
  const int a_side = a.value.is_null() ? a.limit : 0, b_side = b.value.is_null() ? b.limit : 0;
  if (a_side != 0 || b_side != 0) return a_side <=> b_side;
  return order(a.value, b.value);
}

Range as_range(const Value& value) {
  if (const Range* range = value.range()) return *range;
  return {.low = value, .high = value, .low_closed = true, .high_closed = true};
}

std::optional<Pair> compared(const Range& a, const Range& b) {
  if (a.form == Range::Form::not_equal || b.form == Range::Form::not_equal) return std::nullopt;
  const End a_low{a.low, -1}, a_high{a.high, 1}, b_low{b.low, -1}, b_high{b.high, 1};
  const Order low_low = compare(a_low, b_low), low_high = compare(a_low, b_high),
              high_low = compare(a_high, b_low), high_high = compare(a_high, b_high);
  if (!low_low || !low_high || !high_low || !high_high) return std::nullopt;
  return Pair{*low_low,     *low_high,     *high_low,    *high_high,
              a.low_closed, a.high_closed, b.low_closed, b.high_closed};
}

bool before(const Pair& p) {
  return p.high_low < 0 || (p.high_low == 0 && !(p.a_high_closed && p.b_low_closed));
}
bool meets(const Pair& p) { return p.high_low == 0 && p.a_high_closed && p.b_low_closed; }

// Whether a's low end lets in all that b's does, and the same of the high ends.
bool reaches_low(const Pair& p) {
  return p.low_low < 0 || (p.low_low == 0 && (p.a_low_closed || !p.b_low_closed));
}
bool reaches_high(const Pair& p) {
  return p.high_high > 0 || (p.high_high == 0 && (p.a_high_closed || !p.b_high_closed));
}
bool includes(const Pair& p) { return reaches_low(p) && reaches_high(p); }

bool overlaps(const Pair& p) {
  const bool begins_in_time =
      p.low_high < 0 || (p.low_high == 0 && p.a_low_closed && p.b_high_closed);
  return begins_in_time &&
         (p.high_low > 0 || (p.high_low == 0 && p.a_high_closed && p.b_low_closed));
}
bool overlaps_before(const Pair& p) {
  const bool begins_before = p.low_low < 0 || (p.low_low == 0 && p.a_low_closed && !p.b_low_closed);
  return begins_before && overlaps(p) && reaches_high(p.swapped());
}

bool starts(const Pair& p) {
  return p.low_low == 0 && p.a_low_closed == p.b_low_closed && reaches_high(p.swapped());
}
bool finishes(const Pair& p) {
  return p.high_high == 0 && p.a_high_closed == p.b_high_closed && reaches_low(p.swapped());
}
bool coincides(const Pair& p) {
  return p.low_low == 0 && p.high_high == 0 && p.a_low_closed == p.b_low_closed &&
         p.a_high_closed == p.b_high_closed;
}

template <bool (*holds)(const Pair&)>
bool other_way(const Pair& p) {
  return holds(p.swapped());
}

template <bool (*holds)(const Pair&)>
Value relation(const Call& call) {
  if (!call.spend(weight(call[0]) + weight(call[1]))) return {};
  const auto pair = compared(as_range(call[0]), as_range(call[1]));
  if (pair) return holds(*pair);
  return call.fails("两个参数不能比较大小", "the arguments have no order among each other");
}

// Two ranges or two points, never one of each.
Value coincidence(const Call& call) {
  if ((call[0].range() == nullptr) == (call[1].range() == nullptr))
    return relation<coincides>(call);
  return call.fails("需要两个区间或两个点", "two ranges or two points are needed");
}

constexpr BuiltinParameter range(std::string_view name) { return {name, Kind::range}; }
constexpr BuiltinParameter point(std::string_view name) { return {name, Kind::any}; }

constexpr Builtin of_ranges(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {range("range1"), range("range2")})});
}
constexpr Builtin of_range_and_point(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {range("range1"), range("range2")}),
                        signature(run, {range("range"), point("point")})});
}
constexpr Builtin of_point_and_range(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {range("range1"), range("range2")}),
                        signature(run, {point("point"), range("range")})});
}
constexpr Builtin of_points_and_ranges(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {range("range1"), range("range2")}),
                        signature(run, {range("range"), point("point")}),
                        signature(run, {point("point"), range("range")}),
                        signature(run, {point("point1"), point("point2")})});
}
constexpr Builtin of_equals(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {range("range1"), range("range2")}),
                        signature(run, {point("point1"), point("point2")})});
}

constexpr Builtin kRanges[] = {
    of_points_and_ranges("before", relation<before>),
    of_points_and_ranges("after", relation<other_way<before>>),
    of_ranges("meets", relation<meets>),
    of_ranges("met by", relation<other_way<meets>>),
    of_ranges("overlaps", relation<overlaps>),
    of_ranges("overlaps before", relation<overlaps_before>),
    of_ranges("overlaps after", relation<other_way<overlaps_before>>),
    of_point_and_range("finishes", relation<finishes>),
    of_range_and_point("finished by", relation<other_way<finishes>>),
    of_range_and_point("includes", relation<includes>),
    of_point_and_range("during", relation<other_way<includes>>),
    of_point_and_range("starts", relation<starts>),
    of_range_and_point("started by", relation<other_way<starts>>),
    of_equals("coincides", coincidence),
};

}  // namespace

std::span<const Builtin> range_builtins() { return kRanges; }

}  // namespace tb::feel
