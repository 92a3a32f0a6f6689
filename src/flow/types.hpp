// Process instances kept in the database: engine/bpmn and platform/store meet here and nowhere
// else.
#pragma once
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::flow {

enum class TaskState : std::uint8_t { open, done, gone };
// What the step was that could not be made: the start, a task done, a timer fired, something that
// came from outside (an errand done, a message, a signal); errand: nobody did it in time.
enum class IncidentKind : std::uint8_t { start, task, timer, event, errand };
// What goes between cases: to one of them, or to all that wait for it.
enum class LetterKind : std::uint8_t { message, signal };
TB_DESCRIBED(TaskState)
TB_DESCRIBED(IncidentKind)
TB_DESCRIBED(LetterKind)

// Later than anything: until somebody says otherwise.
inline constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};

// One version of a drawing. Never changed once it is there.
struct ModelRow {
  std::string key;
  std::int64_t version = 0;
  Id id;  // of its entry in the journal; 0 = published before versions were journalled
  std::string digest, xml;
  std::string power;           // whose law it has to keep to ("permit"); empty: none is checked
  std::string note;            // what changed, and why
  std::int64_t semantics = 0;  // kEngineSemantics of the program that published it
  Instant published_at;
  Id published_by;    // person; 0 = came with the program
  std::string calls;  // which versions of what it calls are in it: "key|written|version" lines
};
TB_DESCRIBED(ModelRow)

// The same without its XML.
struct ModelHead {
  std::string key;
  std::int64_t version = 0;
  std::string digest, power, note;
  std::int64_t semantics = 0;
  Instant published_at;
  Id published_by;
};
TB_DESCRIBED(ModelHead)

// How many instances of a version have not ended.
struct RunningRow {
  std::string model;
  std::int64_t model_version = 0, running = 0, stopped = 0;  // stopped: of them with an incident
};
TB_DESCRIBED(RunningRow)

struct InstanceRow {
  Id case_id;
  std::string model;
  std::int64_t model_version = 0;
  Bytes state;
  std::string status;
  std::int64_t version = 1;
};
TB_DESCRIBED(InstanceRow)

// Of a state that is kept in pieces (bpmn::pieces), one that is not the first.
struct PieceRow {
  Id case_id;
  std::int64_t piece = 0;
  Bytes bytes;
};
TB_DESCRIBED(PieceRow)

struct InboxRow {
  Id case_id, id, task_id, actor;
  Bytes payload;                      // sealed by the caller
  std::optional<std::string> result;  // "" = applied, else the code of the refusal
};
TB_DESCRIBED(InboxRow)

struct Task {
  Id case_id, id;
  std::int64_t token = 0;
  std::string element, name, act, scope, clock;
  std::optional<Instant> due_at;
  Instant created_at;
  TaskState state{};
  std::optional<Id> done_by;
  std::optional<Instant> done_at;
  std::string outcome;
};
TB_DESCRIBED(Task)

struct AccessRow {
  std::string scope;
  Instant due_at;
  Id task_id, case_id;
  std::string act, item;
  Instant yellow_at;  // from when it is counted as yellow
};
TB_DESCRIBED(AccessRow)

struct TimerRow {
  Id case_id;
  std::int64_t token = 0;
  std::string boundary, clock;
  Instant due_at;
  std::int64_t failures = 0;  // firings that failed
  Instant not_before;         // and when it may be tried again
};
TB_DESCRIBED(TimerRow)

// A step that could not be made. What people did stays done; the process stands still here until
// the step is tried again with success.
struct IncidentRow {
  Id case_id, id;
  IncidentKind kind{};
  std::int64_t token = 0;
  std::string element;  // where: the task, or the boundary event of the timer; empty = at the start
  std::string outcome;
  Bytes variables;
  std::string code, reason;  // of the last attempt
  Instant raised_at;
  std::int64_t attempts = 1;
  Instant tried_at;
  std::optional<Instant> resolved_at;
};
TB_DESCRIBED(IncidentRow)

// A token waits for a message or a signal.
struct SubscriptionRow {
  Id case_id;
  std::int64_t token = 0;
  std::string element;
  LetterKind kind{};
  std::string name;
};
TB_DESCRIBED(SubscriptionRow)

// Work of a service task that a system outside does: leased for a time, done once. Each lease has a
// higher fence; only the newest may write (docs/decisions/0021).
struct ErrandRow {
  Id case_id, id;
  std::int64_t token = 0;
  std::string element, topic;
  Id body;           // whose systems may take it
  Bytes variables;   // what the drawing hands out, packed
  Instant ready_at;  // may be leased from then on; while leased: the end of the lease
  std::int64_t fence = 0, attempts = 0, most = 0;
  std::string worker;  // who holds or held it
};
TB_DESCRIBED(ErrandRow)

// What a case sends. A message is kept until somebody takes it, a day at most; a signal reaches
// what waits for it when it is delivered.
struct LetterRow {
  Id id, case_id;  // of the sender; 0: of none
  LetterKind kind{};
  std::string name;
  std::string recipient;  // number of the case; empty: the sender itself. Of a message only
  Bytes variables;        // packed
  Instant sent_at;
  std::int64_t attempts = 0;
  Instant not_before;
  Id after;  // of a signal: the last case that has it
};
TB_DESCRIBED(LetterRow)

}  // namespace tb::flow
