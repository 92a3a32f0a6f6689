// A running instance on another version of its model.
#include "engine/bpmn/move.hpp"

#include "flow/store.hpp"
#include "flow/work.hpp"

namespace tb::flow {

Result<void> Work::move(Tx& tx, Host& host, Models& models, std::int64_t version,
                        const bpmn::Renamed& names) {
  const auto model = TRY(models.model(row_.model, version));
  std::vector<bpmn::Effect> begun;
  state_ = TRY(bpmn::moved(*model_, *model, std::move(state_), names, &begun));
  model_ = model;
  record_.moved(version, names);
  row_.model_version = version;
  for (auto& task : tasks_)
    if (task.state == TaskState::open) move_task(tx, host, task);
  for (auto& timer : timers_) move_timer(tx, host, timer, names);
  if (!names.empty()) rename_outside(tx, names);
  for (const auto& one : begun) TRY_VOID(effect(tx, host, one, tx.now()));
  if (names.empty()) return {};
  for (auto& incident : all_of<IncidentRow>(store::ask_incidents(tx, row_.case_id))) {
    const auto& now = bpmn::renamed(names, incident.element);
    if (incident.resolved_at || now == incident.element) continue;
    incident.element = now;
    store::save_incident(tx, incident);
  }
  return {};
}

void Work::move_task(Tx& tx, Host& host, Task& task) {
  const auto* token = state_.token(static_cast<bpmn::TokenId>(task.token));
  if (token == nullptr) return;
  const auto& element = model_->element(token->element);
  const Task before = task;
  task.element = element.id;
  task.name = element.name;
  task.act = element.act;
  task.scope = host.scope(element);
  task.clock = element.clock;
  if (task.clock != before.clock) {
    const auto deadline = task.clock.empty() ? std::nullopt : host.due(task.clock);
    task.due_at = deadline ? std::optional(deadline->due_at) : std::nullopt;
  }
  if (task.element == before.element && task.name == before.name && task.act == before.act &&
      task.scope == before.scope && task.clock == before.clock)
    return;
  store::replace_task(tx, before, task, access_of(host, task));
}

void Work::move_timer(Tx& tx, Host& host, TimerRow& timer, const bpmn::Renamed& names) {
  const TimerRow before = timer;
  timer.boundary = bpmn::renamed(names, timer.boundary);
  const auto& element = model_->element(model_->find(timer.boundary));
  timer.clock = element.timer.clock;
  if (timer.clock != before.clock && !timer.clock.empty())
    if (const auto deadline = host.due(timer.clock)) timer.due_at = deadline->due_at;
  if (timer.boundary == before.boundary && timer.clock == before.clock) return;
  store::remove_timer(tx, before);
  store::add_timer(tx, timer);
}

}  // namespace tb::flow
