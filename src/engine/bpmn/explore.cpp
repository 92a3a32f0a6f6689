#include "engine/bpmn/explore.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "engine/bpmn/happenings.hpp"

namespace tb::bpmn {

namespace {

// The same state with its tokens numbered by where they are, so that the way there does not count.
class Renumbering {
 public:
  explicit Renumbering(const State& state) : from_(state) { number_inside(kRoot); }

  State run() {
    State to = from_;
    to.next_token = next_;
    for (Token& token : to.tokens) {
      token.id = ids_[token.id];
      token.scope = of(token.scope);
    }
    for (Arrival& arrival : to.arrivals) arrival.scope = of(arrival.scope);
    for (Frame& own : to.frames) own.token = of(own.token);
    for (Repeat& repeat : to.repeats) repeat.token = of(repeat.token);
    for (const Done& done : from_.done) ids_[done.id] = to.next_token++;
    for (Done& done : to.done) {
      done.id = ids_[done.id];
      done.scope = of(done.scope);
    }
    std::ranges::sort(to.tokens, {}, &Token::id);
    std::ranges::sort(to.frames, {}, &Frame::token);
    std::ranges::sort(to.arrivals, {}, kByPlace);
    std::ranges::sort(to.repeats, {}, kByPlace);
    return to;
  }

 private:
  TokenId of(TokenId id) const { return id == kRoot ? kRoot : ids_.at(id); }

  void number_inside(TokenId scope) {
    std::vector<const Token*> inside;
    for (const Token& token : from_.tokens)
      if (token.scope == scope) inside.push_back(&token);
    std::ranges::sort(inside, {}, [](const Token* token) {
      return std::tuple(token->element, token->timers, token->id);
    });
    for (const Token* token : inside) ids_[token->id] = next_++;
    for (const Token* token : inside) number_inside(token->id);
  }

  const State& from_;
  std::unordered_map<TokenId, TokenId> ids_;
  TokenId next_ = 1;
};

class Explorer {
 public:
  // `in_order`: of what goes on side by side only one order is looked at.
  Explorer(const Model& model, std::size_t most, bool in_order)
      : model_(model), most_(most), in_order_(in_order) {}

  Explored run() {
    for (const Happening& start : starts(model_)) follow(kNowhere, Met{}, start);
    while (!open_.empty()) {
      const std::size_t index = open_.front();
      open_.pop_front();
      const Met met = found_.states[index];
      for (const Happening& happening : happenings(met)) follow(index, met, happening);
    }
    return std::move(found_);
  }

 private:
  // Everything that may happen in a state, or (in order) to one of its tokens and what is around
  // it.
  std::vector<Happening> happenings(const Met& met) {
    const State& state = met.state;
    std::vector<Happening> all;
    const View seen = view(model_, state);
    if (state.ended()) return all;
    if (model_.has_conditions()) all.push_back({{"", "change", ""}, Changed{}});
    const bool nobody_waits = std::ranges::none_of(state.tokens, [&](const Token& token) {
      return !is_container(seen, token) && !is_listener(model_, token);
    });
    if (!in_order_ || nobody_waits) {
      for (const Token& token : state.tokens) add_happenings(all, seen, token);
      return without_repeated(std::move(all), met);
    }
    const Token& token = first_to_move(seen);
    add_happenings(all, seen, token);
    for (TokenId scope = token.scope;; scope = state.token(scope)->scope) {
      for (const Token& other : state.tokens)
        if (is_listener(model_, other) && other.scope == scope) add_happenings(all, seen, other);
      if (scope == kRoot) break;
      add_happenings(all, seen, *state.token(scope));
    }
    return without_repeated(std::move(all), met);
  }

  static std::vector<Happening> without_repeated(std::vector<Happening> all, const Met& met) {
    std::erase_if(all, [&](const Happening& one) {
      return std::ranges::binary_search(met.repeated, one.repeats);
    });
    return all;
  }

  // One to whose place no other token can come any more: two that meet without a join are seen so.
  const Token& first_to_move(const View& seen) {
    const Token* first = nullptr;
    for (const Token& token : seen.tokens) {
      if (is_container(seen, token) || is_listener(model_, token)) continue;
      if (first == nullptr) first = &token;
      const bool awaits = std::ranges::any_of(seen.tokens, [&](const Token& other) {
        return other.id != token.id && other.scope == token.scope &&
               reaches(other.element, token.element);
      });
      if (!awaits) return token;
    }
    return *first;
  }

  bool reaches(ElementIndex from, ElementIndex to) {
    std::vector<bool>& reach = reach_[from];
    if (reach.empty()) {
      reach.resize(model_.elements().size());
      std::vector<ElementIndex> open{from};
      const auto visit = [&](ElementIndex index) {
        if (reach[index]) return;
        reach[index] = true;
        open.push_back(index);
      };
      while (!open.empty()) {
        const Element& element = model_.element(open.back());
        open.pop_back();
        for (const FlowIndex flow : element.outgoing) visit(model_.flow(flow).to);
        for (const ElementIndex boundary : element.boundaries) visit(boundary);
      }
    }
    return reach[to];
  }

  // Every way that the step may go.
  void follow(std::size_t from, const Met& met, const Happening& happening) {
    Answers answers;
    std::vector<ElementIndex> repeated = met.repeated;
    if (happening.repeats != kNone)
      repeated.insert(std::ranges::upper_bound(repeated, happening.repeats), happening.repeats);
    Workspace workspace;
    workspace.oracle = &answers;
    do {
      State next = met.state;
      Effects effects;
      answers.rewind();
      const auto done = apply(model_, next, happening.event, effects, workspace);
      PlayStep step = happening.step;
      step.choices = answers.given();
      if (!done) {
        found_.refused.push_back({from, std::move(step), done.error()});
        continue;
      }
      for (const ElementIndex passed : effects.passed) found_.seen.insert(passed);
      for (const Token& token : next.tokens) found_.seen.insert(token.element);
      for (const Arrival& arrival : next.arrivals) found_.seen.insert(arrival.join);
      meet(from, std::move(next), repeated, step);
    } while (answers.count_on());
  }

  void meet(std::size_t from, State next, const std::vector<ElementIndex>& repeated,
            const PlayStep& step) {
    State same = Renumbering(next).run();
    std::string key = serialise(same);
    for (const ElementIndex event : repeated) key += ' ' + std::to_string(event);
    auto known = known_.find(key);
    if (known == known_.end()) {
      if (found_.states.size() >= most_) {
        found_.is_cut = true;
        return;
      }
      known = known_.emplace(key, found_.states.size()).first;
      open_.push_back(found_.states.size());
      found_.states.push_back({std::move(same), repeated, from, step, {}});
    }
    if (from != kNowhere) found_.states[from].next.push_back({known->second, step});
  }

  const Model& model_;
  const std::size_t most_;
  const bool in_order_;
  Explored found_;
  std::unordered_map<ElementIndex, std::vector<bool>> reach_;
  std::deque<std::size_t> open_;
  std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace

Explored explore(const Model& model, const ExploreLimits& limits) {
  const std::size_t every_order = std::min(limits.states, limits.every_order);
  Explored explored = Explorer(model, every_order, false).run();
  return explored.is_cut ? Explorer(model, limits.states, true).run() : explored;
}

std::vector<PlayStep> way_to(const Explored& explored, std::size_t state) {
  std::vector<PlayStep> way;
  for (std::size_t at = state; at != kNowhere; at = explored.states[at].from)
    way.push_back(explored.states[at].step);
  std::ranges::reverse(way);
  return way;
}

}  // namespace tb::bpmn
