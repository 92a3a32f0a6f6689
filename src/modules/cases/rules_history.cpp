#include "modules/cases/rules_history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/xml/write.hpp"

namespace tb::cases::rules {
namespace {

struct LogEvent {
  Instant at;
  bool starts = false;
  std::string name, element, who, outcome;
};

std::vector<LogEvent> events_of(const CaseHistory& history) {
  std::vector<LogEvent> out;
  for (const auto& step : history.steps) {
    out.push_back({step.began_at, true, step.name, step.element, {}, {}});
    if (step.ended_at && !step.dropped)
      out.push_back({*step.ended_at, false, step.name, step.element, step.who, step.outcome_name});
  }
  for (const auto& event : history.events)
    out.push_back({event.at, false, event.title, event.element.value_or(""), event.who, {}});
  std::ranges::sort(out, {}, [](const LogEvent& one) { return std::pair(one.at, !one.starts); });
  return out;
}

xml::Tag text(std::string key, std::string value) {
  return {"string", {{"key", std::move(key)}, {"value", std::move(value)}}, {}};
}

// Quoted where it must be; what a spreadsheet would take for a formula is made text.
std::string cell(std::string value) {
  if (!value.empty() && std::string_view("=+-@\t\r").contains(value.front())) value.insert(0, "'");
  if (value.find_first_of(",\"\r\n") == value.npos) return value;
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string at(const std::optional<Instant>& instant) {
  return instant ? to_string(*instant) : std::string();
}

}  // namespace

std::string to_xes(const CaseHistory& history) {
  xml::Tag trace{"trace",
                 {},
                 {text("concept:name", history.case_number), text("item", history.item_name),
                  text("model", fmt::format("{} {}", history.model, history.version))}};
  for (auto& event : events_of(history)) {
    xml::Tag tag{"event", {}, {text("concept:name", std::move(event.name))}};
    tag.children.push_back(text("lifecycle:transition", event.starts ? "start" : "complete"));
    tag.children.push_back(
        {"date", {{"key", "time:timestamp"}, {"value", to_string(event.at)}}, {}});
    if (!event.element.empty()) tag.children.push_back(text("element", std::move(event.element)));
    if (!event.who.empty()) tag.children.push_back(text("org:resource", std::move(event.who)));
    if (!event.outcome.empty()) tag.children.push_back(text("outcome", std::move(event.outcome)));
    trace.children.push_back(std::move(tag));
  }
  const auto extension = [](std::string name, std::string prefix) {
    return xml::Tag{"extension",
                    {{"name", std::move(name)},
                     {"prefix", prefix},
                     {"uri", "http://www.xes-standard.org/" + prefix + ".xesext"}},
                    {}};
  };
  return xml::write(
      {"log",
       {{"xes.version", "1849.2016"}, {"xmlns", "http://www.xes-standard.org/"}},
       {extension("Concept", "concept"), extension("Lifecycle", "lifecycle"),
        extension("Time", "time"), extension("Organizational", "org"), std::move(trace)}});
}

std::string to_csv(const CaseHistory& history) {
  std::string out = "\xEF\xBB\xBF办件编号,环节,元素,开始,结束,办理人,结果,到期,超期工作日\r\n";
  const auto line = [&](std::initializer_list<std::string> cells) {
    std::string row;
    for (const auto& one : cells) row += (row.empty() ? "" : ",") + cell(one);
    out += row + "\r\n";
  };
  for (const auto& step : history.steps)
    line({history.case_number, step.name, step.element, to_string(step.began_at), at(step.ended_at),
          step.who, step.dropped ? "没有办就结束了" : step.outcome_name, at(step.due_at),
          step.late ? std::to_string(step.late_days) : ""});
  for (const auto& event : history.events)
    line({history.case_number, event.title, event.element.value_or(""), to_string(event.at),
          to_string(event.at), event.who, "", "", ""});
  return out;
}

}  // namespace tb::cases::rules
