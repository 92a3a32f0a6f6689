// A running instance on another version of its model: for a model that was mended.
#pragma once
#include <map>
#include <string>

#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

// What of one model is called otherwise in another: ids of flow nodes and flows, old to new. What
// is not named keeps its id.
using Renamed = std::map<std::string, std::string, std::less<>>;
const std::string& renamed(const Renamed& names, const std::string& id);

// The same state on `to`: tokens by the id of their element, running timers by the id of their
// boundary event, arrivals by the ids of join and flow. With `begun`, events that are new at the
// boundary of where a token waits begin too, and are told there as by a step; without it they do
// not. Fails conflict `bpmn.not_movable`, naming what the other version lacks.
Result<State> moved(const Model& from, const Model& to, State state, const Renamed& names = {},
                    std::vector<Effect>* begun = nullptr);

}  // namespace tb::bpmn
