// How often an activity is done, as drawn.
#pragma once
#include "engine/bpmn/node_reader.hpp"

namespace tb::bpmn {

// From standardLoopCharacteristics or multiInstanceLoopCharacteristics.
void read_loop(const XmlElement& xml, Element& element, const Expressions& expressions,
               NodeFindings& findings);

}  // namespace tb::bpmn
