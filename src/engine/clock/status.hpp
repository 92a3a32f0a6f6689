// What a clock says to people: numbers, one cell a working day, and words. The browser never counts
// days.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "engine/clock/clock.hpp"

namespace tb::clock {

struct Status {
  ClockState state = ClockState::running;
  Unit unit = Unit::workday;
  std::int64_t limit = 0;     // with extension, in `unit`
  std::int64_t used = 0;      // in `unit`; today counts as used
  std::int64_t left = 0;      // working days d with today < d <= due day; hours for an hour limit
  std::int64_t over = 0;      // working days (hours) past the limit; 0 on the rest of the due day
  std::int64_t held = 0;      // working days not counted because of article 45, today included
  std::int64_t held_now = 0;  // those of the pause that lasts: 停钟 第 n 天
  bool overdue = false;
  bool due_today = false;
  bool warned = false;  // in its last days: at most `warn_days` of the clock left, and running
  bool provisional = false;
  DayEnd ends = DayEnd::close_of_business;
  Instant due_at;
  Instant as_of;  // now, or when the clock stopped
};
enum class CellKind : std::uint8_t { used, held, today, left, warn, over, law };
// `days` neighbouring working days of one kind.
struct Cell {
  CellKind kind = CellKind::used;
  std::int64_t days = 0;
  bool operator==(const Cell&) const = default;
};
TB_DESCRIBED(Status)
TB_DESCRIBED(CellKind)
TB_DESCRIBED(Cell)

// All fail as Calendar does when a day lies outside the data.
Result<Status> status(const Clock& clock, const Calendar& calendar, Instant now);
// Cells in order of days. `statutory` adds the `law` cells from the end of a promised limit to the
// statutory one.
Result<std::vector<Cell>> days(const Clock& clock, const Calendar& calendar, Instant now,
                               const Clock* statutory = nullptr);
// The day of each cell of days(), `law` cells left out, so that a page can write it below.
Result<std::vector<Date>> dates(const Clock& clock, const Calendar& calendar, Instant now);
// 还剩 3 个工作日（3月5日 17:30 前） · 今天到期（17:30 前） · 已超 2 个工作日 · 时限暂停，已用 7 天
// · 计时已结束，用了 3 个工作日
std::string words(const Status& status);

}  // namespace tb::clock
