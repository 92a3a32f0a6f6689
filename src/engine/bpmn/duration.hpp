// ISO 8601 durations of timers.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace tb::bpmn {

struct Duration {
  std::int32_t months = 0;
  std::int64_t us = 0;
};

// "P5D", "PT36H", "P1Y2M", "P2W", "PT0.5S"; nothing for anything else, a sign, or more than 100
// years.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace tb::bpmn
