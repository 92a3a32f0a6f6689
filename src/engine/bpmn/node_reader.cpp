#include "engine/bpmn/node_reader.hpp"

#include <algorithm>

#include "engine/bpmn/duration.hpp"
#include "engine/feel/language.hpp"

namespace tb::bpmn {

namespace {

constexpr std::string_view kFlowNodes[]{"startEvent",
                                        "endEvent",
                                        "intermediateCatchEvent",
                                        "intermediateThrowEvent",
                                        "boundaryEvent",
                                        "task",
                                        "userTask",
                                        "serviceTask",
                                        "scriptTask",
                                        "sendTask",
                                        "receiveTask",
                                        "manualTask",
                                        "businessRuleTask",
                                        "callActivity",
                                        "subProcess",
                                        "transaction",
                                        "adHocSubProcess",
                                        "exclusiveGateway",
                                        "parallelGateway",
                                        "inclusiveGateway",
                                        "eventBasedGateway",
                                        "complexGateway",
                                        "choreographyTask",
                                        "subChoreography",
                                        "callChoreography"};

constexpr std::string_view kPlainChildren[]{"documentation", "incoming", "outgoing",
                                            "extensionElements"};

// Attributes of BPMN that say nothing about execution, or are read elsewhere.
constexpr std::string_view kPlainAttributes[]{"id",
                                              "name",
                                              "default",
                                              "attachedToRef",
                                              "cancelActivity",
                                              "isInterrupting",
                                              "gatewayDirection",
                                              "implementation",
                                              "isForCompensation",
                                              "startQuantity",
                                              "completionQuantity",
                                              "scriptFormat",
                                              "parallelMultiple"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (true) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return words;
    text.remove_prefix(first);
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

// Acts, roles, capacities, clocks and outcomes: names that code and law tables use.
bool is_identifier(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, plain);
}

class NodeReader {
 public:
  NodeReader(const XmlElement& xml, NodeFindings& findings) : xml_(xml), findings_(findings) {}

  Element run() {
    element_.id = xml_.get("id");
    element_.name = xml_.get("name");
    element_.tag = xml_.local;
    element_.line = xml_.line;
    element_.kind = kind();
    if (element_.kind == ElementKind::unsupported) return std::move(element_);
    read_attributes();
    read_children();
    match_outcomes();
    if (element_.kind == ElementKind::service_task && element_.act.empty())
      blocked(xml_, "系统任务没有指定动作（tb:act）");
    if (is_timer()) finish_timer();
    if (element_.kind == ElementKind::script_task && !has_script_)
      blocked(xml_, "脚本任务没有脚本");
    return std::move(element_);
  }

 private:
  void blocked(const XmlElement& at, std::string reason) {
    Unsupported found = unsupported(at, std::move(reason), true);
    found.id = element_.id;
    found.name = element_.name;
    findings_.push_back(std::move(found));
  }

  ElementKind kind() {
    const std::vector<const XmlElement*> events = event_definitions();
    const std::string_view tag = xml_.local;
    if (tag == "userTask") return ElementKind::user_task;
    if (tag == "serviceTask") return ElementKind::service_task;
    if (tag == "scriptTask") return ElementKind::script_task;
    if (tag == "task" || tag == "manualTask") return ElementKind::pass_through;
    if (tag == "inclusiveGateway") return ElementKind::inclusive_gateway;
    if (tag == "exclusiveGateway") return ElementKind::exclusive_gateway;
    if (tag == "parallelGateway") return ElementKind::parallel_gateway;
    if (tag == "startEvent" && events.empty()) return ElementKind::start_event;
    if (tag == "endEvent" && events.empty()) return ElementKind::end_event;
    if (tag == "intermediateThrowEvent" && events.empty()) return ElementKind::pass_through;
    const std::string_view event = events.size() == 1 ? events[0]->local : std::string_view();
    const bool is_between = tag == "intermediateCatchEvent" || tag == "intermediateThrowEvent";
    if (tag == "endEvent" && event == "terminateEventDefinition")
      return ElementKind::terminate_end_event;
    if (tag == "boundaryEvent" && event == "timerEventDefinition")
      return ElementKind::boundary_timer;
    if (tag == "intermediateCatchEvent" && event == "timerEventDefinition")
      return ElementKind::timer_event;
    if (is_between && event == "linkEventDefinition") return ElementKind::pass_through;
    blocked(xml_,
            events.empty() ? "这种元素不能执行" : "这种事件不能执行（" + events[0]->local + "）");
    return ElementKind::unsupported;
  }

