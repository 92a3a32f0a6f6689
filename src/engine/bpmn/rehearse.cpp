#include "engine/bpmn/rehearse.hpp"

#include <algorithm>
#include <map>

#include "engine/bpmn/due.hpp"
#include "engine/bpmn/happenings.hpp"

namespace tb::bpmn {
namespace {

using Wait = std::pair<TokenId, ElementIndex>;

class Rehearser {
 public:
  Rehearser(const Model& model, Instant now) : model_(model) { out_.now = now; }

  Rehearsal run(const std::vector<PlayStep>& steps) {
    for (const PlayStep& step : steps) {
      if (out_.made == kMaxRehearsed) {
        out_.stopped = "走得太远了：一次演练最多走 1000 步，请从头再来。";
        break;
      }
      if (!make(step)) break;
      ++out_.made;
    }
    describe();
    return std::move(out_);
  }

 private:
  std::vector<Happening> happenings() const {
    if (state_.status == Status::created) return starts(model_);
    std::vector<Happening> all;
    if (state_.ended()) return all;
    if (model_.has_conditions()) all.push_back({{"", "change", ""}, Changed{}});
    for (const Token& token : state_.tokens) add_happenings(all, view(model_, state_), token);
    return all;
  }

  static bool is_same(const PlayStep& one, const PlayStep& other) {
    return one.element == other.element && one.event == other.event && one.value == other.value;
  }

  bool make(const PlayStep& step) {
    const std::vector<Happening> all = happenings();
    const auto found =
        std::ranges::find_if(all, [&](const Happening& one) { return is_same(one.step, step); });
    if (found == all.end()) {
      out_.stopped = "走到这里时，这一步还不能发生，或者已经过去了。";
      return false;
    }
    pass_time(found->event);
    Answers answers(step.choices);
    Workspace workspace;
    workspace.oracle = &answers;
    Effects effects;
    if (const auto done = apply(model_, state_, found->event, effects, workspace); !done) {
      out_.stopped = done.error().detail;
      return false;
    }
    for (const Effect& effect : effects.list)
      if (effect.kind == EffectKind::start_timer) begin_timer({effect.token, effect.element});
    out_.last.clear();
    for (const ElementIndex index : effects.passed) out_.last.push_back(model_.element(index).id);
    out_.passed.insert(out_.passed.end(), out_.last.begin(), out_.last.end());
    return true;
  }

  void begin_timer(Wait wait) {
    if (!model_.element(wait.second).timer.clock.empty()) return;
    if (const auto due = due_at(model_, state_, wait.first, wait.second, out_.now))
      dues_[wait] = *due;
  }

  std::optional<Instant> due_of(const Event& event) const {
    const auto* fired = std::get_if<TimerFired>(&event);
    if (fired == nullptr) return std::nullopt;
    const auto found = dues_.find({fired->token, fired->boundary});
    return found == dues_.end() ? std::nullopt : std::optional(found->second);
  }

  void pass_time(const Event& event) {
    if (const auto due = due_of(event); due && *due > out_.now) out_.now = *due;
  }

  void describe() {
    std::map<ElementIndex, std::uint32_t> counts;
    const View seen = view(model_, state_);
    for (const Token& token : state_.tokens)
      if (!is_container(seen, token) && !is_listener(model_, token)) ++counts[token.element];
    for (const Arrival& arrival : state_.arrivals)
      if (arrival.flow != kNone) counts[arrival.join] += arrival.count;
    for (const auto& [index, count] : counts)
      out_.tokens.push_back({model_.element(index).id, model_.element(index).name, count});
    out_.ended = state_.ended();
    for (const Happening& one : happenings()) offer(one);
    if (!out_.stopped.empty() || out_.ended) return;
    if (state_.status == Status::running && (state_.stuck(model_) || out_.offers.empty()))
      out_.stopped = "走到这里停住了：要等的几条路永远等不齐，或者没有人能让它继续。";
  }

  // Every way that it may go; one that cannot be made is offered too, and says why when it is.
  void offer(const Happening& happening) {
    const auto known = [&](const PlayStep& step) {
      return std::ranges::any_of(out_.offers, [&](const auto& one) { return one.step == step; });
    };
    Answers answers;
    Workspace workspace;
    workspace.oracle = &answers;
    do {
      if (out_.offers.size() == kMaxOffers) return;
      State next = state_;
      Effects effects;
      answers.rewind();
      (void)apply(model_, next, happening.event, effects, workspace);
      RehearsalOffer made{happening.step, {}, {}, leads(next, effects), due_of(happening.event)};
      made.step.choices = answers.given();
      if (known(made.step)) continue;
      if (const ElementIndex index = model_.find(happening.step.element); index != kNone) {
        const Element& element = model_.element(index);
        made.name = element.label();
        if (const Outcome* outcome = element.outcome(happening.step.value))
          made.value_name = outcome->name;
      }
      out_.offers.push_back(std::move(made));
    } while (answers.count_on());
  }

  std::vector<std::string> leads(const State& next, const Effects& effects) const {
    std::vector<std::string> out;
    const auto add = [&](ElementIndex index) {
      const std::string& id = model_.element(index).id;
      if (std::ranges::find(out, id) == out.end()) out.push_back(id);
    };
    const View seen = view(model_, next);
    for (const Token& token : next.tokens)
      if (state_.token(token.id) == nullptr && !is_container(seen, token) &&
          !is_listener(model_, token))
        add(token.element);
    for (const Arrival& arrival : next.arrivals)
      if (arrival.flow != kNone &&
          std::ranges::find(state_.arrivals, arrival) == state_.arrivals.end())
        add(arrival.join);
    if (out.empty() && !effects.passed.empty()) add(effects.passed.back());
    return out;
  }

  const Model& model_;
  State state_;
  std::map<Wait, Instant> dues_;
  Rehearsal out_;
};

}  // namespace

Rehearsal rehearse(const Model& model, const std::vector<PlayStep>& steps, Instant now) {
  return Rehearser(model, now).run(steps);
}

}  // namespace tb::bpmn
