#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "engine/feel/value.hpp"

namespace tb::feel {
namespace {

std::string text(std::string_view literal) {
  const auto number = Number::parse(literal);
  return number ? number->to_string() : "none";
}

TEST(Number, KeepsDecimalsExactly) {
  EXPECT_EQ(text("0.1"), "0.1");
  EXPECT_EQ(text("-12.50"), "-12.5");
  EXPECT_EQ(text(".5"), "0.5");
  EXPECT_EQ(text("-.05"), "-0.05");
  EXPECT_EQ(text("1e3"), "1000");
  EXPECT_EQ(text("1.25E-2"), "0.0125");
  EXPECT_EQ(text("12e+1"), "120");
  EXPECT_EQ(text("-0.000"), "0");
  EXPECT_EQ(text("1.500000000000000000000000000"), "1.5");
  EXPECT_EQ(text("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(text("0.000000000000000001"), "0.000000000000000001");
}

TEST(Number, RefusesWhatDoesNotFitInsteadOfRounding) {
  for (const auto* bad :
       {"9223372036854775808", "0.0000000000000000001", "1e19", "1e999999999999", "", "-", ".",
        "1.", "1..2", "1e", "1e+", "0x10", "1 ", " 1", "--1", "+1", "1e1.5", "１", "nan"})
    EXPECT_EQ(text(bad), "none") << bad;
  EXPECT_EQ(text(std::string(100'000, '1')), "none");
}

TEST(Number, ComparesAcrossScales) {
  const auto number = [](std::string_view literal) { return *Number::parse(literal); };
  EXPECT_EQ(number("1.0"), Number(1));
  EXPECT_LT(number("0.1"), number("0.11"));
  EXPECT_LT(number("-0.11"), number("-0.1"));
  EXPECT_GT(number("9223372036854775807"), number("0.000000000000000001"));
  EXPECT_LT(Number(std::numeric_limits<std::int64_t>::min()), number("-0.000000000000000001"));
}

TEST(Number, NegatesOrSaysThatItCannot) {
  EXPECT_EQ(Number(5).negated(), Number(-5));
  EXPECT_FALSE(Number(std::numeric_limits<std::int64_t>::min()).negated());
  EXPECT_EQ(Number(7).whole(), 7);
  EXPECT_FALSE(Number::parse("7.5")->whole());
}

}  // namespace
}  // namespace tb::feel
