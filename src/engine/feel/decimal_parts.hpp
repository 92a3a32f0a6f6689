// The bits of a decimal as sign, coefficient and exponent: for the sources of `Decimal` alone.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <optional>

#include "engine/feel/decimal.hpp"

namespace tb::feel {

using Coefficient = unsigned __int128;

inline constexpr int kDecimalDigits = 34, kLeastExponent = -6176, kGreatestExponent = 6111;

// 10^0 … 10^38: all that fit a Coefficient.
inline constexpr auto kTens = [] {
  std::array<Coefficient, 39> tens{};
  Coefficient ten = 1;
  for (auto& one : tens) {
    one = ten;
    ten *= 10;
  }
  return tens;
}();
constexpr Coefficient ten_to(int power) { return kTens[static_cast<std::size_t>(power)]; }

constexpr std::uint64_t high_half(Coefficient c) { return static_cast<std::uint64_t>(c >> 64); }
constexpr std::uint64_t low_half(Coefficient c) { return static_cast<std::uint64_t>(c); }

// Of 0 there are none.
constexpr int digits_of(Coefficient c) {
  const std::uint64_t high = high_half(c);
  const int bits = high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(low_half(c));
  const int guess = bits * 1233 / 4096;  // bits × log10(2), one less than the digits or right
  return guess + (c >= ten_to(guess) && c != 0 ? 1 : 0);
}

struct DecimalParts {
  bool negative = false;
  Coefficient coefficient = 0;
  int exponent = 0;

  DecimalParts(bool is_negative, Coefficient c, int e)
      : negative(is_negative), coefficient(c), exponent(e) {}
  explicit DecimalParts(const Decimal& d)
      : negative(d.is_negative()),
        coefficient((Coefficient{d.high_ & Decimal::kCoefficientMask} << 64) | d.low_),
        exponent(static_cast<int>((d.high_ & ~Decimal::kSign) >> Decimal::kExponentShift) -
                 static_cast<int>(Decimal::kBias)) {}

  // Of parts that are in the one form already.
  Decimal packed() const {
    Decimal d;
    const auto biased = static_cast<std::uint64_t>(exponent) + Decimal::kBias;
    d.high_ = (negative && coefficient != 0 ? Decimal::kSign : 0) |
              (biased << Decimal::kExponentShift) | high_half(coefficient);
    d.low_ = low_half(coefficient);
    return d;
  }
  // Whether both have the same exponent and coefficients of 64 bits.
  static bool are_alike(const Decimal& a, const Decimal& b) {
    return ((a.high_ ^ b.high_) & ~Decimal::kSign) == 0 &&
           (a.high_ & Decimal::kCoefficientMask) == 0;
  }
  static std::uint64_t low(const Decimal& d) { return d.low_; }
};

// The nearest decimal. `has_more`: the number goes on behind the coefficient, which then has at
// least 35 digits.
std::optional<Decimal> nearest(bool negative, Coefficient coefficient, std::int64_t exponent,
                               bool has_more = false);

}  // namespace tb::feel
