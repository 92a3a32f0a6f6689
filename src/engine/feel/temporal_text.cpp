#include <fmt/format.h>

#include <iterator>
#include <limits>

#include "engine/feel/temporal.hpp"

namespace tb::feel {

namespace {

constexpr std::int64_t kBillion = 1'000'000'000, kDaySeconds = 86'400;
constexpr std::int32_t kMostOffset = 14 * 3600;
constexpr std::size_t kMostYearDigits = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What is left of a text; each reader takes its part from the front.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string_view digits() {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  // Exactly two digits, not above `most`.
  std::optional<int> pair(int most) {
    if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) return {};
    const int value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    if (value > most) return {};
    rest_.remove_prefix(2);
    return value;
  }

 private:
  std::string_view rest_;
};

std::optional<std::int64_t> number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits)
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value) ||
        __builtin_add_overflow(value, std::int64_t{c - '0'}, &value))
      return {};
  return digits.empty() ? std::nullopt : std::optional(value);
}

std::int32_t nanoseconds(std::string_view digits) {
  std::int32_t value = 0;
  for (std::size_t i = 0; i < 9; ++i)
    value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return value;
}

std::optional<std::int64_t> read_year(Scanner& scanner) {
  const bool negative = scanner.skip('-');
  const std::string_view digits = scanner.digits();
  if (digits.size() < 4 || digits.size() > kMostYearDigits) return {};
  if (digits.size() > 4 && digits.front() == '0') return {};
  const auto year = number(digits);
  if (!year || (negative && *year == 0)) return {};
  return negative ? -*year : *year;
}

std::optional<Day> read_day(Scanner& scanner) {
  const auto year = read_year(scanner);
  if (!year || !scanner.skip('-')) return {};
  const auto month = scanner.pair(12);
  if (!month || !scanner.skip('-')) return {};
  const auto day = scanner.pair(31);
  return day ? day_of(*year, *month, *day) : std::nullopt;
}

// Nanoseconds since 00:00; those of a whole day for 24:00:00.
std::optional<std::int64_t> read_clock(Scanner& scanner) {
  const auto hour = scanner.pair(24);
  if (!hour || !scanner.skip(':')) return {};
  const auto minute = scanner.pair(59);
  if (!minute || !scanner.skip(':')) return {};
  const auto second = scanner.pair(59);
  if (!second) return {};
  const bool point = scanner.skip('.');
  const std::string_view fraction = point ? scanner.digits() : std::string_view();
  if (point && fraction.empty()) return {};
  if (*hour == 24 &&
      (*minute != 0 || *second != 0 || fraction.find_first_not_of('0') != std::string_view::npos))
    return {};
  return (*hour * 3600LL + *minute * 60 + *second) * kBillion + nanoseconds(fraction);
}

std::optional<Zone> read_offset(Scanner& scanner) {
  const bool west = scanner.skip('-');
  if (!west && !scanner.skip('+')) return {};
  const auto hours = scanner.pair(14);
  if (!hours || !scanner.skip(':')) return {};
  const auto minutes = scanner.pair(59);
  if (!minutes) return {};
  const auto seconds = scanner.skip(':') ? scanner.pair(59) : 0;
  if (!seconds) return {};
  const std::int32_t offset = *hours * 3600 + *minutes * 60 + *seconds;
  if (offset > kMostOffset || !scanner.at_end()) return {};
  return Zone::offset(west ? -offset : offset);
}

// All that is left, maybe nothing.
std::optional<Zone> read_zone(Scanner& scanner) {
  if (scanner.at_end()) return Zone();
  if (scanner.skip('@')) return Zone::region(scanner.rest());
  if (scanner.skip('Z') || scanner.skip('z'))
    return scanner.at_end() ? std::optional(Zone::utc()) : std::nullopt;
  return read_offset(scanner);
}

// `count` of a unit of so many seconds or months, added to `total`.
bool add_units(std::int64_t count, std::int64_t unit, std::int64_t& total) {
  return !__builtin_mul_overflow(count, unit, &count) &&
         !__builtin_add_overflow(total, count, &total);
}

struct Unit {
  char letter;
  std::int64_t size;
};

// "2H30M": numbers with letters in the order of `units`, each at most once, as long as they come.
// The fraction that a number may have before 'S' is put into `fraction`. False for what is
// malformed or too large; `seen` tells whether there was any.
bool read_units(Scanner& scanner, std::initializer_list<Unit> units, std::int64_t& total,
                std::int32_t& fraction, bool& seen) {
  const auto* unit = units.begin();
  while (!scanner.at_end() && is_digit(scanner.rest().front())) {
    const auto count = number(scanner.digits());
    const bool point = scanner.skip('.');
    if (point) fraction = nanoseconds(scanner.digits());
    while (unit != units.end() && !scanner.skip(unit->letter)) ++unit;
    if (!count || unit == units.end() || (point && unit->letter != 'S') ||
        !add_units(*count, unit->size, total))
      return false;
    ++unit;
    seen = true;
  }
  return true;
}

