#include "engine/bpmn/codec.hpp"

namespace tb::bpmn {

namespace {

constexpr int kMaxDepth = 32;
constexpr std::int32_t kFirstDay = -719'528, kLastDay = 2'932'896;  // years 0 to 9999

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (0 - (value & 1)));
}

}  // namespace

void Writer::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
  byte(static_cast<std::uint8_t>(value));
}

void Writer::text(std::string_view value) {
  number(value.size());
  out += value;
}

bool Writer::variables(const Variables& variables, int depth) {
  if (depth > kMaxDepth) return false;
  number(variables.entries().size());
  for (const feel::Entry& entry : variables.entries()) {
    text(entry.name);
    if (!value(entry.value, depth)) return false;
  }
  return true;
}

bool Writer::value(const feel::Value& value, int depth) {
  if (depth > kMaxDepth) return false;
  byte(static_cast<std::uint8_t>(value.type()));
  switch (value.type()) {
    case feel::Type::null:
      break;
    case feel::Type::boolean:
      byte(*value.boolean());
      break;
    case feel::Type::number:
      byte(static_cast<std::uint8_t>(value.number()->scale()));
      number(zigzag(value.number()->mantissa()));
      break;
    case feel::Type::string:
      text(*value.string());
      break;
    case feel::Type::date:
      number(zigzag(value.date()->days));
      break;
    case feel::Type::context:
      return variables(*value.context(), depth + 1);
    case feel::Type::list:
      number(value.list()->size());
      for (const feel::Value& item : *value.list())
        if (!this->value(item, depth + 1)) return false;
  }
  return true;
}

std::optional<std::uint8_t> Reader::byte() {
  if (rest_.empty()) return std::nullopt;
  const auto value = static_cast<std::uint8_t>(rest_[0]);
  rest_.remove_prefix(1);
  return value;
}

std::optional<std::uint64_t> Reader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto next = byte();
    if (!next || (shift == 63 && *next > 1)) break;
    value |= static_cast<std::uint64_t>(*next & 0x7f) << shift;
    if (*next < 0x80) return value;
  }
  rest_ = {};
  return std::nullopt;
}

std::optional<std::uint32_t> Reader::number32() {
  const auto value = number();
  return value && *value <= kNone ? std::optional(static_cast<std::uint32_t>(*value))
                                  : std::nullopt;
}

std::optional<std::string_view> Reader::text() {
  const auto size = number();
  if (!size || *size > rest_.size()) return std::nullopt;
  const std::string_view value = rest_.substr(0, *size);
  rest_.remove_prefix(*size);
  return value;
}

std::optional<Variables> Reader::variables(int depth) {
  const auto count = number();
  if (!count || *count > rest_.size() || depth > kMaxDepth) return std::nullopt;
  Variables variables;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto name = text();
    if (!name) return std::nullopt;
    auto read = value(depth);
    if (!read || variables.find(*name)) return std::nullopt;
    variables.set(*name, *std::move(read));
  }
  return variables;
}

std::optional<feel::Value> Reader::decimal() {
  const auto scale = byte();
  const auto digits = number();
  if (!scale || !digits) return std::nullopt;
  const auto made = feel::Number::of(unzigzag(*digits), *scale);
  // Only the lowest form is ever written.
  if (!made || made->scale() != *scale) return std::nullopt;
  return feel::Value(*made);
}

std::optional<feel::Value> Reader::list(int depth) {
  const auto count = number();
  if (!count || *count > rest_.size()) return std::nullopt;
  feel::List list;
  for (std::uint64_t i = 0; i < *count; ++i) {
    auto item = value(depth + 1);
    if (!item) return std::nullopt;
    list.push_back(*std::move(item));
  }
  return feel::Value(std::move(list));
}

std::optional<feel::Value> Reader::value(int depth) {
  const auto type = byte();
  if (!type || depth > kMaxDepth) return std::nullopt;
  switch (static_cast<feel::Type>(*type)) {
    case feel::Type::null:
      return feel::Value();
    case feel::Type::boolean: {
      const auto truth = byte();
      return truth && *truth <= 1 ? std::optional<feel::Value>(*truth == 1) : std::nullopt;
    }
    case feel::Type::number:
      return decimal();
    case feel::Type::string: {
      const auto read = text();
      return read ? std::optional<feel::Value>(*read) : std::nullopt;
    }
    case feel::Type::date: {
      const auto days = number();
      const std::int64_t day = days ? unzigzag(*days) : kLastDay + 1;
      if (day < kFirstDay || day > kLastDay) return std::nullopt;
      return feel::Value(Date{static_cast<std::int32_t>(day)});
    }
    case feel::Type::list:
      return list(depth);
    case feel::Type::context: {
      auto read = variables(depth + 1);
      return read ? std::optional<feel::Value>(*std::move(read)) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> encoded_size(const Variables& variables) {
  Writer writer;
  if (!writer.variables(variables)) return std::nullopt;
  return writer.out.size();
}

}  // namespace tb::bpmn
