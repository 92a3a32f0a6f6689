#include "engine/bpmn/reader.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "engine/bpmn/expressions.hpp"
#include "engine/bpmn/link.hpp"
#include "engine/bpmn/node_reader.hpp"
#include "engine/bpmn/structure.hpp"
#include "engine/bpmn/xml.hpp"

namespace tb::bpmn {

namespace {

// Children of a process that only belong to the drawing.
constexpr std::string_view kDrawingOnly[]{"documentation", "laneSet", "textAnnotation",
                                          "association", "group"};
// Children that hold data which nothing reads.
constexpr std::string_view kDataOnly[]{"dataObject",
                                       "dataObjectReference",
                                       "dataStoreReference",
                                       "property",
                                       "category",
                                       "ioSpecification",
                                       "dataStore",
                                       "auditing",
                                       "monitoring",
                                       "resourceRole",
                                       "performer",
                                       "potentialOwner",
                                       "humanPerformer",
                                       "supports",
                                       "correlationSubscription"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

class ProcessReader {
 public:
  ProcessReader(const XmlElement& root, const Definitions& definitions, const Limits& limits,
                Scripts scripts)
      : root_(root), definitions_(definitions), limits_(limits), scripts_(scripts) {}

  Result<ModelPtr> run(const XmlElement& process) {
    parts_.process_id = process.get("id");
    parts_.process_name = process.get("name");
    for (const XmlElement& child : process.children)
      if (is(child, "documentation")) parts_.documentation = child.trimmed();
    read_definitions(process);
    TRY_VOID(read_nodes(process, kNone));
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i)
      by_id_.emplace(parts_.elements[i].id, i);
    read_flows(process, kNone);
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i)
      if (parts_.elements[i].kind == ElementKind::sub_process) read_flows(*xml_of_[i], i);
    set_defaults();
    attach_boundaries();
    compensate();
    if (!problems_.empty())
      return invalid("bpmn.invalid",
                     "流程图有 " + std::to_string(problems_.size()) +
                         " 处引用错误，请按列出的位置修改后重新上传。",
                     std::move(problems_));
    std::vector<ElementIndex> instantiating;
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i)
      if (xml_of_[i]->get("instantiate") == "true") instantiating.push_back(i);
    TRY_VOID(find_structure(parts_, process.line, instantiating, pending_));
    report();
    return std::make_shared<const Model>(std::move(parts_));
  }

 private:
  void read_definitions(const XmlElement& process) {
    for (const XmlElement& child : root_.children)
      if (is(child, "process") && child.get("id") != process.get("id"))
        add_unsupported(child, "文件里的另一个流程，不随本流程执行", false);
  }

  Result<void> read_nodes(const XmlElement& container, ElementIndex scope) {
    for (const XmlElement& child : container.children) {
      if (is(child, "sequenceFlow")) continue;
      if (is_flow_node(child))
        TRY_VOID(read_node(child, scope));
      else
        read_other(child, scope);
    }
    return {};
  }

  Result<void> read_node(const XmlElement& xml, ElementIndex scope) {
    if (parts_.elements.size() >= limits_.elements)
      return invalid("bpmn.too_large", "流程图元素超过 " + std::to_string(limits_.elements) +
                                           " 个，请拆成几个流程。");
    const std::string_view id = xml.get("id");
    if (id.empty() || !ids_.insert(id).second)
      problem(xml, id.empty() ? "缺少编号（id）" : "编号重复，请改成不同的编号");
    const auto index = static_cast<ElementIndex>(parts_.elements.size());
    NodeFindings findings(xml);
    parts_.elements.push_back(bpmn::read_node(xml, definitions_, scripts_, findings));
    parts_.elements.back().scope = scope;
    xml_of_.push_back(&xml);
    for (Unsupported& found : findings.list()) pending_.push_back({std::move(found), index});
    if (const std::string_view host = xml.get("attachedToRef"); !host.empty())
      attached_.push_back({index, host, &xml});
    else if (xml.local == "boundaryEvent")
      problem(xml, "边界事件没有附着在任何任务上");
    if (const std::string_view flow = xml.get("default"); !flow.empty())
      defaults_.push_back({index, flow, &xml});
    if (is_sub_process(xml)) TRY_VOID(read_nodes(xml, index));
    parts_.elements[index].end = static_cast<ElementIndex>(parts_.elements.size());
    return {};
  }

