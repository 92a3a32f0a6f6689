#include "engine/feel/expression.hpp"

#include <gtest/gtest.h>

namespace tb::feel {
namespace {

const Context& variables() {
  static const Context context = *context_from_json(R"({
    "area_m2": 120.5, "count": 3, "outcome": "accept", "open": true, "shut": false, "nothing": null,
    "营业面积": 50, "category": "宾馆", "list": [1, "a", [2]],
    "form": {"owner": {"name": "张三", "age": 81}, "tags": ["a", "b"]}})");
  return context;
}

std::string eval(std::string_view text, Diagnostics* diagnostics = nullptr) {
  const auto expression = parse(text);
  if (!expression) return expression.error().code;
  return to_json(evaluate(*expression, ContextScope(variables()), diagnostics));
}

struct Case {
  std::string_view text, value;
};

TEST(Expression, EvaluatesLiteralsNamesAndPaths) {
  for (const auto& [text, value] :
       std::initializer_list<Case>{{"1", "1"},
                                   {"-2.50", "-2.5"},
                                   {"\"a\\u4e2d\\n\"", "\"a中\\n\""},
                                   {"true", "true"},
                                   {"\"\\ud83d\\ude00\"", "\"😀\""},
                                   {"\"\\U01F600\"", "\"😀\""},
                                   {"null", "null"},
                                   {"[]", "[]"},
                                   {"[1, \"a\", count]", "[1,\"a\",3]"},
                                   {"@\"2026-03-02\"", "{\"@date\":\"2026-03-02\"}"},
                                   {"area_m2", "120.5"},
                                   {"营业面积", "50"},
                                   {"form.owner.name", "\"张三\""},
                                   {"form.owner.none", "null"},
                                   {"nothing.a.b", "null"},
                                   {"(count)", "3"},
                                   {"count // all of them\n", "3"},
                                   {"/* a */ count", "3"},
                                   {"unknown", "null"},
                                   {"count.a", "null"},
                                   {" \t\r\n1 ", "1"}})
    EXPECT_EQ(eval(text), value) << text;
}

TEST(Expression, Compares) {
  for (const auto& [text, value] : std::initializer_list<Case>{
           {"outcome = \"accept\"", "true"}, {"outcome != \"accept\"", "false"},
           {"count = 3.0", "true"},          {"count < 3", "false"},
           {"count <= 3", "true"},           {"count > 2.999", "true"},
           {"count >= 4", "false"},          {"\"a\" < \"b\"", "true"},
           {"\"中\" > \"a\"", "true"},       {"@\"2026-03-02\" < @\"2026-03-03\"", "true"},
           {"nothing = null", "true"},       {"nothing != null", "false"},
           {"count = null", "false"},        {"count = \"3\"", "null"},
           {"count < \"3\"", "null"},        {"nothing < 1", "null"},
           {"open = true", "true"},          {"open < shut", "null"},
           {"list = [1,\"a\",[2]]", "true"}, {"form.tags = [\"b\",\"a\"]", "false"},
           {"unknown = null", "true"}})
    EXPECT_EQ(eval(text), value) << text;
}

TEST(Expression, TestsMembershipAndRanges) {
  for (const auto& [text, value] :
       std::initializer_list<Case>{{"count in [1,2,3]", "true"},
                                   {"count in []", "false"},
                                   {"count in [1..3]", "true"},
                                   {"count in [1..3)", "false"},
                                   {"count in (3..5]", "false"},
                                   {"count in ]2..4[", "true"},
                                   {"count in (1..5)", "true"},
                                   {"count in (1, 3)", "true"},
                                   {"count in (<2, >=3)", "true"},
                                   {"count in > 3", "false"},
                                   {"count in ([1..2], 3)", "true"},
                                   {"count in list", "false"},
                                   {"1 in list", "true"},
                                   {"[2] in list", "true"},
                                   {"category in [\"宾馆\",\"旅店\"]", "true"},
                                   {"nothing in [1..3]", "null"},
                                   {"nothing in [null]", "true"},
                                   {"\"x\" in [1..3]", "null"},
                                   {"count in ((3), 4)", "true"},
                                   {"count in ((1..2), 4)", "false"},
                                   {"count between 1 and 3", "true"},
                                   {"count between 4 and 9", "false"},
                                   {"count between 1 and 3 and open", "true"},
                                   {"nothing between 1 and 3", "null"},
                                   {"count between nothing and 1", "false"}})
    EXPECT_EQ(eval(text), value) << text;
}

TEST(Expression, ReasonsWithThreeValues) {
  const std::array<std::string_view, 3> operands{"true", "false", "null"};
  const std::array<std::array<std::string_view, 3>, 3> conjunction{
      {{"true", "false", "null"}, {"false", "false", "false"}, {"null", "false", "null"}}};
  const std::array<std::array<std::string_view, 3>, 3> disjunction{
      {{"true", "true", "true"}, {"true", "false", "null"}, {"true", "null", "null"}}};
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = 0; b < 3; ++b) {
      const auto joined = [&](std::string_view word) {
        return std::string(operands[a]).append(word).append(operands[b]);
      };
      EXPECT_EQ(eval(joined(" and ")), conjunction[a][b]);
      EXPECT_EQ(eval(joined(" or ")), disjunction[a][b]);
    }
  EXPECT_EQ(eval("not(true)"), "false");
  EXPECT_EQ(eval("not(null)"), "null");
  EXPECT_EQ(eval("not(count)"), "null");
  EXPECT_EQ(eval("count and false"), "false");
  EXPECT_EQ(eval("shut and open or open"), "true") << "and binds before or";
  EXPECT_EQ(eval("shut and (open or open)"), "false");
}

