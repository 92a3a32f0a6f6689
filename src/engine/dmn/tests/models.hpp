// Small models for tests, written as XML in the shortest way.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/program.hpp"
#include "engine/dmn/reader.hpp"

namespace tb::dmn {

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

inline std::string literal(std::string_view text) {
  return "<literalExpression><text>" + escaped(text) + "</text></literalExpression>";
}

// `elements` are what stands inside <definitions>.
inline std::string definitions(std::string_view elements) {
  return R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">)" +
         std::string(elements) + "</definitions>";
}

inline std::string input(std::string_view name, std::string_view type = {}) {
  const std::string id(name);
  return "<inputData id=\"i_" + id + "\" name=\"" + id + "\"><variable name=\"" + id + "\"" +
         (type.empty() ? "" : " typeRef=\"" + std::string(type) + "\"") + "/></inputData>";
}

// Requires inputs (i_…), decisions (d_…), knowledge models and services (k_…) by their ids.
inline std::string decision(std::string_view name, std::string_view box,
                            std::initializer_list<std::string_view> needs = {}) {
  const std::string id(name);
  std::string out =
      "<decision id=\"d_" + id + "\" name=\"" + id + "\"><variable name=\"" + id + "\"/>";
  for (const std::string_view need : needs) {
    const std::string href = " href=\"#" + std::string(need) + "\"/>";
    out += need.starts_with("k_")
               ? "<knowledgeRequirement><requiredKnowledge" + href + "</knowledgeRequirement>"
           : need.starts_with("d_")
               ? "<informationRequirement><requiredDecision" + href + "</informationRequirement>"
               : "<informationRequirement><requiredInput" + href + "</informationRequirement>";
  }
  return out + std::string(box) + "</decision>";
}

struct TableText {
  std::string policy = "UNIQUE", aggregation = {};
  std::vector<std::string> inputs;              // expressions
  std::vector<std::vector<std::string>> rules;  // cells, the last is the output
  std::string allowed = {};                     // of the first input
  std::string outputs = {};                     // values of the output
  std::string fallback = {};
};
inline std::string table(const TableText& text) {
  const auto tag = [](std::string_view name, std::string_view content) {
    const std::string word(name);
    return "<" + word + "><text>" + escaped(content) + "</text></" + word + ">";
  };
  std::string out = "<decisionTable id=\"t\" hitPolicy=\"" + text.policy + "\"" +
                    (text.aggregation.empty() ? "" : " aggregation=\"" + text.aggregation + "\"") +
                    ">";
  for (std::size_t i = 0; i < text.inputs.size(); ++i)
    out += "<input>" + tag("inputExpression", text.inputs[i]) +
           (i == 0 && !text.allowed.empty() ? tag("inputValues", text.allowed) : "") + "</input>";
  out += "<output>" + (text.outputs.empty() ? "" : tag("outputValues", text.outputs)) +
         (text.fallback.empty() ? "" : tag("defaultOutputEntry", text.fallback)) + "</output>";
  for (const std::vector<std::string>& rule : text.rules) {
    out += "<rule>";
    for (std::size_t i = 0; i + 1 < rule.size(); ++i) out += tag("inputEntry", rule[i]);
    out += tag("outputEntry", rule.back()) + "</rule>";
  }
  return out + "</decisionTable>";
}

inline ProgramPtr program(std::string_view elements) {
  const auto model = read(definitions(elements));
  if (!model) {
    ADD_FAILURE() << model.error().detail;
    for (const FieldError& field : model.error().fields)
      ADD_FAILURE() << field.field << field.message;
    return nullptr;
  }
  auto package = link(*model);
  if (!package) {
    ADD_FAILURE() << package.error().detail;
    return nullptr;
  }
  return compile(*std::move(package));
}

// The value of a decision as JSON.
inline std::string value(const ProgramPtr& program, std::string_view decision,
                         std::string_view inputs = "{}") {
  const auto answer = program->decide(decision, *feel::context_from_json(inputs));
  return answer ? feel::to_json(answer->value) : answer.error().code;
}

}  // namespace tb::dmn
