// How models name the language of their texts.
#pragma once
#include <string_view>

namespace tb::feel {

// Whether an expression language is FEEL: named so, in any version's address, or not named at all.
inline bool is_feel(std::string_view language) {
  return language.empty() || language.find("FEEL") != std::string_view::npos ||
         language.find("feel") != std::string_view::npos;
}

}  // namespace tb::feel
