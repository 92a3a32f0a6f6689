// Writes small BPMN models for tests.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "engine/bpmn/reader.hpp"

namespace tb::bpmn {

class Drawing {
 public:
  Drawing& raw(std::string_view xml) {
    body_ += xml;
    return *this;
  }
  Drawing& node(std::string_view tag, std::string_view id, std::string_view attributes = {},
                std::string_view inner = {}) {
    body_ += "<" + std::string(tag) + " id=\"" + std::string(id) + "\" name=\"" + std::string(id) +
             "\" " + std::string(attributes) + ">" + std::string(inner) + "</" + std::string(tag) +
             ">\n";
    return *this;
  }
  Drawing& start(std::string_view id = "start") { return node("startEvent", id); }
  Drawing& end(std::string_view id = "end") { return node("endEvent", id); }
  // A user task with the outcomes of a list of words.
  Drawing& user(std::string_view id, std::string_view outcomes = {},
                std::string_view attributes = {}) {
    std::string described;
    std::istringstream words{std::string(outcomes)};
    for (std::string word; words >> word;)
      described.append("<tb:outcome id=\"")
          .append(word)
          .append("\" name=\"")
          .append(word)
          .append("\"/>");
    std::string all(attributes);
    if (!outcomes.empty()) all += " tb:outcomes=\"" + std::string(outcomes) + "\"";
    if (!described.empty()) described = "<extensionElements>" + described + "</extensionElements>";
    return node("userTask", id, all, described);
  }
  Drawing& timer(std::string_view id, std::string_view host, bool interrupting = true,
                 std::string_view clock = "notice") {
    return node("boundaryEvent", id,
                "attachedToRef=\"" + std::string(host) + "\" cancelActivity=\"" +
                    (interrupting ? "true" : "false") + "\" tb:clock=\"" + std::string(clock) +
                    "\"",
                "<timerEventDefinition/>");
  }
  Drawing& flow(std::string_view from, std::string_view to, std::string_view condition = {},
                std::string_view id = {}) {
    const std::string name = id.empty() ? prefix_ + std::to_string(++flows_) : std::string(id);
    std::string inner;
    if (!condition.empty())
      inner =
          "<conditionExpression><![CDATA[" + std::string(condition) + "]]></conditionExpression>";
    body_ += "<sequenceFlow id=\"" + name + "\" sourceRef=\"" + std::string(from) +
             "\" targetRef=\"" + std::string(to) + "\">" + inner + "</sequenceFlow>\n";
    return *this;
  }
  // A task that another one undoes ("undo_" before its id).
  Drawing& undoable(std::string_view task) {
    const std::string id(task);
    return user(id)
        .node("boundaryEvent", "c_" + id, "attachedToRef=\"" + id + "\"", definition("compensate"))
        .node("userTask", "undo_" + id, "isForCompensation=\"true\"")
        .raw("<association id=\"as_" + id + "\" sourceRef=\"c_" + id + "\" targetRef=\"undo_" + id +
             "\"/>");
  }
  // What lies inside a sub-process: nodes and flows of another drawing.
  Drawing& inside(std::string_view tag, std::string_view id, const Drawing& parts,
                  std::string_view attributes = {}, std::string_view inner = {}) {
    return node(tag, id, attributes, std::string(inner) + parts.body_);
  }
  // An event at the boundary of an activity; `event`: "error", with `about` as its attributes.
  Drawing& boundary(std::string_view id, std::string_view host, std::string_view event,
                    std::string_view about = {}, bool interrupting = true) {
    return node("boundaryEvent", id,
                "attachedToRef=\"" + std::string(host) + "\" cancelActivity=\"" +
                    (interrupting ? "true" : "false") + "\"",
                definition(event, about));
  }
  static std::string definition(std::string_view event, std::string_view about = {}) {
    return "<" + std::string(event) + "EventDefinition " + std::string(about) + "/>";
  }
  // A message, signal, error or escalation that events refer to.
  Drawing& define(std::string_view xml) {
    definitions_ += xml;
    return *this;
  }
  // Flow ids of this drawing begin so; two drawings that meet in one need different ones.
  Drawing& flows_named(std::string_view prefix) {
    prefix_ = prefix;
    return *this;
  }
  std::string xml() const {
    return "<definitions xmlns=\"" + std::string(kBpmnNamespace) + "\" xmlns:tb=\"" +
           std::string(kTongbanNamespace) + "\">\n" + definitions_ +
           "<process id=\"p\" isExecutable=\"true\">\n" + body_ + "</process></definitions>";
  }
  // The model; a drawing that cannot be run fails the test.
  ModelPtr model() const {
    auto read = bpmn::read(xml());
    if (!read) {
      ADD_FAILURE() << read.error().detail
                    << (read.error().fields.empty() ? "" : read.error().fields[0].message);
      throw std::runtime_error("unreadable drawing");
    }
    for (const Unsupported& found : (*read)->unsupported())
      if (found.blocking) ADD_FAILURE() << found.id << ": " << found.reason;
    return *read;
  }

 private:
  std::string body_, definitions_, prefix_ = "flow";
  int flows_ = 0;
};

inline std::string file(std::string_view path) {
  std::ifstream in(std::string(TB_SOURCE_DIR) + "/" + std::string(path), std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace tb::bpmn
