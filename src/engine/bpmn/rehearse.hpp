// A drawing played step by step, as somebody chooses: every answer of people, systems and clocks is
// his, and where a condition asks for values, the way it goes too.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "engine/bpmn/soundness.hpp"

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

struct Rehearsal {
  std::vector<RehearsalToken> tokens;     // in document order
  std::vector<std::string> passed, last;  // ids in order: of the whole way, of its last step
  std::vector<RehearsalOffer> offers;
  Instant now;  // time jumps from timer to timer
  bool ended = false;
  std::size_t made = 0;  // how many of the steps could be made
  std::string stopped;   // Chinese: why the next one could not, or why nothing can happen any more
};

inline constexpr std::size_t kMaxRehearsed = 1'000;  // steps
inline constexpr std::size_t kMaxOffers = 300;

// Makes the steps from the start, one after another, as far as they can be made. Steps beyond
// kMaxRehearsed are not made.
Rehearsal rehearse(const Model& model, const std::vector<PlayStep>& steps, Instant now);

}  // namespace tb::bpmn
