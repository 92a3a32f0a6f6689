// One event's work on a copy of the state; nothing of it shows before it has succeeded. Inside
// engine/bpmn only: step.cpp takes the events in, the other run_*.cpp files each know one part of
// BPMN.
#pragma once
#include <functional>
#include <vector>

#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

std::unexpected<Error> task_gone();

// A token on its way along a flow, or the next round of a loop.
struct Move {
  ElementIndex element = kNone;  // kNone: the next round of the loop whose token is `scope`
  FlowIndex via = kNone;
  TokenId scope = kRoot;
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
  // Forgets those inside the scope.
  void drop(TokenId scope);

 private:
  static constexpr std::size_t kNear = 4;
  Move near_[kNear];
  std::vector<Move> far_;
  std::size_t count_ = 0;
};

class Run {
 public:
  Run(const Model& model, const State& state, Effects& effects, Workspace& workspace);

  Result<void> operator()(const Started& event);
  Result<void> operator()(const TaskCompleted& event);
  Result<void> operator()(const TimerFired& event);
  Result<void> operator()(const ActDone& event);
  Result<void> operator()(const Cancelled& event);
  Result<void> operator()(const Message& event);
  Result<void> operator()(const Signalled& event);
  Result<void> operator()(const Failed& event);
  Result<void> operator()(const Changed& event);
  Result<void> operator()(const Relocated& event);

  void commit(State& state) &&;

 private:
  // ── step.cpp: before the tokens move ──
  Result<void> must_run();
  bool fits() const;
  bool fits(const Token& token) const;
  bool fits(const Arrival& arrival) const;
  void count_live();
  Result<const Token*> waiting(TokenId id);
  Result<void> begin_at(ElementIndex at, const Variables& variables);
  ElementIndex entry_for(Trigger trigger, std::string_view name) const;

  // ── run_values.cpp: variables ──
  View seen() const { return {model_, now_.tokens, now_.frames, *variables_}; }
  TokenScope scope_of(TokenId token, bool has_outcome = false) const {
    return {seen(), token, has_outcome ? &outcome_ : nullptr};
  }
  Variables& own_variables();
  // Whether a condition holds; nothing (only with an oracle) when that cannot be told.
  std::optional<bool> told(const feel::Expression& condition, const feel::Scope& scope) const;
  // The same, where the oracle says what cannot be told.
  bool holds(const feel::Expression& condition, const feel::Scope& scope) const;
  bool is_known(const feel::Expression& expression, const feel::Scope& scope) const;
  void unknow(std::string_view name);
  // Into the nearest place around the token that has the name, else into the process.
  void assign(TokenId around, std::string_view name, feel::Value value);
  Result<void> merge(TokenId around, const Variables& added);
  // What came with the end of an activity: its own when it says what goes out of it.
  Result<void> take(TokenId id, const Variables& variables);
  Result<void> check_size() const;
  Result<void> map(const std::vector<Mapping>& mappings, TokenId seen_from, TokenId into);
  Result<void> take_result(const Element& element, TokenId around, feel::Value value);
  Result<void> compute(const Element& element, TokenId around, bool has_outcome);

  // ── run_tokens.cpp: tokens and what is cancelled ──
  Token* find(TokenId id);
  Frame* frame(TokenId id);
  std::uint32_t& live(TokenId scope) { return scope == kRoot ? root_live_ : frame(scope)->live; }
  bool is_alive(TokenId scope);
  Result<TokenId> make(ElementIndex element, TokenId scope, std::uint32_t timers);
  Frame& make_frame(TokenId token);
  void remove(TokenId id);
  void emit(EffectKind kind, TokenId token, ElementIndex element);
  void arm(TokenId token, ElementIndex event);
  void disarm(TokenId token, ElementIndex event);
  void arm_boundaries(TokenId id, const Element& element);
  void disarm_boundaries(const Token& token);
  void cancel_wait(const Token& token);
  void cancel(TokenId id);
  void cancel_inside(TokenId scope);
  void forget(TokenId scope);
  void end_all(Status status, ElementIndex by);

