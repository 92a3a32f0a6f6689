// Reads one flow node: its kind, tongban's attributes, its timer, and what of it cannot be
// executed.
#pragma once
#include <string>
#include <vector>

#include "engine/bpmn/model.hpp"
#include "engine/bpmn/xml.hpp"

namespace tb::bpmn {

using NodeFindings = std::vector<Unsupported>;

bool is_flow_node(const XmlElement& xml);
// References to other elements (flows, attachedToRef, default) are left to the caller.
Element read_node(const XmlElement& xml, NodeFindings& findings);
Unsupported unsupported(const XmlElement& xml, std::string reason, bool blocking);
// The expression in an element. Fails as feel::parse.
Result<feel::Expression> read_feel(const XmlElement& xml);

}  // namespace tb::bpmn
