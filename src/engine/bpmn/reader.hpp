// Reads BPMN 2.0 XML. Nothing is ignored in silence: what cannot be executed is listed in
// Model::unsupported.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/bpmn/model.hpp"
#include "engine/xml/xml.hpp"

namespace tb::bpmn {

inline constexpr std::string_view kBpmnNamespace = "http://www.omg.org/spec/BPMN/20100524/MODEL";
inline constexpr std::string_view kTongbanNamespace = "https://tongban.cn/bpmn";

struct Limits {
  std::size_t bytes = 4 * 1024 * 1024;
  std::uint32_t depth = 64;           // nesting of XML elements
  std::uint32_t xml_nodes = 200'000;  // elements and texts of the file
  std::uint32_t elements = 10'000;    // flow nodes of the process
};

// What becomes of a script in a language that is not run here.
enum class Scripts : std::uint8_t {
  required,  // the model cannot be run
  passed,    // a token passes it: for looking at how a drawing moves
};

// The process named `process`, or the first executable (else the first) of the file.
// Fails invalid: `bpmn.too_large`, `bpmn.malformed` (not XML, not UTF-8), `bpmn.doctype` (DOCTYPE
// is refused), `bpmn.too_deep`, `bpmn.no_process`, or `bpmn.invalid` with one FieldError for each
// broken reference (field = its id): missing or duplicate id, a flow without source or target or
// across the edge of a sub-process, a boundary event attached to nothing. What can be read but not
// run (an unknown kind, a bad condition, several start events) is in Model::unsupported.
Result<ModelPtr> read(std::string_view xml, const Limits& limits = {},
                      std::string_view process = {});

// The XML tree of the process that a call names by key and version (as written; empty: the newest).
using FindCalled =
    std::function<Result<xml::Element>(std::string_view key, std::string_view version)>;
// The same with what it calls put in place (see link.hpp), so that no call is left. Fails as `find`
// does too; invalid `bpmn.call_cycle`.
Result<ModelPtr> read_linked(std::string_view xml, const FindCalled& find,
                             const Limits& limits = {});
// A file as `find` has to give it. Fails as read() does.
Result<xml::Element> read_tree(std::string_view xml, const Limits& limits = {});

// All processes of a file, in its order, and the messages between its pools.
struct File {
  std::vector<ModelPtr> processes;
  std::vector<MessageFlow> messages;
  std::size_t first = 0;  // the one that read() takes
};
// Fails as read() does.
Result<File> read_file(std::string_view xml, Scripts scripts = Scripts::required,
                       const Limits& limits = {});

}  // namespace tb::bpmn
