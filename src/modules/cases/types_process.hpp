// The nouns of a case's process: its history on the drawing, steps that could not be made, and
// running cases on another version.
#pragma once
#include "flow/types.hpp"
#include "modules/cases/types.hpp"

namespace tb::cases {

// One step of the drawing as it was done, and how long it took.
struct HistoryStep {
  std::string element, name, act, who;  // who: as the timeline tells
  std::string outcome, outcome_name;
  Instant began_at;
  std::optional<Instant> ended_at, due_at;
  Took took;                   // until now where it has not ended
  std::int64_t workdays = 0;   // behind the day on which it began
  std::int64_t late_days = 0;  // working days behind the day on which it was due
  bool late = false;
  bool dropped = false;  // it ended without anybody having done it
};
// Something of the journal that is no step of the drawing.
struct HistoryEvent {
  Instant at;
  std::string kind, title, who;
  std::optional<std::string> element;  // of an act of the system, or a table that was asked
};
// Where the process stands now.
struct TokenPlace {
  std::int64_t token = 0;
  std::string element, name;
};
struct CaseHistory {
  std::string case_number, item_name, model;
  std::int64_t version = 0;
  bool suspended = false;            // by an administrator
  std::vector<HistoryStep> steps;    // in order of their beginning
  std::vector<HistoryEvent> events;  // in order
  std::vector<TokenPlace> standing;
};
TB_DESCRIBED(HistoryStep)
TB_DESCRIBED(HistoryEvent)
TB_DESCRIBED(TokenPlace)
TB_DESCRIBED(CaseHistory)

// A step that a process could not make. Nothing personal: the system administrator sees it.
struct Incident {
  std::string id;  // "case.incident"
  std::string case_number;
  State state{};
  std::string state_name;
  ItemRef item;
  std::string body_name;
  flow::IncidentKind kind{};
  std::string model;
  std::int64_t model_version = 0;
  std::string element, element_name, outcome, code, reason;  // no name: not in the drawing
  Instant raised_at;
  std::int64_t attempts = 0;
  Instant tried_at;
  std::optional<Instant> next_try_at;  // of a timer: by itself
  std::optional<Instant> resolved_at;
};
struct IncidentList {
  std::vector<Incident> items;
  std::optional<std::string> next;
};
TB_DESCRIBED(Incident)
TB_DESCRIBED(IncidentList)

struct SkipIncident {
  std::string element;  // id, where the case goes on
  std::string reason;
};
TB_DESCRIBED(SkipIncident)
// Running cases put onto another version of their process, page by page.
struct MovedElement {
  std::string from, to;  // ids
};
struct MoveProcesses {
  std::int64_t from = 0, to = 0;      // versions
  std::vector<MovedElement> mapping;  // what is called otherwise there
  std::string reason;
  bool dry_run = true;
  std::string cursor;  // of the page before
};
struct NotMoved {
  std::string case_number;
  std::vector<std::string> elements;  // where it stands
  std::string code, reason;
};
struct Migration {
  std::int64_t looked = 0, movable = 0;  // of this page; movable: moved, unless it was a dry run
  std::vector<NotMoved> stuck;
  std::optional<std::string> next;
};
TB_DESCRIBED(MovedElement)
TB_DESCRIBED(MoveProcesses)
TB_DESCRIBED(NotMoved)
TB_DESCRIBED(Migration)

// Work that a system of a department does for a process. `id` is the idempotency key: the same in
// every try.
struct Errand {
  std::string id;  // "case.errand"
  std::string topic, element, name, case_number;
  std::int64_t fence = 0;     // goes into the answer; an older one is refused
  std::int64_t attempt = 0;   // counted from 1
  std::int64_t attempts = 0;  // how many there may be
  Instant until;              // somebody else may take it from then on
  Json variables;             // what the drawing hands out
};
struct ErrandList {
  std::vector<Errand> items;
};
struct LeaseErrands {
  std::string topic, worker;
  std::optional<std::int64_t> limit, seconds;  // 10 errands, 300 seconds
};
struct FinishErrand {
  std::int64_t fence = 0;
  std::optional<Json> variables;
};
// With `error` it ends with an error of the drawing; else it is tried again, `seconds` later.
struct FailErrand {
  std::int64_t fence = 0;
  std::string reason;
  std::optional<std::string> error;
  std::optional<std::int64_t> seconds;
};
struct KeepErrand {
  std::int64_t fence = 0, seconds = 0;
};
// A message to a case, or a signal to all that wait for it.
struct SendEvent {
  std::string name;
  std::optional<Json> variables;
};
struct RunningProcess {
  std::string case_number, model;
  std::int64_t version = 0;
  bool ended = false, stands = false, suspended = false;  // stands: at an incident
  std::vector<TokenPlace> standing;
};
// A process made again from the journal of its case.
struct Replay {
  std::string case_number, model;
  std::int64_t version = 0, events = 0;
  bool same = false;  // as it is kept, to the last byte
  std::vector<TokenPlace> standing;
};
struct Taken {
  std::string id;
};
struct WhyProcess {
  std::string reason;
};
struct MoveToken {
  std::int64_t token = 0;
  std::string element, reason;
};
TB_DESCRIBED(Errand)
TB_DESCRIBED(ErrandList)
TB_DESCRIBED(LeaseErrands)
TB_DESCRIBED(FinishErrand)
TB_DESCRIBED(FailErrand)
TB_DESCRIBED(KeepErrand)
TB_DESCRIBED(SendEvent)
TB_DESCRIBED(RunningProcess)
TB_DESCRIBED(Replay)
TB_DESCRIBED(Taken)
TB_DESCRIBED(WhyProcess)
TB_DESCRIBED(MoveToken)

}  // namespace tb::cases
