#include "engine/bpmn/foreign_reader.hpp"

#include <array>
#include <charconv>

#include "engine/bpmn/expressions.hpp"

namespace tb::bpmn {

namespace {

struct Plain {
  std::string_view name;
  std::string Element::* text;
};
constexpr std::array<Plain, 9> kCamundaAttributes{{{"assignee", &Element::assignee},
                                                   {"candidateGroups", &Element::groups},
                                                   {"candidateUsers", &Element::groups},
                                                   {"formKey", &Element::form},
                                                   {"formRef", &Element::form},
                                                   {"resultVariable", &Element::result},
                                                   {"decisionRef", &Element::called},
                                                   {"calledElementVersion", &Element::version},
                                                   {"topic", &Element::topic}}};

void retries(std::string_view text, Element& element) {
  // "R3/PT10M" of Camunda 7, "3" of Camunda 8.
  if (text.starts_with('R')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), element.retries);
}

class ExtensionReader {
 public:
  ExtensionReader(Element& element, const Expressions& expressions, NodeFindings& findings)
      : element_(element), expressions_(expressions), findings_(findings) {}

  // False when it is not known.
  bool read(const XmlElement& xml) {
    return xml.space == Space::camunda ? camunda(xml) : xml.space == Space::zeebe && zeebe(xml);
  }

 private:
  bool camunda(const XmlElement& xml) {
    if (xml.local == "inputOutput") {
      for (const XmlElement& child : xml.children) parameter(child);
    } else if (xml.local == "in" || xml.local == "out") {
      call_mapping(xml);
    } else if (xml.local == "failedJobRetryTimeCycle") {
      retries(xml.trimmed(), element_);
    } else {
      return false;
    }
    return true;
  }

  bool zeebe(const XmlElement& xml) {
    if (xml.local == "ioMapping") {
      for (const XmlElement& child : xml.children)
        map(child.local == "input" ? element_.inputs : element_.outputs, child, child.get("target"),
            expressions_.read_value(child.get("source")));
    } else if (xml.local == "calledElement") {
      element_.called = xml.get("processId");
      if (xml.get("propagateAllChildVariables") == "false") element_.all_out = false;
      if (xml.get("propagateAllParentVariables") == "false") element_.all_in = false;
    } else if (xml.local == "calledDecision") {
      element_.called = xml.get("decisionId");
      element_.result = xml.get("resultVariable");
    } else if (xml.local == "script") {
      element_.result = xml.get("resultVariable");
      findings_.take(element_.script, expressions_.read(xml.get("expression")), xml, "脚本");
    } else if (xml.local == "assignmentDefinition") {
      element_.assignee = xml.get("assignee");
      element_.groups = xml.get("candidateGroups");
    } else if (xml.local == "formDefinition") {
      element_.form = xml.get("formKey").empty() ? xml.get("formId") : xml.get("formKey");
    } else if (xml.local == "taskDefinition") {
      retries(xml.get("retries"), element_);
      element_.topic = xml.get("type");
    } else {
      return xml.local == "userTask" || xml.local == "versionTag";
    }
    return true;
  }

  void parameter(const XmlElement& xml) {
    if (!xml.children.empty())
      return findings_.blocked(xml, "参数只能是文字或表达式，不能是脚本、列表或映射");
    map(xml.local == "inputParameter" ? element_.inputs : element_.outputs, xml, xml.get("name"),
        expressions_.read_value(xml.trimmed()));
  }

  void call_mapping(const XmlElement& xml) {
    const bool in = xml.local == "in";
    if (xml.get("variables") == "all") return;
    if (!xml.get("businessKey").empty()) return findings_.noted(xml, "业务键不传给被调用的流程");
    (in ? element_.all_in : element_.all_out) = false;
    const auto source = xml.get("source");
    map(in ? element_.inputs : element_.outputs, xml, xml.get("target"),
        expressions_.read(source.empty() ? xml.get("sourceExpression") : source));
  }

  void map(std::vector<Mapping>& out, const XmlElement& xml, std::string_view target,
           Result<feel::Expression> value) {
    if (target.empty() || !value)
      return findings_.blocked(
          xml, target.empty() ? std::string("参数没有名称") : "参数有误：" + value.error().detail);
    out.push_back({std::string(target), *std::move(value)});
  }

  Element& element_;
  const Expressions& expressions_;
  NodeFindings& findings_;
};

}  // namespace

void read_foreign(const XmlAttribute& attribute, Element& element, NodeFindings& findings) {
  if (attribute.space == Space::camunda)
    for (const Plain& known : kCamundaAttributes)
      if (attribute.local == known.name) {
        element.*known.text = attribute.value;
        return;
      }
  findings.attribute(attribute, "其他软件的扩展属性，不执行", false);
}

void read_foreign(const XmlElement& extension, Element& element, const Expressions& expressions,
                  NodeFindings& findings) {
  if (!ExtensionReader(element, expressions, findings).read(extension))
    findings.noted(extension, "其他软件的扩展，不执行");
}

}  // namespace tb::bpmn
