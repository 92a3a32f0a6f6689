#include "flow/store.hpp"

namespace tb::flow::store {
namespace {

const Statement kNewestModels{"model_newest",
                              "SELECT key, max(version) FROM process_model GROUP BY key"};
const Statement kModel{"model", "SELECT " + columns<ModelRow>() +
                                    " FROM process_model WHERE key = $1 AND version = $2"};
const Statement kHeads{
    "model_heads", "SELECT " + columns<ModelHead>() + " FROM process_model ORDER BY key, version"};
// Whatever runs has an open task, a timer or an incident: as many rows as there is open work. An
// index of what runs would cost every case of the city 450 bytes of WAL (docs/decisions/0020).
const std::string kRuns = R"(status <> 'ended' AND case_id IN (
  SELECT case_id FROM task_access UNION SELECT case_id FROM timer
  UNION SELECT case_id FROM subscription UNION SELECT case_id FROM errand
  UNION SELECT case_id FROM incident WHERE resolved_at IS NULL))";
const Statement kRunning{"instances_running",
                         R"(
SELECT model, model_version, count(*), sum(CASE WHEN status = 'incident' THEN 1 ELSE 0 END)
FROM instance WHERE )" + kRuns +
                             " GROUP BY model, model_version"};
// An instance that an administrator has suspended makes no step.
std::string not_suspended(std::string_view table) {
  return fmt::format(
      "NOT EXISTS (SELECT 1 FROM instance WHERE instance.case_id = {}.case_id AND instance.status "
      "= 'suspended')",
      table);
}
const Statement kAddModel{"model_add", insert_sql<ModelRow>("process_model")};

const std::string kInstance =
    "SELECT " + columns<InstanceRow>() + " FROM instance WHERE case_id = $1 ";
const Statement kInstanceWait{"instance_lock", kInstance + "/*for_update*/"};
const Statement kInstanceTry{"instance_try", kInstance + "/*skip_locked*/"};
const Statement kInstanceRead{"instance_read", kInstance};
const std::string kLease =
    "SELECT version, (SELECT count(*) FROM inbox WHERE inbox.case_id = instance.case_id) "
    "FROM instance WHERE case_id = $1 ";
const Statement kLeaseWait{"lease_lock", kLease + "/*for_update*/"};
const Statement kLeaseTry{"lease_try", kLease + "/*skip_locked*/"};
const Statement kTasks{"tasks_of_case",
                       "SELECT " + columns<Task>() + " FROM task WHERE case_id = $1 ORDER BY id"};
const Statement kTimers{"timers_of_case",
                        "SELECT " + columns<TimerRow>() + " FROM timer WHERE case_id = $1"};
const Statement kInbox{"inbox_of_case", "SELECT " + columns<InboxRow>() +
                                            " FROM inbox WHERE case_id = $1 ORDER BY id"};
const Statement kAddInstance{"instance_add", insert_sql<InstanceRow>("instance")};
const Statement kSaveInstance{"instance_save", update_sql<InstanceRow>("instance", 1)};
const Statement kPieces{"pieces_of_case", "SELECT " + columns<PieceRow>() +
                                              " FROM instance_piece WHERE case_id = $1 "
                                              "ORDER BY piece"};
const Statement kPutPiece{"piece_put",
                          insert_sql<PieceRow>("instance_piece") +
                              " ON CONFLICT (case_id, piece) DO UPDATE SET bytes = excluded.bytes"};
const Statement kRemovePiece{"piece_remove",
                             "DELETE FROM instance_piece WHERE case_id = $1 AND piece = $2"};
const Statement kAddInbox{"inbox_add", insert_sql<InboxRow>("inbox")};
const Statement kAnswerInbox{"inbox_answer",
                             "UPDATE inbox SET result = $3 WHERE case_id = $1 AND id = $2"};
const Statement kRemoveInbox{"inbox_remove", "DELETE FROM inbox WHERE case_id = $1 AND id = $2"};
const Statement kAddTask{"task_add", insert_sql<Task>("task")};
const Statement kAddAccess{"task_access_add", insert_sql<AccessRow>("task_access")};
const Statement kReplaceTask{"task_replace", R"(
UPDATE task SET element = $3, name = $4, act = $5, scope = $6, clock = $7, due_at = $8
WHERE case_id = $1 AND id = $2)"};
const Statement kRunningOf{"instances_running_of", "SELECT " + columns<InstanceRow>() +
                                                       R"( FROM instance
WHERE model = $1 AND model_version = $2 AND case_id > $3 AND )" +
                                                       kRuns + " ORDER BY case_id LIMIT $4"};
