#include "engine/feel/text.hpp"

#include <gtest/gtest.h>

namespace tb::feel {
namespace {

TEST(Text, IsCutByCodePoints) {
  EXPECT_EQ(slice("foobar", 2, 3), "oba");
  EXPECT_EQ(slice("foobar", 0, 100), "foobar");
  EXPECT_EQ(slice("foobar", 6, 1), "");
  EXPECT_EQ(slice("foobar", 100, 1), "");
  EXPECT_EQ(slice("foobar", 2, std::string_view::npos), "obar");
  EXPECT_EQ(slice("foobar", 2, 0), "");
  EXPECT_EQ(slice("🐎foo", 1, 3), "foo");
  EXPECT_EQ(slice("甲🐎乙é", 1, 2), "🐎乙");
  EXPECT_EQ(slice("e\u0301", 0, 1), "e");
  EXPECT_EQ(slice("", 0, 1), "");
}

TEST(Text, IsCountedAndSearchedByCodePoints) {
  EXPECT_EQ(count_points(""), 0U);
  EXPECT_EQ(count_points("甲🐎é"), 3U);
  EXPECT_EQ(find_points("foobar", "bar"), 3U);
  EXPECT_EQ(find_points("甲🐎乙", "乙"), 2U);
  EXPECT_EQ(find_points("甲🐎乙", ""), 0U);
  EXPECT_EQ(find_points("", ""), 0U);
  EXPECT_FALSE(find_points("foobar", "x"));
  EXPECT_FALSE(find_points("", "x"));
}

TEST(Text, ChangesCaseAsUnicodeMaps) {
  EXPECT_EQ(upper_case("aBc4 ?@{"), "ABC4 ?@{");
  EXPECT_EQ(lower_case("aBc4 ?@{"), "abc4 ?@{");
  EXPECT_EQ(upper_case(""), "");
  EXPECT_EQ(upper_case("straße"), "STRASSE");
  EXPECT_EQ(upper_case("éα文🐎"), "ÉΑ文🐎");
  EXPECT_EQ(upper_case("i"), "I");
  EXPECT_EQ(lower_case("I"), "i");
  EXPECT_EQ(lower_case("ΟΔΟΣ"), "οδος");
  EXPECT_EQ(lower_case("𐐀"), "𐐨");
}

TEST(Text, IsTrimmedOfTheWhiteSpaceOfXPath) {
  EXPECT_EQ(trim("  a b\t\r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\u00a0a\u3000"), "\u00a0a\u3000");
}

TEST(Text, OrdersByCodePoint) {
  EXPECT_TRUE(compare_text("\uFFFD", "🐎") < 0);  // as UTF-16 has it, the horse would be less
  EXPECT_TRUE(compare_text("a", "b") < 0);
  EXPECT_TRUE(compare_text("a", "aa") < 0);
  EXPECT_TRUE(compare_text("a", "a") == 0);
}

TEST(Text, OfBrokenUtf8IsStillCut) {
  const std::string broken = "a\xFF\x80z\xE4";
  EXPECT_EQ(slice(broken, 0, 100), broken);
  EXPECT_EQ(slice("\x80z", 0, 100), "\x80z");
  EXPECT_LE(count_points(broken), broken.size());
  EXPECT_FALSE(upper_case(broken).empty());
  EXPECT_TRUE(matches(broken, "z", "").value_or(false));
  EXPECT_FALSE(matches("z", "\xFF", "").value_or(false));
}

}  // namespace
}  // namespace tb::feel
