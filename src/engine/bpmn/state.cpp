#include "engine/bpmn/state.hpp"

#include <algorithm>

namespace tb::bpmn {

const Token* token_of(std::span<const Token> tokens, TokenId id) {
  const auto found = std::ranges::lower_bound(tokens, id, {}, &Token::id);
  return found != tokens.end() && found->id == id ? &*found : nullptr;
}

const Frame* frame_of(std::span<const Frame> frames, TokenId token) {
  const auto found = std::ranges::lower_bound(frames, token, {}, &Frame::token);
  return found != frames.end() && found->token == token ? &*found : nullptr;
}

bool Frame::operator==(const Frame& other) const {
  return token == other.token && begun == other.begun && total == other.total &&
         done == other.done && queue == other.queue && items == other.items &&
         outputs == other.outputs && feel::Value(variables) == feel::Value(other.variables);
}

bool is_round(const View& view, const Token& token) {
  if (token.scope == kRoot || !view.model.element(token.element).loop) return false;
  const Token* around = token_of(view.tokens, token.scope);
  return around != nullptr && around->element == token.element;
}

bool is_container(const View& view, const Token& token) {
  const Element& element = view.model.element(token.element);
  if (element.loop && !is_round(view, token)) return true;
  return element.kind == ElementKind::sub_process || element.kind == ElementKind::throw_event ||
         element.kind == ElementKind::end_event;
}

bool is_sub_scope(const View& view, const Token& token) {
  const Element& element = view.model.element(token.element);
  return element.kind == ElementKind::sub_process && (!element.loop || is_round(view, token));
}

bool is_listener(const Model& model, const Token& token) {
  return model.element(token.element).kind == ElementKind::start_event;
}

const feel::Value* TokenScope::find(std::string_view name) const {
  if (outcome_ != nullptr && name == "outcome") return outcome_;
  for (TokenId at = token_; at != kRoot;) {
    if (const Frame* frame = frame_of(view_.frames, at))
      if (const feel::Value* value = frame->variables.find(name)) return value;
    const Token* token = token_of(view_.tokens, at);
    if (token == nullptr) break;
    if (is_round(view_, *token))
      if (const feel::Value* value = of_round(*token, name)) return value;
    at = token->scope;
  }
  return view_.variables.find(name);
}

const feel::Value* TokenScope::of_round(const Token& token, std::string_view name) const {
  if (name == "loopCounter") {
    counter_ = feel::Value(static_cast<std::int64_t>(token.timers) + 1);
    return &counter_;
  }
  const Loop& loop = *view_.model.element(token.element).loop;
  const Frame* frame = frame_of(view_.frames, token.scope);
  const feel::List* items = frame != nullptr ? frame->items.list() : nullptr;
  if (loop.item.empty() || name != loop.item || items == nullptr || token.timers >= items->size())
    return nullptr;
  return &(*items)[token.timers];
}

Variables visible(const View& view, TokenId token) {
  std::vector<const Variables*> around;
  Variables all = view.variables;
  for (TokenId at = token; at != kRoot;) {
    if (const Frame* frame = frame_of(view.frames, at)) around.push_back(&frame->variables);
    const Token* found = token_of(view.tokens, at);
    if (found == nullptr) break;
    at = found->scope;
  }
  for (std::size_t i = around.size(); i-- > 0;)
    for (const feel::Entry& entry : around[i]->entries()) all.set(entry.name, entry.value);
  const TokenScope scope(view, token);
  const auto add = [&](std::string_view name) {
    if (const feel::Value* value = scope.find(name)) all.set(name, *value);
  };
  for (TokenId at = token; at != kRoot;) {
    const Token* found = token_of(view.tokens, at);
    if (found == nullptr) break;
    if (is_round(view, *found)) {
      add("loopCounter");
      if (const std::string& item = view.model.element(found->element).loop->item; !item.empty())
        add(item);
    }
    at = found->scope;
  }
  return all;
}

const Token* State::token(TokenId id) const { return token_of(tokens, id); }

bool State::is_within(const Model& of) const {
  const auto has = [&](ElementIndex index) { return index < of.elements().size(); };
  return std::ranges::all_of(tokens, has, &Token::element) &&
         std::ranges::all_of(arrivals, has, &Arrival::join) &&
         std::ranges::all_of(arrivals,
                             [&](const Arrival& arrival) {
                               return arrival.flow < of.flows().size() || arrival.flow == kNone;
                             }) &&
         std::ranges::all_of(
             frames, [&](const Frame& own) { return std::ranges::all_of(own.queue, has); }) &&
         std::ranges::all_of(done, has, &Done::element) &&
         std::ranges::all_of(repeats, has, &Repeat::element);
}

bool State::stuck(const Model& of) const {
  if (status != Status::running) return false;
  const View seen = view(of, *this);
  return std::ranges::none_of(tokens, [&](const Token& token) {
    return !is_container(seen, token) || (token.timers != 0 && !is_round(seen, token));
  });
}

}  // namespace tb::bpmn
