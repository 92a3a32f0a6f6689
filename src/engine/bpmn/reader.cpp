#include "engine/bpmn/reader.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "engine/bpmn/node_reader.hpp"
#include "engine/bpmn/xml.hpp"
#include "engine/feel/language.hpp"

namespace tb::bpmn {

namespace {

// Children of a process that only belong to the drawing.
constexpr std::string_view kDrawingOnly[]{"documentation", "laneSet", "textAnnotation",
                                          "association", "group"};
// Children that hold data which nothing reads.
constexpr std::string_view kDataOnly[]{"dataObject", "dataObjectReference", "dataStoreReference",
                                       "property", "category"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

class ProcessReader {
 public:
  ProcessReader(const XmlElement& definitions, const Limits& limits)
      : definitions_(definitions), limits_(limits) {}

  Result<ModelPtr> run(std::string_view wanted) {
    const XmlElement* process = choose(wanted);
    if (!process)
      return invalid("bpmn.no_process", "文件里没有可用的流程（process），请检查后重新上传。");
    parts_.process_id = process->get("id");
    parts_.process_name = process->get("name");
    read_definitions(*process);
    TRY_VOID(read_nodes(*process));
    read_flows(*process);
    connect_links();
    attach_boundaries();
    if (!problems_.empty())
      return invalid("bpmn.invalid",
                     "流程图有 " + std::to_string(problems_.size()) +
                         " 处引用错误，请按列出的位置修改后重新上传。",
                     std::move(problems_));
    TRY_VOID(check_inclusive());
    find_start(*process);
    mark_reachable();
    check_gateways();
    report();
    return std::make_shared<const Model>(std::move(parts_));
  }

 private:
  const XmlElement* choose(std::string_view wanted) const {
    const XmlElement *first = nullptr, *executable = nullptr;
    for (const XmlElement& child : definitions_.children) {
      if (!is(child, "process")) continue;
      if (!wanted.empty() && child.get("id") == wanted) return &child;
      if (!first) first = &child;
      if (!executable && child.get("isExecutable") == "true") executable = &child;
    }
    if (!wanted.empty()) return nullptr;
    return executable ? executable : first;
  }

  void read_definitions(const XmlElement& process) {
    for (const XmlElement& child : definitions_.children) {
      if (&child == &process || child.space == Space::other)
        continue;  // drawings have their own namespace
      if (is(child, "process"))
        add_unsupported(child, "文件里的另一个流程，不随本流程执行", false);
      else if (is(child, "collaboration"))
        add_unsupported(child, "泳池之间的消息不执行", false);
      else if (!is(child, "documentation") && !is(child, "extensionElements"))
        add_unsupported(child, "本流程不使用这个定义", false);
    }
  }

  Result<void> read_nodes(const XmlElement& process) {
    for (const XmlElement& child : process.children) {
      if (is(child, "sequenceFlow")) continue;
      if (is_flow_node(child))
        TRY_VOID(read_node(child));
      else
        read_other(child);
    }
    return {};
  }

  Result<void> read_node(const XmlElement& xml) {
    if (parts_.elements.size() >= limits_.elements)
      return invalid("bpmn.too_large", "流程图元素超过 " + std::to_string(limits_.elements) +
                                           " 个，请拆成几个流程。");
    const std::string_view id = xml.get("id");
    if (id.empty() || !ids_.insert(id).second)
      problem(xml, id.empty() ? "缺少编号（id）" : "编号重复，请改成不同的编号");
    const auto index = static_cast<ElementIndex>(parts_.elements.size());
    NodeFindings findings;
    parts_.elements.push_back(bpmn::read_node(xml, findings));
    for (Unsupported& found : findings) {
      pending_.push_back({std::move(found), index});
    }
    if (const std::string_view host = xml.get("attachedToRef"); !host.empty())
      attached_.push_back({index, host, &xml});
    else if (xml.local == "boundaryEvent")
      problem(xml, "边界事件没有附着在任何任务上");
    if (const std::string_view flow = xml.get("default"); !flow.empty())
      defaults_.push_back({index, flow, &xml});
    return {};
  }

  void read_other(const XmlElement& xml) {
    if (xml.space != Space::bpmn) return add_unsupported(xml, "不认识的扩展，不执行", false);
    if (is_one_of(xml.local, kDrawingOnly)) return;
    if (is_one_of(xml.local, kDataOnly)) return add_unsupported(xml, "数据对象不参与执行", false);
    if (xml.local == "extensionElements") {
      for (const XmlElement& extension : xml.children)
        add_unsupported(extension, "流程级扩展不执行", extension.space == Space::tongban);
      return;
    }
    add_unsupported(xml, "这种元素不能执行", true);
  }

  void read_flows(const XmlElement& process) {
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i)
      by_id_.emplace(parts_.elements[i].id, i);
    for (const XmlElement& xml : process.children)
      if (is(xml, "sequenceFlow")) read_flow(xml);
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

  void read_flow(const XmlElement& xml) {
    const std::string_view id = xml.get("id");
    if (id.empty() || !ids_.insert(id).second)
      problem(xml, id.empty() ? "缺少编号（id）" : "编号重复，请改成不同的编号");
    Flow flow{.id = std::string(id), .name = std::string(xml.get("name")), .line = xml.line};
    flow.from = node(xml, "sourceRef", "起点");
    flow.to = node(xml, "targetRef", "终点");
    if (flow.from == kNone || flow.to == kNone) return;
    read_condition(xml, flow);
    const auto index = static_cast<FlowIndex>(parts_.flows.size());
    parts_.elements[flow.from].outgoing.push_back(index);
    parts_.elements[flow.to].incoming.push_back(index);
    parts_.flows.push_back(std::move(flow));
  }

  ElementIndex node(const XmlElement& xml, std::string_view attribute, std::string_view end) {
    const auto found = by_id_.find(xml.get(attribute));
    if (found != by_id_.end()) return found->second;
    problem(xml, "连线的" + std::string(end) + "“" + std::string(xml.get(attribute)) + "”不存在");
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
      if (!feel::is_feel(child.get("language"))) {
        pending_.push_back({unsupported(xml, "条件不是 FEEL 语言", true), flow.from});
        continue;
      }
      auto parsed = read_feel(child);
      if (parsed)
        flow.condition = *std::move(parsed);
      else
        pending_.push_back(
            {unsupported(xml, "条件有误：" + parsed.error().detail, true), flow.from});
    }
  }

  // A token jumps from a throwing link event to the catching one of its name.
  void connect_links() {
    std::unordered_map<std::string_view, ElementIndex> targets;
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
      const Element& element = parts_.elements[i];
      if (element.link.empty() || element.tag != "intermediateCatchEvent") continue;
      if (!targets.emplace(element.link, i).second) wrong(i, "有两个同名的链接落点，请改名");
      if (!element.incoming.empty()) wrong(i, "链接的落点不能有进线");
    }
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
      Element& element = parts_.elements[i];
      if (element.link.empty() || element.tag != "intermediateThrowEvent") continue;
      const auto target = targets.find(element.link);
      if (target == targets.end()) {
        wrong(i, "没有同名的链接落点");
      } else if (!element.outgoing.empty()) {
        wrong(i, "链接的起点不能有出线");
      } else {
        const auto flow = static_cast<FlowIndex>(parts_.flows.size());
        element.outgoing.push_back(flow);
        parts_.elements[target->second].incoming.push_back(flow);
        parts_.flows.push_back({.id = "link:" + element.id,
                                .name = element.link,
                                .from = i,
                                .to = target->second,
                                .condition = {},
                                .line = element.line});
      }
    }
  }

