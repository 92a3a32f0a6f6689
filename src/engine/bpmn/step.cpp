// Events come in: what each asks for, and whether the state is one that the model can have.
#include "engine/bpmn/step.hpp"

#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

std::unexpected<Error> task_gone() {
  return conflict("bpmn.task_gone", "这项任务已经办理或已经失效，请刷新后查看最新状态。");
}

std::string label_of(const Element& element) {
  return element.name.empty() ? element.id : element.name;
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
  return kind == ElementKind::user_task || kind == ElementKind::service_task ||
         kind == ElementKind::rule_task || kind == ElementKind::receive_task ||
         kind == ElementKind::call_activity || kind == ElementKind::catch_event ||
         kind == ElementKind::event_gateway;
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
  if (before_.model != model_.fingerprint() || !fits())
    return conflict("bpmn.wrong_model", "流程状态与流程图版本不符，请联系管理员检查。");
  count_live();
  return {};
}

bool Run::fits() const {
  const auto known = [&](ElementIndex index) { return index < model_.elements().size(); };
  return std::ranges::all_of(
             now_.tokens,
             [&](const Token& token) { return known(token.element) && fits(token); }) &&
         std::ranges::all_of(
             now_.arrivals,
             [&](const Arrival& arrival) { return known(arrival.join) && fits(arrival); }) &&
         std::ranges::all_of(now_.frames,
                             [&](const Frame& own) {
                               return std::ranges::all_of(own.queue, [&](ElementIndex index) {
                                 return known(index) && model_.element(index).is_activity;
                               });
                             }) &&
         std::ranges::all_of(now_.done,
                             [&](const Done& done) {
                               return known(done.element) &&
                                      model_.element(done.element).is_activity;
                             }) &&
         std::ranges::all_of(now_.repeats,
                             [&](const Repeat& repeat) { return known(repeat.element); });
}

// Whether a token can be where it is.
bool Run::fits(const Token& token) const {
  const Element& element = model_.element(token.element);
  const Frame* own = now_.frames.empty() ? nullptr : frame_of(now_.frames, token.id);
  const bool listens = element.kind == ElementKind::start_event;
  bool round = false;
  ElementIndex place = kNone;
  if (token.scope != kRoot) {
    const Token* around = token_of(now_.tokens, token.scope);
    if (around == nullptr || around->element >= model_.elements().size() ||
        frame_of(now_.frames, around->id) == nullptr)
      return false;
    const Element& container = model_.element(around->element);
    round = around->element == token.element;
    if (round && (!element.loop || is_round(seen(), *around))) return false;
    if (!round && is_thrower(container)) return element.is_activity && (own || !element.loop);
    if (!round && (container.kind != ElementKind::sub_process ||
                   (container.loop && !is_round(seen(), *around))))
      return false;
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
  if (arrival.flow != kNone &&
      (arrival.flow >= model_.flows().size() || model_.flow(arrival.flow).to != arrival.join))
    return false;
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
    if (model_.element(token.element).kind != ElementKind::start_event) add(token.scope, 1);
  for (const Arrival& arrival : now_.arrivals)
    if (arrival.flow != kNone) add(arrival.scope, arrival.count);
}

Result<const Token*> Run::waiting(TokenId id) {
  TRY_VOID(must_run());
  const Token* token = find(id);
  if (token == nullptr || is_container(seen(), *token)) return task_gone();
  return token;
}

Result<void> Run::operator()(const Started& event) {
  return begin_with(event.variables, event.at, {}, {});
}

// At `at`, or at the start that the message or signal begins, or where the drawing begins by
// itself.
Result<void> Run::begin_with(Variables variables, ElementIndex at, std::string_view message,
                             std::string_view signal) {
  if (now_.status != Status::created)
    return conflict("bpmn.already_started", "流程已经开始，不能重复启动。");
  if (!model_.executable())
    return invalid("bpmn.not_executable",
                   "流程图“" + model_.name() + "”含有不能执行的元素，请管理员修改后再发布。");
  const Inside& inside = model_.inside(kNone);
  ElementIndex start = at;
  if (!message.empty() || !signal.empty()) {
    for (const ElementIndex one : inside.starts)
      if (start == kNone) start = start_for(one, message, signal);
    if (start == kNone)
      return not_awaited(message.empty() ? "信号" : "消息",
                         std::string(message.empty() ? signal : message));
  } else if (at == kNone && inside.start == kNone && inside.initial.empty()) {
    return no_start();
  }
  now_.status = Status::running;
  TRY_VOID(merge(kRoot, variables));
  TRY_VOID(open(kRoot, kNone, start));
  return settle();
}

// Where a message or signal begins an instance at one of its starts: there, or at the event behind
// that gateway.
ElementIndex Run::start_for(ElementIndex start, std::string_view message,
                            std::string_view signal) const {
  const auto is_meant = [&](const Element& element) {
    return message.empty() ? element.trigger == Trigger::signal && element.event.name == signal
                           : element.trigger == Trigger::message && element.event.name == message;
  };
  const Element& element = model_.element(start);
  if (element.kind != ElementKind::event_gateway) return is_meant(element) ? start : kNone;
  for (const FlowIndex flow : element.outgoing)
    if (is_meant(model_.element(model_.flow(flow).to))) return model_.flow(flow).to;
  return kNone;
}

Result<void> Run::operator()(const TaskCompleted& event) {
  const Token token = *TRY(waiting(event.token));
  const Element& element = model_.element(token.element);
  if (element.kind != ElementKind::user_task) return task_gone();
  if (element.outcomes.empty() ? !event.outcome.empty() : !element.outcome(event.outcome))
    return invalid("bpmn.outcome_unknown", "“" + label_of(element) + "”没有“" + event.outcome +
                                               "”这个办理结果，请从列出的结果中选择。");
  outcome_ = event.outcome.empty() ? feel::Value() : feel::Value(event.outcome);
  TRY_VOID(take(token.id, event.variables));
  TRY_VOID(take_result(element, token.id, outcome_));
  TRY_VOID(finish(token.id, !event.outcome.empty()));
  return settle();
}

Result<void> Run::operator()(const ActDone& event) {
  const Token token = *TRY(waiting(event.token));
  const ElementKind kind = model_.element(token.element).kind;
  if (kind != ElementKind::service_task && kind != ElementKind::rule_task &&
      kind != ElementKind::call_activity)
    return task_gone();
  TRY_VOID(take(token.id, event.variables));
  TRY_VOID(finish(token.id, false));
  return settle();
}

Result<void> Run::operator()(const Failed& event) {
  const Token token = *TRY(waiting(event.token));
  const Element& element = model_.element(token.element);
  if (element.kind != ElementKind::service_task && element.kind != ElementKind::rule_task &&
      element.kind != ElementKind::call_activity)
    return task_gone();
  TRY_VOID(merge(token.scope, event.variables));
  if (TRY(raise(Trigger::error, event.code, token.id)) == Caught::not_at_all)
    return invalid("bpmn.error_uncaught", "“" + label_of(element) + "”报告错误“" + event.code +
                                              "”，流程图没有处理它的办法，请管理员处理。");
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
  if (before_.status == Status::created && event.token == 0)
    return begin_with(event.variables, kNone, event.name, {});
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
  if (before_.status == Status::created) return begin_with(event.variables, kNone, {}, event.name);
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
