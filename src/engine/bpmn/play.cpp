#include "engine/bpmn/play.hpp"

#include <algorithm>
#include <deque>

#include "engine/bpmn/due.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
constexpr std::size_t kMaxInstances = 1'000;

struct Alarm {
  Instant due;
  std::size_t order = 0;  // of its start, for those due at once
  std::size_t instance = 0;
  TokenId token = 0;
  ElementIndex event = kNone;
};

// A running process of the file, maybe called by another.
struct Running {
  ModelPtr model;
  State state;
  std::size_t caller = kNobody;
  TokenId caller_token = 0;
};

// Something the surroundings still have to do.
struct Errand {
  Effect effect;
  std::size_t instance = 0;
  Variables variables;
};

class Play {
 public:
  Play(const File& file, const PlayOptions& options)
      : file_(file), options_(options), now_(options.now) {
    for (const PlayMessage& message : options.messages) mail_.push_back({message, kNone, nullptr});
  }

  Result<Played> run(ModelPtr model) {
    instances_.push_back({std::move(model), {}, kNobody, 0});
    if (begin()) {
      while (!error_ && move()) {
      }
    }
    return result();
  }

 private:
  struct Mail {
    PlayMessage message;
    ElementIndex at = kNone;          // the one flow node that it leads to,
    const Model* of_model = nullptr;  // in this process; null: whoever waits for the name
  };

  bool begin() {
    const Model& model = *instances_[0].model;
    const Inside& inside = model.inside(kNone);
    const auto entries = model.entries();
    if (inside.start != kNone || !inside.initial.empty() || entries.empty())
      return send(0, Started{options_.variables});
    for (std::size_t i = 0; i < mail_.size(); ++i) {
      Variables variables = options_.variables;
      for (const auto& entry : mail_[i].message.variables.entries())
        variables.set(entry.name, entry.value);
      if (step(0, Message{mail_[i].message.name, 0, variables})) continue;
      mail_.erase(mail_.begin() + static_cast<std::ptrdiff_t>(i));
      return !error_;
    }
    return send(0, Started{options_.variables, entries.front()});
  }

  // One thing that can happen now; false when nothing can.
  bool move() {
    if (!errands_.empty()) return run_errand();
    return deliver() || complete_task() || fire_timer();
  }

  // False when the run has stopped.
  bool send(std::size_t index, const Event& event) {
    if (auto why = step(index, event)) error_ = std::move(why);
    return !error_;
  }

  // Why the event cannot be; nothing then has happened.
  std::optional<Error> step(std::size_t index, const Event& event) {
    if (steps_ >= options_.max_steps)
      return invalid("bpmn.step_limit",
                     "步数达到上限 " + std::to_string(options_.max_steps) + "，流程还没有停下。")
          .error();
    Effects effects;
    Running& running = instances_[index];
    if (auto done = apply(*running.model, running.state, event, effects, workspace_); !done)
      return done.error();
    ++steps_;
    for (const ElementIndex passed : effects.passed)
      completed_.push_back(running.model->element(passed).id);
    std::size_t sent = 0;
    for (const Effect& effect : effects.list) {
      const bool carries = effect.kind == EffectKind::call || effect.kind == EffectKind::send ||
                           effect.kind == EffectKind::signal;
      take(index, effect, carries ? effects.sent[sent++] : Variables{});
      if (error_) break;
    }
    return std::nullopt;
  }

  // Whether the running instance waited for the event; it has it then, or has stopped over it.
  bool offer(std::size_t index, const Event& event) {
    if (instances_[index].state.status != Status::running) return false;
    auto why = step(index, event);
    if (why && why->code == "bpmn.not_awaited") return false;
    if (why) error_ = std::move(why);
    return true;
  }

