// What the tests of the clock share: the shipped calendar, limits by law, short ways to write
// instants.
#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/clock/status.hpp"

namespace tb::clock {

inline std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}
inline const Calendar& cn() {
  static const Calendar calendar = [] {
    auto read = Calendar::parse(text_of(TB_SOURCE_DIR "/data/calendar/cn.json"));
    if (!read) throw std::runtime_error(read.error().code + " " + read.error().detail);
    return std::move(*read);
  }();
  return calendar;
}
// "2026-03-02 10:24" in China.
inline Instant at(const std::string& text) {
  return parse_instant(text.substr(0, 10) + "T" + text.substr(11) + ":00+08:00").value();
}
inline Date on(const std::string& text) { return parse_date(text).value(); }
inline std::string cells(const std::vector<Cell>& cells) {
  std::string out;
  for (const auto& cell : cells)
    out += (out.empty() ? "" : " ") + std::string(name_of(cell.kind)) + " " +
           std::to_string(cell.days);
  return out;
}
// 行政许可法 42(1): twenty days from acceptance, once ten more.
inline Limit decision_limit(std::int64_t amount = 20) {
  return {.name = "法定时限",
          .amount = amount,
          .extension_max = 10,
          .law = "行政许可法",
          .article = "第四十二条"};
}
// 行政许可法 32(4): five days from receipt to tell all faults, else accepted.
inline Limit notice_limit() {
  return {.name = "告知时限",
          .kind = ClockKind::notice,
          .amount = 5,
          .start = Start::received,
          .consequence = Consequence::deemed_accepted,
          .law = "行政许可法",
          .article = "第三十二条"};
}

}  // namespace tb::clock
