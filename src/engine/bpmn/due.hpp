// When a timer of a running instance is due.
#pragma once
#include "core/time.hpp"
#include "engine/bpmn/state.hpp"

namespace tb::bpmn {

// Of the event that start_timer names for the token, counted from `now` (the instant of the event
// that started it); of a cycle its next time. Days and hours are those of China (UTC+8), where a
// text names no zone. A timer with a clock has no time of its own. Fails invalid
// `bpmn.timer_unreadable` when an expression gives neither a duration nor a point of time.
Result<Instant> due_at(const Model& model, const State& state, TokenId token, ElementIndex event,
                       Instant now);

}  // namespace tb::bpmn