  void take(std::size_t index, const Effect& effect, Variables variables) {
    switch (effect.kind) {
      case EffectKind::run_act:
      case EffectKind::run_rule:
      case EffectKind::call:
      case EffectKind::send:
      case EffectKind::signal:
        errands_.push_back({effect, index, std::move(variables)});
        return;
      case EffectKind::start_timer:
        return start_timer(index, effect);
      case EffectKind::cancel_timer:
        std::erase_if(alarms_, [&](const Alarm& alarm) {
          return alarm.instance == index && alarm.token == effect.token &&
                 alarm.event == effect.element;
        });
        return;
      case EffectKind::cancel_act:
        for (std::size_t i = 0; i < instances_.size(); ++i)
          if (instances_[i].caller == index && instances_[i].caller_token == effect.token &&
              !instances_[i].state.ended())
            send(i, Cancelled{});
        return;
      case EffectKind::ended:
        return ended(index);
      default:
        return;
    }
  }

  void start_timer(std::size_t index, const Effect& effect) {
    const Running& running = instances_[index];
    Instant due = now_;  // the end of a clock that nothing here knows: at once, in turn
    if (running.model->element(effect.element).timer.clock.empty()) {
      auto computed = due_at(*running.model, running.state, effect.token, effect.element, now_);
      if (!computed) {
        error_ = computed.error();
        return;
      }
      due = std::max(*computed, now_);
    }
    alarms_.push_back({due, ++alarm_count_, index, effect.token, effect.element});
  }

  void ended(std::size_t index) {
    std::erase_if(alarms_, [&](const Alarm& alarm) { return alarm.instance == index; });
    const Running& running = instances_[index];
    if (running.caller == kNobody || running.state.status == Status::cancelled) return;
    const std::size_t caller = running.caller;
    const TokenId token = running.caller_token;
    if (running.state.status == Status::failed)
      send(caller, Failed{token, running.state.error, {}});
    else
      send(caller, ActDone{token, running.state.variables});
  }

  bool run_errand() {
    Errand errand = std::move(errands_.front());
    errands_.pop_front();
    const Running& running = instances_[errand.instance];
    const Element& element = running.model->element(errand.effect.element);
    if (errand.effect.kind == EffectKind::send) {
      post(*running.model, element, std::move(errand.variables));
      return true;
    }
    if (errand.effect.kind == EffectKind::signal) return broadcast(element, errand.variables);
    if (running.state.token(errand.effect.token) == nullptr) return true;
    if (errand.effect.kind == EffectKind::call) return call(errand, element);
    return send(errand.instance, ActDone{errand.effect.token, {}});
  }

  bool call(const Errand& errand, const Element& element) {
    const ModelPtr called = process(element.called);
    if (!called) return send(errand.instance, ActDone{errand.effect.token, {}});
    if (instances_.size() >= kMaxInstances) {
      error_ = invalid("bpmn.call_limit", "流程互相调用没有尽头，已停止。").error();
      return false;
    }
    instances_.push_back({called, {}, errand.instance, errand.effect.token});
    return send(instances_.size() - 1, Started{errand.variables});
  }

  ModelPtr process(std::string_view id) const {
    const auto found = std::ranges::find(
        file_.processes, id, [](const ModelPtr& one) { return std::string_view(one->id()); });
    return found == file_.processes.end() ? nullptr : *found;
  }

  // ── messages and signals ──
  void post(const Model& from, const Element& element, Variables variables) {
    Mail mail{{element.event.name, std::move(variables)}, kNone, nullptr};
    for (const MessageFlow& flow : file_.messages) {
      if (flow.from != element.id) continue;
      for (const ModelPtr& model : file_.processes)
        if (const ElementIndex to = model->find(flow.to); to != kNone && model.get() != &from) {
          mail.at = to;
          mail.of_model = model.get();
          mail.message.name = model->element(to).event.name;
        }
    }
    mail_.push_back(std::move(mail));
  }

  // The oldest message that somebody waits for.
  bool deliver() {
    for (std::size_t i = 0; i < mail_.size(); ++i) {
      const Mail mail = mail_[i];
      if (!receive(mail)) continue;
      mail_.erase(mail_.begin() + static_cast<std::ptrdiff_t>(i));
      return !error_;
    }
    return false;
  }

