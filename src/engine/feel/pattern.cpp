#include <unicode/regex.h>

#include <algorithm>
#include <utility>

#include "engine/feel/pattern_syntax.hpp"
#include "engine/feel/text.hpp"

namespace tb::feel {

namespace {

using icu::UnicodeString;

constexpr std::size_t kLongestPattern = 4'000, kLongestText = 1U << 30U,
                      kLargestResult = 16U << 20U;
constexpr std::int32_t kStackLimit = 16 << 20;
constexpr std::int32_t kLongestReferred = 20'000;

// In ICU's unit of 10,000 steps, so that the longest search takes a fraction of a second: a step
// copies the places of all groups and counters, and one of a back-reference compares as many
// characters as the group found.
std::int32_t time_limit(std::int32_t length, const IcuPattern& pattern) {
  constexpr std::int32_t kMost = 500, kCheapPlaces = 50;
  const std::int32_t most =
      std::max(kMost * kCheapPlaces / (kCheapPlaces + pattern.groups + pattern.repeats), 1);
  if (!pattern.has_back_references || length == 0) return most;
  return std::clamp(kLongestReferred / length, 1, most);
}

// A text as ICU searches it.
class Searched {
 public:
  explicit Searched(std::string_view text)
      : text_(text),
        units_(UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})) {
    is_ascii_ = std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
  }
  const UnicodeString& units() const { return units_; }
  // Adds what lies between two places of `units` to a text.
  void append(std::int32_t from, std::int32_t to, std::string& out) const {
    if (from < 0 || from >= to) return;
    if (is_ascii_)
      out += text_.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    else
      units_.tempSubStringBetween(from, to).toUTF8String(out);
  }

 private:
  std::string_view text_;
  UnicodeString units_;
  bool is_ascii_ = false;
};

// A replacement as texts, each with the group that follows; -1 for none.
struct Piece {
  std::string text;
  int group = -1;
};
using Template = std::vector<Piece>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number behind "$": as many digits as name a group, at least one.
int take_group(std::string_view& text, int groups) {
  int group = text[0] - '0';
  text.remove_prefix(1);
  while (!text.empty() && is_digit(text[0]) && group * 10 + (text[0] - '0') <= groups) {
    group = group * 10 + (text[0] - '0');
    text.remove_prefix(1);
  }
  return group;
}

std::optional<Template> read_template(std::string_view text, int groups) {
  Template pieces(1);
  while (!text.empty()) {
    const char c = text[0];
    text.remove_prefix(1);
    if (c == '\\') {
      if (text.empty() || (text[0] != '\\' && text[0] != '$')) return std::nullopt;
      pieces.back().text += text[0];
      text.remove_prefix(1);
    } else if (c == '$') {
      if (text.empty() || !is_digit(text[0])) return std::nullopt;
      pieces.back().group = take_group(text, groups);
      pieces.emplace_back();
    } else {
      pieces.back().text += c;
    }
  }
  return pieces;
}

}  // namespace

struct Pattern::Compiled {
  IcuPattern read;
  std::unique_ptr<icu::RegexPattern> icu;
  bool is_literal = false, matches_empty = false;

  // Null for a text beyond the limits. The text must outlive it.
  std::unique_ptr<icu::RegexMatcher> matcher(const UnicodeString& text) const {
    if (read.has_back_references && text.length() > kLongestReferred) return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> matcher(icu->matcher(text, status));
    if (U_FAILURE(status)) return nullptr;
    matcher->setTimeLimit(time_limit(text.length(), read), status);
    matcher->setStackLimit(kStackLimit, status);
    return U_SUCCESS(status) ? std::move(matcher) : nullptr;
  }

  // Calls `found` with each match; false when a limit was reached or `found` wants no more.
  template <class F>
  bool for_each(const Searched& text, F found) const {
    const auto search = matcher(text.units());
    if (!search) return false;
    UErrorCode status = U_ZERO_ERROR;
    while (search->find(status))
      if (U_FAILURE(status) || !found(*search)) return false;
    return U_SUCCESS(status);
  }
};

std::optional<Pattern> Pattern::compile(std::string_view pattern, std::string_view flags) {
  const auto read = PatternFlags::read(flags);
  if (!read || pattern.size() > kLongestPattern) return std::nullopt;
  auto translated = translate(pattern, *read);
  if (!translated) return std::nullopt;
  auto compiled = std::make_shared<Compiled>();
  compiled->read = std::move(*translated);
  compiled->is_literal = read->is_literal;
  UErrorCode status = U_ZERO_ERROR;
  compiled->icu.reset(
      icu::RegexPattern::compile(UnicodeString::fromUTF8(compiled->read.text), 0, status));
  if (U_FAILURE(status)) return std::nullopt;
  const UnicodeString empty;
  const auto matcher = compiled->matcher(empty);
  compiled->matches_empty = matcher && matcher->find(status);
  if (!matcher || U_FAILURE(status)) return std::nullopt;
  return Pattern(std::move(compiled));
}

std::optional<bool> Pattern::matches(std::string_view text) const {
  if (text.size() > kLongestText) return std::nullopt;
  bool is_found = false;
  const Searched searched(text);
  const bool is_done = compiled_->for_each(searched, [&](const icu::RegexMatcher&) {
    is_found = true;
    return false;
  });
  return is_found || is_done ? std::optional(is_found) : std::nullopt;
}

std::optional<std::string> Pattern::replace(std::string_view text,
                                            std::string_view replacement) const {
  if (compiled_->matches_empty || text.size() > kLongestText) return std::nullopt;
  const auto pieces = compiled_->is_literal ? Template{{std::string(replacement)}}
                                            : read_template(replacement, compiled_->read.groups);
  if (!pieces) return std::nullopt;
  std::string out;
  std::int32_t end = 0;
  bool is_found = false;
  const Searched searched(text);
  const auto add = [&](icu::RegexMatcher& match) {
    UErrorCode status = U_ZERO_ERROR;
    is_found = true;
    searched.append(end, match.start(status), out);
    end = match.end(status);
    for (const auto& [literal, group] : *pieces) {
      out += literal;
      if (group >= 0 && group <= compiled_->read.groups)
        searched.append(match.start(group, status), match.end(group, status), out);
      if (out.size() > kLargestResult) return false;
    }
    return U_SUCCESS(status) != 0;
  };
  if (!compiled_->for_each(searched, add)) return std::nullopt;
  if (!is_found) return std::string(text);
  searched.append(end, searched.units().length(), out);
  return out;
}

std::optional<std::vector<std::string>> Pattern::split(std::string_view text) const {
  if (compiled_->matches_empty || text.size() > kLongestText) return std::nullopt;
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  std::int32_t end = 0;
  const Searched searched(text);
  const auto add = [&](icu::RegexMatcher& match) {
    UErrorCode status = U_ZERO_ERROR;
    searched.append(end, match.start(status), parts.emplace_back());
    end = match.end(status);
    return U_SUCCESS(status) != 0;
  };
  if (!compiled_->for_each(searched, add)) return std::nullopt;
  searched.append(end, searched.units().length(), parts.emplace_back());
  return parts;
}

}  // namespace tb::feel
