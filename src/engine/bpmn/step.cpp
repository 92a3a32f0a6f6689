// Events come in: what each asks for, and whether the state is one that the model can have.
#include "engine/bpmn/step.hpp"

#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

std::unexpected<Error> task_gone() {
  return conflict("bpmn.task_gone", "这项任务已经办理或已经失效，请刷新后查看最新状态。");
}

namespace {

std::unexpected<Error> not_awaited(std::string_view what, const std::string& name) {
  return conflict("bpmn.not_awaited",
                  "没有哪一步在等" + std::string(what) + "“" + name + "”，请核对名称和流程进度。");
}

std::unexpected<Error> no_start() {
  return invalid("bpmn.no_start",
                 "流程不能从这里开始：它要由消息、信号或定时启动，"
                 "请核对启动方式。");
}

bool is_thrower(const Element& element) {
  return (element.kind == ElementKind::throw_event || element.kind == ElementKind::end_event) &&
         (element.trigger == Trigger::compensation || element.trigger == Trigger::cancel);
}

bool waits_itself(ElementKind kind) {
  return kind == ElementKind::user_task || kind == ElementKind::receive_task ||
         kind == ElementKind::catch_event || kind == ElementKind::event_gateway ||
         asks_system(kind);
}

// Whether a token may come there without a flow that led it.
bool may_be_put_at(const Element& element) {
  if (!element.reachable || element.compensates) return false;
  return element.is_activity || element.kind == ElementKind::catch_event ||
         element.kind == ElementKind::event_gateway ||
         element.kind == ElementKind::exclusive_gateway || element.kind == ElementKind::end_event ||
         element.kind == ElementKind::terminate_end_event;
}

}  // namespace

Run::Run(const Model& model, const State& state, Effects& effects, Workspace& workspace)
    : model_(model),
      before_(state),
      now_(workspace.state),
      effects_(effects),
      oracle_(workspace.oracle),
      variables_(&state.variables) {
  now_.status = state.status;
  now_.next_token = state.next_token;
  now_.tokens.clear();
  now_.arrivals.clear();
  now_.frames.clear();
  now_.done.clear();
  now_.repeats.clear();
  now_.error.clear();
}

void Run::commit(State& state) && {
  if (now_.status == Status::running && state.status == Status::created)
    state.model = model_.fingerprint();
  state.status = now_.status;
  state.next_token = now_.next_token;
  state.tokens.swap(now_.tokens);
  state.arrivals.swap(now_.arrivals);
  state.frames.swap(now_.frames);
  state.done.swap(now_.done);
  state.repeats.swap(now_.repeats);
  state.error = now_.error;
  if (variables_ == &now_.variables) std::swap(state.variables, now_.variables);
  state.known.model_ = state.model;
  state.known.live_ = root_live_;
}

Result<void> Run::must_run() {
  if (before_.status == Status::created)
    return conflict("bpmn.not_started", "流程还没有开始，请先启动。");
  if (before_.status != Status::running) return task_gone();
  now_.tokens = before_.tokens;
  now_.arrivals = before_.arrivals;
  now_.frames = before_.frames;
  now_.done = before_.done;
  now_.repeats = before_.repeats;
  const bool is_known = before_.model != 0 && before_.known.model_ == before_.model;
  if (before_.model != model_.fingerprint() || (!is_known && !fits()))
    return conflict("bpmn.wrong_model", "流程状态与流程图版本不符，请联系管理员检查。");
  if (is_known)
    root_live_ = before_.known.live_;
  else
    count_live();
  return {};
}

// Whether every part of the state can be where it is.
bool Run::fits() const {
  const auto is_activity = [&](ElementIndex index) { return model_.element(index).is_activity; };
  return now_.is_within(model_) &&
         std::ranges::all_of(now_.tokens, [&](const Token& token) { return fits(token); }) &&
         std::ranges::all_of(now_.arrivals,
                             [&](const Arrival& arrival) { return fits(arrival); }) &&
         std::ranges::all_of(
             now_.frames,
             [&](const Frame& own) { return std::ranges::all_of(own.queue, is_activity); }) &&
         std::ranges::all_of(now_.done, is_activity, &Done::element);
}

