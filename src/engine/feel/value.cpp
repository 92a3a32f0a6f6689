#include "engine/feel/value.hpp"

#include <algorithm>

namespace tb::feel {

Value::Value(List value) : data_(std::make_shared<const List>(std::move(value))) {}
Value::Value(Context value) : data_(std::make_shared<const Context>(std::move(value))) {}

const List* Value::list() const {
  const auto* held = std::get_if<std::shared_ptr<const List>>(&data_);
  return held ? held->get() : nullptr;
}

const Context* Value::context() const {
  const auto* held = std::get_if<std::shared_ptr<const Context>>(&data_);
  return held ? held->get() : nullptr;
}

bool Value::operator==(const Value& other) const {
  if (type() != other.type()) return false;
  if (const List* mine = list()) return *mine == *other.list();
  const Context* mine = context();
  if (!mine) return data_ == other.data_;
  const Context& theirs = *other.context();
  return mine->entries().size() == theirs.entries().size() &&
         std::ranges::all_of(mine->entries(), [&](const Entry& entry) {
           const Value* found = theirs.find(entry.name);
           return found && *found == entry.value;
         });
}

Context::Context(std::initializer_list<Entry> entries) {
  for (const Entry& entry : entries) set(entry.name, entry.value);
}

const Value* Context::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return &entry.value;
  return nullptr;
}

void Context::set(std::string_view name, Value value) {
  for (Entry& entry : entries_)
    if (entry.name == name) {
      entry.value = std::move(value);
      return;
    }
  entries_.push_back({std::string(name), std::move(value)});
}

std::string_view chinese_name(Type type) {
  static constexpr std::string_view kNames[]{"空值", "是否值", "数字", "文字",
                                             "日期", "列表",   "对象"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace tb::feel
