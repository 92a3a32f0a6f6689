#include "core/time.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

TEST(Time, a_day_begins_at_midnight_in_china) {
  const auto day = date(2026, 3, 2);
  EXPECT_EQ(to_string(at_minute(day, 0)), "2026-03-02T00:00:00+08:00");
  EXPECT_EQ(date_of(at_minute(day, 0)), day);
  EXPECT_EQ(date_of(Instant{at_minute(day, 0).us - 1}), day - 1);
  EXPECT_EQ(minute_of_day(at_minute(day, 1'050)), 1'050);
  EXPECT_EQ(minute_of_day(Instant{at_minute(day, 0).us - 1}), 1'439);
  EXPECT_EQ(date_of(Instant{-1}), date(1970, 1, 1));  // 07:59:59 in China
  EXPECT_EQ(date_of(Instant{-kChinaOffset - 1}), date(1969, 12, 31));
}

TEST(Time, dates_are_read_strictly) {
  EXPECT_EQ(to_string(*parse_date("2024-02-29")), "2024-02-29");
  for (const auto* bad : {"", "2023-02-29", "2026-13-01", "2026-00-10", "2026-3-2", "2026-03-02 ",
                          "20260302", "-026-03-02", "2026-03-0a"})
    EXPECT_EQ(parse_date(bad).error().code, "date.invalid") << bad;
  EXPECT_FALSE(is_valid_date(2026, 4, 31));
  EXPECT_EQ(weekday(date(2026, 3, 2)), 1);
  EXPECT_EQ(weekday(date(2026, 3, 8)), 7);
  EXPECT_EQ(civil(date(2026, 12, 31)).day, 31);
  EXPECT_EQ(date(2026, 3, 1) - date(2026, 2, 1), 28);
}

TEST(Time, months_end_on_the_corresponding_day_or_the_last_of_the_month_民法典202) {
  EXPECT_EQ(months_later(date(2026, 3, 2), 48), date(2030, 3, 2));
  EXPECT_EQ(months_later(date(2026, 12, 31), 2), date(2027, 2, 28));
  EXPECT_EQ(months_later(date(2024, 2, 29), 12), date(2025, 2, 28));
  EXPECT_EQ(months_later(date(2026, 11, 15), 1), date(2026, 12, 15));
  EXPECT_EQ(months_later(date(2026, 11, 15), 0), date(2026, 11, 15));

  EXPECT_EQ(last_day_of_months(date(2026, 3, 2), 48), date(2030, 3, 1));
  EXPECT_EQ(last_day_of_months(date(2025, 3, 1), 36), date(2028, 2, 29));
  // Nobody loses a day because February is short.
  EXPECT_EQ(last_day_of_months(date(2024, 2, 29), 12), date(2025, 2, 28));
  EXPECT_EQ(last_day_of_months(date(2026, 1, 31), 1), date(2026, 2, 28));
}

TEST(Time, instants_are_read_with_any_offset) {
  const auto expected = *parse_instant("2026-03-02T10:24:06+08:00");
  EXPECT_EQ(*parse_instant("2026-03-02T02:24:06Z"), expected);
  EXPECT_EQ(*parse_instant("2026-03-01t21:24:06-05:00"), expected);
  EXPECT_EQ(parse_instant("2026-03-02T10:24:06.123456789+08:00")->us, expected.us + 123'456);
  EXPECT_EQ(to_string(Instant{expected.us + 500'000}), "2026-03-02T10:24:06.500000+08:00");
  EXPECT_EQ(to_string(*parse_instant("1969-12-31T23:59:59.5+08:00")),
            "1969-12-31T23:59:59.500000+08:00");
  for (const auto* exact : {"0012-01-09T00:00:00.000007+08:00", "9999-12-31T23:59:59.999999+08:00",
                            "2026-11-03T01:02:03.040000+08:00"})
    EXPECT_EQ(to_string(*parse_instant(exact)), exact);
  for (const auto* bad :
       {"", "2026-03-02", "2026-03-02T10:24:06", "2026-03-02T10:24+08:00",
        "2026-03-02T24:00:00+08:00", "2026-03-02T10:60:00+08:00", "2026-03-02T10:24:06.+08:00",
        "2026-03-02T10:24:06+08:00x", "2026-02-30T10:24:06+08:00", "2026-03-02 10:24:06+08:00",
        "2026-03-02T10:24:06+15:00"})
    EXPECT_EQ(parse_instant(bad).error().code, "instant.invalid") << bad;
}

TEST(Time, words_for_people) {
  EXPECT_EQ(chinese_date(date(2026, 3, 2)), "2026年3月2日（周一）");
  EXPECT_EQ(chinese_time(*parse_instant("2026-03-02T10:24:59+08:00")), "2026年3月2日（周一）10:24");
}

}  // namespace
}  // namespace tb
