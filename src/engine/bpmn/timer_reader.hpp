// When a timer of a drawing is due.
#pragma once
#include "engine/bpmn/node_reader.hpp"

namespace tb::bpmn {

// From a timerEventDefinition; what cannot be read is said to the findings.
void read_timer(const XmlElement& definition, Timer& timer, const Expressions& expressions,
                NodeFindings& findings);

}  // namespace tb::bpmn