  void attach_boundaries() {
    for (const auto& [index, host_id, xml] : attached_) {
      const auto host = by_id_.find(host_id);
      if (host == by_id_.end() || host->second == index) {
        problem(*xml, "边界事件附着的任务“" + std::string(host_id) + "”不存在");
        continue;
      }
      Element& element = parts_.elements[host->second];
      parts_.elements[index].timer.attached_to = host->second;
      const bool is_task = element.tag.ends_with("ask");  // where nobody waits it never fires
      if (is_task && element.kind != ElementKind::unsupported) {
        if (element.boundaries.size() == 32)
          pending_.push_back(
              {unsupported(*xml, "一个任务最多有 32 个边界事件", true), host->second});
        else
          element.boundaries.push_back(index);
      } else if (element.kind != ElementKind::unsupported) {
        pending_.push_back({unsupported(*xml, "边界事件只能附着在任务上", true), host->second});
      } else {
        element.boundaries.push_back(index);
      }
      if (!parts_.elements[index].incoming.empty())
        pending_.push_back({unsupported(*xml, "边界事件不能有进线", true), host->second});
    }
  }

  // Which tokens an inclusive gateway waits for is looked up in the whole drawing, for each of its
  // flows.
  Result<void> check_inclusive() const {
    constexpr std::size_t kMost = 50'000'000;
    std::size_t flows = 0;
    for (const Element& element : parts_.elements)
      if (element.kind == ElementKind::inclusive_gateway) flows += element.incoming.size();
    if (flows * (parts_.elements.size() + parts_.flows.size()) <= kMost) return {};
    return invalid("bpmn.too_large", "流程图里包容网关的进线太多，请拆成几个流程。");
  }

