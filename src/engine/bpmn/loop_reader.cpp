#include "engine/bpmn/loop_reader.hpp"

#include <charconv>

#include "engine/bpmn/expressions.hpp"

namespace tb::bpmn {

namespace {

class LoopReader {
 public:
  LoopReader(const XmlElement& xml, const Expressions& expressions, NodeFindings& findings)
      : xml_(xml), expressions_(expressions), findings_(findings) {}

  Loop standard() {
    loop_.kind = Loop::Kind::standard;
    loop_.test_before = xml_.get("testBefore") == "true";
    if (const std::string_view most = xml_.get("loopMaximum"); !most.empty()) {
      std::uint32_t count = 0;
      const auto [end, error] = std::from_chars(most.data(), most.data() + most.size(), count);
      if (error != std::errc() || end != most.data() + most.size() || count == 0)
        findings_.blocked(xml_, "循环次数（loopMaximum）应是正整数");
      else
        loop_.most = count;
    }
    if (const XmlElement* condition = child_of(xml_, "loopCondition"))
      take(loop_.condition, *condition, "循环条件");
    if (!loop_.condition && !loop_.most)
      findings_.blocked(xml_, "循环既没有条件也没有次数，不会停止");
    return std::move(loop_);
  }

  Loop several() {
    loop_.kind = xml_.get("isSequential") == "true" ? Loop::Kind::sequential : Loop::Kind::parallel;
    read_tongban();
    read_camunda();
    for (const XmlElement& child : xml_.children) read_child(child);
    if (loop_.items && loop_.count)
      findings_.blocked(xml_, "多实例的次数和集合只能有一个");
    else if (!loop_.items && !loop_.count)
      findings_.blocked(xml_, "多实例没有次数（loopCardinality），也没有集合");
    if (!loop_.output.empty() && !loop_.output_item) {
      auto outcome =
          expressions_.read(std::string_view(output_item_.empty() ? "outcome" : output_item_));
      if (outcome) loop_.output_item = *std::move(outcome);
    }
    return std::move(loop_);
  }

 private:
  void take(std::optional<feel::Expression>& out, const XmlElement& text, std::string_view what) {
    findings_.take(out, expressions_.read(text), text, what);
  }
  void take(std::optional<feel::Expression>& out, std::string_view text, std::string_view what) {
    findings_.take(out, expressions_.read(text), xml_, what);
  }

  void read_tongban() {
    if (const auto items = xml_.get(Space::tongban, "collection"); !items.empty())
      take(loop_.items, items, "集合");
    loop_.item = xml_.get(Space::tongban, "item");
    loop_.output = xml_.get(Space::tongban, "output");
    if (const auto each = xml_.get(Space::tongban, "output_item"); !each.empty())
      take(loop_.output_item, each, "每次的结果");
  }

  void read_camunda() {
    if (const auto items = xml_.get(Space::camunda, "collection"); !items.empty())
      take(loop_.items, items, "集合");
    if (const auto item = xml_.get(Space::camunda, "elementVariable"); !item.empty())
      loop_.item = item;
  }

  // The collection as data of BPMN: the reference names the variable.
  void read_child(const XmlElement& child) {
    if (is(child, "documentation")) return;
    if (is(child, "extensionElements")) {
      for (const XmlElement& extension : child.children) read_extension(extension);
    } else if (is(child, "loopCardinality")) {
      take(loop_.count, child, "次数");
    } else if (is(child, "completionCondition")) {
      take(loop_.condition, child, "结束条件");
    } else if (is(child, "loopDataInputRef")) {
      if (!loop_.items) take(loop_.items, child.trimmed(), "集合");
    } else if (is(child, "inputDataItem")) {
      if (loop_.item.empty()) loop_.item = named(child);
    } else if (is(child, "loopDataOutputRef")) {
      if (loop_.output.empty()) loop_.output = child.trimmed();
    } else if (is(child, "outputDataItem")) {
      output_item_ = named(child);
    } else {
      findings_.blocked(child, "多实例里的“" + child.local + "”不能执行");
    }
  }

  static std::string named(const XmlElement& item) {
    return std::string(item.get("name").empty() ? item.get("id") : item.get("name"));
  }

  void read_extension(const XmlElement& extension) {
    if (extension.space != Space::zeebe || extension.local != "loopCharacteristics")
      return findings_.noted(extension, "不认识的扩展，不执行");
    if (const auto items = extension.get("inputCollection"); !items.empty())
      take(loop_.items, items, "集合");
    loop_.item = extension.get("inputElement");
    loop_.output = extension.get("outputCollection");
    if (const auto each = extension.get("outputElement"); !each.empty())
      take(loop_.output_item, each, "每次的结果");
  }

  const XmlElement& xml_;
  const Expressions& expressions_;
  NodeFindings& findings_;
  Loop loop_;
  std::string output_item_;
};

}  // namespace

void read_loop(const XmlElement& xml, Element& element, const Expressions& expressions,
               NodeFindings& findings) {
  if (element.loop) return findings.blocked(xml, "一个活动只能有一种循环");
  LoopReader reader(xml, expressions, findings);
  element.loop = is(xml, "standardLoopCharacteristics") ? reader.standard() : reader.several();
}

}  // namespace tb::bpmn
