// Use cases of cases. Each is one transaction; acts answer with the case as it stands after them.
#pragma once
#include "core/limiter.hpp"
#include "modules/cases/service_work.hpp"
#include "modules/cases/types_process.hpp"
#include "modules/processes/types.hpp"
#include "platform/documents/documents.hpp"
#include "platform/files/blobs.hpp"
#include "platform/files/scanner.hpp"
#include "platform/jobs/lease.hpp"
#include "platform/store/serials.hpp"

namespace tb {
extern const Migrations k_cases_migrations;
}

namespace tb::cases {

// What makes a repeated request the same request. An empty key = none was sent.
struct Once {
  std::string_view route, key;
  std::string digest;  // of the body
};

// Acts whose step the process could not make, with why: own, and of others' events in the inbox. In
// the next round they are done without their step.
struct Parked {
  std::optional<Error> own;
  std::map<Id, Error> events;
  // False when this is no such failure.
  bool add(Id event, const Error& why);
  std::optional<Error> of(Id event) const;
};

struct Upload {
  std::string material, file_name, declared_type;
  std::string_view bytes;
};
struct File {
  std::string name, type, bytes;
  std::string digest;  // SM3, hex
};
// What a list is narrowed to; empty = everything. `words`: an exact number, an exact name, or a
// part of the item's name. `step`: the state of cases, the act of tasks.
struct Wanted {
  std::string step, item, words;
  std::optional<Due> due;
  std::string cursor;
  std::int64_t limit = 20;
};

// The words that drawings of cases may use, with the tables that are published now.
Result<processes::Vocabulary> vocabulary(decisions::DecisionService& decisions);

class CaseService {
 public:
  // With a `scanner` an uploaded paper waits for its look (check_received), without one the
  // built-in look is the whole check.
  CaseService(Services services, files::BlobStore& blobs, documents::Printer& printer,
              files::Scanner* scanner = nullptr);

  // Fails not_found `item.not_found`, conflict `item.not_online`; invalid for a wrong form or
  // applicant. 29.
  Result<Case> create(const identity::Caller& caller, const CreateCase& request, const Once& once);
  // Drafts and corrections, saved while typing. `version` = If-Match; conflict `case.changed` when
  // it moved on.
  Result<Case> patch(const identity::Caller& caller, std::string_view number,
                     const PatchCase& request, std::optional<std::int64_t> version);
  Result<MaterialAdded> add_material(const identity::Caller& caller, std::string_view number,
                                     const Upload& upload);
  Result<Case> remove_material(const identity::Caller& caller, std::string_view number,
                               std::string_view material);
  Result<File> material_file(const identity::Caller& caller, std::string_view number,
                             std::string_view material);
  // 32: received, with a receipt; all that is missing is told at once (`case.incomplete`).
  Result<Case> submit(const identity::Caller& caller, std::string_view number,
                      const SubmitCase& request, const Once& once);
  Result<Case> withdraw(const identity::Caller& caller, std::string_view number,
                        const WithdrawCase& request, const Once& once);
  // `task` is "case.task". Many completions of one case at once all succeed: who does not get the
  // instance leaves his act in its inbox and waits until a drainer has applied it.
  Result<Case> complete(const identity::Caller& caller, std::string_view task,
                        const CompleteTask& request, const Once& once);
  Result<HoldStarted> start_hold(const identity::Caller& caller, std::string_view number,
                                 const StartHold& request, const Once& once);
  Result<Case> end_hold(const identity::Caller& caller, std::string_view number, Id hold,
                        const EndHold& request, const Once& once);

  // 42: by the head of the deciding body, once; the applicant is told the reason in writing.
  Result<Case> extend(const identity::Caller& caller, std::string_view number,
                      const ExtendCase& request, const Once& once);

  Result<Case> read(const identity::Caller& caller, std::string_view number);
  // What decision tables decided about a case, decided again from its journal with the versions of
  // then; for whoever may read the case.
  Result<CaseDecisionList> decided(const identity::Caller& caller, std::string_view number);
  // What has become of it on its drawing, for whoever may read the case.
  Result<CaseHistory> history(const identity::Caller& caller, std::string_view number);
  // The newest first.
  Result<CaseList> mine(const identity::Caller& caller, const Wanted& wanted);
  // Open cases by due time: for an inspector those of his region, for the head of a body its own.
  Result<CaseList> by_due(const identity::Caller& caller, const Wanted& wanted);
  Result<TaskList> tasks(const identity::Caller& caller, const Wanted& wanted);
  // Fails not_found `flow.model_missing`.
  Result<ProcessModel> process_model(std::string_view key, std::int64_t version);
  Result<QueueList> queues(const identity::Caller& caller);
  Result<TaskDetail> task(const identity::Caller& caller, std::string_view task);
  Result<File> document(const identity::Caller& caller, std::string_view number, Id document);
  // Without login: number and full name must both fit; masked. too_many after 20 tries of an
  // address in ten minutes.
  Result<Progress> progress(std::string_view number, std::string_view name,
                            std::string_view address);

