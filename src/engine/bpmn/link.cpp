#include "engine/bpmn/link.hpp"

#include <algorithm>
#include <utility>

#include "engine/bpmn/definitions.hpp"
#include "engine/bpmn/node_reader.hpp"

namespace tb::bpmn {

namespace {

// What events refer to, by id.
constexpr std::string_view kDefined[]{"message", "signal", "error", "escalation"};
constexpr std::string_view kNodes[]{"id",      "sourceRef",     "targetRef",
                                    "default", "attachedToRef", "activityRef"};
constexpr std::string_view kToDefined[]{"messageRef", "signalRef", "errorRef", "escalationRef"};
// What a process says about itself, and not about its way.
constexpr std::string_view kAboutItself[]{"documentation", "laneSet", "extensionElements",
                                          "ioSpecification"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Whether what the file defines is named anew too, as it comes from another one.
enum class Defined : std::uint8_t { stays, moves };

void put_under(XmlElement& xml, std::string_view prefix, Defined defined) {
  for (XmlAttribute& attribute : xml.attributes)
    if (attribute.space == Space::none &&
        (is_one_of(attribute.local, kNodes) ||
         (defined == Defined::moves && is_one_of(attribute.local, kToDefined))))
      attribute.value = std::string(prefix) + std::string(local_name(attribute.value));
  for (XmlElement& child : xml.children) put_under(child, prefix, defined);
}

XmlElement* process_of(XmlElement& root, std::string_view id) {
  const auto found = std::ranges::find_if(root.children, [&](const XmlElement& child) {
    return is(child, "process") && child.get("id") == id;
  });
  return found == root.children.end() ? nullptr : &*found;
}

class Linker {
 public:
  Linker(std::string_view process, const FindCalled& find, const Limits& limits)
      : find_(find), limits_(limits), path_{std::string(process)} {}

  // `at`: the file that `container` comes from.
  Result<void> link(XmlElement& container, XmlElement& at) {
    for (XmlElement& child : container.children) {
      if (!is_flow_node(child)) continue;
      if (++nodes_ > limits_.elements)
        return invalid("bpmn.too_large", "连同被调用的流程，流程图元素超过 " +
                                             std::to_string(limits_.elements) +
                                             " 个，请拆成几个流程。");
      if (is(child, "callActivity"))
        TRY_VOID(put_in_place(child, at));
      else
        TRY_VOID(link(child, at));
    }
    return {};
  }

  std::vector<XmlElement>& defined() { return defined_; }

 private:
  Result<void> put_in_place(XmlElement& call, XmlElement& at) {
    const std::string key(local_name(called_by(call)));
    if (key.empty()) return {};  // the reader says what is missing
    if (std::ranges::find(path_, key) != path_.end())
      return invalid("bpmn.call_cycle", "流程“" + key + "”经过 " + std::to_string(path_.size()) +
                                            " 层调用又回到自己，永远办不完，请改流程图。");
    path_.push_back(key);
    if (XmlElement* here = process_of(at, key)) {
      TRY_VOID(take_in(call, *here, at, Defined::stays));
    } else {
      XmlElement other = TRY(find_(key, call.get(Space::tongban, "version")));
      XmlElement* found = process_of(other, key);
      if (found == nullptr)
        for (XmlElement& child : other.children)
          if (found == nullptr && is(child, "process")) found = &child;
      if (found == nullptr)
        return invalid("bpmn.no_process", "被调用的流程“" + key + "”里没有流程（process）。");
      const std::string prefix = prefix_ + std::string(call.get("id")) + ".";
      for (const XmlElement& one : other.children)
        if (one.space == Space::bpmn && is_one_of(one.local, kDefined)) {
          defined_.push_back(one);
          put_under(defined_.back(), prefix, Defined::stays);
        }
      TRY_VOID(take_in(call, *found, other, Defined::moves));
    }
    path_.pop_back();
    return {};
  }

  static std::string_view called_by(const XmlElement& call) {
    if (const auto named = call.get("calledElement"); !named.empty()) return named;
    if (const XmlElement* extensions = child_of(call, "extensionElements"))
      for (const XmlElement& one : extensions->children)
        if (one.is(Space::zeebe, "calledElement")) return one.get("processId");
    return {};
  }

  Result<void> take_in(XmlElement& call, const XmlElement& process, XmlElement& at,
                       Defined defined) {
    XmlElement inside = process;
    const std::string own = std::string(call.get("id")) + ".";
    const std::string around = std::exchange(prefix_, prefix_ + own);
    TRY_VOID(link(inside, at));
    prefix_ = around;
    call.local = "subProcess";
    call.name = "subProcess";
    std::erase_if(call.attributes, [](const XmlAttribute& attribute) {
      return (attribute.space == Space::none && attribute.local == "calledElement") ||
             (attribute.space == Space::tongban && attribute.local == "version");
    });
    for (XmlElement& child : inside.children) {
      if (is_one_of(child.local, kAboutItself)) continue;
      put_under(child, own, defined);
      call.children.push_back(std::move(child));
    }
    return {};
  }

  const FindCalled& find_;
  const Limits& limits_;
  std::vector<std::string> path_;    // of the calls that are open
  std::string prefix_;               // of what lies inside them
  std::vector<XmlElement> defined_;  // of other files
  std::uint32_t nodes_ = 0;
};

}  // namespace

Result<void> link_calls(XmlElement& root, XmlElement& process, const FindCalled& find,
                        const Limits& limits) {
  Linker linker(process.get("id"), find, limits);
  TRY_VOID(linker.link(process, root));
  for (XmlElement& one : linker.defined()) root.children.push_back(std::move(one));
  return {};
}

}  // namespace tb::bpmn
