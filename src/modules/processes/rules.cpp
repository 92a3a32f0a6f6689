#include "modules/processes/rules.hpp"

#include <algorithm>

#include "engine/bpmn/soundness.hpp"
#include "flow/models.hpp"

namespace tb::processes::rules {
namespace {

constexpr std::size_t kMostValueBytes = 16 * 1024;

PlayStep told(const bpmn::PlayStep& step) {
  return {step.element, step.event, step.value, {step.choices.begin(), step.choices.end()}};
}

std::vector<std::string> names_of(const bpmn::Model& model, const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  for (const std::string& id : ids) {
    const auto index = model.find(id);
    out.push_back(index == bpmn::kNone ? id : model.element(index).label());
  }
  return out;
}

ProcessFinding told(const bpmn::Model& model, const bpmn::Finding& finding) {
  ProcessFinding out{.kind = finding.kind,
                     .severity = finding.blocking ? Severity::error : Severity::warning,
                     .elements = finding.elements,
                     .line = 0,
                     .article = finding.article,
                     .message = finding.message,
                     .code = finding.code,
                     .names = names_of(model, finding.elements),
                     .term = {},
                     .example = {}};
  for (const auto& step : finding.example) out.example.push_back(told(step));
  return out;
}

// Words in the drawing that whoever runs it does not know: nobody could do the task.
class Contract {
 public:
  explicit Contract(const Vocabulary& words) : words_(words) {}

  std::vector<ProcessFinding> run(const bpmn::Model& model) {
    for (const bpmn::Element& element : model.elements()) {
      if (!element.reachable) continue;
      if (element.kind == bpmn::ElementKind::user_task) check_task(element);
      if (element.kind == bpmn::ElementKind::service_task && !element.act.empty() &&
          !knows(words_.automatic_acts, element.act))
        add(element, "contract.automatic", element.act,
            "系统不会做“" + element.act + "”，请从列出的自动环节里选一个");
      if (element.kind == bpmn::ElementKind::rule_task && !knows(words_.decisions, element.called))
        add(element, "contract.decision", element.called,
            "没有“" + element.called + "”这个决策，请从列出的决策里选一个");
      for (const std::string* clock : {&element.clock, &element.timer.clock})
        if (!clock->empty() && !knows(words_.clocks, *clock))
          add(element, "contract.clock", *clock,
              "没有“" + *clock + "”这个时限，请从列出的时限里选一个");
    }
    return std::move(findings_);
  }

 private:
  static bool knows(const auto& terms, const std::string& id) {
    return std::ranges::any_of(terms, [&](const auto& term) { return term.id == id; });
  }

  void check_task(const bpmn::Element& element) {
    const auto act = std::ranges::find(words_.acts, element.act, &ActTerm::id);
    if (act == words_.acts.end())
      return element.act.empty()
                 ? add(element, "contract.no_act", {}, "没有写明办什么（动作），请选一个")
                 : add(element, "contract.act", element.act,
                       "办件里没有“" + element.act + "”这个动作，请从列出的里选一个");
    if (element.outcomes.empty())
      add(element, "contract.no_outcomes", {}, "没有可以选择的结果，请至少选一个");
    for (const bpmn::Outcome& outcome : element.outcomes)
      if (!knows(act->outcomes, outcome.id))
        add(element, "contract.outcome", outcome.id,
            "“" + act->name + "”没有“" + outcome.id + "”这个结果，请从列出的里选");
    if (element.role.empty())
      add(element, "contract.no_role", {}, "没有写明由哪个岗位办，请选一个");
    else if (!knows(words_.roles, element.role))
      add(element, "contract.role", element.role,
          "没有“" + element.role + "”这个岗位，请从列出的里选一个");
    for (const std::string& other : element.not_same_as)
      if (!knows(words_.acts, other))
        add(element, "contract.other", other,
            "不能由同一人办的动作“" + other + "”不存在，请从列出的里选");
  }

  void add(const bpmn::Element& element, std::string code, std::string term, std::string message) {
    findings_.push_back({.kind = "contract",
                         .severity = Severity::error,
                         .elements = {element.id},
                         .line = element.line,
                         .article = {},
                         .message = "“" + element.label() + "”" + std::move(message),
                         .code = std::move(code),
                         .names = {element.label()},
                         .term = std::move(term),
                         .example = {}});
  }

