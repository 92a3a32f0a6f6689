// The cases in cases/temporal.txt; the grammar stands at the head of the file.
#include "engine/feel/temporal.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace tb::feel {
namespace {

using Any = std::variant<Day, Time, DateTime, MonthsDuration, SecondsDuration>;

std::optional<Any> read(std::string_view text) {
  if (const auto day = parse_day(text)) return *day;
  if (const auto time = parse_time(text)) return *time;
  if (const auto moment = parse_date_time(text)) return *moment;
  if (const auto months = parse_months(text)) return *months;
  if (const auto seconds = parse_seconds(text)) return *seconds;
  return {};
}
Any value(std::string_view text) {
  const auto any = read(text);
  EXPECT_TRUE(any) << "no value: " << text;
  return any.value_or(Day{});
}

template <class T>
std::string said(const std::optional<T>& value) {
  return value ? to_string(*value) : "-";
}
std::string said(const Time& time) { return to_string(time); }

// A date among moments is its midnight in UTC.
DateTime midnight(Day day) { return at(day, Time{.zone = Zone::utc()}); }

struct Plus {
  std::string operator()(Day a, MonthsDuration b) const { return said(add(a, b)); }
  std::string operator()(Day a, SecondsDuration b) const { return said(add(a, b)); }
  std::string operator()(const DateTime& a, MonthsDuration b) const { return said(add(a, b)); }
  std::string operator()(const DateTime& a, SecondsDuration b) const { return said(add(a, b)); }
  std::string operator()(const Time& a, SecondsDuration b) const { return said(add(a, b)); }
  std::string operator()(MonthsDuration a, MonthsDuration b) const { return said(add(a, b)); }
  std::string operator()(SecondsDuration a, SecondsDuration b) const { return said(add(a, b)); }
  template <class A, class B>
  std::string operator()(const A&, const B&) const {
    return "no sum";
  }
};

struct Minus {
  std::string operator()(Day a, Day b) const { return said(subtract(a, b)); }
  std::string operator()(Day a, const DateTime& b) const { return said(subtract(midnight(a), b)); }
  std::string operator()(const DateTime& a, Day b) const { return said(subtract(a, midnight(b))); }
  std::string operator()(const DateTime& a, const DateTime& b) const {
    return said(subtract(a, b));
  }
  std::string operator()(const Time& a, const Time& b) const { return said(subtract(a, b)); }
  template <class A>
  std::string operator()(const A& a, MonthsDuration b) const {
    return Plus()(a, negated(b));
  }
  template <class A>
  std::string operator()(const A& a, SecondsDuration b) const {
    return Plus()(a, negated(b));
  }
  template <class A, class B>
  std::string operator()(const A&, const B&) const {
    return "no difference";
  }
};

std::string sign(std::optional<std::strong_ordering> order) {
  if (!order) return "-";
  return *order < 0 ? "<" : *order > 0 ? ">" : "=";
}

struct Order {
  template <class A>
  std::string operator()(const A& a, const A& b) const {
    if constexpr (requires { compare(a, b); })
      return sign(compare(a, b));
    else
      return sign(a <=> b);
  }
  template <class A, class B>
  std::string operator()(const A&, const B&) const {
    return "two kinds";
  }
};

std::string days(const std::string& text) {
  const auto day = parse_day(text);
  if (!day) return "-";
  return fmt::format("{} {} {}", weekday(*day), day_of_year(*day), week_of_year(*day));
}

std::array<std::int64_t, 3> numbers(const std::string& text) {
  std::array<std::int64_t, 3> out{};
  std::istringstream words(text);
  words >> out[0] >> out[1] >> out[2];
  EXPECT_FALSE(words.fail()) << text;
  return out;
}

std::string in_utc(const std::string& text) {
  const auto instant = instant_of(std::get<DateTime>(value(text)));
  return instant ? to_string(at_instant(*instant, Zone::utc())) : "-";
}

std::string shown(const std::string& text, const std::string& region) {
  const auto instant = instant_of(std::get<DateTime>(value(text)));
  const auto zone = Zone::region(region);
  return instant && zone ? to_string(at_instant(*instant, *zone)) : "-";
}

std::string offset(const std::string& text) {
  const auto moment = std::get<DateTime>(value(text));
  return std::to_string(moment.zone.offset_at(moment.seconds));
}

// What the case line says should come out, from its first parts.
std::string outcome(const std::string& verb, const std::string& a, const std::string& b) {
  if (verb == "date") return said(parse_day(a));
  if (verb == "time") return said(parse_time(a));
  if (verb == "moment") return said(parse_date_time(a));
  if (verb == "months") return said(parse_months(a));
  if (verb == "seconds") return said(parse_seconds(a));
  if (verb == "plus") return std::visit(Plus(), value(a), value(b));
  if (verb == "minus") return std::visit(Minus(), value(a), value(b));
  if (verb == "order") return std::visit(Order(), value(a), value(b));
  if (verb == "is") return value(a) == value(b) ? "yes" : "no";
  if (verb == "between")
    return to_string(months_between(std::get<Day>(value(a)), std::get<Day>(value(b))));
  if (verb == "day") return days(a);
  if (verb == "offset") return offset(a);
  if (verb == "utc") return in_utc(a);
  if (verb == "shown") return shown(a, b);
  const auto [x, y, z] = numbers(a);
  if (verb == "made date") return said(day_of(x, y, z));
  if (verb == "made time") return said(time_of(x, y, z, 0, Zone()));
  return "no such verb";
}

std::vector<std::string> parts_of(const std::string& line) {
  std::vector<std::string> parts;
  for (std::size_t from = 0, bar = 0; bar != std::string::npos; from = bar + 3) {
    bar = line.find(" | ", from);
    parts.push_back(line.substr(from, bar == std::string::npos ? bar : bar - from));
  }
  return parts;
}

TEST(Temporal, DoesWhatTheCasesSay) {
  std::ifstream file(TB_SOURCE_DIR "/src/engine/feel/tests/cases/temporal.txt");
  std::map<std::string, int> seen;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    SCOPED_TRACE(fmt::format("temporal.txt:{} {}", number, line));
    const auto parts = parts_of(line);
    ASSERT_GE(parts.size(), 3U);
    const bool order = parts[0] == "order";
    const std::string& second = order ? parts.back() : parts[2];
    EXPECT_EQ(outcome(parts[0], parts[1], second), order ? parts[2] : parts.back());
    ++seen[parts[0]];
  }
  EXPECT_EQ(seen.size(), 16U);
  for (const auto& [verb, count] : seen) EXPECT_GE(count, 9) << verb;
}

