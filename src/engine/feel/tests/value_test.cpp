#include "engine/feel/value.hpp"

#include <gtest/gtest.h>

namespace tb::feel {
namespace {

TEST(Value, GoesThroughJsonUnchanged) {
  const std::string_view text =
      R"({"area_m2":120.10,"name":"张\"三\"\n","open":true,"none":null,"list":[1,[2.50,"x"],{}],"e":1e2})";
  const auto value = from_json(text);
  ASSERT_TRUE(value) << value.error().detail;
  EXPECT_EQ(to_json(*value), R"({"area_m2":120.1,"name":"张\"三\"\n","open":true,"none":null,)"
                             R"("list":[1,[2.5,"x"],{}],"e":100})");
  EXPECT_EQ(*from_json(to_json(*value)), *value);
}

TEST(Value, KeepsDigitsThatADoubleWouldLose) {
  EXPECT_EQ(to_json(*from_json("0.123456789012345678")), "0.123456789012345678");
  EXPECT_EQ(to_json(*from_json("9007199254740993")), "9007199254740993");
  EXPECT_EQ(to_json(*from_json("0.1234567890123456789012345678901234")),
            "0.1234567890123456789012345678901234");
}

TEST(Value, RefusesBadJson) {
  for (const auto* bad : {"", " ", "{", "[1,", "{\"a\":}", "nul", "1 2", "\"\xff\"", "{\"a\" 1}",
                          "'a'", "[1]]", "\"open", "NaN", "01"}) {
    const auto value = from_json(bad);
    ASSERT_FALSE(value) << bad;
    EXPECT_EQ(value.error().code, "feel.json_malformed") << bad;
  }
  EXPECT_EQ(from_json("1e7000").error().code, "feel.number_too_large");
  EXPECT_EQ(from_json(std::string(1000, '[') + std::string(1000, ']')).error().code,
            "feel.json_malformed");
  EXPECT_EQ(context_from_json("[1]").error().code, "feel.json_not_object");
}

TEST(Value, ComparesContextsWithoutRegardToOrder) {
  EXPECT_EQ(*from_json(R"({"a":1,"b":[2]})"), *from_json(R"({"b":[2.0],"a":1})"));
  EXPECT_NE(*from_json(R"({"a":1})"), *from_json(R"({"a":1,"b":null})"));
  EXPECT_NE(Value("1"), Value(1));
}

TEST(Value, SetReplacesAndKeepsTheFirstPlace) {
  Context context{{"a", 1}, {"b", 2}};
  context.set("a", "x");
  EXPECT_EQ(to_json(context), R"({"a":"x","b":2})");
  EXPECT_EQ(context.find("c"), nullptr);
}

TEST(Value, WritesWhatJsonHasNoWordForAsAnObjectWithATag) {
  for (const std::string_view text :
       {R"-({"@date":"2026-03-02"})-", R"-({"@time":"10:00:00+08:00"})-",
        R"-({"@datetime":"2026-03-02T10:00:00@Asia/Shanghai"})-", R"-({"@duration":"P1Y2M"})-",
        R"-({"@duration":"-P1DT2H"})-", R"-({"@range":"[1..10)"})-",
        R"-({"@range":"(< \"b\")"})-"}) {
    const auto value = from_json(text);
    ASSERT_TRUE(value) << text;
    EXPECT_NE(value->type(), Type::context) << text;
    EXPECT_EQ(to_json(*value), text);
  }
}

TEST(Value, AnObjectWhoseTagSaysNothingValidStaysAnObject) {
  for (const std::string_view text :
       {R"-({"@date":"2026-02-30"})-", R"-({"@date":1})-", R"-({"@date":"2026-03-02","a":1})-",
        R"-({"@range":"[1..\"a\"]"})-", R"-({"@range":"f(x)"})-", R"-({"@function":"f"})-"}) {
    const auto value = from_json(text);
    ASSERT_TRUE(value) << text;
    EXPECT_EQ(value->type(), Type::context) << text;
  }
}

TEST(Value, FindsNamesInLargeContextsAsInSmallOnes) {
  Context context;
  for (int i = 0; i < 200; ++i) context.set("n" + std::to_string(i * 37 % 200), i);
  context.set("n5", "again");
  EXPECT_EQ(context.size(), 200u);
  for (int i = 0; i < 200; ++i) EXPECT_NE(context.find("n" + std::to_string(i)), nullptr) << i;
  EXPECT_EQ(*context.find("n5"), Value("again"));
  EXPECT_EQ(context.find("n200"), nullptr);
  EXPECT_EQ(context.entries().front().name, "n0") << "the order of setting is kept";
}

TEST(Value, TellsHowDeepItIs) {
  EXPECT_EQ(Value(1).depth(), 0u);
  EXPECT_EQ(Value(List{1, List{2}}).depth(), 2u);
  EXPECT_EQ(Value(Context{{"a", List{1}}}).depth(), 2u);
}

}  // namespace
}  // namespace tb::feel
