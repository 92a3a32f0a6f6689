// What decision tables say about a case, and what the journal keeps of it: enough to decide again
// and see the same.
#include "core/json.hpp"
#include "engine/feel/expression.hpp"
#include "modules/cases/rules_tables.hpp"
#include "modules/cases/service_work.hpp"

namespace tb::cases {

void CaseWork::record_situation() {
  const auto& record = dossier.record;
  const auto answers = feel::context_from_json(form()).value_or(feel::Context());
  for (auto& one : services_->catalog.decided(*handled, answers, *record.received_at, edition()))
    decided_.push_back(std::move(one));
}

// A table asked by the drawing sees the form and the variables of the process, which count first;
// an entry of its own in the journal keeps what it saw and said.
Result<feel::Value> CaseWork::decide(const bpmn::Element& element,
                                     const bpmn::Variables& variables) {
  const auto [model, decision] = rules::decision_of(element.called);
  const auto table = TRY(services_->decisions.table(model, edition()));
  auto inputs = feel::context_from_json(form()).value_or(feel::Context());
  for (const auto& [name, value] : variables.entries()) inputs.set(name, value);
  auto answer = TRY(table->decide(decision, inputs, tx_->now()));
  decided_.push_back(table->record(decision, inputs, answer.value));
  tell(*tx_, "case.table_decided.v1", nullptr, {}, element.id);
  return std::move(answer.value);
}

Result<std::string> CaseWork::remedy(const std::string& kind, Instant now) const {
  const auto table = TRY(services_->decisions.table(rules::kRemedyTable, edition()));
  return rules::remedy(*table, remedy_facts(kind), now);
}

Result<void> CaseWork::add_remedy(Paper& content, const std::string& kind, Instant now) {
  const auto table = TRY(services_->decisions.table(rules::kRemedyTable, edition()));
  const auto facts = remedy_facts(kind);
  content.remedy = TRY(rules::remedy(*table, facts, now));
  decided_.push_back(table->record(rules::kRemedy, facts.inputs(), content.remedy));
  return {};
}

rules::RemedyFacts CaseWork::remedy_facts(const std::string& kind) const {
  const auto& record = dossier.record;
  return {.power = std::string(words_of(handled->guide.handling.power)),
          .document = kind,
          .body = record.body_name,
          .government = services_->catalog.library().government_of(record.region),
          .electronic = handled->schema.text_at(form(), "delivery") == "电子送达"};
}

Result<CaseDecisionList> CaseWork::decided() const {
  CaseDecisionList out;
  for (std::size_t i = 0; i < journal.size(); ++i)
    for (const auto& kept : opened_.journal[i].decided) {
      CaseDecision row{.at = journal[i].at,
                       .kind = journal[i].kind,
                       .model = kept.model,
                       .name = {},
                       .version = kept.version,
                       .decision = kept.decision,
                       .inputs = kept.inputs,
                       .value = {},
                       .same = false,
                       .tables = {}};
      const auto table = TRY(services_->decisions.version(kept.model, kept.version));
      row.name = table->program->package().main().name;
      const auto inputs = TRY(feel::context_from_json(kept.inputs.text));
      auto again = TRY(table->tried(kept.decision, inputs, journal[i].at));
      row.same = decisions::Table::digest_of(again.value.text) == kept.digest;
      row.value = std::move(again.value);
      row.tables = std::move(again.tables);
      out.items.push_back(std::move(row));
    }
  return out;
}

}  // namespace tb::cases
