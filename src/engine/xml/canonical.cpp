#include <algorithm>
#include <pugixml.hpp>

#include "engine/xml/load.hpp"

namespace tb::xml {

namespace {

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_blank(const pugi::xml_node& node) {
  return is_text(node) &&
         std::string_view(node.value()).find_first_not_of(kWhiteSpace) == std::string_view::npos;
}

// Whether white space among the children of the element is content.
bool is_mixed(const pugi::xml_node& node) {
  if (std::string_view(node.attribute("xml:space").value()) == "preserve") return true;
  const pugi::xml_node only = node.first_child();
  if (only && !only.next_sibling() && is_blank(only))
    return !std::string_view(only.value()).contains('\n');
  return std::ranges::any_of(node.children(), [](const pugi::xml_node& child) {
    return is_text(child) && !is_blank(child);
  });
}

// Declarations of namespaces first, then attributes without prefix, then those with.
int rank(std::string_view name) {
  if (name == "xmlns") return 0;
  if (name.starts_with("xmlns:")) return 1;
  return name.contains(':') ? 3 : 2;
}

class Writer {
 public:
  Writer(const Lines& lines, const Limits& limits, const Failures& failures)
      : lines_(lines), limits_(limits), failures_(failures) {}

  Result<std::string> document(const pugi::xml_document& document) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    for (const pugi::xml_node& node : document.children()) {
      if (is_text(node) || node.type() == pugi::node_declaration) continue;  // blank text, see load
      TRY_VOID(any(node, 1, true));
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  Result<void> any(const pugi::xml_node& node, std::uint32_t depth, bool laid_out) {
    if (++nodes_ > limits_.nodes) return failures_.too_many(lines_.line(node.offset_debug()));
    if (node.type() == pugi::node_element) return element(node, depth, laid_out);
    if (is_text(node)) {
      escape(node.value(), false);
    } else if (node.type() == pugi::node_comment) {
      out_.append("<!--").append(node.value()).append("-->");
    } else if (node.type() == pugi::node_pi) {
      out_.append("<?").append(node.name());
      if (*node.value()) out_.append(" ").append(node.value());
      out_ += "?>";
    }
    return {};
  }

  Result<void> element(const pugi::xml_node& node, std::uint32_t depth, bool laid_out) {
    if (depth > limits_.depth) return failures_.too_deep();
    out_.append("<").append(node.name());
    TRY_VOID(attributes(node));
    const bool lay_out = laid_out && !is_mixed(node);
    const bool empty = lay_out ? std::ranges::all_of(node.children(), is_blank)
                               : node.first_child() == pugi::xml_node();
    if (empty) {
      out_ += "/>";
      return {};
    }
    out_ += '>';
    for (const pugi::xml_node& child : node.children()) {
      if (lay_out && is_blank(child)) continue;
      if (lay_out) new_line(depth);
      TRY_VOID(any(child, depth + 1, lay_out));
    }
    if (lay_out) new_line(depth - 1);
    out_.append("</").append(node.name()).append(">");
    return {};
  }

  Result<void> attributes(const pugi::xml_node& node) {
    const std::uint32_t line = lines_.line(node.offset_debug());
    std::vector<pugi::xml_attribute> sorted;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      if (++nodes_ > limits_.nodes) return failures_.too_many(line);
      sorted.push_back(attribute);
    }
    TRY_VOID(check_attributes(node, line, failures_));
    std::ranges::sort(sorted, {}, [](const pugi::xml_attribute& attribute) {
      return std::pair(rank(attribute.name()), std::string_view(attribute.name()));
    });
    for (const pugi::xml_attribute& attribute : sorted) {
      out_.append(" ").append(attribute.name()).append("=\"");
      escape(attribute.value(), true);
      out_ += '"';
    }
    return {};
  }

  void new_line(std::uint32_t depth) {
    out_ += '\n';
    out_.append(std::size_t{2} * depth, ' ');
  }

  // What a reader would otherwise take for a tag, an end of the value, or normalise away.
  void escape(std::string_view text, bool in_attribute) {
    for (const char c : text) {
      if (c == '&')
        out_ += "&amp;";
      else if (c == '<')
        out_ += "&lt;";
      else if (c == '>' && !in_attribute)
        out_ += "&gt;";
      else if (c == '\r')
        out_ += "&#13;";
      else if (in_attribute && c == '"')
        out_ += "&quot;";
      else if (in_attribute && (c == '\n' || c == '\t'))
        out_ += c == '\n' ? "&#10;" : "&#9;";
      else
        out_ += c;
    }
  }

  const Lines& lines_;
  const Limits& limits_;
  const Failures& failures_;
  std::string out_;
  std::uint32_t nodes_ = 0;
};

}  // namespace

Result<std::string> canonical(std::string_view text, const Limits& limits, const Wording& wording) {
  const Failures failures(wording, limits);
  text = without_mark(text);
  const Lines lines(text);
  pugi::xml_document document;
  TRY(load(document, text, pugi::parse_ws_pcdata, lines, limits, failures));
  return Writer(lines, limits, failures).document(document);
}

}  // namespace tb::xml
