#include "engine/bpmn/xml.hpp"

namespace tb::bpmn {

Result<XmlElement> parse_xml(std::string_view text, const Limits& limits) {
  // In the order of Space.
  constexpr std::string_view kSpaces[]{
      kBpmnNamespace, kTongbanNamespace, "http://www.w3.org/2001/XMLSchema-instance",
      "http://camunda.org/schema/1.0/bpmn", "http://camunda.org/schema/zeebe/1.0"};
  constexpr xml::Wording kWording{"bpmn", "流程文件", "请用流程设计器重新保存后上传",
                                  "请拆成几个流程"};
  return xml::parse(text, kSpaces, {limits.bytes, limits.depth, limits.xml_nodes}, kWording);
}

}  // namespace tb::bpmn
