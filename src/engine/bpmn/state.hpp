// The state of one process instance: where its tokens wait and its variables. A plain value; flow
// stores it in the instance row.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/bpmn/model.hpp"
#include "engine/feel/value.hpp"

namespace tb::bpmn {

// Meaning of a model's elements; pinned by each published model version. Raised when step() changes
// what an existing model does.
inline constexpr std::uint32_t kEngineSemantics = 1;

// Names one wait at one task. Counted from 1 in each instance and never used again: a task that is
// entered a second time has a new id, so an event that comes twice finds its task gone.
using TokenId = std::uint32_t;

enum class Status : std::uint8_t { created, running, completed, terminated, cancelled };

// A token that waits at a user task or service task. Bit i of `timers` is set while the i-th
// boundary timer of the element runs.
struct Token {
  TokenId id = 0;
  ElementIndex element = kNone;
  std::uint32_t timers = 0;
  bool operator==(const Token&) const = default;
};

// Tokens that have come along one flow to a parallel gateway that still waits for others.
struct Arrival {
  ElementIndex join = kNone;
  FlowIndex flow = kNone;
  std::uint32_t count = 0;
  bool operator==(const Arrival&) const = default;
};

using Variables = feel::Context;
inline constexpr std::size_t kMaxVariableBytes = 16 * 1024;  // serialised

struct State {
  std::uint32_t model = 0;  // Model::fingerprint, set by started
  Status status = Status::created;
  TokenId next_token = 1;
  std::vector<Token> tokens;      // by id
  std::vector<Arrival> arrivals;  // by join, then flow
  Variables variables;

  // Null when the token is gone.
  const Token* token(TokenId id) const;
  bool ended() const { return status > Status::running; }
  // Running, but nothing can happen any more: tokens wait at joins only. An unsound model; an
  // incident for flow.
  bool stuck() const { return status == Status::running && tokens.empty() && !arrivals.empty(); }
};

// Compact bytes with a schema version in front; a waiting instance with one token and no variables
// takes under 20.
std::string serialise(const State& state);
// Fails invalid `bpmn.state_corrupt` (garbage of any kind) or `bpmn.state_version` (written by a
// newer program).
Result<State> deserialise(std::string_view bytes);

}  // namespace tb::bpmn
