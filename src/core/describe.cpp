#include "core/describe.hpp"

namespace tb {

std::string_view label(const Type& type, std::uint32_t value) {
  return value < type.count ? type.labels[value] : std::string_view{};
}

std::optional<std::uint32_t> value_of(const Type& type, std::string_view text) {
  for (std::uint32_t i = 0; i < type.count; ++i)
    if (type.labels[i] == text) return i;
  return std::nullopt;
}

}  // namespace tb
