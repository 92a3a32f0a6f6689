// Compensation (BPMN 2.0.2, 10.5.6, 13.5.5): what was done is remembered, and undone in reverse.
#include <algorithm>

#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

// The activity of the token is done. Rounds of a loop are remembered with the loop.
void Run::remember(const Token& token) {
  const auto reown = [&](TokenId to) {
    bool any = false;
    for (Done& done : now_.done)
      if (done.scope == token.id) {
        done.scope = to;
        any = true;
      }
    return any;
  };
  if (is_round(seen(), token)) {
    reown(token.scope);
    return;
  }
  const Element& element = model_.element(token.element);
  const Frame* own = frame(token.id);
  if (element.loop && own != nullptr && own->begun == 0) return;
  const TokenId id = now_.next_token;
  const bool holds = !now_.done.empty() && reown(id);
  if (!holds && element.compensation == kNone && element.inside.compensation == kNone) return;
  ++now_.next_token;
  now_.done.push_back({id, token.scope, token.element});
}

// What compensates the things done in the scope, in the order of begin from the back; they are
// forgotten. `activity`: only those of this id.
std::vector<ElementIndex> Run::take_done(TokenId scope, std::string_view activity) {
  std::vector<ElementIndex> queue;
  std::vector<Done> taken;
  for (std::size_t i = now_.done.size(); i-- > 0;) {
    const Done& done = now_.done[i];
    if (done.scope == scope && (activity.empty() || model_.element(done.element).id == activity))
      taken.push_back(done);
  }
  for (const Done& done : taken) {
    const Element& element = model_.element(done.element);
    std::vector<ElementIndex> one;
    if (element.compensation != kNone)
      one.push_back(element.compensation);
    else if (element.inside.compensation != kNone)
      one.push_back(element.inside.compensation);
    else
      one = take_done(done.id, {});
    queue.insert(queue.begin(), one.begin(), one.end());
    forget(done.id);
    std::erase_if(now_.done, [&](const Done& each) { return each.id == done.id; });
  }
  return queue;
}

// The event stays until all that it undoes is undone. In an event sub-process it undoes what was
// done around that.
Result<void> Run::compensate(const Move& move) {
  TokenId scope = move.scope;
  while (scope != kRoot) {
    const Token& token = *find(scope);
    const Element& element = model_.element(token.element);
    const bool is_handler =
        element.kind != ElementKind::sub_process || element.sub == SubKind::event;
    if (!is_handler) break;
    scope = token.scope;
  }
  const Element& event = model_.element(move.element);
  const TokenId id = TRY(make(move.element, move.scope, 0));
  std::vector<ElementIndex> queue = take_done(scope, event.event.activity);
  make_frame(id).queue = std::move(queue);
  return compensate_next(id);
}

// A cancel end event stops its transaction, undoes what was done in it, and leaves it by the cancel
// event at its boundary.
Result<void> Run::cancel_transaction(const Move& move) {
  TokenId scope = move.scope;
  while (scope != kRoot && model_.element(find(scope)->element).sub != SubKind::transaction)
    scope = find(scope)->scope;
  if (scope == kRoot)
    return invalid("bpmn.not_executable", "取消结束事件只能放在事务子流程里，请管理员修改流程图。");
  std::vector<ElementIndex> queue = take_done(scope, {});
  cancel_inside(scope);
  const TokenId id = TRY(make(move.element, scope, 0));
  live(scope) = 1;
  make_frame(id).queue = std::move(queue);
  return compensate_next(id);
}

Result<void> Run::compensate_next(TokenId thrower) {
  Frame& own = *frame(thrower);
  if (!own.queue.empty()) {
    own.live = 1;
    moves_.push({own.queue.back(), kNone, thrower, false});
    own.queue.pop_back();
    return {};
  }
  const Token token = *find(thrower);
  remove(thrower);
  TRY_VOID(pass(token.element));
  if (model_.element(token.element).trigger != Trigger::cancel)
    return leave(token.element, token.scope, false);
  Token transaction = *find(token.scope);
  if (is_round(seen(), transaction)) transaction = *find(transaction.scope);
  const ElementIndex boundary =
      boundary_for(Trigger::cancel, {}, model_.element(transaction.element));
  cancel(transaction.id);
  if (boundary == kNone) return drop(transaction.scope);
  TRY_VOID(pass(boundary));
  return leave(boundary, transaction.scope, false);
}

}  // namespace tb::bpmn