bool Run::fits(const Token& token) const {
  const Element& element = model_.element(token.element);
  const Frame* own = now_.frames.empty() ? nullptr : frame_of(now_.frames, token.id);
  const bool listens = is_listener(model_, token);
  bool round = false;
  ElementIndex place = kNone;
  if (token.scope != kRoot) {
    const Token* around = token_of(now_.tokens, token.scope);
    if (around == nullptr || frame_of(now_.frames, around->id) == nullptr) return false;
    const Element& container = model_.element(around->element);
    round = around->element == token.element;
    if (round && (!element.loop || is_round(seen(), *around))) return false;
    if (!round && is_thrower(container)) return element.is_activity && (own || !element.loop);
    if (!round && !is_sub_scope(seen(), *around)) return false;
    place = around->element;
  }
  if (listens && element.scope == kNone) return false;
  const ElementIndex drawn = listens ? model_.element(element.scope).scope : element.scope;
  if (!round && drawn != place) return false;
  if (listens) return model_.element(element.scope).sub == SubKind::event;
  const bool stands =
      (element.loop && !round) || element.kind == ElementKind::sub_process || is_thrower(element);
  if (stands) return own != nullptr && (element.is_activity || is_thrower(element));
  return waits_itself(element.kind);
}

bool Run::fits(const Arrival& arrival) const {
  const Element& gateway = model_.element(arrival.join);
  if (gateway.incoming.size() < 2 ||
      (gateway.kind != ElementKind::parallel_gateway && !waits_for_all(gateway)))
    return false;
  if (arrival.flow != kNone && model_.flow(arrival.flow).to != arrival.join) return false;
  if (arrival.scope == kRoot) return gateway.scope == kNone;
  const Token* around = token_of(now_.tokens, arrival.scope);
  return around != nullptr && around->element == gateway.scope &&
         frame_of(now_.frames, around->id) != nullptr;
}

void Run::count_live() {
  root_live_ = 0;
  for (Frame& own : now_.frames) own.live = 0;
  TokenId last = kRoot;
  std::uint32_t* count = &root_live_;
  const auto add = [&](TokenId scope, std::uint32_t more) {
    if (scope != last) count = &live(scope);
    last = scope;
    *count += more;
  };
  for (const Token& token : now_.tokens)
    if (!is_listener(model_, token)) add(token.scope, 1);
  for (const Arrival& arrival : now_.arrivals)
    if (arrival.flow != kNone) add(arrival.scope, arrival.count);
}

Result<const Token*> Run::waiting(TokenId id) {
  TRY_VOID(must_run());
  const Token* token = find(id);
  if (token == nullptr || is_container(seen(), *token)) return task_gone();
  return token;
}

Result<void> Run::operator()(const Started& event) { return begin_at(event.at, event.variables); }

// At `at`, or (kNone) where the drawing begins by itself.
Result<void> Run::begin_at(ElementIndex at, const Variables& variables) {
  if (now_.status != Status::created)
    return conflict("bpmn.already_started", "流程已经开始，不能重复启动。");
  if (!model_.executable())
    return invalid("bpmn.not_executable",
                   "流程图“" + model_.name() + "”含有不能执行的元素，请管理员修改后再发布。");
  const Inside& inside = model_.inside(kNone);
  const auto entries = model_.entries();
  const bool may = at == kNone
                       ? inside.start != kNone || !inside.initial.empty()
                       : at == inside.start || std::ranges::find(entries, at) != entries.end();
  if (!may) return no_start();
  now_.status = Status::running;
  TRY_VOID(merge(kRoot, variables));
  TRY_VOID(open(kRoot, kNone, at));
  return settle();
}

// Where a message or signal begins an instance; kNone where none does.
ElementIndex Run::entry_for(Trigger trigger, std::string_view name) const {
  for (const ElementIndex entry : model_.entries()) {
    const Element& element = model_.element(entry);
    if (element.trigger == trigger && element.event.name == name) return entry;
  }
  return kNone;
}

Result<void> Run::operator()(const TaskCompleted& event) {
  const Token token = *TRY(waiting(event.token));
  const Element& element = model_.element(token.element);
  if (element.kind != ElementKind::user_task) return task_gone();
  if (element.outcomes.empty() ? !event.outcome.empty() : !element.outcome(event.outcome))
    return invalid("bpmn.outcome_unknown", "“" + element.label() + "”没有“" + event.outcome +
                                               "”这个办理结果，请从列出的结果中选择。");
  outcome_ = event.outcome.empty() ? feel::Value() : feel::Value(event.outcome);
  TRY_VOID(take(token.id, event.variables));
  TRY_VOID(take_result(element, token.id, outcome_));
  TRY_VOID(finish(token.id, !event.outcome.empty()));
  return settle();
}

Result<void> Run::operator()(const ActDone& event) {
  const Token token = *TRY(waiting(event.token));
  if (!asks_system(model_.element(token.element).kind)) return task_gone();
  TRY_VOID(take(token.id, event.variables));
  TRY_VOID(finish(token.id, false));
  return settle();
}