  // The one start event without a trigger. Others would start the process in ways that nothing here
  // carries out.
  void find_start(const XmlElement& process) {
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
      const Element& element = parts_.elements[i];
      if (element.tag != "startEvent") continue;
      if (element.kind != ElementKind::start_event)
        continue;  // reported with its trigger, as blocking
      if (parts_.start == kNone)
        parts_.start = i;
      else
        parts_.unsupported.push_back(
            {element.id, element.name, element.tag, element.line, "流程只能有一个开始事件", true});
      if (!element.incoming.empty())
        parts_.unsupported.push_back(
            {element.id, element.name, element.tag, element.line, "开始事件不能有进线", true});
    }
    if (parts_.start == kNone) add_unsupported(process, "没有普通的开始事件", true);
  }

  void mark_reachable() {
    std::vector<ElementIndex> open;
    const auto visit = [&](ElementIndex index) {
      if (index == kNone || parts_.elements[index].reachable) return;
      parts_.elements[index].reachable = true;
      open.push_back(index);
    };
    visit(parts_.start);
    while (!open.empty()) {
      const Element& element = parts_.elements[open.back()];
      open.pop_back();
      for (const FlowIndex flow : element.outgoing) visit(parts_.flows[flow].to);
      for (const ElementIndex boundary : element.boundaries) visit(boundary);
    }
  }

  void check_gateways() {
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
      const Element& element = parts_.elements[i];
      const bool ends = element.kind == ElementKind::end_event ||
                        element.kind == ElementKind::terminate_end_event;
      if (ends && !element.outgoing.empty()) wrong(i, "结束事件不能有出线");
      const bool conditional = std::ranges::any_of(element.outgoing, [&](FlowIndex flow) {
        return parts_.flows[flow].condition.has_value();
      });
      if (element.kind == ElementKind::parallel_gateway && conditional)
        wrong(i, "并行网关的出线不能有条件");
      if (element.kind != ElementKind::exclusive_gateway || element.outgoing.size() < 2) continue;
      for (const FlowIndex flow : element.outgoing)
        if (flow != element.default_flow && !parts_.flows[flow].condition &&
            !has_bad_condition(parts_.flows[flow].id))
          wrong(i, "排他网关的出线“" + parts_.flows[flow].id + "”没有条件，也不是默认出线");
    }
  }

  bool has_bad_condition(std::string_view flow_id) const {
    return std::ranges::any_of(pending_, [&](const Pending& p) { return p.found.id == flow_id; });
  }

  // Findings at elements that no token can reach do not block.
  void report() {
    for (Pending& pending : pending_) {
      const Element& element = parts_.elements[pending.element];
      const bool always = element.tag == "startEvent" || element.tag == "subProcess";
      const bool event_process = always && pending.found.id == element.id;
      pending.found.blocking = pending.found.blocking && (element.reachable || event_process);
      parts_.unsupported.push_back(std::move(pending.found));
    }
    std::ranges::sort(parts_.unsupported, {}, [](const Unsupported& found) {
      return std::tie(found.line, found.id, found.reason);
    });
  }

  // The element cannot be run as it is drawn.
  void wrong(ElementIndex at, std::string reason) {
    const Element& element = parts_.elements[at];
    pending_.push_back(
        {{element.id, element.name, element.tag, element.line, std::move(reason), true}, at});
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

  struct Pending {
    Unsupported found;
    ElementIndex element;  // it blocks when this can be reached
  };
  struct Reference {
    ElementIndex element;
    std::string_view target;
    const XmlElement* xml;
  };

  const XmlElement& definitions_;
  const Limits& limits_;
  ModelParts parts_;
  std::vector<Pending> pending_;
  std::vector<Reference> attached_, defaults_;
  std::unordered_map<std::string_view, ElementIndex> by_id_;
  std::unordered_set<std::string_view> ids_;
  std::vector<FieldError> problems_;
};

}  // namespace

Result<ModelPtr> read(std::string_view xml, const Limits& limits, std::string_view process) {
  const XmlElement root = TRY(parse_xml(xml, limits));
  if (!is(root, "definitions"))
    return invalid("bpmn.no_process",
                   "文件不是 BPMN 2.0 流程图（根元素应为 definitions），请检查后重新上传。");
  return ProcessReader(root, limits).run(process);
}

}  // namespace tb::bpmn
