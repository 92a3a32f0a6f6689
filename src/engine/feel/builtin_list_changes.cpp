// DMN 1.5, 10.3.4.4: functions that give a list with items added, taken away or replaced.
#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

const List& list(const Call& call, std::size_t i = 0) { return *call[i].list(); }

Value append(const Call& call) {
  const auto added = call.arguments().subspan(1);
  if (!call.room_for_items(list(call).size() + added.size())) return {};
  List result;
  result.reserve(list(call).size() + added.size());
  result = list(call);
  result.insert(result.end(), added.begin(), added.end());
  return call.made(std::move(result));
}

Value concatenate(const Call& call) {
  List result;
  for (const Value& each : call.arguments()) {
    if (!call.room_for_items(each.list()->size())) return {};
    result.insert(result.end(), each.list()->begin(), each.list()->end());
  }
  return call.made(std::move(result));
}

Value insert_before(const Call& call) {
  const auto at = index_at(call, 1, list(call).size());
  if (!at || !call.room_for_items(list(call).size() + 1)) return {};
  List result = list(call);
  result.insert(result.begin() + static_cast<std::ptrdiff_t>(*at), call[2]);
  return call.made(std::move(result));
}

Value remove(const Call& call) {
  const auto at = index_at(call, 1, list(call).size());
  if (!at || !call.room_for_items(list(call).size())) return {};
  List result = list(call);
  result.erase(result.begin() + static_cast<std::ptrdiff_t>(*at));
  return result;
}

Value replace_at(const Call& call) {
  const auto at = index_at(call, 1, list(call).size());
  if (!at || !call.room_for_items(list(call).size())) return {};
  List result = list(call);
  result[*at] = call[2];
  return call.made(std::move(result));
}

Value replace_matches(const Call& call) {
  if (!call.room_for_items(list(call).size())) return {};
  List result = list(call);
  for (Value& item : result) {
    const std::array<Value, 2> pair{item, call[2]};
    const Value matches = call.evaluation().call(call[1], pair);
    if (matches.boolean() == nullptr)
      return call.wrong(1, "没有给出“是”或“否”", "did not give a boolean");
    if (matches.is_true()) item = call[2];
  }
  return call.made(std::move(result));
}

constexpr BuiltinParameter kList{"list", Kind::list}, kPosition{"position", Kind::number},
    kItem{"item", Kind::any, kMayBeNull}, kNewItem{"newItem", Kind::any, kMayBeNull};

constexpr Builtin kListChanges[] = {
    builtin("append", {variadic_signature(append, {kList, kItem})}),
    builtin("concatenate", {variadic_signature(concatenate, {kList})}),
    builtin("insert before", {signature(insert_before, {kList, kPosition, kNewItem})}),
    builtin("remove", {signature(remove, {kList, kPosition})}),
    builtin("list replace",
            {signature(replace_at, {kList, kPosition, kNewItem}),
             signature(replace_matches, {kList, {"match", Kind::function}, kNewItem})}),
};

}  // namespace

std::span<const Builtin> list_change_builtins() { return kListChanges; }

}  // namespace tb::feel