Result<void> Run::operator()(const Failed& event) {
  const Token token = *TRY(waiting(event.token));
  const Element& element = model_.element(token.element);
  if (!asks_system(element.kind)) return task_gone();
  TRY_VOID(merge(token.scope, event.variables));
  if (TRY(raise(Trigger::error, event.code, token.id)) == Caught::not_at_all)
    return invalid("bpmn.error_uncaught", "“" + element.label() + "”报告错误“" + event.code +
                                              "”，流程图没有处理它的办法，请管理员处理。");
  return settle();
}

Result<void> Run::operator()(const Relocated& event) {
  const Token token = *TRY(waiting(event.token));
  if (event.to >= model_.elements().size() || is_listener(model_, token) ||
      is_round(seen(), token) || !may_be_put_at(model_.element(event.to)) ||
      model_.element(event.to).scope != model_.element(token.element).scope)
    return invalid("bpmn.not_relocatable",
                   "不能移到这一步：要在同一个子流程里，是一项任务、等待、选择或结束，"
                   "请另选一步。");
  cancel(token.id);
  moves_.push({event.to, kNone, token.scope, false});
  return settle();
}

Result<void> Run::operator()(const TimerFired& event) {
  TRY_VOID(must_run());
  const Token* token = find(event.token);
  if (token == nullptr || event.boundary >= model_.elements().size() ||
      !is_awaited(*token, event.boundary, Trigger::timer, {}))
    return task_gone();
  TRY_VOID(occur(event.token, event.boundary));
  return settle();
}

Result<void> Run::operator()(const Message& event) {
  if (before_.status == Status::created && event.token == 0) {
    const ElementIndex at = entry_for(Trigger::message, event.name);
    return at == kNone ? not_awaited("消息", event.name) : begin_at(at, event.variables);
  }
  TRY_VOID(must_run());
  for (const Token& token : now_.tokens) {
    if (event.token != 0 && token.id != event.token) continue;
    const ElementIndex at = awaited_at(token, Trigger::message, event.name);
    if (at == kNone) continue;
    const TokenId id = token.id;
    TRY_VOID(merge(token.scope, event.variables));
    TRY_VOID(occur(id, at));
    return settle();
  }
  if (event.token != 0) return task_gone();
  return not_awaited("消息", event.name);
}

Result<void> Run::operator()(const Signalled& event) {
  if (before_.status == Status::created) {
    const ElementIndex at = entry_for(Trigger::signal, event.name);
    return at == kNone ? not_awaited("信号", event.name) : begin_at(at, event.variables);
  }
  TRY_VOID(must_run());
  std::vector<std::pair<TokenId, ElementIndex>> awaiting;
  for (const Token& token : now_.tokens)
    if (const ElementIndex at = awaited_at(token, Trigger::signal, event.name); at != kNone)
      awaiting.emplace_back(token.id, at);
  if (awaiting.empty()) return not_awaited("信号", event.name);
  TRY_VOID(merge(kRoot, event.variables));
  for (const auto& [id, at] : awaiting) {
    const Token* token = find(id);
    if (token != nullptr && is_awaited(*token, at, Trigger::signal, event.name))
      TRY_VOID(occur(id, at));
  }
  return settle();
}

Result<void> Run::operator()(const Changed& event) {
  TRY_VOID(must_run());
  TRY_VOID(merge(kRoot, event.variables));
  changed_ = true;
  return settle();
}

Result<void> Run::operator()(const Cancelled&) {
  if (now_.status != Status::created) TRY_VOID(must_run());
  end_all(Status::cancelled, kNone);
  return {};
}

Result<void> apply(const Model& model, State& state, const Event& event, Effects& effects,
                   Workspace& workspace) {
  const std::size_t list = effects.list.size(), passed = effects.passed.size(),
                    sent = effects.sent.size();
  Run run(model, state, effects, workspace);
  if (auto done = std::visit(run, event); !done) {
    effects.list.resize(list);
    effects.passed.resize(passed);
    effects.sent.resize(sent);
    return done;
  }
  std::move(run).commit(state);
  return {};
}

Result<void> apply(const Model& model, State& state, const Event& event, Effects& effects) {
  Workspace workspace;
  return apply(model, state, event, effects, workspace);
}

Result<Step> step(const Model& model, State state, const Event& event) {
  Step result{std::move(state), {}};
  TRY_VOID(apply(model, result.state, event, result.effects));
  return result;
}

}  // namespace tb::bpmn
