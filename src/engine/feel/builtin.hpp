// The functions that FEEL has itself (DMN 1.5, 10.3.4), as tables: name, parameters, code. They are
// found by name when a text is parsed; a variable of the same name hides one.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/feel/evaluation.hpp"
#include "engine/feel/type.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

struct Builtin;
struct Signature;

// The arguments of one call, coerced to the kinds of the signature. What was not given is null and
// `has` tells.
class Call {
 public:
  Call(const Builtin& builtin, const Signature& signature, std::span<const Value> arguments,
       Evaluation& evaluation)
      : builtin_(builtin), signature_(signature), arguments_(arguments), evaluation_(evaluation) {}

  std::span<const Value> arguments() const { return arguments_; }
  bool has(std::size_t i) const { return i < arguments_.size(); }
  const Value& operator[](std::size_t i) const { return has(i) ? arguments_[i] : kNull; }
  // What a function that takes `list` or `item, item, …` works on.
  std::span<const Value> items() const;
  Evaluation& evaluation() const { return evaluation_; }
  bool spend(std::uint64_t steps) const { return evaluation_.spend(steps); }

  // Null; reports "函数 NAME 的参数“PARAMETER”" and what is wrong with it ("不能为 0"; "must not be
  // 0").
  Value wrong(std::size_t parameter, std::string_view chinese, std::string_view english) const;
  // The same for one item of a list, counted from 0.
  Value wrong_item(std::size_t item, std::string_view chinese, std::string_view english) const;
  // Null; reports "函数 NAME：" and the reason.
  Value fails(std::string_view chinese, std::string_view english) const;

  // Whether so many items (bytes) may be touched and made; false: the evaluation is over.
  bool room_for_items(std::size_t count) const;
  bool room_for_text(std::size_t bytes) const;
  // The list, or null with a reason when it lies too deep.
  Value made(List items) const;
  Value made(Context context) const;
  Value made(std::string text) const;
  // Nothing: the number is too large.
  Value made(const std::optional<Decimal>& number) const;

 private:
  Value not_too_deep(Value value) const;

  static const Value kNull;
  const Builtin& builtin_;
  const Signature& signature_;
  std::span<const Value> arguments_;
  Evaluation& evaluation_;
};

struct BuiltinParameter {
  std::string_view name;
  TypeSpec::Kind kind = TypeSpec::Kind::any;
  bool may_be_null = false;  // else a null argument makes the call null
};
inline constexpr bool kMayBeNull = true;

using BuiltinRun = Value (*)(const Call& call);

struct Signature {
  std::array<BuiltinParameter, 4> slots{};
  std::uint8_t count = 0;
  std::uint8_t required = 0;  // the others may be left away
  bool is_variadic = false;   // the last parameter takes all further arguments, each of its kind
  BuiltinRun run = nullptr;

  constexpr std::span<const BuiltinParameter> parameters() const { return {slots.data(), count}; }
  // The parameter that takes argument `i`.
  constexpr const BuiltinParameter& parameter(std::size_t i) const {
    return slots[std::min<std::size_t>(i, count - 1U)];
  }
  constexpr bool takes(std::size_t arguments) const {
    return arguments >= required && (is_variadic || arguments <= count);
  }
};

struct Builtin {
  std::string_view name;
  std::array<Signature, 4> slots{};
  std::uint8_t count = 0;
  bool is_pure = true;  // not of now() and today(): may be computed when parsing

  // Tried in order: number of arguments, names, then kinds as they are, then kinds by coercion.
  constexpr std::span<const Signature> signatures() const { return {slots.data(), count}; }
};

// Null when FEEL has no such function. `name` is a normal name ("date and time").
const Builtin* find_builtin(std::string_view name);
std::span<const Builtin* const> builtins();  // all, in the order of names

// Calls one by position, or by name when `names` is not empty (one for each argument). What does
// not fit is null with a reason ("feel.wrong_arguments", "feel.wrong_type", "feel.null_argument"),
// as is what the function is not defined for ("feel.undefined").
Value call_builtin(const Builtin& builtin, std::span<const Value> arguments,
                   std::span<const std::string> names, Evaluation& evaluation);
// The function as a value: `sort(list, precedes)`, `{f: sum}`. Always the same for one builtin. It
// takes what `call_builtin` takes; its `parameters` are those of the first signature.
Value function_value(const Builtin& builtin);

}  // namespace tb::feel
