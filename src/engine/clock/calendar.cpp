#include "engine/clock/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/json.hpp"

namespace tb::clock {

TB_STRUCT(NamedDay, date, name)
TB_STRUCT(Closure, date, name, document)
TB_STRUCT(Season, from, to, close_minute)
TB_STRUCT(CalendarYear, year, provisional, basis, days_off, workdays)
TB_STRUCT(CalendarData, version, region, source, licence, note, close_minute, seasons, years,
          closures)

namespace {

constexpr std::uint8_t kWorking = 1, kProvisional = 2;
constexpr std::int64_t kFirstYear = 1949, kLastYear = 2200;

bool is_minute(std::int64_t minute) { return minute >= 1 && minute <= 1440; }
bool is_weekend(Date day) { return weekday(day) >= 6; }
std::int64_t year_of(Date day) { return civil(day).year; }

// Collects what is wrong with the data, row by row.
class Check {
 public:
  explicit Check(const CalendarData& data) : data_(data) {}

  std::vector<FieldError> run() {
    if (data_.version.empty()) wrong("version", "日历要有版本号");
    if (data_.region.empty()) wrong("region", "日历要写明适用地区");
    if (!is_minute(data_.close_minute))
      wrong("close_minute", "下班时间请填 1 到 1440 之间的分钟数");
    if (data_.years.empty()) wrong("years", "日历至少要有一年");
    if (data_.years.size() > 400) wrong("years", "日历的年数太多，最多 400 年");
    for (std::size_t i = 0; i < data_.years.size(); ++i) year(i);
    if (errors_.empty()) closures();
    if (errors_.empty()) seasons();
    return std::move(errors_);
  }

 private:
  void wrong(std::string field, std::string message) {
    if (errors_.size() < 100)
      errors_.push_back({std::move(field), "calendar.row_invalid", std::move(message)});
  }
  void year(std::size_t i) {
    const auto& row = data_.years[i];
    const auto at = fmt::format("years/{}", i);
    if (row.year < kFirstYear || row.year > kLastYear)
      return wrong(at + "/year", "年份不在 1949 到 2200 之间");
    if (i > 0 && row.year != data_.years[i - 1].year + 1)
      wrong(at + "/year", "年份要连续，前一年之后应接着下一年");
    if (row.basis.empty()) wrong(at + "/basis", "请写明放假安排的依据");
    std::vector<Date> seen;
    for (std::size_t k = 0; k < row.days_off.size(); ++k)
      day(row, row.days_off[k].date, fmt::format("{}/days_off/{}", at, k), seen);
    for (std::size_t k = 0; k < row.workdays.size(); ++k) {
      const auto where = fmt::format("{}/workdays/{}", at, k);
      day(row, row.workdays[k].date, where, seen);
      if (!is_weekend(row.workdays[k].date)) wrong(where, "调休上班日应当是周六或周日");
    }
  }
  void day(const CalendarYear& row, Date date, const std::string& where, std::vector<Date>& seen) {
    if (year_of(date) != row.year) wrong(where, "日期不在这一年里");
    if (std::ranges::find(seen, date) != seen.end()) wrong(where, "这一天写了两次");
    seen.push_back(date);
  }
  bool covered(Date date) const {
    const auto year = year_of(date);
    return year >= data_.years.front().year && year <= data_.years.back().year;
  }
  void closures() {
    for (std::size_t i = 0; i < data_.closures.size(); ++i) {
      const auto at = fmt::format("closures/{}", i);
      if (!covered(data_.closures[i].date)) wrong(at + "/date", "日期不在日历的年份里");
      if (data_.closures[i].document.empty()) wrong(at + "/document", "临时停止办公要写明文件号");
    }
  }
  void seasons() {
    for (std::size_t i = 0; i < data_.seasons.size(); ++i) {
      const auto& season = data_.seasons[i];
      const auto at = fmt::format("seasons/{}", i);
      if (season.to < season.from) wrong(at + "/to", "结束日期早于开始日期");
      if (!is_minute(season.close_minute))
        wrong(at + "/close_minute", "下班时间请填 1 到 1440 之间的分钟数");
    }
  }

