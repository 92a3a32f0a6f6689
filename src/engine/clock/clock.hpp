// Time limits: the only code that knows about them. Pure functions over the record of one clock;
// `now` and the calendar are arguments. The day of the event is not counted (民法典 201); days of
// 行政许可法 are working days (82).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/describe.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "engine/clock/calendar.hpp"

namespace tb::clock {

enum class Unit : std::uint8_t { workday, calendar_day, hour };
// The event a limit runs from: data of the limit, with its basis.
enum class Start : std::uint8_t { received, accepted, all_documents_received };
// The closed list of 行政许可法 45. 补正, 现场核查 and 征求意见 are none.
enum class HoldKind : std::uint8_t {
  hearing,
  tender,
  auction,
  inspection,
  testing,
  quarantine,
  appraisal,
  expert_review,
};
// statutory and promised are the decision clocks: only they can be held and extended.
enum class ClockKind : std::uint8_t {
  statutory,
  promised,
  notice,
  pre_review,
  delivery,
  hold,
  correction
};
enum class ClockState : std::uint8_t { running, held, stopped };
// When the last day ends: an office at close of business, a person acting online at 24:00 (民法典
// 203).
enum class DayEnd : std::uint8_t { close_of_business, midnight };
// What follows by law when the limit passes in silence.
enum class Consequence : std::uint8_t {
  none,
  deemed_accepted,   // 行政许可法 32(4): accepted from the day of receipt
  deemed_renewed,    // 50
  deemed_withdrawn,  // the applicant did not correct in time; only where local law says so
};
// Article 45 does not say what becomes of the day on which a hold begins. counted: it still counts
// for the limit, as the day of an event is not counted (民法典 201), so the hold takes the days
// after it; held: the hold takes it too. A parameter of the region, kept with each hold.
enum class FirstDay : std::uint8_t { counted, held };
TB_DESCRIBED(FirstDay)
TB_DESCRIBED(Unit)
TB_DESCRIBED(Start)
TB_DESCRIBED(HoldKind)
TB_DESCRIBED(ClockKind)
TB_DESCRIBED(ClockState)
TB_DESCRIBED(DayEnd)
TB_DESCRIBED(Consequence)

// A limit as an item's implementation states it.
struct Limit {
  std::string name;  // names the clock inside its case, shown to people
  ClockKind kind = ClockKind::statutory;
  std::int64_t amount = 0;  // in `unit`, 1…1000 (hours: 1…10000)
  Unit unit = Unit::workday;
  Start start = Start::accepted;
  DayEnd ends = DayEnd::close_of_business;
  std::int64_t extension_max =
      0;  // in `unit`; 10 by 行政许可法 42(1), 15 for joint permits by 42(2), 0 = none
  Consequence consequence = Consequence::none;
  std::string law;             // name of the law or local rule
  std::string article;         // "第四十二条"
  std::string basis;           // the words that fix amount and start
  std::int64_t warn_days = 1;  // 0 = on its last day
};
// One pause of a decision clock. Takes the days from the one after `from` (or from that of `from`,
// see FirstDay) to that of `to`, both as dates.
struct HeldSpan {
  HoldKind kind = HoldKind::hearing;
  Instant from;
  Instant planned_end;        // told to the applicant in writing (45)
  std::optional<Instant> to;  // empty while it lasts
  std::string reason;
  std::optional<FirstDay> first_day;  // absent: counted
  bool operator==(const HeldSpan&) const = default;
};
// The one extension of 42, with the head who approved it.
struct Extension {
  std::int64_t amount = 0;  // in the unit of the clock
  Instant at;
  std::string approved_by;
  std::string reason;
  bool operator==(const Extension&) const = default;
};
// The record of one clock of a case.
struct Clock {
  std::string name;
  ClockKind kind = ClockKind::statutory;
  ClockState state = ClockState::running;
  std::int64_t limit = 0;  // in `unit`, without extension
  Unit unit = Unit::workday;
  Start start = Start::accepted;
  DayEnd ends = DayEnd::close_of_business;
  std::int64_t extension_max = 0;
  Consequence consequence = Consequence::none;
  std::string law, article, basis;
  std::int64_t warn_days = 1;  // yellow from here: so many working days left; of hours: 24 each
  Instant started_at;
  std::vector<HeldSpan> held;
  std::optional<Extension> extension;
  // While held: as if the pause ended when planned. Due work is `state = running AND due_at <=
  // now`.
  Instant due_at;
  bool provisional = false;  // depends on a year whose holidays are not announced: shown as 暂定
  std::optional<Instant> stopped_at;
  std::string calendar_version;
  bool operator==(const Clock&) const = default;
};
// The fields of a clock that never change after its start, and those that do; name, due_at and
// state are in neither. For stores that write the first part once.
const Type& fixed_part();
const Type& moving_part();
TB_DESCRIBED(Limit)
TB_DESCRIBED(HeldSpan)
TB_DESCRIBED(Extension)
TB_DESCRIBED(Clock)

// Starts a clock at its event; back-dated where acceptance is deemed (32). Fails
// `clock.limit_invalid`.
Result<Clock> start(const Limit& limit, Instant event, const Calendar& calendar);

// Pauses a running decision clock (45). Fails conflict `clock.not_holdable` (another kind),
// `clock.not_running`; invalid `clock.planned_end` (not after now; a hearing later than 20 working
// days, 47), `clock.reason_missing`. A clock that has expired may be held, but stays overdue.
Result<Clock> hold(Clock clock, HoldKind kind, Instant now, Instant planned_end, std::string reason,
                   const Calendar& calendar, FirstDay first_day = FirstDay::counted);
// Ends the pause. Fails conflict `clock.not_held`.
Result<Clock> resume(Clock clock, Instant now, const Calendar& calendar);
// Extends once, before expiry, by at most `extension_max` (42). Fails conflict
// `clock.not_extendable`, `clock.already_extended`, `clock.expired`, `clock.not_running`; invalid
// `clock.extension_too_long`, `clock.approver_missing`, `clock.reason_missing`.
Result<Clock> extend(Clock clock, std::int64_t amount, Instant now, std::string approved_by,
                     std::string reason, const Calendar& calendar);
// Stops for good: decided, delivered, told, withdrawn. Ends a pause too. Fails conflict
// `clock.stopped`.
Result<Clock> stop(Clock clock, Instant now, const Calendar& calendar);
// The same clock under another calendar version; a stopped clock stays as it is. Compare due_at to
// see who to tell.
Result<Clock> recompute(Clock clock, const Calendar& calendar);

// When the clock ends under this calendar; what start, hold, resume, extend and recompute write
// into due_at.
Result<Instant> due(const Clock& clock, const Calendar& calendar);
// From when it is yellow (`warn_days` before its end, at midnight; never before its start).
Result<Instant> warned_from(const Clock& clock, const Calendar& calendar);
// Whether it was still running at `now` past its due instant.
bool is_overdue(const Clock& clock, Instant now);
// The last day of the limit (24:00 belongs to the day it ends).
Date due_day(const Clock& clock);
// The pause that lasts, or nothing.
const HeldSpan* present_hold(const Clock& clock);
// The pause's own clock: due when planned, overdue when it runs over. Fails conflict
// `clock.not_held`.
Result<Clock> hold_clock(const Clock& clock, const Calendar& calendar);

// The day `amount` units after `day`: working days, or calendar days whose last day moves off a day
// off (民法典 203). Fails invalid `clock.unit` for hours.
Result<Date> add(Date day, std::int64_t amount, Unit unit, const Calendar& calendar);

// 听证, 招标, …: the words of article 45.
std::string_view chinese(HoldKind kind);
// 个工作日, 日, 小时.
std::string_view chinese(Unit unit);

}  // namespace tb::clock
