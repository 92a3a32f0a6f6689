#include "core/json.hpp"
#include "modules/cases/types_process.hpp"

namespace tb::cases {

TB_ENUM(State, draft, received, correcting, not_required, not_accepted, accepted, in_review, held,
        granted, refused, closed, withdrawn, deemed_withdrawn)
TB_ENUM(Acceptance, none, explicit_, deemed)
TB_ENUM(Channel, web, phone, window, kiosk, agent)
TB_ENUM(MaterialState, absent, received, usable, shared, rejected)
TB_ENUM(Verdict, none, ok, missing, wrong_form, expired, not_needed)
TB_ENUM(Ground, not_required, not_competent, banned)
TB_ENUM(Due, overdue, today)
TB_ENUM(ClockLevel, normal, yellow, red, held, done)
TB_ENUM(StepState, done, now)

TB_STRUCT(CaseRecord, id, number, item_code, item_version, item_name, region, deciding_body,
          body_name, channel, state, state_before_hold, acceptance, outcome, applicant, filed_by,
          applicant_sealed, applicant_name_index, form_public, form_sealed, correction_sealed,
          corrections, created_at, received_at, accepted_at, decided_at, finished_at, delivered_at,
          updated_at, due_at, accepted_by, reviewed_by, decided_by, licence_number, edition,
          version)
TB_STRUCT(PartyRecord, case_id, party, capacity, valid_from, basis)
TB_STRUCT(FieldRecord, item_code, field, value, case_id)
TB_STRUCT(MaterialRecord, case_id, id, version, state, trust, name_sealed, type, size, digest, blob,
          verdict, uploaded_at, uploaded_by, current, refusal)
TB_STRUCT(ClockRecord, case_id, name, terms, moves, due_at, state)
TB_STRUCT(HoldRecord, case_id, id, kind, reason_sealed, held_from, planned_end, ended_at,
          proposed_by)
TB_STRUCT(DocumentRecord, case_id, id, kind, title, number, issued_at, data_sealed)
TB_STRUCT(IdempotencyRecord, account, name, digest, case_id, created_at)
TB_STRUCT(Fault, material, field, what, why, how)
TB_STRUCT(Correction, notice_at, due_at, comment, faults)
TB_STRUCT(PaperLine, title, value)
TB_STRUCT(Paper, number, case_number, item_name, item_code, body_name, applicant_name,
          applicant_number, agent_name, issued_on, received_on, accepted_on, decided_on, due_on,
          limit_words, comment, reason, ground, legal_basis, hold_kind, hold_planned_end,
          correction_due_on, licence_number, licence_title, delivery_way, extension_days,
          extended_due_on, approved_by, remedy, progress_url, faults, materials, details)
TB_STRUCT(Said, outcome, comment, document, detail, decided)
TB_STRUCT(GivenApplicant, kind, name, id_number, credit_code, phone, address)
TB_STRUCT(CreateCase, item_code, form, applicant, channel)
TB_STRUCT(PatchCase, form)
TB_STRUCT(Signature, kind, name)
TB_STRUCT(SubmitCase, signature)
TB_STRUCT(WithdrawCase, reason)
TB_STRUCT(MaterialVerdict, material, verdict)
TB_STRUCT(CompleteTask, outcome, comment, ground, faults, verdicts, form)
TB_STRUCT(StartHold, kind, reason, planned_end)
TB_STRUCT(EndHold, result)
TB_STRUCT(ExtendCase, reason, days)
TB_STRUCT(CaseItem, code, name, version, kind, department, case_kind)
TB_STRUCT(CaseApplicant, kind, name, id_number, credit_code, phone)
TB_STRUCT(MaterialFile, name, size, type, uploaded_at, digest)
TB_STRUCT(CaseMaterial, id, name, required, source, held, state, file, verdict, url, check, why)
TB_STRUCT(Missing, id, name, why)
TB_STRUCT(ClockBasis, law, article)
TB_STRUCT(ClockView, name, title, kind, state, limit, amount, unit, started_at, due_at, stopped_at,
          used, left, overdue, held, words, level, provisional, basis, days, dates)
TB_STRUCT(Took, words, minutes)
TB_STRUCT(Step, at, kind, title, who, body, element, comment, took, state, document_id)
TB_STRUCT(HistoryStep, element, name, act, who, outcome, outcome_name, began_at, ended_at, due_at,
          took, workdays, late_days, late, dropped)
TB_STRUCT(HistoryEvent, at, kind, title, who, element)
TB_STRUCT(TokenPlace, token, element, name)
TB_STRUCT(CaseHistory, case_number, item_name, model, version, suspended, steps, events, standing)
TB_STRUCT(Errand, id, topic, element, name, case_number, fence, attempt, attempts, until, variables)
TB_STRUCT(ErrandList, items)
TB_STRUCT(LeaseErrands, topic, worker, limit, seconds)
TB_STRUCT(FinishErrand, fence, variables)
TB_STRUCT(FailErrand, fence, reason, error, seconds)
TB_STRUCT(KeepErrand, fence, seconds)
TB_STRUCT(SendEvent, name, variables)
TB_STRUCT(RunningProcess, case_number, model, version, ended, stands, suspended, standing)
TB_STRUCT(Replay, case_number, model, version, events, same, standing)
TB_STRUCT(Taken, id)
TB_STRUCT(WhyProcess, reason)
TB_STRUCT(MoveToken, token, element, reason)
TB_STRUCT(TaskRef, id, name, element, who, due_at)
TB_STRUCT(DocumentView, id, kind, title, number, issued_at, url)
TB_STRUCT(LicenceRef, number, title, status)
TB_STRUCT(HoldView, id, kind, kind_name, article, reason, from, planned_end, ended_at, overrun)
TB_STRUCT(ExtensionView, days, at, due_at, approved_by, reason, article)
TB_STRUCT(ProcessView, model, version, active, done, stands)
TB_STRUCT(Case, number, version, state, state_name, item, applicant, channel, form, materials,
          missing, unneeded, advice, correction, clocks, clock, created_at, updated_at, received_at,
          accepted_at, decided_at, finished_at, delivered_at, acceptance, outcome, timeline, tasks,
          documents, licence, holds, extension, expires_at, may, process)
TB_STRUCT(CaseDecision, at, kind, model, name, version, decision, inputs, value, same, tables)
TB_STRUCT(CaseDecisionList, items)
TB_STRUCT(ItemRef, code, name)
TB_STRUCT(NextAction, kind, words, due_at)
TB_STRUCT(CaseRow, number, item, state, state_name, applicant_name, next_action, clock, updated_at,
          licence)
TB_STRUCT(CaseList, items, next)
TB_STRUCT(OutcomeView, id, name, consequence, needs_comment)
TB_STRUCT(TaskView, id, case_number, name, act, element, applicant_name, item, channel, due_at,
          clock, outcomes, created_at, version)
TB_STRUCT(TaskList, items, next)
TB_STRUCT(TaskDetail, task, case_, refusal, refusal_code)
TB_STRUCT(ItemCount, code, name, count)
TB_STRUCT(Queue, id, name, count, yellow, red, capped, items)
TB_STRUCT(QueueList, items)
TB_STRUCT(Incident, id, case_number, state, state_name, item, body_name, kind, model, model_version,
          element, element_name, outcome, code, reason, raised_at, attempts, tried_at, next_try_at,
          resolved_at)
TB_STRUCT(SkipIncident, element, reason)
TB_STRUCT(MovedElement, from, to)
TB_STRUCT(MoveProcesses, from, to, mapping, reason, dry_run, cursor)
TB_STRUCT(NotMoved, case_number, elements, code, reason)
TB_STRUCT(Migration, looked, movable, stuck, next)
TB_STRUCT(IncidentList, items, next)
TB_STRUCT(ProcessModel, key, version, xml)
TB_STRUCT(HoldStarted, hold, case_)
TB_STRUCT(MaterialAdded, material, case_version)
TB_STRUCT(Progress, number, item, state, state_name, clock, timeline, next)

ClockRecord record_of(Id case_id, const clock::Clock& clock) {
  ClockRecord out{case_id, clock.name, Json{""}, Json{""}, clock.due_at, clock.state};
  write_kept(out.terms.text, clock::fixed_part(), &clock);
  write_kept(out.moves.text, clock::moving_part(), &clock);
  return out;
}

// Rows of the first releases have everything in `terms` and no moves.
Result<clock::Clock> clock_of(const ClockRecord& record) {
  clock::Clock out;
  TRY_VOID(read_kept(record.terms.text, *TypeOf<clock::Clock>::get(), &out));
  TRY_VOID(read_kept(record.moves.text, *TypeOf<clock::Clock>::get(), &out));
  out.name = record.name;
  out.due_at = record.due_at;
  out.state = record.state;
  return out;
}

}  // namespace tb::cases
