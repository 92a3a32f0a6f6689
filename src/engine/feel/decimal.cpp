#include "engine/feel/decimal.hpp"

#include <algorithm>
#include <limits>

#include "engine/feel/decimal_parts.hpp"
#include "engine/feel/decimal_wide.hpp"

namespace tb::feel {

namespace {

int strip_zeros(std::uint64_t& c, int most) {
  int stripped = 0;
  for (; stripped < most && c % 10 == 0; ++stripped) c /= 10;
  return stripped;
}

// How many zeros at the end were taken away, at most `most`; c is not 0.
int strip_zeros(Coefficient& c, int most) {
  int stripped = 0;
  for (const int step : {16, 8, 4, 2, 1}) {
    // 10^n is a multiple of 2^n: most numbers are refused without a division.
    const std::uint64_t bits = (1ULL << step) - 1;
    while (high_half(c) != 0 && stripped + step <= most && (low_half(c) & bits) == 0 &&
           c % ten_to(step) == 0) {
      c /= ten_to(step);
      stripped += step;
    }
  }
  if (high_half(c) != 0) return stripped;
  std::uint64_t small = low_half(c);
  stripped += strip_zeros(small, most - stripped);
  c = small;
  return stripped;
}

// Drops digits at the end, half to even; 1 to 38 of them.
Coefficient without_last(Coefficient c, int drop, bool has_more) {
  const Coefficient unit = ten_to(drop), half = unit / 2;
  const Coefficient kept = c / unit, rest = c % unit;
  const bool up = rest > half || (rest == half && (has_more || (kept & 1) != 0));
  return kept + (up ? 1 : 0);
}

}  // namespace

std::optional<Decimal> nearest(bool negative, Coefficient c, std::int64_t exponent, bool has_more) {
  if (high_half(c) == 0 && exponent <= 0 && exponent >= kLeastExponent) {
    std::uint64_t small = low_half(c);
    if (small == 0) return Decimal();
    exponent += strip_zeros(small, static_cast<int>(-exponent));
    return DecimalParts(negative, small, static_cast<int>(exponent)).packed();
  }
  const int digits = digits_of(c);
  const std::int64_t drop =
      std::max<std::int64_t>(digits - kDecimalDigits, kLeastExponent - exponent);
  if (drop > 0) {
    if (drop > std::min(digits, 38)) return Decimal();
    c = without_last(c, static_cast<int>(drop), has_more);
    exponent += drop;
  }
  if (c == 0) return Decimal();
  if (exponent < 0) {
    exponent += strip_zeros(c, static_cast<int>(-exponent));
  } else if (exponent > 0) {
    if (exponent > kGreatestExponent + kDecimalDigits) return std::nullopt;
    const int pad =
        std::min(static_cast<int>(exponent), std::max(kDecimalDigits - digits_of(c), 0));
    c *= ten_to(pad);
    exponent -= pad;
  }
  if (c == ten_to(kDecimalDigits)) {  // rounding has made one digit more
    c /= 10;
    ++exponent;
  }
  if (exponent > kGreatestExponent) return std::nullopt;
  return DecimalParts(negative, c, static_cast<int>(exponent)).packed();
}

std::optional<Decimal> Decimal::of(std::int64_t coefficient, int exponent) {
  const Decimal whole(coefficient);
  return nearest(whole.is_negative(), whole.low_, exponent);
}

std::optional<std::int64_t> Decimal::whole_of_parts() const {
  const auto found = parts();
  return is_whole() && found && found->exponent == 0 ? std::optional(found->coefficient)
                                                     : std::nullopt;
}

bool Decimal::is_whole() const { return DecimalParts(*this).exponent >= 0; }

std::optional<Decimal::Parts> Decimal::parts() const {
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  auto [negative, c, exponent] = DecimalParts(*this);
  const Coefficient most = Coefficient{kMost} + (negative ? 1 : 0);
  if (c > most) exponent += strip_zeros(c, kDecimalDigits);
  if (c > most) return std::nullopt;
  const std::uint64_t bits = negative ? 0 - low_half(c) : low_half(c);
  return Parts{static_cast<std::int64_t>(bits), exponent};
}

std::size_t Decimal::hash() const {
  std::uint64_t mixed = (high_ * 0x9E3779B97F4A7C15U) ^ low_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
  return static_cast<std::size_t>(mixed ^ (mixed >> 31));
}

Decimal Decimal::negated() const {
  Decimal other = *this;
  if (!is_zero()) other.high_ ^= kSign;
  return other;
}

Decimal Decimal::absolute() const {
  Decimal other = *this;
  other.high_ &= ~kSign;
  return other;
}

std::strong_ordering Decimal::compare_size(const Decimal& other) const {
  const DecimalParts a(*this), b(other);
  if (a.exponent == b.exponent || a.coefficient == 0 || b.coefficient == 0)
    return a.coefficient <=> b.coefficient;
  const int a_digits = digits_of(a.coefficient), b_digits = digits_of(b.coefficient);
  if (a_digits + a.exponent != b_digits + b.exponent)
    return a_digits + a.exponent <=> b_digits + b.exponent;
  // As many digits before the point: the one with more behind it has more in all.
  return a_digits < b_digits ? a.coefficient * ten_to(b_digits - a_digits) <=> b.coefficient
                             : a.coefficient <=> b.coefficient * ten_to(a_digits - b_digits);
}

namespace {

template <class T>
std::optional<Decimal> sum_of(bool a_negative, const T& a, bool b_negative, const T& b,
                              int exponent) {
  if (a_negative == b_negative) return nearest(a_negative, T(a + b), exponent);
  return a >= b ? nearest(a_negative, T(a - b), exponent) : nearest(b_negative, T(b - a), exponent);
}

std::optional<Decimal> sum(DecimalParts a, DecimalParts b) {
  if (a.coefficient == 0) return nearest(b.negative, b.coefficient, b.exponent);
  if (b.coefficient == 0) return nearest(a.negative, a.coefficient, a.exponent);
  if (a.exponent < b.exponent) std::swap(a, b);
  int apart = a.exponent - b.exponent;
  if (digits_of(a.coefficient) + apart <= 38)
    return sum_of(a.negative, a.coefficient * ten_to(apart), b.negative, b.coefficient, b.exponent);
  if (apart > 75) {  // b only tells that there is something
    b = DecimalParts(b.negative, 1, a.exponent - 75);
    apart = 75;
  }
  return sum_of(a.negative, Wide(Wide(a.coefficient) * wide_ten_to(apart)), b.negative,
                Wide(b.coefficient), b.exponent);
}

// a and b have coefficients of 64 bits, the same exponent, and `b_negative` is b's sign.
std::optional<Decimal> sum_alike(const Decimal& a, const Decimal& b, bool b_negative) {
  const std::uint64_t x = DecimalParts::low(a), y = DecimalParts::low(b);
  const int exponent = DecimalParts(a).exponent;
  if (a.is_negative() == b_negative) return nearest(b_negative, Coefficient{x} + y, exponent);
  return x >= y ? nearest(a.is_negative(), x - y, exponent) : nearest(b_negative, y - x, exponent);
}

DecimalParts negated(DecimalParts parts) {
  parts.negative = !parts.negative;
  return parts;
}

}  // namespace

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  if (DecimalParts::are_alike(a, b)) return sum_alike(a, b, b.is_negative());
  return sum(DecimalParts(a), DecimalParts(b));
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  if (DecimalParts::are_alike(a, b)) return sum_alike(a, b, !b.is_negative());
  return sum(DecimalParts(a), negated(DecimalParts(b)));
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  const DecimalParts x(a), y(b);
  const bool negative = x.negative != y.negative;
  const int exponent = x.exponent + y.exponent;
  if ((high_half(x.coefficient) | high_half(y.coefficient)) == 0 ||
      digits_of(x.coefficient) + digits_of(y.coefficient) <= 38)
    return nearest(negative, x.coefficient * y.coefficient, exponent);
  return nearest(negative, Wide(Wide(x.coefficient) * y.coefficient), exponent);
}

