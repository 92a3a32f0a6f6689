#include "engine/clock/calendar.hpp"

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "engine/clock/tests/builders.hpp"

namespace tb::clock {
namespace {

CalendarData small() {
  return {.version = "t-1",
          .region = "511602",
          .source = "test",
          .years = {{.year = 2026,
                     .basis = "通知",
                     .days_off = {{on("2026-01-01"), "元旦"}},
                     .workdays = {{on("2026-01-03"), "元旦"}}},
                    {.year = 2027, .provisional = true, .basis = "办法第二条"}}};
}
std::vector<std::string> wrong_fields(CalendarData data) {
  const auto made = Calendar::make(std::move(data));
  std::vector<std::string> out;
  if (made) return out;
  EXPECT_EQ(made.error().code, "calendar.invalid");
  for (const auto& field : made.error().fields) out.push_back(field.field);
  return out;
}
using Fields = std::vector<std::string>;

TEST(Calendar, KnowsHolidaysWeekendsAndAdjustedWorkdays) {
  EXPECT_TRUE(cn().is_workday(on("2026-03-02")).value());
  EXPECT_FALSE(cn().is_workday(on("2026-03-07")).value());
  EXPECT_FALSE(cn().is_workday(on("2026-02-17")).value());
  EXPECT_TRUE(cn().is_workday(on("2026-02-14")).value());
  EXPECT_TRUE(cn().is_workday(on("2026-09-20")).value());
  EXPECT_EQ(cn().next_workday_on_or_after(on("2026-10-01")).value(), on("2026-10-08"));
  EXPECT_EQ(cn().next_workday_on_or_after(on("2026-10-08")).value(), on("2026-10-08"));
}

TEST(Calendar, CountsTheWorkingDaysOfEveryYearAsTheSourceSays) {
  const std::map<int, int> expected{{2018, 250}, {2019, 250}, {2020, 249}, {2021, 250},
                                    {2022, 249}, {2023, 249}, {2024, 251}, {2025, 248},
                                    {2026, 248}, {2027, 254}};
  for (const auto [year, count] : expected) {
    int found = 0;
    for (auto day = date(year, 1, 1); civil(day).year == year; day = day + 1)
      found += cn().is_workday(day).value();
    EXPECT_EQ(found, count) << year;
  }
}

TEST(Calendar, MarksTheUnannouncedYearAsProvisional) {
  EXPECT_FALSE(cn().is_provisional(on("2026-12-31")).value());
  EXPECT_TRUE(cn().is_provisional(on("2027-01-01")).value());
  EXPECT_TRUE(cn().is_provisional(on("2027-12-31")).value());
}

TEST(Calendar, RefusesYearsOutsideItsData) {
  const auto before = cn().is_workday(on("2017-12-31"));
  ASSERT_FALSE(before);
  EXPECT_EQ(before.error().code, "calendar.unknown_year");
  EXPECT_EQ(before.error().kind, ErrorKind::unavailable);
  EXPECT_NE(before.error().detail.find("2017"), std::string::npos);
  EXPECT_FALSE(cn().add_workdays(on("2027-12-31"), 1));
  EXPECT_FALSE(cn().add_workdays(on("2018-01-02"), -1));
  EXPECT_FALSE(cn().add_workdays(on("2026-01-05"), std::int64_t{1} << 40));
  EXPECT_FALSE(cn().add_workdays(on("2026-01-05"), -(std::int64_t{1} << 40)));
  EXPECT_FALSE(cn().workdays_between(on("2026-01-05"), on("2028-01-05")));
  EXPECT_FALSE(cn().is_provisional(Date{INT32_MAX}));
  EXPECT_FALSE(cn().is_workday(Date{INT32_MIN}));
}

// 民法典 203: a place with business hours ends its last day when business ends; hours differ by
// season.
TEST(Calendar, EndsADayAtCloseOfBusinessOfTheSeason) {
  auto data = small();
  data.close_minute = 1080;
  data.seasons = {{on("2026-06-01"), on("2026-08-31"), 1110}};
  const auto calendar = Calendar::make(data).value();
  EXPECT_EQ(calendar.due_instant(on("2026-05-31")), at("2026-05-31 18:00"));
  EXPECT_EQ(calendar.due_instant(on("2026-06-01")), at("2026-06-01 18:30"));
  EXPECT_EQ(calendar.due_instant(on("2026-08-31")), at("2026-08-31 18:30"));
  EXPECT_EQ(calendar.due_instant(on("2026-09-01")), at("2026-09-01 18:00"));
  EXPECT_EQ(cn().due_instant(on("2026-03-05")), at("2026-03-05 17:30"));
}

TEST(Calendar, ClosesAnOfficeOnlyByADocument) {
  auto data = small();
  data.closures = {{on("2026-03-03"), "防汛", "广安区府办〔2026〕7号"}};
  EXPECT_EQ(Calendar::make(data).value().add_workdays(on("2026-03-02"), 1).value(),
            on("2026-03-04"));
  data.closures[0].document.clear();
  EXPECT_EQ(wrong_fields(data), Fields{"closures/0/document"});
}

TEST(Calendar, NamesEveryWrongRow) {
  EXPECT_EQ(wrong_fields(small()), Fields{});
  auto data = small();
  data.version.clear();
  data.close_minute = 0;
  data.years[0].days_off.push_back({on("2025-12-31"), "元旦"});
  data.years[0].days_off.push_back({on("2026-01-01"), "元旦"});
  data.years[0].workdays.push_back({on("2026-01-05"), "元旦"});
  data.years[1].year = 2028;
  data.years[1].basis.clear();
  EXPECT_EQ(wrong_fields(data),
            (Fields{"version", "close_minute", "years/0/days_off/1", "years/0/days_off/2",
                    "years/0/workdays/1", "years/1/year", "years/1/basis"}));
  EXPECT_EQ(wrong_fields({.version = "v", .region = "r"}), Fields{"years"});
  data = small();
  data.seasons = {{on("2026-06-01"), on("2026-05-01"), 1500}};
  EXPECT_EQ(wrong_fields(data), (Fields{"seasons/0/to", "seasons/0/close_minute"}));
  data = small();
  data.years[0].year = std::int64_t{1} << 40;
  EXPECT_FALSE(wrong_fields(data).empty());
}

TEST(Calendar, RefusesTextThatIsNotACalendar) {
  for (const auto* text :
       {"", "[]", "{}", "null", "{\"version\":1}", "\xff\xfe", "{\"version\":\"v\"",
        R"({"version":"v","region":"r","years":[{"year":2026,"days_off":["2026-01-01"]}]})"})
    EXPECT_FALSE(Calendar::parse(text)) << text;
}

TEST(Calendar, ReadsItsOwnWriting) {
  const auto again = Calendar::parse(to_json(cn().data()));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->version(), cn().version());
  EXPECT_EQ(to_json(again->data()), to_json(cn().data()));
  EXPECT_EQ(again->first_day(), on("2018-01-01"));
  EXPECT_EQ(again->last_day(), on("2027-12-31"));
}

}  // namespace
}  // namespace tb::clock
