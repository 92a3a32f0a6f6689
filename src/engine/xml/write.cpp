#include "engine/xml/write.hpp"

#include <pugixml.hpp>

namespace tb::xml {
namespace {

// XML 1.0, 2.2: of the controls only tab and the two line ends.
std::string allowed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
  return out;
}

void add(pugi::xml_node parent, const Tag& tag) {
  pugi::xml_node node = parent.append_child(tag.name.c_str());
  for (const auto& [name, value] : tag.attributes)
    node.append_attribute(name.c_str()) = allowed(value).c_str();
  for (const Tag& child : tag.children) add(node, child);
}

class Text final : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
  std::string text;
};

}  // namespace

std::string write(const Tag& root) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  add(document, root);
  Text out;
  document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(out.text);
}

}  // namespace tb::xml
