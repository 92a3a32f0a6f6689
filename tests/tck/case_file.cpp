#include "tck/case_file.hpp"

#include <algorithm>
#include <utility>

#include "core/json.hpp"
#include "engine/xml/xml.hpp"

namespace tb::tck {

namespace {

// In the order of their xml::Space.
constexpr std::string_view kSpaces[]{"http://www.omg.org/spec/DMN/20160719/testcase",
                                     "http://www.w3.org/2001/XMLSchema-instance"};
constexpr xml::Space kTest = 1, kInstance = 2;

std::unexpected<Error> unknown(const xml::Element& at, std::string_view what) {
  return invalid("tck.invalid", "第 " + std::to_string(at.line) + " 行：" + std::string(what));
}

const xml::Element* child(const xml::Element& xml, std::string_view local) {
  const auto found = std::ranges::find_if(
      xml.children, [&](const xml::Element& inner) { return inner.is(kTest, local); });
  return found == xml.children.end() ? nullptr : &*found;
}

std::string quoted(std::string_view text) {
  std::string out;
  write_json_text(out, text);
  return out;
}

// The number as JSON writes it: "+01.3" and ".5" lose their sign and get their zero.
std::string json_number(std::string_view text) {
  const std::string_view sign = text.starts_with('-') ? "-" : "";
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  while (text.starts_with('0') && text.size() > 1 && text[1] >= '0' && text[1] <= '9')
    text.remove_prefix(1);
  return std::string(sign) + (text.starts_with('.') ? "0" : "") + std::string(text);
}

bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = [&] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
  };
  if (!digits()) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!digits()) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!digits()) return false;
  }
  return text.empty();
}

bool is_nil(const xml::Element& xml) { return xml.get(kInstance, "nil") == "true"; }

// <value xsi:type="xsd:date">2020-01-31</value>
Result<std::string> simple(const xml::Element& xml) {
  if (is_nil(xml)) return "null";
  std::string_view type = xml.get(kInstance, "type");
  type.remove_prefix(type.find(':') + 1);
  const std::string_view text = xml.trimmed();
  if (type == "string") return quoted(xml.text);
  if (type == "boolean" && (text == "true" || text == "false")) return std::string(text);
  if (type == "decimal" || type == "double") {
    const std::string number = json_number(text);
    return is_json_number(number) ? Result<std::string>(number) : unknown(xml, "不是数字");
  }
  constexpr std::pair<std::string_view, std::string_view> kTagged[]{
      {"date", "@date"}, {"time", "@time"}, {"dateTime", "@datetime"}, {"duration", "@duration"}};
  for (const auto& [known, tag] : kTagged)
    if (type == known) return "{\"" + std::string(tag) + "\":" + quoted(text) + "}";
  return unknown(xml, "不认识的类型或值：" + std::string(type) + " " + std::string(text));
}

Result<std::string> value_of(const xml::Element& xml);

Result<std::string> list(const xml::Element& xml) {
  std::string out = "[";
  for (const xml::Element& item : xml.children)
    if (item.is(kTest, "item")) out += (out.size() > 1 ? "," : "") + TRY(value_of(item));
  return out + "]";
}

Result<std::string> components(const xml::Element& xml) {
  std::string out = "{";
  for (const xml::Element& part : xml.children)
    if (part.is(kTest, "component"))
      out += (out.size() > 1 ? "," : "") + quoted(part.get("name")) + ":" + TRY(value_of(part));
  return out + "}";
}

// Of an element that holds a value, a list or components.
Result<std::string> value_of(const xml::Element& xml) {
  if (is_nil(xml)) return "null";
  if (const xml::Element* value = child(xml, "value")) return simple(*value);
  if (const xml::Element* items = child(xml, "list"))
    return is_nil(*items) ? Result<std::string>("null") : list(*items);
  if (child(xml, "component")) return components(xml);
  return "null";
}

Result<Kind> kind_of(const xml::Element& xml) {
  const std::string_view type = xml.get("type");
  if (type.empty() || type == "decision") return Kind::decision;
  if (type == "decisionService") return Kind::service;
  if (type == "bkm") return Kind::knowledge;
  return unknown(xml, "不认识的用例种类：" + std::string(type));
}

Result<Expected> read_expected(const xml::Element& xml) {
  const xml::Element* value = child(xml, "expected");
  return Expected{std::string(xml.get("name")), xml.get("errorResult") == "true",
                  value ? TRY(value_of(*value)) : "null"};
}

Result<Case> read_case(const xml::Element& xml) {
  Case made{.id = std::string(xml.get("id")), .name = std::string(xml.get("name"))};
  made.kind = TRY(kind_of(xml));
  made.invocable = xml.get("invocableName");
  for (const xml::Element& part : xml.children) {
    if (part.is(kTest, "description") && made.name.empty()) made.name = part.trimmed();
    if (part.is(kTest, "inputNode"))
      made.inputs.push_back(
          {std::string(part.get("name")), std::string(part.get("namespace")), TRY(value_of(part))});
    if (part.is(kTest, "resultNode")) made.expected.push_back(TRY(read_expected(part)));
  }
  return made;
}

}  // namespace

Result<CaseFile> read_case_file(std::string_view text) {
  constexpr xml::Limits kLimits{.bytes = 16 * 1024 * 1024, .nodes = 1'000'000};
  const xml::Element root =
      TRY(xml::parse(text, kSpaces, kLimits, {"tck", "用例文件", "请检查", "请拆开"}));
  if (!root.is(kTest, "testCases")) return unknown(root, "不是用例文件");
  CaseFile made;
  if (const xml::Element* model = child(root, "modelName")) made.model = model->trimmed();
  for (const xml::Element& one : root.children)
    if (one.is(kTest, "testCase")) made.cases.push_back(TRY(read_case(one)));
  return made;
}

}  // namespace tb::tck
