// Activities: tasks, sub-processes, calls, and their loops.
#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

namespace {

// The boundary events that are waited for; errors and escalations come by themselves.
std::uint32_t awaited_bits(const Model& model, const Element& element) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < element.boundaries.size(); ++i) {
    const Trigger trigger = model.element(element.boundaries[i]).trigger;
    if (is_waited_for(trigger)) bits |= std::uint32_t{1} << i;
  }
  return bits;
}

// What a loop tells about itself (BPMN 2.0.2, table 10.30, and the names of Camunda).
class LoopScope final : public feel::Scope {
 public:
  LoopScope(const TokenScope& around, const Frame& loop) : around_(around) {
    const auto number = [](std::uint32_t value) {
      return feel::Value(static_cast<std::int64_t>(value));
    };
    all_ = number(loop.total == kNone ? loop.begun : loop.total);
    active_ = number(loop.begun - loop.done);
    done_ = number(loop.done);
    none_ = number(0);
  }
  const feel::Value* find(std::string_view name) const override {
    if (name == "numberOfInstances" || name == "nrOfInstances") return &all_;
    if (name == "numberOfActiveInstances" || name == "nrOfActiveInstances") return &active_;
    if (name == "numberOfCompletedInstances" || name == "nrOfCompletedInstances") return &done_;
    if (name == "numberOfTerminatedInstances") return &none_;
    if (name == "loopCounter") return &done_;
    return around_.find(name);
  }

 private:
  const TokenScope& around_;
  feel::Value all_, active_, done_, none_;
};

bool passes_at_once(const Element& element) {
  return element.kind == ElementKind::script_task || element.kind == ElementKind::pass_through ||
         element.kind == ElementKind::send_task;
}

}  // namespace

Result<void> Run::begin(ElementIndex index, TokenId scope, bool has_outcome) {
  const Element& element = model_.element(index);
  if (element.loop) return begin_rounds(index, scope);
  return begin_one(index, scope, kNone, has_outcome);
}

// `round`: its number in a loop, else kNone.
Result<void> Run::begin_one(ElementIndex index, TokenId scope, std::uint32_t round,
                            bool has_outcome) {
  const Element& element = model_.element(index);
  const bool is_plain = round == kNone && element.inputs.empty() && element.outputs.empty() &&
                        element.compensation == kNone;
  if (is_plain && element.kind == ElementKind::pass_through) {
    TRY_VOID(pass(index));
    return leave(index, scope, has_outcome);
  }
  if (is_plain && element.kind == ElementKind::script_task) {
    TRY_VOID(pass(index));
    TRY_VOID(compute(element, scope, has_outcome));
    return leave(index, scope, has_outcome);
  }
  const bool arms = round == kNone && !passes_at_once(element);
  const TokenId id = TRY(make(index, scope,
                              round != kNone ? round
                              : arms         ? awaited_bits(model_, element)
                                             : 0));
  if (!element.inputs.empty() || element.kind == ElementKind::sub_process) make_frame(id);
  TRY_VOID(map(element.inputs, id, id));
  TRY_VOID(work(id, has_outcome));
  // What it asks for may have been over at once.
  if (arms && !element.boundaries.empty() && find(id) != nullptr) arm_boundaries(id, element);
  return {};
}

// What an activity does, or asks for.
Result<void> Run::work(TokenId id, bool has_outcome) {
  const ElementIndex index = find(id)->element;
  const Element& element = model_.element(index);
  switch (element.kind) {
    case ElementKind::user_task:
      emit(EffectKind::create_task, id, index);
      return {};
    case ElementKind::service_task:
      emit(EffectKind::run_act, id, index);
      return {};
    case ElementKind::rule_task:
      emit(EffectKind::run_rule, id, index);
      return {};
    case ElementKind::receive_task:
      emit(EffectKind::subscribe, id, index);
      return {};
    case ElementKind::call_activity: {
      emit(EffectKind::call, id, index);
      const Frame* own = frame(id);
      effects_.sent.push_back(element.all_in   ? visible(seen(), id)
                              : own != nullptr ? own->variables
                                               : Variables{});
      return {};
    }
    case ElementKind::send_task: {
      emit(EffectKind::send, id, index);
      const Frame* own = frame(id);
      effects_.sent.push_back(own != nullptr ? own->variables : visible(seen(), id));
      return finish(id, has_outcome);
    }
    case ElementKind::script_task:
      TRY_VOID(compute(element, id, has_outcome));
      return finish(id, has_outcome);
    case ElementKind::sub_process:
      return open(id, index, kNone);
    default:
      return finish(id, has_outcome);
  }
}

