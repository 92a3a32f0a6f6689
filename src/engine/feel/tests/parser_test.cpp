#include "engine/feel/parser.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "engine/feel/tests/case_lines.hpp"
#include "engine/feel/tests/tree_text.hpp"

namespace tb::feel {
namespace {

using Kind = TypeSpec::Kind;

TypeRef person() {
  TypeSpec address;
  address.kind = Kind::context;
  address.fields = {{"post code", TypeSpec::of(Kind::string)}};
  TypeSpec made;
  made.kind = Kind::context;
  made.fields = {{"name", TypeSpec::of(Kind::string)},
                 {"age", TypeSpec::of(Kind::number)},
                 {"first name", TypeSpec::of(Kind::string)},
                 {"shoe-size", TypeSpec::of(Kind::number)},
                 {"home town", TypeSpec::of(Kind::string)},
                 {"address", std::make_shared<const TypeSpec>(std::move(address))},
                 {"other", nullptr}};
  return std::make_shared<const TypeSpec>(std::move(made));
}

// What the heads of the files of cases say.
Names names_of_cases() {
  Names names;
  for (const auto* name :
       {"Full Name", "a-b", "a - b-c", "profit (2025)", "in progress", "days in weekend",
        "values in a list", "fn library", "Pre-bureau risk category", "Student's name",
        "decision A 2.1", "decision A 2", "count", "b"})
    names.declare(name);
  names.declare("a", TypeSpec::of(Kind::number));
  names.declare("s", TypeSpec::of(Kind::string));
  names.declare("d", TypeSpec::of(Kind::date));
  names.declare("flag", TypeSpec::of(Kind::boolean));
  names.declare("person", person());
  names.declare("people", TypeSpec::list_of(person()));
  names.declare_type("person type", person());
  names.declare_member("shipping cost");
  return names;
}

std::string tree_of(std::string_view text, Goal goal, const Names& names = {}) {
  const Parsed parsed = parse_text(text, goal, names, {}, false);
  if (parsed.tree) return TreeText(*parsed.tree).all();
  return parsed.diagnostics.back().code + ": " + parsed.diagnostics.back().chinese;
}

std::string code_of(std::string_view text, const Limits& limits = {}) {
  const Parsed parsed = parse_text(text, Goal::expression, {}, limits, true);
  return parsed.tree ? "" : parsed.diagnostics.back().code;
}

TEST(Parser, ReadsExpressions) {
  for (const CaseLine& line : case_lines("parser.txt"))
    EXPECT_EQ(tree_of(line.left, Goal::expression), line.right) << line.place << ": " << line.left;
}

TEST(Parser, ReadsTheCellsOfDecisionTables) {
  for (const CaseLine& line : case_lines("parser_cells.txt"))
    EXPECT_EQ(tree_of(line.left, Goal::tests), line.right) << line.place << ": " << line.left;
}

TEST(Parser, ReadsNamesThatItKnows) {
  const Names names = names_of_cases();
  for (const CaseLine& line : case_lines("parser_names.txt"))
    EXPECT_EQ(tree_of(line.left, Goal::expression, names), line.right)
        << line.place << ": " << line.left;
}

TEST(Parser, SaysWhereAndWhatIsWrong) {
  for (const CaseLine& line : case_lines("parser_errors.txt")) {
    const Parsed parsed = parse_text(line.left, Goal::expression, {}, {}, false);
    ASSERT_FALSE(parsed.tree) << line.place << ": " << line.left;
    ASSERT_EQ(parsed.diagnostics.size(), 1U) << line.place;
    const Diagnostic& found = parsed.diagnostics.front();
    EXPECT_EQ(fmt::format("{} {}:{} {}", found.code, found.line, found.column, found.chinese),
              line.right)
        << line.place << ": " << line.left;
    EXPECT_FALSE(found.english.empty() || found.is_warning) << line.place;
  }
}

TEST(Parser, WarnsOfWhatCanHardlyBeMeant) {
  const Names names = names_of_cases();
  for (const CaseLine& line : case_lines("parser_warnings.txt")) {
    std::string told;
    for (const Diagnostic& found : check(line.left, names)) {
      EXPECT_TRUE(found.is_warning) << line.place;
      told += fmt::format("{}{} {} {}", told.empty() ? "" : "；", found.code, found.column,
                          found.chinese);
    }
    EXPECT_EQ(told.empty() ? "无" : told, line.right) << line.place << ": " << line.left;
  }
}

TEST(Parser, CountsLinesAndCharacters) {
  const Parsed parsed = parse_text("a +\n  营业 面积", Goal::expression, {}, {}, false);
  ASSERT_FALSE(parsed.tree);
  EXPECT_EQ(parsed.diagnostics[0].line, 2U);
  EXPECT_EQ(parsed.diagnostics[0].column, 6U);
  EXPECT_EQ(parsed.diagnostics[0].offset, 13U);
}

TEST(Parser, CollectsTheNamesThatMustBeGiven) {
  const auto roots = [](std::string_view text, Goal goal = Goal::expression) {
    return parse_text(text, goal, {}, {}, false).tree->roots;
  };
  EXPECT_EQ(roots("a.b + c + a + {d: e, f: d}.g"), (std::vector<std::string>{"a", "c", "e"}));
  EXPECT_EQ(roots("for x in l return x + y"), (std::vector<std::string>{"l", "y"}));
  EXPECT_EQ(roots("? > x", Goal::tests), (std::vector<std::string>{"x"}));
  EXPECT_TRUE(roots("1 + 2").empty());
}

TEST(Parser, KeepsNoNodeOfWhatItHasComputed) {
  const auto tree =
      parse_text("[1, 2 + 3, {a: \"x\" + \"y\"}, sum(1, 2, 3)]", Goal::expression, {}, {}, false)
          .tree;
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->nodes.size(), 1U);
  EXPECT_EQ(tree->constants.size(), 1U);
  EXPECT_TRUE(tree->more.empty());
}

TEST(Parser, ComputesOnlyWhatIsCheap) {
  std::string chain = "\"" + std::string(10'000, 'x') + "\"";
  EXPECT_EQ(parse_text(chain + " + " + chain, Goal::expression, {}, {}, false).tree->nodes.size(),
            3U);
  EXPECT_EQ(tree_of("now() = now()", Goal::expression), "(= (\"now\") (\"now\"))");
  EXPECT_EQ(tree_of("1 / 0", Goal::expression), "(/ 1 0)") << "the reason is told when it is run";
}

TEST(Parser, ChildrenStandBeforeTheirParents) {
  for (const CaseLine& line : case_lines("parser.txt")) {
    const auto tree = parse_text(line.left, Goal::expression, {}, {}, false).tree;
    if (!tree) continue;
    for (std::uint32_t i = 0; i < tree->nodes.size(); ++i) {
      const Node& node = tree->nodes[i];
      if (node.op >= Op::add && node.op <= Op::greater_equal) {
        EXPECT_LT(node.a, i);
        EXPECT_LT(node.b, i);
      }
      EXPECT_LE(node.offset, line.left.size());
    }
  }
}

TEST(Parser, StopsAtItsLimits) {
  const auto repeat = [](std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
  };
  for (const auto* open : {"(", "[", "{a:", "f(", "a[", "-", "- -", "if ", "not(", "function() ",
                           "for x in ", "a in (", "[1..", "]", "1 + (", "(< ", "{a: function() "})
    EXPECT_EQ(code_of(repeat(open, 5'000)), "feel.too_deep") << open;
  EXPECT_EQ(code_of("x instance of " + repeat("list<", 5'000)), "feel.too_deep");
  for (const auto* link : {".a", " = 1", " + a", "[1]", "(1)", " in (1)", " instance of number",
                           " between 1 and 2", "**2"})
    EXPECT_EQ(code_of("a" + repeat(link, 500)), "feel.too_deep") << link;
  EXPECT_EQ(code_of("a" + repeat(" and a", 5'000)), "") << "a long row is not deep";
  EXPECT_EQ(code_of("[a" + repeat(", a", 5'000) + "]"), "");
  EXPECT_EQ(code_of("[a" + repeat(", a", 250'000) + "]"), "feel.too_long");
  EXPECT_EQ(code_of("[a, a, a]", {.nodes = 3}), "feel.too_long");
  EXPECT_EQ(code_of("((a))", {.depth = 3}), "");
  EXPECT_EQ(code_of("(((a)))", {.depth = 3}), "feel.too_deep");
  EXPECT_EQ(code_of(std::string(2 * 1024 * 1024, 'a')), "feel.too_long");
}

TEST(Parser, TakesTimeInProportionToTheText) {
  const Limits limits{.bytes = 32 * 1024 * 1024, .nodes = 10'000'000};
  const auto repeat = [](std::string_view part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
  };
  Names names;
  names.declare("a a a a a a a a b");
  names.declare("b");
  constexpr std::size_t kBytes = 256 * 1024;
  const auto begin = std::chrono::steady_clock::now();
  for (const auto* part : {"(",
                           "a",
                           "a ",
                           "a.",
                           "a+",
                           "a-",
                           "\"",
                           "[",
                           "{a:",
                           "{a+a+",
                           "f(a+",
                           "@",
                           "1+",
                           "1..",
                           "/*",
                           "a[a",
                           "not(",
                           "a in (",
                           "for a in ",
                           "if ",
                           "\n",
                           "a instance of ",
                           "a instance of a-",
                           "function(a,",
                           "f(a:",
                           "\"a\"+"})
    for (const Goal goal : {Goal::expression, Goal::tests})
      parse_text(repeat(part, kBytes), goal, names, limits, true);
  for (const auto* part : {"a + ", "a,", "1 + ", "{a: 1}, ", "\"x\" + "})
    parse_text("[" + repeat(part, kBytes) + "1]", Goal::expression, names, limits, true);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(taken.count(), 60.0) << "57 texts of a quarter megabyte, with sanitizers";
}

TEST(Parser, RefusesWhatIsNoText) {
  EXPECT_EQ(code_of("\"\xc3\""), "feel.not_utf8");
  EXPECT_EQ(code_of("\xed\xa0\x80"), "feel.not_utf8") << "a surrogate";
  EXPECT_EQ(code_of(std::string("a\0b", 3)), "feel.bad_character");
  EXPECT_EQ(code_of("\"\x1b\""), "feel.bad_character");
  EXPECT_EQ(code_of("a\u0085+\u00a0b\u3000+\ufeff\v\f\r\nc"), "") << "white space of all kinds";
}

TEST(Parser, SurvivesTextsThatAreCutOrMixed) {
  const Names names = names_of_cases();
  std::string all;
  for (const CaseLine& line : case_lines("parser.txt")) all += line.left + "\n";
  std::uint64_t state = 1;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  for (int i = 0; i < 3'000; ++i) {
    std::string text;
    for (std::size_t parts = 1 + random(4); parts > 0; --parts)
      text += all.substr(random(all.size()), random(20));
    for (const Goal goal : {Goal::expression, Goal::tests}) {
      const Parsed parsed = parse_text(text, goal, names, {}, true);
      EXPECT_TRUE(parsed.tree || !parsed.diagnostics.empty()) << text;
      if (parsed.tree) TreeText(*parsed.tree).all();
    }
  }
}

}  // namespace
}  // namespace tb::feel