  const Vocabulary& words_;
  std::vector<ProcessFinding> findings_;
};

}  // namespace

std::vector<ProcessFinding> explored(const bpmn::Model& model, const bpmn::Skeleton* law) {
  std::vector<ProcessFinding> out;
  if (!model.executable()) return out;
  if (law != nullptr)
    for (const auto& found : bpmn::unlawful(model, *law)) out.push_back(told(model, found));
  for (const auto& found : bpmn::soundness(model)) out.push_back(told(model, found));
  return out;
}

std::vector<ProcessFinding> findings(const bpmn::Model& model, const Vocabulary& words,
                                     const std::vector<ProcessFinding>& explored) {
  std::vector<ProcessFinding> all;
  for (const auto& found : flow::obstacles(model))
    all.push_back({.kind = "unsupported",
                   .severity = found.blocking ? Severity::error : Severity::warning,
                   .elements = {found.id},
                   .line = found.line,
                   .article = {},
                   .message = found.reason,
                   .code = "unsupported",
                   .names = {found.name.empty() ? found.id : found.name},
                   .term = {},
                   .example = {}});
  if (model.executable()) std::ranges::move(Contract(words).run(model), std::back_inserter(all));
  all.insert(all.end(), explored.begin(), explored.end());
  std::vector<ProcessFinding> in_order;
  for (const auto severity : {Severity::error, Severity::warning})
    for (const auto& finding : all)
      if (finding.severity == severity) in_order.push_back(finding);
  return in_order;
}

std::vector<ProcessFinding> findings(const bpmn::Model& model, const bpmn::Skeleton* law,
                                     const Vocabulary& words) {
  return findings(model, words, explored(model, law));
}

Result<void> check_key(std::string_view key) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool fits = key.size() >= 2 && key.size() <= 40 && is_letter(key.front()) &&
                    std::ranges::all_of(key, [&](char c) {
                      return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
                    });
  if (fits) return {};
  return invalid("process.key", "标识用小写字母、数字和下划线，以字母开头，2 到 40 个字符");
}

std::vector<bpmn::PlayStep> steps_of(const std::vector<PlayStep>& steps) {
  std::vector<bpmn::PlayStep> out;
  for (const PlayStep& step : steps) {
    bpmn::PlayStep one{step.element, step.event, step.value, {}};
    for (const std::int64_t choice : step.choices)
      one.choices.push_back(
          static_cast<std::uint32_t>(std::clamp<std::int64_t>(choice, 0, 1'000'000)));
    out.push_back(std::move(one));
  }
  return out;
}

Result<std::vector<bpmn::RehearsalValues>> values_of(const std::vector<PlayValues>& given) {
  std::vector<bpmn::RehearsalValues> out;
  std::size_t bytes = 0;
  for (const PlayValues& one : given) {
    bytes += one.values.text.size();
    auto read = feel::context_from_json(one.values.text);
    if (!read || bytes > kMostValueBytes)
      return invalid("process.values", "演练用的值没有读懂，或者太多，请改好再试");
    out.push_back(
        {static_cast<std::size_t>(std::max<std::int64_t>(one.before, 0)), *std::move(read)});
  }
  return out;
}

Played told(const bpmn::Rehearsal& rehearsal) {
  Played out{.tokens = {},
             .passed = rehearsal.passed,
             .last = rehearsal.last,
             .offers = {},
             .now = rehearsal.now,
             .ended = rehearsal.ended,
             .made = static_cast<std::int64_t>(rehearsal.made),
             .stopped = rehearsal.stopped,
             .stopped_code = rehearsal.stopped_code,
             .asked = rehearsal.asked};
  for (const auto& token : rehearsal.tokens)
    out.tokens.push_back({token.element, token.name, token.count});
  for (const auto& offer : rehearsal.offers)
    out.offers.push_back(
        {told(offer.step), offer.name, offer.value_name, offer.leads, offer.due_at});
  return out;
}

}  // namespace tb::processes::rules
