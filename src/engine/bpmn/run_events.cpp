// Events: what is caught, where, and what is thrown.
#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

namespace {

// The event that catches an error or escalation: one of its code before one of any.
class Catching {
 public:
  Catching(Trigger trigger, std::string_view code) : trigger_(trigger), code_(code) {}
  void look(ElementIndex at, const Element& event) {
    if (event.trigger != trigger_) return;
    if (event.event.name.empty())
      any_ = at;
    else if (event.event.name == code_ && own_ == kNone)
      own_ = at;
  }
  ElementIndex found() const { return own_ != kNone ? own_ : any_; }

 private:
  Trigger trigger_;
  std::string_view code_;
  ElementIndex own_ = kNone, any_ = kNone;
};

}  // namespace

bool Run::is_behind(const Element& gateway, ElementIndex at) const {
  return gateway.kind == ElementKind::event_gateway &&
         std::ranges::any_of(gateway.outgoing,
                             [&](FlowIndex flow) { return model_.flow(flow).to == at; });
}

bool Run::is_awaited(const Token& token, ElementIndex at, Trigger trigger,
                     std::string_view name) const {
  const Element& event = model_.element(at);
  const bool names = trigger == Trigger::message || trigger == Trigger::signal;
  if (event.trigger != trigger || (names && event.event.name != name)) return false;
  const Element& element = model_.element(token.element);
  if (token.element == at)
    return element.kind == ElementKind::catch_event || element.kind == ElementKind::start_event ||
           (element.kind == ElementKind::receive_task && !is_container(seen(), token));
  if (is_behind(element, at)) return true;
  if (token.timers == 0 || is_round(seen(), token)) return false;
  const auto place = std::ranges::find(element.boundaries, at) - element.boundaries.begin();
  return place <
             static_cast<std::ptrdiff_t>(std::min<std::size_t>(32, element.boundaries.size())) &&
         (token.timers >> place & 1) != 0;
}

ElementIndex Run::awaited_at(const Token& token, Trigger trigger, std::string_view name) const {
  const Element& element = model_.element(token.element);
  if (is_awaited(token, token.element, trigger, name)) return token.element;
  for (const ElementIndex boundary : element.boundaries)
    if (is_awaited(token, boundary, trigger, name)) return boundary;
  if (element.kind == ElementKind::event_gateway)
    for (const FlowIndex flow : element.outgoing)
      if (const ElementIndex at = model_.flow(flow).to; is_awaited(token, at, trigger, name))
        return at;
  return kNone;
}

// What the token waits for by the event `at` has happened.
Result<void> Run::occur(TokenId id, ElementIndex at) {
  const Token token = *find(id);
  const Element& element = model_.element(token.element);
  if (token.element != at && element.kind != ElementKind::event_gateway)
    return occur_at_boundary(token, at);
  if (element.kind == ElementKind::start_event) return handle(token.scope, at, id);
  await_no_more(id, at);
  if (element.kind == ElementKind::receive_task) return finish(id, false);
  remove(id);
  if (element.kind == ElementKind::event_gateway) {
    for (const FlowIndex flow : element.outgoing)
      if (model_.flow(flow).to != at) disarm(id, model_.flow(flow).to);
    TRY_VOID(pass(token.element));
  }
  TRY_VOID(pass(at));
  return leave(at, token.scope, false);
}

// What has happened need not be waited for; a timer that fired is known to be gone.
void Run::await_no_more(TokenId id, ElementIndex at) {
  if (model_.element(at).trigger != Trigger::timer) disarm(id, at);
}

Result<void> Run::occur_at_boundary(const Token& token, ElementIndex at) {
  const Element& boundary = model_.element(at);
  const auto& boundaries = model_.element(token.element).boundaries;
  const std::uint32_t bit = std::uint32_t{1}
                            << (std::ranges::find(boundaries, at) - boundaries.begin());
  const bool stays = !boundary.interrupting && fires_again(token, at);
  if (!stays) {
    find(token.id)->timers &= ~bit;
    await_no_more(token.id, at);
  }
  if (boundary.interrupting)
    cancel(token.id);
  else
    ++live(token.scope);
  TRY_VOID(pass(at));
  return leave(at, token.scope, false);
}

// Whether an event that does not interrupt may happen once more; a timer is then started anew.
bool Run::fires_again(const Token& token, ElementIndex at) {
  const Element& event = model_.element(at);
  if (event.trigger == Trigger::message || event.trigger == Trigger::signal) return true;
  if (event.trigger != Trigger::timer || event.timer.form != Timer::Form::cycle) return false;
  if (event.timer.times) {
    const Repeat made{token.id, at, 0};
    auto place = std::ranges::lower_bound(now_.repeats, place_of(made), {}, kByPlace);
    if (place == now_.repeats.end() || place_of(*place) != place_of(made))
      place = now_.repeats.insert(place, made);
    if (++place->fired >= *event.timer.times) return false;
  }
  emit(EffectKind::start_timer, token.id, at);
  return true;
}

