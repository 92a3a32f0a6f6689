// Tokens along flows.
#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

// Moves tokens, the first flow of a fork before the next, until all of them wait or are gone. Only
// then can be told for what an inclusive gateway need not wait, and which conditions hold.
Result<void> Run::settle() {
  do {
    while (!moves_.empty()) {
      const Move move = moves_.pop();
      if (!is_alive(move.scope)) continue;
      if (++moved_ > kMaxElementsPerStep && move.element != kNone) return endless(move.element);
      TRY_VOID(move.element == kNone ? next_round(move.scope) : enter(move));
    }
  } while (TRY(open_one()) || TRY(check_conditions()));
  if (now_.status == Status::running && root_live_ == 0) end_all(Status::completed, last_passed_);
  return {};
}

std::unexpected<Error> Run::endless(ElementIndex at) const {
  return invalid("bpmn.step_limit", "流程在“" + model_.element(at).label() +
                                        "”处循环不止，已停止，请管理员检查流程图。");
}

Result<void> Run::pass(ElementIndex index) {
  if (++moved_ > 2 * kMaxElementsPerStep) return endless(index);
  effects_.passed.push_back(index);
  last_passed_ = index;
  return {};
}

Result<void> Run::enter(const Move& move) {
  const Element& element = model_.element(move.element);
  if (element.is_activity) return begin(move.element, move.scope, move.has_outcome);
  switch (element.kind) {
    case ElementKind::parallel_gateway:
    case ElementKind::inclusive_gateway:
    case ElementKind::complex_gateway:
      return join(move);
    case ElementKind::event_gateway:
    case ElementKind::catch_event:
      return wait(move);
    case ElementKind::throw_event:
      return throw_at(move);
    case ElementKind::end_event:
      if (element.trigger != Trigger::none) return throw_at(move);
      TRY_VOID(pass(move.element));
      return drop(move.scope);
    case ElementKind::terminate_end_event:
      TRY_VOID(pass(move.element));
      if (move.scope == kRoot) {
        end_all(Status::terminated, move.element);
        return {};
      }
      cancel_inside(move.scope);
      return close(move.scope);
    case ElementKind::start_event:
    case ElementKind::exclusive_gateway:
    case ElementKind::pass_through:
      TRY_VOID(pass(move.element));
      return leave(move.element, move.scope, move.has_outcome);
    default:
      return invalid("bpmn.not_executable",
                     "元素“" + element.label() + "”不能执行，请管理员修改流程图。");
  }
}

// At an event, or behind a gateway at several.
Result<void> Run::wait(const Move& move) {
  const TokenId id = TRY(make(move.element, move.scope, 0));
  const Element& element = model_.element(move.element);
  if (element.kind == ElementKind::event_gateway)
    for (const FlowIndex flow : element.outgoing) arm(id, model_.flow(flow).to);
  else
    arm(id, move.element);
  return {};
}

Result<void> Run::leave(ElementIndex index, TokenId scope, bool has_outcome) {
  const Element& element = model_.element(index);
  if (element.outgoing.empty()) return drop(scope);
  if (element.outgoing.size() == 1 && !model_.flow(element.outgoing[0]).condition) {
    go(element.outgoing[0], scope, has_outcome);
    return {};
  }
  if (element.kind != ElementKind::parallel_gateway) return choose(element, scope, has_outcome);
  live(scope) += static_cast<std::uint32_t>(element.outgoing.size()) - 1;
  for (std::size_t i = element.outgoing.size(); i-- > 0;)
    go(element.outgoing[i], scope, has_outcome);
  return {};
}

// The first flow whose condition holds (exclusive gateway) or all of them (behind other elements);
// the default flow when there is none.
Result<void> Run::choose(const Element& element, TokenId scope, bool has_outcome) {
  const TokenScope names = scope_of(scope, has_outcome);
  if (element.kind == ElementKind::exclusive_gateway) {
    const FlowIndex open = first_open(element, names);
    if (open == kNone) return no_flow(element, names);
    go(open, scope, has_outcome);
    return {};
  }
  const std::vector<FlowIndex> open = all_open(element, names);
  if (open.empty()) return no_flow(element, names);
  live(scope) += static_cast<std::uint32_t>(open.size()) - 1;
  for (std::size_t i = open.size(); i-- > 0;) go(open[i], scope, has_outcome);
  return {};
}

// With an oracle every flow that may be the first to hold is one possibility. Conditions of a
// drawing are taken to leave no case out, as nobody can tell.
FlowIndex Run::first_open(const Element& element, const feel::Scope& scope) const {
  std::vector<FlowIndex> maybe;
  FlowIndex sure = element.default_flow;
  for (const FlowIndex index : element.outgoing) {
    const auto& condition = model_.flow(index).condition;
    if (index == element.default_flow) continue;
    const auto opens = condition ? told(*condition, scope) : true;
    if (!opens) {
      maybe.push_back(index);
    } else if (*opens) {
      sure = index;
      break;
    }
  }
  if (maybe.empty()) return sure;
  if (sure != kNone) maybe.push_back(sure);
  if (maybe.size() == 1) return maybe.front();
  return maybe[oracle_->choose(static_cast<std::uint32_t>(maybe.size()))];
}

// With an oracle: every set of flows that may hold together, or beyond six each alone and all.
std::vector<FlowIndex> Run::all_open(const Element& element, const feel::Scope& scope) const {
  std::vector<FlowIndex> open, maybe;
  for (const FlowIndex index : element.outgoing) {
    const auto& condition = model_.flow(index).condition;
    if (index == element.default_flow) continue;
    const auto opens = condition ? told(*condition, scope) : true;
    if (!opens)
      maybe.push_back(index);
    else if (*opens)
      open.push_back(index);
  }
  if (maybe.size() > 6) {
    const auto count = static_cast<std::uint32_t>(maybe.size());
    const std::uint32_t chosen = oracle_->choose(count + 1);
    if (chosen < count) maybe = {maybe[chosen]};
    open.insert(open.end(), maybe.begin(), maybe.end());
  } else {
    for (const FlowIndex index : maybe)
      if (oracle_->choose(2) == 1) open.push_back(index);
  }
  if (open.empty() && element.default_flow != kNone) open.push_back(element.default_flow);
  if (open.empty() && !maybe.empty()) open.push_back(maybe.back());
  if (!maybe.empty()) std::ranges::sort(open);
  return open;
}

std::unexpected<Error> Run::no_flow(const Element& element, const feel::Scope& scope) const {
  feel::Diagnostics why;
  for (const FlowIndex index : element.outgoing)
    if (const auto& condition = model_.flow(index).condition) feel::holds(*condition, scope, &why);
  const std::string reason = why.empty() ? std::string() : "（" + why.front().chinese + "）";
  return invalid("bpmn.no_flow", "“" + element.label() + "”之后没有一条路的条件成立" + reason +
                                     "，请管理员检查流程图的条件。");
}

void Run::go(FlowIndex flow, TokenId scope, bool has_outcome) {
  moves_.push({model_.flow(flow).to, flow, scope, has_outcome});
}

Result<void> Run::drop(TokenId scope) {
  const bool is_last = --live(scope) == 0;
  if (scope == kRoot) return {};
  const Element& element = model_.element(find(scope)->element);
  if (element.sub == SubKind::ad_hoc && !is_last && element.completion && element.cancels_rest &&
      holds(*element.completion, scope_of(scope))) {
    cancel_inside(scope);
    return close(scope);
  }
  return is_last ? close(scope) : Result<void>{};
}

}  // namespace tb::bpmn
