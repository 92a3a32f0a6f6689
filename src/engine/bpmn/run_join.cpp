// Gateways that wait for tokens of several flows.
#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

namespace {

// What an opening condition sees besides the variables.
class ActivationScope final : public feel::Scope {
 public:
  ActivationScope(const TokenScope& around, std::uint32_t count)
      : around_(around), count_(static_cast<std::int64_t>(count)) {}
  const feel::Value* find(std::string_view name) const override {
    return name == "activationCount" ? &count_ : around_.find(name);
  }

 private:
  const TokenScope& around_;
  feel::Value count_;
};

}  // namespace

std::span<Arrival> Run::arrivals_at(ElementIndex join, TokenId scope) {
  const auto here =
      std::ranges::equal_range(now_.arrivals, std::pair(scope, join), {},
                               [](const Arrival& one) { return std::pair(one.scope, one.join); });
  return {here.begin(), here.end()};
}

// One token of each flow by which some came; says how many those are.
std::uint32_t Run::take_one_of_each(ElementIndex join, TokenId scope) {
  std::uint32_t taken = 0;
  for (Arrival& arrival : arrivals_at(join, scope)) {
    if (arrival.flow == kNone) continue;
    --arrival.count;
    ++taken;
  }
  std::erase_if(now_.arrivals, [](const Arrival& arrival) { return arrival.count == 0; });
  return taken;
}

// A parallel gateway opens when a token has come along every flow; more of one flow wait for the
// next round. The others open when nothing moves any more (open_one).
Result<void> Run::join(const Move& move) {
  const Element& gateway = model_.element(move.element);
  if (gateway.incoming.size() > 1) {
    add_arrival(move.element, move.via, move.scope);
    if (gateway.kind != ElementKind::parallel_gateway) return {};
    if (arrivals_at(move.element, move.scope).size() < gateway.incoming.size()) return {};
    live(move.scope) -= take_one_of_each(move.element, move.scope) - 1;
  }
  TRY_VOID(pass(move.element));
  return leave(move.element, move.scope, move.has_outcome && gateway.incoming.size() == 1);
}

void Run::add_arrival(ElementIndex join, FlowIndex via, TokenId scope) {
  const Arrival made{join, via, 1, scope};
  const auto place = std::ranges::lower_bound(now_.arrivals, place_of(made), {}, kByPlace);
  if (place != now_.arrivals.end() && place_of(*place) == place_of(made))
    ++place->count;
  else
    now_.arrivals.insert(place, made);
}

// Opens the first gateway for which no token is on its way any more; false when none is.
Result<bool> Run::open_one() {
  for (std::size_t i = 0; i < now_.arrivals.size();) {
    const ElementIndex join = now_.arrivals[i].join;
    const TokenId scope = now_.arrivals[i].scope;
    const Element& gateway = model_.element(join);
    i += arrivals_at(join, scope).size();
    if (gateway.completion) {
      if (TRY(open_complex(join, scope))) return true;
      continue;
    }
    const auto has_come = [&](FlowIndex flow) {
      return std::ranges::find(arrivals_at(join, scope), flow, &Arrival::flow) !=
             arrivals_at(join, scope).end();
    };
    if (!waits_for_all(gateway) || !is_complete(join, scope, has_come)) continue;
    live(scope) -= take_one_of_each(join, scope) - 1;
    TRY_VOID(pass(join));
    TRY_VOID(leave(join, scope, false));
    return true;
  }
  return false;
}

// No token elsewhere could come along a flow that has none yet, unless it could as well come along
// one that has (BPMN 2.0.2, 13.4.3).
bool Run::is_complete(ElementIndex join, TokenId scope,
                      const std::function<bool(FlowIndex)>& has_come) const {
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
  return std::ranges::none_of(now_.tokens,
                              [&](const Token& token) {
                                return token.scope == scope && awaited_from(token.element);
                              }) &&
         std::ranges::none_of(now_.arrivals, [&](const Arrival& arrival) {
           return arrival.scope == scope && arrival.join != join && arrival.flow != kNone &&
                  awaited_from(arrival.join);
         });
}

// A complex gateway opens as soon as its condition holds. Then it waits for the tokens of the flows
// that were not part of that, and lets them go; bit i of the mark: a token came along the i-th.
Result<bool> Run::open_complex(ElementIndex join, TokenId scope) {
  const Element& gateway = model_.element(join);
  const std::span<Arrival> here = arrivals_at(join, scope);
  if (!here.empty() && here.back().flow == kNone) return reset_complex(join, scope);
  std::uint32_t count = 0;
  for (const Arrival& arrival : here) count += arrival.count;
  const TokenScope names = scope_of(scope);
  const ActivationScope activation(names, count);
  if (count == 0 || !holds(*gateway.completion, activation)) return false;
  std::uint32_t mark = 0;
  for (const Arrival& arrival : here)
    mark |= std::uint32_t{1} << (std::ranges::find(gateway.incoming, arrival.flow) -
                                 gateway.incoming.begin());
  live(scope) -= take_one_of_each(join, scope) - 1;
  add_arrival(join, kNone, scope);
  arrivals_at(join, scope).back().count = mark;
  TRY_VOID(pass(join));
  TRY_VOID(leave(join, scope, false));
  return true;
}

Result<bool> Run::reset_complex(ElementIndex join, TokenId scope) {
  const Element& gateway = model_.element(join);
  std::uint32_t mark = arrivals_at(join, scope).back().count;
  const auto bit = [&](FlowIndex flow) {
    return std::uint32_t{1} << (std::ranges::find(gateway.incoming, flow) -
                                gateway.incoming.begin());
  };
  std::uint32_t late = 0;
  for (Arrival& arrival : arrivals_at(join, scope)) {
    if (arrival.flow == kNone || (mark & bit(arrival.flow)) != 0) continue;
    mark |= bit(arrival.flow);
    --arrival.count;
    ++late;
  }
  const bool is_over = is_complete(join, scope, [&](FlowIndex f) { return (mark & bit(f)) != 0; });
  arrivals_at(join, scope).back().count = is_over ? 0 : mark;
  std::erase_if(now_.arrivals, [](const Arrival& arrival) { return arrival.count == 0; });
  for (; late > 0; --late) TRY_VOID(drop(scope));
  return is_over;
}

}  // namespace tb::bpmn
