// Variables as bytes: in the form of a state that has nothing else.
#pragma once
#include <string>

#include "engine/bpmn/state.hpp"
#include "flow/types.hpp"

namespace tb::flow {

inline std::string packed(bpmn::Variables variables) {
  bpmn::State state;
  state.variables = std::move(variables);
  return bpmn::serialise(state);
}
// Fails as bpmn::deserialise() does.
inline Result<bpmn::Variables> unpacked(const Bytes& bytes) {
  return TRY(bpmn::deserialise(bytes.data)).variables;
}

}  // namespace tb::flow
