#include "engine/bpmn/node_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/bpmn/expressions.hpp"
#include "engine/bpmn/foreign_reader.hpp"
#include "engine/bpmn/loop_reader.hpp"
#include "engine/bpmn/timer_reader.hpp"
#include "engine/feel/language.hpp"

namespace tb::bpmn {

namespace {

struct KnownTag {
  std::string_view tag;
  ElementKind kind;  // unsupported: it depends on the event definitions inside
  bool is_activity = false;
};
constexpr std::array<KnownTag, 25> kFlowNodes{{{"startEvent", ElementKind::unsupported},
                                               {"endEvent", ElementKind::unsupported},
                                               {"intermediateCatchEvent", ElementKind::unsupported},
                                               {"intermediateThrowEvent", ElementKind::unsupported},
                                               {"boundaryEvent", ElementKind::unsupported},
                                               {"task", ElementKind::pass_through, true},
                                               {"userTask", ElementKind::user_task, true},
                                               {"serviceTask", ElementKind::service_task, true},
                                               {"scriptTask", ElementKind::script_task, true},
                                               {"sendTask", ElementKind::send_task, true},
                                               {"receiveTask", ElementKind::receive_task, true},
                                               {"manualTask", ElementKind::pass_through, true},
                                               {"businessRuleTask", ElementKind::rule_task, true},
                                               {"callActivity", ElementKind::call_activity, true},
                                               {"subProcess", ElementKind::sub_process, true},
                                               {"transaction", ElementKind::sub_process, true},
                                               {"adHocSubProcess", ElementKind::sub_process, true},
                                               {"exclusiveGateway", ElementKind::exclusive_gateway},
                                               {"parallelGateway", ElementKind::parallel_gateway},
                                               {"inclusiveGateway", ElementKind::inclusive_gateway},
                                               {"eventBasedGateway", ElementKind::event_gateway},
                                               {"complexGateway", ElementKind::complex_gateway},
                                               {"choreographyTask", ElementKind::unsupported},
                                               {"subChoreography", ElementKind::unsupported},
                                               {"callChoreography", ElementKind::unsupported}}};

// Children that describe, draw or hold data, which do not change the way of tokens.
constexpr std::string_view kPlainChildren[]{"documentation",   "incoming",  "outgoing",
                                            "ioSpecification", "dataInput", "dataOutput",
                                            "inputSet",        "outputSet", "laneSet"};
constexpr std::string_view kDataChildren[]{
    "dataInputAssociation", "dataOutputAssociation", "property",  "performer", "humanPerformer",
    "potentialOwner",       "resourceRole",          "rendering", "auditing",  "monitoring",
    "categoryValueRef"};

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
                                              "parallelMultiple",
                                              "messageRef",
                                              "operationRef",
                                              "instantiate",
                                              "eventGatewayType",
                                              "calledElement",
                                              "triggeredByEvent",
                                              "method",
                                              "ordering",
                                              "cancelRemainingInstances"};

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

const KnownTag* known(const XmlElement& xml) {
  if (xml.space != Space::bpmn) return nullptr;
  const auto found = std::ranges::find(kFlowNodes, xml.local, &KnownTag::tag);
  return found == kFlowNodes.end() ? nullptr : &*found;
}

class NodeReader {
 public:
  NodeReader(const XmlElement& xml, const Definitions& definitions, Scripts scripts,
             NodeFindings& findings)
      : xml_(xml), definitions_(definitions), scripts_(scripts), findings_(findings) {}

  Element run() {
    const KnownTag& tag = *known(xml_);
    element_.id = xml_.get("id");
    element_.name = xml_.get("name");
    element_.tag = xml_.local;
    element_.line = xml_.line;
    element_.kind = tag.kind;
    element_.is_activity = tag.is_activity;
    if (element_.kind == ElementKind::unsupported) element_.kind = event_kind();
    if (element_.kind == ElementKind::unsupported) return std::move(element_);
    element_.interrupting =
        xml_.get("cancelActivity") != "false" && xml_.get("isInterrupting") != "false";
    element_.compensates = xml_.get("isForCompensation") == "true";
    if (element_.kind == ElementKind::sub_process) read_sub_process();
    read_attributes();
    read_children();
    match_outcomes();
    check();
    return std::move(element_);
  }

