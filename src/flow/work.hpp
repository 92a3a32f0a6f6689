// The working set of one process instance inside a transaction: load, apply events, save. The
// module that owns the case is the host: it says whose task it is and when it is due, and does the
// automatic acts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/bpmn/move.hpp"
#include "flow/models.hpp"
#include "flow/record.hpp"
#include "flow/state.hpp"
#include "flow/types.hpp"

namespace tb::flow {

// When a clock of the case ends, and from when it is yellow.
struct Deadline {
  Instant due_at, yellow_at;
};

class Host {
 public:
  virtual ~Host() = default;
  // The scope ("role@scope") in which a task of the element appears.
  virtual std::string scope(const bpmn::Element& element) = 0;
  // The due instant of a clock of the case, or nothing when there is no such clock.
  virtual std::optional<Deadline> due(std::string_view clock) = 0;
  // An automatic act of the drawing (deem_accept).
  virtual Result<void> act(std::string_view act, Instant event_time) = 0;
  // What the decision of a rule task (Element::called) says to `variables` and to what the host
  // knows of the case. Its record is written with the step.
  virtual Result<feel::Value> decide(const bpmn::Element& element,
                                     const bpmn::Variables& variables) = 0;
  // The item's code, for filters of the task list.
  virtual std::string item() const = 0;
  // The body whose systems do what a service task asks of the outside.
  virtual Id body() const = 0;
};

// What was asked in the first flush; take() reads it.
struct Loading {
  Asked instance, tasks, timers, inbox;
};
enum class Lock : std::uint8_t { none, attempt, wait };
Loading ask_work(Tx& tx, Id case_id, Lock lock);

class Work {
 public:
  // Nothing when the case has no instance, or (attempt) somebody else is draining it.
  static Result<std::optional<Work>> take(Tx& tx, Models& models, const Loading& loading);
  // A new instance, not started yet; start() starts and writes it.
  static Result<Work> make(Models& models, Id case_id, std::string_view key);

  // A step that the model or the host cannot make (no open flow, an act that fails, a deadlock)
  // fails invalid `flow.stuck`; what it wrote so far must not be committed. Run the use case again
  // with park(): the act of the person stays, the step is kept as an incident and the instance
  // stands.
  Result<void> start(Tx& tx, Host& host, bpmn::Variables variables);
  // Completes an open task in the name of `actor`. Fails conflict `task.already_done`.
  Result<void> complete(Tx& tx, Host& host, Id task_id, Id actor, const std::string& outcome,
                        bpmn::Variables variables);
  Result<void> fire(Tx& tx, Host& host, const TimerRow& timer);
  // The next start() or complete() makes no step but raises an incident for this reason; nothing
  // parks no more.
  void park(std::optional<Error> why) { parked_ = std::move(why); }
  // Makes the step of an open incident again, on the newest version of the model. Fails as the step
  // does; conflict `bpmn.not_movable`, `bpmn.task_gone`.
  Result<void> retry(Tx& tx, Host& host, Models& models, const std::vector<IncidentRow>& incidents,
                     Id incident);
  // Puts the instance onto another version of its model; open tasks and running timers go along,
  // with the end that they have: only where a task or timer follows another clock there, it ends
  // when that does. Timers that are new there begin now. Fails as bpmn::moved; not_found
  // `flow.model_missing`.
  Result<void> move(Tx& tx, Host& host, Models& models, std::int64_t version,
                    const bpmn::Renamed& names = {});
  // Instead of making the step of an open incident, puts its token to another element of the
  // drawing. Fails as retry(), and invalid `bpmn.not_relocatable` (also for a start that failed:
  // it has no token).
  Result<void> skip(Tx& tx, Host& host, const std::vector<IncidentRow>& incidents, Id incident,
                    std::string_view element);
  bool stands() const { return row_.status == kIncident; }

  // Something from outside: a message or a signal. Fails conflict `bpmn.not_awaited`; when it
  // cannot be applied as start() does, and park() keeps it in the same way.
  Result<void> receive(Tx& tx, Host& host, const bpmn::Event& event);
  // An errand is done, or (`error` not empty) ended with an error that the drawing may catch; the
  // row is the one that its holder has. Fails as start() does.
  Result<void> finish_errand(Tx& tx, Host& host, const ErrandRow& errand, const std::string& error,
                             bpmn::Variables variables);
  // Nobody could do an errand as often as it may be tried: it waits for an administrator, who may
  // retry() or skip(). give_up(): for a transaction that does not hold the instance.
  void fail_errand(Tx& tx, const ErrandRow& errand, std::string_view why);
  static void give_up(Tx& tx, const ErrandRow& errand, std::string_view why);

