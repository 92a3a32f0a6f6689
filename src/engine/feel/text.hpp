// Strings of FEEL are counted and cut by code points (DMN 1.5, 10.3.4.2); patterns are those of
// XPath 3.1 (`fn:matches`, `fn:replace`, `fn:tokenize`), run by ICU within limits of time and
// memory. All texts are UTF-8.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tb::feel {

std::size_t count_points(std::string_view text);
// Code points from `start` (0 = first), at most `count`; what lies outside is left away.
std::string_view slice(std::string_view text, std::size_t start, std::size_t count);
// Where `part` begins, counted in code points; nothing when it is not there.
std::optional<std::size_t> find_points(std::string_view text, std::string_view part);
std::string upper_case(std::string_view text);  // of no language, as Unicode maps
std::string lower_case(std::string_view text);
std::string trim(std::string_view text);  // white space as XPath has it: space, \t, \n, \r
// Strings order by code point.
inline auto compare_text(std::string_view a, std::string_view b) { return a <=> b; }

// A pattern, read once. Copies are cheap and share what never changes, so threads may share one.
// The same pattern, text and limits give the same answer everywhere: time is counted in steps.
class Pattern {
 public:
  // Nothing: the pattern is none of XPath's (look-around, possessive quantifiers, \b and \u are
  // not), is longer than 4,000 bytes, counts above 999,999, has more than 200 groups or groups
  // deeper than 60, or the flags are others than s, m, i, x and q. An unknown block (\p{IsNone}) is
  // wrong; a back-reference to a group that took no part never matches.
  static std::optional<Pattern> compile(std::string_view pattern, std::string_view flags = {});

  // Each is nothing when the search took more than the limits allow: at most five million
  // steps, 16 MiB to remember them, 20,000 characters for a pattern with back-references.
  std::optional<bool> matches(std::string_view text) const;
  // `$1` … `$12`, `$0` in the replacement are groups, `\$` and `\\` themselves; anything else
  // behind `$` or `\` is wrong, unless flag q takes it as it is. Nothing also where the pattern
  // matches the empty text, as XPath says, and for a result of more than 16 MiB.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;
  // The parts between matches, none for the empty text. Nothing also where the pattern matches the
  // empty text.
  std::optional<std::vector<std::string>> split(std::string_view text) const;

 private:
  struct Compiled;
  explicit Pattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

// The same for a pattern that is used once.
std::optional<bool> matches(std::string_view text, std::string_view pattern,
                            std::string_view flags);
std::optional<std::string> replace(std::string_view text, std::string_view pattern,
                                   std::string_view replacement, std::string_view flags);
std::optional<std::vector<std::string>> split(std::string_view text, std::string_view pattern);

}  // namespace tb::feel
