#include "engine/bpmn/xml.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "engine/feel/lexer.hpp"

namespace tb::bpmn {

namespace {

constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                            pugi::parse_wconv_attribute | pugi::parse_doctype;

std::unexpected<Error> malformed(std::uint32_t line, std::string_view what) {
  return invalid("bpmn.malformed", "流程文件不是有效的 XML（第 " + std::to_string(line) + " 行：" +
                                       std::string(what) + "），请用流程设计器重新保存后上传。");
}

// Byte offsets -> lines.
class Lines {
 public:
  explicit Lines(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1))
      ends_.push_back(at);
  }
  std::uint32_t line(std::ptrdiff_t offset) const {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
    return static_cast<std::uint32_t>(std::ranges::lower_bound(ends_, at) - ends_.begin()) + 1;
  }

 private:
  std::vector<std::size_t> ends_;
};

struct Binding {
  std::string_view prefix;  // empty: names without prefix
  Space space;
};

Space space_of(std::string_view uri) {
  if (uri == kBpmnNamespace) return Space::bpmn;
  if (uri == kTongbanNamespace) return Space::tongban;
  if (uri == "http://www.w3.org/2001/XMLSchema-instance") return Space::xsi;
  return uri.empty() ? Space::none : Space::other;
}

class Builder {
 public:
  Builder(const Lines& lines, const Limits& limits) : lines_(lines), limits_(limits) {}

  Result<XmlElement> element(const pugi::xml_node& node, std::uint32_t depth) {
    XmlElement made;
    made.line = lines_.line(node.offset_debug());
    if (depth > limits_.depth)
      return invalid("bpmn.too_deep", "流程文件嵌套超过 " + std::to_string(limits_.depth) +
                                          " 层，请简化后重新上传。");
    const std::size_t outer = bindings_.size();
    bind(node);
    made.name = node.name();
    const auto [space, local] = resolve(made.name, true);
    made.space = space;
    made.local = local;
    TRY_VOID(attributes(node, made));
    TRY_VOID(content(node, made, depth));
    bindings_.resize(outer);
    return made;
  }

 private:
  void bind(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns")
        bindings_.push_back({"", space_of(attribute.value())});
      else if (name.starts_with("xmlns:"))
        bindings_.push_back({name.substr(6), space_of(attribute.value())});
    }
  }

  // An element without prefix has the default namespace, an attribute without prefix has none.
  std::pair<Space, std::string_view> resolve(std::string_view name, bool is_element) const {
    const std::size_t colon = name.find(':');
    const bool prefixed = colon != std::string_view::npos;
    if (!prefixed && !is_element) return {Space::none, name};
    const std::string_view prefix = prefixed ? name.substr(0, colon) : std::string_view();
    const auto found =
        std::find_if(bindings_.rbegin(), bindings_.rend(),
                     [&](const Binding& binding) { return binding.prefix == prefix; });
    const Space unbound = prefixed ? Space::other : Space::none;
    return {found == bindings_.rend() ? unbound : found->space,
            prefixed ? name.substr(colon + 1) : name};
  }

  Result<void> attributes(const pugi::xml_node& node, XmlElement& made) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      TRY_VOID(count(made.line));
      const std::string_view name = attribute.name();
      if (name == "xmlns" || name.starts_with("xmlns:")) continue;
      if (std::ranges::find(made.attributes, name, &XmlAttribute::name) != made.attributes.end())
        return malformed(made.line, "属性重复");
      const auto [space, local] = resolve(name, false);
      made.attributes.push_back({space, std::string(name), std::string(local), attribute.value()});
    }
    return {};
  }

  Result<void> content(const pugi::xml_node& node, XmlElement& made, std::uint32_t depth) {
    for (const pugi::xml_node& child : node.children()) {
      TRY_VOID(count(made.line));
      if (child.type() == pugi::node_element)
        made.children.push_back(TRY(element(child, depth + 1)));
      else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
        made.text += child.value();
    }
    constexpr std::string_view kSpace = " \t\r\n";
    made.text.erase(0, made.text.find_first_not_of(kSpace));
    made.text.erase(made.text.find_last_not_of(kSpace) + 1);
    return {};
  }

  Result<void> count(std::uint32_t line) {
    if (++nodes_ <= limits_.xml_nodes) return {};
    return invalid("bpmn.too_large", "流程文件内容太多（到第 " + std::to_string(line) +
                                         " 行已超过上限），请拆成几个流程。");
  }

  const Lines& lines_;
  const Limits& limits_;
  std::vector<Binding> bindings_;
  std::uint32_t nodes_ = 0;
};

}  // namespace

std::string_view XmlElement::get(Space of, std::string_view local_name) const {
  for (const XmlAttribute& attribute : attributes)
    if (attribute.space == of && attribute.local == local_name) return attribute.value;
  return {};
}

Result<XmlElement> parse_xml(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes)
    return invalid("bpmn.too_large", "流程文件超过 " + std::to_string(limits.bytes / 1024) +
                                         " KB，请拆成几个流程后上传。");
  if (!feel::is_utf8(text) || text.find('\0') != std::string_view::npos)
    return malformed(1, "不是 UTF-8 编码");
  const Lines lines(text);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), kFlags, pugi::encoding_utf8);
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype)
      return invalid("bpmn.doctype", "流程文件不能含有 DOCTYPE 声明，请删除后重新上传。");
  if (!parsed) return malformed(lines.line(parsed.offset), "标签或属性不完整");
  pugi::xml_node root;
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() != pugi::node_element) continue;
    if (root) return malformed(lines.line(node.offset_debug()), "根元素多于一个");
    root = node;
  }
  if (!root) return malformed(1, "没有内容");
  return Builder(lines, limits).element(root, 1);
}

}  // namespace tb::bpmn
