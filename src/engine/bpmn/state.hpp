// The state of one process instance: where its tokens wait and its variables. A plain value; flow
// stores it in the instance row.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
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
inline constexpr TokenId kRoot = 0;  // as a scope: the process itself

enum class Status : std::uint8_t {
  created,
  running,
  completed,
  terminated,
  cancelled,
  failed,  // by an error that nothing in the drawing catches; State::error
};

// A token that waits, or that stands for what runs inside it: a sub-process, the rounds of a loop,
// the compensations that an event began. A token at the start event of an event sub-process listens
// for it; it keeps nothing alive.
struct Token {
  TokenId id = 0;
  ElementIndex element = kNone;
  std::uint32_t timers = 0;  // bit i: the i-th boundary event can happen; of a round: its number
  TokenId scope = kRoot;     // the token that it runs inside; of a round: the one of its loop
  bool operator==(const Token&) const = default;
};

// Tokens that have come along one flow to a gateway that still waits for others. Flow kNone: a
// complex gateway that has opened waits for the rest.
struct Arrival {
  ElementIndex join = kNone;
  FlowIndex flow = kNone;
  std::uint32_t count = 0;
  TokenId scope = kRoot;
  bool operator==(const Arrival&) const = default;
};

using Variables = feel::Context;
inline constexpr std::size_t kMaxVariableBytes = 16 * 1024;  // serialised

// What a token has of its own: variables that only its inside sees, and how far its rounds are.
struct Frame {
  TokenId token = 0;
  std::uint32_t live = 0;  // what keeps it alive inside; true while State::known says so
  std::uint32_t begun = 0, total = 0, done = 0;  // rounds of a loop; total kNone: not known before
  std::vector<ElementIndex> queue;  // compensations still to be begun, the last one first
  feel::Value items, outputs;       // lists of a loop
  Variables variables;
  bool operator==(const Frame&) const;
};

// Something done that can be compensated, or (element: a sub-process) that holds such.
struct Done {
  TokenId id = 0;
  TokenId scope = kRoot;  // a token, or the id of the Done that holds this one
  ElementIndex element = kNone;
  bool operator==(const Done&) const = default;
};

// How often a timer that repeats has fired.
struct Repeat {
  TokenId token = 0;
  ElementIndex element = kNone;
  std::uint32_t fired = 0;
  bool operator==(const Repeat&) const = default;
};

// What the step that made a state knows of it, so that the next one need not look at all of it
// again. No part of its value: never stored, and equal to any other.
class Known {
 public:
  bool operator==(const Known&) const { return true; }

 private:
  friend class Run;
  std::uint32_t model_ = 0;  // whose step it was; 0: nothing is known
  std::uint32_t live_ = 0;   // what keeps the process alive
};

struct State {
  std::uint32_t model = 0;  // Model::fingerprint, set by started
  Status status = Status::created;
  TokenId next_token = 1;
  std::vector<Token> tokens;      // by id
  std::vector<Arrival> arrivals;  // by scope, join, then flow
  std::vector<Frame> frames;      // by token
  std::vector<Done> done;         // by id
  std::vector<Repeat> repeats;    // by token, then element
  Variables variables;
  std::string error;  // code of the error that ended it
  Known known;        // who changes a state by hand sets it to {}

  // Null when the token is gone.
  const Token* token(TokenId id) const;
  bool ended() const { return status > Status::running; }
  // Running, but nothing can happen any more: tokens wait at joins only. An unsound model; an
  // incident for flow.
  bool stuck(const Model& of) const;
  // Whether the model has every element and flow that is named here.
  bool is_within(const Model& of) const;
};

// What can be seen from a place of an instance.
struct View {
  const Model& model;
  std::span<const Token> tokens;
  std::span<const Frame> frames;
  const Variables& variables;
};
inline View view(const Model& model, const State& state) {
  return {model, state.tokens, state.frames, state.variables};
}
const Token* token_of(std::span<const Token> tokens, TokenId id);
const Frame* frame_of(std::span<const Frame> frames, TokenId token);

// Whether the token is one round of a loop, and not the loop itself.
bool is_round(const View& view, const Token& token);
// Whether the token only stands for what runs inside it.
bool is_container(const View& view, const Token& token);
// Whether it is a sub-process that runs (and not the loop over one).
bool is_sub_scope(const View& view, const Token& token);
// Whether it listens at the start event of an event sub-process.
bool is_listener(const Model& model, const Token& token);

// The order in which states keep them.
inline auto place_of(const Arrival& arrival) {
  return std::tuple(arrival.scope, arrival.join, arrival.flow);
}
inline auto place_of(const Repeat& repeat) { return std::pair(repeat.token, repeat.element); }
inline constexpr auto kByPlace = [](const auto& one) { return place_of(one); };

// The names that texts at a token see: its outcome, what its inside has of its own, then what lies
// around it, then the variables of the process. Of a round also `loopCounter` (from 1) and its
// item.
class TokenScope final : public feel::Scope {
 public:
  TokenScope(View view, TokenId token, const feel::Value* outcome = nullptr)
      : view_(view), token_(token), outcome_(outcome) {}
  const feel::Value* find(std::string_view name) const override;

 private:
  const feel::Value* of_round(const Token& token, std::string_view name) const;

  View view_;
  TokenId token_;
  const feel::Value* outcome_;
  mutable feel::Value counter_;
};

// All names that a token sees, as one context.
Variables visible(const View& view, TokenId token);

// Compact bytes with a schema version in front; a waiting instance with one token and no variables
// takes under 20.
std::string serialise(const State& state);
// The same bytes in pieces that stay as they are where nothing has changed; one after the other
// they are serialise(state). The first has the key 0, keys rise.
struct Piece {
  std::uint64_t key = 0;
  std::string bytes;
  bool operator==(const Piece&) const = default;
};
std::vector<Piece> pieces(const State& state);
// Fails invalid `bpmn.state_corrupt` (garbage of any kind) or `bpmn.state_version` (written by a
// newer program).
Result<State> deserialise(std::string_view bytes);

}  // namespace tb::bpmn
