#include "engine/xml/load.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <pugixml.hpp>

#include "core/text.hpp"

namespace tb::xml {

namespace {

// All that a file can hold is parsed, also what nobody reads, so that every reader refuses the same
// files. parse_fragment keeps text outside the root, which is then refused instead of lost.
constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                            pugi::parse_wconv_attribute | pugi::parse_doctype |
                            pugi::parse_comments | pugi::parse_pi | pugi::parse_declaration |
                            pugi::parse_fragment;

bool is_character(std::uint32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xd800) ||
         (code >= 0xe000 && code <= 0x10ffff && code != 0xfffe && code != 0xffff);
}

// The number of "#65" or "#x41"; nothing when it is none, or no character of XML.
bool is_character_reference(std::string_view name) {
  name.remove_prefix(1);
  const bool hex = name.starts_with('x');
  if (hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  return !name.empty() && read.ec == std::errc() && read.ptr == name.data() + name.size() &&
         is_character(code);
}

bool is_entity(std::string_view name) {
  constexpr std::string_view kKnown[]{"amp", "lt", "gt", "quot", "apos"};
  return name.starts_with('#') ? is_character_reference(name)
                               : std::ranges::find(kKnown, name) != std::end(kKnown);
}

// Where the text goes on behind a comment, CDATA or processing instruction that begins at `at`.
std::size_t skip_raw(std::string_view text, std::size_t at) {
  constexpr std::pair<std::string_view, std::string_view> kRaw[]{
      {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  for (const auto& [open, close] : kRaw) {
    if (!text.substr(at).starts_with(open)) continue;
    const std::size_t end = text.find(close, at + open.size());
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  return at + 1;
}

std::optional<std::size_t> first_bad_entity(std::string_view text) {
  for (std::size_t at = text.find_first_of("&<"); at != std::string_view::npos;
       at = text.find_first_of("&<", at)) {
    if (text[at] == '<') {
      at = skip_raw(text, at);
      continue;
    }
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos || end - at > 12 ||
        !is_entity(text.substr(at + 1, end - at - 1)))
      return at;
    at = end;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_bad_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (static_cast<unsigned char>(text[at]) < 0x20 && !kWhiteSpace.contains(text[at])) return at;
  return std::nullopt;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kWhiteSpace) == std::string_view::npos;
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

Lines::Lines(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    ends_.push_back(at);
}

std::uint32_t Lines::line(std::ptrdiff_t offset) const {
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
  return static_cast<std::uint32_t>(std::ranges::lower_bound(ends_, at) - ends_.begin()) + 1;
}

std::unexpected<Error> Failures::because(std::string_view reason, std::string message) const {
  return invalid(std::string(wording_.code) + "." + std::string(reason),
                 std::string(wording_.noun) + std::move(message));
}

std::unexpected<Error> Failures::malformed(std::uint32_t line, std::string_view what) const {
  return because("malformed", "不是有效的 XML（第 " + std::to_string(line) + " 行：" +
                                  std::string(what) + "），" + std::string(wording_.mend) + "。");
}

std::unexpected<Error> Failures::too_deep() const {
  return because("too_deep",
                 "嵌套超过 " + std::to_string(limits_.depth) + " 层，请简化后重新上传。");
}

std::unexpected<Error> Failures::too_many(std::uint32_t line) const {
  return because("too_large", "内容太多（到第 " + std::to_string(line) + " 行已超过上限），" +
                                  std::string(wording_.split) + "。");
}

std::unexpected<Error> Failures::too_long() const {
  return because("too_large", "超过 " + std::to_string(limits_.bytes / 1024) + " KB，" +
                                  std::string(wording_.split) + "后上传。");
}

std::unexpected<Error> Failures::doctype() const {
  return because("doctype", "不能含有 DOCTYPE 声明，请删除后重新上传。");
}

Result<pugi::xml_node> load(pugi::xml_document& document, std::string_view text, unsigned flags,
                            const Lines& lines, const Limits& limits, const Failures& failures) {
  if (text.size() > limits.bytes) return failures.too_long();
  if (!is_utf8(text)) return failures.malformed(1, "不是 UTF-8 编码");
  if (const auto bad = first_bad_control(text))
    return failures.malformed(lines.line(static_cast<std::ptrdiff_t>(*bad)), "含有控制字符");
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), kFlags | flags, pugi::encoding_utf8);
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype) return failures.doctype();
  if (!parsed) return failures.malformed(lines.line(parsed.offset), "标签或属性不完整");
  if (const auto bad = first_bad_entity(text))
    return failures.malformed(lines.line(static_cast<std::ptrdiff_t>(*bad)),
                              "“&”后面不是 XML 的实体");
  pugi::xml_node root;
  for (const pugi::xml_node& node : document.children()) {
    const bool words = node.type() == pugi::node_cdata ||
                       (node.type() == pugi::node_pcdata && !is_blank(node.value()));
    if (words) return failures.malformed(lines.line(node.offset_debug()), "根元素之外有文字");
    if (node.type() == pugi::node_declaration && node.offset_debug() != 2)
      return failures.malformed(lines.line(node.offset_debug()), "<?xml …?> 不在文件开头");
    if (node.type() != pugi::node_element) continue;
    if (root) return failures.malformed(lines.line(node.offset_debug()), "根元素多于一个");
    root = node;
  }
  if (!root) return failures.malformed(1, "没有内容");
  return root;
}

Result<void> check_attributes(const pugi::xml_node& node, std::uint32_t line,
                              const Failures& failures) {
  std::vector<std::string_view> names;
  for (const pugi::xml_attribute& attribute : node.attributes()) names.push_back(attribute.name());
  std::ranges::sort(names);
  if (std::ranges::adjacent_find(names) == names.end()) return {};
  return failures.malformed(line, "属性重复");
}

}  // namespace tb::xml