TEST(Expression, SaysWhereAndWhatIsWrongInBothLanguages) {
  const auto found = check("outcome =\n 审查 and and");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "feel.syntax");
  EXPECT_EQ(found[0].line, 2u);
  EXPECT_EQ(found[0].column, 9u);
  EXPECT_EQ(found[0].chinese, "此处应为一个值或名称，却是“and”。");
  EXPECT_EQ(found[0].english, "Expected a value or a name, found 'and'.");
  EXPECT_EQ(parse("a = ").error().detail,
            "表达式第 1 行第 5 个字符：此处应为一个值或名称，但表达式已结束。");
}

TEST(Expression, RefusesWhatItDoesNotRead) {
  for (const auto& [text, code] : std::initializer_list<Case>{{"", "feel.syntax"},
                                                              {"a b", "feel.syntax"},
                                                              {"(a", "feel.syntax"},
                                                              {"a)", "feel.syntax"},
                                                              {"\"open", "feel.unclosed"},
                                                              {"a /* b", "feel.unclosed"},
                                                              {"\"\\ud800\"", "feel.bad_escape"},
                                                              {"\"\\u12\"", "feel.bad_escape"},
                                                              {"if a", "feel.syntax"},
                                                              {"@a", "feel.syntax"},
                                                              {"a ! b", "feel.bad_character"},
                                                              {"a = 1 # x", "feel.bad_character"},
                                                              {"a in [1..2", "feel.syntax"},
                                                              {"a in", "feel.syntax"},
                                                              {"a.", "feel.syntax"},
                                                              {"a..b", "feel.syntax"},
                                                              {"not a", "feel.syntax"},
                                                              {"\"\xc3\"", "feel.not_utf8"},
                                                              {"a between 1", "feel.syntax"},
                                                              {"[1,]", "feel.syntax"},
                                                              {"1.2.3", "feel.syntax"},
                                                              {"in", "feel.syntax"},
                                                              {"a in (>1..2)", "feel.syntax"}})
    EXPECT_EQ(eval(text), code) << text;
}

TEST(Expression, StopsAtItsLimits) {
  EXPECT_EQ(eval(std::string(5000, '(') + "1" + std::string(5000, ')')), "feel.too_deep");
  EXPECT_EQ(eval(std::string(5000, '[')), "feel.too_deep");
  std::string path = "a", chain = "open", nots, compared = "1";
  for (int i = 0; i < 500; ++i)
    path += ".a", chain += " and open", nots += "not(", compared += " = 1";
  EXPECT_EQ(eval(path), "feel.too_deep");
  EXPECT_EQ(eval(compared), "feel.too_deep");
  EXPECT_EQ(eval(nots), "feel.too_deep");
  EXPECT_EQ(eval(chain), "true") << "a long row is not deep";
  EXPECT_EQ(eval(std::string(10 * 1024 * 1024, 'a')), "feel.too_long");
  std::string list = "[1";
  for (int i = 0; i < 250'000; ++i) list += ",1";
  EXPECT_EQ(eval(list + "]"), "feel.too_long");
}

TEST(Expression, WarnsWhereAComparisonCanOnlyGiveNull) {
  EXPECT_EQ(check("a = 1 and \"x\" < 1").at(0).code, "feel.always_null");
  EXPECT_EQ(check("(a > 1) = \"是\"").size(), 1u);
  EXPECT_EQ(check("a in [1..\"x\"]").size(), 1u);
  EXPECT_TRUE(check("a = 1 and b != null and 1 = null").empty());
  EXPECT_EQ(eval("\"x\" < 1"), "null") << "a warning, not an error";
}

TEST(Expression, ExplainsNullWithDiagnostics) {
  Diagnostics found;
  EXPECT_EQ(eval("无此项 > 1 or form.x = 1 or count < \"a\" or outcome", &found), "null");
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : found) codes.push_back(diagnostic.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"feel.unknown_name", "feel.incomparable", "feel.no_member",
                                      "feel.incomparable", "feel.not_boolean"}));
  EXPECT_EQ(found[0].chinese, "没有名为“无此项”的变量。");
  EXPECT_EQ(found[3].chinese, "数字和文字不能用“<”比较，结果为空值。");
}