  // Steps that processes could not make, oldest first: for the system administrator and the
  // supervisor.
  Result<IncidentList> incidents(const identity::Caller& caller, std::string_view cursor,
                                 std::int64_t limit);
  // `incident` is "case.incident". Tries the step again, on the newest version of the model;
  // conflict `incident.still_stuck` with the reason, `incident.resolved`.
  Result<Incident> retry_incident(const identity::Caller& caller, std::string_view incident);
  // A page of the running cases of one version of a process onto another version: each in a
  // transaction of its own, journalled as case.process_moved.v1. A dry run only says who would
  // stay behind, and why. Fails not_found `flow.model_missing`; invalid `process.note` (no reason),
  // `process.mapping` (a name that one of the two versions does not have), `query.invalid`.
  Result<Migration> move_processes(const identity::Caller& caller, std::string_view key,
                                   const MoveProcesses& request);
  // The case goes on at another element of its drawing instead; journalled as
  // case.process_skipped.v1 with the reason. Fails invalid `process.note`,
  // `bpmn.not_relocatable`; conflict `incident.still_stuck`, `incident.resolved`.
  Result<Incident> skip_incident(const identity::Caller& caller, std::string_view incident,
                                 const SkipIncident& request);
  // Errands of processes for the systems of the caller's bodies, longest ready first. Each is
  // leased for some seconds and tried as often as its drawing says; then it is an incident.
  Result<ErrandList> lease_errands(const identity::Caller& caller, const LeaseErrands& request);
  // `errand` is "case.errand". The process goes on with the variables. Conflict `errand.lease_lost`
  // for a fence that is not the newest, `flow.suspended`.
  Result<RunningProcess> finish_errand(const identity::Caller& caller, std::string_view errand,
                                       const FinishErrand& request);
  // It could not be done: tried again later, or (an error of the drawing) the process goes on
  // there.
  Result<RunningProcess> fail_errand(const identity::Caller& caller, std::string_view errand,
                                     const FailErrand& request);
  // The lease ends some seconds from now instead.
  Result<Taken> keep_errand(const identity::Caller& caller, std::string_view errand,
                            const KeepErrand& request);
  // A message to a case. Conflict `bpmn.not_awaited` when nothing there waits for it now.
  Result<RunningProcess> receive(const identity::Caller& caller, std::string_view number,
                                 const SendEvent& request, const Once& once);
  // A signal to every case that waits for it; delivered by the jobs role.
  Result<Taken> signal(const identity::Caller& caller, const SendEvent& request);
  // Whether deliver_letters() would find anything. A read.
  Result<bool> any_letters();
  // Delivers what cases have sent, oldest first: a message is applied once in the case that it is
  // for, and tried again for a day (then case.message_lost.v1); a signal once in each case that
  // waits for it.
  Result<std::int64_t> deliver_letters(std::int64_t limit, const Fence* fence = nullptr);
  // Where the process of a case stands, for those who mend it.
  Result<RunningProcess> standings(const identity::Caller& caller, std::string_view number);
  // The process of a case made again from its journal, beside what is kept. Conflict
  // `flow.not_recorded` for one that began before the journal had it.
  Result<Replay> replay_process(const identity::Caller& caller, std::string_view number);
  // An administrator stops a process, has it go on, or puts a token elsewhere; each with a reason
  // in the journal. Fails invalid `process.note`, `bpmn.not_relocatable`; conflict
  // `flow.suspended`, `flow.not_suspended`, `bpmn.task_gone`.
  Result<RunningProcess> suspend(const identity::Caller& caller, std::string_view number,
                                 const WhyProcess& request);
  Result<RunningProcess> resume(const identity::Caller& caller, std::string_view number,
                                const WhyProcess& request);
  Result<RunningProcess> move_token(const identity::Caller& caller, std::string_view number,
                                    const MoveToken& request);
  // Whether fire_due() would find anything. A read.
  Result<bool> anything_due();
  // Fires what is due, oldest first, several cases to a commit. A timer that fails waits longer
  // each time, raises an incident and holds up no other. Returns how many fired. Under a lease each
  // write asks first whether it still holds: conflict `lease.lost` ends the round.
  Result<std::int64_t> fire_due(std::int64_t limit, const Fence* fence = nullptr);
  // Removes stored papers whose row never came.
  Result<std::int64_t> sweep_blobs();
  // Removes drafts that nobody touched for the days of the parameters, with their papers; the
  // applicant was told when (`expires_at`). Oldest first; returns how many.
  Result<std::int64_t> expire_drafts(std::int64_t limit);
  // Whether a paper waits for the scanner. A read.
  Result<bool> anything_unchecked();
  // Has the scanner look at papers that wait for it; returns how many were decided. Fails
  // unavailable while the scanner is away: they go on waiting.
  Result<std::int64_t> check_received(std::int64_t limit);
  // Forgets idempotency keys older than 30 days, page by page. Gives how many.
  Result<std::int64_t> forget_keys();
  // The ids of cases with a clock that has not stopped, after one, in order.
  Result<std::vector<Id>> timed_after(Id after, std::int64_t limit);
  // Reckons the clocks of one case by the calendar in force; its timers and tasks move along. True
  // when it changed.
  Result<bool> follow_calendar(Id case_id);

