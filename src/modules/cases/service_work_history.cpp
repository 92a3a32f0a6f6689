// What has become of a case on its drawing, step by step.
#include <algorithm>

#include "modules/cases/service_work.hpp"

namespace tb::cases {
namespace {

// Where people, systems and events are waited for, and not what only holds them.
std::vector<TokenPlace> standing_of(const bpmn::Model& model, const bpmn::State& state) {
  std::vector<TokenPlace> out;
  for (const auto& token : state.tokens) {
    if (bpmn::is_listener(model, token) || bpmn::is_container(bpmn::view(model, state), token))
      continue;
    const auto& element = model.element(token.element);
    out.push_back({static_cast<std::int64_t>(token.id), element.id, element.label()});
  }
  return out;
}

}  // namespace

std::string CaseWork::who_is(Id person, bool is_staff) const {
  if (!person) return "系统";
  if (!is_staff) return applicant.name;
  const auto found = names.find(person);
  return found == names.end() ? "工作人员" : found->second;
}

std::vector<TokenPlace> CaseWork::standing() const {
  if (!flow || flow->ended()) return {};
  return standing_of(flow->model(), flow->state());
}

Result<Replay> CaseWork::replayed() const {
  if (!flow) return conflict("bpmn.not_started", "这件申请还没有开始办理");
  const std::vector<std::string_view> records(opened_.steps.begin(), opened_.steps.end());
  auto made = TRY(flow::remade(services_->models, records));
  const auto model = TRY(services_->models.model(made.model, made.version));
  Replay out{.case_number = dossier.record.number,
             .model = made.model,
             .version = made.version,
             .events = made.events,
             .same = bpmn::serialise(made.state) == bpmn::serialise(flow->state()),
             .standing = {}};
  if (!made.state.ended()) out.standing = standing_of(*model, made.state);
  return out;
}

RunningProcess CaseWork::standings() const {
  return {.case_number = dossier.record.number,
          .model = flow ? flow->row().model : std::string(),
          .version = flow ? flow->row().model_version : 0,
          .ended = !flow || flow->ended(),
          .stands = flow && flow->stands(),
          .suspended = flow && flow->suspended(),
          .standing = standing()};
}

CaseHistory CaseWork::history(Instant now) const {
  CaseHistory out{.case_number = dossier.record.number, .item_name = dossier.record.item_name};
  const auto days = [&](Instant from, Instant to) {
    return services_->calendar->workdays_between(date_of(from), date_of(to)).value_or(0);
  };
  if (flow) {
    out.model = flow->row().model;
    out.version = flow->row().model_version;
    out.suspended = flow->suspended();
    out.standing = standing();
    for (const auto& task : flow->tasks()) {
      const auto end = task.done_at.value_or(now);
      HistoryStep step{.element = task.element,
                       .name = task.name,
                       .act = task.act,
                       .who = {},
                       .outcome = task.outcome,
                       .outcome_name = {},
                       .began_at = task.created_at,
                       .ended_at = task.done_at,
                       .due_at = task.due_at,
                       .took = took_of(end.us - task.created_at.us),
                       .workdays = std::max<std::int64_t>(days(task.created_at, end), 0)};
      step.dropped = task.state == flow::TaskState::gone;
      if (task.done_by) step.who = who_is(*task.done_by, task.act != "resubmit");
      if (const auto* element = flow->element(task); element != nullptr)
        if (const auto* outcome = element->outcome(task.outcome)) step.outcome_name = outcome->name;
      if (task.due_at && end > *task.due_at && !step.dropped) {
        step.late = true;
        step.late_days = std::max<std::int64_t>(days(*task.due_at, end), 0);
      }
      out.steps.push_back(std::move(step));
    }
    std::ranges::sort(out.steps, {}, &HistoryStep::began_at);
  }
  for (const auto& entry : journal) {
    const auto title = title_of(entry.kind, Told::in_history);
    if (title.empty()) continue;
    const bool is_step = std::ranges::any_of(out.steps, [&](const HistoryStep& step) {
      return !entry.element.empty() && step.element == entry.element;
    });
    if (is_step && entry.actor) continue;
    HistoryEvent event{.at = entry.at,
                       .kind = entry.kind,
                       .title = std::string(title),
                       .who = who_is(entry.actor, static_cast<bool>(entry.body)),
                       .element = {}};
    if (!entry.element.empty()) event.element = entry.element;
    out.events.push_back(std::move(event));
  }
  return out;
}

}  // namespace tb::cases
