// The working set of one process instance inside a transaction: load, apply events, save. The
// module that owns the case is the host: it says whose task it is and when it is due, and does the
// automatic acts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/bpmn/move.hpp"
#include "flow/models.hpp"
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
  static Result<std::optional<Work>> take(Models& models, const Loading& loading);
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
  // Ends the instance whatever it waits for (withdrawal), and whatever it stands at.
  Result<void> cancel(Tx& tx, Host& host, std::string_view reason);
  // The clock ends at another instant: its timers and open tasks move along.
  void move_clock(Tx& tx, std::string_view clock, Deadline deadline);
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
  std::vector<std::string> active() const;  // element ids where tokens wait
  bool ended() const { return state_.ended(); }

 private:
  static constexpr std::string_view kIncident = "incident";
  Result<void> step(Tx& tx, Host& host, const bpmn::Event& event, Instant event_time);
  void resolve(Tx& tx, const std::vector<IncidentRow>& incidents, IncidentRow incident);
  Result<void> fire_step(Tx& tx, Host& host, std::int64_t token, std::string_view boundary);
  void settle_timer(Tx& tx, std::int64_t token, std::string_view boundary);
  void raise(Tx& tx, IncidentKind kind, std::int64_t token, std::string_view element,
             const std::string& outcome, bpmn::Variables variables);
  Result<void> apply(Tx& tx, Host& host, const bpmn::Event& event, Instant event_time);
  Result<void> effect(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time);
  Result<void> run_rule(Tx& tx, Host& host, const bpmn::Effect& effect, Instant event_time);
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
  std::vector<Task> tasks_;
  std::vector<TimerRow> timers_;
  std::vector<InboxRow> inbox_;
  bool fresh_ = false;
  std::optional<Error> parked_;
};

}  // namespace tb::flow
