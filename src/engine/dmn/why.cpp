#include "engine/dmn/why.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace tb::dmn {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' &&
         text.substr(1, text.size() - 2).find_first_of("\"\\") == text.npos;
}

// `@"2026-03-02"`, `date("2026-03-02")`: the words between the quotes.
std::optional<std::string_view> temporal_words(std::string_view text) {
  const auto open = text.find('"'), close = text.rfind('"');
  if (open == text.npos || close <= open) return std::nullopt;
  const auto before = text.substr(0, open), after = text.substr(close + 1);
  const bool at = before == "@" && after.empty();
  const bool call = before.starts_with("date") && before.ends_with("(") && after == ")";
  if (!at && !call) return std::nullopt;
  return text.substr(open + 1, close - open - 1);
}

// A literal in words; what is none stays as it is.
std::string words_of(std::string_view literal) {
  literal = trimmed(literal);
  if (literal == "true") return "“是”";
  if (literal == "false") return "“否”";
  if (is_quoted(literal)) return fmt::format("“{}”", literal.substr(1, literal.size() - 2));
  return std::string(temporal_words(literal).value_or(literal));
}

// "\"a\", \"b\"": the parts, when each is a quoted text without comma.
std::optional<std::string> choice_words(std::string_view test) {
  std::string out;
  while (!test.empty()) {
    const auto end = std::min(test.find(','), test.size());
    const auto part = trimmed(test.substr(0, end));
    if (!is_quoted(part)) return std::nullopt;
    out += (out.empty() ? "" : "或") + words_of(part);
    test.remove_prefix(std::min(end + 1, test.size()));
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

struct Comparison {
  std::string_view sign, number, date;
};
// The longer signs first.
constexpr Comparison kComparisons[]{{"<=", "不高于", "不晚于"},
                                    {">=", "不低于", "不早于"},
                                    {"<", "低于", "早于"},
                                    {">", "高于", "晚于"}};

std::string test_words(std::string_view test) {
  test = trimmed(test);
  const bool one = test.find_first_of(",[]()") == test.npos || temporal_words(test);
  for (const auto& [sign, number, date] : kComparisons) {
    if (!test.starts_with(sign)) continue;
    const auto end = trimmed(test.substr(sign.size()));
    if (const auto day = temporal_words(end)) return fmt::format("{} {}", date, *day);
    return one ? fmt::format("{} {}", number, end) : fmt::format(" {}", test);
  }
  if (test.starts_with("not(") && test.ends_with(")"))
    if (const auto words = choice_words(test.substr(4, test.size() - 5))) return "不是" + *words;
  if (const auto words = choice_words(test)) return "是" + *words;
  return one ? "是 " + words_of(test) : fmt::format(" {}", test);
}

}  // namespace

std::string why(const RuleOutcome& rule, const TableTrace& table) {
  if (rule.behind != 0)
    return fmt::format("第 {} 条先符合，不再看第 {} 条", rule.behind, rule.rule);
  if (!rule.miss) return fmt::format("符合第 {} 条", rule.rule);
  const auto& [input, test, value] = *rule.miss;
  const auto& name = table.inputs[input];
  if (value == "null")
    return fmt::format("不符合第 {} 条：还不知道{}，要求{}", rule.rule, name, test_words(test));
  return fmt::format("不符合第 {} 条：{}为 {}，要求{}", rule.rule, name, words_of(value),
                     test_words(test));
}

}  // namespace tb::dmn
