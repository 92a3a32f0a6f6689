// DMN 1.5, 10.3.4.4: functions that ask or reorder lists.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

const List& list(const Call& call, std::size_t i = 0) { return *call[i].list(); }

Value count(const Call& call) { return list(call).size(); }

// Whether an item is the same as `match`; nothing when the evaluation is over.
std::optional<bool> is_match(const Call& call, const Value& item, const Value& match) {
  if (!call.spend(weight(item))) return std::nullopt;
  return is_same(item, match);
}

Value list_contains(const Call& call) {
  for (const Value& item : list(call)) {
    const auto found = is_match(call, item, call[1]);
    if (!found) return {};
    if (*found) return true;
  }
  return false;
}

Value index_of(const Call& call) {
  List places;
  std::int64_t place = 0;
  for (const Value& item : list(call)) {
    ++place;
    const auto found = is_match(call, item, call[1]);
    if (!found || (*found && !call.room_for_items(1))) return {};
    if (*found) places.emplace_back(place);
  }
  return places;
}

// True or false as soon as one item is `decisive`, else the other; null when an item is neither
// (DMN 1.5, table 75). Null items are silent, as null is in `and` and `or`.
template <bool decisive>
Value connect(const Call& call) {
  const auto items = call.items();
  if (!call.spend(items.size())) return {};
  const Value* unknown = nullptr;
  for (const Value& item : items) {
    const bool* truth = item.boolean();
    if (truth != nullptr && *truth == decisive) return decisive;
    if (truth == nullptr && (unknown == nullptr || unknown->is_null())) unknown = &item;
  }
  if (unknown == nullptr) return !decisive;
  if (unknown->is_null()) return {};
  return call.wrong_item(static_cast<std::size_t>(unknown - items.data()), "不是“是”或“否”",
                         "is not a boolean");
}

// A length beyond the end takes what is there.
Value sublist(const Call& call) {
  const auto start = index_at(call, 1, list(call).size());
  if (!start) return {};
  std::size_t length = list(call).size() - *start;
  if (call.has(2)) {
    const Decimal& wanted = *call[2].number();
    if (wanted < Decimal(1)) return call.wrong(2, "必须大于 0", "must be above 0");
    const auto whole = whole_part(wanted);
    if (whole) length = std::min(length, static_cast<std::size_t>(*whole));
  }
  if (!call.room_for_items(length)) return {};
  const auto first = list(call).begin() + static_cast<std::ptrdiff_t>(*start);
  return List(first, first + static_cast<std::ptrdiff_t>(length));
}

Value reversed(const Call& call) {
  if (!call.room_for_items(list(call).size())) return {};
  return List(list(call).rbegin(), list(call).rend());
}

// Adds items and those of lists among them, however deep; false: the evaluation is over.
bool add_flat(const Call& call, std::span<const Value> items, List& out) {
  for (const Value& item : items) {
    if (!call.room_for_items(1)) return false;
    const List* inner = item.list();
    if (inner == nullptr)
      out.push_back(item);
    else if (!add_flat(call, *inner, out))
      return false;
  }
  return true;
}

Value flatten(const Call& call) {
  List flat;
  if (!add_flat(call, list(call), flat)) return {};
  return flat;
}

// What was seen already: numbers and texts by hash, the others by comparison with each.
class Seen {
 public:
  explicit Seen(const Call& call) : call_(call) {}

  // Whether the value is new. Stays false once the evaluation is over.
  bool add(const Value& value) {
    if (!call_.spend(weight(value))) return false;
    if (const Decimal* number = value.number()) return numbers_.insert(*number).second;
    if (const std::string* text = value.string()) return texts_.insert(*text).second;
    for (const Value* each : others_)
      if (!call_.spend(weight(*each)) || is_same(*each, value)) return false;
    others_.push_back(&value);
    return true;
  }