  std::vector<const XmlElement*> event_definitions() const {
    std::vector<const XmlElement*> found;
    for (const XmlElement& child : xml_.children)
      if (child.space == Space::bpmn &&
          (child.local.ends_with("EventDefinition") || child.local == "eventDefinitionRef"))
        found.push_back(&child);
    return found;
  }

  void read_attributes() {
    for (const XmlAttribute& attribute : xml_.attributes) {
      if (attribute.space == Space::tongban)
        read_tongban(attribute);
      else if (attribute.space == Space::other)
        note(attribute, "其他软件的扩展属性，不执行", false);
      else if (attribute.space == Space::none && !contains(kPlainAttributes, attribute.local))
        note(attribute, "不认识的属性，不执行", true);
    }
    if (xml_.get("isForCompensation") == "true") blocked(xml_, "补偿任务不能执行");
    for (const std::string_view quantity :
         {xml_.get("startQuantity"), xml_.get("completionQuantity")})
      if (!quantity.empty() && quantity != "1") blocked(xml_, "令牌数量不是 1 的任务不能执行");
  }

  void note(const XmlAttribute& attribute, std::string reason, bool blocking) {
    findings_.push_back(
        {element_.id, element_.name, attribute.name, xml_.line, std::move(reason), blocking});
  }

  void read_tongban(const XmlAttribute& attribute) {
    if (attribute.local == "clock" && is_timer())
      return identifier(attribute, element_.timer.clock);
    if (attribute.local == "result" && element_.kind == ElementKind::script_task)
      return identifier(attribute, element_.result);
    if (element_.kind == ElementKind::service_task && attribute.local == "act")
      return identifier(attribute, element_.act);
    if (element_.kind == ElementKind::user_task) {
      if (attribute.local == "act") return identifier(attribute, element_.act);
      if (attribute.local == "role") return identifier(attribute, element_.role);
      if (attribute.local == "capacity") return identifier(attribute, element_.capacity);
      if (attribute.local == "clock") return identifier(attribute, element_.clock);
      if (attribute.local == "result") return identifier(attribute, element_.result);
      if (attribute.local == "not_same_as") return identifiers(attribute, element_.not_same_as);
      if (attribute.local == "outcomes") return identifiers(attribute, outcome_ids_);
    }
    note(attribute, "通办扩展里没有这个属性，请检查拼写", true);
  }

  void identifier(const XmlAttribute& attribute, std::string& out) {
    if (is_identifier(attribute.value))
      out = attribute.value;
    else
      note(attribute, "只能用小写字母、数字和下划线", true);
  }

  void identifiers(const XmlAttribute& attribute, std::vector<std::string>& out) {
    out = words_of(attribute.value);
    auto sorted = out;
    std::ranges::sort(sorted);
    if (out.empty() || !std::ranges::all_of(out, is_identifier) ||
        std::ranges::adjacent_find(sorted) != sorted.end())
      note(attribute, "应是用空格隔开、互不相同的名称，只能用小写字母、数字和下划线", true);
  }

  void read_children() {
    for (const XmlElement& child : xml_.children) {
      if (is(child, "documentation")) {
        element_.documentation = child.trimmed();
      } else if (is(child, "extensionElements")) {
        for (const XmlElement& extension : child.children) read_extension(extension);
      } else if (is(child, "timerEventDefinition") && is_timer()) {
        read_timer(child);
      } else if (is(child, "script") && element_.kind == ElementKind::script_task) {
        read_script(child);
      } else if (is(child, "linkEventDefinition")) {
        element_.link = child.get("name");
        if (element_.link.empty()) blocked(child, "链接没有名称");
      } else if (is(child, "terminateEventDefinition")) {
        continue;  // its presence is the kind
      } else if (child.space == Space::bpmn && !contains(kPlainChildren, child.local)) {
        blocked(child, "元素里的“" + child.local + "”不能执行");
      } else if (child.space != Space::bpmn) {
        findings_.push_back(unsupported(child, "不认识的扩展，不执行", false));
      }
    }
  }

