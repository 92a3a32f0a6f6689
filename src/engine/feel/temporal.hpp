// Dates, times and durations of FEEL (DMN 1.5, 10.3.2.3; ISO 8601 and XML Schema's lexical forms).
// Years from -999,999,999 to 999,999,999. Equality (`==`) is FEEL's `is`: same value and same zone;
// FEEL's "=" and "<" are `compare`, which knows that two zones may name one instant. Fractions are
// kept to the nanosecond.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace tb::feel {

// Where a time is: nowhere told, a fixed offset, or a region of the IANA list ("Asia/Shanghai").
class Zone {
 public:
  constexpr Zone() = default;  // none
  static constexpr Zone utc() { return Zone(kOffset); }
  // Seconds east of Greenwich, at most ±18 h (14 h is the most that a text may say).
  static std::optional<Zone> offset(std::int32_t seconds);
  // Nothing when the list of regions has no such id.
  static std::optional<Zone> region(std::string_view id);

  bool is_none() const { return code_ == 0; }
  bool is_region() const { return code_ < 0; }
  // Seconds east of Greenwich of a fixed offset.
  std::int32_t seconds() const { return code_ - kOffset; }
  std::string_view id() const;  // of a region
  // Seconds east of Greenwich at a local time (seconds since 1970 as the wall clock shows them): of
  // a region by its rules; a time that a clock change skips or repeats takes the offset before it.
  // 0 for none.
  std::int32_t offset_at(std::int64_t local_seconds) const;
  // The same at a point of time (seconds since 1970-01-01T00:00:00Z).
  std::int32_t offset_at_utc(std::int64_t utc_seconds) const;
  // For a time without a day: of a region its standard time by the newest rules, never summer time.
  std::int32_t standard_offset() const;
  bool operator==(const Zone&) const = default;

 private:
  explicit constexpr Zone(std::int32_t code) : code_(code) {}
  static constexpr std::int32_t kOffset = 1'000'000;
  std::int32_t code_ = 0;  // 0 none, negative: -1 - index of the region, else kOffset + seconds
};

// A date without time.
struct Day {
  std::int64_t days = 0;  // since 1970-01-01, proleptic Gregorian
  auto operator<=>(const Day&) const = default;
};
// A time of day.
struct Time {
  std::int64_t nanoseconds = 0;  // since 00:00, below 24 h
  Zone zone;
  bool operator==(const Time&) const = default;
};
// A date with a time, as the wall clock of its zone shows it.
struct DateTime {
  std::int64_t seconds = 0;      // since 1970-01-01T00:00:00 of the wall clock
  std::int32_t nanoseconds = 0;  // 0…999,999,999, counted forward
  Zone zone;
  bool operator==(const DateTime&) const = default;
};
// Years and months.
struct MonthsDuration {
  std::int64_t months = 0;
  auto operator<=>(const MonthsDuration&) const = default;
};
// Days, hours, minutes, seconds.
struct SecondsDuration {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;  // 0…999,999,999, counted forward (-0.5 s is -1 s + 500,000,000)
  auto operator<=>(const SecondsDuration&) const = default;
};

struct CivilDay {
  std::int64_t year = 1970;
  int month = 1, day = 1;
};
CivilDay civil(Day day);
// Nothing for a day that no calendar has (30 February) or a year beyond the limits.
std::optional<Day> day_of(std::int64_t year, std::int64_t month, std::int64_t day);
Day day_of(Date date);
// Nothing outside of Date's range.
std::optional<Date> date_of(Day day);
int weekday(Day day);  // 1 = Monday … 7 = Sunday
int day_of_year(Day day);
int week_of_year(Day day);  // ISO 8601

// FEEL's texts: "2020-02-29", "10:00:00.5+08:00", "10:00:00@Asia/Shanghai", "2020-02-29T10:00:00Z",
// "P1Y2M", "-P1DT2H". Nothing for anything else. As XML Schema has it, 24:00:00 is 00:00:00 of the
// next day (of a time alone: 00:00:00) and the year 0000 is the one before 0001. An offset may have
// seconds, and "z" is read as "Z". What is finer than a nanosecond is cut off. A date alone is no
// date and time here.
std::optional<Day> parse_day(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<MonthsDuration> parse_months(std::string_view text);
std::optional<SecondsDuration> parse_seconds(std::string_view text);
// Canonical: shortest, "P1Y2M", "PT0S", "P0M", offset 0 of a fixed zone as "Z".
std::string to_string(Day day);
std::string to_string(const Time& time);
std::string to_string(const DateTime& moment);
std::string to_string(MonthsDuration duration);
std::string to_string(SecondsDuration duration);

// Nothing for parts out of range. `second` may have a fraction: nanoseconds beside it.
std::optional<Time> time_of(std::int64_t hour, std::int64_t minute, std::int64_t second,
                            std::int64_t nanoseconds, Zone zone);
int hour(const Time& time);
int minute(const Time& time);
int second(const Time& time);
DateTime at(Day day, const Time& time);  // `date and time(date, time)`: the zone is the time's
Day day_of(const DateTime& moment);
Time time_of(const DateTime& moment);
DateTime at_instant(Instant instant, Zone zone);  // without zone: as UTC's clock shows it
// The moment in UTC, cut to microseconds; nothing for one without zone or beyond Instant's range.
std::optional<Instant> instant_of(const DateTime& moment);

// FEEL "=", "<": nothing when one has a zone and the other none. With zones both are read in UTC.
// Whole seconds alone count ("10:30:00.1" = "10:30:00.2", DMN TCK 0068); `==` and `subtract` see
// the fraction. A time of a region has its standard offset and does not go around midnight.
std::optional<std::strong_ordering> compare(const Time& a, const Time& b);
std::optional<std::strong_ordering> compare(const DateTime& a, const DateTime& b);
// A number that orders values as `compare` does among those with a zone, and among those without;
// for tables that sort. Two kinds (zone or none) never mix. Its nanoseconds are 0, as `compare` has
// whole seconds.
struct OrderKey {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  auto operator<=>(const OrderKey&) const = default;
};
OrderKey order_key(const Time& time);
OrderKey order_key(const DateTime& moment);

// Arithmetic of DMN 1.5, tables 48 to 52. Nothing when the result leaves the limits.
std::optional<Day> add(Day day, MonthsDuration duration);  // 31 January + P1M = last of February
// A date is read as its midnight in UTC; the result is its day.
std::optional<Day> add(Day day, SecondsDuration duration);
std::optional<DateTime> add(const DateTime& moment, MonthsDuration duration);
// In a region along the line of time: a day is 24 hours, also where the clock changes. The hour
// that a change repeats is told only once, as its first time.
std::optional<DateTime> add(const DateTime& moment, SecondsDuration duration);
Time add(const Time& time, SecondsDuration duration);  // around midnight
std::optional<MonthsDuration> add(MonthsDuration a, MonthsDuration b);
std::optional<SecondsDuration> add(SecondsDuration a, SecondsDuration b);
MonthsDuration negated(MonthsDuration duration);
SecondsDuration negated(SecondsDuration duration);
// a - b. Nothing when only one has a zone.
std::optional<SecondsDuration> subtract(Day a, Day b);
std::optional<SecondsDuration> subtract(const DateTime& a, const DateTime& b);
std::optional<SecondsDuration> subtract(const Time& a, const Time& b);
// `years and months duration(from, to)`: whole months between, towards zero.
MonthsDuration months_between(Day from, Day to);

}  // namespace tb::feel