TEST(Expression, HoldsOnlyWhenTrue) {
  const ContextScope scope(variables());
  EXPECT_TRUE(holds(*parse("open"), scope));
  for (const auto* text : {"shut", "nothing", "count", "count < \"a\"", "unknown"})
    EXPECT_FALSE(holds(*parse(text), scope)) << text;
}

std::string anyway(std::string_view text) {
  const auto said = holds_anyway(*parse(text), ContextScope(variables()));
  return !said ? "depends" : *said ? "yes" : "no";
}

TEST(Expression, HoldsAnywayWhereUnknownNamesChangeNothing) {
  for (const auto& [text, said] :
       std::initializer_list<Case>{{"outcome = \"accept\"", "yes"},
                                   {"outcome = \"refuse\"", "no"},
                                   {"x > 1", "depends"},
                                   {"outcome = \"accept\" and x > 1", "depends"},
                                   {"outcome = \"refuse\" and x > 1", "no"},
                                   {"x > 1 and outcome = \"refuse\"", "no"},
                                   {"nothing and x > 1", "no"},
                                   {"outcome = \"accept\" or x > 1", "yes"},
                                   {"x > 1 or outcome = \"accept\"", "yes"},
                                   {"shut or x > 1", "depends"},
                                   {"shut or count = 3 and outcome = \"accept\"", "yes"},
                                   {"x > 1 and (y or shut) and open", "depends"},
                                   {"x > 1 and (shut or count > 3)", "no"},
                                   {"open and (x > 1 or list[1] = 1)", "yes"},
                                   {"some i in list satisfies i = 1 and x > 1", "depends"},
                                   {"not(open and x > 1)", "depends"},
                                   {"x = null", "depends"},
                                   {"if open then shut else x", "depends"},
                                   {"true and x", "depends"},
                                   {"1 = 2 and x", "no"}})
    EXPECT_EQ(anyway(text), said) << text;
}

// What is said stays true whatever the names turn out to be.
TEST(Expression, HoldsAnywayAgreesWithEveryValue) {
  const std::vector<std::string> parts{"a", "b", "a = b", "x", "x = a", "x = null", "y > 1"};
  std::vector<std::string> texts = parts;
  for (const auto* glue : {" and ", " or "})
    for (const auto& one : parts)
      for (const auto& other : parts) {
        texts.push_back(one + glue + other);
        for (const auto* outer : {" and ", " or "})
          for (const auto& third : parts)
            texts.push_back("(" + one + glue + other + ")" + outer + third);
      }
  const std::vector<Value> values{Value(), Value(true), Value(false), Value(std::int64_t{2})};
  int told = 0;
  for (const auto& text : texts) {
    const auto condition = *parse(text);
    for (const auto& a : values)
      for (const auto& b : values) {
        Context known;
        known.set("a", a);
        known.set("b", b);
        const auto said = holds_anyway(condition, ContextScope(known));
        told += said.has_value();
        if (!said) continue;
        for (const auto& x : values)
          for (const auto& y : values) {
            Context all = known;
            all.set("x", x);
            all.set("y", y);
            ASSERT_EQ(holds(condition, ContextScope(all)), *said) << text << " " << to_json(all);
          }
      }
  }
  EXPECT_GT(told, 5'000);
}

TEST(Expression, KnowsItsNamesAndText) {
  const auto expression = parse("a.b = 1 and c > a.d");
  EXPECT_EQ(expression->names(), (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(expression->text(), "a.b = 1 and c > a.d");
}

}  // namespace
}  // namespace tb::feel