// The activity of the token is done: what comes out of it, then the way on.
Result<void> Run::finish(TokenId id, bool has_outcome) {
  const Token token = *find(id);
  const Element& element = model_.element(token.element);
  const bool round = is_round(seen(), token);
  TRY_VOID(map(element.outputs, id, token.scope));
  if (round) keep_output(token, has_outcome);
  disarm_boundaries(token);
  remember(token);
  remove(id);
  TRY_VOID(pass(token.element));
  if (round) return round_done(token.scope, has_outcome);
  return leave(token.element, token.scope, has_outcome);
}

// Begins what lies inside a sub-process (or the process itself): first what listens all the time.
// `at`: the start event meant, or kNone.
Result<void> Run::open(TokenId scope, ElementIndex element, ElementIndex at) {
  const Inside& inside = model_.inside(element);
  for (const ElementIndex handler : inside.handlers)
    for (const ElementIndex start : model_.inside(handler).starts)
      if (is_waited_for(model_.element(start).trigger)) arm(TRY(make(start, scope, 0)), start);
  const bool is_handler = element != kNone && model_.element(element).sub == SubKind::event;
  if (at == kNone) at = is_handler ? inside.starts.front() : inside.start;
  if (at != kNone) {
    live(scope) = 1;
    const Element& start = model_.element(at);
    if (start.kind == ElementKind::start_event) {
      moves_.push({at, kNone, scope, false});
      return {};
    }
    TRY_VOID(pass(at));  // a task or event whose message began the instance
    return leave(at, scope, false);
  }
  live(scope) = static_cast<std::uint32_t>(inside.initial.size());
  if (inside.initial.empty()) return scope == kRoot ? Result<void>{} : close(scope);
  if (element != kNone && model_.element(element).sequential) {
    live(scope) = 1;
    Frame& own = *frame(scope);
    own.queue.assign(inside.initial.rbegin(), inside.initial.rend());
    moves_.push({own.queue.back(), kNone, scope, false});
    own.queue.pop_back();
    return {};
  }
  for (std::size_t i = inside.initial.size(); i-- > 0;)
    moves_.push({inside.initial[i], kNone, scope, false});
  return {};
}

// Nothing runs inside the scope any more.
Result<void> Run::close(TokenId scope) {
  const Token token = *find(scope);
  const Element& element = model_.element(token.element);
  if (element.kind != ElementKind::sub_process) return compensate_next(scope);
  Frame& own = *frame(scope);
  if (element.sub == SubKind::ad_hoc && !own.queue.empty() &&
      !(element.completion && holds(*element.completion, scope_of(scope)))) {
    own.live = 1;
    moves_.push({own.queue.back(), kNone, scope, false});
    own.queue.pop_back();
    return {};
  }
  cancel_inside(scope);  // what only listened
  return finish(scope, false);
}

// ── loops ──

Result<std::uint32_t> Run::count_rounds(const Element& element, TokenId scope, feel::Value& items) {
  const Loop& loop = *element.loop;
  if (loop.kind == Loop::Kind::standard) return kNone;
  std::optional<std::uint64_t> count;
  const auto& asked = loop.items ? *loop.items : *loop.count;
  if (!is_known(asked, scope_of(scope))) return 1 + oracle_->choose(2);  // one, or several
  if (loop.items) {
    items = feel::evaluate(*loop.items, scope_of(scope));
    if (items.list() != nullptr) count = items.list()->size();
  } else {
    const feel::Value value = feel::evaluate(*loop.count, scope_of(scope));
    const auto parts = value.number() != nullptr ? value.number()->parts() : std::nullopt;
    if (parts && parts->exponent == 0 && parts->coefficient >= 0)
      count = static_cast<std::uint64_t>(parts->coefficient);
    else if (parts && parts->exponent > 0 && parts->coefficient > 0)
      count = parts->exponent > 6 ? kNone : kMaxRounds + 1;
  }
  if (!count)
    return invalid("bpmn.no_rounds", "“" + element.label() +
                                         "”要重复办理，但次数不是自然数，或者集合不是列表，"
                                         "请管理员检查流程变量。");
  if (*count > kMaxRounds)
    return invalid("bpmn.too_many_rounds", "“" + element.label() + "”要办理 " +
                                               std::to_string(*count) + " 次，最多 " +
                                               std::to_string(kMaxRounds) + " 次。");
  return static_cast<std::uint32_t>(*count);
}

