// What Camunda Modeler writes into drawings: attributes and extensions with a plain meaning are
// understood, the others are named and do no harm.
#pragma once
#include "engine/bpmn/node_reader.hpp"

namespace tb::bpmn {

void read_foreign(const XmlAttribute& attribute, Element& element, NodeFindings& findings);
void read_foreign(const XmlElement& extension, Element& element, const Expressions& expressions,
                  NodeFindings& findings);

}  // namespace tb::bpmn
