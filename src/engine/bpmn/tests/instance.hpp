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
    Effects effects;
    if (auto done = apply(*model_, state_, event, effects); !done) {
      EXPECT_EQ(serialise(state_), before) << "a refused event must change nothing";
      EXPECT_TRUE(effects.list.empty() && effects.passed.empty());
      EXPECT_FALSE(done.error().detail.empty());
      last_error_ = done.error().detail;
      return done.error().code;
    }
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

  // The oldest token that waits at the element; 0 when none does.
  TokenId token(std::string_view element) const {
    for (const Token& token : state_.tokens)
      if (model_->element(token.element).id == element) return token.id;
    return 0;
  }
  // "a b b": ids of the elements where tokens wait, sorted.
  std::string waiting() const {
    std::multiset<std::string> ids;
    for (const Token& token : state_.tokens) ids.insert(model_->element(token.element).id);
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
  void follow(const Effects& effects) {
    for (const Effect& effect : effects.list) {
      const std::pair key(effect.token, effect.element);
      switch (effect.kind) {
        case EffectKind::create_task:
        case EffectKind::run_act:
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
        case EffectKind::ended:
          EXPECT_TRUE(state_.ended());
          break;
      }
    }
    if (const auto* completed = std::get_if<TaskCompleted>(&events_.back()))
      close(completed->token);
    if (const auto* done = std::get_if<ActDone>(&events_.back())) close(done->token);
    if (const auto* fired = std::get_if<TimerFired>(&events_.back()))
      EXPECT_EQ(timers_.erase({fired->token, fired->boundary}), 1u);
  }
  void close(TokenId id) {
    std::erase_if(open_, [&](const auto& key) { return key.first == id; });
  }
  // What a caller who only follows the effects knows is what the state says.
  void check() const {
    std::set<std::pair<TokenId, ElementIndex>> open, timers;
    for (const Token& token : state_.tokens) {
      if (model_->element(token.element).kind == ElementKind::timer_event)
        timers.insert({token.id, token.element});
      else
        open.insert({token.id, token.element});
      const auto& boundaries = model_->element(token.element).boundaries;
      for (std::size_t i = 0; i < boundaries.size(); ++i)
        if (token.timers >> i & 1) timers.insert({token.id, boundaries[i]});
    }
    EXPECT_EQ(open, open_);
    EXPECT_EQ(timers, timers_);
    const auto again = deserialise(serialise(state_));
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(serialise(*again), serialise(state_));
  }

  ModelPtr model_;
  State state_;
  Effects last_;
  std::vector<Event> events_;
  std::set<std::pair<TokenId, ElementIndex>> open_, timers_;
  std::string last_error_;
};

}  // namespace tb::bpmn
