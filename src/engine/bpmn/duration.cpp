#include "engine/bpmn/duration.hpp"

#include <charconv>

#include "core/time.hpp"

namespace tb::bpmn {

namespace {

constexpr std::int64_t kLongest = 36'600 * kDay;
constexpr std::int64_t kMostMonths = 1200;

struct Unit {
  char letter;
  std::int64_t us;      // or
  std::int64_t months;  // of one
};
constexpr Unit kDateUnits[]{{'Y', 0, 12}, {'M', 0, 1}, {'W', 7 * kDay, 0}, {'D', kDay, 0}};
constexpr Unit kTimeUnits[]{{'H', kHour, 0}, {'M', kMinute, 0}, {'S', kSecond, 0}};

// Microseconds of ".25" at the front of `rest`, which is cut; digits behind the sixth are dropped.
std::int64_t take_fraction(std::string_view& rest) {
  std::int64_t us = 0, weight = kSecond / 10;
  rest.remove_prefix(1);
  for (; !rest.empty() && rest[0] >= '0' && rest[0] <= '9'; rest.remove_prefix(1), weight /= 10)
    us += weight * (rest[0] - '0');
  return us;
}

// Reads "5D" units in their order into `out`; false on anything else.
template <std::size_t N>
bool take_units(std::string_view& rest, const Unit (&units)[N], Duration& out) {
  std::size_t next = 0;
  while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
    std::int64_t amount = 0, fraction = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), amount);
    if (read.ec != std::errc() || amount > kLongest / kSecond) return false;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    const bool has_fraction = rest.size() > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9';
    if (has_fraction) fraction = take_fraction(rest);
    while (next < N && !(rest.starts_with(units[next].letter))) ++next;
    if (next == N || (has_fraction && units[next].letter != 'S')) return false;
    rest.remove_prefix(1);
    if (units[next].us > 0 && amount > kLongest / units[next].us) return false;
    out.us += amount * units[next].us + fraction;
    const std::int64_t months = out.months + amount * units[next].months;
    if (months > kMostMonths || out.us > kLongest) return false;
    out.months = static_cast<std::int32_t>(months);
    ++next;
  }
  return true;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  Duration duration;
  text.remove_prefix(1);
  if (!take_units(text, kDateUnits, duration)) return std::nullopt;
  if (text.starts_with('T')) {
    text.remove_prefix(1);
    if (text.empty() || !take_units(text, kTimeUnits, duration)) return std::nullopt;
  }
  return text.empty() ? std::optional(duration) : std::nullopt;
}

}  // namespace tb::bpmn