Result<void> Run::begin_rounds(ElementIndex index, TokenId scope) {
  const Element& element = model_.element(index);
  feel::Value items;
  const std::uint32_t total = TRY(count_rounds(element, scope, items));
  const TokenId id = TRY(make(index, scope, awaited_bits(model_, element)));
  Frame& own = make_frame(id);
  own.total = total;
  own.items = std::move(items);
  const Loop& loop = *element.loop;
  const bool skips = loop.kind == Loop::Kind::standard && loop.test_before && loop.condition &&
                     !holds_for(own, *loop.condition, false);
  if (total == 0 || skips) return end_rounds(id);
  arm_boundaries(id, element);
  moves_.push({kNone, kNone, id, false});
  return {};
}

// The next round; side by side with those behind it, each as soon as the one before it waits.
Result<void> Run::next_round(TokenId id) {
  const ElementIndex index = find(id)->element;
  Frame& own = *frame(id);
  const std::uint32_t round = own.begun++;
  ++own.live;
  if (model_.element(index).loop->kind == Loop::Kind::parallel && own.begun < own.total)
    moves_.push({kNone, kNone, id, false});
  return begin_one(index, id, round, false);
}

bool Run::holds_for(const Frame& loop, const feel::Expression& condition, bool has_outcome) {
  const TokenScope around = scope_of(loop.token, has_outcome);
  return holds(condition, LoopScope(around, loop));
}

Result<void> Run::round_done(TokenId id, bool has_outcome) {
  Frame& own = *frame(id);
  const Loop& loop = *model_.element(find(id)->element).loop;
  --own.live;
  ++own.done;
  const bool holds = loop.condition && holds_for(own, *loop.condition, has_outcome);
  if (loop.kind == Loop::Kind::standard) {
    const bool again = (!loop.condition || holds) && (!loop.most || own.done < *loop.most);
    if (!again) return end_rounds(id);
  } else {
    if (holds) {
      cancel_inside(id);
      return end_rounds(id);
    }
    if (own.begun >= own.total) return own.live == 0 ? end_rounds(id) : Result<void>{};
    if (loop.kind == Loop::Kind::parallel) return {};  // the next one is on its way
  }
  moves_.push({kNone, kNone, id, false});
  return {};
}

Result<void> Run::end_rounds(TokenId id) {
  const Token token = *find(id);
  const Loop& loop = *model_.element(token.element).loop;
  if (oracle_ != nullptr) {
    unknow(loop.output);
  } else if (!loop.output.empty()) {
    const feel::Value& outputs = frame(id)->outputs;
    assign(token.scope, loop.output, outputs.is_null() ? feel::Value(feel::List{}) : outputs);
    TRY_VOID(check_size());
  }
  disarm_boundaries(token);
  remember(token);
  remove(id);
  return leave(token.element, token.scope, false);
}

// A value of the round, at its place among those of the others.
void Run::keep_output(const Token& round, bool has_outcome) {
  const Loop& loop = *model_.element(round.element).loop;
  if (!loop.output_item || loop.output.empty() || oracle_ != nullptr) return;
  feel::Value value = feel::evaluate(*loop.output_item, scope_of(round.id, has_outcome));
  Frame& own = *frame(round.scope);
  feel::List list = own.outputs.list() != nullptr ? *own.outputs.list() : feel::List{};
  const std::size_t size = own.total == kNone ? round.timers + 1 : own.total;
  if (list.size() < size) list.resize(size);
  list[round.timers] = std::move(value);
  own.outputs = feel::Value(std::move(list));
}

}  // namespace tb::bpmn
