#include "engine/dmn/program.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "engine/dmn/findings.hpp"
#include "engine/dmn/why.hpp"
#include "models.hpp"

namespace tb::dmn {
namespace {

std::string income_table(std::string_view policy) {
  return table({.policy = std::string(policy),
                .inputs = {"income", "age"},
                .rules = {{"< 2400", ">= 80", "\"full\""},
                          {"[2400..5000)", ">= 80", "\"half\""},
                          {"-", "< 80", "\"none\""}}});
}

TEST(Program, DecidesByATable) {
  const auto made = program(input("income", "number") + input("age", "number") +
                            decision("d", income_table("UNIQUE"), {"i_income", "i_age"}));
  EXPECT_EQ(value(made, "d", R"({"income":100,"age":81})"), "\"full\"");
  EXPECT_EQ(value(made, "d", R"({"income":2400,"age":80})"), "\"half\"");
  EXPECT_EQ(value(made, "d", R"({"income":9000,"age":20})"), "\"none\"");
  EXPECT_EQ(value(made, "d", R"({"income":9000,"age":90})"), "null") << "no rule";
  EXPECT_EQ(value(made, "d", R"({"age":20})"), "\"none\"") << "- lets null pass";
  EXPECT_EQ(value(made, "d", R"({"income":"much","age":90})"), "null");
  EXPECT_EQ(value(made, "nothing"), "dmn.unknown_decision");
}

TEST(Program, EveryHitPolicyGivesWhatItSays) {
  const std::vector<std::vector<std::string>> rules{{"> 1", "1"}, {"> 2", "3"}, {"> 3", "2"}};
  const auto one = [&](const std::string& policy, const std::string& aggregation, int x) {
    const auto made = program(input("x") + decision("d",
                                                    table({.policy = policy,
                                                           .aggregation = aggregation,
                                                           .inputs = {"x"},
                                                           .rules = rules,
                                                           .outputs = "2, 3, 1"}),
                                                    {"i_x"}));
    return value(made, "d", fmt::format("{{\"x\":{}}}", x));
  };
  EXPECT_EQ(one("UNIQUE", "", 2), "1");
  EXPECT_EQ(one("UNIQUE", "", 3), "null");
  EXPECT_EQ(one("ANY", "", 3), "null") << "outputs differ";
  EXPECT_EQ(one("FIRST", "", 9), "1");
  EXPECT_EQ(one("PRIORITY", "", 9), "2");
  EXPECT_EQ(one("PRIORITY", "", 3), "3");
  EXPECT_EQ(one("RULE ORDER", "", 9), "[1,3,2]");
  EXPECT_EQ(one("OUTPUT ORDER", "", 9), "[2,3,1]");
  EXPECT_EQ(one("COLLECT", "", 9), "[1,3,2]");
  EXPECT_EQ(one("COLLECT", "SUM", 9), "6");
  EXPECT_EQ(one("COLLECT", "MIN", 9), "1");
  EXPECT_EQ(one("COLLECT", "MAX", 9), "3");
  EXPECT_EQ(one("COLLECT", "COUNT", 9), "3");
  EXPECT_EQ(one("COLLECT", "COUNT", 0), "0");
}

TEST(Program, ExplainsWhichRuleMatchedAndWhyTheOthersDidNot) {
  const auto made = program(input("income", "number") + input("age", "number") +
                            decision("津贴", income_table("UNIQUE"), {"i_income", "i_age"}));
  const auto answer = made->decide("津贴", *feel::context_from_json(R"({"income":3100,"age":85})"),
                                   {.explain = true});
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->tables.size(), 1u);
  const TableTrace& trace = answer->tables.front();
  EXPECT_EQ(trace.decision, "津贴");
  ASSERT_EQ(trace.rules.size(), 3u);
  EXPECT_EQ(why(trace.rules[0], trace), "不符合第 1 条：income为 3100，要求低于 2400");
  EXPECT_FALSE(trace.rules[1].miss);
  EXPECT_EQ(why(trace.rules[2], trace), "不符合第 3 条：age为 85，要求低于 80");
}

TEST(Program, SaysWhoseDiagnosticItIs) {
  const auto made = program(decision("inner", literal("1 + \"a\"")) +
                            decision("outer", literal("inner = 1"), {"d_inner"}));
  const auto answer = made->decide("outer", {});
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->diagnostics.size(), 1u);
  EXPECT_EQ(answer->diagnostics[0].element, "inner");
  EXPECT_EQ(feel::to_json(answer->value), "false") << "null is not 1";
}

