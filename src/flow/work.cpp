#include "flow/work.hpp"

#include "engine/bpmn/due.hpp"
#include "flow/packed.hpp"
#include "flow/store.hpp"

namespace tb::flow {

Loading ask_work(Tx& tx, Id case_id, Lock lock) {
  Loading out;
  out.instance = lock == Lock::none ? store::ask_instance_unlocked(tx, case_id)
                                    : store::ask_instance(tx, case_id, lock == Lock::wait);
  out.tasks = store::ask_tasks(tx, case_id);
  out.timers = store::ask_timers(tx, case_id);
  out.inbox = store::ask_inbox(tx, case_id);
  return out;
}

Result<std::optional<Work>> Work::take(Tx& tx, Models& models, const Loading& loading) {
  auto row = maybe<InstanceRow>(loading.instance);
  if (!row) return std::nullopt;
  Work work;
  work.model_ = TRY(models.model(row->model, row->model_version));
  work.state_ = TRY(work.kept_.take(tx, *row));
  work.row_ = *std::move(row);
  work.tasks_ = all_of<Task>(loading.tasks);
  work.timers_ = all_of<TimerRow>(loading.timers);
  work.inbox_ = all_of<InboxRow>(loading.inbox);
  return work;
}

Result<Work> Work::make(Models& models, Id case_id, std::string_view key) {
  Work work;
  work.row_ = {
      .case_id = case_id, .model = std::string(key), .model_version = TRY(models.newest(key))};
  work.model_ = TRY(models.model(key, work.row_.model_version));
  work.record_.begun(work.row_.model, work.row_.model_version);
  work.fresh_ = true;
  return work;
}

Result<void> Work::start(Tx& tx, Host& host, bpmn::Variables variables) {
  if (parked_) {
    raise(tx, IncidentKind::start, 0, "", "", packed(std::move(variables)));
    return {};
  }
  return step(tx, host, bpmn::Started{std::move(variables)}, tx.now());
}

Result<void> Work::complete(Tx& tx, Host& host, Id task_id, Id actor, const std::string& outcome,
                            bpmn::Variables variables) {
  const auto found =
      std::find_if(tasks_.begin(), tasks_.end(), [&](const auto& t) { return t.id == task_id; });
  if (found == tasks_.end() || found->state != TaskState::open)
    return conflict("task.already_done", "这一步已经有人办完了，请刷新后看最新状态");
  TRY_VOID(must_go_on());
  const auto token = static_cast<bpmn::TokenId>(found->token);
  close(tx, *found, TaskState::done, actor, outcome);
  drop_timers(tx, token);
  if (parked_) {
    raise(tx, IncidentKind::task, found->token, found->element, outcome,
          packed(std::move(variables)));
    return {};
  }
  return step(tx, host, bpmn::TaskCompleted{token, outcome, std::move(variables)}, tx.now());
}

Result<void> Work::fire(Tx& tx, Host& host, const TimerRow& timer) {
  return fire_step(tx, host, timer.token, timer.boundary);
}

Result<void> Work::fire_step(Tx& tx, Host& host, std::int64_t token, std::string_view boundary) {
  const auto found = std::find_if(timers_.begin(), timers_.end(), [&](const auto& t) {
    return t.token == token && t.boundary == boundary;
  });
  if (found == timers_.end()) return conflict("bpmn.task_gone", "这个期限已经不在了");
  TRY_VOID(must_go_on());
  const auto due = found->due_at;
  // Its clock was moved since it was found due.
  if (due > tx.now()) return conflict("bpmn.task_gone", "这个期限已经改到以后");
  const bool failed_before = found->failures > 0;
  store::remove_timer(tx, *found);
  timers_.erase(found);
  TRY_VOID(step(tx, host,
                bpmn::TimerFired{static_cast<bpmn::TokenId>(token), model_->find(boundary)}, due));
  if (failed_before) settle_timer(tx, token, boundary);
  return {};
}

Result<void> Work::cancel(Tx& tx, Host& host, std::string_view reason) {
  // Nobody is kept in a case because its machine stands.
  if (!apply(tx, host, bpmn::Cancelled{std::string(reason)}, tx.now())) {
    state_ = broken_off(std::move(state_));
    record_.broken_off();
    store::forget_outside(tx, row_.case_id);
  }
  if (stands() || suspended()) store::resolve_incidents(tx, row_.case_id, tx.now());
  for (auto& task : tasks_)
    if (task.state == TaskState::open) close(tx, task, TaskState::gone, std::nullopt, "");
  for (const auto& timer : timers_) store::remove_timer(tx, timer);
  timers_.clear();
  return {};
}

void Work::move_clock(Tx& tx, std::string_view clock, Deadline deadline) {
  for (auto& timer : timers_) {
    if (timer.clock != clock) continue;
    timer.due_at = deadline.due_at;
    store::move_timer(tx, timer);
  }
  for (auto& task : tasks_) {
    if (task.clock != clock || task.state != TaskState::open || !task.due_at) continue;
    store::move_task(tx, task, deadline.due_at, deadline.yellow_at);
    task.due_at = deadline.due_at;
  }
}

void Work::save(Tx& tx) {
  workspace_ = {};  // a set is remembered after this, and need not keep it
  kept_.put(tx, state_, row_);
  if (state_.ended())
    row_.status = "ended";
  else if (!stands() && !suspended())
    row_.status = "running";
  if (fresh_) {
    store::add_instance(tx, row_);
  } else {
    store::save_instance(tx, row_);
    ++row_.version;
  }
  fresh_ = false;
}

const Task* Work::task(Id id) const {
  const auto found =
      std::find_if(tasks_.begin(), tasks_.end(), [&](const auto& t) { return t.id == id; });
  return found == tasks_.end() ? nullptr : &*found;
}

const bpmn::Element* Work::element(const Task& task) const {
  const auto index = model_->find(task.element);
  return index == bpmn::kNone ? nullptr : &model_->element(index);
}

std::vector<std::string> Work::active() const {
  std::vector<std::string> out;
  out.reserve(state_.tokens.size());
  for (const auto& token : state_.tokens)
    if (!bpmn::is_listener(*model_, token)) out.push_back(model_->element(token.element).id);
  return out;
}

// One event of a use case. Whatever stops it is one kind of failure: the process cannot go on here.
Result<void> Work::step(Tx& tx, Host& host, const bpmn::Event& event, Instant event_time) {
  auto done = apply(tx, host, event, event_time);
  if (done && state_.stuck(*model_))
    done = invalid("bpmn.deadlock", "流程里同时进行的几步永远等不齐，请管理员检查流程图。");
  if (done || done.error().kind == ErrorKind::unavailable ||
      done.error().kind == ErrorKind::unknown)
    return done;
  const auto& why = done.error();
  return invalid("flow.stuck", why.detail, {{"process", why.code, why.detail}});
}

Result<void> Work::apply(Tx& tx, Host& host, const bpmn::Event& event, Instant event_time) {
  bpmn::Effects effects;
  TRY_VOID(bpmn::apply(*model_, state_, event, effects, workspace_));
  record_.event(event);
  auto sent = effects.sent.begin();
  for (const auto& one : effects.list) {
    const bool takes = one.kind == bpmn::EffectKind::call || one.kind == bpmn::EffectKind::send ||
                       one.kind == bpmn::EffectKind::signal;
    TRY_VOID(effect(tx, host, one, event_time, takes ? &*sent++ : nullptr));
  }
  return {};
}

Result<void> Work::effect(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time,
                          const bpmn::Variables* sent) {
  switch (effect.kind) {
    case bpmn::EffectKind::create_task:
      return create_task(tx, host, effect);
    case bpmn::EffectKind::start_timer:
      return start_timer(tx, host, effect);
    case bpmn::EffectKind::cancel_task:
      for (auto& task : tasks_)
        if (task.token == static_cast<std::int64_t>(effect.token) && task.state == TaskState::open)
          close(tx, task, TaskState::gone, std::nullopt, "");
      return {};
    case bpmn::EffectKind::cancel_timer:
      drop_timers(tx, effect.token);
      return {};
    case bpmn::EffectKind::run_act:
      return run_act(tx, host, effect, event_time);
    case bpmn::EffectKind::run_rule:
      return run_rule(tx, host, effect, event_time);
    case bpmn::EffectKind::cancel_act:
      store::remove_errand(tx, row_.case_id, effect.token);
      return {};
    case bpmn::EffectKind::subscribe:
      subscribe(tx, effect);
      return {};
    case bpmn::EffectKind::unsubscribe:
      store::remove_subscription(tx, row_.case_id, effect.token,
                                 model_->element(effect.element).id);
      return {};
    case bpmn::EffectKind::send:
    case bpmn::EffectKind::signal:
      return send(tx, effect, *sent);
    case bpmn::EffectKind::ended:
    case bpmn::EffectKind::escalated:
      return {};
    case bpmn::EffectKind::call:  // what is called was put in place (bpmn::read_linked)
      break;
  }
  return invalid("flow.not_run", "这一步调用的流程没有接进来，请管理员重新发布流程图。");
}

Result<void> Work::run_rule(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time) {
  const auto& element = model_->element(effect.element);
  auto value = TRY(host.decide(element, bpmn::visible(bpmn::view(*model_, state_), effect.token)));
  bpmn::Variables variables;
  if (!element.result.empty()) variables.set(element.result, std::move(value));
  return apply(tx, host, bpmn::ActDone{effect.token, std::move(variables)}, event_time);
}

Result<void> Work::create_task(Tx& tx, Host& host, const bpmn::Effect& effect) {
  const auto& element = model_->element(effect.element);
  const auto deadline = element.clock.empty() ? std::nullopt : host.due(element.clock);
  Task task{.case_id = row_.case_id,
            .id = tx.new_id(),
            .token = effect.token,
            .element = element.id,
            .name = element.name,
            .act = element.act,
            .scope = host.scope(element),
            .clock = element.clock,
            .due_at = deadline ? std::optional(deadline->due_at) : std::nullopt,
            .created_at = tx.now(),
            .state = TaskState::open,
            .done_by = {},
            .done_at = {},
            .outcome = {}};
  store::add_task(tx, task, {access_of(host, task)});
  tasks_.push_back(std::move(task));
  return {};
}

AccessRow Work::access_of(Host& host, const Task& task) const {
  const auto deadline = task.clock.empty() ? std::nullopt : host.due(task.clock);
  return {.scope = task.scope,
          .due_at = task.due_at.value_or(Instant{}),
          .task_id = task.id,
          .case_id = task.case_id,
          .act = task.act,
          .item = host.item(),
          .yellow_at = deadline ? deadline->yellow_at : Instant{}};
}

Result<void> Work::start_timer(Tx& tx, Host& host, const bpmn::Effect& effect) {
  const auto& element = model_->element(effect.element);
  Instant due;
  if (element.timer.clock.empty()) {
    due = TRY(bpmn::due_at(*model_, state_, effect.token, effect.element, tx.now()));
  } else {
    const auto deadline = host.due(element.timer.clock);
    if (!deadline) {  // a limit that this item does not have: nobody waits for it
      if (element.kind != bpmn::ElementKind::catch_event) return {};
      return apply(tx, host, bpmn::TimerFired{effect.token, effect.element}, tx.now());
    }
    due = deadline->due_at;
  }
  TimerRow row{row_.case_id, effect.token, element.id, element.timer.clock, due};
  store::add_timer(tx, row);
  timers_.push_back(std::move(row));
  return {};
}

void Work::drop_timers(Tx& tx, bpmn::TokenId token) {
  std::erase_if(timers_, [&](const TimerRow& timer) {
    if (timer.token != static_cast<std::int64_t>(token)) return false;
    store::remove_timer(tx, timer);
    if (timer.failures > 0) settle_timer(tx, timer.token, timer.boundary);
    return true;
  });
}

void Work::close(Tx& tx, Task& task, TaskState state, std::optional<Id> by,
                 const std::string& outcome) {
  task.state = state;
  task.done_by = by;
  task.done_at = tx.now();
  task.outcome = outcome;
  store::close_task(tx, task);
}

}  // namespace tb::flow
