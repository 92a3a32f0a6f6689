// DMN 1.5, 10.3.4.5: functions of numbers; `abs` of durations and `not` beside them.
#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

template <Rounding rounding>
Value round_to(const Call& call) {
  const auto scale = call.has(1) ? whole_part(*call[1].number()) : 0;
  const auto result = scale ? rounded(*call[0].number(), *scale, rounding) : std::nullopt;
  if (result) return *result;
  return call.wrong(1, "应在 -6111 与 6176 之间", "must be between -6111 and 6176");
}

Value absolute_number(const Call& call) { return call[0].number()->absolute(); }

Value absolute_months(const Call& call) {
  const MonthsDuration duration = *call[0].months();
  return duration < MonthsDuration{} ? negated(duration) : duration;
}

Value absolute_seconds(const Call& call) {
  const SecondsDuration duration = *call[0].seconds();
  return duration < SecondsDuration{} ? negated(duration) : duration;
}

Value remainder(const Call& call) {
  const Decimal& divisor = *call[1].number();
  if (divisor.is_zero()) return call.wrong(1, "不能为 0", "must not be 0");
  return call.made(modulo(*call[0].number(), divisor));
}

Value root(const Call& call) {
  const auto result = square_root(*call[0].number());
  if (result) return *result;
  return call.wrong(0, "不能小于 0", "must not be below 0");
}

Value natural_logarithm(const Call& call) {
  const auto result = logarithm(*call[0].number());
  if (result) return *result;
  return call.wrong(0, "必须大于 0", "must be above 0");
}

Value power_of_e(const Call& call) { return call.made(exponential(*call[0].number())); }

template <int rest>
Value leaves(const Call& call) {
  return modulo(*call[0].number(), Decimal(2)) == Decimal(rest);
}

Value negation(const Call& call) { return !*call[0].boolean(); }

// `floor(n)` and `floor(n, scale)`.
constexpr Builtin rounding_to_whole(std::string_view name, BuiltinRun run) {
  return builtin(name,
                 {optional_signature(run, 1, {{"n", Kind::number}, {"scale", Kind::number}})});
}
constexpr Builtin rounding_to_scale(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {{"n", Kind::number}, {"scale", Kind::number}})});
}
constexpr Builtin of_number(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {{"number", Kind::number}})});
}

constexpr Builtin kNumbers[] = {
    rounding_to_scale("decimal", round_to<Rounding::half_even>),
    rounding_to_whole("floor", round_to<Rounding::floor>),
    rounding_to_whole("ceiling", round_to<Rounding::ceiling>),
    rounding_to_scale("round up", round_to<Rounding::up>),
    rounding_to_scale("round down", round_to<Rounding::down>),
    rounding_to_scale("round half up", round_to<Rounding::half_up>),
    rounding_to_scale("round half down", round_to<Rounding::half_down>),
    builtin("abs", {signature(absolute_number, {{"n", Kind::number}}),
                    signature(absolute_months, {{"n", Kind::months}}),
                    signature(absolute_seconds, {{"n", Kind::seconds}})}),
    builtin("modulo",
            {signature(remainder, {{"dividend", Kind::number}, {"divisor", Kind::number}})}),
    of_number("sqrt", root),
    of_number("log", natural_logarithm),
    of_number("exp", power_of_e),
    of_number("even", leaves<0>),
    of_number("odd", leaves<1>),
    builtin("not", {signature(negation, {{"negand", Kind::boolean}})}),
};

}  // namespace

std::span<const Builtin> number_builtins() { return kNumbers; }

}  // namespace tb::feel