  bool receive(const Mail& mail) {
    const Message message{mail.message.name, 0, mail.message.variables};
    for (std::size_t i = 0; i < instances_.size(); ++i) {
      const bool meant = mail.of_model == nullptr || mail.of_model == instances_[i].model.get();
      if (meant && offer(i, message)) return true;
    }
    for (const ModelPtr& model : file_.processes) {
      if (mail.of_model != nullptr ? mail.of_model != model.get() : model == instances_[0].model)
        continue;
      const bool plain = mail.at != kNone && mail.at == model->start();
      if (begin_another(model, plain ? Event(Started{message.variables}) : Event(message)))
        return true;
    }
    return false;
  }

  bool begin_another(const ModelPtr& model, const Event& event) {
    if (instances_.size() >= kMaxInstances) return false;
    instances_.push_back({model, {}, kNobody, 0});
    if (!step(instances_.size() - 1, event)) return true;
    instances_.pop_back();
    return false;
  }

  bool broadcast(const Element& element, const Variables& variables) {
    const std::size_t count = instances_.size();
    for (std::size_t i = 0; i < count && !error_; ++i)
      offer(i, Signalled{element.event.name, variables});
    return !error_;
  }

  // ── tasks and timers ──
  bool complete_task() {
    for (std::size_t i = 0; i < instances_.size(); ++i) {
      const Running& running = instances_[i];
      const Token* first = nullptr;
      for (const Token& token : running.state.tokens)
        if (is_task(running, token) && (first == nullptr || token.element < first->element))
          first = &token;
      if (first == nullptr) continue;
      const Element& element = running.model->element(first->element);
      if (element.kind == ElementKind::receive_task)
        return send(i, Message{element.event.name, first->id, {}});
      return send(
          i, TaskCompleted{first->id, element.outcomes.empty() ? "" : element.outcomes[0].id, {}});
    }
    return false;
  }

  static bool is_task(const Running& running, const Token& token) {
    const Element& element = running.model->element(token.element);
    const bool receives = element.kind == ElementKind::receive_task && element.event.is_own;
    if (element.kind != ElementKind::user_task && !receives) return false;
    return !is_container(view(*running.model, running.state), token);
  }

  bool fire_timer() {
    const auto first = std::ranges::min_element(
        alarms_, {}, [](const Alarm& alarm) { return std::pair(alarm.due.us, alarm.order); });
    if (first == alarms_.end()) return false;
    const Alarm alarm = *first;
    alarms_.erase(first);
    now_ = alarm.due;
    return send(alarm.instance, TimerFired{alarm.token, alarm.event});
  }

  Played result() {
    Played played;
    played.completed = std::move(completed_);
    const State& main = instances_[0].state;
    played.ended = main.ended();
    played.variables = main.variables;
    played.error = std::move(error_);
    if (!played.error && main.status == Status::failed)
      played.error =
          invalid("bpmn.failed", "流程以错误“" + main.error + "”结束，图上没有处理它的办法。")
              .error();
    for (const Running& running : instances_) add_waiting(running, played.waiting);
    return played;
  }

  static void add_waiting(const Running& running, std::vector<std::string>& ids) {
    std::vector<ElementIndex> places;
    const View seen = view(*running.model, running.state);
    for (const Token& token : running.state.tokens)
      if (!is_container(seen, token) && !is_listener(*running.model, token))
        places.push_back(token.element);
    for (const Arrival& arrival : running.state.arrivals)
      if (arrival.flow != kNone) places.push_back(arrival.join);
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    for (const ElementIndex place : places) ids.push_back(running.model->element(place).id);
  }

  const File& file_;
  const PlayOptions& options_;
  Instant now_;
  std::deque<Running> instances_;
  std::deque<Errand> errands_;
  std::vector<Mail> mail_;
  std::vector<Alarm> alarms_;
  std::vector<std::string> completed_;
  std::optional<Error> error_;
  std::size_t steps_ = 0, alarm_count_ = 0;
  Workspace workspace_;
};

}  // namespace

Result<Played> play(const File& file, const PlayOptions& options) {
  ModelPtr model;
  for (const ModelPtr& one : file.processes)
    if (one->id() == options.process) model = one;
  if (options.process.empty()) model = file.processes[file.first];
  if (!model)
    return not_found("bpmn.no_process", "文件里没有流程“" + options.process + "”，请核对编号。");
  return Play(file, options).run(model);
}

}  // namespace tb::bpmn
