// Any text as a calendar, then a whole clock on it: no crash, no endless walk, due dates only on
// working days.
#include "engine/clock/calendar.hpp"

#include <cstdlib>
#include <cstring>

#include "engine/clock/status.hpp"

namespace {

using namespace tb;

void live(const clock::Calendar& calendar, std::int32_t shift, std::int64_t amount) {
  const Instant event = at_minute(calendar.first_day() + shift % 3000, 600);
  for (const auto unit : {clock::Unit::workday, clock::Unit::calendar_day, clock::Unit::hour}) {
    auto made = clock::start({.name = "n", .amount = amount, .unit = unit, .extension_max = 10},
                             event, calendar);
    if (!made) continue;
    const Instant later{event.us + 3 * kDay};
    auto held =
        clock::hold(*made, clock::HoldKind::testing, later, {later.us + 4 * kDay}, "r", calendar);
    if (held && clock::due_day(*held) < clock::due_day(*made)) std::abort();
    if (held) (void)clock::days(*held, calendar, later);
    if (unit != clock::Unit::hour && !calendar.is_workday(clock::due_day(*made)).value_or(true))
      std::abort();
    if (const auto said = clock::status(*made, calendar, later)) (void)clock::words(*said);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::int32_t shift = 0;
  std::int64_t amount = 0;
  if (size < sizeof shift + sizeof amount) return 0;
  std::memcpy(&shift, data, sizeof shift);
  std::memcpy(&amount, data + sizeof shift, sizeof amount);
  const std::string text(reinterpret_cast<const char*>(data) + 12, size - 12);
  if (const auto calendar = clock::Calendar::parse(text)) {
    live(*calendar, shift, amount);
    live(*calendar, shift, amount % 100);
    (void)clock::add(calendar->first_day(), amount, clock::Unit::workday, *calendar);
  }
  return 0;
}
