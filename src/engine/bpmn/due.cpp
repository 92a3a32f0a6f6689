#include "engine/bpmn/due.hpp"

#include "engine/bpmn/duration.hpp"

namespace tb::bpmn {

namespace {

Instant after(Instant now, std::int32_t months, std::int64_t us) {
  const auto day = date_of(now);
  return {now.us + (months_later(day, months) - day) * kDay + us};
}

feel::Zone china() { return *feel::Zone::offset(8 * 3600); }

std::optional<Instant> point(feel::DateTime moment) {
  if (moment.zone.is_none()) moment.zone = china();
  return instant_of(moment);
}

std::optional<Instant> point(feel::Day day) { return point(feel::at(day, {0, china()})); }

std::optional<Instant> of_text(std::string_view text, Instant now) {
  if (const auto duration = parse_duration(text)) return after(now, duration->months, duration->us);
  if (const auto moment = feel::parse_date_time(text)) return point(*moment);
  if (const auto day = feel::parse_day(text)) return point(*day);
  return std::nullopt;
}

std::optional<Instant> of_value(const feel::Value& value, Instant now) {
  constexpr std::int64_t kMost = 36'600ll * 86'400;
  if (const auto* text = value.string()) return of_text(*text, now);
  if (const auto* moment = value.date_time()) return point(*moment);
  if (const auto* day = value.date()) return point(*day);
  if (const auto* months = value.months(); months && std::abs(months->months) <= 1200)
    return after(now, static_cast<std::int32_t>(months->months), 0);
  if (const auto* seconds = value.seconds(); seconds && std::abs(seconds->seconds) <= kMost)
    return after(now, 0, seconds->seconds * kSecond + seconds->nanoseconds / 1000);
  return std::nullopt;
}

}  // namespace

Result<Instant> due_at(const Model& model, const State& state, TokenId token, ElementIndex event,
                       Instant now) {
  const Element& element = model.element(event);
  const Timer& timer = element.timer;
  std::optional<Instant> due;
  if (timer.expression) {
    feel::Bounds bounds;
    bounds.now = feel::at_instant(now, china());
    const TokenScope names(view(model, state), token);
    due = of_value(feel::evaluate(*timer.expression, names, nullptr, bounds), now);
  } else if (timer.form == Timer::Form::date) {
    due = of_text(timer.text, now);
  } else {
    due = after(now, timer.months, timer.us);
  }
  if (due) return *due;
  return invalid(
      "bpmn.timer_unreadable",
      "“" + element.label() + "”的定时算不出时间，应是时长或时刻，请管理员检查流程变量。");
}

}  // namespace tb::bpmn
