// Power, root, exponential and logarithm: whole powers and roots with integers, so that exact
// results are exact; the others with 100 digits, of which 80 decide the rounding.
#include <algorithm>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <cmath>

#include "engine/feel/decimal_wide.hpp"

namespace tb::feel {

namespace {

using Float = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<100>,
                                            boost::multiprecision::et_off>;

// exp of more is too large, exp of less than its negative is 0.
constexpr int kLargestLogarithm = 14'300;

Float float_of(Coefficient c) {
  return Float(high_half(c)) * Float(18'446'744'073'709'551'616.0) + Float(low_half(c));
}

Float float_of(const Decimal& d) {
  const DecimalParts parts(d);
  const Float value(float_of(parts.coefficient) * Float("1E" + std::to_string(parts.exponent)));
  return parts.negative ? Float(-value) : value;
}

// A result that is a tie of 35 digits comes out as one, for 20 digits are left over for errors.
std::optional<Decimal> nearest_to(const Float& value) {
  return Decimal::parse(value.str(80, std::ios_base::scientific));
}

Float ln_of_ten() {
  return Float(
      "2."
      "3025850929940456840179914546843642076011014886287729760333279009675726096773524802359972050"
      "89598298341967784042286248633409525465");
}

// Of a number near 1, to the last digit however near: 2 artanh((m - 1) / (m + 1)) as its series.
Float ln_near_one(const Float& m) {
  const Float z = (m - 1) / (m + 1), square = z * z;
  Float power = z, sum = z;
  for (int n = 3; n < 400 && power != 0; n += 2) {
    power *= square;
    const Float term = power / n;
    if (abs(term) < abs(sum) * Float("1E-105")) break;
    sum += term;
  }
  return 2 * sum;
}

// Of a positive number.
Float ln(const Decimal& a) {
  const DecimalParts parts(a);
  int digits = digits_of(parts.coefficient);
  if (parts.coefficient < 3 * ten_to(digits - 1)) --digits;
  // 0.3 ≤ m < 3, so that no digits are lost in the sum.
  const Float m = float_of(parts.coefficient) / Float("1E" + std::to_string(digits));
  const double rough = std::log(m.convert_to<double>());
  const Float fine = ln_near_one(m * exp(Float(-rough)));
  return (Float(rough) + fine) + (parts.exponent + digits) * ln_of_ten();
}

std::optional<Decimal> exp_of(const Float& value) {
  if (value > kLargestLogarithm) return std::nullopt;
  if (value < -kLargestLogarithm) return Decimal();
  return nearest_to(exp(value));
}

// Of 0 and above, with an error far below 1.
double rough_log10(const Decimal& a) {
  const DecimalParts parts(a);
  return std::log10(static_cast<double>(high_half(parts.coefficient)) * 0x1p64 +
                    static_cast<double>(low_half(parts.coefficient))) +
         parts.exponent;
}

// A product as far as 100 digits hold it: all exact results of 34 digits are among them.
struct Product {
  Wide coefficient = 1;
  std::int64_t exponent = 0;
  bool has_more = false;

  Product times(const Product& other) const {
    Product product{coefficient * other.coefficient, exponent + other.exponent,
                    has_more || other.has_more};
    if (cut(product.coefficient, product.exponent, 100)) product.has_more = true;
    return product;
  }
};

// base^n for n > 0, by squaring.
Product raised(const DecimalParts& base, std::int64_t n) {
  Product result, square{Wide(base.coefficient), base.exponent};
  for (;; square = square.times(square)) {
    if (n % 2 != 0) result = result.times(square);
    n /= 2;
    if (n == 0) return result;
  }
}

std::optional<Decimal> inverse(bool negative, const Product& product) {
  const int zeros = digits_of(product.coefficient) + 36;
  Wide quotient, rest;
  divide_qr(wide_ten_to(zeros), product.coefficient, quotient, rest);
  return nearest(negative, quotient, -product.exponent - zeros, product.has_more || rest != 0);
}

bool is_odd(const Decimal& whole) {
  const DecimalParts parts(whole);
  return parts.exponent == 0 && (parts.coefficient & 1) != 0;
}

// Of a base other than 0.
std::optional<Decimal> whole_power(const Decimal& base, std::int64_t n) {
  constexpr double kBeyond = 6'200;  // more digits than any decimal has before or behind the point
  const double digits = rough_log10(base) * static_cast<double>(n);
  if (digits > kBeyond) return std::nullopt;
  if (digits < -kBeyond) return Decimal();
  const bool negative = base.is_negative() && n % 2 != 0;
  const Product product = raised(DecimalParts(base), n < 0 ? -n : n);
  if (n < 0) return inverse(negative, product);
  return nearest(negative, product.coefficient, product.exponent, product.has_more);
}

}  // namespace

std::optional<Decimal> power(const Decimal& base, const Decimal& exponent) {
  constexpr std::int64_t kMostBySquaring = 1'000'000'000;
  if (exponent.is_zero()) return Decimal(1);
  if (base.is_zero()) return exponent.is_negative() ? std::nullopt : std::optional(Decimal());
  if (base.is_negative() && !exponent.is_whole()) return std::nullopt;
  const bool negative = base.is_negative() && is_odd(exponent);
  const Decimal size = base.absolute();
  if (size == Decimal(1)) return negative ? Decimal(-1) : Decimal(1);
  const auto n = exponent.whole();
  if (n && *n >= -kMostBySquaring && *n <= kMostBySquaring) return whole_power(base, *n);
  const auto result = exp_of(float_of(exponent) * ln(size));
  return result && negative ? result->negated() : result;
}

std::optional<Decimal> square_root(const Decimal& a) {
  if (a.is_negative()) return std::nullopt;
  if (a.is_zero()) return a;
  const DecimalParts parts(a);
  int zeros = 70 - digits_of(parts.coefficient);  // then the root has 35 or 36 digits
  if ((parts.exponent - zeros) % 2 != 0) ++zeros;
  Wide rest;
  const Wide root = sqrt(Wide(Wide(parts.coefficient) * wide_ten_to(zeros)), rest);
  return nearest(false, root, (parts.exponent - zeros) / 2, rest != 0);
}

std::optional<Decimal> exponential(const Decimal& a) { return exp_of(float_of(a)); }

std::optional<Decimal> logarithm(const Decimal& a) {
  if (a.is_zero() || a.is_negative()) return std::nullopt;
  return nearest_to(ln(a));
}

}  // namespace tb::feel
