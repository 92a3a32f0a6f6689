#include "engine/bpmn/codec.hpp"

namespace tb::bpmn {

namespace {

constexpr int kMaxDepth = 32;
// The tag of a value that is kept as its JSON text: what has no bytes of its own.
constexpr std::uint8_t kAsText = 0x40;

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

bool Writer::as_text(const feel::Value& value) {
  byte(kAsText);
  text(feel::to_json(value));
  return value.function() == nullptr;
}

// A number of at most 64 bits with at most 127 digits behind the point, else its text.
bool Writer::decimal(const feel::Value& value) {
  const auto parts = value.number()->parts();
  if (!parts || parts->exponent > 0 || parts->exponent < -127) return as_text(value);
  byte(static_cast<std::uint8_t>(feel::Type::number));
  byte(static_cast<std::uint8_t>(-parts->exponent));
  number(zigzag(parts->coefficient));
  return true;
}

bool Writer::value(const feel::Value& value, int depth) {
  if (depth > kMaxDepth) return false;
  if (value.number() != nullptr) return decimal(value);
  if (value.type() > feel::Type::context) return as_text(value);
  byte(static_cast<std::uint8_t>(value.type()));
  switch (value.type()) {
    case feel::Type::boolean:
      byte(*value.boolean());
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
      break;
    default:
      break;
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
  const auto made = feel::Decimal::of(unzigzag(*digits), -*scale);
  // Only the lowest form is ever written.
  const auto parts = made ? made->parts() : std::nullopt;
  if (!parts || parts->exponent != -*scale) return std::nullopt;
  return feel::Value(*made);
}

std::optional<feel::Value> Reader::from_text() {
  const auto read = text();
  if (!read) return std::nullopt;
  auto value = feel::from_json(*read);
  return value ? std::optional(*std::move(value)) : std::nullopt;
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
  if (*type == kAsText) return from_text();
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
      const feel::Day day{days ? unzigzag(*days) : 0};
      return days && date_of(day) ? std::optional<feel::Value>(day) : std::nullopt;
    }
    case feel::Type::list:
      return list(depth);
    case feel::Type::context: {
      auto read = variables(depth + 1);
      return read ? std::optional<feel::Value>(*std::move(read)) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<std::size_t> encoded_size(const Variables& variables) {
  Writer writer;
  if (!writer.variables(variables)) return std::nullopt;
  return writer.out.size();
}

}  // namespace tb::bpmn
