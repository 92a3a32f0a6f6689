#include "engine/feel/builtin.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/feel/parser.hpp"

namespace tb::feel {
namespace {

const std::filesystem::path kCases =
    std::filesystem::path(TB_SOURCE_DIR) / "src/engine/feel/tests/cases";

// "left → right" of a line of a file of cases.
struct Line {
  std::string place, left, right;
};

std::vector<Line> lines_of(const std::filesystem::path& path) {
  static constexpr std::string_view kArrow = " → ";
  std::ifstream file(path);
  std::vector<Line> lines;
  std::string text;
  for (int number = 1; std::getline(file, text); ++number) {
    if (text.empty() || text.starts_with('#')) continue;
    const std::size_t arrow = text.find(kArrow);
    const std::string place = path.filename().string() + ":" + std::to_string(number);
    if (arrow == std::string::npos)
      ADD_FAILURE() << place << " has no arrow";
    else
      lines.push_back({place, text.substr(0, arrow), text.substr(arrow + kArrow.size())});
  }
  return lines;
}

std::vector<std::filesystem::path> files_of_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kCases))
    if (entry.path().filename().string().starts_with("functions_")) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// The value of a text without variables; with `diagnostics` of both the parser and the evaluation.
Value value_of(const std::string& text, Diagnostics& diagnostics) {
  Names names;  // with a name declared, `sum` alone is the function
  names.declare("nothing");
  const Parsed parsed = parse_text(text, Goal::expression, names, {}, false);
  diagnostics = parsed.diagnostics;
  if (parsed.tree == nullptr) return {};
  const Bounds bounds;
  Evaluation evaluation(bounds, &diagnostics);
  const std::vector<const Value*> unknown(parsed.tree->roots.size());
  return evaluate(*parsed.tree, unknown, evaluation);
}

class FunctionCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(FunctionCases, GiveTheValueThatIsTold) {
  const auto lines = lines_of(GetParam());
  EXPECT_GT(lines.size(), 10U);
  for (const Line& line : lines) {
    Diagnostics reasons, none;
    const Value actual = value_of(line.left, reasons);
    const Value expected = value_of(line.right, none);
    EXPECT_TRUE(none.empty()) << line.place << ": " << line.right << ": " << none.front().chinese;
    EXPECT_TRUE(actual == expected)
        << line.place << ": " << line.left << "\n  gives " << to_literal(actual) << ", not "
        << line.right << (reasons.empty() ? "" : "\n  " + reasons.front().chinese);
  }
}

INSTANTIATE_TEST_SUITE_P(Builtins, FunctionCases, testing::ValuesIn(files_of_cases()),
                         [](const auto& info) { return info.param.stem().string(); });

TEST(Builtins, SayWhyThereIsNoResult) {
  const auto lines = lines_of(kCases / "function_reasons.txt");
  EXPECT_GT(lines.size(), 10U);
  for (const Line& line : lines) {
    Diagnostics reasons;
    EXPECT_TRUE(value_of(line.left, reasons).is_null()) << line.place;
    const bool is_told = std::ranges::any_of(
        reasons, [&](const Diagnostic& each) { return each.chinese == line.right; });
    EXPECT_TRUE(is_told) << line.place << ": "
                         << (reasons.empty() ? "no reason" : reasons.front().chinese);
    for (const Diagnostic& each : reasons) EXPECT_FALSE(each.english.empty()) << line.place;
  }
}

TEST(Builtins, AreAllInTheCases) {
  std::string all;
  for (const auto& file : files_of_cases())
    for (const Line& line : lines_of(file)) all += line.left + "\n";
  for (const Builtin* each : builtins())
    EXPECT_TRUE(all.contains(std::string(each->name) + "(") || each->name == "today") << each->name;
}

TEST(Builtins, AreFoundByName) {
  EXPECT_EQ(find_builtin("date and time")->name, "date and time");
  EXPECT_EQ(find_builtin("and time"), nullptr);
  EXPECT_EQ(find_builtin(""), nullptr);
  EXPECT_TRUE(std::ranges::is_sorted(builtins(), {}, [](const Builtin* b) { return b->name; }));
  for (const Builtin* each : builtins()) EXPECT_EQ(find_builtin(each->name), each) << each->name;
}

TEST(Builtins, AreMarkedWhenTheyReadTheClock) {
  for (const Builtin* each : builtins())
    EXPECT_EQ(each->is_pure, each->name != "now" && each->name != "today") << each->name;
}

struct Caller {
  Bounds bounds;
  Diagnostics diagnostics;