const Statement kCloseTask{"task_close", R"(
UPDATE task SET state = $3, done_by = $4, done_at = $5, outcome = $6
WHERE case_id = $1 AND id = $2 AND state = 'open')"};
const Statement kRemoveAccess{
    "task_access_remove",
    "DELETE FROM task_access WHERE scope = $1 AND due_at = $2 AND task_id = $3"};
const Statement kAddTimer{"timer_add", insert_sql<TimerRow>("timer")};
const Statement kRemoveTimer{
    "timer_remove", "DELETE FROM timer WHERE case_id = $1 AND token = $2 AND boundary = $3"};
const Statement kMoveTimer{
    "timer_move",
    "UPDATE timer SET due_at = $4 WHERE case_id = $1 AND token = $2 AND boundary = $3"};
const Statement kMoveTask{"task_move",
                          "UPDATE task SET due_at = $3 WHERE case_id = $1 AND id = $2"};
const Statement kMoveAccess{"task_access_move",
                            "UPDATE task_access SET due_at = $4, yellow_at = $5 WHERE scope = $1 "
                            "AND due_at = $2 AND task_id = $3"};
const Statement kIncidents{
    "incidents_of_case",
    "SELECT " + columns<IncidentRow>() + " FROM incident WHERE case_id = $1 ORDER BY id"};
const Statement kAddIncident{"incident_add", insert_sql<IncidentRow>("incident")};
const Statement kSaveIncident{"incident_save", update_sql<IncidentRow>("incident", 2)};
const Statement kResolveIncidents{
    "incidents_resolve",
    "UPDATE incident SET resolved_at = $2 WHERE case_id = $1 AND resolved_at IS NULL"};
const Statement kMarkIncident{"instance_incident", R"(
UPDATE instance SET status = 'incident', version = version + 1 WHERE case_id = $1 AND status <> 'ended')"};
const Statement kPutOffTimer{"timer_put_off", R"(
UPDATE timer SET failures = $4, not_before = $5 WHERE case_id = $1 AND token = $2 AND boundary = $3)"};
// Index timer_due.
const Statement kDueTimers{"timers_due",
                           "SELECT " + columns<TimerRow>() +
                               " FROM timer WHERE due_at <= $1 AND not_before <= $1 AND " +
                               not_suspended("timer") + " ORDER BY due_at LIMIT $2"};

const Statement kAddSubscription{"subscription_add", insert_sql<SubscriptionRow>("subscription")};
const Statement kRemoveSubscription{
    "subscription_remove",
    "DELETE FROM subscription WHERE case_id = $1 AND token = $2 AND element = $3"};
const Statement kSubscriptions{
    "subscriptions_of_case",
    "SELECT " + columns<SubscriptionRow>() + " FROM subscription WHERE case_id = $1"};
// Index subscription_signal.
const Statement kListeners{"signal_listeners", R"(
SELECT DISTINCT case_id FROM subscription WHERE kind = 'signal' AND name = $1 AND case_id > $2
ORDER BY case_id LIMIT $3)"};
const Statement kAddErrand{"errand_add", insert_sql<ErrandRow>("errand")};
const Statement kErrand{
    "errand", "SELECT " + columns<ErrandRow>() + " FROM errand WHERE case_id = $1 AND id = $2"};
const Statement kErrands{"errands_of_case",
                         "SELECT " + columns<ErrandRow>() + " FROM errand WHERE case_id = $1"};
// Index errand_ready.
const Statement kReadyErrands{
    "errands_ready", "SELECT " + columns<ErrandRow>() +
                         " FROM errand WHERE body = $1 AND topic = $2 AND ready_at <= $3 AND " +
                         not_suspended("errand") + " ORDER BY ready_at LIMIT $4 /*skip_locked*/"};
const Statement kLeaseErrand{"errand_lease", R"(
UPDATE errand SET ready_at = $4, fence = fence + 1, attempts = $5, worker = $6
WHERE case_id = $1 AND id = $2 AND fence = $3)"};
const Statement kKeepErrand{
    "errand_keep", "UPDATE errand SET ready_at = $4 WHERE case_id = $1 AND id = $2 AND fence = $3"};
const Statement kDoneErrand{"errand_done",
                            "DELETE FROM errand WHERE case_id = $1 AND id = $2 AND fence = $3"};
const Statement kRemoveErrand{"errand_remove",
                              "DELETE FROM errand WHERE case_id = $1 AND token = $2"};
