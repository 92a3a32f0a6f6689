// XML from strangers: names resolved to namespaces, lines known, nothing external ever loaded.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tb::xml {

struct Limits {
  std::size_t bytes = 4 * 1024 * 1024;
  std::uint32_t depth = 64;       // nesting of elements
  std::uint32_t nodes = 200'000;  // elements, attributes and texts
};

// How failures are told to the caller's user.
struct Wording {
  std::string_view code;   // "bpmn": the codes are bpmn.malformed, bpmn.too_large, …
  std::string_view noun;   // "流程文件"
  std::string_view mend;   // of malformed text: "请用流程设计器重新保存后上传"
  std::string_view split;  // of a text too large: "请拆成几个流程"
};

// A namespace: its position (from 1) in the list that the caller of parse knows.
using Space = std::uint8_t;
inline constexpr Space kNoSpace = 0;
inline constexpr Space kOtherSpace = 0xff;  // a namespace outside that list, or an unbound prefix

struct Attribute {
  Space space = kNoSpace;
  std::string name;   // as written: "tb:act"
  std::string local;  // "act"
  std::string value;
};

// xmlns="…" (without prefix) or xmlns:prefix="…".
struct Declaration {
  std::string prefix, uri;
};

struct Element {
  Space space = kNoSpace;
  std::string name;             // as written: "bpmn:userTask"
  std::string local;            // "userTask"
  std::string text;             // all text directly inside, as written
  std::uint32_t line = 0;       // of the start tag
  std::uint32_t text_line = 0;  // of the first character of the text that is no white space
  std::vector<Attribute> attributes;
  std::vector<Declaration> declarations;
  std::vector<Element> children;

  // The value of an attribute without prefix; empty when absent.
  std::string_view get(std::string_view local_name) const { return get(kNoSpace, local_name); }
  std::string_view get(Space of, std::string_view local_name) const;
  bool is(Space of, std::string_view local_name) const {
    return space == of && local == local_name;
  }
  // The text without the white space around it.
  std::string_view trimmed() const;
};

// The root element. Fails invalid: `<code>.too_large` (bytes, nodes, or more than
// 1,000 namespaces bound at once), `<code>.too_deep`,
// `<code>.doctype` (DOCTYPE is refused, so there are no entities but the five of XML), or
// `<code>.malformed`: no UTF-8, no well-formed XML, a character or an entity that XML 1.0 does not
// know, an attribute written twice.
Result<Element> parse(std::string_view text, std::span<const std::string_view> spaces,
                      const Limits& limits, const Wording& wording);

// The same document in one fixed layout: UTF-8, indented by two blanks, declarations of namespaces
// first, then attributes by name; text (CDATA too) with the fewest escapes. All elements,
// attributes, texts, comments and processing instructions stay, in their order and with their
// prefixes; white space between elements is layout, white space beside other text is content.
// canonical(canonical(x)) == canonical(x). Fails as parse does.
Result<std::string> canonical(std::string_view text, const Limits& limits, const Wording& wording);

}  // namespace tb::xml
