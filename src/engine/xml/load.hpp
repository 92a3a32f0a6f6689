// The one place where the XML library is let loose on a text. Who uses it includes pugixml.hpp.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/xml/xml.hpp"

namespace pugi {
class xml_document;  // NOLINT(readability-identifier-naming): the name is of the library
class xml_node;      // NOLINT(readability-identifier-naming): the name is of the library
}  // namespace pugi

namespace tb::xml {

inline constexpr std::string_view kWhiteSpace = " \t\r\n";

// The text without a byte order mark.
std::string_view without_mark(std::string_view text);

// Byte offsets -> lines.
class Lines {
 public:
  explicit Lines(std::string_view text);
  std::uint32_t line(std::ptrdiff_t offset) const;

 private:
  std::vector<std::size_t> ends_;
};

class Failures {
 public:
  Failures(const Wording& wording, const Limits& limits) : wording_(wording), limits_(limits) {}
  std::unexpected<Error> malformed(std::uint32_t line, std::string_view what) const;
  std::unexpected<Error> too_deep() const;
  std::unexpected<Error> too_many(std::uint32_t line) const;
  std::unexpected<Error> too_long() const;
  std::unexpected<Error> doctype() const;

 private:
  std::unexpected<Error> because(std::string_view reason, std::string message) const;

  const Wording& wording_;
  const Limits& limits_;
};

// The root of `text` (which has no byte order mark), read into `document` with `flags` on top of
// those that always hold. Depth and number of nodes are left to the walk of the caller.
Result<pugi::xml_node> load(pugi::xml_document& document, std::string_view text, unsigned flags,
                            const Lines& lines, const Limits& limits, const Failures& failures);

// Fails malformed when the element has an attribute twice.
Result<void> check_attributes(const pugi::xml_node& node, std::uint32_t line,
                              const Failures& failures);

}  // namespace tb::xml
