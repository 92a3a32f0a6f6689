#include "engine/bpmn/happenings.hpp"

#include <algorithm>

namespace tb::bpmn {
namespace {

void add_event(std::vector<Happening>& all, const View& seen, const Token& token, ElementIndex at) {
  const Element& event = seen.model.element(at);
  const bool beside = !event.interrupting && (event.kind == ElementKind::boundary_event ||
                                              event.kind == ElementKind::start_event);
  const bool again =
      beside && (event.trigger != Trigger::timer || event.timer.form == Timer::Form::cycle);
  const ElementIndex repeats = again ? at : kNone;
  if (event.trigger == Trigger::timer)
    all.push_back({{event.id, "timer", ""}, TimerFired{token.id, at}, repeats});
  else if (event.trigger == Trigger::message)
    all.push_back({{event.id, "message", ""}, Message{event.event.name, token.id, {}}, repeats});
  else if (event.trigger == Trigger::signal)
    all.push_back({{event.id, "signal", ""}, Signalled{event.event.name, {}}, repeats});
}

void add_own(std::vector<Happening>& all, const View& seen, const Token& token) {
  const Element& element = seen.model.element(token.element);
  switch (element.kind) {
    case ElementKind::user_task:
      if (element.outcomes.empty())
        all.push_back({{element.id, "complete", ""}, TaskCompleted{token.id, "", {}}});
      for (const Outcome& outcome : element.outcomes)
        all.push_back(
            {{element.id, "complete", outcome.id}, TaskCompleted{token.id, outcome.id, {}}});
      return;
    case ElementKind::service_task:
    case ElementKind::rule_task:
    case ElementKind::call_activity:
      all.push_back({{element.id, "act", ""}, ActDone{token.id, {}}});
      for (const ElementIndex boundary : element.boundaries) {
        const Element& event = seen.model.element(boundary);
        if (event.trigger != Trigger::error) continue;
        const std::string code = event.event.name.empty() ? "error" : event.event.name;
        all.push_back({{element.id, "fail", code}, Failed{token.id, code, {}}});
      }
      return;
    case ElementKind::event_gateway:
      for (const FlowIndex flow : element.outgoing)
        add_event(all, seen, token, seen.model.flow(flow).to);
      return;
    default:
      return add_event(all, seen, token, token.element);
  }
}

}  // namespace

Answers::Answers(const std::vector<std::uint32_t>& given) {
  for (const std::uint32_t one : given) answers_.push_back({one, kNone});
}

std::uint32_t Answers::choose(std::uint32_t count) {
  if (at_ == answers_.size()) answers_.push_back({0, count});
  Answer& answer = answers_[at_++];
  answer.count = count;
  answer.given = std::min(answer.given, count - 1);
  return answer.given;
}

bool Answers::count_on() {
  answers_.resize(at_);
  while (!answers_.empty() && ++answers_.back().given >= answers_.back().count) answers_.pop_back();
  at_ = 0;
  return !answers_.empty();
}

std::vector<std::uint32_t> Answers::given() const {
  std::vector<std::uint32_t> out;
  out.reserve(at_);
  for (std::size_t i = 0; i < at_; ++i) out.push_back(answers_[i].given);
  return out;
}

std::vector<Happening> starts(const Model& model) {
  std::vector<Happening> all;
  const Inside& inside = model.inside(kNone);
  if (inside.start != kNone || !inside.initial.empty())
    all.push_back({{"", "start", ""}, Started{}});
  for (const ElementIndex entry : model.entries())
    all.push_back({{model.element(entry).id, "start", ""}, Started{{}, entry}});
  return all;
}

void add_happenings(std::vector<Happening>& all, const View& seen, const Token& token) {
  const Element& element = seen.model.element(token.element);
  if (!is_container(seen, token)) add_own(all, seen, token);
  if (token.timers == 0 || is_round(seen, token)) return;
  for (std::size_t i = 0; i < element.boundaries.size(); ++i)
    if (token.timers >> i & 1) add_event(all, seen, token, element.boundaries[i]);
}

}  // namespace tb::bpmn