  // No step is made until resume(): tasks, timers, messages and errands wait; the clocks of the law
  // go on. Fails conflict `flow.suspended`, `flow.not_suspended`, `bpmn.task_gone` (it has ended).
  Result<void> suspend();
  Result<void> resume(const std::vector<IncidentRow>& incidents);
  bool suspended() const { return row_.status == kSuspended; }
  // An administrator puts a token elsewhere. Fails as step does; invalid `bpmn.not_relocatable`.
  Result<void> relocate(Tx& tx, Host& host, bpmn::TokenId token, std::string_view element);
  // Ends the instance whatever it waits for (withdrawal), and whatever it stands at.
  Result<void> cancel(Tx& tx, Host& host, std::string_view reason);
  // The clock ends at another instant: its timers and open tasks move along.
  void move_clock(Tx& tx, std::string_view clock, Deadline deadline);
  // What was done to it since the last take_record(), for the journal; empty when nothing was.
  std::string take_record() { return record_.take(); }
  bool has_record() const { return !record_.empty(); }
  // Writes the instance; the tasks and timers were written as they changed.
  void save(Tx& tx);
  // After a firing that failed, in a transaction of its own: the timer waits longer each time, and
  // an incident (when `tell`) says why.
  static void put_off(Tx& tx, const TimerRow& timer, const Error& why, bool tell);

  // The version that the database must still have for this set to be true.
  std::int64_t version() const { return row_.version; }
  // What waits in the inbox now: for a set that was remembered.
  void set_inbox(std::vector<InboxRow> rows) { inbox_ = std::move(rows); }

  const std::vector<Task>& tasks() const { return tasks_; }
  const std::vector<TimerRow>& timers() const { return timers_; }
  const std::vector<InboxRow>& inbox() const { return inbox_; }
  const Task* task(Id id) const;
  // The element of a task, for its outcomes and separation of duty.
  const bpmn::Element* element(const Task& task) const;
  const bpmn::Model& model() const { return *model_; }
  const InstanceRow& row() const { return row_; }
  const bpmn::State& state() const { return state_; }
  std::vector<std::string> active() const;  // element ids where tokens wait
  bool ended() const { return state_.ended(); }

 private:
  static constexpr std::string_view kIncident = "incident";
  static constexpr std::string_view kSuspended = "suspended";
  Result<void> must_go_on() const;
  Result<void> step(Tx& tx, Host& host, const bpmn::Event& event, Instant event_time);
  void resolve(Tx& tx, const std::vector<IncidentRow>& incidents, IncidentRow incident);
  Result<void> fire_step(Tx& tx, Host& host, std::int64_t token, std::string_view boundary);
  void settle_timer(Tx& tx, std::int64_t token, std::string_view boundary);
  void raise(Tx& tx, IncidentKind kind, std::int64_t token, std::string_view element,
             const std::string& outcome, std::string kept);
  Result<void> try_again(Tx& tx, Host& host, const IncidentRow& found);
  Result<void> apply(Tx& tx, Host& host, const bpmn::Event& event, Instant event_time);
  Result<void> effect(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time,
                      const bpmn::Variables* sent = nullptr);
  Result<void> run_rule(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time);
  Result<void> run_act(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time);
  void subscribe(Tx& tx, const bpmn::Effect& effect);
  Result<void> send(Tx& tx, const bpmn::Effect& effect, const bpmn::Variables& sent);
  void rename_outside(Tx& tx, const bpmn::Renamed& names);
  Result<void> create_task(Tx& tx, Host& host, const bpmn::Effect& effect);
  Result<void> start_timer(Tx& tx, Host& host, const bpmn::Effect& effect);
  void move_task(Tx& tx, Host& host, Task& task);
  void move_timer(Tx& tx, Host& host, TimerRow& timer, const bpmn::Renamed& names);
  AccessRow access_of(Host& host, const Task& task) const;
  void drop_timers(Tx& tx, bpmn::TokenId token);
  void close(Tx& tx, Task& task, TaskState state, std::optional<Id> by, const std::string& outcome);

  InstanceRow row_;
  bpmn::ModelPtr model_;
  bpmn::State state_;
  bpmn::Workspace workspace_;
  KeptState kept_;
  std::vector<Task> tasks_;
  std::vector<TimerRow> timers_;
  std::vector<InboxRow> inbox_;
  Record record_;
  bool fresh_ = false;
  std::optional<Error> parked_;
};

}  // namespace tb::flow
