// Small words that the acts of a case share.
#pragma once
#include <fmt/format.h>

#include <optional>
#include <string>

#include "core/result.hpp"
#include "core/text.hpp"
#include "core/time.hpp"

namespace tb::cases {

inline constexpr std::size_t kMostCharacters = 2000;  // of a comment or a reason: half a page

inline std::string day_of(std::optional<Instant> at) {
  return at ? chinese_date(date_of(*at)) : std::string();
}
inline std::string text_of(const std::optional<std::string>& text) { return text.value_or(""); }

inline std::unexpected<Error> needs(std::string_view field, std::string_view words) {
  return invalid("case.incomplete", words, {{std::string(field), "required", std::string(words)}});
}
// Fails invalid `case.text_too_long`.
inline Result<void> short_enough(std::string_view field, std::string_view text) {
  if (code_points(text) <= kMostCharacters) return {};
  const auto words = fmt::format("最多写 {} 个字，请缩短，长的内容请作为材料附上", kMostCharacters);
  return invalid("case.text_too_long", words, {{std::string(field), "too_long", words}});
}

}  // namespace tb::cases
