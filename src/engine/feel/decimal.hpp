// The numbers of FEEL: decimals of 34 digits as IEEE 754-2008 decimal128 has them
// (DMN 1.5, 10.3.2.3.1).
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tb::feel {

// How a digit that is cut off decides the one before it (DMN 1.5, 10.3.4.3, `round up` and others).
enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, floor, ceiling };

// sign × coefficient × 10^exponent with at most 34 digits, kept in one form: no trailing zero
// behind the point, exponent 0 for every whole number that fits, and the smallest exponent for one
// that does not. So equal numbers have equal bits.
// There is no -0, no infinity and no NaN: what would be one is nothing. Results that do not fit
// exactly are rounded half even to 34 digits; what is too small to be written is 0, what is too
// large is nothing.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole);  // NOLINT: an integer is a number
  // coefficient × 10^exponent; nothing when it is too large.
  static std::optional<Decimal> of(std::int64_t coefficient, int exponent);
  // FEEL's and JSON's ways to write a number: "-12.50", ".5", "1e3"; nothing when it is none, or
  // too large. Digits beyond the 34th are rounded half even.
  static std::optional<Decimal> parse(std::string_view text);
  // The shortest decimal that names this double: 0.1 is 0.1. Nothing for infinity and NaN.
  static std::optional<Decimal> of_double(double value);

  // Without exponent wherever the zeros to be written are fewer than 40: "-12.5", "1E+200".
  std::string to_string() const;
  double to_double() const;  // the nearest; infinity beyond its range
  // The whole number, or nothing when there is a fraction or more than 64 bits.
  std::optional<std::int64_t> whole() const {
    // Small ones lie as they are.
    if ((high_ & ~kSign) == kBias << kExponentShift && low_ >> 63 == 0) {
      const auto size = static_cast<std::int64_t>(low_);
      return is_negative() ? -size : size;
    }
    return whole_of_parts();
  }
  bool is_whole() const;
  bool is_zero() const { return (high_ & kCoefficientMask) == 0 && low_ == 0; }
  bool is_negative() const { return (high_ & kSign) != 0; }
  // For a store: a coefficient of 64 bits with its exponent, when there is one; `of` makes the same
  // number of it.
  struct Parts {
    std::int64_t coefficient = 0;
    int exponent = 0;
  };
  std::optional<Parts> parts() const;
  std::size_t hash() const;

  Decimal negated() const;
  Decimal absolute() const;

  bool operator==(const Decimal&) const = default;
  std::strong_ordering operator<=>(const Decimal& other) const {
    if (((high_ ^ other.high_) & kSign) != 0)
      return is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
    if (high_ == other.high_) return is_negative() ? other.low_ <=> low_ : low_ <=> other.low_;
    return is_negative() ? other.compare_size(*this) : compare_size(other);
  }

 private:
  friend struct DecimalParts;                                     // the .cpp's view of the bits
  std::strong_ordering compare_size(const Decimal& other) const;  // without the signs
  std::optional<std::int64_t> whole_of_parts() const;

  static constexpr std::uint64_t kSign = 1ULL << 63, kBias = 6176,
                                 kCoefficientMask = (1ULL << 49) - 1;
  static constexpr int kExponentShift = 49;

  // Sign (1 bit), exponent + 6176 (14 bits), coefficient (113 bits).
  std::uint64_t high_ = kBias << kExponentShift, low_ = 0;
};

constexpr Decimal::Decimal(std::int64_t whole)
    : high_((kBias << kExponentShift) | (whole < 0 ? kSign : 0)),
      low_(whole < 0 ? 0 - static_cast<std::uint64_t>(whole) : static_cast<std::uint64_t>(whole)) {}

// The nearest decimal to the exact result, each.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
// Nothing for a zero divisor.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
// a - b × floor(a / b): the sign is the divisor's (FEEL `modulo`). Nothing for a zero divisor.
std::optional<Decimal> modulo(const Decimal& a, const Decimal& b);
// Exact for whole exponents as far as 34 digits go; nothing for a negative base with a fraction,
// 0 to a negative power, or a result that is too large. 0 to the power 0 is 1.
std::optional<Decimal> power(const Decimal& base, const Decimal& exponent);
std::optional<Decimal> square_root(const Decimal& a);  // nothing below 0
std::optional<Decimal> exponential(const Decimal& a);
std::optional<Decimal> logarithm(const Decimal& a);  // natural; nothing for 0 and below
// Rounded so that `scale` digits stay behind the point; a negative scale rounds before it.
// Nothing for a scale beyond -6111…6176.
std::optional<Decimal> rounded(const Decimal& a, std::int64_t scale, Rounding rounding);

}  // namespace tb::feel
