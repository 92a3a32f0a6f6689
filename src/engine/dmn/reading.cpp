#include "engine/dmn/reading.hpp"

#include <algorithm>

namespace tb::dmn {

namespace {

// Position + 1 is the xml::Space.
constexpr std::string_view kModelSpaces[]{
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",  // of 1.1 too, as some editors write it
};
constexpr std::string_view kFeelSpaces[]{
    "http://www.omg.org/spec/FEEL/20140401",       "http://www.omg.org/spec/DMN/20180521/FEEL/",
    "https://www.omg.org/spec/DMN/20191111/FEEL/", "https://www.omg.org/spec/DMN/20211108/FEEL/",
    "https://www.omg.org/spec/DMN/20230324/FEEL/",
};
constexpr std::size_t kMostProblems = 100;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Types whose names changed after DMN 1.1.
std::string_view present_name(std::string_view type) {
  if (type == "dateTime") return "date and time";
  if (type == "dayTimeDuration") return "days and time duration";
  if (type == "yearMonthDuration") return "years and months duration";
  return type;
}

}  // namespace

bool is_model_namespace(std::string_view uri) {
  return std::ranges::find(kModelSpaces, uri) != std::end(kModelSpaces);
}

bool is_feel_namespace(std::string_view uri) {
  return std::ranges::find(kFeelSpaces, uri) != std::end(kFeelSpaces);
}

bool is_dmn(const xml::Element& xml) {
  return xml.space != xml::kNoSpace && xml.space != xml::kOtherSpace;
}

std::optional<Version> version_of(const xml::Element& root) {
  if (!is(root, "definitions")) return std::nullopt;
  return root.space > 5 ? Version::dmn_1_1 : static_cast<Version>(root.space);
}

Result<xml::Element> parse_xml(std::string_view text, const Limits& limits) {
  return xml::parse(text, kModelSpaces, {limits.bytes, limits.depth, limits.xml_nodes}, kWording);
}

Reading::Reading(const xml::Element& definitions, Version version, const Limits& limits)
    : definitions_(definitions), version_(version), limits_(limits) {}

std::string_view Reading::prefix_of(std::string_view uri) const {
  const auto found = std::ranges::find(definitions_.declarations, uri, &xml::Declaration::uri);
  return found == definitions_.declarations.end() ? std::string_view() : found->prefix;
}

void Reading::know(const std::vector<Import>& imports) {
  for (const Import& import : imports) import_names_.emplace(import.uri, import.name);
}

void Reading::problem(const xml::Element& at, std::string_view message) {
  if (problems_.size() == kMostProblems) return;
  const std::string_view id = at.get("id");
  const std::string line = std::to_string(at.line);
  problems_.push_back({id.empty() ? "line " + line : std::string(id), "dmn.invalid",
                       "第 " + line + " 行：" + std::string(message) + "。"});
}

void Reading::stop(std::unexpected<Error> error) {
  if (!stop_) stop_ = std::move(error).error();
}

Result<void> Reading::outcome() {
  if (stop_) return std::unexpected(*std::move(stop_));
  if (problems_.empty()) return {};
  const std::string first = problems_.front().message;
  return invalid("dmn.invalid",
                 "决策文件有 " + std::to_string(problems_.size()) +
                     " 处错误，请按列出的位置修改后重新上传。" + first,
                 std::move(problems_));
}

void Reading::allow(const xml::Element& xml, Names names, bool expressions) {
  for (const xml::Element& inner : xml.children) {
    if (!is_dmn(inner) || inner.local == "description" || inner.local == "extensionElements")
      continue;
    if (std::ranges::find(names, inner.local) != names.end()) continue;
    if (expressions && is_expression(inner)) continue;
    problem(inner, "“" + inner.local + "”不能放在“" + xml.local + "”里");
  }
}

const xml::Element* Reading::child(const xml::Element& xml, std::string_view local) {
  const xml::Element* found = nullptr;
  for (const xml::Element& inner : xml.children) {
    if (!is(inner, local)) continue;
    if (found) problem(inner, "“" + std::string(local) + "”只能有一个");
    found = found ? found : &inner;
  }
  return found;
}

const xml::Element* Reading::needed(const xml::Element& xml, std::string_view local) {
  const xml::Element* found = child(xml, local);
  if (!found) problem(xml, "“" + xml.local + "”里缺少“" + std::string(local) + "”");
  return found;
}

std::string Reading::needed_attribute(const xml::Element& xml, std::string_view name) {
  const std::string_view value = xml.get(name);
  if (is_blank(value)) problem(xml, "“" + xml.local + "”没有写明“" + std::string(name) + "”");
  return std::string(value);
}

std::string Reading::words(const xml::Element& xml, std::string_view local) {
  const xml::Element* found = child(xml, local);
  return found ? std::string(found->trimmed()) : std::string();
}

std::string Reading::type_ref(std::string_view written) const {
  const std::size_t colon = written.find(':');
  const auto plain = [&](std::string_view name) {
    return std::string(version_ == Version::dmn_1_1 ? present_name(name) : name);
  };
  if (colon == std::string_view::npos) return plain(written);
  const std::string_view prefix = written.substr(0, colon), local = written.substr(colon + 1);
  const auto found =
      std::ranges::find(definitions_.declarations, prefix, &xml::Declaration::prefix);
  if (found == definitions_.declarations.end())
    return prefix == "feel" ? plain(local) : std::string(written);
  if (is_feel_namespace(found->uri)) return plain(local);
  return qualified(found->uri, local);
}

std::string Reading::qualified(std::string_view uri, std::string_view local) const {
  const auto import = import_names_.find(std::string(uri));
  if (import == import_names_.end() || import->second.empty()) return std::string(local);
  return import->second + "." + std::string(local);
}

Variable Reading::variable(const xml::Element& xml) {
  return {std::string(xml.get("id")), needed_attribute(xml, "name"), type_ref(xml), xml.line};
}

Text Reading::text(const xml::Element& xml) {
  Text made{.id = std::string(xml.get("id")), .line = xml.line};
  allow(xml, {"text"});
  std::string_view language = xml.get("expressionLanguage");
  if (language.empty()) language = definitions_.get("expressionLanguage");
  if (!language.empty() && !is_feel_namespace(language) && language != "feel" && language != "FEEL")
    made.language = language;
  if (const xml::Element* inner = child(xml, "text")) {
    made.text = inner->trimmed();
    made.line = inner->text_line;
  }
  return made;
}

std::optional<Text> Reading::text(const xml::Element& xml, std::string_view local) {
  const xml::Element* found = child(xml, local);
  auto made = found ? std::optional(text(*found)) : std::nullopt;
  return made && made->text.empty() ? std::nullopt : made;
}

}  // namespace tb::dmn
