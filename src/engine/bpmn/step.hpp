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

// The instance begins at the start event.
struct Started {
  Variables variables;
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
  ElementIndex boundary = kNone;  // the boundary event, or the timer event where the token waits
};
// The system did the act that run_act asked for.
struct ActDone {
  TokenId token = 0;
  Variables variables;
};
// The instance ends now, whatever it waits for (withdrawal, termination).
struct Cancelled {
  std::string reason;
};
using Event = std::variant<Started, TaskCompleted, TimerFired, ActDone, Cancelled>;

enum class EffectKind : std::uint8_t {
  create_task,   // token waits at the user task `element`
  cancel_task,   // the task of `token` is void; nobody completed it
  start_timer,   // `element` is a boundary or timer event: Element::timer says when it is due
  cancel_timer,  // `element` is that event
  run_act,       // do Element::act of the service task, then send ActDone
  cancel_act,    // the act of `token` is no longer wanted
  ended,         // State::status says how; `element` is the end event, or kNone when cancelled
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
  void clear() {
    list.clear();
    passed.clear();
  }
};

inline constexpr std::uint32_t kMaxElementsPerStep = 10'000;
inline constexpr std::uint32_t kMaxTokens = 20'000;

struct Step {
  State state;
  Effects effects;
};

// Applies one event. Fails, and then nothing has changed:
//   conflict `bpmn.task_gone`        the token or timer is gone, or the instance has ended; the
//   same event twice conflict `bpmn.already_started`, `bpmn.not_started`, `bpmn.wrong_model`
//   invalid  `bpmn.outcome_unknown`  not an outcome of the task
//   invalid  `bpmn.not_executable`   the model has unsupported elements in the way
//   invalid  `bpmn.variables_too_large`, `bpmn.step_limit`, `bpmn.token_limit`, `bpmn.no_flow` (no
//   condition holds
//            and there is no default): incidents, for an administrator
Result<Step> step(const Model& model, State state, const Event& event);

// The same in place, for callers that apply many events: on failure `state` and `effects` are as
// before; on success the new effects are appended to `effects`.
Result<void> apply(const Model& model, State& state, const Event& event, Effects& effects);

// Events as bytes, for an instance's inbox. Fails invalid `bpmn.event_corrupt`.
std::string serialise(const Event& event);
Result<Event> deserialise_event(std::string_view bytes);

}  // namespace tb::bpmn
