// The tables of builtins, one a file, and what their functions share.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "engine/feel/builtin.hpp"

namespace tb::feel {

using Kind = TypeSpec::Kind;

std::span<const Builtin> conversion_builtins();
std::span<const Builtin> number_builtins();
std::span<const Builtin> text_builtins();
std::span<const Builtin> list_builtins();
std::span<const Builtin> list_change_builtins();
std::span<const Builtin> statistics_builtins();
std::span<const Builtin> temporal_builtins();
std::span<const Builtin> range_builtins();
std::span<const Builtin> range_text_builtins();
std::span<const Builtin> context_builtins();

// `name(a, b)`: all parameters are required.
constexpr Signature signature(BuiltinRun run, std::initializer_list<BuiltinParameter> parameters) {
  Signature made{.count = static_cast<std::uint8_t>(parameters.size()),
                 .required = static_cast<std::uint8_t>(parameters.size()),
                 .run = run};
  std::ranges::copy(parameters, made.slots.begin());
  return made;
}
// `name(a, [b])`: all but the first `required` may be left away.
constexpr Signature optional_signature(BuiltinRun run, std::uint8_t required,
                                       std::initializer_list<BuiltinParameter> parameters) {
  Signature made = signature(run, parameters);
  made.required = required;
  return made;
}
// `name(a, b…)`: the last one once or more often.
constexpr Signature variadic_signature(BuiltinRun run,
                                       std::initializer_list<BuiltinParameter> parameters) {
  Signature made = signature(run, parameters);
  made.is_variadic = true;
  return made;
}
constexpr Builtin builtin(std::string_view name, std::initializer_list<Signature> signatures) {
  Builtin made{.name = name, .count = static_cast<std::uint8_t>(signatures.size())};
  std::ranges::copy(signatures, made.slots.begin());
  return made;
}
constexpr Builtin impure_builtin(std::string_view name,
                                 std::initializer_list<Signature> signatures) {
  Builtin made = builtin(name, signatures);
  made.is_pure = false;
  return made;
}

// Without the digits behind the point; nothing beyond 64 bits. Positions, lengths and scales are
// read so (TCK 1100, 1103, 1155).
std::optional<std::int64_t> whole_part(const Decimal& number);
// The index that position 1…size or -size…-1 names; nothing, and reported for `parameter`, for
// others.
std::optional<std::size_t> index_at(const Call& call, std::size_t parameter, std::size_t size);
// FEEL's "=", and null equals null; what cannot be compared is different.
bool is_same(const Value& a, const Value& b);
// Steps that comparing the value costs.
std::uint64_t weight(const Value& value);

}  // namespace tb::feel
