#include "engine/bpmn/step.hpp"

#include <algorithm>
#include <bit>

#include "engine/bpmn/codec.hpp"

namespace tb::bpmn {

namespace {

std::unexpected<Error> gone() {
  return conflict("bpmn.task_gone", "这项任务已经办理或已经失效，请刷新后查看最新状态。");
}

std::string label_of(const Element& element) {
  return element.name.empty() ? element.id : element.name;
}

// What conditions see: the outcome of the task just left, then the variables.
class ConditionScope final : public feel::Scope {
 public:
  ConditionScope(const feel::Value* outcome, const Variables& variables)
      : outcome_(outcome), variables_(variables) {}
  const feel::Value* find(std::string_view name) const override {
    return outcome_ && name == "outcome" ? outcome_ : variables_.find(name);
  }

 private:
  const feel::Value* outcome_;
  const Variables& variables_;
};

// A token on its way along a flow.
struct Move {
  ElementIndex element = kNone;
  FlowIndex via = kNone;
  bool has_outcome = false;
};

// Moves still to be made, the last one first. Nearly every step needs few, so those cost no
// allocation.
class Moves {
 public:
  bool empty() const { return count_ == 0; }
  void push(const Move& move) {
    if (count_++ < kNear)
      near_[count_ - 1] = move;
    else
      far_.push_back(move);
  }
  Move pop() {
    if (--count_ < kNear) return near_[count_];
    const Move move = far_.back();
    far_.pop_back();
    return move;
  }
  void clear() {
    count_ = 0;
    far_.clear();
  }

 private:
  static constexpr std::size_t kNear = 4;
  Move near_[kNear];
  std::vector<Move> far_;
  std::size_t count_ = 0;
};

// One event's work on a copy of the tokens; nothing of it shows before it has succeeded.
class Run {
 public:
  Run(const Model& model, const State& state, Effects& effects)
      : model_(model),
        before_(state),
        effects_(effects),
        variables_(&state.variables),
        next_token_(state.next_token),
        status_(state.status) {}

  Result<void> operator()(const Started& event) {
    if (status_ != Status::created)
      return conflict("bpmn.already_started", "流程已经开始，不能重复启动。");
    if (!model_.executable())
      return invalid("bpmn.not_executable",
                     "流程图“" + model_.name() + "”含有不能执行的元素，请管理员修改后再发布。");
    status_ = Status::running;
    TRY_VOID(merge(event.variables, {}, {}));
    return advance({model_.start()});
  }

  Result<void> operator()(const TaskCompleted& event) {
    const ElementIndex index = TRY(begin(event.token, ElementKind::user_task));
    const Element& element = model_.element(index);
    if (element.outcomes.empty() ? !event.outcome.empty() : !element.outcome(event.outcome))
      return invalid("bpmn.outcome_unknown", "“" + label_of(element) + "”没有“" + event.outcome +
                                                 "”这个办理结果，请从列出的结果中选择。");
    TRY_VOID(merge(event.variables, element.result, event.outcome));
    outcome_ = event.outcome.empty() ? feel::Value() : feel::Value(event.outcome);
    leave_wait(event.token);
    return finish(index, !event.outcome.empty());
  }

  Result<void> operator()(const ActDone& event) {
    const ElementIndex index = TRY(begin(event.token, ElementKind::service_task));
    TRY_VOID(merge(event.variables, {}, {}));
    leave_wait(event.token);
    return finish(index, false);
  }

  Result<void> operator()(const TimerFired& event) {
    TRY_VOID(must_run());
    Token* token = find(event.token);
    if (!token || event.boundary >= model_.elements().size()) return gone();
    const Element& host = model_.element(token->element);
    if (event.boundary == token->element && host.kind == ElementKind::timer_event) {
      leave_wait(event.token);
      return finish(event.boundary, false);
    }
    const Element& boundary = model_.element(event.boundary);
    const auto place = std::ranges::find(host.boundaries, event.boundary) - host.boundaries.begin();
    const std::uint32_t bit = place < 32 ? std::uint32_t{1} << place : 0;
    if ((token->timers & bit) == 0 || boundary.kind != ElementKind::boundary_timer) return gone();
    token->timers &= ~bit;
    if (boundary.timer.interrupting) {
      cancel_wait(*token);
      leave_wait(event.token);
    }
    return finish(event.boundary, false);
  }

  Result<void> operator()(const Cancelled&) {
    if (status_ != Status::created) TRY_VOID(must_run());
    end_all(Status::cancelled, kNone);
    return {};
  }

