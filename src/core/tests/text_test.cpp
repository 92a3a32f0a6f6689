#include "core/text.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

using std::string_literals::operator""s;

TEST(Text, Utf8IsStrict) {
  for (const auto* good : {"", "a", "广安", "𠮷", "\xF4\x8F\xBF\xBF", "é"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const auto& bad :
       {"\xff"s, "\xc0\x80"s, "\xe0\x80\x80"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "\xe5\xb9"s,
        "\x80"s, "a\xe5"s, "\xf8\x88\x80\x80\x80"s, "\xc3\x28"s})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(Text, ControlsAreFound) {
  EXPECT_FALSE(has_control("第一行\n第二行\t三\r\n", true));
  EXPECT_TRUE(has_control("第一行\n第二行", false));
  for (const auto& bad :
       {"\0"s, "\x07"s, "\x1b[31m"s, "\x7f"s, "\xc2\x85"s, "\xef\xbf\xbe"s, "\xef\xb7\x90"s})
    EXPECT_TRUE(has_control("广" + bad + "安", true));
  EXPECT_EQ(check_text("广\xff").error().code, "text.not_utf8");
  EXPECT_EQ(check_text("广\x01").error().code, "text.control_character");
  EXPECT_TRUE(check_text("广安\n"));
  EXPECT_FALSE(check_text("广安\n", false));
}

// K names: one form for every way to type the same name (design.md, text).
TEST(Text, NormaliseMakesEqualNamesEqual) {
  EXPECT_EQ(normalise("  阿卜杜拉•买买提　"), "阿卜杜拉·买买提");
  for (const auto* dot : {"·", "•", "‧", "・", "･", "⋅", "∙", "⸱"})
    EXPECT_EQ(normalise("阿里"s + dot + "库尔班"), "阿里·库尔班") << dot;
  EXPECT_EQ(normalise("ＡＢ１２（甲）"), "AB12(甲)");
  EXPECT_EQ(normalise("e\xCC\x81"), "é");
  EXPECT_EQ(normalise("李\xE2\x80\x8B明\xEF\xBB\xBF"), "李明");
  EXPECT_EQ(normalise("广安 \t　区"), "广安 区");
  EXPECT_EQ(normalise(" \xE2\x80\x8B "), "");
  EXPECT_EQ(normalise("\xff"), "");
  EXPECT_EQ(normalise(normalise("ＡＢ　•　x")), normalise("ＡＢ　•　x"));
}

TEST(Text, CleanKeepsPunctuationAndLines) {
  EXPECT_EQ(clean("  公共场所卫生许可（县级）\n第二行 \n"), "公共场所卫生许可（县级）\n第二行");
  EXPECT_EQ(clean("甲 \xE2\x80\x8B 乙"), "甲  乙");
  EXPECT_EQ(clean(""), "");
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(code_points("广安𠮷a"), 4U);
  EXPECT_EQ(first_code_points("广安𠮷a", 3), "广安𠮷");
  EXPECT_EQ(first_code_points("广安", 9), "广安");
  EXPECT_EQ(first_code_points("广安", 0), "");
}

// GB 18030-2022: rare characters of names come back as they went.
TEST(Text, RareCharactersSurviveGb18030) {
  for (const auto* name :
       {"李明", "𠮷野", "㐂", "䶮", "阿卜杜拉·买买提", "𪚥", "ཨ་", "ئۇيغۇر", "€"})
    EXPECT_TRUE(survives_gb18030(name)) << name;
  EXPECT_EQ(to_gb18030("广安").value(), "\xB9\xE3\xB0\xB2");
  EXPECT_EQ(from_gb18030("\xB9\xE3\xB0\xB2").value(), "广安");
  EXPECT_EQ(from_gb18030("\xB9").error().code, "text.not_gb18030");
  EXPECT_EQ(from_gb18030("\xff\xff").error().code, "text.not_gb18030");
  EXPECT_FALSE(to_gb18030("\xff"));
  EXPECT_EQ(to_gb18030("").value(), "");
  EXPECT_EQ(from_gb18030("").value(), "");
}

TEST(Text, ANoteSaysSomething) {
  EXPECT_EQ(check_note("decision.note", " \n").error().code, "decision.note");
  EXPECT_EQ(check_note("process.note", std::string(501, 'x')).error().code, "process.note");
  EXPECT_TRUE(check_note("decision.note", "收入线按省里新文件改为 2,600 元"));
}

}  // namespace
}  // namespace tb
