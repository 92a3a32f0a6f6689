#include "engine/bpmn/soundness.hpp"

#include <algorithm>

#include "engine/bpmn/explore.hpp"

namespace tb::bpmn {

namespace {

std::string name_of(const Element& element) { return "“" + element.label() + "”"; }

class Judge {
 public:
  Judge(const Model& model, const Explored& explored) : model_(model), explored_(explored) {}

  std::vector<Finding> run() {
    for (const Refused& refused : explored_.refused) refuse(refused);
    for (std::size_t i = 0; i < explored_.states.size(); ++i) {
      const Met& met = explored_.states[i];
      if (met.state.ended()) continue;
      add_deadlocks(i);
      add_doubles(i);
    }
    add_never_ending();
    add_unreachable();
    return std::move(findings_);
  }

 private:
  void add(std::string kind, std::vector<std::string> elements, std::string message,
           std::vector<PlayStep> example, std::string code = {}) {
    const bool known = std::ranges::any_of(findings_, [&](const Finding& one) {
      return one.kind == kind && one.elements == elements;
    });
    if (known) return;
    if (code.empty()) code = kind;
    findings_.push_back({std::move(kind),
                         std::move(elements),
                         {},
                         std::move(message),
                         false,
                         std::move(example),
                         std::move(code)});
  }

  void refuse(const Refused& refused) {
    std::vector<PlayStep> example;
    if (refused.from != kNowhere) example = way_to(explored_, refused.from);
    example.push_back(refused.step);
    const bool endless = refused.why.code == "bpmn.step_limit" ||
                         refused.why.code == "bpmn.token_limit" ||
                         refused.why.code == "bpmn.too_many_rounds";
    std::vector<std::string> at;
    if (!refused.step.element.empty()) at.push_back(refused.step.element);
    add(endless ? "endless_loop" : "no_way", std::move(at), refused.why.detail, std::move(example),
        refused.why.code);
  }

  // Tokens wait at gateways, and nothing is left around them that could come there. What surrounds
  // them may still be interrupted; that mends nothing.
  void add_deadlocks(std::size_t index) {
    const State& state = explored_.states[index].state;
    std::vector<std::string> joins;
    std::string names;
    for (const Arrival& arrival : state.arrivals) {
      const Element& gateway = model_.element(arrival.join);
      const bool moves = std::ranges::any_of(state.tokens, [&](const Token& token) {
        return token.scope == arrival.scope && !is_listener(model_, token);
      });
      if (moves || arrival.flow == kNone || std::ranges::find(joins, gateway.id) != joins.end())
        continue;
      joins.push_back(gateway.id);
      names += name_of(gateway);
    }
    if (joins.empty()) return;
    add("deadlock", joins,
        "走到这里会停住：" + names + "要等的几条路永远等不齐，请改网关的种类或连线。",
        way_to(explored_, index));
  }

  // The same place twice at once, though nothing says that it is done several times.
  void add_doubles(std::size_t index) {
    const State& state = explored_.states[index].state;
    const View seen = view(model_, state);
    for (std::size_t i = 0; i < state.tokens.size(); ++i)
      for (std::size_t j = i + 1; j < state.tokens.size(); ++j) {
        const Token &one = state.tokens[i], &other = state.tokens[j];
        if (one.element == other.element && one.scope == other.scope && !is_round(seen, one) &&
            !is_listener(model_, one))
          add_double(index, one.element);
      }
    for (const Arrival& arrival : state.arrivals)
      if (arrival.count > 1 && arrival.flow != kNone) add_double(index, arrival.join);
  }

  void add_double(std::size_t index, ElementIndex element) {
    if (may_come_again(element)) return;
    const Element& at = model_.element(element);
    add("no_synchronisation", {at.id},
        name_of(at) + "可能同时有两份：前面并行的几条路没有汇合，请用并行网关汇合后再往下走。",
        way_to(explored_, index));
  }

