// The nouns of processes: drawings as published, what is told about one before it is published, and
// how one moves when it is played.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"

namespace tb::processes {

// ---- what people see

enum class Severity : std::uint8_t { error, warning };
TB_DESCRIBED(Severity)

struct ProcessRow {
  std::string key, name, purpose;
  std::string power, power_name;  // whose law it must keep to; empty: none is checked
  std::int64_t version = 0;
  Instant published_at;
  std::optional<std::string> published_by;  // absent: the drawing came with the program
  std::string note;
  bool shipped = false;
  std::int64_t running = 0;  // cases on any of its versions
  std::int64_t stopped = 0;  // of them with an incident
};
// One thing that happens on the way.
struct PlayStep {
  std::string element;  // id of the task or event; empty: the start of the instance
  std::string event;  // "start", "complete", "act", "fail", "timer", "message", "signal", "change"
  std::string value;  // outcome of the task, code of the error
  std::vector<std::int64_t> choices;  // which way each open question took, in their order
};
struct ProcessFinding {
  std::string kind;  // "unsupported", "not_run", "contract", "law", "deadlock", "unreachable" …
  Severity severity{};
  std::vector<std::string> elements;  // ids
  std::int64_t line = 0;              // of the XML; 0 = of none
  std::string article, message;
  // The same for other languages: a stable code, the names of the elements, and the word that the
  // sentence is about ("contract.role": the role that nobody knows).
  std::string code;
  std::vector<std::string> names;
  std::string term;
  std::vector<PlayStep> example;  // a way there, to be played
};
// What may stand in tongban's attributes of an element, with its Chinese name.
struct Term {
  std::string id, name;
};
struct ActTerm {
  std::string id, name;
  std::vector<Term> outcomes;
};
struct Vocabulary {
  std::vector<ActTerm> acts;         // of people: tb:act and tb:outcomes
  std::vector<Term> automatic_acts;  // of the system
  std::vector<Term> roles, capacities, clocks;
  std::vector<Term> decisions;  // of rule tasks: "table/decision"
};
struct ProcessList {
  std::vector<ProcessRow> items;
  // What a new process is begun with: the powers whose law it can be held against, and the words
  // that its drawing may use.
  std::vector<Term> powers;
  Vocabulary words;
  std::vector<std::string> may;
};
struct ProcessVersion {
  std::int64_t version = 0;
  Instant published_at;
  std::optional<std::string> published_by;
  std::string note;
  bool shipped = false;
  std::int64_t running = 0;
};
struct ProcessDrawing {
  std::string key, name, purpose, power, power_name;
  std::int64_t version = 0, newest = 0;
  Instant published_at;
  std::optional<std::string> published_by;
  std::string note;
  bool shipped = false;
  std::string xml;
  std::vector<ProcessFinding> findings;
  std::vector<ProcessVersion> versions;  // the newest first
  Vocabulary words;
  std::vector<std::string> may;
};
struct CheckedProcess {
  std::string name;
  std::vector<ProcessFinding> findings;
};

// Where tokens are.
struct Standing {
  std::string element, name;
  std::int64_t count = 0;
};
// What may happen next, each way of it.
struct Offer {
  PlayStep step;
  std::string name;                // of the element
  std::string value_name;          // of the outcome
  std::vector<std::string> leads;  // ids where tokens come to
  std::optional<Instant> due_at;   // of a timer with a time of its own
};
struct Played {
  std::vector<Standing> tokens;
  std::vector<std::string> passed;  // ids in order, of the whole way
  std::vector<std::string> last;    // of its last step
  std::vector<Offer> offers;
  Instant now;  // time jumps from timer to timer
  bool ended = false;
  std::int64_t made = 0;  // how many of the steps could be made
  std::string stopped;    // why the next one could not, or nothing can happen any more
  std::string stopped_code;
  std::vector<std::string> asked;  // names of values that the conditions of the drawing ask for
};
TB_DESCRIBED(ProcessRow)
TB_DESCRIBED(PlayStep)
TB_DESCRIBED(ProcessFinding)
TB_DESCRIBED(Term)
TB_DESCRIBED(ActTerm)
TB_DESCRIBED(Vocabulary)
TB_DESCRIBED(ProcessList)
TB_DESCRIBED(ProcessVersion)
TB_DESCRIBED(ProcessDrawing)
TB_DESCRIBED(CheckedProcess)
TB_DESCRIBED(Standing)
TB_DESCRIBED(Offer)
TB_DESCRIBED(Played)

// ---- what people ask

// `power` belongs to a process that is new, under a key that has no version yet: whose law it has
// to keep to, "" for none. It stays with the key; later versions do not name it.
struct CheckProcess {
  std::string xml;
  std::optional<std::string> power;
};
// Values that become known before the step of that number: an object of name to value, dates as
// {"@date": "2026-03-02"}.
struct PlayValues {
  std::int64_t before = 0;
  Json values;
};
struct PlayProcess {
  std::string xml;
  std::vector<PlayStep> steps;  // 1,000 at most
  std::vector<PlayValues> values;
};
struct PublishProcess {
  std::string xml;
  std::int64_t based_on = 0;  // the version that was edited; 0 = it is the first
  std::optional<std::string> power;
  std::string note;  // what changed, and why
  bool accept_warnings = false;
};
TB_DESCRIBED(CheckProcess)
TB_DESCRIBED(PlayValues)
TB_DESCRIBED(PlayProcess)
TB_DESCRIBED(PublishProcess)

}  // namespace tb::processes
