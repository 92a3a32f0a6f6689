#include "engine/feel/decimal_wide.hpp"

#include <algorithm>

namespace tb::feel {

Wide wide_ten_to(int power) {
  Wide ten = ten_to(power % 38);
  for (; power >= 38; power -= 38) ten *= ten_to(38);
  return ten;
}

int digits_of(const Wide& value) {
  if (value == 0) return 0;
  const int guess = static_cast<int>((msb(value) + 1) * 30'103 / 100'000);
  return guess + (value >= wide_ten_to(guess) ? 1 : 0);
}

bool cut(Wide& value, std::int64_t& exponent, int digits) {
  const int drop = digits_of(value) - digits;
  if (drop <= 0) return false;
  Wide quotient, rest;
  divide_qr(value, wide_ten_to(drop), quotient, rest);
  value = quotient;
  exponent += drop;
  return rest != 0;
}

std::optional<Decimal> nearest(bool negative, Wide coefficient, std::int64_t exponent,
                               bool has_more) {
  // Cutting is no rounding: what is lost counts as `more` behind the 36th digit.
  const bool has_lost = msb(coefficient | 1) >= 120 && cut(coefficient, exponent, 36);
  return nearest(negative, coefficient.convert_to<Coefficient>(), exponent, has_lost || has_more);
}

}  // namespace tb::feel
