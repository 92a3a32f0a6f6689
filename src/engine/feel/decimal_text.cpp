#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "engine/feel/decimal_parts.hpp"

namespace tb::feel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits of a literal as a coefficient of at most 37 digits.
struct Digits {
  static constexpr int kKept = 37;
  Coefficient coefficient = 0;
  std::int64_t exponent = 0;
  int kept = 0;
  bool has_more = false;  // a digit other than 0 was cut off

  void add(char digit, bool is_behind_point) {
    if (kept == kKept) {
      has_more = has_more || digit != '0';
      exponent += is_behind_point ? 0 : 1;
      return;
    }
    coefficient = coefficient * 10 + static_cast<unsigned>(digit - '0');
    kept += coefficient != 0 ? 1 : 0;
    exponent -= is_behind_point ? 1 : 0;
  }
};

// Reads digits with at most one point that has a digit behind it; false when there is no digit.
bool read_digits(std::string_view& text, Digits& digits) {
  bool has_point = false, has_digit = false;
  while (!text.empty()) {
    if (text[0] == '.' && !has_point && text.size() > 1 && is_digit(text[1])) {
      has_point = true;
    } else if (is_digit(text[0])) {
      digits.add(text[0], has_point);
      has_digit = true;
    } else {
      break;
    }
    text.remove_prefix(1);
  }
  return has_digit;
}

// "e5", "E-12"; what is beyond ±10^12 is as good as that. Texts are shorter than 10^12 digits.
std::optional<std::int64_t> read_exponent(std::string_view text) {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  if (text.empty()) return 0;
  if (text[0] != 'e' && text[0] != 'E') return std::nullopt;
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    exponent = std::min(exponent * 10 + (c - '0'), kMost);
  }
  return negative ? -exponent : exponent;
}

std::string digits_text(Coefficient c) {
  constexpr std::uint64_t kHalf = 1'000'000'000'000'000'000;  // 18 digits
  if (high_half(c) == 0) return std::to_string(low_half(c));
  std::string high = std::to_string(low_half(c / kHalf));
  const std::string low = std::to_string(low_half(c % kHalf));
  return high.append(18 - low.size(), '0').append(low);
}

// "1.5E-45": one digit before the point.
std::string with_exponent(std::string digits, std::int64_t exponent) {
  exponent += static_cast<std::int64_t>(digits.size()) - 1;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.size() > 1) digits.insert(1, 1, '.');
  return digits + (exponent < 0 ? "E" : "E+") + std::to_string(exponent);
}

std::string unsigned_text(const DecimalParts& parts) {
  constexpr std::size_t kZerosWritten = 40;  // as many are not
  std::string digits = digits_text(parts.coefficient);
  if (parts.exponent == 0) return digits;
  if (parts.exponent > 0) {
    const auto behind = static_cast<std::size_t>(parts.exponent);
    const std::size_t zeros = digits.size() - digits.find_last_not_of('0') - 1 + behind;
    return zeros < kZerosWritten ? digits.append(behind, '0')
                                 : with_exponent(std::move(digits), parts.exponent);
  }
  const auto scale = static_cast<std::size_t>(-parts.exponent);
  if (scale >= digits.size()) {
    const std::size_t zeros = scale + 1 - digits.size();
    if (zeros >= kZerosWritten) return with_exponent(std::move(digits), parts.exponent);
    digits.insert(0, zeros, '0');
  }
  return digits.insert(digits.size() - scale, 1, '.');
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Digits digits;
  if (!read_digits(text, digits)) return std::nullopt;
  const auto exponent = read_exponent(text);
  if (!exponent) return std::nullopt;
  return nearest(negative, digits.coefficient, digits.exponent + *exponent, digits.has_more);
}

std::optional<Decimal> Decimal::of_double(double value) {
  std::array<char, 32> text{};
  const auto written =
      std::to_chars(text.begin(), text.end(), value, std::chars_format::scientific);
  return parse({text.begin(), written.ptr});  // "inf" and "nan" are no numbers
}

std::string Decimal::to_string() const {
  std::string text = unsigned_text(DecimalParts(*this));
  if (is_negative()) text.insert(0, 1, '-');
  return text;
}

double Decimal::to_double() const {
  constexpr Coefficient kExact = 1ULL << 53;  // whole numbers up to here are doubles
  const DecimalParts parts(*this);
  if (parts.coefficient <= kExact && parts.exponent == 0) {
    const auto whole = static_cast<double>(low_half(parts.coefficient));
    return parts.negative ? -whole : whole;
  }
  // Without a point, so no locale has a say.
  const std::string text = (parts.negative ? "-" : "") + digits_text(parts.coefficient) + "E" +
                           std::to_string(parts.exponent);
  return std::strtod(text.c_str(), nullptr);
}

}  // namespace tb::feel
