#include "engine/clock/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/clock/tally.hpp"

namespace tb::clock {

TB_STRUCT(Status, state, unit, limit, used, left, over, held, held_now, overdue, due_today, warned,
          provisional, ends, due_at, as_of)
TB_ENUM(CellKind, used, held, today, left, warn, over, law)
TB_STRUCT(Cell, kind, days)

namespace {

// A pause that lasts longer than planned goes on until now; everything after it moves with it.
Result<Clock> as_seen(Clock clock, const Calendar& calendar, Instant now) {
  if (!present_hold(clock)) return clock;
  auto& pause = clock.held.back();
  const bool late = pause.from > clock.due_at;
  pause.planned_end = std::max(pause.planned_end, now);
  if (!late) clock.due_at = TRY(due(clock, calendar));
  return clock;
}

Instant seen_at(const Clock& clock, Instant now) {
  return clock.state == ClockState::stopped ? clock.stopped_at.value_or(now) : now;
}

// A pause that begins after the limit has passed takes nothing back: its days are over, not held.
void count_day(Status& out, const Clock& clock, Date day, DayKind kind, Date today, bool working) {
  const bool late = day > due_day(clock);
  if (day > today) {
    out.left += working && kind == DayKind::counted && !late;
  } else if (late) {
    out.over += working;
    out.used += working;
  } else if (kind == DayKind::held) {
    const auto* pause = present_hold(clock);
    out.held += working;
    out.held_now += working && pause && day >= date_of(pause->from);
  } else if (kind == DayKind::counted || clock.unit == Unit::calendar_day) {
    ++out.used;
  }
}

void count_hours(Status& out, const Clock& clock, Instant now) {
  auto elapsed = now.us - clock.started_at.us;
  for (const auto& span : clock.held)
    elapsed -= std::min(span.to.value_or(span.planned_end), now).us - std::min(span.from, now).us;
  out.used = std::max<std::int64_t>(0, elapsed) / kHour;
  const auto rest = clock.due_at.us - now.us;
  out.left = std::max<std::int64_t>(0, rest) / kHour;
  out.over = std::max<std::int64_t>(0, -rest) / kHour;
}

void add_cell(std::vector<Cell>& cells, CellKind kind, std::int64_t days = 1) {
  if (days < 1) return;
  if (cells.empty() || cells.back().kind != kind) cells.push_back({kind, 0});
  cells.back().days += days;
}

Date last_drawn(const Clock& seen, Date today) { return std::max(today, due_day(seen)); }

struct DrawnDay {
  Date day;
  DayKind kind;
};
// The days that have a cell: working days, and every day of a limit in hours.
Result<std::vector<DrawnDay>> drawn(const Clock& seen, const Calendar& calendar, Date today) {
  const bool by_hour = seen.unit == Unit::hour;
  std::vector<DrawnDay> out;
  Tally tally(seen, calendar);
  const auto end = last_drawn(seen, today);
  for (auto day = date_of(seen.started_at) + (by_hour ? 0 : 1); day <= end; day = day + 1) {
    const auto kind = TRY(tally.next(day));
    const bool working = TRY(calendar.is_workday(day));
    // A pause is drawn up to today: how long it will last is a plan, not a fact.
    if ((!working && !by_hour) || (kind == DayKind::held && day > today)) continue;
    out.push_back({day, kind});
  }
  return out;
}

CellKind cell_of(const Clock& clock, Date day, DayKind kind, Date today, bool warn) {
  if (day > due_day(clock)) return CellKind::over;
  if (kind == DayKind::held) return CellKind::held;
  if (day < today || (day == today && clock.state == ClockState::stopped)) return CellKind::used;
  if (day == today) return CellKind::today;
  return warn ? CellKind::warn : CellKind::left;
}

std::string due_words(const Status& status, bool with_day) {
  const auto day = date_of({status.due_at.us - 1});
  const auto [year, month, number] = civil(day);
  std::string out;
  if (year != civil(date_of(status.as_of)).year) out = fmt::format("{}年", year);
  if (with_day) out += fmt::format("{}月{}日 ", month, number);
  const auto minute = minute_of_day({status.due_at.us - kMinute}) + 1;
  out += fmt::format("{:02}:{:02} 前", minute / 60, minute % 60);
  if (status.provisional) out += "，暂定";
  return out;
}

std::string over_words(const Status& status) {
  const auto unit = status.unit == Unit::hour ? "小时" : "个工作日";
  return status.over > 0 ? fmt::format("已超 {} {}", status.over, unit)
                         : fmt::format("已超期，不足 1 {}", unit);
}

std::string left_words(const Status& status) {
  const auto due = due_words(status, true);
  if (status.unit == Unit::hour && status.left > 0)
    return fmt::format("还剩 {} 小时（{}）", status.left, due);
  if (status.unit == Unit::hour) {
    const auto minutes = std::max<std::int64_t>(1, (status.due_at.us - status.as_of.us) / kMinute);
    return fmt::format("还剩 {} 分钟（{}）", minutes, due);
  }
  if (status.due_today) return fmt::format("今天到期（{}）", due_words(status, false));
  return fmt::format("还剩 {} 个工作日（{}）", status.left, due);
}

std::string used_words(const Status& status) {
  return status.unit == Unit::calendar_day
             ? fmt::format("{} 天", status.used)
             : fmt::format("{} {}", status.used, chinese(status.unit));
}

}  // namespace

Result<Status> status(const Clock& clock, const Calendar& calendar, Instant now) {
  const auto seen = TRY(as_seen(clock, calendar, now));
  const auto at = seen_at(seen, now);
  const auto today = date_of(at), last = due_day(seen);
  Status out{.state = seen.state,
             .unit = seen.unit,
             .limit = seen.limit + (seen.extension ? seen.extension->amount : 0),
             .overdue = is_overdue(clock, at),
             .due_today = today == last && seen.state == ClockState::running,
             .provisional = seen.provisional,
             .ends = seen.ends,
             .due_at = seen.due_at,
             .as_of = at};
  Tally tally(seen, calendar);
  const auto end = std::max(today, last);
  for (auto day = date_of(seen.started_at) + 1; day <= end; day = day + 1) {
    const auto kind = TRY(tally.next(day));
    count_day(out, seen, day, kind, today, TRY(calendar.is_workday(day)));
  }
  if (seen.unit == Unit::hour) count_hours(out, seen, at);
  out.warned =
      seen.state == ClockState::running && !out.overdue && at >= TRY(warned_from(seen, calendar));
  return out;
}

Result<std::vector<Cell>> days(const Clock& clock, const Calendar& calendar, Instant now,
                               const Clock* statutory) {
  const auto seen = TRY(as_seen(clock, calendar, now));
  const auto said = TRY(status(clock, calendar, now));
  const auto today = date_of(said.as_of), end = last_drawn(seen, today);
  std::vector<Cell> cells;
  for (const auto& [day, kind] : TRY(drawn(seen, calendar, today)))
    add_cell(cells, cell_of(seen, day, kind, today, said.warned));
  if (statutory)
    add_cell(cells, CellKind::law, TRY(calendar.workdays_between(end, due_day(*statutory))));
  return cells;
}

Result<std::vector<Date>> dates(const Clock& clock, const Calendar& calendar, Instant now) {
  const auto seen = TRY(as_seen(clock, calendar, now));
  std::vector<Date> out;
  for (const auto& [day, kind] : TRY(drawn(seen, calendar, date_of(seen_at(seen, now)))))
    out.push_back(day);
  return out;
}

std::string words(const Status& status) {
  if (status.state == ClockState::stopped)
    return status.overdue ? fmt::format("计时已结束，{}", over_words(status))
                          : fmt::format("计时已结束，用了 {}", used_words(status));
  if (status.overdue)
    return over_words(status) + (status.state == ClockState::held ? "，时限暂停" : "");
  if (status.state == ClockState::held)
    return fmt::format("时限暂停，已用 {}{}", status.used,
                       status.unit == Unit::hour ? " 小时" : " 天");
  return left_words(status);
}

}  // namespace tb::clock
