// DMN 1.5, 10.3.4.1: functions that make values of texts and of parts.
#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

const std::string& text(const Call& call, std::size_t i = 0) { return *call[i].string(); }

Value not_a(const Call& call, std::string_view chinese, std::string_view english) {
  return call.wrong(0, chinese, english);
}

// The whole number of an argument; nothing, and reported, when it has a fraction.
std::optional<std::int64_t> whole(const Call& call, std::size_t i) {
  const auto result = call[i].number()->whole();
  if (!result) call.wrong(i, "必须是整数", "must be a whole number");
  return result;
}

Value date_of_text(const Call& call) {
  const auto day = parse_day(text(call));
  return day ? Value(*day) : not_a(call, "不是日期", "is not a date");
}

Value date_of_moment(const Call& call) { return day_of(*call[0].date_time()); }

Value date_of_parts(const Call& call) {
  const auto year = whole(call, 0), month = whole(call, 1), day = whole(call, 2);
  if (!year || !month || !day) return {};
  const auto result = day_of(*year, *month, *day);
  return result ? Value(*result) : call.fails("没有这一天", "there is no such day");
}

Value same(const Call& call) { return call[0]; }

Value time_of_text(const Call& call) {
  const auto time = parse_time(text(call));
  return time ? Value(*time) : not_a(call, "不是时间", "is not a time");
}

Value time_of_moment(const Call& call) { return time_of(*call[0].date_time()); }

// Nothing, and reported, for an offset of more than 18 hours.
std::optional<Zone> zone(const Call& call, std::size_t i) {
  if (call[i].is_null()) return Zone();
  const std::int64_t seconds = call[i].seconds()->seconds;
  const bool is_possible = seconds >= -64'800 && seconds <= 64'800;
  auto zone = is_possible ? Zone::offset(static_cast<std::int32_t>(seconds)) : std::nullopt;
  if (!zone) call.wrong(i, "超出时差的范围", "is out of the range of offsets");
  return zone;
}

Value time_of_parts(const Call& call) {
  const auto hour = whole(call, 0), minute = whole(call, 1);
  const auto second = rounded(*call[2].number(), 0, Rounding::floor);
  const auto place = zone(call, 3);
  if (!hour || !minute || !second || !second->whole() || !place) return {};
  const auto fraction = subtract(*call[2].number(), *second);
  const auto nanoseconds = fraction ? multiply(*fraction, Decimal(1'000'000'000)) : std::nullopt;
  if (!nanoseconds) return {};
  const auto result =
      time_of(*hour, *minute, *second->whole(), whole_part(*nanoseconds).value_or(0), *place);
  return result ? Value(*result) : call.fails("没有这个时间", "there is no such time");
}

// A date alone is its midnight (TCK 1117).
Value moment_of_text(const Call& call) {
  if (const auto moment = parse_date_time(text(call))) return *moment;
  if (const auto day = parse_day(text(call))) return at(*day, Time());
  return not_a(call, "不是日期时间", "is not a date and time");
}

Value moment_of_date(const Call& call) { return at(*call[0].date(), *call[1].time()); }
Value moment_of_moment(const Call& call) {
  return at(day_of(*call[0].date_time()), *call[1].time());
}

Value duration_of_text(const Call& call) {
  if (const auto months = parse_months(text(call))) return *months;
  if (const auto seconds = parse_seconds(text(call))) return *seconds;
  return not_a(call, "不是时长", "is not a duration");
}

Value months_of_moments(const Call& call) {
  return months_between(day_of(*call[0].date_time()), day_of(*call[1].date_time()));
}

Value number_of_text(const Call& call) {
  const auto number = Decimal::parse(text(call));
  return number ? Value(*number) : not_a(call, "不是数字", "is not a number");
}

// One of `allowed`, or null.
bool is_separator(const Call& call, std::size_t i, std::string_view allowed) {
  return call[i].is_null() || (text(call, i).size() == 1 && allowed.contains(text(call, i)[0]));
}

// "1.000,5" as "1000.5"; nothing when there is a point that is no separator.
std::optional<std::string> without_separators(std::string_view written, char grouping,
                                              char decimal) {
  std::string plain;
  for (const char c : written) {
    if (c == grouping) continue;
    if (c == '.' && decimal != '.') return std::nullopt;
    plain += c == decimal ? '.' : c;
  }
  return plain;
}

Value number_of_separated(const Call& call) {
  if (!is_separator(call, 1, " ,."))
    return call.wrong(1, "只能是空格、逗号或点", "must be a blank, comma or point");
  if (!is_separator(call, 2, ",."))
    return call.wrong(2, "只能是逗号或点", "must be a comma or point");
  const char grouping = call[1].is_null() ? '\0' : text(call, 1)[0];
  const char decimal = call[2].is_null() ? '.' : text(call, 2)[0];
  if (grouping == decimal && !call[2].is_null())
    return call.wrong(2, "不能与分组符号相同", "must differ from the grouping separator");
  if (!call.room_for_text(text(call).size())) return {};
  const auto plain = without_separators(text(call), grouping, decimal);
  const auto number = plain ? Decimal::parse(*plain) : std::nullopt;
  return number ? Value(*number) : not_a(call, "不是数字", "is not a number");
}

Value string_of(const Call& call) {
  if (call[0].is_null() || call[0].string() != nullptr) return call[0];
  return call.made(to_text(call[0]));
}

constexpr BuiltinParameter from(Kind kind) { return {"from", kind}; }
constexpr BuiltinParameter number(std::string_view name) { return {name, Kind::number}; }

constexpr Builtin kConversions[] = {
    builtin("date",
            {signature(date_of_text, {from(Kind::string)}), signature(same, {from(Kind::date)}),
             signature(date_of_moment, {from(Kind::date_time)}),
             signature(date_of_parts, {number("year"), number("month"), number("day")})}),
    builtin("time",
            {signature(time_of_text, {from(Kind::string)}), signature(same, {from(Kind::time)}),
             signature(time_of_moment, {from(Kind::date_time)}),
             optional_signature(time_of_parts, 3,
                                {number("hour"),
                                 number("minute"),
                                 number("second"),
                                 {"offset", Kind::seconds, kMayBeNull}})}),
    builtin(
        "date and time",
        {signature(moment_of_text, {from(Kind::string)}), signature(same, {from(Kind::date_time)}),
         signature(moment_of_date, {{"date", Kind::date}, {"time", Kind::time}}),
         signature(moment_of_moment, {{"date", Kind::date_time}, {"time", Kind::time}})}),
    builtin("duration", {signature(duration_of_text, {from(Kind::string)})}),
    builtin("years and months duration",
            {signature(months_of_moments, {from(Kind::date_time), {"to", Kind::date_time}})}),
    builtin("number",
            {signature(number_of_text, {from(Kind::string)}),
             signature(number_of_separated, {from(Kind::string),
                                             {"grouping separator", Kind::string, kMayBeNull},
                                             {"decimal separator", Kind::string, kMayBeNull}})}),
    builtin("string", {signature(string_of, {{"from", Kind::any, kMayBeNull}})}),
};

}  // namespace

std::span<const Builtin> conversion_builtins() { return kConversions; }

}  // namespace tb::feel
