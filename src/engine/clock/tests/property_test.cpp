// Random calendars and clocks against the plainest possible counting. The seed is printed; TB_SEED
// repeats a run.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>

#include "engine/clock/status.hpp"
#include "engine/clock/tests/builders.hpp"
#include "support/seeded.hpp"

namespace tb::clock {
namespace {

class Properties : public Seeded {
 protected:
  int any(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

  // Four years with random days off and working weekends.
  Calendar random_calendar() {
    CalendarData data{.version = "random", .region = "r", .source = "s"};
    off_.clear();
    on_.clear();
    for (int year = 2024; year < 2028; ++year) {
      CalendarYear row{.year = year, .provisional = any(0, 3) == 0, .basis = "b"};
      const int holidays = any(0, 40);
      for (int i = 0; i < holidays; ++i) {
        const auto day = date(year, 1, 1) + any(0, 364);
        if (off_.insert(day).second) row.days_off.push_back({day, "假"});
      }
      for (int i = 0; i < 10; ++i) {
        const auto day = date(year, 1, 1) + any(0, 364);
        if (weekday(day) >= 6 && !off_.contains(day) && on_.insert(day).second)
          row.workdays.push_back({day, "班"});
      }
      data.years.push_back(std::move(row));
    }
    return Calendar::make(std::move(data)).value();
  }
  bool works(Date day) const {
    return on_.contains(day) || (weekday(day) < 6 && !off_.contains(day));
  }
  Instant random_instant() { return at_minute(date(2024, 6, 1) + any(0, 500), any(0, 1439)); }
  Instant later(Instant from, int most_days) {
    return {from.us + any(1, most_days * 1440) * kMinute};
  }
  std::set<Date> off_, on_;
};

TEST_F(Properties, AddingAgreesWithWalking) {
  for (int round = 0; round < 200; ++round) {
    const auto calendar = random_calendar();
    for (int i = 0; i < 20; ++i) {
      const auto from = date(2025, 1, 1) + any(0, 600);
      const int n = any(-150, 150);
      auto day = from;
      for (int left = std::abs(n); left > 0;) {
        day = day + (n > 0 ? 1 : -1);
        left -= works(day);
      }
      ASSERT_EQ(calendar.add_workdays(from, n).value(), day) << seed_;
      if (n > 0) {
        ASSERT_EQ(calendar.workdays_between(from, day).value(), n) << seed_;
      }
      ASSERT_EQ(calendar.workdays_between(day, from).value(),
                -calendar.workdays_between(from, day).value());
    }
  }
}

// A limit without pauses is add_workdays; with pauses it never gets shorter, and by no more than
// the days paused.
TEST_F(Properties, PausesOnlyLengthenAndByNoMoreThanTheirOwnDays) {
  for (int round = 0; round < 2000; ++round) {
    const auto calendar = random_calendar();
    const auto event = random_instant();
    auto clock = start(decision_limit(any(1, 60)), event, calendar).value();
    const auto plain = clock.due_at;
    ASSERT_EQ(date_of(plain), calendar.add_workdays(date_of(event), clock.limit).value()) << seed_;
    auto now = event;
    std::int64_t paused = 0, pauses = 0;
    for (int i = any(0, 4); i > 0; --i) {
      now = later(now, 15);
      const auto before = clock.due_at;
      clock = hold(clock, HoldKind::testing, now, later(now, 20), "检测", calendar).value();
      const auto from = now;
      now = later(now, 20);
      clock = resume(clock, now, calendar).value();
      paused += calendar.workdays_between(date_of(from), date_of(now)).value();
      ++pauses;
      ASSERT_GE(clock.due_at, before) << seed_;
      if (before < from) {
        ASSERT_EQ(clock.due_at, before) << seed_;
      }
    }
    ASSERT_LE(calendar.workdays_between(date_of(plain), date_of(clock.due_at)).value(),
              paused + pauses)
        << seed_;
    ASSERT_TRUE(works(date_of(clock.due_at))) << seed_;
  }
}

// used + left = limit while it runs; the cells add up to the same days; due_at is what due() says.
TEST_F(Properties, NumbersAndCellsAgreeAtEveryInstant) {
  for (int round = 0; round < 1000; ++round) {
    const auto calendar = random_calendar();
    auto clock = start(decision_limit(any(1, 40)), random_instant(), calendar).value();
    auto now = clock.started_at;
    for (int step = 0; step < 6; ++step) {
      now = later(now, 12);
      if (clock.state == ClockState::running && any(0, 2) == 0)
        clock = hold(clock, HoldKind::appraisal, now, later(now, 10), "鉴定", calendar).value();
      else if (clock.state == ClockState::held && any(0, 1) == 0)
        clock = resume(clock, now, calendar).value();
      else if (!clock.extension && !is_overdue(clock, now) && any(0, 4) == 0)
        clock = extend(clock, any(1, 10), now, "局长", "复杂", calendar).value();
      const auto said = status(clock, calendar, now).value();
      ASSERT_EQ(clock.due_at, due(clock, calendar).value());
      ASSERT_EQ(said.overdue, is_overdue(clock, now)) << seed_;
      if (!said.overdue) {
        ASSERT_EQ(said.used + said.left, said.limit) << seed_ << " " << round;
        ASSERT_EQ(said.over, 0) << seed_;
      }
      std::map<CellKind, std::int64_t> sum;
      for (const auto& cell : days(clock, calendar, now).value()) sum[cell.kind] += cell.days;
      ASSERT_EQ(sum[CellKind::held], said.held) << seed_ << " " << round;
      ASSERT_EQ(sum[CellKind::left] + sum[CellKind::warn], said.left) << seed_;
      ASSERT_EQ(sum[CellKind::over], said.over) << seed_;
      ASSERT_EQ(sum[CellKind::used] + sum[CellKind::today] + sum[CellKind::over], said.used)
          << seed_;
      ASSERT_FALSE(words(said).empty());
    }
  }
}

// 民法典 203: whatever the unit, the last day is a working day and ends at close of business.
TEST_F(Properties, CalendarDaysEndOnAWorkingDay) {
  for (int round = 0; round < 2000; ++round) {
    const auto calendar = random_calendar();
    auto limit = decision_limit(any(1, 90));
    limit.unit = Unit::calendar_day;
    const auto event = random_instant();
    const auto clock = start(limit, event, calendar).value();
    auto day = date_of(event) + static_cast<std::int32_t>(limit.amount);
    while (!works(day)) day = day + 1;
    ASSERT_EQ(clock.due_at, at_minute(day, 1050)) << seed_;
  }
}

}  // namespace
}  // namespace tb::clock
