#include <algorithm>

#include "engine/bpmn/codec.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

namespace {

// Version 1 has no scopes, and is still written where there are none.
constexpr std::uint8_t kFlatVersion = 1;
constexpr std::uint8_t kStateVersion = 2;
constexpr std::uint8_t kEventVersion = 1;

std::unexpected<Error> corrupt() {
  return invalid("bpmn.state_corrupt", "流程状态已损坏，请联系管理员从备份恢复。");
}
std::unexpected<Error> event_corrupt() {
  return invalid("bpmn.event_corrupt", "流程事件已损坏，请联系管理员检查收件箱。");
}

// Ids rise, so their distances are written.
bool read_tokens(Reader& reader, State& state, bool flat) {
  const auto count = reader.number();
  if (!count || *count > reader.left() || *count > kMaxTokens) return false;
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto distance = reader.number32(), element = reader.number32(),
               timers = reader.number32(), scope = flat ? std::optional(kRoot) : reader.number32();
    if (!distance || !element || !timers || !scope || *distance == 0) return false;
    last += *distance;
    if (last >= state.next_token || *scope >= last) return false;
    state.tokens.push_back({static_cast<TokenId>(last), *element, *timers, *scope});
  }
  return true;
}

bool read_arrivals(Reader& reader, State& state, bool flat) {
  const auto count = reader.number();
  if (!count || *count > reader.left()) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto join = reader.number32(), flow = reader.number32(), tokens = reader.number32(),
               scope = flat ? std::optional(kRoot) : reader.number32();
    if (!join || !flow || !tokens || !scope || *tokens == 0) return false;
    const Arrival arrival{*join, *flow, *tokens, *scope};
    if (i > 0 && place_of(state.arrivals.back()) >= place_of(arrival)) return false;
    state.arrivals.push_back(arrival);
  }
  return true;
}

void write(Writer& writer, const Frame& frame) {
  writer.number(frame.token);
  writer.number(frame.begun);
  writer.number(frame.total);
  writer.number(frame.done);
  writer.number(frame.queue.size());
  for (const ElementIndex element : frame.queue) writer.number(element);
  Variables lists;
  if (!frame.items.is_null()) lists.set("i", frame.items);
  if (!frame.outputs.is_null()) lists.set("o", frame.outputs);
  writer.variables(lists);
  writer.variables(frame.variables);
}

bool read_frames(Reader& reader, State& state) {
  const auto count = reader.number();
  if (!count || *count > reader.left()) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    Frame frame;
    const auto token = reader.number32(), begun = reader.number32(), total = reader.number32(),
               done = reader.number32();
    const auto queued = reader.number();
    if (!token || !begun || !total || !done || !queued || *queued > reader.left()) return false;
    if (!state.frames.empty() && state.frames.back().token >= *token) return false;
    if (state.token(*token) == nullptr) return false;
    frame.token = *token;
    frame.begun = *begun;
    frame.total = *total;
    frame.done = *done;
    for (std::uint64_t n = 0; n < *queued; ++n) {
      const auto element = reader.number32();
      if (!element) return false;
      frame.queue.push_back(*element);
    }
    const auto lists = reader.variables();
    auto variables = lists ? reader.variables() : std::nullopt;
    if (!variables) return false;
    std::size_t known = 0;
    for (auto [name, value] : {std::pair("i", &frame.items), std::pair("o", &frame.outputs)})
      if (const feel::Value* found = lists->find(name)) {
        if (found->is_null() || lists->entries()[known++].name != name) return false;
        *value = *found;
      }
    if (known != lists->size()) return false;
    frame.variables = *std::move(variables);
    state.frames.push_back(std::move(frame));
  }
  return true;
}

bool read_done(Reader& reader, State& state) {
  const auto count = reader.number();
  if (!count || *count > reader.left()) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto id = reader.number32(), scope = reader.number32(), element = reader.number32();
    if (!id || !scope || !element || *id >= state.next_token) return false;
    if (!state.done.empty() && state.done.back().id >= *id) return false;
    state.done.push_back({*id, *scope, *element});
  }
  return true;
}

bool read_repeats(Reader& reader, State& state) {
  const auto count = reader.number();
  if (!count || *count > reader.left()) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto token = reader.number32(), element = reader.number32(), fired = reader.number32();
    if (!token || !element || !fired || state.token(*token) == nullptr) return false;
    const Repeat repeat{*token, *element, *fired};
    if (!state.repeats.empty() && place_of(state.repeats.back()) >= place_of(repeat)) return false;
    state.repeats.push_back(repeat);
  }
  return true;
}

