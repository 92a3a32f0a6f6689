// A drawing played step by step, as somebody chooses: every answer of people, systems and clocks is
// his, and where a condition asks for values that he has not given, the way it goes too.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "engine/bpmn/soundness.hpp"
#include "engine/bpmn/state.hpp"

namespace tb::bpmn {

// What may happen next, and where it leads.
struct RehearsalOffer {
  PlayStep step;
  std::string name, value_name;    // of the element, and of the outcome
  std::vector<std::string> leads;  // ids where tokens come to, or ends
  std::optional<Instant> due_at;   // of a timer with a time of its own
};

struct RehearsalToken {
  std::string element, name;
  std::uint32_t count = 0;
};

// Values that become known before the step of that number is made; beyond the last step, before the
// next one is offered.
struct RehearsalValues {
  std::size_t before = 0;
  Variables values;
};

struct Rehearsal {
  std::vector<RehearsalToken> tokens;     // in document order
  std::vector<std::string> passed, last;  // ids in order: of the whole way, of its last step
  std::vector<RehearsalOffer> offers;
  Instant now;  // time jumps from timer to timer
  bool ended = false;
  std::size_t made = 0;  // how many of the steps could be made
  std::string stopped;   // Chinese: why the next one could not, or why nothing can happen any more
  std::string stopped_code;        // "play.…", or of the error of that step
  std::vector<std::string> asked;  // names of values that its conditions ask for, in their order
};

inline constexpr std::size_t kMaxRehearsed = 1'000;  // steps
inline constexpr std::size_t kMaxOffers = 300;

// Makes the steps from the start, one after another, as far as they can be made. Steps beyond
// kMaxRehearsed are not made. A condition whose values are known is decided, not offered; what a
// script, a mapping or a table puts into a variable is unknown again until it is given anew.
Rehearsal rehearse(const Model& model, const std::vector<PlayStep>& steps, Instant now,
                   const std::vector<RehearsalValues>& known = {});

}  // namespace tb::bpmn
