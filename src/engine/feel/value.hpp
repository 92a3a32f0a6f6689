// The values of FEEL: null, boolean, number, string, date, list, context. Copies are cheap: lists
// and contexts are shared and never change once inside a Value.
#pragma once
#include <compare>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"

namespace tb::feel {

// An exact decimal: mantissa × 10^-scale, always in lowest form (scale 0…18, no trailing zero
// behind the point), so equal numbers have equal parts. What does not fit is no Number: callers
// turn that into null and a diagnostic.
class Number {
 public:
  static constexpr int kMaxScale = 18;

  constexpr Number() = default;
  constexpr Number(std::int64_t whole) : mantissa_(whole) {}  // NOLINT: an integer is a number
  // mantissa × 10^-scale; nothing when it does not fit (scale may be negative).
  static std::optional<Number> of(std::int64_t mantissa, int scale);
  // "-12.50", ".5", "1e3"; nothing when it is no number or does not fit exactly.
  static std::optional<Number> parse(std::string_view text);

  std::int64_t mantissa() const { return mantissa_; }
  int scale() const { return scale_; }
  // The whole number, or nothing when there is a fraction.
  std::optional<std::int64_t> whole() const;
  // Nothing for the smallest mantissa, which has no positive counterpart.
  std::optional<Number> negated() const;
  // Shortest decimal text without exponent: "-12.5".
  std::string to_string() const;

  bool operator==(const Number&) const = default;
  std::strong_ordering operator<=>(const Number& other) const;

 private:
  std::int64_t mantissa_ = 0;
  std::int8_t scale_ = 0;
};

class Context;
class Value;
using List = std::vector<Value>;

// In the order of the alternatives of Value.
enum class Type : std::uint8_t { null, boolean, number, string, date, list, context };

class Value {
 public:
  Value() = default;
  Value(std::same_as<bool> auto value) : data_(value) {}  // NOLINT: each kind of value is a Value
  Value(Number value) : data_(value) {}                   // NOLINT
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  Value(T value) : data_(Number(static_cast<std::int64_t>(value))) {}  // NOLINT
  Value(std::string value) : data_(std::move(value)) {}                // NOLINT
  Value(std::string_view value) : data_(std::string(value)) {}         // NOLINT
  Value(const char* value) : data_(std::string(value)) {}              // NOLINT
  Value(Date value) : data_(value) {}                                  // NOLINT
  Value(List value);                                                   // NOLINT
  Value(Context value);                                                // NOLINT

  Type type() const { return static_cast<Type>(data_.index()); }
  bool is_null() const { return type() == Type::null; }
  // Each is null when the value is of another type.
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const Number* number() const { return std::get_if<Number>(&data_); }
  const std::string* string() const { return std::get_if<std::string>(&data_); }
  const Date* date() const { return std::get_if<Date>(&data_); }
  const List* list() const;
  const Context* context() const;

  // Same type and same content; contexts compare without regard to order. Not FEEL's "=": null
  // equals null here.
  bool operator==(const Value& other) const;

 private:
  std::variant<std::monostate, bool, Number, std::string, Date, std::shared_ptr<const List>,
               std::shared_ptr<const Context>>
      data_;
};

struct Entry;

// Named values in the order they were first set; names are unique.
class Context {
 public:
  Context() = default;
  Context(std::initializer_list<Entry> entries);

  // Null when there is no such name.
  const Value* find(std::string_view name) const;
  // Adds the name or replaces its value.
  void set(std::string_view name, Value value);
  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

struct Entry {
  std::string name;
  Value value;
};

// "数字", "文字" … for messages.
std::string_view chinese_name(Type type);

// JSON: dates become "2026-03-02"; a context keeps its order.
std::string to_json(const Value& value);
std::string to_json(const Context& context);
// Reads one JSON value; numbers keep their decimal digits, strings stay strings. Fails invalid
// `feel.json_malformed` (not JSON, not UTF-8, deeper than 32) or `feel.number_too_large`.
Result<Value> from_json(std::string_view text);
// The same for a JSON object; fails also invalid `feel.json_not_object`.
Result<Context> context_from_json(std::string_view text);

}  // namespace tb::feel
