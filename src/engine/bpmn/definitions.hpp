// What a file defines beside its flow nodes: messages, signals, errors and escalations by id, and
// the names of its data.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "engine/bpmn/expressions.hpp"
#include "engine/bpmn/xml.hpp"

namespace tb::bpmn {

class Definitions {
 public:
  explicit Definitions(const XmlElement& root);
  // What an event that refers to `id` is about: the name of a message or signal, the code of an
  // error or escalation. Null when the file defines no such thing.
  const std::string* find(std::string_view tag, std::string_view id) const;
  const Expressions& expressions() const { return expressions_; }

 private:
  std::map<std::string, std::string, std::less<>> by_tag_and_id_;
  Expressions expressions_;
};

// "tns:order" refers to "order": prefixes of references name the file itself.
std::string_view local_name(std::string_view reference);

}  // namespace tb::bpmn