 private:
  // ── what kind of event ──
  ElementKind event_kind() {
    const std::vector<const XmlElement*> events = event_definitions();
    const std::string_view tag = xml_.local;
    if (events.size() > 1 || !known(xml_) || tag.ends_with("horeography") ||
        tag == "choreographyTask") {
      findings_.blocked(xml_, events.size() > 1 ? "一个事件只能有一种触发方式" : "编排图不能执行");
      return ElementKind::unsupported;
    }
    const std::string_view event = events.empty() ? std::string_view() : events[0]->local;
    if (event == "terminateEventDefinition" && tag == "endEvent")
      return ElementKind::terminate_end_event;
    if (event == "linkEventDefinition" && tag.starts_with("intermediate"))
      return ElementKind::pass_through;
    const auto trigger = events.empty() ? std::optional(Trigger::none) : trigger_of(event);
    if (!trigger || !is_legal(tag, *trigger)) {
      findings_.blocked(xml_, events.empty() ? "这种元素不能执行"
                                             : "这里不能有这种事件（" + std::string(event) + "）");
      return ElementKind::unsupported;
    }
    element_.trigger = *trigger;
    if (tag == "startEvent") return ElementKind::start_event;
    if (tag == "endEvent") return ElementKind::end_event;
    if (tag == "boundaryEvent") return ElementKind::boundary_event;
    if (tag == "intermediateCatchEvent") return ElementKind::catch_event;
    return *trigger == Trigger::none ? ElementKind::pass_through : ElementKind::throw_event;
  }

  static std::optional<Trigger> trigger_of(std::string_view event) {
    constexpr std::array<std::pair<std::string_view, Trigger>, 8> kTriggers{
        {{"timerEventDefinition", Trigger::timer},
         {"messageEventDefinition", Trigger::message},
         {"signalEventDefinition", Trigger::signal},
         {"errorEventDefinition", Trigger::error},
         {"escalationEventDefinition", Trigger::escalation},
         {"conditionalEventDefinition", Trigger::conditional},
         {"compensateEventDefinition", Trigger::compensation},
         {"cancelEventDefinition", Trigger::cancel}}};
    for (const auto& [name, trigger] : kTriggers)
      if (event == name) return trigger;
    return std::nullopt;
  }

  // BPMN 2.0.2, table 10.93.
  static bool is_legal(std::string_view tag, Trigger trigger) {
    const bool waits = trigger == Trigger::timer || trigger == Trigger::conditional;
    const bool both = trigger == Trigger::message || trigger == Trigger::signal;
    if (tag == "startEvent") return trigger != Trigger::cancel;
    if (tag == "boundaryEvent") return trigger != Trigger::none;
    if (tag == "intermediateCatchEvent") return waits || both;
    if (tag == "intermediateThrowEvent")
      return both || trigger == Trigger::none || trigger == Trigger::escalation ||
             trigger == Trigger::compensation;
    return !waits;  // an end
  }

  std::vector<const XmlElement*> event_definitions() const {
    std::vector<const XmlElement*> found;
    for (const XmlElement& child : xml_.children)
      if (child.space == Space::bpmn &&
          (child.local.ends_with("EventDefinition") || child.local == "eventDefinitionRef"))
        found.push_back(&child);
    return found;
  }

  // ── attributes ──
  void read_sub_process() {
    if (xml_.local == "transaction")
      element_.sub = SubKind::transaction;
    else if (xml_.local == "adHocSubProcess")
      element_.sub = SubKind::ad_hoc;
    else if (xml_.get("triggeredByEvent") == "true")
      element_.sub = SubKind::event;
    element_.sequential = xml_.get("ordering") == "Sequential";
    element_.cancels_rest = xml_.get("cancelRemainingInstances") != "false";
  }