const Statement kRenameErrand{"errand_rename",
                              "UPDATE errand SET element = $3 WHERE case_id = $1 AND id = $2"};
const Statement kForgetSubscriptions{"subscriptions_forget",
                                     "DELETE FROM subscription WHERE case_id = $1"};
const Statement kForgetErrands{"errands_forget", "DELETE FROM errand WHERE case_id = $1"};
const Statement kAddLetter{"letter_add", insert_sql<LetterRow>("letter")};
// Index letter_due.
const Statement kDueLetters{"letters_due",
                            "SELECT " + columns<LetterRow>() +
                                " FROM letter WHERE not_before <= $1 ORDER BY not_before LIMIT $2"};
const Statement kPutOffLetter{"letter_put_off",
                              "UPDATE letter SET attempts = $2, not_before = $3 WHERE id = $1"};
const Statement kPassLetter{"letter_pass",
                            "UPDATE letter SET after = $2 WHERE id = $1 AND after < $2"};
const Statement kRemoveLetter{"letter_remove", "DELETE FROM letter WHERE id = $1"};

}  // namespace

Asked ask_newest_models(Tx& tx) { return tx.ask(kNewestModels, {}); }
Asked ask_heads(Tx& tx) { return tx.ask(kHeads, {}); }
Asked ask_running(Tx& tx) { return tx.ask(kRunning, {}); }
Asked ask_model(Tx& tx, std::string_view key, std::int64_t version) {
  return tx.ask(kModel, {key, version});
}
void add_model(Tx& tx, const ModelRow& row) { tx.write(kAddModel, params_of(row)); }
Asked ask_instance(Tx& tx, Id case_id, bool wait) {
  return tx.ask(wait ? kInstanceWait : kInstanceTry, {case_id});
}
Asked ask_instance_unlocked(Tx& tx, Id case_id) { return tx.ask(kInstanceRead, {case_id}); }
Asked ask_lease(Tx& tx, Id case_id, bool wait) {
  return tx.ask(wait ? kLeaseWait : kLeaseTry, {case_id});
}
Asked ask_tasks(Tx& tx, Id case_id) { return tx.ask(kTasks, {case_id}); }
Asked ask_timers(Tx& tx, Id case_id) { return tx.ask(kTimers, {case_id}); }
Asked ask_inbox(Tx& tx, Id case_id) { return tx.ask(kInbox, {case_id}); }
void add_instance(Tx& tx, const InstanceRow& row) { tx.write(kAddInstance, params_of(row)); }
void save_instance(Tx& tx, const InstanceRow& row) {
  tx.write(kSaveInstance, params_of(row), Expect::one);
}
Asked ask_pieces(Tx& tx, Id case_id) { return tx.ask(kPieces, {case_id}); }
void put_piece(Tx& tx, const PieceRow& row) { tx.write(kPutPiece, params_of(row)); }
void remove_piece(Tx& tx, Id case_id, std::int64_t piece) {
  tx.write(kRemovePiece, {case_id, piece});
}
void add_inbox(Tx& tx, const InboxRow& row) { tx.write(kAddInbox, params_of(row)); }
void answer_inbox(Tx& tx, const InboxRow& row) {
  tx.write(kAnswerInbox, {row.case_id, row.id, row.result});
}
void remove_inbox(Tx& tx, Id case_id, Id id) { tx.write(kRemoveInbox, {case_id, id}); }
void add_task(Tx& tx, const Task& task, const std::vector<AccessRow>& access) {
  tx.write(kAddTask, params_of(task));
  for (const auto& row : access) tx.write(kAddAccess, params_of(row));
}
void replace_task(Tx& tx, const Task& before, const Task& task, const AccessRow& access) {
  tx.write(kReplaceTask,
           {task.case_id, task.id, task.element, task.name, task.act, task.scope, task.clock,
            task.due_at},
           Expect::one);
  tx.write(kRemoveAccess, {before.scope, before.due_at.value_or(Instant{}), before.id});
  tx.write(kAddAccess, params_of(access));
}
Asked ask_running_of(Tx& tx, std::string_view model, std::int64_t version, Id after,
                     std::int64_t limit) {
  return tx.ask(kRunningOf, {model, version, after, limit});
}
void close_task(Tx& tx, const Task& task) {
  tx.write(kCloseTask,
           {task.case_id, task.id, task.state, task.done_by, task.done_at, task.outcome},
           Expect::one);
  tx.write(kRemoveAccess, {task.scope, task.due_at.value_or(Instant{}), task.id});
}
void add_timer(Tx& tx, const TimerRow& row) { tx.write(kAddTimer, params_of(row)); }
void remove_timer(Tx& tx, const TimerRow& row) {
  tx.write(kRemoveTimer, {row.case_id, row.token, row.boundary});
}
void move_timer(Tx& tx, const TimerRow& row) {
  tx.write(kMoveTimer, {row.case_id, row.token, row.boundary, row.due_at});
}
void move_task(Tx& tx, const Task& task, Instant due_at, Instant yellow_at) {
  tx.write(kMoveTask, {task.case_id, task.id, due_at});
  tx.write(kMoveAccess, {task.scope, task.due_at.value_or(Instant{}), task.id, due_at, yellow_at});
}
Asked ask_incidents(Tx& tx, Id case_id) { return tx.ask(kIncidents, {case_id}); }
void add_incident(Tx& tx, const IncidentRow& row) { tx.write(kAddIncident, params_of(row)); }
void save_incident(Tx& tx, const IncidentRow& row) { tx.write(kSaveIncident, params_of(row)); }
void resolve_incidents(Tx& tx, Id case_id, Instant at) {
  tx.write(kResolveIncidents, {case_id, at});
}
void mark_incident(Tx& tx, Id case_id) { tx.write(kMarkIncident, {case_id}); }
void put_off_timer(Tx& tx, const TimerRow& row) {
  tx.write(kPutOffTimer, {row.case_id, row.token, row.boundary, row.failures, row.not_before});
}
Asked ask_due_timers(Tx& tx, Instant now, std::int64_t limit) {
  return tx.ask(kDueTimers, {now, limit});
}
void add_subscription(Tx& tx, const SubscriptionRow& row) {
  tx.write(kAddSubscription, params_of(row));
}
void remove_subscription(Tx& tx, Id case_id, std::int64_t token, std::string_view element) {
  tx.write(kRemoveSubscription, {case_id, token, element});
}
Asked ask_subscriptions(Tx& tx, Id case_id) { return tx.ask(kSubscriptions, {case_id}); }
Asked ask_listeners(Tx& tx, std::string_view signal, Id after, std::int64_t limit) {
  return tx.ask(kListeners, {signal, after, limit});
}
void add_errand(Tx& tx, const ErrandRow& row) { tx.write(kAddErrand, params_of(row)); }
Asked ask_errand(Tx& tx, Id case_id, Id id) { return tx.ask(kErrand, {case_id, id}); }
Asked ask_errands(Tx& tx, Id case_id) { return tx.ask(kErrands, {case_id}); }
Asked ask_ready_errands(Tx& tx, Id body, std::string_view topic, Instant now, std::int64_t limit) {
  return tx.ask(kReadyErrands, {body, topic, now, limit});
}
void lease_errand(Tx& tx, const ErrandRow& row) {
  tx.write(kLeaseErrand, {row.case_id, row.id, row.fence, row.ready_at, row.attempts, row.worker},
           Expect::one);
}
void keep_errand(Tx& tx, const ErrandRow& row, Instant until) {
  tx.write(kKeepErrand, {row.case_id, row.id, row.fence, until}, Expect::one);
}
void done_errand(Tx& tx, const ErrandRow& row) {
  tx.write(kDoneErrand, {row.case_id, row.id, row.fence}, Expect::one);
}
void remove_errand(Tx& tx, Id case_id, std::int64_t token) {
  tx.write(kRemoveErrand, {case_id, token});
}
void rename_errand(Tx& tx, const ErrandRow& row) {
  tx.write(kRenameErrand, {row.case_id, row.id, row.element});
}
void forget_outside(Tx& tx, Id case_id) {
  tx.write(kForgetSubscriptions, {case_id});
  tx.write(kForgetErrands, {case_id});
}
void add_letter(Tx& tx, const LetterRow& row) { tx.write(kAddLetter, params_of(row)); }
Asked ask_due_letters(Tx& tx, Instant now, std::int64_t limit) {
  return tx.ask(kDueLetters, {now, limit});
}
void put_off_letter(Tx& tx, const LetterRow& row) {
  tx.write(kPutOffLetter, {row.id, row.attempts, row.not_before});
}
void pass_letter(Tx& tx, const LetterRow& row) {
  tx.write(kPassLetter, {row.id, row.after}, Expect::one);
}
void remove_letter(Tx& tx, Id id) { tx.write(kRemoveLetter, {id}, Expect::one); }

}  // namespace tb::flow::store
