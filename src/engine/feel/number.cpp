#include <charconv>
#include <limits>

#include "engine/feel/value.hpp"

namespace tb::feel {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr int kMaxDigits = 400;  // of a literal; more is refused, not read

__int128 power_of_ten(int exponent) {
  __int128 power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits and point of a literal, without sign and exponent.
struct Digits {
  std::int64_t mantissa = 0;
  int scale = 0;  // digits kept behind the point
  int zeros = 0;  // zeros seen after the last digit that is not zero
  bool overflow = false;

  // Zeros at the end are held back, so "1.50000000000000000000" fits.
  void add(char digit, bool behind_point) {
    if (behind_point) ++scale;
    if (digit == '0') {
      ++zeros;
      return;
    }
    for (; zeros > 0 && !overflow; --zeros) push(0);
    push(digit - '0');
  }
  void push(int digit) {
    if (mantissa > (kMax - digit) / 10)
      overflow = true;
    else
      mantissa = mantissa * 10 + digit;
  }
};

}  // namespace

std::optional<Number> Number::of(std::int64_t mantissa, int scale) {
  if (mantissa == 0) return Number();
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  while (scale < 0) {
    if (__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa)) return std::nullopt;
    ++scale;
  }
  if (scale > kMaxScale) return std::nullopt;
  Number number(mantissa);
  number.scale_ = static_cast<std::int8_t>(scale);
  return number;
}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() > kMaxDigits) return std::nullopt;
  Digits digits;
  std::size_t at = 0, seen = 0;
  for (bool point = false; at < text.size(); ++at) {
    if (text[at] == '.' && !point && at + 1 < text.size() && is_digit(text[at + 1]))
      point = true;
    else if (is_digit(text[at]))
      digits.add(text[at], point), ++seen;
    else
      break;
  }
  int exponent = 0;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const char* first = text.data() + at + 1;
    const char* last = text.data() + text.size();
    if (first != last && *first == '+' && first + 1 != last && is_digit(first[1])) ++first;
    const auto read = std::from_chars(first, last, exponent);
    if (read.ec != std::errc() || exponent > 1000 || exponent < -1000) return std::nullopt;
    at = static_cast<std::size_t>(read.ptr - text.data());
  }
  if (seen == 0 || at != text.size() || digits.overflow) return std::nullopt;
  return of(negative ? -digits.mantissa : digits.mantissa, digits.scale - digits.zeros - exponent);
}

std::optional<std::int64_t> Number::whole() const {
  return scale_ == 0 ? std::optional(mantissa_) : std::nullopt;
}

std::optional<Number> Number::negated() const {
  if (mantissa_ == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return of(-mantissa_, scale_);
}

std::string Number::to_string() const {
  std::string digits = std::to_string(mantissa_);
  if (scale_ == 0) return digits;
  const std::size_t sign = mantissa_ < 0 ? 1 : 0, scale = static_cast<std::uint8_t>(scale_);
  if (digits.size() - sign <= scale) digits.insert(sign, scale + 1 - (digits.size() - sign), '0');
  digits.insert(digits.size() - scale, 1, '.');
  return digits;
}

std::strong_ordering Number::operator<=>(const Number& other) const {
  if (scale_ == other.scale_) return mantissa_ <=> other.mantissa_;
  const __int128 a = mantissa_ * power_of_ten(scale_ < other.scale_ ? other.scale_ - scale_ : 0);
  const __int128 b =
      other.mantissa_ * power_of_ten(other.scale_ < scale_ ? scale_ - other.scale_ : 0);
  return a < b   ? std::strong_ordering::less
         : a > b ? std::strong_ordering::greater
                 : std::strong_ordering::equal;
}

}  // namespace tb::feel
