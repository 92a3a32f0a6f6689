// Inside the room: walks the days of a clock and says what each one is. due and status must agree,
// so both use it.
#pragma once
#include <algorithm>
#include <cstdint>

#include "engine/clock/clock.hpp"

namespace tb::clock {

enum class DayKind : std::uint8_t { counted, held, rest };

class Tally {
 public:
  Tally(const Clock& clock, const Calendar& calendar)
      : clock_(clock),
        calendar_(calendar),
        remaining_(clock.limit + (clock.extension ? clock.extension->amount : 0)) {}

  // To be asked day by day from the day after the start. A pause takes the days after the one it
  // begins on (and that one, see FirstDay), up to the one it ends on. If it begins on the last day
  // of the limit before or at its end, that day is held too: otherwise no time would be left
  // afterwards.
  Result<DayKind> next(Date day) {
    const bool working = TRY(calendar_.is_workday(day));
    if (paused_on(day)) return DayKind::held;
    if (clock_.unit != Unit::calendar_day && !working) return DayKind::rest;
    if (remaining_ <= 1 && pause_begins_on(day)) return DayKind::held;
    if (remaining_ == 0 && !working) return DayKind::rest;
    if (remaining_ > 0) --remaining_;
    // The last day of a limit in calendar days is a working day (民法典 203).
    ended_ = remaining_ == 0 && working;
    return DayKind::counted;
  }
  // Whether the day asked last was the last one of the limit.
  bool ended() const { return ended_; }

 private:
  static Instant end_of(const HeldSpan& span) { return span.to ? *span.to : span.planned_end; }
  bool paused_on(Date day) const {
    return std::ranges::any_of(clock_.held, [&](const HeldSpan& span) {
      const bool begun =
          span.first_day == FirstDay::held ? date_of(span.from) <= day : date_of(span.from) < day;
      return begun && day <= date_of(end_of(span));
    });
  }
  bool pause_begins_on(Date day) const {
    const auto last =
        clock_.ends == DayEnd::midnight ? at_minute(day, 1440) : calendar_.due_instant(day);
    return std::ranges::any_of(clock_.held, [&](const HeldSpan& span) {
      return date_of(span.from) == day && span.from <= last && date_of(end_of(span)) > day;
    });
  }

  const Clock& clock_;
  const Calendar& calendar_;
  std::int64_t remaining_;
  bool ended_ = false;
};

}  // namespace tb::clock
