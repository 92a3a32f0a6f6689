// Reads DMN 1.1 to 1.5 XML.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "engine/dmn/model.hpp"

namespace tb::dmn {

struct Limits {
  std::size_t bytes = 8 * 1024 * 1024;
  std::uint32_t depth = 100;          // nesting of XML elements
  std::uint32_t xml_nodes = 500'000;  // elements, attributes and texts of the file
  std::uint32_t elements = 10'000;    // inputs, decisions, knowledge models, services and types
  std::uint32_t cells = 200'000;      // rules times columns of one decision table
};

// The model of the file; its namespace says the version, prefixes are free. What other namespaces
// add (drawings, extensions) is no part of the model, see canonical.
// Fails invalid: `dmn.too_large`, `dmn.too_deep`, `dmn.malformed` (not XML, not UTF-8),
// `dmn.doctype` (DOCTYPE is refused), `dmn.no_model` (no DMN definitions), or `dmn.invalid` with
// one FieldError for each mistake (field = the id, else "line N"): a missing part, a part in the
// wrong place, an id or a name used twice, a rule with too few cells.
Result<ModelPtr> read(std::string_view xml, const Limits& limits = {});

// The file in one fixed layout (see xml::canonical) with all that it holds, also what is not run:
// extensions, drawings, annotations, comments. Equal models written by different editors become
// equal texts; reading the text gives the same model. Fails as read does.
Result<std::string> canonical(std::string_view xml, const Limits& limits = {});

}  // namespace tb::dmn