  const CalendarData& data_;
  std::vector<FieldError> errors_;
};

}  // namespace

Result<Calendar> Calendar::make(CalendarData data) {
  if (auto errors = Check(data).run(); !errors.empty())
    return invalid("calendar.invalid", "日历数据有误，请按提示逐行改正后再导入", std::move(errors));
  Calendar calendar;
  calendar.data_ = std::move(data);
  calendar.lay_out();
  return calendar;
}

Result<Calendar> Calendar::parse(std::string_view json) {
  return make(TRY(from_json<CalendarData>(json)));
}

void Calendar::lay_out() {
  first_ = date(static_cast<int>(data_.years.front().year), 1, 1);
  const auto end = date(static_cast<int>(data_.years.back().year) + 1, 1, 1);
  const auto at = [&](Date day) -> std::uint8_t& {
    return flags_[static_cast<std::size_t>(day - first_)];
  };
  flags_.resize(static_cast<std::size_t>(end - first_));
  for (auto day = first_; day < end; day = day + 1) at(day) = is_weekend(day) ? 0 : kWorking;
  for (const auto& year : data_.years) {
    for (const auto& off : year.days_off) at(off.date) = 0;
    for (const auto& on : year.workdays) at(on.date) = kWorking;
    if (!year.provisional) continue;
    const auto next = date(static_cast<int>(year.year) + 1, 1, 1);
    for (auto day = date(static_cast<int>(year.year), 1, 1); day < next; day = day + 1)
      at(day) |= kProvisional;
  }
  for (const auto& closure : data_.closures)
    at(closure.date) &= static_cast<std::uint8_t>(~kWorking);
  before_.resize(flags_.size() + 1);
  for (std::size_t i = 0; i < flags_.size(); ++i)
    before_[i + 1] = before_[i] + (flags_[i] & kWorking);
}

Result<std::size_t> Calendar::index(Date day) const {
  if (!covers(day))
    return fail(ErrorKind::unavailable, "calendar.unknown_year",
                fmt::format("日历（{}）没有 {} 这一年的放假安排，请先导入再计算期限", data_.version,
                            year_of(day)));
  return static_cast<std::size_t>(day - first_);
}

Result<bool> Calendar::is_workday(Date day) const {
  return (flags_[TRY(index(day))] & kWorking) != 0;
}
Result<bool> Calendar::is_provisional(Date day) const {
  return (flags_[TRY(index(day))] & kProvisional) != 0;
}

Result<Date> Calendar::add_workdays(Date day, std::int64_t n) const {
  const auto i = TRY(index(day));
  if (n == 0) return day;
  // The answer is the day whose running number is `wanted`; counted from 1 at the first working day
  // of the data.
  const auto wanted = n > 0 ? before_[i + 1] + n : before_[i] + n + 1;
  if (wanted < 1) return std::unexpected(index(first_ - 1).error());
  if (wanted > before_.back()) return std::unexpected(index(last_day() + 1).error());
  const auto found = std::ranges::lower_bound(before_, wanted);
  return first_ + static_cast<std::int32_t>(found - before_.begin() - 1);
}

Result<Date> Calendar::next_workday_on_or_after(Date day) const {
  return TRY(is_workday(day)) ? Result<Date>(day) : add_workdays(day, 1);
}

Result<std::int64_t> Calendar::workdays_between(Date from, Date to) const {
  const auto start = TRY(index(from)), end = TRY(index(to));
  return std::int64_t{before_[end + 1] - before_[start + 1]};
}

int Calendar::close_minute(Date day) const {
  for (const auto& season : data_.seasons)
    if (season.from <= day && day <= season.to) return static_cast<int>(season.close_minute);
  return static_cast<int>(data_.close_minute);
}
Instant Calendar::due_instant(Date day) const { return at_minute(day, close_minute(day)); }

}  // namespace tb::clock
