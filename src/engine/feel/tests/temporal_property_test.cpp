// Random dates, times and durations: what must hold for all of them. The seed is printed; TB_SEED
// repeats a run.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "engine/feel/temporal.hpp"
#include "support/seeded.hpp"

namespace tb::feel {
namespace {

constexpr int kRounds = 5000;
constexpr std::int64_t kBillion = 1'000'000'000;

class TemporalProperties : public Seeded {
 protected:
  std::int64_t any(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
  }
  // Of all sizes, near and far.
  std::int64_t wide(std::int64_t most) {
    const std::int64_t size = any(0, 3) == 0 ? most : std::min<std::int64_t>(most, 1'000'000);
    return any(-size, size);
  }
  std::int32_t fraction() {
    return any(0, 1) == 0 ? 0 : static_cast<std::int32_t>(any(0, kBillion - 1));
  }
  Zone zone() {
    static const std::array ids{"Asia/Shanghai",    "Europe/Paris",   "Australia/Melbourne",
                                "America/New_York", "Asia/Kathmandu", "Africa/Casablanca",
                                "Pacific/Apia",     "Etc/UTC",        "Australia/Lord_Howe"};
    switch (any(0, 3)) {
      case 0:
        return {};
      case 1:
        return *Zone::offset(static_cast<std::int32_t>(any(-56, 56) * 900));
      case 2:
        return *Zone::offset(static_cast<std::int32_t>(any(-14 * 3600, 14 * 3600)));
      default:
        return *Zone::region(ids.at(static_cast<std::size_t>(any(0, ids.size() - 1))));
    }
  }
  Day day() { return {any(0, 3) == 0 ? wide(365'000'000'000) : any(-40'000, 60'000)}; }
  Time time() { return {any(0, 86'399) * kBillion + fraction(), zone()}; }
  DateTime moment() { return at(day(), time()); }
  MonthsDuration months() { return {wide(1'000'000'000)}; }
  SecondsDuration duration() { return {wide(1'000'000'000'000), fraction()}; }
};

TEST_F(TemporalProperties, WhatIsPrintedIsReadAgain) {
  for (int round = 0; round < kRounds; ++round) {
    const Day a = day();
    EXPECT_EQ(parse_day(to_string(a)), a) << to_string(a);
    const Time b = time();
    EXPECT_EQ(parse_time(to_string(b)), b) << to_string(b);
    const DateTime c = moment();
    EXPECT_EQ(parse_date_time(to_string(c)), c) << to_string(c);
    const MonthsDuration d = months();
    EXPECT_EQ(parse_months(to_string(d)), d) << to_string(d);
    const SecondsDuration e = duration();
    EXPECT_EQ(parse_seconds(to_string(e)), e) << to_string(e);
  }
}

TEST_F(TemporalProperties, DaysAreThoseOfTheStandardLibrary) {
  for (int round = 0; round < kRounds; ++round) {
    const Day a{any(-12'000'000, 11'000'000)};
    const std::chrono::sys_days expected{std::chrono::days{a.days}};
    const std::chrono::year_month_day parts{expected};
    const CivilDay own = civil(a);
    ASSERT_EQ(own.year, static_cast<int>(parts.year()));
    ASSERT_EQ(own.month, static_cast<int>(static_cast<unsigned>(parts.month())));
    ASSERT_EQ(own.day, static_cast<int>(static_cast<unsigned>(parts.day())));
    ASSERT_EQ(day_of(own.year, own.month, own.day), a);
    ASSERT_EQ(weekday(a), static_cast<int>(std::chrono::weekday{expected}.iso_encoding()));
  }
}

TEST_F(TemporalProperties, FarDaysFollowOneAnother) {
  for (int round = 0; round < kRounds; ++round) {
    const Day a{any(-365'000'000'000, 365'000'000'000)};
    const CivilDay parts = civil(a);
    ASSERT_EQ(day_of(parts.year, parts.month, parts.day), a);
    const auto next = day_of(parts.year, parts.month, parts.day + 1);
    const CivilDay after = civil({a.days + 1});
    if (!next) {
      ASSERT_EQ(after.day, 1);
      ASSERT_EQ(after.month, parts.month % 12 + 1);
    }
    ASSERT_EQ(weekday({a.days + 1}), weekday(a) % 7 + 1);
    ASSERT_EQ(day_of_year({a.days + 1}),
              after.month == 1 && after.day == 1 ? 1 : day_of_year(a) + 1);
    ASSERT_EQ(week_of_year({a.days - weekday(a) + 1}), week_of_year(a));
  }
}

TEST_F(TemporalProperties, SubtractingUndoesAdding) {
  int repeated = 0;
  for (int round = 0; round < kRounds; ++round) {
    const DateTime from = moment();
    const SecondsDuration by = duration();
    const auto to = add(from, by);
    if (!to) continue;
    // The second of two times with one name cannot be told from the first.
    const auto utc = to->seconds - to->zone.offset_at(to->seconds);
    if (to->zone.offset_at_utc(utc) != to->zone.offset_at(to->seconds)) {
      ++repeated;
      continue;
    }
    SCOPED_TRACE(to_string(from) + " + " + to_string(by));
    const auto back = subtract(*to, from);
    ASSERT_TRUE(back);
    if (*back != by) {
      ASSERT_TRUE(to->zone.is_region());
      ++repeated;
      continue;
    }
    const auto again = add(*to, negated(by));
    ASSERT_TRUE(again);
    EXPECT_EQ(compare(*again, from), std::strong_ordering::equal) << to_string(*again);
    EXPECT_EQ(again->nanoseconds, from.nanoseconds);
  }
  EXPECT_LT(repeated, kRounds / 100);
}

TEST_F(TemporalProperties, TimesAndDurationsGoBackToo) {
  for (int round = 0; round < kRounds; ++round) {
    const Time from = time();
    const SecondsDuration by = duration(), other = duration();
    EXPECT_EQ(add(add(from, by), negated(by)), from) << to_string(from) << " " << to_string(by);
    EXPECT_EQ(add(*add(by, other), negated(other)), by);
    EXPECT_EQ(negated(negated(by)), by);
    EXPECT_EQ(negated(by) < SecondsDuration{}, SecondsDuration{} < by);
    const Day a = day();
    EXPECT_EQ(add(a, *subtract(day(), a)).has_value(), true);
    const Day b = day();
    EXPECT_EQ(add(a, *subtract(b, a)), b);
  }
}

TEST_F(TemporalProperties, MonthsKeepTheDayOrTakeTheLast) {
  for (int round = 0; round < kRounds; ++round) {
    const Day from = day();
    const MonthsDuration by{any(-2000, 2000)};
    const auto to = add(from, by);
    ASSERT_TRUE(to);
    const CivilDay a = civil(from), b = civil(*to);
    ASSERT_EQ(b.year * 12 + b.month, a.year * 12 + a.month + by.months);
    if (b.day != a.day) {
      ASSERT_LT(b.day, a.day);
      ASSERT_EQ(civil({to->days + 1}).day, 1);
      ASSERT_LE(by.months - months_between(from, *to).months, 1);
    } else {
      ASSERT_EQ(months_between(from, *to), by);
    }
    ASSERT_EQ(months_between(*to, from).months <= 0, by.months >= 0);
  }
}

TEST_F(TemporalProperties, TheOrderKeyAgreesWithTheOrder) {
  for (int round = 0; round < kRounds; ++round) {
    const DateTime a = moment();
    DateTime b = any(0, 1) == 0 ? moment() : a;
    if (any(0, 1) == 0) b.zone = zone();
    const auto order = compare(a, b);
    ASSERT_EQ(order.has_value(), a.zone.is_none() == b.zone.is_none());
    ASSERT_EQ(order.has_value(), subtract(a, b).has_value());
    if (order) {
      EXPECT_EQ(*order, order_key(a) <=> order_key(b));
      EXPECT_EQ(compare(b, a), 0 <=> *order);
      const SecondsDuration gap = *subtract(a, b);
      if (gap.seconds > 0) EXPECT_EQ(*order, std::strong_ordering::greater);
      if (gap.seconds < -1) EXPECT_EQ(*order, std::strong_ordering::less);
    }
    const Time x = time(), y = time();
    if (const auto of_times = compare(x, y)) {
      EXPECT_EQ(*of_times, order_key(x) <=> order_key(y));
      if (subtract(x, y)->seconds > 0) EXPECT_EQ(*of_times, std::strong_ordering::greater);
    }
  }
}

TEST_F(TemporalProperties, InstantsComeBack) {
  int repeated = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Instant instant{wide(8'000'000'000'000'000)};
    const Zone there = zone();
    const DateTime shown = at_instant(instant, there);
    const auto back = instant_of(shown);
    ASSERT_EQ(back.has_value(), !there.is_none());
    if (back && *back != instant) ++repeated;
  }
  EXPECT_LT(repeated, kRounds / 100);
}

TEST_F(TemporalProperties, BrokenTextsAreRefusedOrMeanWhatTheySay) {
  static constexpr std::string_view kLetters = "0123456789-+:.TPDHMSYZ@/EuropeParis ";
  for (int round = 0; round < kRounds * 4; ++round) {
    std::string text = to_string(moment());
    if (any(0, 3) == 0) text = to_string(duration());
    if (any(0, 7) == 0) text = to_string(months());
    for (int changes = 0; changes < any(1, 3); ++changes)
      text[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(text.size()) - 1))] =
          kLetters[static_cast<std::size_t>(any(0, kLetters.size() - 1))];
    if (const auto value = parse_date_time(text))
      EXPECT_EQ(parse_date_time(to_string(*value)), value) << text;
    if (const auto value = parse_day(text)) EXPECT_EQ(to_string(*value), text);
    if (const auto value = parse_time(text))
      EXPECT_EQ(parse_time(to_string(*value)), value) << text;
    const auto seconds = parse_seconds(text);
    if (seconds) EXPECT_EQ(parse_seconds(to_string(*seconds)), seconds) << text;
    EXPECT_FALSE(seconds && parse_months(text)) << text;
  }
}

}  // namespace
}  // namespace tb::feel
