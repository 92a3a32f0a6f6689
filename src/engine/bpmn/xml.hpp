// XML as the BPMN reader wants it: the namespaces that it knows, and its words.
#pragma once
#include <string_view>

#include "core/result.hpp"
#include "engine/bpmn/reader.hpp"
#include "engine/xml/xml.hpp"

namespace tb::bpmn {

using XmlAttribute = xml::Attribute;
using XmlElement = xml::Element;

// As parse_xml numbers the namespaces.
struct Space {
  enum : xml::Space {
    none = xml::kNoSpace,
    bpmn = 1,
    tongban,
    xsi,
    camunda,  // Camunda 7
    zeebe,    // Camunda 8
    other = xml::kOtherSpace
  };
};

inline bool is(const XmlElement& xml, std::string_view bpmn_name) {
  return xml.is(Space::bpmn, bpmn_name);
}

// Null when there is no such child.
inline const XmlElement* child_of(const XmlElement& xml, std::string_view bpmn_name) {
  for (const XmlElement& child : xml.children)
    if (is(child, bpmn_name)) return &child;
  return nullptr;
}

// Fails as bpmn::read says for bytes, depth, nodes, DOCTYPE and malformed text.
Result<XmlElement> parse_xml(std::string_view text, const Limits& limits);

}  // namespace tb::bpmn