  bool is_timer() const {
    return element_.kind == ElementKind::boundary_timer ||
           element_.kind == ElementKind::timer_event;
  }

  void read_script(const XmlElement& script) {
    has_script_ = true;
    const std::string_view format = xml_.get("scriptFormat");
    if (!feel::is_feel(format))
      return blocked(xml_, "脚本不是 FEEL 语言（" + std::string(format) + "）");
    auto parsed = read_feel(script);
    if (parsed)
      element_.script = *std::move(parsed);
    else
      blocked(xml_, "脚本有误：" + parsed.error().detail);
  }

  void read_extension(const XmlElement& extension) {
    if (extension.space != Space::tongban) {
      Unsupported found = unsupported(extension, "其他软件的扩展，不执行", false);
      found.id = element_.id;
      found.name = element_.name;
      findings_.push_back(std::move(found));
    } else if (extension.local == "outcome" && element_.kind == ElementKind::user_task) {
      described_.push_back({std::string(extension.get("id")), std::string(extension.get("name")),
                            std::string(extension.get("consequence"))});
    } else {
      blocked(extension, "通办扩展里没有这个元素，请检查拼写");
    }
  }

  // tb:outcomes gives the order, the tb:outcome elements the words; both must name the same
  // outcomes.
  void match_outcomes() {
    for (const std::string& id : outcome_ids_) {
      const auto found = std::ranges::find(described_, id, &Outcome::id);
      if (found == described_.end() || found->name.empty())
        blocked(xml_, "办理结果“" + id + "”没有名称，请补上 tb:outcome");
      else
        element_.outcomes.push_back(*found);
    }
    if (described_.size() != outcome_ids_.size())
      blocked(xml_, "tb:outcome 与 tb:outcomes 列出的办理结果不一致");
  }

  void read_timer(const XmlElement& definition) {
    if (const std::string_view clock = definition.get(Space::tongban, "clock"); !clock.empty()) {
      if (is_identifier(clock))
        element_.timer.clock = clock;
      else
        blocked(definition, "时钟名只能用小写字母、数字和下划线");
    }
    for (const XmlElement& child : definition.children) {
      if (is(child, "documentation")) continue;
      const auto duration =
          is(child, "timeDuration") ? parse_duration(child.trimmed()) : std::nullopt;
      if (!duration) {
        blocked(child, "定时只支持时钟（tb:clock）或时长，例如 P5D");
        continue;
      }
      element_.timer.text = child.trimmed();
      element_.timer.months = duration->months;
      element_.timer.us = duration->us;
    }
  }

  void finish_timer() {
    element_.timer.interrupting = xml_.get("cancelActivity") != "false";
    if (element_.timer.clock.empty() == element_.timer.text.empty())
      blocked(xml_, "定时应指定一个时钟（tb:clock）或一个时长，不能都有或都没有");
  }

  const XmlElement& xml_;
  NodeFindings& findings_;
  Element element_;
  bool has_script_ = false;
  std::vector<std::string> outcome_ids_;
  std::vector<Outcome> described_;
};

}  // namespace

bool is_flow_node(const XmlElement& xml) {
  return xml.space == Space::bpmn && contains(kFlowNodes, xml.local);
}

Element read_node(const XmlElement& xml, NodeFindings& findings) {
  return NodeReader(xml, findings).run();
}

Result<feel::Expression> read_feel(const XmlElement& xml) {
  std::string_view text = xml.trimmed();
  if (text.starts_with('=')) text.remove_prefix(1);  // the mark of FEEL in drawing programs
  return feel::parse(text);
}

Unsupported unsupported(const XmlElement& xml, std::string reason, bool blocking) {
  return {std::string(xml.get("id")),
          std::string(xml.get("name")),
          xml.name,
          xml.line,
          std::move(reason),
          blocking};
}

}  // namespace tb::bpmn
