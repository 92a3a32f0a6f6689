// Flow nodes of BPMN as elements of the model: what a task, event or gateway says about itself.
#pragma once
#include <vector>

#include "engine/bpmn/definitions.hpp"
#include "engine/bpmn/model.hpp"
#include "engine/bpmn/xml.hpp"

namespace tb::bpmn {

// What is wrong with one flow node. Blocking findings count when the node can be reached.
class NodeFindings {
 public:
  explicit NodeFindings(const XmlElement& node) : node_(node) {}
  // The node cannot be run as it is drawn.
  void blocked(const XmlElement& at, std::string reason) { add(at, std::move(reason), true); }
  // Something is read and not executed; it does no harm.
  void noted(const XmlElement& at, std::string reason) { add(at, std::move(reason), false); }
  // An expression, or why it is none; `what` begins the sentence.
  void take(std::optional<feel::Expression>& out, Result<feel::Expression> parsed,
            const XmlElement& at, std::string_view what);
  void attribute(const XmlAttribute& attribute, std::string reason, bool blocking);
  std::vector<Unsupported>& list() { return list_; }

 private:
  void add(const XmlElement& at, std::string reason, bool blocking);

  const XmlElement& node_;
  std::vector<Unsupported> list_;
};

bool is_flow_node(const XmlElement& xml);
bool is_sub_process(const XmlElement& xml);
// Without what lies inside a sub-process, without flows, attachments and reach.
Element read_node(const XmlElement& xml, const Definitions& definitions, Scripts scripts,
                  NodeFindings& findings);

Unsupported unsupported(const XmlElement& xml, std::string reason, bool blocking);
// Acts, roles, capacities, clocks, outcomes and variables of tongban: names that code and law
// tables use, of small letters, digits and underscores.
bool is_identifier(std::string_view text);

}  // namespace tb::bpmn
