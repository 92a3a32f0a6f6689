#include "engine/feel/value.hpp"

#include <gtest/gtest.h>

namespace tb::feel {
namespace {

TEST(Value, GoesThroughJsonUnchanged) {
  const std::string_view text =
      R"({"area_m2":120.10,"name":"张\"三\"\n","open":true,"none":null,"list":[1,[2.50,"x"],{}],"e":1e2})";
  const auto value = from_json(text);
  ASSERT_TRUE(value) << value.error().detail;
  EXPECT_EQ(to_json(*value), R"({"area_m2":120.1,"name":"张\"三\"\u000a","open":true,"none":null,)"
                             R"("list":[1,[2.5,"x"],{}],"e":100})");
  EXPECT_EQ(*from_json(to_json(*value)), *value);
}

TEST(Value, KeepsDigitsThatADoubleWouldLose) {
  EXPECT_EQ(to_json(*from_json("0.123456789012345678")), "0.123456789012345678");
  EXPECT_EQ(to_json(*from_json("9007199254740993")), "9007199254740993");
  EXPECT_EQ(from_json("0.1234567890123456789").error().code, "feel.number_too_large");
}

TEST(Value, RefusesBadJson) {
  for (const auto* bad : {"", " ", "{", "[1,", "{\"a\":}", "nul", "1 2", "\"\xff\"", "{\"a\" 1}",
                          "'a'", "[1]]", "\"open", "NaN", "01"}) {
    const auto value = from_json(bad);
    ASSERT_FALSE(value) << bad;
    EXPECT_EQ(value.error().code, "feel.json_malformed") << bad;
  }
  EXPECT_EQ(from_json("99999999999999999999").error().code, "feel.number_too_large");
  EXPECT_EQ(from_json("1e400").error().kind, ErrorKind::invalid);
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

TEST(Value, WritesDatesAsIsoText) { EXPECT_EQ(to_json(Value(date(2026, 3, 2))), "\"2026-03-02\""); }

}  // namespace
}  // namespace tb::feel
