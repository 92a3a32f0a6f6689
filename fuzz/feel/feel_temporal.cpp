// Any bytes as a date, time, moment or duration: what is read is printed and read again as the same
// value, and arithmetic on it neither overflows nor contradicts itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/feel/temporal.hpp"

namespace {

using namespace tb::feel;

void require(bool holds) {
  if (!holds) std::abort();
}

void move(const DateTime& moment, SecondsDuration by) {
  if (const auto to = add(moment, by); to && !moment.zone.is_region()) {
    require(subtract(*to, moment) == by);
    require(add(*to, negated(by)) == moment);
  }
  const auto order = add(moment, negated(by));
  if (order) require(compare(*order, moment) == (order_key(*order) <=> order_key(moment)));
  const Time time = time_of(moment);
  require(add(add(time, by), negated(by)) == time);
  (void)add(day_of(moment), by);
}

void shift(const DateTime& moment, MonthsDuration by) {
  if (const auto to = add(moment, by)) {
    require(time_of(*to) == time_of(moment));
    require(civil(day_of(*to)).day <= civil(day_of(moment)).day);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto bar = text.find('|');
  const std::string_view first = text.substr(0, bar);
  const std::string_view second = bar == std::string_view::npos ? first : text.substr(bar + 1);

  if (const auto day = parse_day(first)) require(to_string(*day) == first);
  if (const auto time = parse_time(first)) require(parse_time(to_string(*time)) == time);
  const auto moment = parse_date_time(first);
  if (moment) {
    require(parse_date_time(to_string(*moment)) == moment);
    if (const auto other = parse_date_time(second))
      require(compare(*moment, *other).has_value() == subtract(*moment, *other).has_value());
    if (const auto instant = instant_of(*moment)) (void)at_instant(*instant, moment->zone);
  }
  const auto months = parse_months(second);
  if (months) require(parse_months(to_string(*months)) == months && !parse_seconds(second));
  const auto seconds = parse_seconds(second);
  if (seconds) require(parse_seconds(to_string(*seconds)) == seconds);
  if (moment && seconds) move(*moment, *seconds);
  if (moment && months) shift(*moment, *months);
  return 0;
}
