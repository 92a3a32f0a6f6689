#include "engine/feel/temporal.hpp"

#include <algorithm>
#include <limits>

namespace tb::feel {

namespace {

constexpr std::int64_t kDaySeconds = 86'400, kBillion = 1'000'000'000;
constexpr std::int64_t kDayNanoseconds = kDaySeconds * kBillion;
constexpr std::int64_t kMostYear = 999'999'999;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  return a % b + (a % b < 0 ? b : 0);
}

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
constexpr int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years that begin in March keep the leap day last; 400 of them are 146,097 days. 719,468 days lie
// between 0000-03-01 and 1970-01-01.
constexpr std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  if (month <= 2) --year;
  const std::int64_t era = floor_div(year, 400), year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719'468;
}

constexpr std::int64_t kFirstDay = days_from_civil(-kMostYear, 1, 1),
                       kLastDay = days_from_civil(kMostYear, 12, 31);
constexpr std::int64_t kFirstSecond = kFirstDay * kDaySeconds,
                       kLastSecond = (kLastDay + 1) * kDaySeconds - 1;

std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  if (__builtin_add_overflow(a, b, &out)) return std::nullopt;
  return out;
}

// Seconds in UTC, or on the wall clock of a moment without zone.
std::int64_t utc_seconds(const DateTime& moment) {
  return moment.seconds - moment.zone.offset_at(moment.seconds);
}
std::int64_t utc_nanoseconds(const Time& time) {
  return time.nanoseconds - time.zone.standard_offset() * kBillion;
}

bool comparable(Zone a, Zone b) { return a.is_none() == b.is_none(); }

}  // namespace

CivilDay civil(Day day) {
  const std::int64_t shifted = day.days + 719'468;
  const std::int64_t era = floor_div(shifted, 146'097), day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto in_year =
      static_cast<int>(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
  const int march_month = (5 * in_year + 2) / 153;
  const int month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          in_year - (153 * march_month + 2) / 5 + 1};
}

std::optional<Day> day_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -kMostYear || year > kMostYear || month < 1 || month > 12 || day < 1) return {};
  const auto of_month = static_cast<int>(month);
  if (day > days_in_month(year, of_month)) return {};
  return Day{days_from_civil(year, of_month, static_cast<int>(day))};
}

Day day_of(Date date) { return {date.days}; }

std::optional<Date> date_of(Day day) {
  const auto days = static_cast<std::int32_t>(day.days);
  return days == day.days ? std::optional(Date{days}) : std::nullopt;
}

int weekday(Day day) { return static_cast<int>(floor_mod(day.days + 3, 7)) + 1; }

int day_of_year(Day day) {
  return static_cast<int>(day.days - days_from_civil(civil(day).year, 1, 1)) + 1;
}

// The week belongs to the year that its Thursday is in.
int week_of_year(Day day) {
  const Day thursday{day.days - weekday(day) + 4};
  return (day_of_year(thursday) - 1) / 7 + 1;
}

std::optional<Time> time_of(std::int64_t hour, std::int64_t minute, std::int64_t second,
                            std::int64_t nanoseconds, Zone zone) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
      nanoseconds < 0 || nanoseconds >= kBillion)
    return {};
  return Time{(hour * 3600 + minute * 60 + second) * kBillion + nanoseconds, zone};
}

int hour(const Time& time) { return static_cast<int>(time.nanoseconds / (3600 * kBillion)); }
int minute(const Time& time) { return static_cast<int>(time.nanoseconds / (60 * kBillion) % 60); }
int second(const Time& time) { return static_cast<int>(time.nanoseconds / kBillion % 60); }

DateTime at(Day day, const Time& time) {
  return {day.days * kDaySeconds + time.nanoseconds / kBillion,
          static_cast<std::int32_t>(time.nanoseconds % kBillion), time.zone};
}

Day day_of(const DateTime& moment) { return {floor_div(moment.seconds, kDaySeconds)}; }

Time time_of(const DateTime& moment) {
  return {floor_mod(moment.seconds, kDaySeconds) * kBillion + moment.nanoseconds, moment.zone};
}

DateTime at_instant(Instant instant, Zone zone) {
  const std::int64_t utc = floor_div(instant.us, kSecond);
  return {utc + zone.offset_at_utc(utc),
          static_cast<std::int32_t>(floor_mod(instant.us, kSecond) * 1000), zone};
}

std::optional<Instant> instant_of(const DateTime& moment) {
  if (moment.zone.is_none()) return {};
  const __int128 us =
      static_cast<__int128>(utc_seconds(moment)) * kSecond + moment.nanoseconds / 1000;
  if (us > kMost || us < std::numeric_limits<std::int64_t>::min()) return {};
  return Instant{static_cast<std::int64_t>(us)};
}