  void commit(State& state) && {
    if (status_ == Status::running && state.status == Status::created)
      state.model = model_.fingerprint();
    state.status = status_;
    state.next_token = next_token_;
    state.tokens = std::move(tokens_);
    state.arrivals = std::move(arrivals_);
    if (variables_ == &merged_) state.variables = std::move(merged_);
  }

 private:
  // ── before the tokens move ──
  Result<void> must_run() {
    if (before_.status == Status::created)
      return conflict("bpmn.not_started", "流程还没有开始，请先启动。");
    if (before_.status != Status::running) return gone();
    if (before_.model != model_.fingerprint() || !fits())
      return conflict("bpmn.wrong_model", "流程状态与流程图版本不符，请联系管理员检查。");
    copy_tokens();
    return {};
  }

  bool fits() const {
    const auto known = [&](const Token& token) { return token.element < model_.elements().size(); };
    const auto joined = [&](const Arrival& arrival) {
      return arrival.join < model_.elements().size() && arrival.flow < model_.flows().size();
    };
    return std::ranges::all_of(before_.tokens, known) &&
           std::ranges::all_of(before_.arrivals, joined);
  }

  Result<ElementIndex> begin(TokenId id, ElementKind kind) {
    TRY_VOID(must_run());
    const Token* token = find(id);
    if (!token || model_.element(token->element).kind != kind) return gone();
    return token->element;
  }

  void copy_tokens() {
    tokens_.reserve(before_.tokens.size() + 1);
    tokens_ = before_.tokens;
    arrivals_ = before_.arrivals;
  }

  Result<void> merge(const Variables& added, std::string_view result, std::string_view outcome) {
    if (added.empty() && result.empty()) return {};
    Variables& variables = own_variables();
    for (const feel::Entry& entry : added.entries()) variables.set(entry.name, entry.value);
    if (!result.empty())
      variables.set(result, outcome.empty() ? feel::Value() : feel::Value(outcome));
    return check_size();
  }

  // A copy of the variables that this step may change.
  Variables& own_variables() {
    if (variables_ != &merged_) merged_ = *variables_;
    variables_ = &merged_;
    return merged_;
  }

  Result<void> check_size() const {
    const auto size = encoded_size(merged_);
    if (size && *size <= kMaxVariableBytes) return {};
    return invalid("bpmn.variables_too_large",
                   "流程变量超过 16 KB 或嵌套太深，请只保存编号，把内容放进办件表单。");
  }

  // ── tokens ──
  Token* find(TokenId id) {
    const auto found = std::ranges::lower_bound(tokens_, id, {}, &Token::id);
    return found != tokens_.end() && found->id == id ? &*found : nullptr;
  }

  void cancel_timers(const Token& token) {
    const Element& element = model_.element(token.element);
    for (std::uint32_t left = token.timers; left != 0; left &= left - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(left));
      if (place < element.boundaries.size())
        emit(EffectKind::cancel_timer, token.id, element.boundaries[place]);
    }
  }

  // What the token waits for is no longer wanted.
  void cancel_wait(const Token& token) {
    const ElementKind kind = model_.element(token.element).kind;
    emit(kind == ElementKind::user_task     ? EffectKind::cancel_task
         : kind == ElementKind::timer_event ? EffectKind::cancel_timer
                                            : EffectKind::cancel_act,
         token.id, token.element);
  }

  void leave_wait(TokenId id) {
    const auto found = std::ranges::lower_bound(tokens_, id, {}, &Token::id);
    cancel_timers(*found);
    tokens_.erase(found);
  }

  void end_all(Status status, ElementIndex by) {
    for (const Token& token : tokens_) {
      cancel_wait(token);
      cancel_timers(token);
    }
    tokens_.clear();
    arrivals_.clear();
    moves_.clear();
    status_ = status;
    emit(EffectKind::ended, 0, by);
  }

  void emit(EffectKind kind, TokenId token, ElementIndex element) {
    effects_.list.push_back({kind, token, element});
  }

  // ── movement ──
  Result<void> finish(ElementIndex index, bool has_outcome) {
    TRY_VOID(pass(index));
    TRY_VOID(leave(index, has_outcome));
    return settle();
  }

  Result<void> advance(Move first) {
    moves_.push(first);
    return settle();
  }

  // Moves tokens, the first flow of a fork before the next, until all of them wait or are gone.
  // Only then can be told for what an inclusive gateway need not wait.
  Result<void> settle() {
    do {
      while (!moves_.empty()) TRY_VOID(enter(moves_.pop()));
    } while (TRY(open_inclusive()));
    if (status_ == Status::running && tokens_.empty() && arrivals_.empty()) {
      status_ = Status::completed;
      emit(EffectKind::ended, 0, last_passed_);
    }
    return {};
  }

