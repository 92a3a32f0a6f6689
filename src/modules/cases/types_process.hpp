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
struct CaseHistory {
  std::string case_number, item_name, model;
  std::int64_t version = 0;
  std::vector<HistoryStep> steps;    // in order of their beginning
  std::vector<HistoryEvent> events;  // in order
};
TB_DESCRIBED(HistoryStep)
TB_DESCRIBED(HistoryEvent)
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

}  // namespace tb::cases