bool read_rest(Reader& reader, State& state) {
  if (!read_frames(reader, state) || !read_done(reader, state) || !read_repeats(reader, state))
    return false;
  const auto error = reader.text();
  if (!error) return false;
  state.error = *error;
  // Each scope is a token that has something of its own.
  return std::ranges::all_of(state.tokens, [&](const Token& token) {
    return token.scope == kRoot || frame_of(state.frames, token.scope) != nullptr;
  });
}

bool is_flat(const State& state) {
  return state.frames.empty() && state.done.empty() && state.repeats.empty() &&
         state.error.empty() && state.status != Status::failed;
}

bool read_state(Reader& reader, State& state, bool flat) {
  const auto status = reader.byte();
  const auto model = reader.number32(), next = reader.number32();
  const Status last = flat ? Status::cancelled : Status::failed;
  if (!status || *status > static_cast<std::uint8_t>(last) || !model || !next || *next == 0)
    return false;
  state.status = static_cast<Status>(*status);
  state.model = *model;
  state.next_token = *next;
  if (!read_tokens(reader, state, flat) || !read_arrivals(reader, state, flat)) return false;
  if (!flat && (!read_rest(reader, state) || is_flat(state))) return false;
  if (state.status != Status::running && (!state.tokens.empty() || !state.arrivals.empty()))
    return false;
  auto variables = reader.left() <= kMaxVariableBytes ? reader.variables() : std::nullopt;
  if (!variables) return false;
  state.variables = *std::move(variables);
  return reader.at_end();
}

// Pieces are named by what they hold and, of what can be many, by a range of ids.
constexpr std::uint64_t in_range(std::uint64_t section, TokenId id) {
  return section << 32 | (id / 64 + 1);
}

// `cut` is told where a piece begins, by its key; keys rise.
template <class Cut>
void write(Writer& writer, const State& state, Cut cut) {
  const bool flat = is_flat(state);
  writer.byte(flat ? kFlatVersion : kStateVersion);
  writer.byte(static_cast<std::uint8_t>(state.status));
  writer.number(state.model);
  writer.number(state.next_token);
  writer.number(state.tokens.size());
  TokenId last = 0;
  for (const Token& token : state.tokens) {
    cut(in_range(1, token.id));
    writer.number(token.id - last);
    writer.number(token.element);
    writer.number(token.timers);
    if (!flat) writer.number(token.scope);
    last = token.id;
  }
  cut(std::uint64_t{2} << 32);
  writer.number(state.arrivals.size());
  for (const Arrival& arrival : state.arrivals) {
    writer.number(arrival.join);
    writer.number(arrival.flow);
    writer.number(arrival.count);
    if (!flat) writer.number(arrival.scope);
  }
  if (!flat) {
    writer.number(state.frames.size());
    for (const Frame& frame : state.frames) {
      cut(in_range(3, frame.token));
      write(writer, frame);
    }
    cut(std::uint64_t{4} << 32);
    writer.number(state.done.size());
    for (const Done& done : state.done) {
      cut(in_range(4, done.id));
      writer.number(done.id);
      writer.number(done.scope);
      writer.number(done.element);
    }
    cut(std::uint64_t{5} << 32);
    writer.number(state.repeats.size());
    for (const Repeat& repeat : state.repeats) {
      writer.number(repeat.token);
      writer.number(repeat.element);
      writer.number(repeat.fired);
    }
    writer.text(state.error);
  }
  writer.variables(state.variables);
}

template <class... Writers>
struct Overloaded : Writers... {
  using Writers::operator()...;
};

}  // namespace

std::string serialise(const State& state) {
  Writer writer;
  write(writer, state, [](std::uint64_t) {});
  return std::move(writer.out);
}

std::vector<Piece> pieces(const State& state) {
  std::vector<Piece> out{{0, {}}};
  Writer writer;
  const auto close = [&] { out.back().bytes = std::exchange(writer.out, {}); };
  write(writer, state, [&](std::uint64_t key) {
    if (key == out.back().key) return;
    close();
    out.push_back({key, {}});
  });
  close();
  return out;
}

Result<State> deserialise(std::string_view bytes) {
  Reader reader(bytes);
  const auto version = reader.byte();
  if (!version || *version == 0) return corrupt();
  if (*version > kStateVersion)
    return invalid("bpmn.state_version", "流程状态由更新版本的程序写入，请先升级本程序。");
  State state;
  if (!read_state(reader, state, *version == kFlatVersion)) return corrupt();
  return state;
}

