// Expressions in drawings: FEEL, and of the language of Camunda 7 (JUEL) what FEEL says as well.
#pragma once
#include "engine/bpmn/xml.hpp"
#include "engine/feel/expression.hpp"

namespace tb::bpmn {

// Reads texts among the names that a file defines; only what is defined may be a name of several
// words ("Vacation Request").
class Expressions {
 public:
  explicit Expressions(feel::Names names) : names_(std::move(names)) {}
  // A text that is an expression: "= x > 5", "${x > 5}" or plain FEEL. Fails as feel::parse does.
  Result<feel::Expression> read(std::string_view text) const;
  // A text that is a value as it stands, unless it is marked as an expression ("=…", "${…}").
  Result<feel::Expression> read_value(std::string_view text) const;
  // The text of an element with `language`; fails invalid `bpmn.language` for another than FEEL or
  // JUEL.
  Result<feel::Expression> read(const XmlElement& xml) const;

 private:
  feel::Names names_;
};

// Whether the text is marked as an expression.
bool is_marked(std::string_view text);

}  // namespace tb::bpmn
