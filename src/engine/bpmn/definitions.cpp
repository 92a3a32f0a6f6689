#include "engine/bpmn/definitions.hpp"

#include <algorithm>
#include <array>

namespace tb::bpmn {

namespace {

struct Kind {
  std::string_view tag, code;  // attribute that says what it is about, before its name
};
constexpr std::array<Kind, 4> kKinds{
    {{"message", ""}, {"signal", ""}, {"error", "errorCode"}, {"escalation", "escalationCode"}}};

std::string key_of(std::string_view tag, std::string_view id) {
  return std::string(tag) + ' ' + std::string(id);
}

// Names of data objects, inputs and outputs: what expressions may be about.
void declare(const XmlElement& xml, feel::Names& names) {
  constexpr std::array<std::string_view, 8> kData{
      "dataObject", "dataObjectReference", "property",       "dataInput",
      "dataOutput", "inputDataItem",       "outputDataItem", "dataStoreReference"};
  const std::string_view name = xml.get("name");
  if (xml.space == Space::bpmn && !name.empty() &&
      std::ranges::find(kData, xml.local) != kData.end())
    names.declare(name);
  for (const XmlElement& child : xml.children) declare(child, names);
}

feel::Names names_of(const XmlElement& root) {
  feel::Names names;
  declare(root, names);
  return names;
}

}  // namespace

std::string_view local_name(std::string_view reference) {
  const std::size_t colon = reference.rfind(':');
  return colon == std::string_view::npos ? reference : reference.substr(colon + 1);
}

Definitions::Definitions(const XmlElement& root) : expressions_(names_of(root)) {
  for (const XmlElement& child : root.children) {
    const auto kind = std::ranges::find(kKinds, child.local, &Kind::tag);
    if (child.space != Space::bpmn || kind == kKinds.end()) continue;
    std::string_view about = kind->code.empty() ? std::string_view() : child.get(kind->code);
    if (about.empty()) about = child.get("name");
    if (about.empty()) about = child.get("id");
    by_tag_and_id_.emplace(key_of(child.local, child.get("id")), about);
  }
}

const std::string* Definitions::find(std::string_view tag, std::string_view id) const {
  const auto found = by_tag_and_id_.find(key_of(tag, local_name(id)));
  return found == by_tag_and_id_.end() ? nullptr : &found->second;
}

}  // namespace tb::bpmn