// The number of an event's kind is its place among the events, but a start elsewhere than usual has
// a number of its own, and what came later follows it.
constexpr std::uint8_t kStartedAt = 9;
std::uint8_t number_of(const Event& event) {
  const auto* started = std::get_if<Started>(&event);
  if (started != nullptr && started->at != kNone) return kStartedAt;
  const auto place = static_cast<std::uint8_t>(event.index());
  return place < kStartedAt ? place : static_cast<std::uint8_t>(place + 1);
}

std::string serialise(const Event& event) {
  Writer writer;
  writer.byte(kEventVersion);
  writer.byte(number_of(event));
  std::visit(Overloaded{[&](const Started& start) {
                          if (start.at != kNone) writer.number(start.at);
                          writer.variables(start.variables);
                        },
                        [&](const TaskCompleted& completed) {
                          writer.number(completed.token);
                          writer.text(completed.outcome);
                          writer.variables(completed.variables);
                        },
                        [&](const TimerFired& fired) {
                          writer.number(fired.token);
                          writer.number(fired.boundary);
                        },
                        [&](const ActDone& done) {
                          writer.number(done.token);
                          writer.variables(done.variables);
                        },
                        [&](const Cancelled& cancelled) { writer.text(cancelled.reason); },
                        [&](const Message& message) {
                          writer.number(message.token);
                          writer.text(message.name);
                          writer.variables(message.variables);
                        },
                        [&](const Signalled& signal) {
                          writer.text(signal.name);
                          writer.variables(signal.variables);
                        },
                        [&](const Failed& failed) {
                          writer.number(failed.token);
                          writer.text(failed.code);
                          writer.variables(failed.variables);
                        },
                        [&](const Changed& changed) { writer.variables(changed.variables); },
                        [&](const Relocated& moved) {
                          writer.number(moved.token);
                          writer.number(moved.to);
                        }},
             event);
  return std::move(writer.out);
}

namespace {

// What the bytes of an event hold, in this order, by the number of its kind.
struct Layout {
  bool token, place, text, variables;
};
constexpr Layout kLayouts[]{{false, false, false, true},  // Started
                            {true, false, true, true},    // TaskCompleted
                            {true, true, false, false},   // TimerFired
                            {true, false, false, true},   // ActDone
                            {false, false, true, false},  // Cancelled
                            {true, false, true, true},    // Message
                            {false, false, true, true},   // Signalled
                            {true, false, true, true},    // Failed
                            {false, false, false, true},  // Changed
                            {false, true, false, true},   // kStartedAt
                            {true, true, false, false}};  // Relocated

struct Parts {
  std::optional<std::uint32_t> token, place;
  std::optional<std::string_view> text;
  std::optional<Variables> variables;
};

std::optional<Event> read_event(Reader& reader, std::uint8_t kind) {
  if (kind >= std::size(kLayouts)) return std::nullopt;
  const Layout& layout = kLayouts[kind];
  Parts parts;
  if (layout.token && !(parts.token = reader.number32())) return std::nullopt;
  if (layout.place && !(parts.place = reader.number32())) return std::nullopt;
  if (layout.text && !(parts.text = reader.text())) return std::nullopt;
  if (layout.variables && !(parts.variables = reader.variables())) return std::nullopt;
  const auto text = [&] { return std::string(*parts.text); };
  switch (kind) {
    case 0:
      return Started{*std::move(parts.variables), kNone};
    case 1:
      return TaskCompleted{*parts.token, text(), *std::move(parts.variables)};
    case 2:
      return TimerFired{*parts.token, *parts.place};
    case 3:
      return ActDone{*parts.token, *std::move(parts.variables)};
    case 4:
      return Cancelled{text()};
    case 5:
      return Message{text(), *parts.token, *std::move(parts.variables)};
    case 6:
      return Signalled{text(), *std::move(parts.variables)};
    case 7:
      return Failed{*parts.token, text(), *std::move(parts.variables)};
    case 8:
      return Changed{*std::move(parts.variables)};
    case kStartedAt:
      if (*parts.place == kNone) return std::nullopt;
      return Started{*std::move(parts.variables), *parts.place};
    default:
      return Relocated{*parts.token, *parts.place};
  }
}

}  // namespace

Result<Event> deserialise_event(std::string_view bytes) {
  Reader reader(bytes);
  const auto version = reader.byte(), kind = reader.byte();
  if (!version || *version != kEventVersion || !kind || bytes.size() > 4 * kMaxVariableBytes)
    return event_corrupt();
  auto event = read_event(reader, *kind);
  if (!event || !reader.at_end()) return event_corrupt();
  return *std::move(event);
}

}  // namespace tb::bpmn