OrderKey order_key(const Time& time) { return {floor_div(utc_nanoseconds(time), kBillion), 0}; }
OrderKey order_key(const DateTime& moment) { return {utc_seconds(moment), 0}; }

std::optional<std::strong_ordering> compare(const Time& a, const Time& b) {
  if (!comparable(a.zone, b.zone)) return {};
  return order_key(a) <=> order_key(b);
}
std::optional<std::strong_ordering> compare(const DateTime& a, const DateTime& b) {
  if (!comparable(a.zone, b.zone)) return {};
  return order_key(a) <=> order_key(b);
}

std::optional<Day> add(Day day, MonthsDuration duration) {
  const CivilDay from = civil(day);
  const auto months = sum(from.year * 12 + from.month - 1, duration.months);
  if (!months) return {};
  const std::int64_t year = floor_div(*months, 12);
  const auto month = static_cast<int>(floor_mod(*months, 12)) + 1;
  return day_of(year, month, std::min(from.day, days_in_month(year, month)));
}

std::optional<Day> add(Day day, SecondsDuration duration) {
  const auto days = sum(day.days, floor_div(duration.seconds, kDaySeconds));
  if (!days || *days < kFirstDay || *days > kLastDay) return {};
  return Day{*days};
}

std::optional<DateTime> add(const DateTime& moment, MonthsDuration duration) {
  const auto day = add(day_of(moment), duration);
  if (!day) return {};
  return at(*day, time_of(moment));
}

std::optional<DateTime> add(const DateTime& moment, SecondsDuration duration) {
  if (duration == SecondsDuration{}) return moment;
  const std::int64_t nanoseconds = std::int64_t{moment.nanoseconds} + duration.nanoseconds;
  const auto utc = sum(utc_seconds(moment) + nanoseconds / kBillion, duration.seconds);
  if (!utc || *utc < kFirstSecond - kDaySeconds || *utc > kLastSecond + kDaySeconds) return {};
  const std::int64_t seconds = *utc + moment.zone.offset_at_utc(*utc);
  if (seconds < kFirstSecond || seconds > kLastSecond) return {};
  return DateTime{seconds, static_cast<std::int32_t>(nanoseconds % kBillion), moment.zone};
}

Time add(const Time& time, SecondsDuration duration) {
  const std::int64_t within =
      floor_mod(duration.seconds, kDaySeconds) * kBillion + duration.nanoseconds;
  return {(time.nanoseconds + within) % kDayNanoseconds, time.zone};
}

std::optional<MonthsDuration> add(MonthsDuration a, MonthsDuration b) {
  const auto months = sum(a.months, b.months);
  if (!months || *months < -kMost) return {};
  return MonthsDuration{*months};
}

std::optional<SecondsDuration> add(SecondsDuration a, SecondsDuration b) {
  const std::int64_t nanoseconds = std::int64_t{a.nanoseconds} + b.nanoseconds;
  const __int128 seconds = static_cast<__int128>(a.seconds) + b.seconds + nanoseconds / kBillion;
  const auto fraction = static_cast<std::int32_t>(nanoseconds % kBillion);
  // -2^63 itself has no counterpart.
  if (seconds > kMost || seconds < -kMost - (fraction > 0 ? 1 : 0)) return {};
  return SecondsDuration{static_cast<std::int64_t>(seconds), fraction};
}

MonthsDuration negated(MonthsDuration duration) { return {-std::max(duration.months, -kMost)}; }

SecondsDuration negated(SecondsDuration duration) {
  if (duration.nanoseconds == 0) return {-std::max(duration.seconds, -kMost), 0};
  return {~duration.seconds, static_cast<std::int32_t>(kBillion - duration.nanoseconds)};
}

std::optional<SecondsDuration> subtract(Day a, Day b) {
  return SecondsDuration{(a.days - b.days) * kDaySeconds, 0};
}

std::optional<SecondsDuration> subtract(const DateTime& a, const DateTime& b) {
  if (!comparable(a.zone, b.zone)) return {};
  return add(SecondsDuration{utc_seconds(a), a.nanoseconds},
             negated(SecondsDuration{utc_seconds(b), b.nanoseconds}));
}

std::optional<SecondsDuration> subtract(const Time& a, const Time& b) {
  if (!comparable(a.zone, b.zone)) return {};
  const std::int64_t difference = utc_nanoseconds(a) - utc_nanoseconds(b);
  return SecondsDuration{floor_div(difference, kBillion),
                         static_cast<std::int32_t>(floor_mod(difference, kBillion))};
}

MonthsDuration months_between(Day from, Day to) {
  const CivilDay a = civil(from), b = civil(to);
  std::int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) --months;
  if (months < 0 && b.day > a.day) ++months;
  return {months};
}

}  // namespace tb::feel
