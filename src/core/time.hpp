// Instants and dates. An Instant is a point of time (µs UTC); a Date is a day of the Chinese
// calendar (UTC+08:00). Rules take both as arguments and never read a clock.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tb {

struct Instant {
  std::int64_t us = 0;  // microseconds since 1970-01-01T00:00:00Z
  auto operator<=>(const Instant&) const = default;
};

struct Date {
  std::int32_t days = 0;  // days since 1970-01-01
  auto operator<=>(const Date&) const = default;
  Date operator+(std::int32_t n) const { return {days + n}; }
  Date operator-(std::int32_t n) const { return {days - n}; }
  std::int32_t operator-(Date other) const { return days - other.days; }
};

struct YearMonthDay {
  int year = 1970, month = 1, day = 1;
};

inline constexpr std::int64_t kSecond = 1'000'000, kMinute = 60 * kSecond, kHour = 60 * kMinute,
                              kDay = 24 * kHour;
inline constexpr std::int64_t kChinaOffset =
    8 * kHour;  // legal dates are in UTC+08:00, no summer time

// The day an instant falls on in China.
Date date_of(Instant at);
// The instant of `minutes` past 00:00 of a day in China (1050 = 17:30).
Instant at_minute(Date day, int minutes);
// Minutes since 00:00 in China.
int minute_of_day(Instant at);

YearMonthDay civil(Date day);
Date date(int year, int month, int day);  // a valid civil date
bool is_valid_date(int year, int month, int day);
// The corresponding day so many months later, or the last of that month where it has none
// (民法典 202). `months` ≥ 0.
Date months_later(Date day, int months);
// The last day of a period of so many months that begins with `first`, which counts: the day before
// the corresponding day, or the last of a month that has none (民法典 202).
Date last_day_of_months(Date first, int months);
int weekday(Date day);  // 1 = Monday … 7 = Sunday

// "2026-03-02"; fails invalid `date.invalid`.
Result<Date> parse_date(std::string_view text);
std::string to_string(Date day);
// RFC 3339 with any offset; fails invalid `instant.invalid`.
Result<Instant> parse_instant(std::string_view text);
// "2026-03-02T10:24:06.123456+08:00"; no fraction when it is zero.
std::string to_string(Instant at);

std::string chinese_date(Date day);    // 2026年3月2日（周一）
std::string chinese_time(Instant at);  // 2026年3月2日（周一）10:24

}  // namespace tb
