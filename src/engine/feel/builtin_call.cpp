#include <fmt/format.h>

#include "engine/feel/builtin.hpp"
#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

constexpr std::uint32_t kMaxDepth = 200;

}  // namespace

const Value Call::kNull;

std::span<const Value> Call::items() const {
  return signature_.is_variadic ? arguments_ : std::span<const Value>(*arguments_[0].list());
}

Value Call::wrong(std::size_t parameter, std::string_view chinese, std::string_view english) const {
  if (!evaluation_.reports()) return {};
  const std::string_view name = signature_.parameter(parameter).name;
  return evaluation_.undefined(
      "feel.undefined", fmt::format("函数 {} 的参数“{}”{}。", builtin_.name, name, chinese),
      fmt::format("Parameter \"{}\" of function {} {}.", name, builtin_.name, english));
}

Value Call::wrong_item(std::size_t item, std::string_view chinese, std::string_view english) const {
  if (!evaluation_.reports()) return {};
  return evaluation_.undefined(
      "feel.undefined", fmt::format("函数 {} 的第 {} 项{}。", builtin_.name, item + 1, chinese),
      fmt::format("Item {} of function {} {}.", item + 1, builtin_.name, english));
}

Value Call::fails(std::string_view chinese, std::string_view english) const {
  if (!evaluation_.reports()) return {};
  return evaluation_.undefined("feel.undefined",
                               fmt::format("函数 {}：{}。", builtin_.name, chinese),
                               fmt::format("Function {}: {}.", builtin_.name, english));
}

bool Call::room_for_items(std::size_t count) const {
  return evaluation_.spend(count) && evaluation_.take(count * sizeof(Value));
}

bool Call::room_for_text(std::size_t bytes) const {
  return evaluation_.spend(1 + (bytes / 16)) && evaluation_.take(bytes);
}

Value Call::not_too_deep(Value value) const {
  if (value.depth() <= kMaxDepth) return value;
  return fails("结果嵌套过深", "the result is nested too deeply");
}

Value Call::made(List items) const { return not_too_deep(Value(std::move(items))); }
Value Call::made(Context context) const { return not_too_deep(Value(std::move(context))); }

Value Call::made(std::string text) const {
  if (!room_for_text(text.size())) return {};
  return text;
}

Value Call::made(const std::optional<Decimal>& number) const {
  if (number) return *number;
  return fails("结果超出数字的范围", "the result is too large for a number");
}

std::optional<std::int64_t> whole_part(const Decimal& number) {
  const auto cut = rounded(number, 0, Rounding::down);
  return cut ? cut->whole() : std::nullopt;
}

std::optional<std::size_t> index_at(const Call& call, std::size_t parameter, std::size_t size) {
  const auto position = whole_part(*call[parameter].number());
  const auto last = static_cast<std::int64_t>(size);
  if (position && *position >= 1 && *position <= last)
    return static_cast<std::size_t>(*position - 1);
  if (position && *position <= -1 && *position >= -last)
    return static_cast<std::size_t>(last + *position);
  if (position && *position == 0)
    call.wrong(parameter, "不能为 0", "must not be 0");
  else
    call.wrong(parameter, fmt::format("超出范围：共有 {} 项", size),
               fmt::format("is out of range: there are {}", size));
  return std::nullopt;
}

bool is_same(const Value& a, const Value& b) {
  return (a.is_null() && b.is_null()) || equal(a, b).value_or(false);
}

std::uint64_t weight(const Value& value) {
  if (const List* list = value.list()) return 1 + list->size();
  if (const Context* context = value.context()) return 1 + context->size();
  if (const std::string* text = value.string()) return 1 + (text->size() / 64);
  return 1;
}

}  // namespace tb::feel
