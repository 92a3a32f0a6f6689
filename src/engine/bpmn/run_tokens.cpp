// Tokens: how they come, what they wait for, and what goes with them when they are cancelled.
#include <algorithm>
#include <bit>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

void Moves::drop(TokenId scope) {
  std::vector<Move> kept;
  while (!empty())
    if (const Move move = pop(); move.scope != scope) kept.push_back(move);
  for (std::size_t i = kept.size(); i-- > 0;) push(kept[i]);
}

Token* Run::find(TokenId id) {
  const auto found = std::ranges::lower_bound(now_.tokens, id, {}, &Token::id);
  return found != now_.tokens.end() && found->id == id ? &*found : nullptr;
}

Frame* Run::frame(TokenId id) {
  if (now_.frames.empty()) return nullptr;
  const auto found = std::ranges::lower_bound(now_.frames, id, {}, &Frame::token);
  return found != now_.frames.end() && found->token == id ? &*found : nullptr;
}

bool Run::is_alive(TokenId scope) {
  return scope == kRoot ? now_.status == Status::running : frame(scope) != nullptr;
}

Result<TokenId> Run::make(ElementIndex element, TokenId scope, std::uint32_t timers) {
  if (now_.tokens.size() >= kMaxTokens || now_.next_token >= kNone - 1)
    return invalid("bpmn.token_limit", "流程同时办理的任务过多，已停止，请管理员检查流程图。");
  const TokenId id = now_.next_token++;
  now_.tokens.push_back({id, element, timers, scope});
  return id;
}

Frame& Run::make_frame(TokenId token) {
  const auto place = std::ranges::lower_bound(now_.frames, token, {}, &Frame::token);
  Frame made;
  made.token = token;
  return *now_.frames.insert(place, std::move(made));
}

void Run::remove(TokenId id) {
  now_.tokens.erase(std::ranges::lower_bound(now_.tokens, id, {}, &Token::id));
  if (!now_.repeats.empty())
    std::erase_if(now_.repeats, [&](const Repeat& repeat) { return repeat.token == id; });
  if (!now_.done.empty()) forget(id);
  if (now_.frames.empty()) return;
  const auto own = std::ranges::lower_bound(now_.frames, id, {}, &Frame::token);
  if (own != now_.frames.end() && own->token == id) now_.frames.erase(own);
}

void Run::emit(EffectKind kind, TokenId token, ElementIndex element) {
  effects_.list.push_back({kind, token, element});
}

void Run::arm(TokenId token, ElementIndex event) {
  const Trigger trigger = model_.element(event).trigger;
  if (trigger == Trigger::timer)
    emit(EffectKind::start_timer, token, event);
  else if (trigger == Trigger::message || trigger == Trigger::signal)
    emit(EffectKind::subscribe, token, event);
  else if (trigger == Trigger::conditional)
    changed_ = true;
}

void Run::disarm(TokenId token, ElementIndex event) {
  const Trigger trigger = model_.element(event).trigger;
  if (trigger == Trigger::timer)
    emit(EffectKind::cancel_timer, token, event);
  else if (trigger == Trigger::message || trigger == Trigger::signal)
    emit(EffectKind::unsubscribe, token, event);
}

void Run::arm_boundaries(TokenId id, const Element& element) {
  for (const ElementIndex boundary : element.boundaries) arm(id, boundary);
}

void Run::disarm_boundaries(const Token& token) {
  const Element& element = model_.element(token.element);
  if (token.timers == 0 || element.boundaries.empty() || is_round(seen(), token)) return;
  for (std::uint32_t left = token.timers; left != 0; left &= left - 1) {
    const auto place = static_cast<std::size_t>(std::countr_zero(left));
    if (place < element.boundaries.size()) disarm(token.id, element.boundaries[place]);
  }
}

// What the token waits for is no longer wanted.
void Run::cancel_wait(const Token& token) {
  const Element& element = model_.element(token.element);
  if (is_container(seen(), token)) return;
  if (element.kind == ElementKind::user_task)
    emit(EffectKind::cancel_task, token.id, token.element);
  else if (asks_system(element.kind))
    emit(EffectKind::cancel_act, token.id, token.element);
  else if (element.kind == ElementKind::event_gateway)
    for (const FlowIndex flow : element.outgoing) disarm(token.id, model_.flow(flow).to);
  else
    disarm(token.id, token.element);
}

void Run::cancel(TokenId id) {
  if (frame(id) != nullptr) cancel_inside(id);
  const Token token = *find(id);
  cancel_wait(token);
  disarm_boundaries(token);
  remove(id);
}

// Tokens only lie inside older ones, so one pass finds all that go.
void Run::cancel_inside(TokenId scope) {
  std::vector<TokenId> gone{scope};
  const auto goes = [&](TokenId id) { return std::ranges::binary_search(gone, id); };
  bool any = false;
  for (const Token& token : now_.tokens) {
    if (token.id <= scope || !goes(token.scope)) continue;
    cancel_wait(token);
    disarm_boundaries(token);
    if (frame(token.id) != nullptr) gone.push_back(token.id);
    any = true;
  }
  if (any) {
    std::erase_if(now_.repeats, [&](const Repeat& repeat) {
      const Token* token = find(repeat.token);
      return token != nullptr && token->id > scope && goes(token->scope);
    });
    std::erase_if(now_.tokens,
                  [&](const Token& token) { return token.id > scope && goes(token.scope); });
  }
  std::erase_if(now_.arrivals, [&](const Arrival& arrival) { return goes(arrival.scope); });
  std::erase_if(now_.frames,
                [&](const Frame& own) { return own.token != scope && goes(own.token); });
  for (const TokenId id : gone)
    if (id != scope && !now_.done.empty()) forget(id);
  moves_.drop(scope);
  live(scope) = 0;
}

// What was done inside cannot be compensated any more. What a Done holds is older than it.
void Run::forget(TokenId scope) {
  std::vector<TokenId> gone{scope};
  for (std::size_t i = now_.done.size(); i-- > 0;)
    if (std::ranges::find(gone, now_.done[i].scope) != gone.end()) gone.push_back(now_.done[i].id);
  std::erase_if(now_.done, [&](const Done& done) {
    return std::ranges::find(gone, done.scope) != gone.end();
  });
}

void Run::end_all(Status status, ElementIndex by) {
  for (const Token& token : now_.tokens) {
    cancel_wait(token);
    disarm_boundaries(token);
  }
  now_.tokens.clear();
  now_.arrivals.clear();
  now_.frames.clear();
  now_.done.clear();
  now_.repeats.clear();
  moves_.clear();
  now_.status = status;
  emit(EffectKind::ended, 0, by);
}

}  // namespace tb::bpmn