  void read_other(const XmlElement& xml, ElementIndex scope) {
    const auto add = [&](const XmlElement& at, std::string reason, bool blocking) {
      if (scope == kNone)
        add_unsupported(at, std::move(reason), blocking);
      else
        pending_.push_back({unsupported(at, std::move(reason), blocking), scope});
    };
    if (is(xml, "association")) associations_.push_back(&xml);
    if (is_one_of(xml.local, kDrawingOnly) && xml.space == Space::bpmn) return;
    // What a sub-process says about itself was read with its node.
    if (scope != kNone && is_own_child(xml)) return;
    if (xml.space != Space::bpmn) return add(xml, "不认识的扩展，不执行", false);
    if (is_one_of(xml.local, kDataOnly)) return add(xml, "数据对象不参与执行", false);
    if (xml.local == "extensionElements") {
      for (const XmlElement& extension : xml.children)
        add(extension, "流程级扩展不执行", extension.space == Space::tongban);
      return;
    }
    add(xml, "这种元素不能执行", true);
  }

  static bool is_own_child(const XmlElement& xml) {
    return xml.space != Space::bpmn || xml.local == "incoming" || xml.local == "outgoing" ||
           xml.local == "extensionElements" || xml.local == "completionCondition" ||
           xml.local.ends_with("LoopCharacteristics") || xml.local.ends_with("Association") ||
           xml.local == "ioSpecification";
  }

  void read_flows(const XmlElement& container, ElementIndex scope) {
    for (const XmlElement& xml : container.children)
      if (is(xml, "sequenceFlow")) read_flow(xml, scope);
  }

  void set_defaults() {
    for (const auto& [index, flow_id, xml] : defaults_) {
      const auto& outgoing = parts_.elements[index].outgoing;
      const auto found = std::ranges::find_if(
          outgoing, [&](FlowIndex flow) { return parts_.flows[flow].id == flow_id; });
      if (found == outgoing.end())
        problem(*xml, "默认出线“" + std::string(flow_id) + "”不是它的出线");
      else
        parts_.elements[index].default_flow = *found;
    }
  }

  void read_flow(const XmlElement& xml, ElementIndex scope) {
    const std::string_view id = xml.get("id");
    if (id.empty() || !ids_.insert(id).second)
      problem(xml, id.empty() ? "缺少编号（id）" : "编号重复，请改成不同的编号");
    Flow flow{.id = std::string(id), .name = std::string(xml.get("name")), .line = xml.line};
    flow.from = node(xml, "sourceRef", "起点", scope);
    flow.to = node(xml, "targetRef", "终点", scope);
    if (flow.from == kNone || flow.to == kNone) return;
    read_condition(xml, flow);
    const auto index = static_cast<FlowIndex>(parts_.flows.size());
    parts_.elements[flow.from].outgoing.push_back(index);
    parts_.elements[flow.to].incoming.push_back(index);
    parts_.flows.push_back(std::move(flow));
  }

  ElementIndex node(const XmlElement& xml, std::string_view attribute, std::string_view end,
                    ElementIndex scope) {
    const auto found = by_id_.find(xml.get(attribute));
    if (found == by_id_.end())
      problem(xml, "连线的" + std::string(end) + "“" + std::string(xml.get(attribute)) + "”不存在");
    else if (parts_.elements[found->second].scope != scope)
      problem(xml, "连线的" + std::string(end) + "“" + std::string(xml.get(attribute)) +
                       "”在另一个子流程里，连线不能跨过子流程的边");
    else
      return found->second;
    return kNone;
  }

