// The states that a drawing can come to, and how. Inside engine/bpmn only.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bpmn/soundness.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// One of the steps that lead on from a state.
struct Passage {
  std::size_t to;
  PlayStep step;
};

// A state as it was first met.
struct Met {
  State state;
  std::vector<ElementIndex> repeated;  // events that may happen again, and did; looked at once
  std::size_t from = kNowhere;         // the state before it
  PlayStep step;                       // and what happened there
  std::vector<Passage> next;
};

// A step that the drawing cannot make.
struct Refused {
  std::size_t from = kNowhere;  // kNowhere: the start
  PlayStep step;
  Error why;
};

struct Explored {
  std::vector<Met> states;
  std::vector<Refused> refused;
  std::set<ElementIndex> seen;  // completed, or where a token waited
  bool is_cut = false;          // the limit was met
};

// From each of its starts.
Explored explore(const Model& model, const ExploreLimits& limits);

// How it comes to a state.
std::vector<PlayStep> way_to(const Explored& explored, std::size_t state);

}  // namespace tb::bpmn