  Result<void> pass(ElementIndex index) {
    if (++passed_ > kMaxElementsPerStep)
      return invalid("bpmn.step_limit", "流程在“" + label_of(model_.element(index)) +
                                            "”处循环不止，已停止，请管理员检查流程图。");
    effects_.passed.push_back(index);
    last_passed_ = index;
    return {};
  }

  Result<void> enter(const Move& move) {
    const Element& element = model_.element(move.element);
    switch (element.kind) {
      case ElementKind::user_task:
        return wait(move.element, EffectKind::create_task);
      case ElementKind::service_task:
        return wait(move.element, EffectKind::run_act);
      case ElementKind::timer_event:
        return wait(move.element, EffectKind::start_timer);
      case ElementKind::script_task:
        TRY_VOID(pass(move.element));
        TRY_VOID(compute(element, move.has_outcome));
        return leave(move.element, move.has_outcome);
      case ElementKind::parallel_gateway:
      case ElementKind::inclusive_gateway:
        return join(move);
      case ElementKind::terminate_end_event:
        TRY_VOID(pass(move.element));
        end_all(Status::terminated, move.element);
        return {};
      case ElementKind::end_event:
        return pass(move.element);
      case ElementKind::start_event:
      case ElementKind::exclusive_gateway:
      case ElementKind::pass_through:
        TRY_VOID(pass(move.element));
        return leave(move.element, move.has_outcome);
      default:
        return invalid("bpmn.not_executable",
                       "元素“" + label_of(element) + "”不能执行，请管理员修改流程图。");
    }
  }

  Result<void> wait(ElementIndex index, EffectKind kind) {
    if (tokens_.size() >= kMaxTokens || next_token_ == kNone)
      return invalid("bpmn.token_limit", "流程同时办理的任务过多，已停止，请管理员检查流程图。");
    const Element& element = model_.element(index);
    const auto count = element.boundaries.size();
    const std::uint32_t timers = count >= 32 ? kNone : (std::uint32_t{1} << count) - 1;
    tokens_.push_back({next_token_++, index, timers});
    const TokenId id = tokens_.back().id;
    emit(kind, id, index);
    for (const ElementIndex boundary : element.boundaries)
      emit(EffectKind::start_timer, id, boundary);
    return {};
  }

  Result<void> compute(const Element& element, bool has_outcome) {
    const ConditionScope scope(has_outcome ? &outcome_ : nullptr, *variables_);
    feel::Value value = feel::evaluate(*element.script, scope);
    if (element.result.empty()) return {};
    own_variables().set(element.result, std::move(value));
    return check_size();
  }

  // A parallel gateway opens when a token has come along every flow; more of one flow wait for the
  // next round.
  Result<void> join(const Move& move) {
    const Element& gateway = model_.element(move.element);
    if (gateway.incoming.size() > 1) {
      add_arrival(move);
      if (gateway.kind == ElementKind::inclusive_gateway) return {};  // open_inclusive
      const auto here = std::ranges::equal_range(arrivals_, move.element, {}, &Arrival::join);
      if (here.size() < gateway.incoming.size()) return {};
      for (Arrival& arrival : here) --arrival.count;
      std::erase_if(arrivals_, [](const Arrival& arrival) { return arrival.count == 0; });
    }
    TRY_VOID(pass(move.element));
    return leave(move.element, move.has_outcome && gateway.incoming.size() == 1);
  }

  // Opens the first inclusive gateway for which no token is on its way any more; false when none
  // is.
  Result<bool> open_inclusive() {
    for (std::size_t i = 0; i < arrivals_.size();) {
      const ElementIndex join = arrivals_[i].join;
      const auto here = std::ranges::equal_range(arrivals_, join, {}, &Arrival::join);
      i += here.size();
      if (model_.element(join).kind != ElementKind::inclusive_gateway || !is_complete(join))
        continue;
      for (Arrival& arrival : here) --arrival.count;
      std::erase_if(arrivals_, [](const Arrival& arrival) { return arrival.count == 0; });
      TRY_VOID(pass(join));
      TRY_VOID(leave(join, false));
      return true;
    }
    return false;
  }