 private:
  Result<Id> id_of(std::string_view number);
  Result<Looked> looked(const identity::Caller& caller, std::string_view number);
  // Mends an incident by `act`, in a transaction; what keeps it stuck is written beside it.
  template <class Act>
  Result<Incident> mend(std::string_view incident, Act act);
  // Loads the case under the instance's lease, acts, saves, remembers the key; one transaction.
  template <class Act>
  Result<Case> act(const identity::Caller& caller, Id id, const Once& once, std::string_view series,
                   Act act);
  Result<Case> replay(const identity::Caller& caller, Id id);
  static std::size_t together(std::span<const flow::TimerRow> timers);
  Result<std::int64_t> fire(std::span<const flow::TimerRow> timers, const Fence* fence);
  Result<std::int64_t> fire_alone(const flow::TimerRow& timer, const Fence* fence);
  Result<std::int64_t> put_off(const flow::TimerRow& timer, Result<std::int64_t> failed);
  Result<Errand> errand_of(Tx& tx, const flow::ErrandRow& row);
  template <class Act>
  Result<RunningProcess> on_errand(const identity::Caller& caller, std::string_view text,
                                   std::int64_t fence, Act act);
  template <class Passed>
  Result<void> hand_over(const flow::LetterRow& letter, Id to, const Fence* fence,
                         const bpmn::Event& event, std::string_view kind, Passed passed);
  Result<void> deliver(const flow::LetterRow& letter, const Fence* fence);
  Result<void> spread(const flow::LetterRow& letter, const Fence* fence);
  template <class Act>
  Result<RunningProcess> govern(const identity::Caller& caller, std::string_view number,
                                const std::string& reason, Act act);
  // What was refused is answered all the same when its key has been remembered meanwhile.
  Result<Case> or_answer_before(const identity::Caller& caller, const Once& once,
                                Result<Case> done);
  Result<bool> expire_draft(Id id, Instant before);
  Result<void> leave_in_inbox(const identity::Caller& caller, Id case_id, Id task, Id inbox,
                              const CompleteTask& request, const Once& once);
  Result<Case> wait_for_inbox(const identity::Caller& caller, Id case_id, Id inbox);
  Result<std::int64_t> drain(Tx& tx, CaseWork& work, const Parked& parked, Id* failed, Error* why);
  Result<identity::Applicant> applicant_of(Tx& tx, const identity::Caller& caller,
                                           const CreateCase& request);
  store::Filter filter_of(const Wanted& wanted, Instant now) const;
  Result<TaskList> task_page(Tx& tx, const identity::Caller& caller, const store::Filter& filter,
                             store::Place after, std::int64_t limit);

  Services services_;
  // Why the scanner refuses a paper; nothing when it does not.
  Result<std::optional<std::string>> refusal_of(const store::Unchecked& row);

  files::BlobStore& blobs_;
  documents::Printer& printer_;
  files::Scanner* scanner_;
  Serials serials_;
  Memory<std::string, Id> ids_{100'000};
  Limiter progress_tries_{20, 10 * kMinute};
};

}  // namespace tb::cases
