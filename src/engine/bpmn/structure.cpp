#include "engine/bpmn/structure.hpp"

#include <algorithm>
#include <unordered_map>

namespace tb::bpmn {

namespace {

class Structure {
 public:
  Structure(ModelParts& parts, std::uint32_t line, std::span<const ElementIndex> instantiating,
            std::vector<Pending>& pending)
      : parts_(parts), line_(line), instantiating_(instantiating), pending_(pending) {}

  Result<void> run() {
    connect_links();
    TRY_VOID(check_joins());
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) place(i);
    check_scope(kNone);
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i)
      if (parts_.elements[i].kind == ElementKind::sub_process) check_scope(i);
    mark_reachable();
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) check(i);
    return {};
  }

 private:
  Inside& inside(ElementIndex scope) {
    return scope == kNone ? parts_.inside : parts_.elements[scope].inside;
  }
  // The element cannot be run as it is drawn.
  void wrong(ElementIndex at, std::string reason) {
    const Element& element = parts_.elements[at];
    pending_.push_back(
        {{element.id, element.name, element.tag, element.line, std::move(reason), true}, at});
  }
  // Wrong wherever it lies.
  void wrong_always(ElementIndex at, std::string reason) {
    const Element& element = parts_.elements[at];
    parts_.unsupported.push_back(
        {element.id, element.name, element.tag, element.line, std::move(reason), true});
  }

  // A token jumps from a throwing link event to the catching one of its name in the same scope.
  void connect_links() {
    std::unordered_map<std::string, ElementIndex> targets;
    const auto key = [](const Element& element) {
      return std::to_string(element.scope) + ' ' + element.link;
    };
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
      const Element& element = parts_.elements[i];
      if (element.link.empty() || element.tag != "intermediateCatchEvent") continue;
      if (!targets.emplace(key(element), i).second) wrong(i, "有两个同名的链接落点，请改名");
      if (!element.incoming.empty()) wrong(i, "链接的落点不能有进线");
    }
    for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
      Element& element = parts_.elements[i];
      if (element.link.empty() || element.tag != "intermediateThrowEvent") continue;
      const auto target = targets.find(key(element));
      if (target == targets.end())
        wrong(i, "没有同名的链接落点");
      else if (!element.outgoing.empty())
        wrong(i, "链接的起点不能有出线");
      else
        jump(i, target->second);
    }
  }

  void jump(ElementIndex from, ElementIndex to) {
    const auto flow = static_cast<FlowIndex>(parts_.flows.size());
    Element& element = parts_.elements[from];
    element.outgoing.push_back(flow);
    parts_.elements[to].incoming.push_back(flow);
    parts_.flows.push_back({.id = "link:" + element.id,
                            .name = element.link,
                            .from = from,
                            .to = to,
                            .condition = {},
                            .line = element.line});
  }

  // Which tokens such a gateway waits for is looked up in the whole drawing, for each of its flows.
  Result<void> check_joins() const {
    constexpr std::size_t kMost = 50'000'000;
    std::size_t flows = 0;
    for (const Element& element : parts_.elements)
      if (waits_for_all(element)) flows += element.incoming.size();
    if (flows * (parts_.elements.size() + parts_.flows.size()) <= kMost) return {};
    return invalid("bpmn.too_large", "流程图里包容网关的进线太多，请拆成几个流程。");
  }

  // What an element is to the scope that it lies in.
  void place(ElementIndex index) {
    Element& element = parts_.elements[index];
    Inside& around = inside(element.scope);
    const bool begins = std::ranges::find(instantiating_, index) != instantiating_.end();
    if (element.kind == ElementKind::start_event) {
      if (!element.incoming.empty()) wrong_always(index, "开始事件不能有进线");
      if (element.trigger != Trigger::none)
        around.starts.push_back(index);
      else if (around.start == kNone)
        around.start = index;
      else if (element.scope == kNone)
        wrong_always(index, "流程只能有一个开始事件");
      else
        wrong(index, "子流程只能有一个开始事件");
    } else if (element.kind == ElementKind::sub_process && element.sub == SubKind::event) {
      around.handlers.push_back(index);
    } else if (begins && element.incoming.empty() && element.scope == kNone) {
      around.starts.push_back(index);
    } else if (element.incoming.empty() && element.attached_to == kNone && !element.compensates &&
               element.kind != ElementKind::boundary_event) {
      around.initial.push_back(index);
    }
  }

  void check_scope(ElementIndex scope) {
    Inside& here = inside(scope);
    const bool is_event = scope != kNone && parts_.elements[scope].sub == SubKind::event;
    const bool is_ad_hoc = scope != kNone && parts_.elements[scope].sub == SubKind::ad_hoc;
    if (is_event) {
      check_handler(scope);
    } else if (scope != kNone) {
      for (const ElementIndex start : here.starts)
        wrong(start, "子流程的开始事件不能有触发方式，只有事件子流程可以");
      here.starts.clear();
    } else {
      for (const ElementIndex start : here.starts)
        if (const Trigger trigger = parts_.elements[start].trigger;
            trigger == Trigger::error || trigger == Trigger::escalation ||
            trigger == Trigger::compensation)
          wrong_always(start, "流程不能由错误、升级或补偿启动，只有事件子流程可以");
    }
    if (is_ad_hoc) {
      if (here.start != kNone) wrong(here.start, "即席子流程不能有开始事件");
      here.start = kNone;
    } else if (here.start != kNone || !here.starts.empty() || is_event) {
      here.initial.clear();
    }
    if (scope == kNone && here.start == kNone && here.starts.empty() && here.initial.empty())
      parts_.unsupported.push_back(
          {parts_.process_id, parts_.process_name, "process", line_, "没有普通的开始事件", true});
  }

  // An event sub-process begins by one event, and lies beside the flows.
  void check_handler(ElementIndex index) {
    Element& handler = parts_.elements[index];
    if (!handler.incoming.empty() || !handler.outgoing.empty())
      wrong(index, "事件子流程不能有进线和出线");
    if (handler.loop) wrong(index, "事件子流程不能循环");
    if (handler.inside.starts.size() != 1 || handler.inside.start != kNone) {
      wrong(index, "事件子流程应有且只有一个带触发方式的开始事件");
      handler.inside.start = kNone;
      return;
    }
    if (parts_.elements[handler.inside.starts[0]].trigger != Trigger::compensation) return;
    if (handler.scope == kNone)
      wrong(index, "补偿的事件子流程只能放在子流程里");
    else
      inside(handler.scope).compensation = index;
  }

  void mark_reachable() {
    std::vector<ElementIndex> open;
    const auto visit = [&](ElementIndex index) {
      if (index == kNone || parts_.elements[index].reachable) return;
      parts_.elements[index].reachable = true;
      open.push_back(index);
    };
    const auto visit_inside = [&](const Inside& here) {
      visit(here.start);
      for (const auto* list : {&here.starts, &here.initial, &here.handlers})
        for (const ElementIndex index : *list) visit(index);
    };
    visit_inside(parts_.inside);
    while (!open.empty()) {
      const Element& element = parts_.elements[open.back()];
      open.pop_back();
      for (const FlowIndex flow : element.outgoing) visit(parts_.flows[flow].to);
      for (const ElementIndex boundary : element.boundaries) visit(boundary);
      visit(element.compensation);
      if (element.kind == ElementKind::sub_process) visit_inside(element.inside);
    }
  }

  void check(ElementIndex index) {
    const Element& element = parts_.elements[index];
    const bool ends =
        element.kind == ElementKind::end_event || element.kind == ElementKind::terminate_end_event;
    if (ends && !element.outgoing.empty()) wrong(index, "结束事件不能有出线");
    if (element.compensates && !(element.incoming.empty() && element.outgoing.empty()))
      wrong(index, "补偿任务不能有进线和出线，只用关联线连到补偿事件");
    if (ends && element.trigger == Trigger::cancel) check_cancel(index);
    if (element.kind == ElementKind::event_gateway) check_event_gateway(index);
    if (element.kind == ElementKind::complex_gateway && element.completion &&
        element.incoming.size() > 32)
      wrong(index, "复杂网关最多有 32 条进线");
    const bool conditional = std::ranges::any_of(
        element.outgoing, [&](FlowIndex flow) { return parts_.flows[flow].condition.has_value(); });
    if (element.kind == ElementKind::parallel_gateway && conditional)
      wrong(index, "并行网关的出线不能有条件");
    if (element.kind != ElementKind::exclusive_gateway || element.outgoing.size() < 2) return;
    for (const FlowIndex flow : element.outgoing)
      if (flow != element.default_flow && !parts_.flows[flow].condition &&
          !has_finding(parts_.flows[flow].id))
        wrong(index, "排他网关的出线“" + parts_.flows[flow].id + "”没有条件，也不是默认出线");
  }

  void check_cancel(ElementIndex index) {
    ElementIndex around = parts_.elements[index].scope;
    while (around != kNone && parts_.elements[around].sub != SubKind::transaction)
      around = parts_.elements[around].scope;
    if (around == kNone) wrong(index, "取消结束事件只能放在事务子流程里");
  }

  void check_event_gateway(ElementIndex index) {
    for (const FlowIndex flow : parts_.elements[index].outgoing) {
      const Element& target = parts_.elements[parts_.flows[flow].to];
      const bool waits = target.kind == ElementKind::catch_event ||
                         (target.kind == ElementKind::receive_task && !target.loop);
      if (!waits || target.incoming.size() != 1)
        wrong(index, "事件网关之后只能直接是等待的事件或接收任务，而且没有别的进线");
      if (parts_.flows[flow].condition) wrong(index, "事件网关的出线不能有条件");
    }
    if (parts_.elements[index].outgoing.empty()) wrong(index, "事件网关没有出线");
  }

  bool has_finding(std::string_view id) const {
    return std::ranges::any_of(pending_, [&](const Pending& p) { return p.found.id == id; });
  }

  ModelParts& parts_;
  const std::uint32_t line_;
  std::span<const ElementIndex> instantiating_;
  std::vector<Pending>& pending_;
};

}  // namespace

Result<void> find_structure(ModelParts& parts, std::uint32_t process_line,
                            std::span<const ElementIndex> instantiating,
                            std::vector<Pending>& pending) {
  return Structure(parts, process_line, instantiating, pending).run();
}

}  // namespace tb::bpmn