  void read_attributes() {
    for (const XmlAttribute& attribute : xml_.attributes) {
      if (attribute.space == Space::tongban)
        read_tongban(attribute);
      else if (attribute.space == Space::none) {
        if (!contains(kPlainAttributes, attribute.local))
          findings_.attribute(attribute, "不认识的属性，不执行", true);
      } else if (attribute.space != Space::xsi) {
        read_foreign(attribute, element_, findings_);
      }
    }
    for (const std::string_view quantity :
         {xml_.get("startQuantity"), xml_.get("completionQuantity")})
      if (!quantity.empty() && quantity != "1")
        findings_.blocked(xml_, "令牌数量不是 1 的任务不能执行");
    if (element_.kind == ElementKind::call_activity)
      if (const auto called = xml_.get("calledElement"); !called.empty())
        element_.called = local_name(called);
    if (element_.kind == ElementKind::send_task || element_.kind == ElementKind::receive_task) {
      if (element_.kind == ElementKind::receive_task) element_.trigger = Trigger::message;
      name_event("message", xml_.get("messageRef"));
    }
  }

  // What an event is about: what it refers to, else the words at it.
  void name_event(std::string_view tag, std::string_view reference) {
    if (reference.empty()) {
      element_.event.name = element_.label();
      element_.event.is_own = true;
    } else if (const std::string* found = definitions_.find(tag, reference)) {
      element_.event.name = *found;
    } else {
      findings_.blocked(xml_, "文件里没有定义“" + std::string(reference) + "”");
    }
  }

  void read_tongban(const XmlAttribute& attribute) {
    struct Known {
      std::string_view name;
      std::string Element::* text;
    };
    constexpr std::array<Known, 5> kOfUserTasks{{{"act", &Element::act},
                                                 {"role", &Element::role},
                                                 {"capacity", &Element::capacity},
                                                 {"clock", &Element::clock},
                                                 {"result", &Element::result}}};
    const ElementKind kind = element_.kind;
    if (attribute.local == "clock" && element_.trigger == Trigger::timer)
      return identifier(attribute, element_.timer.clock);
    if (attribute.local == "result" &&
        (kind == ElementKind::script_task || kind == ElementKind::rule_task))
      return identifier(attribute, element_.result);
    if (kind == ElementKind::service_task) {
      if (attribute.local == "act") return identifier(attribute, element_.act);
      if (attribute.local == "topic") return identifier(attribute, element_.topic);
      if (attribute.local == "retries") return read_retries(attribute);
    }
    if (attribute.local == "to" && sends_message())
      return findings_.take(element_.to, definitions_.expressions().read_value(attribute.value),
                            xml_, "收件的办件编号");
    if (attribute.local == "decision" && kind == ElementKind::rule_task) {
      element_.called = attribute.value;
      return;
    }
    if (attribute.local == "version" && kind == ElementKind::call_activity) {
      element_.version = attribute.value;
      return;
    }
    if (kind == ElementKind::user_task) {
      for (const Known& one : kOfUserTasks)
        if (attribute.local == one.name) return identifier(attribute, element_.*one.text);
      if (attribute.local == "not_same_as") return identifiers(attribute, element_.not_same_as);
      if (attribute.local == "outcomes") return identifiers(attribute, outcome_ids_);
    }
    findings_.attribute(attribute, "通办扩展里没有这个属性，请检查拼写", true);
  }

  bool sends_message() const {
    return element_.kind == ElementKind::send_task ||
           (element_.trigger == Trigger::message &&
            (element_.kind == ElementKind::throw_event || element_.kind == ElementKind::end_event));
  }