  Value call(std::string_view name, const List& arguments,
             const std::vector<std::string>& names = {}) {
    Evaluation evaluation(bounds, &diagnostics);
    return call_builtin(*find_builtin(name), arguments, names, evaluation);
  }
};

List numbers(std::int64_t count) {
  List list;
  for (std::int64_t i = 0; i < count; ++i) list.emplace_back(i);
  return list;
}

TEST(Builtins, GiveTheTimeOfTheBounds) {
  Caller caller;
  caller.bounds.now = parse_date_time("2026-03-02T10:24:06+08:00");
  EXPECT_TRUE(caller.call("now", {}) == Value(*caller.bounds.now));
  EXPECT_TRUE(caller.call("today", {}) == Value(*parse_day("2026-03-02")));
  EXPECT_TRUE(caller.call("today", {1}).is_null());
}

TEST(Builtins, TakeArgumentsByName) {
  Caller caller;
  EXPECT_TRUE(caller.call("substring", {3, "foobar"}, {"start position", "string"}) ==
              Value("obar"));
  EXPECT_TRUE(caller.call("is", {Value()}, {"value2"}) == Value(true));
  EXPECT_TRUE(caller.diagnostics.empty());
  EXPECT_TRUE(caller.call("substring", {3, "foobar"}, {"start position", "text"}).is_null());
  EXPECT_EQ(caller.diagnostics.back().code, "feel.wrong_arguments");
  const std::vector<std::string> too_many(9, "string");
  EXPECT_TRUE(caller.call("substring", List(9, Value("a")), too_many).is_null());
}

TEST(Builtins, AreValuesThemselves) {
  const Value sum = function_value(*find_builtin("sum"));
  EXPECT_TRUE(sum == function_value(*find_builtin("sum")));
  EXPECT_FALSE(sum == function_value(*find_builtin("max")));
  const Bounds bounds;
  Evaluation evaluation(bounds);
  EXPECT_TRUE(evaluation.call(sum, List{1, 2, 3}) == Value(6));
  EXPECT_TRUE(evaluation.call(sum, List{Value(List{1, 2})}) == Value(3));
  const std::vector<std::string> names{"list"};
  EXPECT_TRUE(evaluation.call(sum, List{Value(List{1, 2})}, names) == Value(3));
}

TEST(Builtins, EndWhenTheStepsAreUsedUp) {
  Caller caller;
  caller.bounds.steps = 1'000;
  for (const std::string_view name :
       {"count", "sum", "min", "reverse", "flatten", "distinct values", "mode"}) {
    caller.diagnostics.clear();
    const bool is_counted = caller.call(name, {Value(numbers(2'000))}).is_null();
    EXPECT_TRUE(is_counted || name == "count") << name;
  }
  caller.diagnostics.clear();
  EXPECT_TRUE(caller.call("list contains", {numbers(2'000), -1}).is_null());
  EXPECT_EQ(caller.diagnostics.front().code, "feel.too_long");
}

TEST(Builtins, EndWhenTooMuchIsMade) {
  Caller caller;
  caller.bounds.bytes = 10'000;
  EXPECT_TRUE(caller.call("append", {numbers(2'000), 1}).is_null());
  EXPECT_EQ(caller.diagnostics.front().code, "feel.too_large");
  EXPECT_TRUE(
      caller.call("string join", {Value(List(100, Value(std::string(200, 'a'))))}).is_null());
  EXPECT_TRUE(caller.call("upper case", {std::string(20'000, 'a')}).is_null());
  EXPECT_FALSE(caller.call("upper case", {std::string(200, 'a')}).is_null());
}

TEST(Builtins, GiveNothingThatLiesTooDeep) {
  Caller caller;
  Value nested = List{};
  for (int i = 0; i < 250 && !nested.is_null(); ++i)
    nested = caller.call("append", {List{}, nested});
  EXPECT_TRUE(nested.is_null());
  ASSERT_EQ(caller.diagnostics.size(), 1U);
  EXPECT_EQ(caller.diagnostics.front().chinese, "函数 append：结果嵌套过深。");
}

TEST(Builtins, FindDistinctNumbersAndTextsOfLongListsInLinearTime) {
  Caller caller;
  List items = numbers(200'000);
  for (std::int64_t i = 0; i < 200'000; ++i) items.emplace_back(i % 1'000);
  const Value distinct = caller.call("distinct values", {Value(items)});
  ASSERT_NE(distinct.list(), nullptr);
  EXPECT_EQ(distinct.list()->size(), 200'000U);
}

}  // namespace
}  // namespace tb::feel