  // No token elsewhere could come along a flow that has none yet, unless it could as well come
  // along one that has (BPMN 2.0.2, 13.4.3).
  bool is_complete(ElementIndex join) const {
    const auto has_come = [&](FlowIndex flow) {
      return std::ranges::any_of(arrivals_, [&](const Arrival& arrival) {
        return arrival.join == join && arrival.flow == flow;
      });
    };
    const std::vector<FlowIndex>& incoming = model_.element(join).incoming;
    const auto awaited_from = [&](ElementIndex at) {
      bool may_come = false;
      for (const FlowIndex flow : incoming) {
        if (!model_.may_reach(at, flow)) continue;
        if (has_come(flow)) return false;
        may_come = true;
      }
      return may_come;
    };
    return std::ranges::none_of(tokens_,
                                [&](const Token& token) { return awaited_from(token.element); }) &&
           std::ranges::none_of(arrivals_, [&](const Arrival& arrival) {
             return arrival.join != join && awaited_from(arrival.join);
           });
  }

  void add_arrival(const Move& move) {
    const auto key = [](const Arrival& arrival) { return std::pair(arrival.join, arrival.flow); };
    const auto place =
        std::ranges::lower_bound(arrivals_, std::pair(move.element, move.via), {}, key);
    if (place != arrivals_.end() && place->join == move.element && place->flow == move.via)
      ++place->count;
    else
      arrivals_.insert(place, {move.element, move.via, 1});
  }

  Result<void> leave(ElementIndex index, bool has_outcome) {
    const Element& element = model_.element(index);
    if (element.outgoing.empty()) return {};
    if (element.outgoing.size() == 1 && !model_.flow(element.outgoing[0]).condition) {
      go(element.outgoing[0], has_outcome);
      return {};
    }
    if (element.kind == ElementKind::parallel_gateway) {
      for (std::size_t i = element.outgoing.size(); i-- > 0;) go(element.outgoing[i], has_outcome);
      return {};
    }
    return choose(element, has_outcome);
  }

  // The first flow whose condition holds (exclusive gateway) or all of them (behind other
  // elements); the default flow when there is none.
  Result<void> choose(const Element& element, bool has_outcome) {
    const ConditionScope scope(has_outcome ? &outcome_ : nullptr, *variables_);
    const auto open = [&](FlowIndex index) {
      const auto& condition = model_.flow(index).condition;
      return index != element.default_flow && (!condition || feel::holds(*condition, scope));
    };
    bool any = false;
    if (element.kind == ElementKind::exclusive_gateway) {
      const auto first = std::ranges::find_if(element.outgoing, open);
      any = first != element.outgoing.end();
      if (any) go(*first, has_outcome);
    } else {
      for (std::size_t i = element.outgoing.size(); i-- > 0;) {
        if (!open(element.outgoing[i])) continue;
        go(element.outgoing[i], has_outcome);
        any = true;
      }
    }
    if (any) return {};
    if (element.default_flow == kNone) return no_flow(element, scope);
    go(element.default_flow, has_outcome);
    return {};
  }

  std::unexpected<Error> no_flow(const Element& element, const feel::Scope& scope) const {
    feel::Diagnostics why;
    for (const FlowIndex index : element.outgoing)
      if (const auto& condition = model_.flow(index).condition)
        feel::holds(*condition, scope, &why);
    const std::string reason = why.empty() ? std::string() : "（" + why.front().chinese + "）";
    return invalid("bpmn.no_flow", "“" + label_of(element) + "”之后没有一条路的条件成立" + reason +
                                       "，请管理员检查流程图的条件。");
  }

  void go(FlowIndex flow, bool has_outcome) {
    moves_.push({model_.flow(flow).to, flow, has_outcome});
  }

  const Model& model_;
  const State& before_;
  Effects& effects_;
  std::vector<Token> tokens_;
  std::vector<Arrival> arrivals_;
  Moves moves_;
  Variables merged_;
  const Variables* variables_;
  feel::Value outcome_;
  TokenId next_token_;
  Status status_;
  std::uint32_t passed_ = 0;
  ElementIndex last_passed_ = kNone;
};

}  // namespace

const Token* State::token(TokenId id) const {
  const auto found = std::ranges::lower_bound(tokens, id, {}, &Token::id);
  return found != tokens.end() && found->id == id ? &*found : nullptr;
}

Result<void> apply(const Model& model, State& state, const Event& event, Effects& effects) {
  const std::size_t effects_before = effects.list.size(), passed_before = effects.passed.size();
  Run run(model, state, effects);
  if (auto done = std::visit(run, event); !done) {
    effects.list.resize(effects_before);
    effects.passed.resize(passed_before);
    return done;
  }
  std::move(run).commit(state);
  return {};
}

Result<Step> step(const Model& model, State state, const Event& event) {
  Step result{std::move(state), {}};
  TRY_VOID(apply(model, result.state, event, result.effects));
  return result;
}

}  // namespace tb::bpmn
