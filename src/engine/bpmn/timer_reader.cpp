#include "engine/bpmn/timer_reader.hpp"

#include <charconv>

#include "engine/bpmn/duration.hpp"
#include "engine/bpmn/expressions.hpp"
#include "engine/feel/temporal.hpp"

namespace tb::bpmn {

namespace {

bool read_duration(std::string_view text, Timer& timer) {
  const auto duration = parse_duration(text);
  if (!duration) return false;
  timer.months = duration->months;
  timer.us = duration->us;
  return true;
}

// "R3/PT1H" or, without end, "R/PT1H" (ISO 8601-1, 5.6). Nothing else: a beginning or a calendar
// would need a day to count from.
bool read_cycle(std::string_view text, Timer& timer) {
  const std::size_t slash = text.find('/');
  if (!text.starts_with('R') || slash == std::string_view::npos) return false;
  const std::string_view times = text.substr(1, slash - 1);
  if (!times.empty()) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(times.data(), times.data() + times.size(), count);
    if (error != std::errc() || end != times.data() + times.size() || count == 0) return false;
    timer.times = count;
  }
  return read_duration(text.substr(slash + 1), timer);
}

bool read_text(std::string_view text, Timer& timer) {
  switch (timer.form) {
    case Timer::Form::duration:
      return read_duration(text, timer);
    case Timer::Form::cycle:
      return read_cycle(text, timer);
    case Timer::Form::date:
      return feel::parse_date_time(text) || feel::parse_day(text);
  }
  return false;
}

}  // namespace

void read_timer(const XmlElement& definition, Timer& timer, const Expressions& expressions,
                NodeFindings& findings) {
  if (const std::string_view clock = definition.get(Space::tongban, "clock"); !clock.empty()) {
    if (is_identifier(clock))
      timer.clock = clock;
    else
      findings.blocked(definition, "时钟名只能用小写字母、数字和下划线");
  }
  for (const XmlElement& child : definition.children) {
    if (is(child, "documentation") || is(child, "extensionElements")) continue;
    if (is(child, "timeDuration"))
      timer.form = Timer::Form::duration;
    else if (is(child, "timeDate"))
      timer.form = Timer::Form::date;
    else if (is(child, "timeCycle"))
      timer.form = Timer::Form::cycle;
    else {
      findings.blocked(child, "定时只支持时钟（tb:clock）、时长、时刻或循环");
      continue;
    }
    timer.text = child.trimmed();
    if (is_marked(timer.text)) {
      auto parsed = expressions.read(timer.text);
      if (!parsed)
        findings.blocked(child, "定时的表达式有误：" + parsed.error().detail);
      else if (timer.form == Timer::Form::cycle)
        findings.blocked(child, "循环定时不能用表达式，例如写成 R3/PT1H");
      else
        timer.expression = *std::move(parsed);
    } else if (!read_text(timer.text, timer)) {
      findings.blocked(child,
                       "定时的写法不认识，例如时长 P5D、时刻 2026-12-01T09:00:00+08:00、"
                       "循环 R3/PT1H");
    }
  }
}

}  // namespace tb::bpmn
