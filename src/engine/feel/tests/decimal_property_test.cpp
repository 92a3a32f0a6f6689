// Random decimals against fractions of unbounded integers. The seed is printed; TB_SEED repeats a
// run.
#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdlib>
#include <random>

#include "engine/feel/decimal.hpp"
#include "support/seeded.hpp"

namespace tb::feel {
namespace {

using boost::multiprecision::cpp_int;

cpp_int ten_to(int power) { return pow(cpp_int(10), static_cast<unsigned>(power)); }

// An exact number: top / bottom, with bottom above 0.
struct Fraction {
  cpp_int top, bottom = 1;

  Fraction operator+(const Fraction& o) const {
    return {top * o.bottom + o.top * bottom, bottom * o.bottom};
  }
  Fraction operator*(const Fraction& o) const { return {top * o.top, bottom * o.bottom}; }
  Fraction operator/(const Fraction& o) const {
    return o.top < 0 ? Fraction{-top * o.bottom, bottom * -o.top}
                     : Fraction{top * o.bottom, bottom * o.top};
  }
  Fraction operator-() const { return {-top, bottom}; }
  Fraction operator-(const Fraction& o) const { return *this + -o; }
  cpp_int floor() const {
    const cpp_int cut = top / bottom;
    return top % bottom < 0 ? cpp_int(cut - 1) : cut;
  }
};

Fraction scaled(const Fraction& f, int exponent) {
  return exponent < 0 ? f / Fraction{ten_to(-exponent)} : f * Fraction{ten_to(exponent)};
}

// Digit by digit as the words of `Rounding` say, at a unit of 10^exponent.
cpp_int round_at(const Fraction& f, int exponent, Rounding rounding) {
  const Fraction units = scaled(f, -exponent);
  cpp_int below = units.floor();
  const Fraction twice = (units - Fraction{below}) * Fraction{2};
  if (twice.top == 0) return below;
  const bool is_negative = f.top < 0;
  const cpp_int half = twice.top - twice.bottom;  // its sign: below, at or above a half
  bool grows = false;
  switch (rounding) {
    case Rounding::half_even:
      grows = half == 0 ? below % 2 != 0 : half > 0;
      break;
    case Rounding::half_up:
      grows = half == 0 ? !is_negative : half > 0;
      break;
    case Rounding::half_down:
      grows = half == 0 ? is_negative : half > 0;
      break;
    case Rounding::up:
      grows = !is_negative;
      break;
    case Rounding::down:
      grows = is_negative;
      break;
    case Rounding::floor:
      grows = false;
      break;
    case Rounding::ceiling:
      grows = true;
      break;
  }
  return grows ? cpp_int(below + 1) : below;
}

// How many digits there are, or one more or less.
int about_digits(const cpp_int& n) {
  return n == 0 ? 0 : static_cast<int>(msb(cpp_int(abs(n))) * 30'103 / 100'000);
}

// The nearest decimal by trying exponents.
std::optional<Decimal> nearest(const Fraction& f) {
  if (f.top == 0) return Decimal();
  int exponent = std::max(about_digits(f.top) - about_digits(f.bottom) - 37, -6176);
  cpp_int coefficient = round_at(f, exponent, Rounding::half_even);
  while (abs(coefficient) >= ten_to(34)) coefficient = round_at(f, ++exponent, Rounding::half_even);
  return Decimal::parse(coefficient.str() + "E" + std::to_string(exponent));
}

class DecimalProperties : public Seeded {
 protected:
  int any(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

  // Digits as they hurt: few, many, nines, fives, and one with zeros.
  std::string digits() {
    const int count = any(0, 2) == 0 ? any(1, 34) : any(0, 1) == 0 ? 34 : any(1, 6);
    std::string text;
    const int kind = any(0, 5);
    for (int i = 0; i < count; ++i)
      text += kind == 0   ? '9'
              : kind == 1 ? (i == 0 ? '1' : '0')
              : kind == 2 ? (i + 1 == count ? '5' : '0')
                          : static_cast<char>('0' + any(0, 9));
    return text;
  }
  int exponent() {
    switch (any(0, 6)) {
      case 0:
        return 0;
      case 1:
        return -2;
      case 2:
        return any(-6220, -6100);
      case 3:
        return any(6050, 6111);
      default:
        return any(-45, 45);
    }
  }

  struct Number {
    Decimal decimal;
    Fraction exact;
  };
  // A decimal and the same as a fraction, read from its parts as they are written.
  Number number(int e) {
    for (;;) {
      const auto decimal =
          Decimal::parse((any(0, 1) == 0 ? "-" : "") + digits() + "E" + std::to_string(e));
      if (!decimal) continue;
      const std::string text = decimal->to_string();
      const auto mark = text.find('E'), point = text.find('.');
      std::string whole = text.substr(0, mark);
      int behind = mark == std::string::npos ? 0 : std::stoi(text.substr(mark + 1));
      if (point != std::string::npos) {
        behind -= static_cast<int>(whole.size() - point) - 1;
        whole.erase(point, 1);
      }
      const bool is_negative = whole.starts_with('-');
      whole.erase(0, std::min(whole.find_first_not_of("-0"), whole.size()));
      const cpp_int coefficient = whole.empty() ? cpp_int(0) : cpp_int(whole);
      return {*decimal, scaled({is_negative ? cpp_int(-coefficient) : coefficient}, behind)};
    }
  }
  // Two numbers that are near enough to have something to do with each other.
  std::pair<Number, Number> pair() {
    const int e = exponent();
    auto a = number(e);
    auto b = number(any(0, 3) == 0 ? exponent() : e + any(-40, 40));
    return {a, b};
  }
  static std::string words(const Number& a, const Number& b) {
    return a.decimal.to_string() + " and " + b.decimal.to_string();
  }
};

constexpr int kRounds = 1'000;

TEST_F(DecimalProperties, SumsProductsAndQuotientsAreTheNearest) {
  for (int i = 0; i < kRounds; ++i) {
    const auto [a, b] = pair();
    ASSERT_EQ(add(a.decimal, b.decimal), nearest(a.exact + b.exact)) << words(a, b);
    ASSERT_EQ(subtract(a.decimal, b.decimal), nearest(a.exact - b.exact)) << words(a, b);
    ASSERT_EQ(multiply(a.decimal, b.decimal), nearest(a.exact * b.exact)) << words(a, b);
    if (!b.decimal.is_zero())
      ASSERT_EQ(divide(a.decimal, b.decimal), nearest(a.exact / b.exact)) << words(a, b);
  }
}

TEST_F(DecimalProperties, ModuloIsWhatTheFloorLeaves) {
  for (int i = 0; i < kRounds / 4; ++i) {
    const auto [a, b] = pair();
    if (b.decimal.is_zero()) continue;
    const Fraction rest = a.exact - b.exact * Fraction{(a.exact / b.exact).floor()};
    ASSERT_EQ(modulo(a.decimal, b.decimal), nearest(rest)) << words(a, b);
  }
}

TEST_F(DecimalProperties, OrderIsThatOfTheDifference) {
  for (int i = 0; i < kRounds; ++i) {
    const auto [a, b] = pair();
    const cpp_int difference = (a.exact - b.exact).top;
    ASSERT_EQ(a.decimal < b.decimal, difference < 0) << words(a, b);
    ASSERT_EQ(a.decimal > b.decimal, difference > 0) << words(a, b);
    ASSERT_EQ(a.decimal == b.decimal, difference == 0) << words(a, b);
  }
}

TEST_F(DecimalProperties, RoundingFollowsItsWord) {
  for (int i = 0; i < kRounds; ++i) {
    const int e = exponent(), scale = std::clamp(any(-40, 40) - e, -6111, 6176);
    const auto how = static_cast<Rounding>(any(0, 6));
    const auto a = number(e);
    const auto expected = nearest(scaled({round_at(a.exact, -scale, how)}, -scale));
    ASSERT_EQ(rounded(a.decimal, scale, how), expected)
        << a.decimal.to_string() << " " << scale << " " << static_cast<int>(how);
  }
}

TEST_F(DecimalProperties, WholePowersAreTheNearest) {
  for (int i = 0; i < kRounds / 4; ++i) {
    const auto base = number(any(-20, 3));
    const int n = any(-40, 40);
    if (base.decimal.is_zero()) continue;
    Fraction exact{1};
    for (int k = 0; k < std::abs(n); ++k) exact = exact * base.exact;
    if (n < 0) exact = Fraction{1} / exact;
    ASSERT_EQ(power(base.decimal, Decimal(n)), nearest(exact))
        << base.decimal.to_string() << " " << n;
  }
}

TEST_F(DecimalProperties, RootsAreTheNearest) {
  for (int i = 0; i < kRounds / 4; ++i) {
    const auto a = number(exponent());
    if (a.decimal.is_negative() || a.decimal.is_zero()) continue;
    // 10^k times the root has 50 digits or so: its whole part decides, and whether more follows.
    const int digits =
        static_cast<int>(a.exact.top.str().size()) - static_cast<int>(a.exact.bottom.str().size());
    const int k = 50 - digits / 2;
    const Fraction square = scaled(a.exact, 2 * k);
    const cpp_int root = sqrt(square.floor());
    const bool is_exact = root * root * square.bottom == square.top;
    const cpp_int with_more = root * 10 + (is_exact ? 0 : 1);
    ASSERT_EQ(square_root(a.decimal), nearest(scaled({with_more}, -k - 1)))
        << a.decimal.to_string();
  }
}

TEST_F(DecimalProperties, TextsAndPartsNameTheSameNumber) {
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = number(exponent()).decimal;
    ASSERT_EQ(Decimal::parse(a.to_string()), a);
    if (const auto parts = a.parts())
      ASSERT_EQ(Decimal::of(parts->coefficient, parts->exponent), a) << a.to_string();
    ASSERT_EQ(a.negated().negated(), a);
    ASSERT_EQ(a.is_negative() ? a.negated() : a, a.absolute());
  }
}

}  // namespace
}  // namespace tb::feel