TEST(Program, AFunctionWithoutEndEnds) {
  const std::string forever = R"(<businessKnowledgeModel id="k_f" name="f"><variable name="f"/>
    <encapsulatedLogic><formalParameter name="x"/>)" +
                              literal("f(x + 1)") + "</encapsulatedLogic></businessKnowledgeModel>";
  const auto made = program(forever + decision("d", literal("f(0)"), {"k_f"}));
  const auto answer = made->decide("d", {});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->value.is_null());
  ASSERT_FALSE(answer->diagnostics.empty());
  EXPECT_EQ(answer->diagnostics.front().diagnostic.code, "feel.too_deep");
}

TEST(Program, LongLoopsEnd) {
  const auto made = program(decision("d", literal("count(for i in 1..1000000000 return i)")) +
                            decision("e", literal("for i in 1..100000, j in 1..100000 return i")));
  for (const std::string_view name : {"d", "e"}) {
    const auto answer = made->decide(name, {}, {.bounds = {.steps = 200'000}});
    EXPECT_TRUE(answer->value.is_null()) << name;
    EXPECT_EQ(answer->diagnostics.front().diagnostic.code, "feel.too_long") << name;
  }
}

TEST(Program, AWrongTextIsNullAndTold) {
  const auto made = program(
      input("x") + decision("d", literal("1 +")) +
      decision("t", table({.inputs = {"x"}, .rules = {{"[1..", "1"}, {"2", "2"}}}), {"i_x"}));
  EXPECT_EQ(value(made, "d"), "null");
  EXPECT_EQ(value(made, "t", R"({"x":2})"), "2");
  const auto found = findings(*made);
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].code, "feel.syntax");
  EXPECT_EQ(found[0].element, "d");
}

// Tables of random tests answer as a plain walk over their rules does.
TEST(Program, TheIndexFindsWhatTryingEveryRuleFinds) {
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  const auto number = [&](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most));
  };
  const auto cell = [&]() -> std::string {
    const int a = number(8), b = a + number(5);
    switch (number(10)) {
      case 0:
        return "-";
      case 1:
        return fmt::format("< {}", a);
      case 2:
        return fmt::format(">= {}", a);
      case 3:
        return fmt::format("[{}..{}]", a, b);
      case 4:
        return fmt::format("({}..{}]", a, b + 1);
      case 5:
        return fmt::format("not({}, {})", a, b);
      case 6:
        return fmt::format("{}, {}, > {}", a, b, b + 2);
      case 7:
        return fmt::format("? > {} and ? < other", a);
      case 8:
        return fmt::format("!= {}", a);
      default:
        return fmt::format("{}", a);
    }
  };
  for (int round = 0; round < 60; ++round) {
    TableText text{.policy = "COLLECT", .inputs = {"a", "b"}, .rules = {}};
    const int rules = 1 + number(90);
    for (int i = 0; i < rules; ++i) text.rules.push_back({cell(), cell(), std::to_string(i + 1)});
    const auto made = program(input("a") + input("b") + input("other") +
                              decision("d", table(text), {"i_a", "i_b", "i_other"}));
    for (int i = 0; i < 40; ++i) {
      const auto any = [&]() -> std::string {
        switch (number(12)) {
          case 0:
            return "null";
          case 1:
            return "\"x\"";
          case 2:
            return "[1,2]";
          default:
            return fmt::format("{}", number(28) / 2.0);
        }
      };
      const std::string inputs =
          fmt::format(R"({{"a":{},"b":{},"other":{}}})", any(), any(), number(9));
      const feel::Context given = *feel::context_from_json(inputs);
      const auto fast = made->decide("d", given),
                 slow = made->decide("d", given, {.explain = true});
      ASSERT_EQ(feel::to_json(fast->value), feel::to_json(slow->value))
          << "seed " << seed << " round " << round << " " << inputs;
    }
  }
}

}  // namespace
}  // namespace tb::dmn
