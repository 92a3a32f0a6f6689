// DMN 1.5, 10.3.4.4: functions that make one value of many: of a list, or of their arguments.
#include <algorithm>
#include <compare>

#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

using Numbers = std::vector<Decimal>;
using MaybeNumber = std::optional<Decimal>;

// The items as numbers; nothing, and reported, when one is none.
std::optional<Numbers> numbers(const Call& call) {
  const auto items = call.items();
  if (!call.room_for_items(items.size())) return std::nullopt;
  Numbers result;
  result.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].number() == nullptr) {
      call.wrong_item(i, "不是数字", "is not a number");
      return std::nullopt;
    }
    result.push_back(*items[i].number());
  }
  return result;
}

Value of_no_items(const Call& call) { return call.fails("列表为空", "the list is empty"); }

using Combine = MaybeNumber (*)(const Decimal&, const Decimal&);
MaybeNumber combined(const Numbers& all, Combine combine) {
  MaybeNumber result = all.front();
  for (std::size_t i = 1; result && i < all.size(); ++i) result = combine(*result, all[i]);
  return result;
}

MaybeNumber mean_of(const Numbers& all) {
  const auto sum = combined(all, add);
  return sum ? divide(*sum, Decimal(static_cast<std::int64_t>(all.size()))) : std::nullopt;
}

// Of the sorted numbers the middle one, or the mean of the middle two.
MaybeNumber median_of(Numbers all) {
  std::ranges::sort(all);
  const std::size_t middle = all.size() / 2;
  if (all.size() % 2 == 1) return all[middle];
  return mean_of({all[middle - 1], all[middle]});
}

// Of a sample: divided by n - 1.
MaybeNumber deviation_of(const Numbers& all) {
  const auto mean = mean_of(all);
  MaybeNumber squares = mean ? MaybeNumber(Decimal()) : std::nullopt;
  for (std::size_t i = 0; squares && i < all.size(); ++i) {
    const auto distance = subtract(all[i], *mean);
    const auto square = distance ? multiply(*distance, *distance) : std::nullopt;
    squares = square ? add(*squares, *square) : std::nullopt;
  }
  if (!squares) return std::nullopt;
  const auto variance = divide(*squares, Decimal(static_cast<std::int64_t>(all.size()) - 1));
  return variance ? square_root(*variance) : std::nullopt;
}

// A function of at least one number.
template <auto of>
Value one_of(const Call& call) {
  const auto all = numbers(call);
  if (!all) return {};
  return all->empty() ? of_no_items(call) : call.made(of(*all));
}

MaybeNumber sum_of(const Numbers& all) { return combined(all, add); }
MaybeNumber product_of(const Numbers& all) { return combined(all, multiply); }

Value standard_deviation(const Call& call) {
  const auto all = numbers(call);
  if (!all) return {};
  if (all->size() < 2) return call.fails("至少需要两个数字", "at least two numbers are needed");
  return call.made(deviation_of(*all));
}

// The most frequent numbers, ascending.
Value mode(const Call& call) {
  auto all = numbers(call);
  if (!all) return {};
  std::ranges::sort(*all);
  std::ptrdiff_t most = 0;
  List modes;
  for (auto first = all->begin(); first != all->end();) {
    const auto last = std::find_if(first, all->end(), [&](const auto& n) { return n != *first; });
    if (last - first > most) modes.clear();
    if (last - first >= most) modes.emplace_back(*first);
    most = std::max(most, last - first);
    first = last;
  }
  return modes;
}

// The item that all others are `beyond`. All must have an order among each other.
template <bool wants_least>
Value extreme(const Call& call) {
  const auto items = call.items();
  if (!call.spend(items.size())) return {};
  if (items.empty()) return of_no_items(call);
  std::size_t best = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto found = order(items[i], items[best]);
    if (!found) return call.wrong_item(i, "不能与其他项比较大小", "has no order among the others");
    if (wants_least ? *found < 0 : *found > 0) best = i;
  }
  return items[best];
}

constexpr Builtin of_items(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {{"list", Kind::list}}),
                        variadic_signature(run, {{"n", Kind::any, kMayBeNull}})});
}

constexpr Builtin kStatistics[] = {
    of_items("min", extreme<true>),
    of_items("max", extreme<false>),
    of_items("sum", one_of<sum_of>),
    of_items("product", one_of<product_of>),
    of_items("mean", one_of<mean_of>),
    of_items("median", one_of<median_of>),
    of_items("mode", mode),
    of_items("stddev", standard_deviation),
};

}  // namespace

std::span<const Builtin> statistics_builtins() { return kStatistics; }

}  // namespace tb::feel
