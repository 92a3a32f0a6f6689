// Every SQL statement of flow.
#pragma once
#include "flow/types.hpp"
#include "platform/store/record.hpp"

namespace tb::flow::store {

Asked ask_newest_models(Tx& tx);
// Heads of every version of every model, by key and version.
Asked ask_heads(Tx& tx);
// RunningRow of every version with instances that have not ended.
Asked ask_running(Tx& tx);
Asked ask_model(Tx& tx, std::string_view key, std::int64_t version);
void add_model(Tx& tx, const ModelRow& row);

// By case; `wait` = wait for the drainer who holds the instance, else get no row when somebody
// holds it.
Asked ask_instance(Tx& tx, Id case_id, bool wait);
Asked ask_instance_unlocked(Tx& tx, Id case_id);
// The same lock, but only (version, how many wait in the inbox): for a set that is remembered.
Asked ask_lease(Tx& tx, Id case_id, bool wait);
Asked ask_tasks(Tx& tx, Id case_id);
Asked ask_timers(Tx& tx, Id case_id);
Asked ask_inbox(Tx& tx, Id case_id);
void add_instance(Tx& tx, const InstanceRow& row);
void save_instance(Tx& tx, const InstanceRow& row);
void add_inbox(Tx& tx, const InboxRow& row);
void answer_inbox(Tx& tx, const InboxRow& row);
void remove_inbox(Tx& tx, Id case_id, Id id);
void add_task(Tx& tx, const Task& task, const std::vector<AccessRow>& access);
// An open task that is another step now, and who sees it.
void replace_task(Tx& tx, const Task& before, const Task& task, const AccessRow& access);
// Instances of a version that have not ended, by case, after one.
Asked ask_running_of(Tx& tx, std::string_view model, std::int64_t version, Id after,
                     std::int64_t limit);
void close_task(Tx& tx, const Task& task);
void add_timer(Tx& tx, const TimerRow& row);
void remove_timer(Tx& tx, const TimerRow& row);
void move_timer(Tx& tx, const TimerRow& row);
void move_task(Tx& tx, const Task& task, Instant due_at, Instant yellow_at);
// Of a case, oldest first.
Asked ask_incidents(Tx& tx, Id case_id);
void add_incident(Tx& tx, const IncidentRow& row);
void save_incident(Tx& tx, const IncidentRow& row);
// All that are still open are closed: the instance has ended.
void resolve_incidents(Tx& tx, Id case_id, Instant at);
// The instance stands at an incident; whoever holds it will see that it changed.
void mark_incident(Tx& tx, Id case_id);
// After a failed firing.
void put_off_timer(Tx& tx, const TimerRow& row);
// Cases with a timer due at `now`, oldest first: (case_id, token, boundary, clock, due_at).
Asked ask_due_timers(Tx& tx, Instant now, std::int64_t limit);

}  // namespace tb::flow::store
