#include "modules/processes/types.hpp"

namespace tb::processes {

TB_ENUM(Severity, error, warning)
TB_STRUCT(ProcessRow, key, name, purpose, power, power_name, version, published_at, published_by,
          note, shipped, running, stopped)
TB_STRUCT(PlayStep, element, event, value, choices)
TB_STRUCT(ProcessFinding, kind, severity, elements, line, article, message, code, names, term,
          example)
TB_STRUCT(Term, id, name)
TB_STRUCT(ActTerm, id, name, outcomes)
TB_STRUCT(Vocabulary, acts, automatic_acts, roles, capacities, clocks, decisions)
TB_STRUCT(ProcessList, items, powers, words, may)
TB_STRUCT(ProcessVersion, version, published_at, published_by, note, shipped, running)
TB_STRUCT(ProcessDrawing, key, name, purpose, power, power_name, version, newest, published_at,
          published_by, note, shipped, xml, findings, versions, words, may)
TB_STRUCT(CheckedProcess, name, findings)
TB_STRUCT(Standing, element, name, count)
TB_STRUCT(Offer, step, name, value_name, leads, due_at)
TB_STRUCT(Played, tokens, passed, last, offers, now, ended, made, stopped, stopped_code, asked)
TB_STRUCT(CheckProcess, xml, power)
TB_STRUCT(PlayValues, before, values)
TB_STRUCT(PlayProcess, xml, steps, values)
TB_STRUCT(PublishProcess, xml, based_on, power, note, accept_warnings)

}  // namespace tb::processes
