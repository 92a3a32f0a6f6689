// The small commands.
#include <fmt/format.h>

#include <cstdio>

#include "app/answers.hpp"
#include "app/cli.hpp"
#include "app/refuse.hpp"
#include "app/share.hpp"
#include "core/codes.hpp"
#include "engine/clock/clock.hpp"

namespace tb::app {
namespace {

Result<Date> added(const std::string& share, const std::string& text, std::int64_t amount,
                   const std::string& unit) {
  const auto folder = TRY(share_folder(share));
  const auto file = TRY(read_file(folder + "/data/calendar/cn.json"));
  const auto calendar = TRY(clock::Calendar::parse(file));
  const auto day = TRY(parse_date(text));
  const auto known = enum_of<clock::Unit>(unit);
  if (!known) return invalid("clock.unit", "单位请写 workday（工作日）或 calendar_day（日）");
  return clock::add(day, amount, *known, calendar);
}

}  // namespace

int calendar_add(const std::string& share, const std::string& date, std::int64_t amount,
                 const std::string& unit) {
  const auto day = added(share, date, amount, unit);
  if (!day) return refuse(day.error());
  fmt::print("{}\n", to_string(*day));
  return 0;
}

int code_check(const std::string& kind, const std::string& value) {
  const auto checked = check_code(kind, value, date_of(machine_time()));
  fmt::print("{}\n", checked ? "valid" : "invalid: " + checked.error().detail);
  return checked ? 0 : 1;
}

}  // namespace tb::app
