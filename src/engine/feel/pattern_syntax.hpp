// Patterns of XPath 3.1 (XQuery Functions and Operators 3.1, 5.6.1, on XML Schema's regular
// expressions) as ICU writes them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tb::feel {

struct PatternFlags {
  bool dot_all = false;        // s
  bool multi_line = false;     // m
  bool ignores_case = false;   // i
  bool ignores_white = false;  // x
  bool is_literal = false;     // q

  static std::optional<PatternFlags> read(std::string_view flags);
};

struct IcuPattern {
  std::string text;
  int groups = 0;
  int repeats = 0;  // quantifiers
  bool has_back_references = false;
};

// For ICU without flags. Nothing when XPath has no such pattern.
std::optional<IcuPattern> translate(std::string_view pattern, const PatternFlags& flags);

}  // namespace tb::feel
