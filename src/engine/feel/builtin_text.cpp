// DMN 1.5, 10.3.4.3: functions of strings.
#include "engine/feel/builtin_tables.hpp"
#include "engine/feel/text.hpp"

namespace tb::feel {
namespace {

const std::string& text(const Call& call, std::size_t i) { return *call[i].string(); }

// A length beyond the end takes what is there: substring(text, 1, 100) cuts long texts.
Value substring(const Call& call) {
  if (!call.room_for_text(text(call, 0).size())) return {};
  const auto start = index_at(call, 1, count_points(text(call, 0)));
  if (!start) return {};
  if (!call.has(2)) return slice(text(call, 0), *start, SIZE_MAX);
  const Decimal& wanted = *call[2].number();
  if (wanted < Decimal(1)) return call.wrong(2, "必须大于 0", "must be above 0");
  const auto length = whole_part(wanted);
  return slice(text(call, 0), *start, length ? static_cast<std::size_t>(*length) : SIZE_MAX);
}

Value string_length(const Call& call) {
  if (!call.spend(1 + (text(call, 0).size() / 16))) return {};
  return count_points(text(call, 0));
}

Value to_upper(const Call& call) { return call.made(upper_case(text(call, 0))); }
Value to_lower(const Call& call) { return call.made(lower_case(text(call, 0))); }

Value substring_before(const Call& call) {
  const std::size_t at = text(call, 0).find(text(call, 1));
  return call.made(at == std::string::npos ? std::string() : text(call, 0).substr(0, at));
}

Value substring_after(const Call& call) {
  const std::string& match = text(call, 1);
  const std::size_t at = text(call, 0).find(match);
  return call.made(at == std::string::npos ? std::string()
                                           : text(call, 0).substr(at + match.size()));
}

Value contains_text(const Call& call) {
  if (!call.spend(1 + (text(call, 0).size() / 16))) return {};
  return text(call, 0).contains(text(call, 1));
}
Value starts_with(const Call& call) { return text(call, 0).starts_with(text(call, 1)); }
Value ends_with(const Call& call) { return text(call, 0).ends_with(text(call, 1)); }

std::string_view flags(const Call& call, std::size_t i) {
  return call[i].is_null() ? std::string_view() : std::string_view(*call[i].string());
}

// Reading a pattern costs as much as many small steps; a search that was given up has cost more
// than all others together.
constexpr std::uint64_t kPatternSteps = 200, kGivenUpSteps = 2'000'000;

// The pattern of argument 1; nothing, and reported, when it or its flags are wrong.
std::optional<Pattern> pattern(const Call& call, std::string_view flags) {
  if (!call.spend(kPatternSteps + text(call, 0).size())) return std::nullopt;
  auto pattern = Pattern::compile(text(call, 1), flags);
  if (!pattern) call.fails("正则表达式或标志不正确", "the pattern or its flags are wrong");
  return pattern;
}

Value gave_up(const Call& call) {
  call.spend(kGivenUpSteps);
  return call.fails("匹配用时过长，或者结果过大", "matching takes too long or makes too much");
}

// Patterns that cut a text must not match nothing.
bool cuts(const Call& call, const Pattern& pattern) {
  if (!pattern.matches("").value_or(false)) return true;
  call.fails("正则表达式不能匹配空文字", "the pattern must not match the empty string");
  return false;
}

bool is_replacement(std::string_view replacement, std::string_view flags) {
  const auto probe = Pattern::compile("x", flags);
  return probe && probe->replace("x", replacement).has_value();
}

Value matches_pattern(const Call& call) {
  const auto read = pattern(call, flags(call, 2));
  if (!read) return {};
  const auto result = read->matches(text(call, 0));
  return result ? Value(*result) : gave_up(call);
}

Value replace_pattern(const Call& call) {
  const auto read = pattern(call, flags(call, 3));
  if (!read || !cuts(call, *read)) return {};
  auto result = read->replace(text(call, 0), text(call, 2));
  if (result) return call.made(*std::move(result));
  if (is_replacement(text(call, 2), flags(call, 3))) return gave_up(call);
  return call.wrong(2, "的“$”或“\\”后面不正确", "is wrong behind a \"$\" or \"\\\"");
}

Value split_text(const Call& call) {
  const auto read = pattern(call, {});
  if (!read || !cuts(call, *read)) return {};
  auto parts = read->split(text(call, 0));
  if (!parts) return gave_up(call);
  if (!call.room_for_items(parts->size()) || !call.room_for_text(text(call, 0).size())) return {};
  return call.made(
      List(std::make_move_iterator(parts->begin()), std::make_move_iterator(parts->end())));
}

// Null items are left away (TCK 1140).
Value string_join(const Call& call) {
  const List& items = *call[0].list();
  const std::string_view delimiter = flags(call, 1);
  std::size_t size = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is_null() && items[i].string() == nullptr)
      return call.wrong_item(i, "不是文字", "is not a string");
    size += delimiter.size() + (items[i].is_null() ? 0 : items[i].string()->size());
  }
  if (!call.spend(items.size()) || !call.room_for_text(size)) return {};
  std::string joined;
  bool is_first = true;
  for (const Value& item : items) {
    if (item.is_null()) continue;
    if (!is_first) joined += delimiter;
    joined += *item.string();
    is_first = false;
  }
  return joined;
}

constexpr BuiltinParameter kString{"string", Kind::string}, kMatch{"match", Kind::string},
    kInput{"input", Kind::string}, kPattern{"pattern", Kind::string},
    kFlags{"flags", Kind::string, kMayBeNull};

constexpr Builtin of_text(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {kString})});
}
constexpr Builtin of_match(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {kString, kMatch})});
}

constexpr Builtin kTexts[] = {
    builtin(
        "substring",
        {optional_signature(
            substring, 2, {kString, {"start position", Kind::number}, {"length", Kind::number}})}),
    of_text("string length", string_length),
    of_text("upper case", to_upper),
    of_text("lower case", to_lower),
    of_match("substring before", substring_before),
    of_match("substring after", substring_after),
    of_match("contains", contains_text),
    of_match("starts with", starts_with),
    of_match("ends with", ends_with),
    builtin("matches", {optional_signature(matches_pattern, 2, {kInput, kPattern, kFlags})}),
    builtin("replace",
            {optional_signature(replace_pattern, 3,
                                {kInput, kPattern, {"replacement", Kind::string}, kFlags})}),
    builtin("split", {signature(split_text, {kString, {"delimiter", Kind::string}})}),
    builtin("string join",
            {optional_signature(string_join, 1,
                                {{"list", Kind::list}, {"delimiter", Kind::string, kMayBeNull}})}),
};

}  // namespace

std::span<const Builtin> text_builtins() { return kTexts; }

}  // namespace tb::feel
