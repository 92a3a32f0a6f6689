// The commands that check and run drawings of processes.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "app/answers.hpp"
#include "app/cli.hpp"
#include "app/share.hpp"
#include "engine/bpmn/law.hpp"
#include "engine/bpmn/play.hpp"
#include "engine/bpmn/soundness.hpp"

namespace tb::app {
namespace {

std::string to_json(const bpmn::Unsupported& found) {
  return fmt::format(R"({{"id":{},"name":{},"element":{},"line":{},"reason":{},"blocking":{}}})",
                     json_text(found.id), json_text(found.name), json_text(found.element),
                     found.line, json_text(found.reason), found.blocking);
}

std::string to_json(const bpmn::PlayStep& step) {
  return fmt::format(R"({{"element":{},"event":"{}","value":{}}})", json_text(step.element),
                     step.event, json_text(step.value));
}

std::string to_json(const bpmn::Finding& finding) {
  const std::string article =
      finding.article.empty() ? "" : fmt::format(R"("article":{},)", json_text(finding.article));
  return fmt::format(
      R"({{"id":{},"elements":{},"kind":"{}",{}"message":{},"blocking":{},"example":{}}})",
      json_text(finding.elements.empty() ? "" : finding.elements.front()),
      json_list(finding.elements, json_text), finding.kind, article, json_text(finding.message),
      finding.blocking,
      json_list(finding.example, [](const bpmn::PlayStep& step) { return to_json(step); }));
}

// "order" or "order={"amount":5}".
Result<bpmn::PlayMessage> message_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  bpmn::PlayMessage message{text.substr(0, equals), {}};
  if (equals != std::string::npos)
    message.variables = TRY(feel::context_from_json(text.substr(equals + 1)));
  return message;
}

}  // namespace

int bpmn_check(const std::string& path, const std::string& power) {
  const auto text = read_file(path);
  if (!text) return unreadable(text.error());
  std::optional<bpmn::Skeleton> skeleton;
  if (!power.empty()) {
    auto read = skeleton_of(power);
    if (!read) return unreadable(read.error());
    skeleton = *std::move(read);
  }
  const auto file = bpmn::read_file(*text);
  if (!file) return unreadable(file.error());
  // Of a process without anything in it nothing is expected, but of one that is the whole file.
  const auto counts = [&](const bpmn::ModelPtr& model) {
    return !model->elements().empty() || model == file->processes[file->first];
  };
  bool executable = true;
  std::vector<bpmn::Unsupported> unsupported;
  std::vector<bpmn::Finding> findings;
  for (const bpmn::ModelPtr& model : file->processes) {
    if (!counts(model)) continue;
    executable &= model->executable();
    unsupported.insert(unsupported.end(), model->unsupported().begin(), model->unsupported().end());
    if (!model->executable()) continue;
    if (skeleton)
      std::ranges::move(bpmn::unlawful(*model, *skeleton), std::back_inserter(findings));
    std::ranges::move(bpmn::soundness(*model), std::back_inserter(findings));
  }
  fmt::print(R"({{"executable":{},"processes":{},"unsupported":{},"findings":{}}})"
             "\n",
             executable,
             json_list(file->processes,
                       [](const bpmn::ModelPtr& model) {
                         return fmt::format(
                             R"({{"id":{},"name":{},"executable":{},"elements":{}}})",
                             json_text(model->id()), json_text(model->name()), model->executable(),
                             model->elements().size());
                       }),
             json_list(unsupported, [](const auto& found) { return to_json(found); }),
             json_list(findings, [](const auto& finding) { return to_json(finding); }));
  return executable ? 0 : 1;
}

int bpmn_run(const ProcessRun& run) {
  const auto text = read_file(run.file);
  if (!text) return unreadable(text.error());
  const auto file = bpmn::read_file(*text, bpmn::Scripts::passed);
  if (!file) return unreadable(file.error());
  auto variables = variables_of(run.vars);
  if (!variables) return unreadable(variables.error());
  bpmn::PlayOptions options{.process = run.process,
                            .variables = *std::move(variables),
                            .messages = {},
                            .max_steps = run.max_steps,
                            .now = machine_time()};
  for (const std::string& one : run.messages) {
    auto message = message_of(one);
    if (!message) return unreadable(message.error());
    options.messages.push_back(*std::move(message));
  }
  const auto played = bpmn::play(*file, options);
  if (!played) return unreadable(played.error());
  const std::string error =
      played->error ? R"(,"error":)" + json_error(*played->error) : std::string();
  fmt::print(R"({{"completed":{},"ended":{},"waiting":{},"variables":{}{}}})"
             "\n",
             json_list(played->completed, json_text), played->ended,
             json_list(played->waiting, json_text), feel::to_json(feel::Value(played->variables)),
             error);
  return played->error ? 1 : 0;
}

}  // namespace tb::app
