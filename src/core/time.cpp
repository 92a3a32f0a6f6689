#include "core/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace tb {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Reads exactly `width` digits at the front of `text` and removes them.
bool digits(std::string_view& text, int width, int& out) {
  if (text.size() < static_cast<std::size_t>(width)) return false;
  const auto* end = text.data() + width;
  for (int i = 0; i < width; ++i) {
    if (text[static_cast<std::size_t>(i)] < '0' || text[static_cast<std::size_t>(i)] > '9')
      return false;
  }
  std::from_chars(text.data(), end, out);
  text.remove_prefix(static_cast<std::size_t>(width));
  return true;
}

bool skip(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool read_day(std::string_view& text, Date& out) {
  int year = 0, month = 0, day = 0;
  if (!digits(text, 4, year) || !skip(text, '-') || !digits(text, 2, month) || !skip(text, '-') ||
      !digits(text, 2, day) || !is_valid_date(year, month, day))
    return false;
  out = date(year, month, day);
  return true;
}

bool read_fraction(std::string_view& text, std::int64_t& us) {
  if (!skip(text, '.')) return true;
  std::int64_t unit = 100'000;
  bool any = false;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    us += unit * (text.front() - '0');
    unit /= 10;
    any = true;
    text.remove_prefix(1);
  }
  return any;
}

bool read_offset(std::string_view& text, std::int64_t& us) {
  if (skip(text, 'Z') || skip(text, 'z')) return true;
  const int sign = skip(text, '+') ? 1 : skip(text, '-') ? -1 : 0;
  int hours = 0, minutes = 0;
  if (sign == 0 || !digits(text, 2, hours) || !skip(text, ':') || !digits(text, 2, minutes) ||
      hours > 14 || minutes > 59)
    return false;
  us = sign * (hours * kHour + minutes * kMinute);
  return true;
}

constexpr std::string_view kWeekdays[]{"一", "二", "三", "四", "五", "六", "日"};

}  // namespace

Date date_of(Instant at) {
  return {static_cast<std::int32_t>(floor_div(at.us + kChinaOffset, kDay))};
}
Instant at_minute(Date day, int minutes) {
  return {day.days * kDay - kChinaOffset + minutes * kMinute};
}
int minute_of_day(Instant at) {
  const auto local = at.us + kChinaOffset;
  return static_cast<int>((local - floor_div(local, kDay) * kDay) / kMinute);
}

YearMonthDay civil(Date day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day.days}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}
Date date(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  return {static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}
bool is_valid_date(int year, int month, int day) {
  return month >= 1 && day >= 1 &&
         std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
             .ok();
}
Date months_later(Date day, int months) {
  auto [year, month, in_month] = civil(day);
  const auto count = month - 1 + months;
  year += count / 12;
  month = count % 12 + 1;
  while (!is_valid_date(year, month, in_month)) --in_month;
  return date(year, month, in_month);
}
Date last_day_of_months(Date first, int months) {
  const auto later = months_later(first, months);
  return civil(later).day == civil(first).day ? later - 1 : later;
}
int weekday(Date day) {
  return static_cast<int>(
      std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day.days}}}.iso_encoding());
}

Result<Date> parse_date(std::string_view text) {
  Date out;
  if (!read_day(text, out) || !text.empty())
    return invalid("date.invalid", "日期请写成 2026-03-02 的样子");
  return out;
}
// A page has dozens of instants: their digits are written by hand.
static char* write_digits(char* at, std::int64_t value, int width) {
  for (char* digit = at + width; digit != at; value /= 10)
    *--digit = static_cast<char>('0' + value % 10);
  return at + width;
}
static char* write_part(char* at, char before, std::int64_t value, int width) {
  *at = before;
  return write_digits(at + 1, value, width);
}
std::string to_string(Date day) {
  const auto [y, m, d] = civil(day);
  if (y < 0 || y > 9999) return fmt::format("{:04}-{:02}-{:02}", y, m, d);
  char text[10];
  write_part(write_part(write_digits(text, y, 4), '-', m, 2), '-', d, 2);
  return {text, sizeof text};
}

Result<Instant> parse_instant(std::string_view text) {
  Date day;
  int hour = 0, minute = 0, second = 0;
  std::int64_t fraction = 0, offset = 0;
  if (!read_day(text, day) || !(skip(text, 'T') || skip(text, 't')) || !digits(text, 2, hour) ||
      !skip(text, ':') || !digits(text, 2, minute) || !skip(text, ':') ||
      !digits(text, 2, second) || hour > 23 || minute > 59 || second > 59 ||
      !read_fraction(text, fraction) || !read_offset(text, offset) || !text.empty())
    return invalid("instant.invalid", "时间请写成 2026-03-02T10:24:00+08:00 的样子");
  return Instant{day.days * kDay + hour * kHour + minute * kMinute + second * kSecond + fraction -
                 offset};
}
std::string to_string(Instant at) {
  const auto local = at.us + kChinaOffset;
  const auto day = floor_div(local, kDay);
  const auto rest = local - day * kDay;
  const auto seconds = rest / kSecond;
  char text[32];
  char* end = write_part(text, 'T', seconds / 3600, 2);
  end = write_part(write_part(end, ':', seconds / 60 % 60, 2), ':', seconds % 60, 2);
  if (const auto us = rest % kSecond; us != 0) end = write_part(end, '.', us, 6);
  return to_string(Date{static_cast<std::int32_t>(day)}).append(text, end).append("+08:00");
}

std::string chinese_date(Date day) {
  const auto [y, m, d] = civil(day);
  return fmt::format("{}年{}月{}日（周{}）", y, m, d, kWeekdays[weekday(day) - 1]);
}
std::string chinese_time(Instant at) {
  const auto minutes = minute_of_day(at);
  return fmt::format("{}{:02}:{:02}", chinese_date(date_of(at)), minutes / 60, minutes % 60);
}

}  // namespace tb
