// The calendar of a region: which days are working days, when an office closes. Immutable; safe to
// share between threads. Built from the State Council's yearly notice (全国年节及纪念日放假办法 6,
// 7); a year that is not in the data is an Error, never arithmetic.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/describe.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace tb::clock {

// A named day: a day off, or a Saturday or Sunday on which people work.
struct NamedDay {
  Date date;
  std::string name;
};
// A day on which the offices of the region are closed by a local document (typhoon, census).
struct Closure {
  Date date;
  std::string name;
  std::string document;  // number of the document; required
};
// Another closing time for a season, both days included.
struct Season {
  Date from, to;
  std::int64_t close_minute = 1050;  // minutes past 00:00
};
struct CalendarYear {
  std::int64_t year = 0;
  bool provisional =
      false;  // the notice is not out yet: weekends and fixed feasts only, dates are shown as 暂定
  std::string basis;  // the notice, or the law that the provisional days follow from
  std::vector<NamedDay> days_off;
  std::vector<NamedDay> workdays;
};
// The file data/calendar/*.json.
struct CalendarData {
  std::string version;  // recorded in every clock; another content needs another version
  std::string region;
  std::string source;
  std::string licence;
  std::string note;
  std::int64_t close_minute = 1050;  // 17:30
  std::vector<Season> seasons;
  std::vector<CalendarYear> years;  // without a gap
  std::vector<Closure> closures;
};
TB_DESCRIBED(NamedDay)
TB_DESCRIBED(Closure)
TB_DESCRIBED(Season)
TB_DESCRIBED(CalendarYear)
TB_DESCRIBED(CalendarData)

class Calendar {
 public:
  // Fails invalid `calendar.invalid` with one FieldError for each wrong row.
  static Result<Calendar> make(CalendarData data);
  // The JSON text of a CalendarData; fails also as read_json does.
  static Result<Calendar> parse(std::string_view json);

  const std::string& version() const { return data_.version; }
  const std::string& region() const { return data_.region; }
  const CalendarData& data() const { return data_; }
  Date first_day() const { return first_; }
  Date last_day() const { return first_ + static_cast<std::int32_t>(flags_.size()) - 1; }
  bool covers(Date day) const { return day >= first_ && day <= last_day(); }

  // All of these fail unavailable `calendar.unknown_year` when a day they need lies outside the
  // data.
  Result<bool> is_workday(Date day) const;
  // The n-th working day after `day`, which itself is not counted (民法典 201); before it when n <
  // 0; `day` when n = 0.
  Result<Date> add_workdays(Date day, std::int64_t n) const;
  Result<Date> next_workday_on_or_after(Date day) const;
  // Working days d with from < d <= to; negative when to < from.
  Result<std::int64_t> workdays_between(Date from, Date to) const;
  // Whether the day lies in a year whose notice is not out yet.
  Result<bool> is_provisional(Date day) const;

  // Close of business of a day (民法典 203).
  Instant due_instant(Date day) const;
  int close_minute(Date day) const;

 private:
  Result<std::size_t> index(Date day) const;
  void lay_out();

  CalendarData data_;
  Date first_;
  std::vector<std::uint8_t> flags_;   // one a day: working, provisional
  std::vector<std::int32_t> before_;  // working days before day i; one longer than flags_
};

}  // namespace tb::clock
