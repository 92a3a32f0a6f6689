// DMN 1.5, 10.3.4.10: functions of contexts.
#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

const Context& context(const Call& call) { return *call[0].context(); }

bool room_for_entries(const Call& call, std::size_t count) {
  return call.spend(count) && call.evaluation().take(count * sizeof(Entry));
}

Value get_value(const Call& call) {
  const Value* found = context(call).find(*call[1].string());
  if (found != nullptr) return *found;
  return call.wrong(1, "在对象中不存在", "is no entry of the context");
}

Value get_entries(const Call& call) {
  const auto& entries = context(call).entries();
  if (!room_for_entries(call, 3 * entries.size())) return {};
  List result;
  result.reserve(entries.size());
  for (const Entry& entry : entries)
    result.emplace_back(Context{{"key", Value(entry.name)}, {"value", entry.value}});
  return call.made(std::move(result));
}

// {key: "a", value: 1} into `out`; false, and reported, when the item is not of this form.
bool add_entry(const Call& call, std::size_t i, const Value& item, Context& out) {
  const Context* entry = item.context();
  const Value* key = entry != nullptr ? entry->find("key") : nullptr;
  const Value* value = entry != nullptr ? entry->find("value") : nullptr;
  if (key == nullptr || key->string() == nullptr || value == nullptr) {
    call.wrong_item(i, "应有文字 key 和 value", "must have a string key and a value");
    return false;
  }
  if (out.find(*key->string()) != nullptr) {
    call.wrong_item(i, "的 key 重复", "repeats a key");
    return false;
  }
  out.set(*key->string(), *value);
  return true;
}

Value context_of_entries(const Call& call) {
  const List& items = *call[0].list();
  if (!room_for_entries(call, items.size())) return {};
  Context result;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!add_entry(call, i, items[i], result)) return {};
  return call.made(std::move(result));
}

Value put(const Call& call, const Value& target, std::span<const Value> path, const Value& value) {
  const Context* context = target.context();
  if (context == nullptr)
    return call.fails("键的路径中有一步不是对象", "a step of the keys is not a context");
  const std::string* key = path.front().string();
  if (key == nullptr) return call.wrong(1, "必须全是文字", "must be strings only");
  if (!room_for_entries(call, context->size() + 1)) return {};
  Value inner = value;
  if (path.size() > 1) {
    const Value* next = context->find(*key);
    inner = put(call, next != nullptr ? *next : Value(), path.subspan(1), value);
    if (inner.is_null()) return {};
  }
  Context result = *context;
  result.set(*key, std::move(inner));
  return call.made(std::move(result));
}

Value put_key(const Call& call) { return put(call, call[0], std::span(&call[1], 1), call[2]); }

Value put_path(const Call& call) {
  const List& path = *call[1].list();
  if (path.empty()) return call.wrong(1, "不能为空", "must not be empty");
  if (path.size() > 200) return call.wrong(1, "过长", "is too long");
  return put(call, call[0], path, call[2]);
}

// Later contexts replace the entries of earlier ones.
Value merge(const Call& call) {
  const List& contexts = *call[0].list();
  Context result;
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    const Context* each = contexts[i].context();
    if (each == nullptr) return call.wrong_item(i, "不是对象", "is not a context");
    if (!room_for_entries(call, each->size())) return {};
    for (const Entry& entry : each->entries()) result.set(entry.name, entry.value);
  }
  return call.made(std::move(result));
}

constexpr BuiltinParameter kContext{"context", Kind::context},
    kValue{"value", Kind::any, kMayBeNull};

constexpr Builtin kContexts[] = {
    builtin("get value", {signature(get_value, {{"m", Kind::context}, {"key", Kind::string}})}),
    builtin("get entries", {signature(get_entries, {{"m", Kind::context}})}),
    builtin("context", {signature(context_of_entries, {{"entries", Kind::list}})}),
    builtin("context put", {signature(put_key, {kContext, {"key", Kind::string}, kValue}),
                            signature(put_path, {kContext, {"keys", Kind::list}, kValue})}),
    builtin("context merge", {signature(merge, {{"contexts", Kind::list}})}),
};

}  // namespace

std::span<const Builtin> context_builtins() { return kContexts; }

}  // namespace tb::feel