  // Behind an event that happens beside the main way, as often as it does, or in a handler of it.
  bool may_come_again(ElementIndex element) {
    if (again_.empty()) find_again();
    return again_[element];
  }
  void find_again() {
    again_.assign(model_.elements().size(), false);
    std::vector<ElementIndex> open;
    const auto visit = [&](ElementIndex index) {
      if (index == kNone || again_[index]) return;
      again_[index] = true;
      open.push_back(index);
    };
    for (ElementIndex i = 0; i < again_.size(); ++i) {
      const Element& event = model_.element(i);
      if (event.interrupting) continue;
      visit(event.kind == ElementKind::start_event ? event.scope : i);
    }
    while (!open.empty()) {
      const ElementIndex at = open.back();
      open.pop_back();
      const Element& element = model_.element(at);
      for (const FlowIndex flow : element.outgoing) visit(model_.flow(flow).to);
      for (const ElementIndex boundary : element.boundaries) visit(boundary);
      if (element.kind == ElementKind::sub_process)
        for (ElementIndex inside = at + 1; inside < element.end; ++inside) visit(inside);
    }
  }

  // From where no end can be reached any more, though things go on. A deadlock or a step that
  // cannot be made is said by itself.
  void add_never_ending() {
    if (explored_.is_cut) return;
    const std::size_t count = explored_.states.size();
    std::vector<std::vector<std::size_t>> before(count);
    std::vector<char> stops(count, 0);
    std::vector<std::size_t> open;
    const auto visit = [&](std::size_t index) {
      if (stops[index]) return;
      stops[index] = 1;
      open.push_back(index);
    };
    for (std::size_t i = 0; i < count; ++i) {
      for (const Passage& next : explored_.states[i].next) before[next.to].push_back(i);
      if (explored_.states[i].next.empty() || explored_.states[i].state.stuck(model_)) visit(i);
    }
    for (const Refused& refused : explored_.refused)
      if (refused.from != kNowhere) visit(refused.from);
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t earlier : before[at]) visit(earlier);
    }
    const auto endless = std::ranges::find(stops, 0);
    if (endless != stops.end()) add_endless(static_cast<std::size_t>(endless - stops.begin()));
  }

  void add_endless(std::size_t index) {
    std::vector<std::string> elements;
    for (const Token& token : explored_.states[index].state.tokens)
      elements.push_back(model_.element(token.element).id);
    add("never_ending", elements, "从这里往下走永远到不了结束，请给循环一个出口。",
        way_to(explored_, index));
  }

  // What lies in the drawing and never comes to pass.
  void add_unreachable() {
    if (explored_.states.empty()) return;  // it cannot even begin, which is said
    for (ElementIndex i = 0; i < model_.elements().size(); ++i) {
      const Element& element = model_.element(i);
      if (explored_.seen.contains(i) || element.kind == ElementKind::unsupported) continue;
      if (element.reachable && (explored_.is_cut || is_by_the_way(element))) continue;
      add("unreachable", {element.id},
          "没有一种走法能到" + name_of(element) + "，请检查连线和条件。", {});
    }
  }

  // What nothing tells whether it happens: compensations, escalations and errors of calls, an
  // event sub-process itself while none of it has ended.
  bool is_by_the_way(const Element& element) const {
    if (element.kind == ElementKind::sub_process || element.compensates ||
        element.trigger == Trigger::compensation || element.loop)
      return true;
    for (ElementIndex scope = element.scope; scope != kNone; scope = model_.element(scope).scope)
      if (model_.element(scope).compensates || model_.element(scope).sub == SubKind::event)
        return true;
    return false;
  }

  const Model& model_;
  const Explored& explored_;
  std::vector<Finding> findings_;
  std::vector<bool> again_;
};

int weight(const Finding& finding) {
  constexpr std::string_view kWorst[]{
      "deadlock", "no_way", "endless_loop", "never_ending", "no_synchronisation", "unreachable"};
  return static_cast<int>(std::ranges::find(kWorst, finding.kind) - std::begin(kWorst));
}

}  // namespace

std::vector<Finding> soundness(const Model& model, const ExploreLimits& limits) {
  const Explored explored = explore(model, limits);
  std::vector<Finding> findings = Judge(model, explored).run();
  std::ranges::sort(findings, {}, [](const Finding& one) {
    return std::pair(weight(one), one.elements.empty() ? std::string() : one.elements.front());
  });
  return findings;
}

}  // namespace tb::bpmn
