// Text -> Tree by recursive descent over tokens. The first error ends parsing; warnings do not.
#pragma once
#include <memory>
#include <string_view>

#include "engine/feel/expression.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

enum class Goal : std::uint8_t { expression, tests };

struct Parsed {
  std::shared_ptr<const Tree>
      tree;  // null when the text is wrong; `diagnostics` then ends with the error
  Diagnostics diagnostics;
};
// `warns`: also what is suspicious (unknown names when names are declared, comparisons that can
// only be null).
Parsed parse_text(std::string_view text, Goal goal, const Names& names, const Limits& limits,
                  bool warns);

}  // namespace tb::feel
