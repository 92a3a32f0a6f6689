#include "engine/bpmn/move.hpp"

#include <algorithm>

namespace tb::bpmn {
namespace {

std::unexpected<Error> lacks(const std::string& id) {
  return conflict("bpmn.not_movable",
                  "新的流程图里没有“" + id + "”，正在这里办理的办件移不过去，请补上后再发布。");
}

// Finds in one model what stands for something of the other.
class Counterparts {
 public:
  Counterparts(const Model& from, const Model& to, const Renamed& names)
      : from_(from), to_(to), names_(names) {}

  Result<ElementIndex> element(ElementIndex index) const {
    const Element& element = from_.element(index);
    const ElementIndex found = to_.find(renamed(names_, element.id));
    if (found == kNone || to_.element(found).kind != element.kind) return lacks(element.id);
    return found;
  }

  Result<std::uint32_t> timers(const Token& token) const {
    const ElementIndex at = TRY(element(token.element));
    const auto& before = from_.element(token.element).boundaries;
    const auto& after = to_.element(at).boundaries;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < before.size() && i < 32; ++i) {
      if ((token.timers >> i & 1) == 0) continue;
      const ElementIndex boundary = TRY(element(before[i]));
      const auto place = std::ranges::find(after, boundary) - after.begin();
      if (place >= static_cast<std::ptrdiff_t>(std::min<std::size_t>(after.size(), 32)))
        return lacks(from_.element(before[i]).id);
      bits |= std::uint32_t{1} << place;
    }
    return bits;
  }

  // What a token at an event gateway awaits has to lie behind its counterpart too.
  Result<void> behind(const Token& token) const {
    const Element& gateway = from_.element(token.element);
    if (gateway.kind != ElementKind::event_gateway) return {};
    const Element& other = to_.element(TRY(element(token.element)));
    for (const FlowIndex flow : gateway.outgoing) {
      const ElementIndex awaited = TRY(element(from_.flow(flow).to));
      const bool lies_there = std::ranges::any_of(
          other.outgoing, [&](FlowIndex one) { return to_.flow(one).to == awaited; });
      if (!lies_there) return lacks(from_.element(from_.flow(flow).to).id);
    }
    return {};
  }

  // Events at the boundary of `after` that nothing at `before` stands for, as bits.
  std::uint32_t fresh(ElementIndex before, ElementIndex after) const {
    const auto& had = from_.element(before).boundaries;
    const auto& has = to_.element(after).boundaries;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < has.size() && i < 32; ++i) {
      const Element& event = to_.element(has[i]);
      const bool known = std::ranges::any_of(had, [&](ElementIndex one) {
        return renamed(names_, from_.element(one).id) == event.id;
      });
      if (!known && is_waited_for(event.trigger)) bits |= std::uint32_t{1} << i;
    }
    return bits;
  }

  Result<FlowIndex> flow(FlowIndex index) const {
    const auto& id = from_.flow(index).id;
    const auto found = std::ranges::find(to_.flows(), renamed(names_, id), &Flow::id);
    if (found == to_.flows().end()) return lacks(id);
    return static_cast<FlowIndex>(found - to_.flows().begin());
  }

  // Inside the same sub-processes, by their ids.
  bool same_place(ElementIndex before, ElementIndex after) const {
    while (from_.element(before).scope != kNone) {
      before = from_.element(before).scope;
      after = to_.element(after).scope;
      if (after == kNone || renamed(names_, from_.element(before).id) != to_.element(after).id)
        return false;
    }
    return to_.element(after).scope == kNone;
  }

 private:
  const Model& from_;
  const Model& to_;
  const Renamed& names_;
};

void begin(const Model& model, const Token& token, std::uint32_t bits, std::vector<Effect>& begun) {
  const auto& boundaries = model.element(token.element).boundaries;
  for (std::size_t i = 0; i < boundaries.size() && i < 32; ++i) {
    if ((bits >> i & 1) == 0) continue;
    const Trigger trigger = model.element(boundaries[i]).trigger;
    if (trigger == Trigger::timer)
      begun.push_back({EffectKind::start_timer, token.id, boundaries[i]});
    else if (trigger == Trigger::message || trigger == Trigger::signal)
      begun.push_back({EffectKind::subscribe, token.id, boundaries[i]});
  }
}

// The same loop or none: rounds are counted in the state.
bool same_loop(const Element& before, const Element& after) {
  return before.loop.has_value() == after.loop.has_value() &&
         (!before.loop || before.loop->kind == after.loop->kind);
}

}  // namespace

const std::string& renamed(const Renamed& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? id : found->second;
}

Result<State> moved(const Model& from, const Model& to, State state, const Renamed& names,
                    std::vector<Effect>* begun) {
  if (state.status == Status::created) return state;
  if (state.model != from.fingerprint() || !state.is_within(from))
    return conflict("bpmn.wrong_model", "流程状态与流程图版本不符，请联系管理员检查。");
  const Counterparts counterparts(from, to, names);
  const auto carry = [&](ElementIndex& index) -> Result<void> {
    const ElementIndex found = TRY(counterparts.element(index));
    if (!same_loop(from.element(index), to.element(found)) ||
        !counterparts.same_place(index, found))
      return lacks(from.element(index).id);
    index = found;
    return {};
  };
  const View seen = view(from, state);
  std::vector<std::uint32_t> bits, fresh;
  for (const Token& token : state.tokens) {
    TRY_VOID(counterparts.behind(token));
    const bool round = is_round(seen, token);
    bits.push_back(round ? token.timers : TRY(counterparts.timers(token)));
    const bool waits = !round && from.element(token.element).is_activity && begun != nullptr;
    fresh.push_back(
        waits ? counterparts.fresh(token.element, TRY(counterparts.element(token.element))) : 0);
  }
  for (std::size_t i = 0; i < state.tokens.size(); ++i) {
    Token& token = state.tokens[i];
    TRY_VOID(carry(token.element));
    token.timers = bits[i] | fresh[i];
    if (fresh[i] != 0) begin(to, token, fresh[i], *begun);
  }
  for (Arrival& arrival : state.arrivals) {
    TRY_VOID(carry(arrival.join));
    if (arrival.flow == kNone) continue;
    arrival.flow = TRY(counterparts.flow(arrival.flow));
    if (to.flow(arrival.flow).to != arrival.join) return lacks(to.flow(arrival.flow).id);
  }
  for (Frame& frame : state.frames)
    for (ElementIndex& element : frame.queue) TRY_VOID(carry(element));
  for (Done& done : state.done) TRY_VOID(carry(done.element));
  for (Repeat& repeat : state.repeats) TRY_VOID(carry(repeat.element));
  std::ranges::sort(state.arrivals, {}, kByPlace);
  std::ranges::sort(state.repeats, {}, kByPlace);
  state.model = to.fingerprint();
  state.known = {};
  return state;
}

}  // namespace tb::bpmn