  // ── run_move.cpp: tokens along flows ──
  Result<void> settle();
  std::unexpected<Error> endless(ElementIndex at) const;
  Result<void> pass(ElementIndex index);
  Result<void> enter(const Move& move);
  Result<void> leave(ElementIndex index, TokenId scope, bool has_outcome);
  Result<void> choose(const Element& element, TokenId scope, bool has_outcome);
  // Which of the flows open, in their order; kNone or empty: none does.
  FlowIndex first_open(const Element& element, const feel::Scope& scope) const;
  std::vector<FlowIndex> all_open(const Element& element, const feel::Scope& scope) const;
  std::unexpected<Error> no_flow(const Element& element, const feel::Scope& scope) const;
  void go(FlowIndex flow, TokenId scope, bool has_outcome);
  // What came to its end in the scope.
  Result<void> drop(TokenId scope);
  Result<void> wait(const Move& move);

  // ── run_join.cpp: gateways that wait ──
  Result<void> join(const Move& move);
  void add_arrival(ElementIndex join, FlowIndex via, TokenId scope);
  std::span<Arrival> arrivals_at(ElementIndex join, TokenId scope);
  std::uint32_t take_one_of_each(ElementIndex join, TokenId scope);
  Result<bool> open_one();
  bool is_complete(ElementIndex join, TokenId scope,
                   const std::function<bool(FlowIndex)>& come) const;
  Result<bool> open_complex(ElementIndex join, TokenId scope);
  Result<bool> reset_complex(ElementIndex join, TokenId scope);

  // ── run_activity.cpp: activities, sub-processes, loops ──
  Result<void> begin(ElementIndex index, TokenId scope, bool has_outcome);
  Result<void> begin_one(ElementIndex index, TokenId scope, std::uint32_t round, bool has_outcome);
  Result<void> work(TokenId id, bool has_outcome);
  Result<void> finish(TokenId id, bool has_outcome);
  Result<void> open(TokenId scope, ElementIndex element, ElementIndex at);
  Result<void> close(TokenId scope);
  Result<void> begin_rounds(ElementIndex index, TokenId scope);
  Result<std::uint32_t> count_rounds(const Element& element, TokenId scope, feel::Value& items);
  Result<void> next_round(TokenId loop);
  Result<void> round_done(TokenId loop, bool has_outcome);
  Result<void> end_rounds(TokenId loop);
  bool holds_for(const Frame& loop, const feel::Expression& condition, bool has_outcome);
  void keep_output(const Token& round, bool has_outcome);

  // ── run_events.cpp: what is caught and thrown ──
  Result<void> occur(TokenId id, ElementIndex at);
  void await_no_more(TokenId id, ElementIndex at);
  Result<void> occur_at_boundary(const Token& token, ElementIndex at);
  bool is_behind(const Element& gateway, ElementIndex at) const;
  bool fires_again(const Token& token, ElementIndex at);
  Result<void> handle(TokenId scope, ElementIndex start, TokenId listener);
  Result<void> throw_at(const Move& move);
  enum class Caught : std::uint8_t { not_at_all, beside, instead };  // instead of what threw it
  Result<Caught> raise(Trigger trigger, std::string_view code, TokenId from);
  ElementIndex handler_for(Trigger trigger, std::string_view code, const Inside& inside) const;
  ElementIndex boundary_for(Trigger trigger, std::string_view code, const Element& element) const;
  bool is_awaited(const Token& token, ElementIndex at, Trigger trigger,
                  std::string_view name) const;
  // The event by which the token waits for it; kNone when it does not.
  ElementIndex awaited_at(const Token& token, Trigger trigger, std::string_view name) const;
  Result<bool> check_conditions();

  // ── run_compensation.cpp ──
  void remember(const Token& token);
  Result<void> compensate(const Move& move);
  Result<void> cancel_transaction(const Move& move);
  Result<void> compensate_next(TokenId thrower);
  std::vector<ElementIndex> take_done(TokenId scope, std::string_view activity);

  const Model& model_;
  const State& before_;
  State& now_;  // all but the variables, which are copied when they change
  Effects& effects_;
  Oracle* const oracle_;
  const Variables* variables_;
  feel::Value outcome_;
  Moves moves_;
  std::uint32_t root_live_ = 0;
  std::uint32_t moved_ = 0;
  bool changed_ = false;  // variables, or who waits for a condition
  ElementIndex last_passed_ = kNone;
};

}  // namespace tb::bpmn
