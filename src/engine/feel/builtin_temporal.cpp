// DMN 1.5, 10.3.4.6 and 10.3.4.8: functions of dates and times, `is`, and the clock.
#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

Day day(const Call& call) { return day_of(*call[0].date_time()); }

Value day_of_the_year(const Call& call) { return day_of_year(day(call)); }
Value week_of_the_year(const Call& call) { return week_of_year(day(call)); }

Value day_of_the_week(const Call& call) {
  static constexpr std::string_view kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
  return kNames[weekday(day(call)) - 1];
}

Value month_of_the_year(const Call& call) {
  static constexpr std::string_view kNames[] = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
  return kNames[civil(day(call)).month - 1];
}

// Same type and same content, times in the same zone (TCK 0103); one that is not given is null.
Value is(const Call& call) {
  if (!call.has(0)) return call.fails("需要两个参数", "two arguments are needed");
  if (!call.spend(weight(call[0]))) return {};
  return call[0] == call[1];
}

Value now(const Call& call) {
  const auto& moment = call.evaluation().now();
  if (moment) return *moment;
  return call.fails("这里没有当前时间", "there is no present time here");
}

Value today(const Call& call) {
  const auto& moment = call.evaluation().now();
  if (moment) return day_of(*moment);
  return call.fails("这里没有当前日期", "there is no present day here");
}

// A date fits too: it is coerced to its midnight.
constexpr Builtin of_day(std::string_view name, BuiltinRun run) {
  return builtin(name, {signature(run, {{"date", Kind::date_time}})});
}

constexpr Builtin kTemporal[] = {
    of_day("day of year", day_of_the_year),
    of_day("day of week", day_of_the_week),
    of_day("month of year", month_of_the_year),
    of_day("week of year", week_of_the_year),
    builtin("is",
            {optional_signature(
                is, 0, {{"value1", Kind::any, kMayBeNull}, {"value2", Kind::any, kMayBeNull}})}),
    impure_builtin("now", {signature(now, {})}),
    impure_builtin("today", {signature(today, {})}),
};

}  // namespace

std::span<const Builtin> temporal_builtins() { return kTemporal; }

}  // namespace tb::feel