TEST(Temporal, APieceOfATextSaysOnlyWhatStandsThere) {
  for (const std::string text :
       {"-2017-12-31T11:22:33.456+01:35", "2011-12-31T10:15:30@Asia/Shanghai", "-P1DT2H3M4.5S"}) {
    for (std::size_t length = 0; length < text.size(); ++length) {
      const std::string piece = text.substr(0, length);
      if (const auto moment = parse_date_time(piece)) EXPECT_EQ(to_string(*moment), piece);
      if (const auto seconds = parse_seconds(piece)) EXPECT_EQ(to_string(*seconds), piece);
      EXPECT_FALSE(parse_date_time(piece + '\0')) << piece;
      EXPECT_FALSE(parse_seconds(piece + '\0')) << piece;
      EXPECT_FALSE(parse_day(piece + '\0')) << piece;
    }
  }
}

TEST(Temporal, HugeTextsAreRefusedAtOnce) {
  const std::string nines(1'000'000, '9'), zeros(1'000'000, '0');
  EXPECT_FALSE(parse_day(nines + "-01-01"));
  EXPECT_FALSE(parse_day(zeros + "-01-01"));
  EXPECT_FALSE(parse_seconds("P" + nines + "D"));
  EXPECT_FALSE(parse_months("P" + nines + "Y"));
  EXPECT_FALSE(parse_time("10:00:00@" + nines));
  EXPECT_EQ(said(parse_time("10:00:00." + nines)), "10:00:00.999999999");
  EXPECT_EQ(said(parse_seconds("PT" + zeros + "1S")), "PT1S");
}

TEST(Temporal, AnOffsetIsAtMostEighteenHours) {
  EXPECT_EQ(Zone::offset(18 * 3600)->seconds(), 64'800);
  EXPECT_EQ(Zone::offset(-18 * 3600)->seconds(), -64'800);
  EXPECT_FALSE(Zone::offset(18 * 3600 + 1));
  EXPECT_FALSE(Zone::offset(-18 * 3600 - 1));
  EXPECT_EQ(Zone::offset(0), Zone::utc());
  EXPECT_TRUE(Zone().is_none());
  EXPECT_EQ(Zone().offset_at(0), 0);
  EXPECT_EQ(Zone::region("Asia/Shanghai")->id(), "Asia/Shanghai");
  EXPECT_EQ(Zone::region("Europe/London")->standard_offset(), 0);
  EXPECT_EQ(Zone::region("Australia/Melbourne")->standard_offset(), 36'000);
}

TEST(Temporal, TellsThePartsOfATime) {
  const auto time = time_of(10, 30, 1, 999'999'999, Zone::utc());
  ASSERT_TRUE(time);
  EXPECT_EQ(hour(*time), 10);
  EXPECT_EQ(minute(*time), 30);
  EXPECT_EQ(second(*time), 1);
  EXPECT_EQ(to_string(*time), "10:30:01.999999999Z");
  EXPECT_FALSE(time_of(10, 30, 1, 1'000'000'000, Zone()));
  EXPECT_FALSE(time_of(10, 30, 1, -1, Zone()));
}

TEST(Temporal, KnowsTheDatesOfTheLaw) {
  const tb::Date day = tb::date(2026, 3, 2);
  EXPECT_EQ(to_string(day_of(day)), "2026-03-02");
  EXPECT_EQ(date_of(day_of(day)), day);
  EXPECT_FALSE(date_of(*parse_day("999999999-12-31")));
  EXPECT_FALSE(date_of(*parse_day("-999999999-01-01")));
}

}  // namespace
}  // namespace tb::feel