namespace {

// Long division, until nothing is left or there are more digits than a decimal has.
std::optional<Decimal> quotient_of(bool negative, std::uint64_t a, std::uint64_t b, int exponent) {
  Coefficient quotient = a / b;
  std::uint64_t rest = a % b;
  while (rest != 0) {
    const int digits = digits_of(quotient);
    if (digits > kDecimalDigits) break;
    const int step = std::min(19, kDecimalDigits + 2 - digits);  // 10^19 × rest fits
    const Coefficient scaled = rest * ten_to(step), next = scaled / b;
    quotient = quotient * ten_to(step) + next;
    rest = low_half(scaled - next * b);
    exponent -= step;
  }
  return nearest(negative, quotient, exponent, rest != 0);
}

}  // namespace

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  const DecimalParts x(a), y(b);
  if (y.coefficient == 0) return std::nullopt;
  if (x.coefficient == 0) return Decimal();
  const bool negative = x.negative != y.negative;
  const int exponent = x.exponent - y.exponent;
  if ((high_half(x.coefficient) | high_half(y.coefficient)) == 0)
    return quotient_of(negative, low_half(x.coefficient), low_half(y.coefficient), exponent);
  // So many zeros that the quotient has 35 or 36 digits.
  const int zeros = 35 + digits_of(y.coefficient) - digits_of(x.coefficient);
  Wide quotient, rest;
  divide_qr(Wide(Wide(x.coefficient) * wide_ten_to(zeros)), Wide(y.coefficient), quotient, rest);
  return nearest(negative, quotient, exponent - zeros, rest != 0);
}

