// The commands that evaluate and check FEEL texts and DMN models.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "app/answers.hpp"
#include "app/cli.hpp"
#include "app/share.hpp"
#include "engine/dmn/findings.hpp"
#include "engine/dmn/program.hpp"
#include "engine/dmn/reader.hpp"
#include "engine/dmn/why.hpp"
#include "engine/feel/expression.hpp"

namespace tb::app {
namespace {

namespace fs = std::filesystem;

std::string to_json(const feel::Diagnostic& diagnostic) {
  return fmt::format(
      R"({{"code":{},"severity":"{}","line":{},"column":{},"offset":{},"message":{},"english":{}}})",
      json_text(diagnostic.code), diagnostic.is_warning ? "warning" : "error", diagnostic.line,
      diagnostic.column, diagnostic.offset, json_text(diagnostic.chinese),
      json_text(diagnostic.english));
}

feel::Bounds bounds_of_now() {
  const auto china = feel::Zone::offset(static_cast<std::int32_t>(kChinaOffset / kSecond));
  return {.now = at_instant(machine_time(), *china)};
}

feel::Names names_of(const feel::Context& variables) {
  feel::Names names;
  for (const feel::Entry& entry : variables.entries())
    names.declare(entry.name, type_of(entry.value));
  return names;
}

// The model of a file with those beside it that it imports.
Result<dmn::ProgramPtr> load(const std::string& file) {
  const auto text = TRY(read_file(file));
  const dmn::ModelPtr main = TRY(dmn::read(text));
  std::vector<dmn::ModelPtr> others;
  const fs::path folder = fs::absolute(file).parent_path();
  if (!main->imports.empty())
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".dmn" || fs::equivalent(entry.path(), file)) continue;
      const auto other = read_file(entry.path().string());
      if (!other) continue;
      if (auto model = dmn::read(*other)) others.push_back(*std::move(model));
    }
  return dmn::compile(TRY(dmn::link(main, others)));
}

std::string to_json(const dmn::RuleOutcome& rule, const dmn::TableTrace& table) {
  std::string out = fmt::format(R"({{"rule":{},"id":{},"annotation":{},"matched":{})", rule.rule,
                                json_text(rule.id), json_text(rule.annotation), rule.matched());
  if (rule.miss)
    out += fmt::format(R"(,"input":{},"test":{},"value":{})",
                       json_text(table.inputs[rule.miss->input]), json_text(rule.miss->test),
                       json_text(rule.miss->value));
  if (!rule.matched()) out += fmt::format(R"(,"why":{})", json_text(dmn::why(rule, table)));
  return out + "}";
}

std::string to_json(const dmn::TableTrace& table) {
  std::string rules;
  for (const dmn::RuleOutcome& rule : table.rules)
    rules += (rules.empty() ? "" : ",") + to_json(rule, table);
  return fmt::format(R"({{"decision":{},"table":{},"result":{},"rules":[{}]}})",
                     json_text(table.decision), json_text(table.id), feel::to_json(table.result),
                     rules);
}

void print(const dmn::Answer& answer, bool explain) {
  for (const dmn::Reported& reported : answer.diagnostics)
    fmt::print(stderr, "{{\"element\":{},\"diagnostic\":{}}}\n", json_text(reported.element),
               to_json(reported.diagnostic));
  if (!explain) return fmt::print("{}\n", feel::to_json(answer.value));
  std::string tables;
  for (const dmn::TableTrace& table : answer.tables)
    tables += (tables.empty() ? "" : ",") + to_json(table);
  fmt::print("{{\"value\":{},\"tables\":[{}]}}\n", feel::to_json(answer.value), tables);
}

}  // namespace

int feel_eval(const std::string& text, const std::string& vars) {
  const auto variables = variables_of(vars);
  if (!variables) return unreadable(variables.error());
  const feel::Names names = names_of(*variables);
  const auto parsed = feel::parse(text, names);
  if (!parsed) {
    const feel::Diagnostics all = feel::check(text, names);
    fmt::print("{{\"error\":{}}}\n",
               all.empty() ? json_text(parsed.error().detail) : to_json(all.back()));
    return 1;
  }
  feel::Diagnostics diagnostics;
  const feel::Value value =
      feel::evaluate(*parsed, feel::ContextScope(*variables), &diagnostics, bounds_of_now());
  for (const feel::Diagnostic& diagnostic : diagnostics)
    fmt::print(stderr, "{}\n", to_json(diagnostic));
  fmt::print("{}\n", feel::to_json(value));
  return 0;
}

int feel_check(const std::string& text, const std::string& vars) {
  const auto variables = variables_of(vars);
  if (!variables) return unreadable(variables.error());
  std::string all;
  bool wrong = false;
  for (const feel::Diagnostic& diagnostic : feel::check(text, names_of(*variables))) {
    all += (all.empty() ? "" : ",") + to_json(diagnostic);
    wrong |= !diagnostic.is_warning;
  }
  fmt::print("{{\"diagnostics\":[{}]}}\n", all);
  return wrong ? 1 : 0;
}

int dmn_eval(const DecisionQuestion& question) {
  const auto inputs = variables_of(question.vars);
  if (!inputs) return unreadable(inputs.error());
  const auto program = load(question.file);
  if (!program) return unreadable(program.error());
  const dmn::Asking asking{.explain = question.explain, .bounds = bounds_of_now()};
  const auto answer = question.decision.empty()
                          ? (*program)->serve(question.service, *inputs, asking)
                          : (*program)->decide(question.decision, *inputs, asking);
  if (!answer) return unreadable(answer.error());
  print(*answer, question.explain);
  return 0;
}

int dmn_check(const std::string& file) {
  const auto program = load(file);
  if (!program) return unreadable(program.error());
  std::string all;
  for (const dmn::Finding& finding : dmn::findings(**program)) {
    if (!all.empty()) all += ',';
    all += fmt::format(
        R"({{"code":{},"severity":"{}","element":{},"table":{},"rules":[{}],"line":{},"message":{},"english":{},"example":{}}})",
        json_text(finding.code), finding.is_warning ? "warning" : "error",
        json_text(finding.element), json_text(finding.table), fmt::join(finding.rules, ","),
        finding.line, json_text(finding.chinese), json_text(finding.english),
        feel::to_json(finding.example));
  }
  fmt::print("{{\"findings\":[{}]}}\n", all);
  return 0;
}

}  // namespace tb::app
