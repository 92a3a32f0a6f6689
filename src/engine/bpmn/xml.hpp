// XML as the BPMN reader wants it: names resolved to namespaces, lines known, nothing external ever
// loaded.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/bpmn/reader.hpp"

namespace tb::bpmn {

enum class Space : std::uint8_t { none, bpmn, tongban, xsi, other };

struct XmlAttribute {
  Space space = Space::none;
  std::string name;   // as written: "tb:act"
  std::string local;  // "act"
  std::string value;
};

struct XmlElement {
  Space space = Space::none;
  std::string name;   // as written: "bpmn:userTask"
  std::string local;  // "userTask"
  std::string text;   // all text directly inside, trimmed
  std::uint32_t line = 0;
  std::vector<XmlAttribute> attributes;
  std::vector<XmlElement> children;

  // The value of an attribute without prefix; empty when absent.
  std::string_view get(std::string_view local_name) const { return get(Space::none, local_name); }
  std::string_view get(Space of, std::string_view local_name) const;
  bool is(std::string_view bpmn_name) const { return space == Space::bpmn && local == bpmn_name; }
};

// Fails as bpmn::read says for bytes, depth, nodes, DOCTYPE and malformed text.
Result<XmlElement> parse_xml(std::string_view text, const Limits& limits);

}  // namespace tb::bpmn