namespace {

// coefficient × 10^power modulo the divisor.
Coefficient rest_of(Coefficient coefficient, int power, Coefficient divisor) {
  if (digits_of(coefficient) + power <= 38) return coefficient * ten_to(power) % divisor;
  Wide result = coefficient % divisor, square = 10;
  for (; power > 0; power /= 2) {
    if (power % 2 != 0) result = result * square % divisor;
    square = square * square % divisor;
  }
  return result.convert_to<Coefficient>();
}

}  // namespace

std::optional<Decimal> modulo(const Decimal& a, const Decimal& b) {
  const DecimalParts x(a), y(b);
  if (y.coefficient == 0) return std::nullopt;
  const int apart = x.exponent - y.exponent;
  DecimalParts rest(x.negative, x.coefficient, std::min(x.exponent, y.exponent));
  if (apart >= 0)
    rest.coefficient = rest_of(x.coefficient, apart, y.coefficient);
  else if (digits_of(y.coefficient) - apart <= 38)
    rest.coefficient = x.coefficient % (y.coefficient * ten_to(-apart));
  if (rest.coefficient == 0 || x.negative == y.negative)
    return nearest(x.negative, rest.coefficient, rest.exponent);
  return sum(y, rest);
}

namespace {

// Whether the number is moved away from 0; `against_half` compares what is cut off to a half.
bool goes_up(Rounding rounding, bool negative, bool is_odd, std::strong_ordering against_half) {
  switch (rounding) {
    case Rounding::half_even:
      return against_half > 0 || (against_half == 0 && is_odd);
    case Rounding::half_up:
      return against_half >= 0;
    case Rounding::half_down:
      return against_half > 0;
    case Rounding::up:
      return true;
    case Rounding::down:
      return false;
    case Rounding::floor:
      return negative;
    case Rounding::ceiling:
      return !negative;
  }
  return false;
}

}  // namespace

std::optional<Decimal> rounded(const Decimal& a, std::int64_t scale, Rounding rounding) {
  if (scale < -kGreatestExponent || scale > -kLeastExponent) return std::nullopt;
  const DecimalParts parts(a);
  const auto drop = static_cast<int>(-scale) - parts.exponent;
  if (drop <= 0 || a.is_zero()) return a;
  Coefficient kept = 0, rest = parts.coefficient;
  auto against_half = std::strong_ordering::less;
  if (drop <= kDecimalDigits) {
    const Coefficient unit = ten_to(drop);
    kept = parts.coefficient / unit;
    rest = parts.coefficient % unit;
    against_half = rest <=> unit / 2;
  }
  if (rest != 0 && goes_up(rounding, parts.negative, (kept & 1) != 0, against_half)) ++kept;
  return nearest(parts.negative, kept, -scale);
}

}  // namespace tb::feel
