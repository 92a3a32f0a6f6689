// The process engine: (model, state, event) -> (state, effects). Pure, deterministic and
// replayable: the same events in the same order always give the same state and effects.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "engine/bpmn/state.hpp"

namespace tb::bpmn {

// The instance begins: at a start event of the process, at a receive task or event behind a gateway
// that begins it, or (kNone) as the drawing says.
struct Started {
  Variables variables;
  ElementIndex at = kNone;
};
// A person finished a user task. `outcome` must be one that the task offers (empty when it offers
// none). Conditions behind the task read it by the name `outcome`, up to the next task or join;
// `variables` are merged first.
struct TaskCompleted {
  TokenId token = 0;
  std::string outcome;
  Variables variables;
};
// A timer that start_timer announced has become due.
struct TimerFired {
  TokenId token = 0;
  ElementIndex boundary = kNone;  // the event: at the boundary, or where the token waits
};
// The system did what run_act, run_rule or call asked for.
struct ActDone {
  TokenId token = 0;
  Variables variables;
};
// The instance ends now, whatever it waits for (withdrawal, termination).
struct Cancelled {
  std::string reason;
};
// A message came: to the token that waits for it (0: the first one that does), or it begins an
// instance that has not begun.
struct Message {
  std::string name;
  TokenId token = 0;
  Variables variables;
};
// A signal was sent; everything that waits for it goes on.
struct Signalled {
  std::string name;
  Variables variables;
};
// What run_act, run_rule or call asked for ended with an error of the drawing (not a fault of the
// program): events that catch it go on.
struct Failed {
  TokenId token = 0;
  std::string code;
  Variables variables;
};
// Variables changed from outside; events that wait for a condition see it.
struct Changed {
  Variables variables;
};
// An administrator puts a token elsewhere in its sub-process (or process): what it waited for is
// void, and it goes on as if it came there. Not for rounds of a loop, nor onto events at a
// boundary, starts or gateways that wait for others.
struct Relocated {
  TokenId token = 0;
  ElementIndex to = kNone;
};
// Append only: inboxes keep the number.
using Event = std::variant<Started, TaskCompleted, TimerFired, ActDone, Cancelled, Message,
                           Signalled, Failed, Changed, Relocated>;

enum class EffectKind : std::uint8_t {
  create_task,   // token waits at the user task `element`
  cancel_task,   // the task of `token` is void; nobody completed it
  start_timer,   // `element` is a boundary or timer event: Element::timer says when it is due
  cancel_timer,  // `element` is that event
  run_act,       // do Element::act of the service task, then send ActDone
  cancel_act,    // what run_act, run_rule or call asked for is no longer wanted
  ended,         // State::status says how; `element` is the end event, or kNone when cancelled
  run_rule,      // decide Element::called, then send ActDone
  call,          // run the process Element::called with Effects::sent, then send ActDone
  subscribe,     // `element` waits for the message or signal Element::event.name
  unsubscribe,   // and does so no more, also because it came
  send,          // the message Element::event.name goes out with Effects::sent
  signal,        // the same for a signal
  escalated,     // an escalation that nothing in the drawing catches
};
struct Effect {
  EffectKind kind{};
  TokenId token = 0;
  ElementIndex element = kNone;
  bool operator==(const Effect&) const = default;
};

// What one event caused, in order. `passed` lists each element that completed, for history and
// diagrams.
struct Effects {
  std::vector<Effect> list;
  std::vector<ElementIndex> passed;
  std::vector<Variables> sent;  // what goes along: of each call, send and signal, in their order
  void clear() {
    list.clear();
    passed.clear();
    sent.clear();
  }
};

inline constexpr std::uint32_t kMaxElementsPerStep = 100'000;
inline constexpr std::uint32_t kMaxTokens = 25'000;
inline constexpr std::uint32_t kMaxRounds = 10'000;  // of one loop over a list or a number

struct Step {
  State state;
  Effects effects;
};

// Applies one event. Fails, and then nothing has changed:
//   conflict `bpmn.task_gone`        the token or timer is gone, or the instance has ended: the
//                                    same event twice
//   conflict `bpmn.already_started`, `bpmn.not_started`, `bpmn.wrong_model`
//   invalid  `bpmn.outcome_unknown`  not an outcome of the task
//   invalid  `bpmn.not_executable`   the model has unsupported elements in the way
//   invalid  `bpmn.no_start`         it cannot begin there, or only with a message, signal or timer
//   conflict `bpmn.not_awaited`      nothing waits for the message or signal
//   invalid  `bpmn.not_relocatable`  the token cannot be put there
//   invalid  `bpmn.variables_too_large`, `bpmn.step_limit`, `bpmn.token_limit`, `bpmn.no_flow` (no
//            condition holds and there is no default), `bpmn.no_rounds` (a loop over no list or
//            number), `bpmn.too_many_rounds`, `bpmn.error_uncaught`: incidents, for an
//            administrator
Result<Step> step(const Model& model, State state, const Event& event);

// Decides what a drawing alone does not say, while its ways are explored: conditions on values that
// nobody knows, and how long a list is.
class Oracle {
 public:
  // One of `count` possibilities, counted from 0.
  virtual std::uint32_t choose(std::uint32_t count) = 0;

 protected:
  ~Oracle() = default;
};

// Memory that steps may use again, one after another. With an oracle nothing is computed: what a
// script, a mapping or a loop would put into a variable is unknown from then on.
struct Workspace {
  State state;
  Oracle* oracle = nullptr;
};

// The same in place, for callers that apply many events: on failure `state` and `effects` are as
// before; on success the new effects are appended to `effects`.
Result<void> apply(const Model& model, State& state, const Event& event, Effects& effects);
Result<void> apply(const Model& model, State& state, const Event& event, Effects& effects,
                   Workspace& workspace);

// Events as bytes, for an instance's inbox. Fails invalid `bpmn.event_corrupt`.
std::string serialise(const Event& event);
Result<Event> deserialise_event(std::string_view bytes);

}  // namespace tb::bpmn