  void read_condition(const XmlElement& xml, Flow& flow) {
    for (const XmlElement& child : xml.children) {
      if (is(child, "documentation")) continue;
      if (is(child, "extensionElements")) {
        for (const XmlElement& extension : child.children)
          pending_.push_back(
              {unsupported(extension, "不认识的扩展，不执行", extension.space == Space::tongban),
               flow.from});
        continue;
      }
      if (!is(child, "conditionExpression")) {
        pending_.push_back({unsupported(child, "连线上的这种元素不能执行", true), flow.from});
        continue;
      }
      auto parsed = definitions_.expressions().read(child);
      if (parsed)
        flow.condition = *std::move(parsed);
      else
        pending_.push_back({unsupported(xml,
                                        parsed.error().code == "bpmn.language"
                                            ? std::string("条件不是 FEEL 语言")
                                            : "条件有误：" + parsed.error().detail,
                                        true),
                            flow.from});
    }
  }

  void attach_boundaries() {
    for (const auto& [index, host_id, xml] : attached_) {
      const auto host = by_id_.find(host_id);
      Element& event = parts_.elements[index];
      if (host == by_id_.end() || host->second == index ||
          parts_.elements[host->second].scope != event.scope) {
        problem(*xml, "边界事件附着的任务“" + std::string(host_id) + "”不存在");
        continue;
      }
      Element& element = parts_.elements[host->second];
      event.attached_to = host->second;
      const auto wrong = [&](std::string reason) {
        pending_.push_back({unsupported(*xml, std::move(reason), true), host->second});
      };
      if (!event.incoming.empty()) wrong("边界事件不能有进线");
      if (!element.is_activity && element.kind != ElementKind::unsupported)
        wrong("边界事件只能附着在任务或子流程上");
      else if (event.trigger == Trigger::cancel && element.sub != SubKind::transaction)
        wrong("取消事件只能附着在事务子流程上");
      else if (event.trigger == Trigger::compensation)
        continue;  // compensate()
      else if (element.boundaries.size() == 32)
        wrong("一个任务最多有 32 个边界事件");
      else
        element.boundaries.push_back(index);
    }
  }

  // A compensation event leads by an association to the activity that undoes its host.
  void compensate() {
    for (const auto& [index, host_id, xml] : attached_) {
      const Element& event = parts_.elements[index];
      if (event.trigger != Trigger::compensation || event.attached_to == kNone) continue;
      const ElementIndex handler = associated(event.id);
      if (handler == kNone)
        pending_.push_back(
            {unsupported(*xml, "补偿事件没有用关联线连到补偿任务（isForCompensation）", true),
             event.attached_to});
      else
        parts_.elements[event.attached_to].compensation = handler;
    }
  }

  ElementIndex associated(std::string_view event) const {
    for (const XmlElement* xml : associations_) {
      if (local_name(xml->get("sourceRef")) != event) continue;
      const auto found = by_id_.find(local_name(xml->get("targetRef")));
      if (found != by_id_.end() && parts_.elements[found->second].compensates) return found->second;
    }
    return kNone;
  }

  // Findings at elements that no token can reach do not block.
  void report() {
    for (Pending& pending : pending_) {
      const Element& element = parts_.elements[pending.element];
      const bool starts =
          element.tag == "startEvent" && element.scope == kNone && pending.found.id == element.id;
      pending.found.blocking = pending.found.blocking && (element.reachable || starts);
      parts_.unsupported.push_back(std::move(pending.found));
    }
    std::ranges::sort(parts_.unsupported, {}, [](const Unsupported& found) {
      return std::tie(found.line, found.id, found.reason);
    });
  }

  void add_unsupported(const XmlElement& xml, std::string reason, bool blocking) {
    parts_.unsupported.push_back(unsupported(xml, std::move(reason), blocking));
  }

  void problem(const XmlElement& xml, std::string message) {
    const std::string_view id = xml.get("id");
    problems_.push_back({id.empty() ? "line " + std::to_string(xml.line) : std::string(id),
                         "bpmn.invalid",
                         "第 " + std::to_string(xml.line) + " 行：" + message + "。"});
  }

