// The cases in cases/decimals.txt, and what is not written as text.
#include "engine/feel/decimal.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <unordered_set>

namespace tb::feel {
namespace {

constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

Decimal number(std::string_view text) {
  const auto parsed = Decimal::parse(text);
  if (!parsed) throw std::runtime_error("no number: " + std::string(text));
  return *parsed;
}

std::string text_of(const std::optional<Decimal>& result) {
  return result ? result->to_string() : "none";
}

std::vector<std::string> arguments_of(std::string_view text) {
  std::vector<std::string> arguments(1);
  for (const char c : text) {
    if (c == ',')
      arguments.emplace_back();
    else if (c != ' ' || !arguments.back().empty())
      arguments.back() += c;
  }
  return arguments;
}

const std::map<std::string, Rounding> kRoundings{
    {"half even", Rounding::half_even}, {"half up", Rounding::half_up},
    {"half down", Rounding::half_down}, {"up", Rounding::up},
    {"down", Rounding::down},           {"floor", Rounding::floor},
    {"ceiling", Rounding::ceiling}};
using Unary = std::optional<Decimal> (*)(const Decimal&);
using Binary = std::optional<Decimal> (*)(const Decimal&, const Decimal&);
const std::map<std::string, Unary> kUnary{
    {"sqrt", square_root}, {"exp", exponential}, {"log", logarithm}};
const std::map<std::string, Binary> kBinary{{"add", add},           {"subtract", subtract},
                                            {"multiply", multiply}, {"divide", divide},
                                            {"modulo", modulo},     {"power", power}};

std::string result_of(const std::string& operation, const std::vector<std::string>& arguments) {
  if (operation == "number") return text_of(Decimal::parse(arguments.at(0)));
  const Decimal a = number(arguments.at(0));
  if (const auto found = kUnary.find(operation); found != kUnary.end())
    return text_of(found->second(a));
  const Decimal b = number(arguments.at(1));
  if (operation == "round")
    return text_of(rounded(a, b.whole().value(), kRoundings.at(arguments.at(2))));
  if (operation == "order")
    return a < b ? "less" : a > b ? "greater" : a == b ? "equal" : "neither";
  return text_of(kBinary.at(operation)(a, b));
}

TEST(Decimal, GivesTheResultsOfTheCases) {
  std::ifstream file(std::string(TB_SOURCE_DIR) + "/src/engine/feel/tests/cases/decimals.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto open = line.find('('), close = line.rfind(')');
    const std::string operation = line.substr(0, open);
    const auto result = result_of(operation, arguments_of(line.substr(open + 1, close - open - 1)));
    EXPECT_EQ(result, line.substr(close + 4)) << line;
    if (result != "none" && operation != "order")
      EXPECT_EQ(number(result).to_string(), result) << line;
    ++cases;
  }
  EXPECT_GT(cases, 350);
}

TEST(Decimal, KeepsWholeNumbersOf64Bits) {
  for (const std::int64_t whole : {kLeast, kLeast + 1, std::int64_t{-1}, std::int64_t{0},
                                   std::int64_t{1}, std::int64_t{100}, kMost}) {
    EXPECT_EQ(Decimal(whole).to_string(), std::to_string(whole));
    EXPECT_EQ(Decimal(whole).whole(), whole);
    EXPECT_EQ(number(std::to_string(whole)), Decimal(whole));
  }
  EXPECT_FALSE(number("9223372036854775808").whole());
  EXPECT_FALSE(number("-9223372036854775809").whole());
  EXPECT_FALSE(number("7.5").whole());
  EXPECT_FALSE(number("1e20").whole());
  EXPECT_TRUE(number("1e6144").is_whole());
  EXPECT_TRUE(number("7.0").is_whole());
  EXPECT_FALSE(number("7.5").is_whole());
}

TEST(Decimal, IsMadeOfACoefficientAndAnExponent) {
  EXPECT_EQ(Decimal::of(1250, -2), number("12.5"));
  EXPECT_EQ(Decimal::of(kLeast, 0), Decimal(kLeast));
  EXPECT_EQ(Decimal::of(1, 6144), number("1e6144"));
  EXPECT_FALSE(Decimal::of(1, 6145));
  EXPECT_FALSE(Decimal::of(-1, std::numeric_limits<int>::max()));
  EXPECT_EQ(Decimal::of(1, std::numeric_limits<int>::min()), Decimal(0));
  EXPECT_EQ(Decimal::of(0, std::numeric_limits<int>::max()), Decimal(0));
}

TEST(Decimal, TellsAStoreItsParts) {
  const auto parts = [](std::string_view text) {
    const auto found = number(text).parts();
    return found ? std::to_string(found->coefficient) + "e" + std::to_string(found->exponent)
                 : "none";
  };
  EXPECT_EQ(parts("0"), "0e0");
  EXPECT_EQ(parts("-12.50"), "-125e-1");
  EXPECT_EQ(parts("100"), "100e0");
  EXPECT_EQ(parts("-9223372036854775808"), "-9223372036854775808e0");
  EXPECT_EQ(parts("9223372036854775808"), "none");
  EXPECT_EQ(parts("1e20"), "1e20");
  EXPECT_EQ(parts("-3e6144"), "-3e6144");
  EXPECT_EQ(parts("1e-6176"), "1e-6176");
  EXPECT_EQ(parts("0.3333333333333333333333333333333333"), "none");
}

TEST(Decimal, NegatesWithoutANegativeZero) {
  EXPECT_EQ(Decimal(0).negated(), Decimal(0));
  EXPECT_FALSE(Decimal(0).negated().is_negative());
  EXPECT_EQ(Decimal(5).negated(), Decimal(-5));
  EXPECT_EQ(Decimal(kLeast).negated(), number("9223372036854775808"));
  EXPECT_EQ(number("-1.5").absolute(), number("1.5"));
  EXPECT_EQ(number("1.5").absolute(), number("1.5"));
  EXPECT_TRUE(number("-0.0").is_zero());
  EXPECT_FALSE(number("-0.0").is_negative());
}

TEST(Decimal, ComesFromADoubleAsItIsWritten) {
  EXPECT_EQ(Decimal::of_double(0.1), number("0.1"));
  EXPECT_EQ(Decimal::of_double(-1e300), number("-1e300"));
  EXPECT_EQ(Decimal::of_double(5e-324), number("5e-324"));
  EXPECT_EQ(Decimal::of_double(-0.0), Decimal(0));
  EXPECT_EQ(Decimal::of_double(123456789), Decimal(123456789));
  EXPECT_FALSE(Decimal::of_double(std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(Decimal::of_double(std::numeric_limits<double>::quiet_NaN()));
}

TEST(Decimal, BecomesTheNearestDouble) {
  EXPECT_EQ(number("0.1").to_double(), 0.1);
  EXPECT_EQ(number("-2.5").to_double(), -2.5);
  EXPECT_EQ(number("9007199254740993").to_double(), 9007199254740992.0);
  EXPECT_EQ(number("9007199254740993.000000000001").to_double(), 9007199254740994.0);
  EXPECT_EQ(number("1e6000").to_double(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(number("-1e6000").to_double(), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(number("1e-6000").to_double(), 0.0);
}

TEST(Decimal, HashesEqualNumbersEqually) {
  EXPECT_EQ(number("1.50").hash(), number("15e-1").hash());
  std::unordered_set<std::size_t> seen;
  for (int i = -500; i < 500; ++i) seen.insert(Decimal::of(i, -2)->hash());
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(Decimal, ReadsALiteralOfAnyLength) {
  EXPECT_FALSE(Decimal::parse(std::string(100'000, '1')));
  EXPECT_EQ(number(std::string(100'000, '0') + "1"), Decimal(1));
  EXPECT_EQ(number("0." + std::string(100'000, '0') + "1"), Decimal(0));
  EXPECT_EQ(number("1" + std::string(6'144, '0')), number("1e6144"));
  EXPECT_EQ(number(std::string(100'000, '1') + "e-99999"),
            number("1.111111111111111111111111111111111"));
}

}  // namespace
}  // namespace tb::feel