  void read_retries(const XmlAttribute& attribute) {
    const auto& text = attribute.value;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), element_.retries);
    if (error != std::errc() || end != text.data() + text.size() || element_.retries > 100)
      findings_.attribute(attribute, "重试次数应是 0 到 100 的整数", true);
  }

  void identifier(const XmlAttribute& attribute, std::string& out) {
    if (is_identifier(attribute.value))
      out = attribute.value;
    else
      findings_.attribute(attribute, "只能用小写字母、数字和下划线", true);
  }

  void identifiers(const XmlAttribute& attribute, std::vector<std::string>& out) {
    out = words_of(attribute.value);
    auto sorted = out;
    std::ranges::sort(sorted);
    if (out.empty() || !std::ranges::all_of(out, is_identifier) ||
        std::ranges::adjacent_find(sorted) != sorted.end())
      findings_.attribute(attribute, "应是用空格隔开、互不相同的名称，只能用小写字母、数字和下划线",
                          true);
  }

  // ── children ──
  void read_children() {
    for (const XmlElement& child : xml_.children) {
      if (child.space != Space::bpmn) {
        findings_.noted(child, "不认识的扩展，不执行");
      } else if (child.local == "extensionElements") {
        for (const XmlElement& extension : child.children) read_extension(extension);
      } else if (!read_child(child)) {
        findings_.blocked(child, "元素里的“" + child.local + "”不能执行");
      }
    }
  }

  bool read_child(const XmlElement& child) {
    const std::string_view tag = child.local;
    if (tag == "documentation") {
      element_.documentation = child.trimmed();
    } else if (tag.ends_with("EventDefinition")) {
      read_event(child);
    } else if (tag == "script" && element_.kind == ElementKind::script_task) {
      read_script(child);
    } else if (tag.ends_with("LoopCharacteristics") && element_.is_activity) {
      read_loop(child, element_, definitions_.expressions(), findings_);
    } else if (tag == "completionCondition" && element_.sub == SubKind::ad_hoc) {
      take(element_.completion, child, "结束条件");
    } else if (tag == "activationCondition" && element_.kind == ElementKind::complex_gateway) {
      take(element_.completion, child, "激活条件");
    } else if (contains(kDataChildren, tag)) {
      findings_.noted(child, "数据和人员的这种写法不参与执行");
    } else {
      return contains(kPlainChildren, tag) || element_.kind == ElementKind::sub_process;
    }
    return true;
  }

  void take(std::optional<feel::Expression>& out, const XmlElement& text, std::string_view what) {
    findings_.take(out, definitions_.expressions().read(text), text, what);
  }

  void read_event(const XmlElement& definition) {
    switch (element_.trigger) {
      case Trigger::timer:
        return read_timer(definition, element_.timer, definitions_.expressions(), findings_);
      case Trigger::message:
        return name_event("message", definition.get("messageRef"));
      case Trigger::signal:
        return name_event("signal", definition.get("signalRef"));
      case Trigger::error:
        return name_code("error", definition.get("errorRef"));
      case Trigger::escalation:
        return name_code("escalation", definition.get("escalationRef"));
      case Trigger::conditional:
        if (const XmlElement* condition = child_of(definition, "condition"))
          return take(element_.event.condition, *condition, "条件");
        return findings_.blocked(definition, "条件事件没有条件");
      case Trigger::compensation:
        element_.event.activity = local_name(definition.get("activityRef"));
        return;
      default:
        if (definition.local != "linkEventDefinition") return;
        element_.link = definition.get("name");
        if (element_.link.empty()) findings_.blocked(definition, "链接没有名称");
    }
  }

  // Catching without a code means any; throwing needs one.
  void name_code(std::string_view tag, std::string_view reference) {
    const bool throws =
        element_.kind == ElementKind::end_event || element_.kind == ElementKind::throw_event;
    if (!reference.empty() || throws) name_event(tag, reference);
  }

  void read_script(const XmlElement& script) {
    has_script_ = true;
    const std::string_view format = xml_.get("scriptFormat");
    if (!feel::is_feel(format)) {
      if (scripts_ == Scripts::passed) {
        element_.kind = ElementKind::pass_through;
        return findings_.noted(xml_, "脚本不是 FEEL 语言，直接经过");
      }
      return findings_.blocked(xml_, "脚本不是 FEEL 语言（" + std::string(format) + "）");
    }
    take(element_.script, script, "脚本");
  }

  void read_extension(const XmlElement& extension) {
    if (extension.space != Space::tongban)
      read_foreign(extension, element_, definitions_.expressions(), findings_);
    else if (extension.local == "outcome" && element_.kind == ElementKind::user_task)
      described_.push_back({std::string(extension.get("id")), std::string(extension.get("name")),
                            std::string(extension.get("consequence"))});
    else if (extension.local == "input" || extension.local == "output")
      read_mapping(extension);
    else
      findings_.blocked(extension, "通办扩展里没有这个元素，请检查拼写");
  }

  void read_mapping(const XmlElement& xml) {
    auto value = definitions_.expressions().read(xml.get("value"));
    if (xml.get("name").empty() || !value)
      return findings_.blocked(xml, value ? "参数没有名称" : "参数有误：" + value.error().detail);
    auto& out = xml.local == "input" ? element_.inputs : element_.outputs;
    out.push_back({std::string(xml.get("name")), *std::move(value)});
  }

  // tb:outcomes gives the order, the tb:outcome elements the words; both must name the same
  // outcomes.
  void match_outcomes() {
    for (const std::string& id : outcome_ids_) {
      const auto found = std::ranges::find(described_, id, &Outcome::id);
      if (found == described_.end() || found->name.empty())
        findings_.blocked(xml_, "办理结果“" + id + "”没有名称，请补上 tb:outcome");
      else
        element_.outcomes.push_back(*found);
    }
    if (described_.size() != outcome_ids_.size())
      findings_.blocked(xml_, "tb:outcome 与 tb:outcomes 列出的办理结果不一致");
  }

  void check() {
    if (element_.kind == ElementKind::service_task && element_.act.empty() &&
        element_.topic.empty())
      findings_.noted(
          xml_, "系统任务没有指定动作（tb:act）或外部系统的主题（tb:topic），办件的流程里不能用");
    if (element_.kind == ElementKind::script_task && !has_script_ && !element_.script)
      findings_.blocked(xml_, "脚本任务没有脚本");
    if (element_.trigger == Trigger::timer &&
        element_.timer.clock.empty() == element_.timer.text.empty())
      findings_.blocked(xml_, "定时应指定一个时钟（tb:clock）或一个时间，不能都有或都没有");
    if (element_.kind == ElementKind::event_gateway && xml_.get("eventGatewayType") == "Parallel")
      findings_.blocked(xml_, "并行的事件网关不能执行");
    if (element_.trigger == Trigger::error && element_.kind == ElementKind::start_event)
      element_.interrupting = true;
  }

  const XmlElement& xml_;
  const Definitions& definitions_;
  const Scripts scripts_;
  NodeFindings& findings_;
  Element element_;
  bool has_script_ = false;
  std::vector<std::string> outcome_ids_;
  std::vector<Outcome> described_;
};

}  // namespace

void NodeFindings::take(std::optional<feel::Expression>& out, Result<feel::Expression> parsed,
                        const XmlElement& at, std::string_view what) {
  if (parsed)
    out = *std::move(parsed);
  else
    blocked(at, std::string(what) + "有误：" + parsed.error().detail);
}

void NodeFindings::attribute(const XmlAttribute& attribute, std::string reason, bool blocking) {
  list_.push_back({std::string(node_.get("id")), std::string(node_.get("name")), attribute.name,
                   node_.line, std::move(reason), blocking});
}

void NodeFindings::add(const XmlElement& at, std::string reason, bool blocking) {
  list_.push_back(unsupported(at, std::move(reason), blocking));
  list_.back().id = node_.get("id");
  list_.back().name = node_.get("name");
}

bool is_flow_node(const XmlElement& xml) { return known(xml) != nullptr; }

bool is_sub_process(const XmlElement& xml) {
  const KnownTag* tag = known(xml);
  return tag != nullptr && tag->kind == ElementKind::sub_process;
}

bool is_identifier(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, plain);
}

Element read_node(const XmlElement& xml, const Definitions& definitions, Scripts scripts,
                  NodeFindings& findings) {
  return NodeReader(xml, definitions, scripts, findings).run();
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