void print_fraction(std::string& out, std::int64_t nanoseconds) {
  if (nanoseconds == 0) return;
  fmt::format_to(std::back_inserter(out), ".{:09}", nanoseconds);
  out.erase(out.find_last_not_of('0') + 1);
}

void print_day(std::string& out, Day day) {
  const CivilDay parts = civil(day);
  fmt::format_to(std::back_inserter(out), "{}{:04}-{:02}-{:02}", parts.year < 0 ? "-" : "",
                 parts.year < 0 ? -parts.year : parts.year, parts.month, parts.day);
}

void print_zone(std::string& out, Zone zone) {
  if (zone.is_none()) return;
  if (zone.is_region()) {
    out.append("@").append(zone.id());
    return;
  }
  const std::int32_t offset = zone.seconds(), size = offset < 0 ? -offset : offset;
  if (offset == 0) {
    out.append("Z");
    return;
  }
  fmt::format_to(std::back_inserter(out), "{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600,
                 size / 60 % 60);
  if (size % 60 != 0) fmt::format_to(std::back_inserter(out), ":{:02}", size % 60);
}

void print_time(std::string& out, const Time& time) {
  fmt::format_to(std::back_inserter(out), "{:02}:{:02}:{:02}", hour(time), minute(time),
                 second(time));
  print_fraction(out, time.nanoseconds % kBillion);
  print_zone(out, time.zone);
}

void print_unit(std::string& out, std::int64_t count, char letter) {
  if (count != 0) fmt::format_to(std::back_inserter(out), "{}{}", count, letter);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  Scanner scanner(text);
  const auto day = read_day(scanner);
  return scanner.at_end() ? day : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  Scanner scanner(text);
  const auto clock = read_clock(scanner);
  if (!clock) return {};
  const auto zone = read_zone(scanner);
  if (!zone) return {};
  return Time{*clock % (kDaySeconds * kBillion), *zone};
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  Scanner scanner(text);
  const auto day = read_day(scanner);
  if (!day || !scanner.skip('T')) return {};
  const auto clock = read_clock(scanner);
  if (!clock) return {};
  const auto zone = read_zone(scanner);
  if (!zone) return {};
  const auto begin =
      *clock == kDaySeconds * kBillion ? add(*day, SecondsDuration{.seconds = kDaySeconds}) : day;
  if (!begin) return {};
  return at(*begin, Time{*clock % (kDaySeconds * kBillion), *zone});
}

std::optional<MonthsDuration> parse_months(std::string_view text) {
  Scanner scanner(text);
  const bool negative = scanner.skip('-');
  if (!scanner.skip('P')) return {};
  MonthsDuration duration;
  std::int32_t fraction = 0;
  bool seen = false;
  if (!read_units(scanner, {{'Y', 12}, {'M', 1}}, duration.months, fraction, seen) || !seen ||
      !scanner.at_end())
    return {};
  return negative ? negated(duration) : duration;
}

std::optional<SecondsDuration> parse_seconds(std::string_view text) {
  Scanner scanner(text);
  const bool negative = scanner.skip('-');
  if (!scanner.skip('P')) return {};
  SecondsDuration duration;
  bool seen = false;
  if (!read_units(scanner, {{'D', kDaySeconds}}, duration.seconds, duration.nanoseconds, seen))
    return {};
  if (scanner.skip('T')) {
    seen = false;
    if (!read_units(scanner, {{'H', 3600}, {'M', 60}, {'S', 1}}, duration.seconds,
                    duration.nanoseconds, seen))
      return {};
  }
  if (!seen || !scanner.at_end()) return {};
  return negative ? negated(duration) : duration;
}

std::string to_string(Day day) {
  std::string out;
  print_day(out, day);
  return out;
}

std::string to_string(const Time& time) {
  std::string out;
  print_time(out, time);
  return out;
}

std::string to_string(const DateTime& moment) {
  std::string out;
  print_day(out, day_of(moment));
  out += 'T';
  print_time(out, time_of(moment));
  return out;
}

std::string to_string(MonthsDuration duration) {
  if (duration.months == 0) return "P0M";
  std::string out = duration.months < 0 ? "-P" : "P";
  const std::int64_t months = duration.months < 0 ? negated(duration).months : duration.months;
  print_unit(out, months / 12, 'Y');
  print_unit(out, months % 12, 'M');
  return out;
}

std::string to_string(SecondsDuration duration) {
  if (duration == SecondsDuration{}) return "PT0S";
  std::string out = duration.seconds < 0 ? "-P" : "P";
  const SecondsDuration size = duration.seconds < 0 ? negated(duration) : duration;
  print_unit(out, size.seconds / kDaySeconds, 'D');
  const std::int64_t rest = size.seconds % kDaySeconds;
  if (rest == 0 && size.nanoseconds == 0) return out;
  out += 'T';
  print_unit(out, rest / 3600, 'H');
  print_unit(out, rest / 60 % 60, 'M');
  if (rest % 60 != 0 || size.nanoseconds != 0) {
    fmt::format_to(std::back_inserter(out), "{}", rest % 60);
    print_fraction(out, size.nanoseconds);
    out += 'S';
  }
  return out;
}

}  // namespace tb::feel
