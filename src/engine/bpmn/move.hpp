// A running instance on another version of its model: for a model that was mended.
#pragma once
#include "engine/bpmn/state.hpp"

namespace tb::bpmn {

// The same state on `to`: tokens by the id of their element, running timers by the id of their
// boundary event, arrivals by the ids of join and flow. New boundary events do not start. Fails
// conflict `bpmn.not_movable`, naming what the other version lacks.
Result<State> moved(const Model& from, const Model& to, State state);

}  // namespace tb::bpmn
