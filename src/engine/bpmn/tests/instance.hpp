// An instance under test: applies events, keeps what the effects say is open, and checks that the
// state agrees.
#pragma once
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

class Instance {
 public:
  explicit Instance(ModelPtr model, Variables variables = {}) : model_(std::move(model)) {
    EXPECT_EQ(send(Started{std::move(variables)}), "");
  }

  // The code of the error, or nothing.
  std::string send(const Event& event) {
    const std::string before = serialise(state_);
    State forgetful = state_;
    forgetful.known = {};
    Effects effects;
    if (auto done = apply(*model_, state_, event, effects); !done) {
      EXPECT_EQ(serialise(state_), before) << "a refused event must change nothing";
      EXPECT_TRUE(effects.list.empty() && effects.passed.empty());
      EXPECT_FALSE(done.error().detail.empty());
      last_error_ = done.error().detail;
      return done.error().code;
    }
    Effects again;
    EXPECT_TRUE(apply(*model_, forgetful, event, again));
    EXPECT_EQ(serialise(forgetful), serialise(state_)) << "what a state knows must be true";
    EXPECT_EQ(again.passed, effects.passed);
    events_.push_back(event);
    last_ = effects;
    follow(effects);
    check();
    return "";
  }
  std::string complete(std::string_view element, std::string outcome = {},
                       Variables variables = {}) {
    return send(TaskCompleted{token(element), std::move(outcome), std::move(variables)});
  }
  std::string fire(std::string_view boundary) {
    const ElementIndex index = model_->find(boundary);
    for (const auto& [id, timer] : timers_)
      if (timer == index) return send(TimerFired{id, index});
    return send(TimerFired{0, index});
  }

  // The system did what the service task, decision or call asked for.
  std::string done(std::string_view element, Variables variables = {}) {
    return send(ActDone{token(element), std::move(variables)});
  }
  std::string fail(std::string_view element, std::string code) {
    return send(Failed{token(element), std::move(code), {}});
  }
  std::string message(std::string name, Variables variables = {}) {
    return send(Message{std::move(name), 0, std::move(variables)});
  }
  std::string signal(std::string name) { return send(Signalled{std::move(name), {}}); }

  // The oldest token that waits at the element; 0 when none does.
  TokenId token(std::string_view element) const {
    for (const Token& token : state_.tokens)
      if (model_->element(token.element).id == element && waits(token)) return token.id;
    return 0;
  }
  // "a b b": ids of the elements where tokens wait, sorted.
  std::string waiting() const {
    std::multiset<std::string> ids;
    for (const Token& token : state_.tokens)
      if (waits(token)) ids.insert(model_->element(token.element).id);
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
  }
  std::string passed() const {
    std::string text;
    for (const ElementIndex index : last_.passed)
      text += (text.empty() ? "" : " ") + model_->element(index).id;
    return text;
  }
  std::string timers() const {
    std::string text;
    for (const auto& [token, boundary] : timers_)
      text += (text.empty() ? "" : " ") + model_->element(boundary).id;
    return text;
  }
  const State& state() const { return state_; }
  const Model& model() const { return *model_; }
  const Effects& last() const { return last_; }
  const std::vector<Event>& events() const { return events_; }
  const std::string& last_error() const { return last_error_; }

 private:
  // Not for what runs inside it, and not all the time beside the others.
  bool waits(const Token& token) const {
    return !is_container(view(*model_, state_), token) && !is_listener(*model_, token);
  }
  void follow(const Effects& effects) {
    const Event& event = events_.back();
    if (const auto* completed = std::get_if<TaskCompleted>(&event)) close(completed->token);
    if (const auto* done = std::get_if<ActDone>(&event)) close(done->token);
    if (const auto* fired = std::get_if<TimerFired>(&event))
      EXPECT_EQ(timers_.erase({fired->token, fired->boundary}), 1u);
    for (const Effect& effect : effects.list) follow(effect);
  }
  void follow(const Effect& effect) {
    const std::pair key(effect.token, effect.element);
    switch (effect.kind) {
      case EffectKind::create_task:
      case EffectKind::run_act:
      case EffectKind::run_rule:
      case EffectKind::call:
        EXPECT_TRUE(open_.insert(key).second);
        break;
      case EffectKind::cancel_task:
      case EffectKind::cancel_act:
        EXPECT_EQ(open_.erase(key), 1u);
        break;
      case EffectKind::start_timer:
        EXPECT_TRUE(timers_.insert(key).second);
        break;
      case EffectKind::cancel_timer:
        EXPECT_EQ(timers_.erase(key), 1u);
        break;
      case EffectKind::subscribe:
        EXPECT_TRUE(awaited_.insert(key).second);
        break;
      case EffectKind::unsubscribe:
        EXPECT_EQ(awaited_.erase(key), 1u);
        break;
      case EffectKind::ended:
        EXPECT_TRUE(state_.ended());
        break;
      case EffectKind::send:
      case EffectKind::signal:
      case EffectKind::escalated:
        break;
    }
  }
  void close(TokenId id) {
    std::erase_if(open_, [&](const auto& key) { return key.first == id; });
  }
  // What a caller who only follows the effects knows is what the state says.
  void check() const {
    Known known;
    const View seen = view(*model_, state_);
    for (const Token& token : state_.tokens) {
      const Element& element = model_->element(token.element);
      if (is_container(seen, token))
        EXPECT_NE(frame_of(state_.frames, token.id), nullptr);
      else if (element.kind == ElementKind::event_gateway)
        for (const FlowIndex flow : element.outgoing) note(known, token, model_->flow(flow).to);
      else if (element.trigger != Trigger::none)
        note(known, token, token.element);
      else
        known.open.insert({token.id, token.element});
      if (is_round(seen, token)) continue;
      for (std::size_t i = 0; i < element.boundaries.size(); ++i)
        if (token.timers >> i & 1) note(known, token, element.boundaries[i]);
    }
    EXPECT_EQ(known.open, open_);
    EXPECT_EQ(known.timers, timers_);
    EXPECT_EQ(known.awaited, awaited_);
    const auto again = deserialise(serialise(state_));
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(serialise(*again), serialise(state_));
  }
  using Keys = std::set<std::pair<TokenId, ElementIndex>>;
  struct Known {
    Keys open, timers, awaited;
  };
  void note(Known& known, const Token& token, ElementIndex event) const {
    const Trigger trigger = model_->element(event).trigger;
    if (trigger == Trigger::timer)
      known.timers.insert({token.id, event});
    else if (trigger == Trigger::message || trigger == Trigger::signal)
      known.awaited.insert({token.id, event});
  }

  ModelPtr model_;
  State state_;
  Effects last_;
  std::vector<Event> events_;
  Keys open_, timers_, awaited_;
  std::string last_error_;
};

}  // namespace tb::bpmn
