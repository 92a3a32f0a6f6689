#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "engine/xml/load.hpp"

namespace tb::xml {

namespace {

// A prefix is looked for one by one, so their number is bounded.
constexpr std::size_t kMaxBindings = 1000;

struct Binding {
  std::string_view prefix;  // empty: names without prefix
  Space space;
};

class Builder {
 public:
  Builder(const Lines& lines, std::span<const std::string_view> spaces, const Limits& limits,
          const Failures& failures)
      : lines_(lines), spaces_(spaces), limits_(limits), failures_(failures) {}

  Result<Element> element(const pugi::xml_node& node, std::uint32_t depth) {
    Element made;
    made.line = made.text_line = lines_.line(node.offset_debug());
    if (depth > limits_.depth) return failures_.too_deep();
    const std::size_t outer = bindings_.size();
    TRY_VOID(bind(node, made));
    made.name = node.name();
    const auto [space, local] = resolve(made.name, true);
    made.space = space;
    made.local = local;
    attributes(node, made);
    TRY_VOID(content(node, made, depth));
    bindings_.resize(outer);
    return made;
  }

 private:
  Space space_of(std::string_view uri) const {
    if (uri.empty()) return kNoSpace;
    const auto found = std::ranges::find(spaces_, uri);
    return found == spaces_.end() ? kOtherSpace : static_cast<Space>(found - spaces_.begin() + 1);
  }

  Result<void> bind(const pugi::xml_node& node, Element& made) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      TRY_VOID(count(made.line));
      const std::string_view name = attribute.name();
      if (name != "xmlns" && !name.starts_with("xmlns:")) continue;
      const std::string_view prefix = name == "xmlns" ? std::string_view() : name.substr(6);
      if (bindings_.size() == kMaxBindings) return failures_.too_many(made.line);
      bindings_.push_back({prefix, space_of(attribute.value())});
      made.declarations.push_back({std::string(prefix), attribute.value()});
    }
    return check_attributes(node, made.line, failures_);
  }

  // An element without prefix has the default namespace, an attribute without prefix has none.
  std::pair<Space, std::string_view> resolve(std::string_view name, bool is_element) const {
    const std::size_t colon = name.find(':');
    const bool prefixed = colon != std::string_view::npos;
    if (!prefixed && !is_element) return {kNoSpace, name};
    const std::string_view prefix = prefixed ? name.substr(0, colon) : std::string_view();
    const auto found =
        std::find_if(bindings_.rbegin(), bindings_.rend(),
                     [&](const Binding& binding) { return binding.prefix == prefix; });
    const Space unbound = prefixed ? kOtherSpace : kNoSpace;
    return {found == bindings_.rend() ? unbound : found->space,
            prefixed ? name.substr(colon + 1) : name};
  }

  void attributes(const pugi::xml_node& node, Element& made) const {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns" || name.starts_with("xmlns:")) continue;
      const auto [space, local] = resolve(name, false);
      made.attributes.push_back({space, std::string(name), std::string(local), attribute.value()});
    }
  }

  Result<void> content(const pugi::xml_node& node, Element& made, std::uint32_t depth) {
    for (const pugi::xml_node& child : node.children()) {
      TRY_VOID(count(made.line));
      if (child.type() == pugi::node_element)
        made.children.push_back(TRY(element(child, depth + 1)));
      else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
        text(child, made);
    }
    return {};
  }

  void text(const pugi::xml_node& node, Element& made) const {
    const std::string_view value = node.value();
    const std::size_t first = value.find_first_not_of(kWhiteSpace);
    if (first != std::string_view::npos && made.trimmed().empty())
      made.text_line = lines_.line(node.offset_debug()) +
                       static_cast<std::uint32_t>(std::ranges::count(value.substr(0, first), '\n'));
    made.text += value;
  }

  Result<void> count(std::uint32_t line) {
    if (++nodes_ > limits_.nodes) return failures_.too_many(line);
    return {};
  }

  const Lines& lines_;
  std::span<const std::string_view> spaces_;
  const Limits& limits_;
  const Failures& failures_;
  std::vector<Binding> bindings_;
  std::uint32_t nodes_ = 0;
};

}  // namespace

std::string_view Element::get(Space of, std::string_view local_name) const {
  for (const Attribute& attribute : attributes)
    if (attribute.space == of && attribute.local == local_name) return attribute.value;
  return {};
}

std::string_view Element::trimmed() const {
  const std::size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string::npos) return {};
  return std::string_view(text).substr(first, text.find_last_not_of(kWhiteSpace) + 1 - first);
}

Result<Element> parse(std::string_view text, std::span<const std::string_view> spaces,
                      const Limits& limits, const Wording& wording) {
  const Failures failures(wording, limits);
  text = without_mark(text);
  const Lines lines(text);
  pugi::xml_document document;
  const pugi::xml_node root =
      TRY(load(document, text, pugi::parse_ws_pcdata_single, lines, limits, failures));
  return Builder(lines, spaces, limits, failures).element(root, 1);
}

}  // namespace tb::xml
