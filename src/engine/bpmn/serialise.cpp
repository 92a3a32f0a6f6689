#include "engine/bpmn/codec.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

namespace {

constexpr std::uint8_t kStateVersion = 1;
constexpr std::uint8_t kEventVersion = 1;

std::unexpected<Error> corrupt() {
  return invalid("bpmn.state_corrupt", "流程状态已损坏，请联系管理员从备份恢复。");
}
std::unexpected<Error> event_corrupt() {
  return invalid("bpmn.event_corrupt", "流程事件已损坏，请联系管理员检查收件箱。");
}

// Ids rise, so their distances are written.
bool read_tokens(Reader& reader, State& state) {
  const auto count = reader.number();
  if (!count || *count > reader.left() || *count > kMaxTokens) return false;
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto distance = reader.number32(), element = reader.number32(),
               timers = reader.number32();
    if (!distance || !element || !timers || *distance == 0) return false;
    last += *distance;
    if (last >= state.next_token) return false;
    state.tokens.push_back({static_cast<TokenId>(last), *element, *timers});
  }
  return true;
}

bool read_arrivals(Reader& reader, State& state) {
  const auto count = reader.number();
  if (!count || *count > reader.left()) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto join = reader.number32(), flow = reader.number32(), tokens = reader.number32();
    if (!join || !flow || !tokens || *tokens == 0) return false;
    if (i > 0 && std::pair(state.arrivals.back().join, state.arrivals.back().flow) >=
                     std::pair(*join, *flow))
      return false;
    state.arrivals.push_back({*join, *flow, *tokens});
  }
  return true;
}

bool read_state(Reader& reader, State& state) {
  const auto status = reader.byte();
  const auto model = reader.number32(), next = reader.number32();
  if (!status || *status > static_cast<std::uint8_t>(Status::cancelled) || !model || !next ||
      *next == 0)
    return false;
  state.status = static_cast<Status>(*status);
  state.model = *model;
  state.next_token = *next;
  if (!read_tokens(reader, state) || !read_arrivals(reader, state)) return false;
  if (state.status != Status::running && (!state.tokens.empty() || !state.arrivals.empty()))
    return false;
  auto variables = reader.left() <= kMaxVariableBytes ? reader.variables() : std::nullopt;
  if (!variables) return false;
  state.variables = *std::move(variables);
  return reader.at_end();
}

template <class... Writers>
struct Overloaded : Writers... {
  using Writers::operator()...;
};

}  // namespace

std::string serialise(const State& state) {
  Writer writer;
  writer.byte(kStateVersion);
  writer.byte(static_cast<std::uint8_t>(state.status));
  writer.number(state.model);
  writer.number(state.next_token);
  writer.number(state.tokens.size());
  TokenId last = 0;
  for (const Token& token : state.tokens) {
    writer.number(token.id - last);
    writer.number(token.element);
    writer.number(token.timers);
    last = token.id;
  }
  writer.number(state.arrivals.size());
  for (const Arrival& arrival : state.arrivals) {
    writer.number(arrival.join);
    writer.number(arrival.flow);
    writer.number(arrival.count);
  }
  writer.variables(state.variables);
  return std::move(writer.out);
}

Result<State> deserialise(std::string_view bytes) {
  Reader reader(bytes);
  const auto version = reader.byte();
  if (!version || *version == 0) return corrupt();
  if (*version > kStateVersion)
    return invalid("bpmn.state_version", "流程状态由更新版本的程序写入，请先升级本程序。");
  State state;
  if (!read_state(reader, state)) return corrupt();
  return state;
}

std::string serialise(const Event& event) {
  Writer writer;
  writer.byte(kEventVersion);
  writer.byte(static_cast<std::uint8_t>(event.index()));
  std::visit(Overloaded{[&](const Started& started) { writer.variables(started.variables); },
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
                        [&](const Cancelled& cancelled) { writer.text(cancelled.reason); }},
             event);
  return std::move(writer.out);
}

namespace {

std::optional<Event> read_event(Reader& reader, std::uint8_t kind) {
  if (kind == 0) {
    auto variables = reader.variables();
    return variables ? std::optional<Event>(Started{*std::move(variables)}) : std::nullopt;
  }
  if (kind == 4) {
    const auto reason = reader.text();
    return reason ? std::optional<Event>(Cancelled{std::string(*reason)}) : std::nullopt;
  }
  const auto token = reader.number32();
  if (!token) return std::nullopt;
  if (kind == 2) {
    const auto boundary = reader.number32();
    return boundary ? std::optional<Event>(TimerFired{*token, *boundary}) : std::nullopt;
  }
  const auto outcome = kind == 1 ? reader.text() : std::optional<std::string_view>("");
  if (!outcome || kind > 3) return std::nullopt;
  auto variables = reader.variables();
  if (!variables) return std::nullopt;
  if (kind == 3) return ActDone{*token, *std::move(variables)};
  return TaskCompleted{*token, std::string(*outcome), *std::move(variables)};
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
