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
  Rehearser(const Model& model, Instant now, const std::vector<RehearsalValues>& known)
      : model_(model), known_(known) {
    out_.now = now;
  }

  Rehearsal run(const std::vector<PlayStep>& steps) {
    for (const PlayStep& step : steps) {
      if (out_.made == kMaxRehearsed) {
        stop("play.too_far", "走得太远了：一次演练最多走 1000 步，请从头再来。");
        break;
      }
      learn(out_.made, out_.made);
      if (!make(step)) break;
      ++out_.made;
    }
    if (out_.made == steps.size()) learn(steps.size(), kNoEnd);
    describe();
    ask();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kNoEnd = static_cast<std::size_t>(-1);

  // What is given for the steps from the first number to the last one.
  void learn(std::size_t first, std::size_t last) {
    for (const RehearsalValues& given : known_)
      if (given.before >= first && given.before <= last)
        for (const feel::Entry& entry : given.values.entries())
          state_.variables.set(entry.name, entry.value);
  }

  void stop(std::string code, std::string why) {
    out_.stopped = std::move(why);
    out_.stopped_code = std::move(code);
  }

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
      stop("play.not_now", "走到这里时，这一步还不能发生，或者已经过去了。");
      return false;
    }
    pass_time(found->event);
    Answers answers(step.choices);
    Workspace workspace;
    workspace.oracle = &answers;
    Effects effects;
    if (const auto done = apply(model_, state_, found->event, effects, workspace); !done) {
      stop(done.error().code, done.error().detail);
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
      stop("play.stuck", "走到这里停住了：要等的几条路永远等不齐，或者没有人能让它继续。");
  }

  void ask() {
    for (const Flow& flow : model_.flows()) ask(flow.condition);
    for (const Element& element : model_.elements()) {
      ask(element.event.condition);
      ask(element.completion);
      if (!element.loop) continue;
      ask(element.loop->condition);
      ask(element.loop->count);
    }
  }
  // `outcome` is what the person chooses at the task.
  void ask(const std::optional<feel::Expression>& condition) {
    if (!condition) return;
    for (const std::string& name : condition->names())
      if (name != "outcome" && std::ranges::find(out_.asked, name) == out_.asked.end())
        out_.asked.push_back(name);
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
      const bool is_vain = happening.step.event == "change" && made.leads.empty();
      if (known(made.step) || is_vain) continue;
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
  const std::vector<RehearsalValues>& known_;
  State state_;
  std::map<Wait, Instant> dues_;
  Rehearsal out_;
};

}  // namespace

Rehearsal rehearse(const Model& model, const std::vector<PlayStep>& steps, Instant now,
                   const std::vector<RehearsalValues>& known) {
  return Rehearser(model, now, known).run(steps);
}

}  // namespace tb::bpmn
