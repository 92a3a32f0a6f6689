// 特别程序 (45): what holds the decision clocks, and the clock that watches the hold itself.
#include <fmt/format.h>

#include "modules/cases/rules_steps.hpp"
#include "modules/cases/rules_tables.hpp"

namespace tb::cases::rules {

Result<void> hold(Dossier& dossier, const Circumstances& at, clock::HoldKind kind,
                  Date planned_end) {
  auto& record = dossier.record;
  if (record.state != State::accepted && record.state != State::in_review)
    return wrong_state(record, "启动特别程序");
  const auto end = at.calendar.due_instant(planned_end);
  const clock::Clock* held = nullptr;
  for (auto& clock : dossier.clocks) {
    if (clock.state != clock::ClockState::running ||
        (clock.kind != clock::ClockKind::statutory && clock.kind != clock::ClockKind::promised))
      continue;
    // The reason may name people: it is sealed in the hold's row and its notice, not told here.
    clock = TRY(clock::hold(std::move(clock), kind, at.now, end, std::string(chinese(kind)),
                            at.calendar, at.parameters.hold_first_day));
    held = &clock;
  }
  if (held == nullptr)
    return conflict("case.nothing_to_hold", "这件申请没有正在计算的办理期限，不需要特别程序",
                    name_of(record.state));
  auto own = TRY(clock::hold_clock(*held, at.calendar));
  own.name = "hold";
  own.warn_days = warn_days(at.yellow.get(), own.name, own.limit, own.unit, at.now);
  put(dossier, std::move(own));
  record.state_before_hold = record.state;
  record.state = State::held;
  touch(dossier, at);
  return {};
}

Result<void> resume(Dossier& dossier, const Circumstances& at) {
  auto& record = dossier.record;
  if (record.state != State::held) return wrong_state(record, "结束特别程序");
  for (auto& clock : dossier.clocks)
    if (clock.state == clock::ClockState::held)
      clock = TRY(clock::resume(std::move(clock), at.now, at.calendar));
  TRY_VOID(stop(dossier, at, {"hold"}));
  record.state = record.state_before_hold;
  touch(dossier, at);
  return {};
}

const clock::Clock* leading_clock(const Dossier& dossier, std::optional<Instant> shown_at) {
  const clock::Clock* best = nullptr;
  const clock::Clock* own = nullptr;
  for (const auto& clock : dossier.clocks) {
    if (clock.state == clock::ClockState::stopped) continue;
    const bool waits =
        shown_at && clock.kind == clock::ClockKind::hold && !clock::is_overdue(clock, *shown_at);
    if (waits)
      own = &clock;
    else if (best == nullptr || clock.due_at < best->due_at)
      best = &clock;
  }
  return best == nullptr ? own : best;
}

std::string words_of_hold(const clock::Clock& own, std::int64_t over, Instant now) {
  if (own.state == clock::ClockState::stopped) return "特别程序已经结束";
  if (clock::is_overdue(own, now))
    return over > 0 ? fmt::format("特别程序已超过预计时间 {} 个工作日", over)
                    : "特别程序已超过预计时间，不足 1 个工作日";
  const auto [year, month, day] = civil(clock::due_day(own));
  return fmt::format("特别程序进行中，预计 {}月{}日 结束", month, day);
}

}  // namespace tb::cases::rules
