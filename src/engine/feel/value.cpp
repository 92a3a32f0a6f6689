#include "engine/feel/value.hpp"

#include <algorithm>

#include "engine/feel/evaluation.hpp"

namespace tb::feel {

// Beyond this many entries names are found by halving.
static constexpr std::size_t kSmall = 8;

struct Value::Items {
  List list;
  std::uint32_t depth = 1;
};
struct Value::Entries {
  Context context;
  std::uint32_t depth = 1;
};
struct Value::Ends {
  Range range;
  std::uint32_t depth = 1;
};

Value::Value(List value) {
  std::uint32_t depth = 0;
  for (const Value& item : value) depth = std::max(depth, item.depth());
  data_ = std::make_shared<const Items>(std::move(value), depth + 1);
}

Value::Value(Context value) {
  std::uint32_t depth = 0;
  for (const Entry& entry : value.entries()) depth = std::max(depth, entry.value.depth());
  data_ = std::make_shared<const Entries>(std::move(value), depth + 1);
}

Value::Value(Range value) {
  const std::uint32_t depth = std::max(value.low.depth(), value.high.depth());
  data_ = std::make_shared<const Ends>(std::move(value), depth + 1);
}

std::uint32_t Value::depth() const {
  if (const auto* items = std::get_if<std::shared_ptr<const Items>>(&data_)) return (*items)->depth;
  if (const auto* entries = std::get_if<std::shared_ptr<const Entries>>(&data_))
    return (*entries)->depth;
  if (const auto* ends = std::get_if<std::shared_ptr<const Ends>>(&data_)) return (*ends)->depth;
  return 0;
}

const List* Value::list() const {
  const auto* held = std::get_if<std::shared_ptr<const Items>>(&data_);
  return held != nullptr ? &(*held)->list : nullptr;
}

const Context* Value::context() const {
  const auto* held = std::get_if<std::shared_ptr<const Entries>>(&data_);
  return held != nullptr ? &(*held)->context : nullptr;
}

const Range* Value::range() const {
  const auto* held = std::get_if<std::shared_ptr<const Ends>>(&data_);
  return held != nullptr ? &(*held)->range : nullptr;
}

const Function* Value::function() const {
  const auto* held = std::get_if<std::shared_ptr<const Function>>(&data_);
  return held != nullptr ? held->get() : nullptr;
}

std::shared_ptr<const Function> Value::shared_function() const {
  const auto* held = std::get_if<std::shared_ptr<const Function>>(&data_);
  return held != nullptr ? *held : nullptr;
}

bool Value::operator==(const Value& other) const {
  if (type() != other.type()) return false;
  switch (type()) {
    case Type::string:
      return *string() == *other.string();
    case Type::list:
      return *list() == *other.list();
    case Type::range:
      return *range() == *other.range();
    case Type::context:
      break;
    default:
      return data_ == other.data_;
  }
  const Context& theirs = *other.context();
  return context()->size() == theirs.size() &&
         std::ranges::all_of(context()->entries(), [&](const Entry& entry) {
           const Value* found = theirs.find(entry.name);
           return found != nullptr && *found == entry.value;
         });
}

Context::Context(std::initializer_list<Entry> entries) {
  for (const Entry& entry : entries) set(entry.name, entry.value);
}

// The first place in by_name_ whose name is not less.
std::size_t Context::place_of(std::string_view name) const {
  const auto at = std::ranges::lower_bound(by_name_, name, {}, [&](std::uint32_t place) {
    return std::string_view(entries_[place].name);
  });
  return static_cast<std::size_t>(at - by_name_.begin());
}

// Where the entry is; the number of entries when there is none.
std::size_t Context::index_of(std::string_view name) const {
  if (entries_.size() <= kSmall) {
    std::size_t i = 0;
    while (i < entries_.size() && entries_[i].name != name) ++i;
    return i;
  }
  const std::size_t place = place_of(name);
  const bool found = place < by_name_.size() && entries_[by_name_[place]].name == name;
  return found ? by_name_[place] : entries_.size();
}

const Value* Context::find(std::string_view name) const {
  const std::size_t i = index_of(name);
  return i < entries_.size() ? &entries_[i].value : nullptr;
}

void Context::set(std::string_view name, Value value) {
  const std::size_t i = index_of(name);
  if (i < entries_.size()) {
    entries_[i].value = std::move(value);
    return;
  }
  entries_.push_back({std::string(name), std::move(value)});
  if (entries_.size() <= kSmall) return;
  if (by_name_.empty()) {
    for (std::uint32_t place = 0; place < i; ++place) by_name_.push_back(place);
    std::ranges::sort(by_name_, {}, [&](std::uint32_t place) -> const std::string& {
      return entries_[place].name;
    });
  }
  by_name_.insert(by_name_.begin() + static_cast<std::ptrdiff_t>(place_of(name)),
                  static_cast<std::uint32_t>(i));
}

std::string_view chinese_name(Type type) {
  static constexpr std::string_view kNames[]{
      "空值", "是否值",   "数字",     "文字",         "日期", "列表", "对象",
      "时间", "日期时间", "年月时长", "日时分秒时长", "区间", "函数"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view english_name(Type type) {
  static constexpr std::string_view kNames[]{"null",
                                             "boolean",
                                             "number",
                                             "string",
                                             "date",
                                             "list",
                                             "context",
                                             "time",
                                             "date and time",
                                             "years and months duration",
                                             "days and time duration",
                                             "range",
                                             "function"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace tb::feel