// Begins an event sub-process in the scope at its start event. `listener`: the token that waited
// for it, or 0.
Result<void> Run::handle(TokenId scope, ElementIndex start, TokenId listener) {
  const Element& event = model_.element(start);
  if (listener != 0 && (event.interrupting || !fires_again(*find(listener), start))) {
    await_no_more(listener, start);
    remove(listener);
  }
  if (event.interrupting) cancel_inside(scope);
  const TokenId id = TRY(make(event.scope, scope, 0));
  make_frame(id);
  ++live(scope);
  return open(id, event.scope, start);
}

Result<void> Run::throw_at(const Move& move) {
  const Element& event = model_.element(move.element);
  switch (event.trigger) {
    case Trigger::compensation:
      return compensate(move);
    case Trigger::cancel:
      return cancel_transaction(move);
    case Trigger::error:
      TRY_VOID(pass(move.element));
      if (TRY(raise(Trigger::error, event.event.name, move.scope)) != Caught::not_at_all) return {};
      now_.error = event.event.name;
      end_all(Status::failed, move.element);
      return {};
    case Trigger::escalation: {
      TRY_VOID(pass(move.element));
      const Caught caught = TRY(raise(Trigger::escalation, event.event.name, move.scope));
      if (caught == Caught::instead) return {};
      if (caught == Caught::not_at_all) emit(EffectKind::escalated, 0, move.element);
      return leave(move.element, move.scope, move.has_outcome);
    }
    default:
      emit(event.trigger == Trigger::signal ? EffectKind::signal : EffectKind::send, 0,
           move.element);
      effects_.sent.emplace_back();
      if (event.inputs.empty())
        effects_.sent.back() = visible(seen(), move.scope);
      else
        for (const Mapping& mapping : event.inputs)
          effects_.sent.back().set(mapping.target,
                                   feel::evaluate(mapping.value, scope_of(move.scope)));
      TRY_VOID(pass(move.element));
      return leave(move.element, move.scope, move.has_outcome);
  }
}

ElementIndex Run::handler_for(Trigger trigger, std::string_view code, const Inside& inside) const {
  Catching catching(trigger, code);
  for (const ElementIndex handler : inside.handlers)
    for (const ElementIndex start : model_.inside(handler).starts)
      catching.look(start, model_.element(start));
  return catching.found();
}

ElementIndex Run::boundary_for(Trigger trigger, std::string_view code,
                               const Element& element) const {
  Catching catching(trigger, code);
  for (const ElementIndex boundary : element.boundaries)
    catching.look(boundary, model_.element(boundary));
  return catching.found();
}

// An error or escalation, from the inside out: event sub-processes of each scope, then the events
// at its boundary (BPMN 2.0.2, 10.5.7). A handler does not catch what it throws itself.
Result<Run::Caught> Run::raise(Trigger trigger, std::string_view code, TokenId from) {
  bool from_handler = false;
  for (TokenId at = from;;) {
    const Token token = at == kRoot ? Token{} : *find(at);
    const ElementIndex container = at == kRoot ? kNone : token.element;
    const bool is_scope = at == kRoot || is_sub_scope(seen(), token);
    if (is_scope && !from_handler)
      if (const ElementIndex start = handler_for(trigger, code, model_.inside(container));
          start != kNone) {
        TRY_VOID(handle(at, start, 0));
        return model_.element(start).interrupting ? Caught::instead : Caught::beside;
      }
    if (at == kRoot) return Caught::not_at_all;
    const Element& element = model_.element(token.element);
    const ElementIndex boundary =
        is_round(seen(), token) ? kNone : boundary_for(trigger, code, element);
    if (boundary != kNone) {
      const bool interrupts = trigger == Trigger::error || model_.element(boundary).interrupting;
      if (interrupts)
        cancel(at);
      else
        ++live(token.scope);
      TRY_VOID(pass(boundary));
      TRY_VOID(leave(boundary, token.scope, false));
      return interrupts ? Caught::instead : Caught::beside;
    }
    from_handler = element.sub == SubKind::event && element.kind == ElementKind::sub_process;
    at = token.scope;
  }
}

// Lets everything go on that waits for a condition which holds now; false when nothing does.
Result<bool> Run::check_conditions() {
  if (!changed_ || !model_.has_conditions()) return false;
  changed_ = false;
  std::vector<std::pair<TokenId, ElementIndex>> holding;
  const auto look = [&](const Token& token, ElementIndex at) {
    const auto& condition = model_.element(at).event.condition;
    if (!condition || !is_awaited(token, at, Trigger::conditional, {})) return;
    if (holds(*condition, scope_of(token.scope))) holding.emplace_back(token.id, at);
  };
  for (const Token& token : now_.tokens) {
    const Element& element = model_.element(token.element);
    look(token, token.element);
    for (const ElementIndex boundary : element.boundaries) look(token, boundary);
    if (element.kind == ElementKind::event_gateway)
      for (const FlowIndex flow : element.outgoing) look(token, model_.flow(flow).to);
  }
  for (const auto& [id, at] : holding) {
    const Token* token = find(id);
    if (token != nullptr && is_awaited(*token, at, Trigger::conditional, {}))
      TRY_VOID(occur(id, at));
  }
  return !holding.empty();
}

}  // namespace tb::bpmn
