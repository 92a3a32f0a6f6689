#include "engine/bpmn/move.hpp"

#include <algorithm>

namespace tb::bpmn {
namespace {

std::unexpected<Error> lacks(const std::string& id) {
  return conflict("bpmn.not_movable",
                  "新的流程图里没有“" + id + "”，正在这里办理的办件移不过去，请补上后再发布。");
}

Result<ElementIndex> counterpart(const Model& from, const Model& to, ElementIndex index) {
  const Element& element = from.element(index);
  const ElementIndex found = to.find(element.id);
  if (found == kNone || to.element(found).kind != element.kind) return lacks(element.id);
  return found;
}

Result<std::uint32_t> timers(const Model& from, const Model& to, const Token& token,
                             ElementIndex element) {
  const auto& before = from.element(token.element).boundaries;
  const auto& after = to.element(element).boundaries;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < before.size() && i < 32; ++i) {
    if ((token.timers >> i & 1) == 0) continue;
    const ElementIndex boundary = TRY(counterpart(from, to, before[i]));
    const auto place = std::ranges::find(after, boundary) - after.begin();
    if (place >= static_cast<std::ptrdiff_t>(std::min<std::size_t>(after.size(), 32)))
      return lacks(from.element(before[i]).id);
    bits |= std::uint32_t{1} << place;
  }
  return bits;
}

Result<FlowIndex> flow(const Model& from, const Model& to, FlowIndex index) {
  const auto& id = from.flow(index).id;
  const auto found = std::ranges::find(to.flows(), id, &Flow::id);
  if (found == to.flows().end()) return lacks(id);
  return static_cast<FlowIndex>(found - to.flows().begin());
}

bool fits(const Model& from, const State& state) {
  return std::ranges::all_of(state.tokens,
                             [&](const Token& t) { return t.element < from.elements().size(); }) &&
         std::ranges::all_of(state.arrivals, [&](const Arrival& a) {
           return a.join < from.elements().size() && a.flow < from.flows().size();
         });
}

}  // namespace

Result<State> moved(const Model& from, const Model& to, State state) {
  if (state.status == Status::created) return state;
  if (state.model != from.fingerprint() || !fits(from, state))
    return conflict("bpmn.wrong_model", "流程状态与流程图版本不符，请联系管理员检查。");
  for (Token& token : state.tokens) {
    const ElementIndex element = TRY(counterpart(from, to, token.element));
    token.timers = TRY(timers(from, to, token, element));
    token.element = element;
  }
  for (Arrival& arrival : state.arrivals) {
    arrival.flow = TRY(flow(from, to, arrival.flow));
    arrival.join = TRY(counterpart(from, to, arrival.join));
    if (to.flow(arrival.flow).to != arrival.join) return lacks(to.flow(arrival.flow).id);
  }
  std::ranges::sort(state.arrivals, {}, [](const Arrival& a) { return std::pair(a.join, a.flow); });
  state.model = to.fingerprint();
  return state;
}

}  // namespace tb::bpmn
