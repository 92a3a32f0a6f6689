// The values of FEEL (DMN 1.5, 10.3.2). Copies are cheap: strings, lists, contexts, ranges and
// functions are shared and never change once inside a Value.
#pragma once
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "engine/feel/decimal.hpp"
#include "engine/feel/temporal.hpp"

namespace tb::feel {

class Context;
class Function;
class Value;
struct Range;
using List = std::vector<Value>;

// In the order of the alternatives of Value. Kept instances write it: append only.
enum class Type : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  list,
  context,
  time,
  date_time,
  months,
  seconds,
  range,
  function,
};

class Value {
 public:
  Value() = default;
  Value(std::same_as<bool> auto value) : data_(value) {}  // NOLINT: each kind of value is a Value
  Value(Decimal value) : data_(value) {}                  // NOLINT
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  Value(T value) : data_(Decimal(static_cast<std::int64_t>(value))) {}       // NOLINT
  Value(std::string value)                                                   // NOLINT
      : data_(std::make_shared<const std::string>(std::move(value))) {}      //
  Value(std::string_view value) : Value(std::string(value)) {}               // NOLINT
  Value(const char* value) : Value(std::string(value)) {}                    // NOLINT
  Value(Day value) : data_(value) {}                                         // NOLINT
  Value(Time value) : data_(value) {}                                        // NOLINT
  Value(DateTime value) : data_(value) {}                                    // NOLINT
  Value(MonthsDuration value) : data_(value) {}                              // NOLINT
  Value(SecondsDuration value) : data_(value) {}                             // NOLINT
  Value(List value);                                                         // NOLINT
  Value(Context value);                                                      // NOLINT
  Value(Range value);                                                        // NOLINT
  Value(std::shared_ptr<const Function> value) : data_(std::move(value)) {}  // NOLINT

  Type type() const { return static_cast<Type>(data_.index()); }
  bool is_null() const { return type() == Type::null; }
  bool is_true() const { return boolean() != nullptr && *boolean(); }
  // Each is null when the value is of another type.
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const Decimal* number() const { return std::get_if<Decimal>(&data_); }
  const std::string* string() const {
    const auto* kept = std::get_if<std::shared_ptr<const std::string>>(&data_);
    return kept != nullptr ? kept->get() : nullptr;
  }
  const Day* date() const { return std::get_if<Day>(&data_); }
  const Time* time() const { return std::get_if<Time>(&data_); }
  const DateTime* date_time() const { return std::get_if<DateTime>(&data_); }
  const MonthsDuration* months() const { return std::get_if<MonthsDuration>(&data_); }
  const SecondsDuration* seconds() const { return std::get_if<SecondsDuration>(&data_); }
  const List* list() const;
  const Context* context() const;
  const Range* range() const;
  const Function* function() const;
  std::shared_ptr<const Function> shared_function() const;

  // How deep lists, contexts and ranges lie in each other: 0 for a scalar, 1 for [1].
  std::uint32_t depth() const;

  // Same type and same content; contexts compare without regard to order. Not FEEL's "=": null
  // equals null here, and times are the same only in the same zone.
  bool operator==(const Value& other) const;

 private:
  struct Items;
  struct Entries;
  struct Ends;
  std::variant<std::monostate, bool, Decimal, std::shared_ptr<const std::string>, Day,
               std::shared_ptr<const Items>, std::shared_ptr<const Entries>, Time, DateTime,
               MonthsDuration, SecondsDuration, std::shared_ptr<const Ends>,
               std::shared_ptr<const Function>>
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
  std::size_t size() const;
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::size_t place_of(std::string_view name) const;
  std::size_t index_of(std::string_view name) const;

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> by_name_;  // of a large context: places in the order of names
};

struct Entry {
  std::string name;
  Value value;
};
inline std::size_t Context::size() const { return entries_.size(); }

// From `low` to `high`; an end that is null is open without limit and never closed. Ranges written
// as a comparison,
// "(< 10)", keep that form: FEEL holds them for different from "(null..10)" (TCK 0068). In `equal`
// and `not_equal` both ends are the value.
struct Range {
  enum class Form : std::uint8_t {
    interval,
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
  };
  Value low, high;
  bool low_closed = false, high_closed = false;
  Form form = Form::interval;
  bool operator==(const Range&) const = default;
};

// "数字", "文字" … and "number", "string" … for messages.
std::string_view chinese_name(Type type);
std::string_view english_name(Type type);

// FEEL's "=" (DMN 1.5, table 42): nothing when the values cannot be compared. Null equals null
// alone.
std::optional<bool> equal(const Value& a, const Value& b);
// FEEL's "<" and ">": nothing when the values have no order among each other.
std::optional<std::strong_ordering> order(const Value& a, const Value& b);
// Whether a value lies in a range; nothing when it cannot be compared with an end.
std::optional<bool> contains(const Range& range, const Value& value);

// The date, time or duration that a text after "@" names; nothing when it names none.
std::optional<Value> read_temporal(std::string_view text);
// As the `string` function writes it: "1", "2020-02-29", "[1, "a"]", "{a: 1}".
std::string to_text(const Value& value);
// As a literal that FEEL reads again: "\"a\"", "@\"2020-02-29\"".
std::string to_literal(const Value& value);

// JSON; what JSON has no word for is an object with one tag: {"@date":"2026-03-02"}, "@time",
// "@datetime",
// "@duration", "@range", "@function". A context keeps its order.
std::string to_json(const Value& value);
std::string to_json(const Context& context);
// Reads one JSON value; numbers keep their decimal digits, strings stay strings, tagged objects
// become what they name. Fails invalid `feel.json_malformed` (not JSON, not UTF-8, deeper than 32)
// or `feel.number_too_large`. A tag whose text says nothing valid stays an object.
Result<Value> from_json(std::string_view text);
// The same for a JSON object; fails also invalid `feel.json_not_object`.
Result<Context> context_from_json(std::string_view text);

}  // namespace tb::feel
