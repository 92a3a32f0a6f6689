#include "modules/decisions/types.hpp"

namespace tb::decisions {

TB_ENUM(Severity, error, warning)
TB_STRUCT(ModelRecord, key, version, id, edition, digest, name, purpose, xml, note, published_at,
          published_by)
TB_STRUCT(ModelHead, key, version, edition, digest, name, purpose, note, published_at, published_by)
TB_STRUCT(TableRow, key, name, purpose, version, published_at, published_by, note, shipped)
TB_STRUCT(TableList, items)
TB_STRUCT(DecisionInput, name, type, label, values)
TB_STRUCT(DecisionView, id, name, inputs)
TB_STRUCT(Finding, code, severity, element, table, rules, line, message, english, example)
TB_STRUCT(TableVersion, version, published_at, published_by, note, shipped)
TB_STRUCT(TableModel, key, name, purpose, version, newest, published_at, published_by, note,
          shipped, xml, decisions, findings, versions, may)
TB_STRUCT(Checked, name, decisions, findings)
TB_STRUCT(TriedRule, rule, id, annotation, matched, why)
TB_STRUCT(TriedTable, decision, id, inputs, result, rules)
TB_STRUCT(TrialRemark, element, message, english)
TB_STRUCT(Trial, value, diagnostics, tables)
TB_STRUCT(CheckTable, xml)
TB_STRUCT(TryTable, xml, decision, inputs)
TB_STRUCT(PublishTable, xml, based_on, note, accept_warnings)
TB_STRUCT(Decided, model, version, decision, inputs, digest)

}  // namespace tb::decisions