  struct Reference {
    ElementIndex element;
    std::string_view target;
    const XmlElement* xml;
  };

  const XmlElement& root_;
  const Definitions& definitions_;
  const Limits& limits_;
  const Scripts scripts_;
  ModelParts parts_;
  std::vector<const XmlElement*> xml_of_;  // by element
  std::vector<const XmlElement*> associations_;
  std::vector<Pending> pending_;
  std::vector<Reference> attached_, defaults_;
  std::unordered_map<std::string_view, ElementIndex> by_id_;
  std::unordered_set<std::string_view> ids_;
  std::vector<FieldError> problems_;
};

Result<XmlElement> definitions_of(std::string_view xml, const Limits& limits) {
  XmlElement root = TRY(parse_xml(xml, limits));
  if (!is(root, "definitions"))
    return invalid("bpmn.no_process",
                   "文件不是 BPMN 2.0 流程图（根元素应为 definitions），请检查后重新上传。");
  return root;
}

std::vector<const XmlElement*> processes_of(const XmlElement& root) {
  std::vector<const XmlElement*> found;
  for (const XmlElement& child : root.children)
    if (is(child, "process")) found.push_back(&child);
  return found;
}

// The named one, or the first executable, else the first.
std::size_t chosen(const std::vector<const XmlElement*>& processes, std::string_view wanted) {
  const auto place = [&](auto is_it) {
    return static_cast<std::size_t>(std::ranges::find_if(processes, is_it) - processes.begin());
  };
  if (!wanted.empty())
    return place([&](const XmlElement* xml) { return xml->get("id") == wanted; });
  const std::size_t executable =
      place([](const XmlElement* xml) { return xml->get("isExecutable") == "true"; });
  return executable < processes.size() ? executable : 0;
}

std::unexpected<Error> no_process() {
  return invalid("bpmn.no_process", "文件里没有可用的流程（process），请检查后重新上传。");
}

}  // namespace

Result<ModelPtr> read(std::string_view xml, const Limits& limits, std::string_view process) {
  const XmlElement root = TRY(definitions_of(xml, limits));
  const auto processes = processes_of(root);
  const std::size_t index = chosen(processes, process);
  if (index >= processes.size()) return no_process();
  return ProcessReader(root, Definitions(root), limits, Scripts::required).run(*processes[index]);
}

Result<XmlElement> read_tree(std::string_view xml, const Limits& limits) {
  return definitions_of(xml, limits);
}

Result<ModelPtr> read_linked(std::string_view xml, const FindCalled& find, const Limits& limits) {
  XmlElement root = TRY(definitions_of(xml, limits));
  const std::size_t index = chosen(processes_of(root), {});
  if (index >= processes_of(root).size()) return no_process();
  // A definition that comes with a call would move the process about.
  XmlElement process = *processes_of(root)[index];
  TRY_VOID(link_calls(root, process, find, limits));
  return ProcessReader(root, Definitions(root), limits, Scripts::required).run(process);
}

Result<File> read_file(std::string_view xml, Scripts scripts, const Limits& limits) {
  const XmlElement root = TRY(definitions_of(xml, limits));
  const auto processes = processes_of(root);
  if (processes.empty()) return no_process();
  const Definitions definitions(root);
  File file;
  file.first = chosen(processes, {});
  for (const XmlElement* process : processes)
    file.processes.push_back(TRY(ProcessReader(root, definitions, limits, scripts).run(*process)));
  for (const XmlElement& child : root.children)
    if (is(child, "collaboration"))
      for (const XmlElement& flow : child.children)
        if (is(flow, "messageFlow"))
          file.messages.push_back({std::string(flow.get("id")), std::string(flow.get("name")),
                                   std::string(local_name(flow.get("sourceRef"))),
                                   std::string(local_name(flow.get("targetRef")))});
  return file;
}

}  // namespace tb::bpmn