 private:
  struct Hash {
    std::size_t operator()(const Decimal& number) const { return number.hash(); }
  };
  const Call& call_;
  std::unordered_set<Decimal, Hash> numbers_;
  std::unordered_set<std::string_view> texts_;
  std::vector<const Value*> others_;
};

bool add_new(const Call& call, const List& items, Seen& seen, List& out) {
  for (const Value& item : items)
    if (seen.add(item)) {
      if (!call.room_for_items(1)) return false;
      out.push_back(item);
    }
  return !call.evaluation().is_over();
}

Value distinct_values(const Call& call) {
  Seen seen(call);
  List distinct;
  if (!add_new(call, list(call), seen, distinct)) return {};
  return distinct;
}

Value union_of(const Call& call) {
  Seen seen(call);
  List distinct;
  for (const Value& each : call.arguments())
    if (!add_new(call, *each.list(), seen, distinct)) return {};
  return call.made(std::move(distinct));
}

// Merges two sorted halves by a function of FEEL, which may contradict itself: any order may come
// out then, but always the same items.
class Sorter {
 public:
  Sorter(const Call& call, List items) : call_(call), items_(std::move(items)) {}

  Value sorted() {
    for (std::size_t width = 1; width < items_.size(); width *= 2) {
      merged_.clear();
      for (std::size_t low = 0; low < items_.size(); low += 2 * width)
        if (!merge(low, std::min(low + width, items_.size()),
                   std::min(low + 2 * width, items_.size())))
          return {};
      items_.swap(merged_);
    }
    return items_;
  }

 private:
  bool merge(std::size_t low, std::size_t middle, std::size_t high) {
    std::size_t left = low, right = middle;
    while (left < middle && right < high) {
      const auto takes_right = precedes(items_[right], items_[left]);
      if (!takes_right) return false;
      merged_.push_back(items_[*takes_right ? right++ : left++]);
    }
    const auto at = [&](std::size_t i) { return items_.begin() + static_cast<std::ptrdiff_t>(i); };
    merged_.insert(merged_.end(), at(left), at(middle));
    merged_.insert(merged_.end(), at(right), at(high));
    return true;
  }

  std::optional<bool> precedes(const Value& a, const Value& b) {
    if (!call_.spend(1)) return std::nullopt;
    const std::array<Value, 2> pair{a, b};
    const Value result = call_.evaluation().call(call_[1], pair);
    if (const bool* truth = result.boolean()) return *truth;
    call_.wrong(1, "没有给出“是”或“否”", "did not give a boolean");
    return std::nullopt;
  }

  const Call& call_;
  List items_, merged_;
};

Value sort(const Call& call) {
  if (!call.room_for_items(2 * list(call).size())) return {};
  return Sorter(call, list(call)).sorted();
}

constexpr BuiltinParameter kList{"list", Kind::list}, kItems{"list", Kind::any, kMayBeNull},
    kMatch{"match", Kind::any, kMayBeNull};

constexpr Builtin of_list(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {kList})});
}
constexpr Builtin of_booleans(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {kList}), variadic_signature(run, {kItems})});
}

constexpr Builtin kLists[] = {
    builtin("list contains",
            {signature(list_contains, {kList, {"element", Kind::any, kMayBeNull}})}),
    of_list("count", count),
    of_booleans("all", connect<false>),
    of_booleans("any", connect<true>),
    builtin("sublist",
            {optional_signature(
                sublist, 2, {kList, {"start position", Kind::number}, {"length", Kind::number}})}),
    of_list("reverse", reversed),
    builtin("index of", {signature(index_of, {kList, kMatch})}),
    of_list("flatten", flatten),
    of_list("distinct values", distinct_values),
    builtin("union", {variadic_signature(union_of, {kList})}),
    builtin("sort", {signature(sort, {kList, {"precedes", Kind::function}})}),
};

}  // namespace

std::span<const Builtin> list_builtins() { return kLists; }

}  // namespace tb::feel
