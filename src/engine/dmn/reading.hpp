// What the parts of the reader share: how names, types and texts of the file are read, and the
// mistakes found so far.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/dmn/model.hpp"
#include "engine/dmn/reader.hpp"
#include "engine/xml/xml.hpp"

namespace tb::dmn {

// Of the file's root; nothing when the root is no DMN definitions.
std::optional<Version> version_of(const xml::Element& root);
// Whether the URI is the MODEL namespace of a published version.
bool is_model_namespace(std::string_view uri);
// Whether the URI names FEEL of a published version.
bool is_feel_namespace(std::string_view uri);
Result<xml::Element> parse_xml(std::string_view text, const Limits& limits);
inline constexpr xml::Wording kWording{"dmn", "决策文件", "请用决策设计器重新保存后上传",
                                       "请拆成几个决策文件"};

// Whether the element is of DMN, whatever the version.
bool is_dmn(const xml::Element& xml);
inline bool is(const xml::Element& xml, std::string_view local) {
  return xml.local == local && is_dmn(xml);
}

class Reading {
 public:
  using Names = std::initializer_list<std::string_view>;

  Reading(const xml::Element& definitions, Version version, const Limits& limits);

  const Limits& limits() const { return limits_; }
  Version version() const { return version_; }
  // The prefix that the root binds to the namespace; empty when there is none.
  std::string_view prefix_of(std::string_view uri) const;
  // Prefixes of type names lead to these imports.
  void know(const std::vector<Import>& imports);

  void problem(const xml::Element& at, std::string_view message);
  // Ends the reading with an error of its own.
  void stop(std::unexpected<Error> error);
  Result<void> outcome();

  // Reports children of DMN that are neither in the lists nor description or extensionElements.
  void allow(const xml::Element& xml, Names names, bool expressions = false);
  // The child of the name; null when absent. Reports a second one.
  const xml::Element* child(const xml::Element& xml, std::string_view local);
  // The same, reported when absent.
  const xml::Element* needed(const xml::Element& xml, std::string_view local);
  // An attribute that must be there and not be blank.
  std::string needed_attribute(const xml::Element& xml, std::string_view name);

  std::string words(const xml::Element& xml, std::string_view local);  // text of the child
  std::string type_ref(std::string_view written) const;
  std::string type_ref(const xml::Element& xml) const { return type_ref(xml.get("typeRef")); }
  Variable variable(const xml::Element& xml);
  // An element that holds a text: literal expression or unary tests.
  Text text(const xml::Element& xml);
  // The same of a child, nothing when it is absent or blank.
  std::optional<Text> text(const xml::Element& xml, std::string_view local);

 private:
  std::string qualified(std::string_view uri, std::string_view local) const;

  const xml::Element& definitions_;
  Version version_;
  const Limits& limits_;
  std::unordered_map<std::string, std::string> import_names_;  // by namespace
  std::vector<FieldError> problems_;
  std::optional<Error> stop_;
};

bool is_expression(const xml::Element& xml);
// Any boxed expression, or an encapsulatedLogic (which is a function definition).
Expression read_expression(const xml::Element& xml, Reading& reading);
// The expression directly inside; null when there is none. Reports a second one.
ExpressionPtr read_inner(const xml::Element& xml, Reading& reading);
// A decisionTable.
DecisionTable read_table(const xml::Element& xml, Reading& reading);

}  // namespace tb::dmn
