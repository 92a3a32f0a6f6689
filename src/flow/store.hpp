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
// Pieces of a state, by case in order; written as they change.
Asked ask_pieces(Tx& tx, Id case_id);
void put_piece(Tx& tx, const PieceRow& row);
void remove_piece(Tx& tx, Id case_id, std::int64_t piece);
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

// ---- what waits for, and goes to, the outside
void add_subscription(Tx& tx, const SubscriptionRow& row);
void remove_subscription(Tx& tx, Id case_id, std::int64_t token, std::string_view element);
Asked ask_subscriptions(Tx& tx, Id case_id);
// Cases that wait for a signal, in order, after one: (case_id).
Asked ask_listeners(Tx& tx, std::string_view signal, Id after, std::int64_t limit);
void add_errand(Tx& tx, const ErrandRow& row);
Asked ask_errand(Tx& tx, Id case_id, Id id);
Asked ask_errands(Tx& tx, Id case_id);
// What a system of the body may take now, longest ready first; rows that somebody else takes at
// this moment are passed over.
Asked ask_ready_errands(Tx& tx, Id body, std::string_view topic, Instant now, std::int64_t limit);
// Takes it: the row's fence is the one before, its other values are the new ones. A stale one rolls
// back.
void lease_errand(Tx& tx, const ErrandRow& row);
// Its holder needs longer; a stale one rolls back.
void keep_errand(Tx& tx, const ErrandRow& row, Instant until);
// The final write of the one who holds it, by its fence; a stale one rolls back.
void done_errand(Tx& tx, const ErrandRow& row);
// It is no longer wanted.
void remove_errand(Tx& tx, Id case_id, std::int64_t token);
void rename_errand(Tx& tx, const ErrandRow& row);
// The instance is over, whatever it waited for.
void forget_outside(Tx& tx, Id case_id);
void add_letter(Tx& tx, const LetterRow& row);
Asked ask_due_letters(Tx& tx, Instant now, std::int64_t limit);
void put_off_letter(Tx& tx, const LetterRow& row);
// A signal has reached `row.after`; stale when somebody else delivered it there.
void pass_letter(Tx& tx, const LetterRow& row);
// Delivered, or given up; stale when somebody else did.
void remove_letter(Tx& tx, Id id);

}  // namespace tb::flow::store
