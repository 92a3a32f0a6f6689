#include "flow/types.hpp"

namespace tb::flow {

TB_ENUM(TaskState, open, done, gone)
TB_ENUM(IncidentKind, start, task, timer, event, errand)
TB_ENUM(LetterKind, message, signal)
TB_STRUCT(ModelRow, key, version, id, digest, xml, power, note, semantics, published_at,
          published_by, calls)
TB_STRUCT(ModelHead, key, version, digest, power, note, semantics, published_at, published_by)
TB_STRUCT(RunningRow, model, model_version, running, stopped)
TB_STRUCT(InstanceRow, case_id, model, model_version, state, status, version)
TB_STRUCT(PieceRow, case_id, piece, bytes)
TB_STRUCT(InboxRow, case_id, id, task_id, actor, payload, result)
TB_STRUCT(Task, case_id, id, token, element, name, act, scope, clock, due_at, created_at, state,
          done_by, done_at, outcome)
TB_STRUCT(AccessRow, scope, due_at, task_id, case_id, act, item, yellow_at)
TB_STRUCT(TimerRow, case_id, token, boundary, clock, due_at, failures, not_before)
TB_STRUCT(IncidentRow, case_id, id, kind, token, element, outcome, variables, code, reason,
          raised_at, attempts, tried_at, resolved_at)
TB_STRUCT(SubscriptionRow, case_id, token, element, kind, name)
TB_STRUCT(ErrandRow, case_id, id, token, element, topic, body, variables, ready_at, fence, attempts,
          most, worker)
TB_STRUCT(LetterRow, id, case_id, kind, name, recipient, variables, sent_at, attempts, not_before,
          after)

}  // namespace tb::flow
