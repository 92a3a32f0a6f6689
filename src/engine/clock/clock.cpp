#include "engine/clock/clock.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/clock/tally.hpp"

namespace tb::clock {

TB_ENUM(FirstDay, counted, held)
TB_ENUM(Unit, workday, calendar_day, hour)
TB_ENUM(Start, received, accepted, all_documents_received)
TB_ENUM(HoldKind, hearing, tender, auction, inspection, testing, quarantine, appraisal,
        expert_review)
TB_ENUM(ClockKind, statutory, promised, notice, pre_review, delivery, hold, correction)
TB_ENUM(ClockState, running, held, stopped)
TB_ENUM(DayEnd, close_of_business, midnight)
TB_ENUM(Consequence, none, deemed_accepted, deemed_renewed, deemed_withdrawn)
TB_STRUCT(Limit, name, kind, amount, unit, start, ends, extension_max, consequence, law, article,
          basis, warn_days)
TB_STRUCT(HeldSpan, kind, from, planned_end, to, reason, first_day)
TB_STRUCT(Extension, amount, at, approved_by, reason)
// In the order of its parts: name, what is fixed, what moves, due_at and state.
TB_STRUCT(Clock, name, kind, limit, unit, start, ends, extension_max, consequence, law, article,
          basis, warn_days, started_at, calendar_version, held, extension, provisional, stopped_at,
          due_at, state)

namespace {

// The fields of a clock from one to the one before `end`.
Type part(std::string_view name, std::string_view first, std::string_view end) {
  Type out = *TypeOf<Clock>::get();
  const auto* const last = out.fields + out.count;
  const auto at = [&](std::string_view field) {
    return std::find_if(out.fields, last, [&](const Field& one) { return one.name == field; });
  };
  const auto* const from = at(first);
  out.count = static_cast<std::uint32_t>(at(end) - from);
  out.fields = from;
  out.name = name;
  return out;
}

constexpr std::int64_t kMaxDays = 1000, kMaxHours = 10'000;
constexpr std::int64_t kHearingDays = 20;  // 行政许可法 47: the hearing is held within twenty days

bool is_decision(ClockKind kind) {
  return kind == ClockKind::statutory || kind == ClockKind::promised;
}

Instant end_of_day(const Clock& clock, Date day, const Calendar& calendar) {
  return clock.ends == DayEnd::midnight ? at_minute(day, 1440) : calendar.due_instant(day);
}

// Hours run from the event itself (民法典 201) and stand still during a pause.
Instant due_by_hours(const Clock& clock) {
  const auto amount = clock.limit + (clock.extension ? clock.extension->amount : 0);
  Instant end{clock.started_at.us + amount * kHour};
  for (const auto& span : clock.held)
    if (span.from < end) end.us += (span.to ? *span.to : span.planned_end).us - span.from.us;
  return end;
}

// Whether any day between start and end lies in a year that is not announced.
Result<bool> touches_provisional(const Clock& clock, const Calendar& calendar) {
  const auto end = civil(due_day(clock)).year;
  if (TRY(calendar.is_provisional(due_day(clock)))) return true;
  for (auto year = civil(date_of(clock.started_at)).year; year < end; ++year)
    if (TRY(calendar.is_provisional(date(year, 12, 31)))) return true;
  return false;
}

Result<Clock> with_due(Clock clock, const Calendar& calendar) {
  clock.due_at = TRY(due(clock, calendar));
  clock.provisional = TRY(touches_provisional(clock, calendar));
  clock.calendar_version = calendar.version();
  return clock;
}

Result<void> in_order(const Clock& clock, Instant now) {
  auto latest = clock.started_at;
  for (const auto& span : clock.held)
    latest = std::max({latest, span.from, span.to.value_or(span.from)});
  if (now < latest) return invalid("clock.order", "时间早于这个时限上一次的变动，请核对后再办");
  return {};
}

}  // namespace

const Type& fixed_part() {
  static const Type type = part("ClockTerms", "kind", "calendar_version");
  return type;
}
const Type& moving_part() {
  static const Type type = part("ClockMoves", "calendar_version", "due_at");
  return type;
}

Result<Clock> start(const Limit& limit, Instant event, const Calendar& calendar) {
  const auto most = limit.unit == Unit::hour ? kMaxHours : kMaxDays;
  if (limit.amount < 1 || limit.amount > most || limit.extension_max < 0 ||
      limit.extension_max > most)
    return invalid("clock.limit_invalid",
                   fmt::format("时限要在 1 到 {} 之间，请改正事项里的时限", most));
  return with_due(Clock{.name = limit.name,
                        .kind = limit.kind,
                        .limit = limit.amount,
                        .unit = limit.unit,
                        .start = limit.start,
                        .ends = limit.ends,
                        .extension_max = limit.extension_max,
                        .consequence = limit.consequence,
                        .law = limit.law,
                        .article = limit.article,
                        .basis = limit.basis,
                        .warn_days = limit.warn_days,
                        .started_at = event},
                  calendar);
}

Result<Clock> hold(Clock clock, HoldKind kind, Instant now, Instant planned_end, std::string reason,
                   const Calendar& calendar, FirstDay first_day) {
  if (!is_decision(clock.kind))
    return conflict("clock.not_holdable",
                    "只有办理时限可以因特别程序暂停（行政许可法第四十五条），这个时限不能暂停");
  if (clock.state != ClockState::running)
    return conflict("clock.not_running", "这个时限没有在走，不能再暂停，请刷新后查看现在的状态");
  TRY_VOID(in_order(clock, now));
  if (reason.empty()) return invalid("clock.reason_missing", "请写明暂停的原因，会书面告知申请人");
  if (planned_end <= now) return invalid("clock.planned_end", "请填写预计结束的时间，要晚于现在");
  const auto length = TRY(calendar.workdays_between(date_of(now), date_of(planned_end)));
  if (kind == HoldKind::hearing && length > kHearingDays)
    return invalid("clock.planned_end",
                   "听证应当在二十个工作日内组织（行政许可法第四十七条），请改早预计结束的时间");
  clock.held.push_back({kind, now, planned_end, std::nullopt, std::move(reason), first_day});
  clock.state = ClockState::held;
  return with_due(std::move(clock), calendar);
}

Result<Clock> resume(Clock clock, Instant now, const Calendar& calendar) {
  if (clock.state != ClockState::held || clock.held.empty())
    return conflict("clock.not_held", "这个时限没有暂停，请刷新后查看现在的状态");
  TRY_VOID(in_order(clock, now));
  clock.held.back().to = now;
  clock.state = ClockState::running;
  return with_due(std::move(clock), calendar);
}

Result<Clock> extend(Clock clock, std::int64_t amount, Instant now, std::string approved_by,
                     std::string reason, const Calendar& calendar) {
  if (!is_decision(clock.kind) || clock.extension_max == 0)
    return conflict("clock.not_extendable", "这个时限没有可以延长的依据，请在期限内办完");
  if (clock.state == ClockState::stopped)
    return conflict("clock.not_running", "这个时限已经结束，不能再延长");
  if (clock.extension)
    return conflict("clock.already_extended", "只能延长一次，这个时限已经延长过");
  if (is_overdue(clock, now)) return conflict("clock.expired", "时限已过，延长要在到期之前批准");
  TRY_VOID(in_order(clock, now));
  if (amount < 1 || amount > clock.extension_max)
    return invalid("clock.extension_too_long",
                   fmt::format("最多延长 {} {}，请改短", clock.extension_max, chinese(clock.unit)));
  if (approved_by.empty())
    return invalid("clock.approver_missing",
                   "延长要经机关负责人批准（行政许可法第四十二条），请写明批准人");
  if (reason.empty()) return invalid("clock.reason_missing", "请写明延长的理由，会告知申请人");
  clock.extension = Extension{amount, now, std::move(approved_by), std::move(reason)};
  return with_due(std::move(clock), calendar);
}

Result<Clock> stop(Clock clock, Instant now, const Calendar& calendar) {
  if (clock.state == ClockState::stopped) return conflict("clock.stopped", "这个时限已经结束");
  TRY_VOID(in_order(clock, now));
  if (clock.state == ClockState::held) clock = TRY(resume(std::move(clock), now, calendar));
  clock.state = ClockState::stopped;
  clock.stopped_at = now;
  return clock;
}

Result<Clock> recompute(Clock clock, const Calendar& calendar) {
  if (clock.state == ClockState::stopped) return clock;
  return with_due(std::move(clock), calendar);
}

Result<Instant> due(const Clock& clock, const Calendar& calendar) {
  // The pause's own clock ends when it was said to end, whatever the holidays do.
  if (clock.kind == ClockKind::hold) return clock.due_at;
  if (clock.unit == Unit::hour) return due_by_hours(clock);
  Tally tally(clock, calendar);
  auto day = date_of(clock.started_at);
  while (!tally.ended()) {
    day = day + 1;
    TRY(tally.next(day));
  }
  return end_of_day(clock, day, calendar);
}

bool is_overdue(const Clock& clock, Instant now) {
  if (clock.state == ClockState::stopped) return clock.stopped_at.value_or(now) > clock.due_at;
  // While held, due_at is a forecast: what counts is whether the limit had passed before the pause
  // began.
  if (const auto* pause = present_hold(clock)) return pause->from > clock.due_at;
  return now > clock.due_at;
}

Date due_day(const Clock& clock) { return date_of({clock.due_at.us - 1}); }

const HeldSpan* present_hold(const Clock& clock) {
  return clock.state == ClockState::held && !clock.held.empty() ? &clock.held.back() : nullptr;
}

Result<Instant> warned_from(const Clock& clock, const Calendar& calendar) {
  if (clock.unit == Unit::hour)
    return std::max(clock.started_at, Instant{clock.due_at.us - clock.warn_days * kDay});
  const auto first = date_of(clock.started_at);
  auto day = due_day(clock);
  for (auto left = clock.warn_days; day > first;) {
    if (TRY(calendar.is_workday(day)) && left-- == 0) break;
    day = day - 1;
  }
  return std::max(clock.started_at, at_minute(day, 0));
}

Result<Clock> hold_clock(const Clock& clock, const Calendar& calendar) {
  const auto* pause = present_hold(clock);
  if (!pause) return conflict("clock.not_held", "这个时限没有暂停，请刷新后查看现在的状态");
  const auto length =
      TRY(calendar.workdays_between(date_of(pause->from), date_of(pause->planned_end)));
  return Clock{.name = fmt::format("特别程序（{}）", chinese(pause->kind)),
               .kind = ClockKind::hold,
               .limit = length,
               .law = "行政许可法",
               .article = "第四十五条",
               .basis = pause->reason,
               .started_at = pause->from,
               .due_at = pause->planned_end,
               .provisional = TRY(calendar.is_provisional(date_of(pause->planned_end))),
               .calendar_version = calendar.version()};
}

Result<Date> add(Date day, std::int64_t amount, Unit unit, const Calendar& calendar) {
  if (unit == Unit::workday) return calendar.add_workdays(day, amount);
  if (unit == Unit::hour)
    return invalid("clock.unit", "按小时计算的时限没有日期，请改用工作日或者日");
  if (amount < -1'000'000 || amount > 1'000'000)
    return invalid("clock.limit_invalid", "天数太大，请改小");
  return calendar.next_workday_on_or_after(day + static_cast<std::int32_t>(amount));
}

std::string_view chinese(HoldKind kind) {
  static constexpr std::string_view kWords[]{"听证", "招标", "拍卖", "检验",
                                             "检测", "检疫", "鉴定", "专家评审"};
  return kWords[static_cast<std::size_t>(kind)];
}
std::string_view chinese(Unit unit) {
  static constexpr std::string_view kWords[]{"个工作日", "日", "小时"};
  return kWords[static_cast<std::size_t>(unit)];
}

}  // namespace tb::clock
