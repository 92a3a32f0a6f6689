// The nouns of a case: its records, and what people see of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "engine/clock/clock.hpp"
#include "engine/clock/status.hpp"
#include "modules/catalog/types.hpp"
#include "modules/decisions/types.hpp"
#include "modules/identity/types.hpp"

namespace tb::cases {

// domain.md (a): the life of a case.
enum class State : std::uint8_t {
  draft,
  received,
  correcting,
  not_required,
  not_accepted,
  accepted,
  in_review,
  held,
  granted,
  refused,
  closed,
  withdrawn,
  deemed_withdrawn,
};
enum class Acceptance : std::uint8_t { none, explicit_, deemed };
enum class Channel : std::uint8_t { web, phone, window, kiosk, agent };
// received: kept, not yet looked at by the outside scanner; rejected: it found a virus. Only what
// is usable can be submitted and opened. The built-in look refuses before anything is stored
// (decision 5).
enum class MaterialState : std::uint8_t { absent, received, usable, shared, rejected };
enum class Verdict : std::uint8_t { none, ok, missing, wrong_form, expired, not_needed };
// Why a clerk refuses to accept (domain.md (a)7): 許可法 32(1), 32(2), 78–79.
enum class Ground : std::uint8_t { not_required, not_competent, banned };
// Work whose limit has passed, or passes today.
enum class Due : std::uint8_t { overdue, today };
TB_DESCRIBED(State)
TB_DESCRIBED(Acceptance)
TB_DESCRIBED(Channel)
TB_DESCRIBED(MaterialState)
TB_DESCRIBED(Verdict)
TB_DESCRIBED(Ground)
TB_DESCRIBED(Due)

// ---- records, one a table

struct CaseRecord {
  Id id;
  std::string number, item_code;
  std::int64_t item_version = 0;
  std::string item_name, region;
  Id deciding_body;
  std::string body_name;
  Channel channel{};
  State state{}, state_before_hold{};
  Acceptance acceptance{};
  std::string outcome;  // "", granted, refused, withdrawn …
  Id applicant, filed_by;
  Bytes applicant_sealed, applicant_name_index;
  Json form_public;
  Bytes form_sealed, correction_sealed;
  std::int64_t corrections = 0;
  Instant created_at;
  std::optional<Instant> received_at, accepted_at, decided_at, finished_at, delivered_at;
  Instant updated_at;
  std::optional<Instant> due_at;
  std::optional<Id> accepted_by, reviewed_by, decided_by;
  std::optional<std::string> licence_number;
  // Of the decision tables in force when it was handed in; 0 before, and for cases older than
  // tables.
  std::int64_t edition = 0;
  std::int64_t version = 1;
};
struct PartyRecord {
  Id case_id, party;
  std::string capacity;
  Instant valid_from;
  std::string basis;
};
struct FieldRecord {
  std::string item_code, field, value;
  Id case_id;
};
struct MaterialRecord {
  Id case_id;
  std::string id;
  std::int64_t version = 1;
  MaterialState state{};
  std::string trust;  // A issued or shared, B original checked, C uploaded licence, D self-made
  Bytes name_sealed;
  std::string type;
  std::int64_t size = 0;
  std::string digest, blob;
  Verdict verdict{};
  Instant uploaded_at;
  Id uploaded_by;
  bool current = true;
  std::string refusal;  // a sentence, when rejected
};
// A clock in two parts (clock::fixed_part, moving_part): what is fixed when it starts is written
// once.
struct ClockRecord {
  Id case_id;
  std::string name;
  Json terms, moves;
  Instant due_at;
  clock::ClockState state{};
};
struct HoldRecord {
  Id case_id, id;
  clock::HoldKind kind{};
  Bytes reason_sealed;
  Instant held_from;
  Date planned_end;
  std::optional<Instant> ended_at;
  Id proposed_by;
};
struct DocumentRecord {
  Id case_id, id;
  std::string kind, title, number;
  Instant issued_at;
  Bytes data_sealed;
};
struct IdempotencyRecord {
  Id account;
  Bytes name;          // of route and key: the first half of their SM3
  std::string digest;  // of the body: the first half of its SM3, hexadecimal
  Id case_id;
  Instant created_at;
};
TB_DESCRIBED(CaseRecord)
TB_DESCRIBED(PartyRecord)
TB_DESCRIBED(FieldRecord)
TB_DESCRIBED(MaterialRecord)
TB_DESCRIBED(ClockRecord)

ClockRecord record_of(Id case_id, const clock::Clock& clock);
// Fails json.* on a row that record_of() did not make.
Result<clock::Clock> clock_of(const ClockRecord& record);

TB_DESCRIBED(HoldRecord)
TB_DESCRIBED(DocumentRecord)
TB_DESCRIBED(IdempotencyRecord)

// ---- sealed texts inside records

// One fault of a correction notice, all told at once (許可法 32(4)).
struct Fault {
  std::optional<std::string> material, field;
  std::string what, why, how;
};
struct Correction {
  Instant notice_at, due_at;
  std::string comment;
  std::vector<Fault> faults;
};
// What a document says, fixed at the moment of its act; the templates of data/templates take their
// words from here.
struct PaperLine {
  std::string title, value;
};
struct Paper {
  std::string number, case_number, item_name, item_code, body_name, applicant_name,
      applicant_number, agent_name;
  std::string issued_on, received_on, accepted_on, decided_on, due_on, limit_words, comment, reason,
      ground;
  std::string legal_basis, hold_kind, hold_planned_end, correction_due_on, licence_number,
      licence_title, delivery_way;
  std::string extension_days, extended_due_on, approved_by;
  std::string remedy;  // how to seek review, of what takes something away
  std::string progress_url;
  std::vector<Fault> faults;
  std::vector<PaperLine> materials, details;
};
// What a journal entry says beside its columns.
struct Said {
  std::string outcome, comment;
  std::optional<Id> document;
  std::optional<std::string> detail;
  std::vector<decisions::Decided> decided;  // by decision tables, in this act
};
TB_DESCRIBED(Fault)
TB_DESCRIBED(Correction)
TB_DESCRIBED(PaperLine)
TB_DESCRIBED(Paper)
TB_DESCRIBED(Said)

// ---- requests

struct GivenApplicant {
  identity::PersonKind kind{};
  std::string name;
  std::optional<std::string> id_number, credit_code, phone, address;
};
struct CreateCase {
  std::string item_code;
  std::optional<Json> form;
  std::optional<GivenApplicant> applicant;
  std::optional<Channel> channel;
};
struct PatchCase {
  Json form;
};
struct Signature {
  std::string kind;  // typed
  std::string name;
};
struct SubmitCase {
  std::optional<Signature> signature;
};
struct WithdrawCase {
  std::string reason;
};
struct MaterialVerdict {
  std::string material;
  Verdict verdict{};
};
struct CompleteTask {
  std::string outcome;
  std::optional<std::string> comment;
  std::optional<Ground> ground;
  std::vector<Fault> faults;
  std::vector<MaterialVerdict> verdicts;
  std::optional<Json> form;
};
struct StartHold {
  clock::HoldKind kind{};
  std::string reason;
  Date planned_end;
};
struct EndHold {
  std::optional<std::string> result;
};
struct ExtendCase {
  std::string reason;
  std::optional<std::int64_t> days;  // working days, 1–10; absent: 10
};
TB_DESCRIBED(GivenApplicant)
TB_DESCRIBED(CreateCase)
TB_DESCRIBED(PatchCase)
TB_DESCRIBED(Signature)
TB_DESCRIBED(SubmitCase)
TB_DESCRIBED(WithdrawCase)
TB_DESCRIBED(MaterialVerdict)
TB_DESCRIBED(CompleteTask)
TB_DESCRIBED(StartHold)
TB_DESCRIBED(EndHold)
TB_DESCRIBED(ExtendCase)

// ---- what people see

struct CaseItem {
  std::string code, name;
  std::int64_t version = 0;
  std::string kind, department, case_kind;
};
struct CaseApplicant {
  identity::PersonKind kind{};
  std::string name;
  std::optional<std::string> id_number, credit_code, phone;  // masked
};
struct MaterialFile {
  std::string name;
  std::int64_t size = 0;
  std::string type;
  Instant uploaded_at;
  std::string digest;
};
struct CaseMaterial {
  std::string id, name;
  bool required = false;
  std::string source;
  bool held = false;
  MaterialState state{};
  std::optional<MaterialFile> file;
  std::optional<Verdict> verdict;
  std::optional<std::string> url;
  std::optional<std::string>
      check;                       // what the scanner has to say: 正在检查 …, or why it was refused
  std::optional<std::string> why;  // this situation needs it, when others do not
};
struct Missing {
  std::string id, name, why;
};
struct ClockBasis {
  std::string law, article;
};
// How much of a limit is left, as a colour: yellow in its last days, red when it has passed.
enum class ClockLevel : std::uint8_t { normal, yellow, red, held, done };
TB_DESCRIBED(ClockLevel)
struct ClockView {
  std::string name, title;
  clock::ClockKind kind{};
  clock::ClockState state{};
  std::int64_t limit = 0, amount = 0;
  clock::Unit unit{};
  Instant started_at, due_at;
  std::optional<Instant> stopped_at;
  std::int64_t used = 0, left = 0, overdue = 0, held = 0;
  std::string words;
  ClockLevel level = ClockLevel::normal;
  bool provisional = false;
  ClockBasis basis;
  std::vector<clock::Cell> days;
  std::vector<Date> dates;  // of the cells, on the page of one case
};
struct Took {
  std::string words;
  std::int64_t minutes = 0;
};
enum class StepState : std::uint8_t { done, now };
TB_DESCRIBED(StepState)
struct Step {
  std::optional<Instant> at;
  std::string kind, title, who;
  std::optional<std::string> body, element, comment;
  std::optional<Took> took;
  StepState state = StepState::done;
  std::optional<Id> document_id;
};
struct TaskRef {
  std::string id;  // "case.task"
  std::string name, element, who;
  std::optional<Instant> due_at;
};
struct DocumentView {
  Id id;
  std::string kind, title, number;
  Instant issued_at;
  std::string url;
};
struct LicenceRef {
  std::string number, title, status;
};
struct HoldView {
  Id id;
  clock::HoldKind kind{};
  std::string kind_name, article, reason;
  Instant from;
  Date planned_end;
  std::optional<Instant> ended_at;
  bool overrun = false;  // lasts longer than planned
};
// 42: told to the applicant with its reason.
struct ExtensionView {
  std::int64_t days = 0;  // working days
  Instant at, due_at;
  std::string approved_by, reason, article;
};
// Where the case stands in its drawing: elements that wait, and tasks that somebody has done.
struct ProcessView {
  std::string model;
  std::int64_t version = 0;
  std::vector<std::string> active, done;
  bool stands = false;  // at an incident: the system administrator is told
};
struct Case {
  std::string number;
  std::int64_t version = 0;
  State state{};
  std::string state_name;
  CaseItem item;
  CaseApplicant applicant;
  std::string channel;
  Json form;
  std::vector<CaseMaterial> materials;
  std::vector<Missing> missing;
  std::vector<Missing> unneeded;  // materials of other situations, with why; before the decision
  std::vector<catalog::Advice> advice;  // for this situation; before the decision
  std::optional<Correction> correction;
  std::vector<ClockView> clocks;
  std::optional<ClockView> clock;
  Instant created_at, updated_at;
  std::optional<Instant> received_at, accepted_at, decided_at, finished_at, delivered_at;
  std::optional<std::string> acceptance, outcome;
  std::vector<Step> timeline;
  std::vector<TaskRef> tasks;
  std::vector<DocumentView> documents;
  std::optional<LicenceRef> licence;
  std::vector<HoldView> holds;
  std::optional<ExtensionView> extension;
  std::optional<Instant> expires_at;  // of a draft: then it is removed
  std::vector<std::string> may;
  std::optional<ProcessView> process;
};
TB_DESCRIBED(CaseItem)
TB_DESCRIBED(CaseApplicant)
TB_DESCRIBED(MaterialFile)
TB_DESCRIBED(CaseMaterial)
TB_DESCRIBED(Missing)
TB_DESCRIBED(ClockBasis)
TB_DESCRIBED(ClockView)
TB_DESCRIBED(Took)
TB_DESCRIBED(Step)
TB_DESCRIBED(TaskRef)
TB_DESCRIBED(DocumentView)
TB_DESCRIBED(LicenceRef)
TB_DESCRIBED(HoldView)
TB_DESCRIBED(ExtensionView)
TB_DESCRIBED(ProcessView)
TB_DESCRIBED(Case)

struct ItemRef {
  std::string code, name;
};
struct NextAction {
  std::string kind, words;
  std::optional<Instant> due_at;
};
struct CaseRow {
  std::string number;
  ItemRef item;
  State state{};
  std::string state_name, applicant_name;
  std::optional<NextAction> next_action;
  std::optional<ClockView> clock;
  Instant updated_at;
  std::optional<LicenceRef> licence;
};
struct CaseList {
  std::vector<CaseRow> items;
  std::optional<std::string> next;
};
struct OutcomeView {
  std::string id, name, consequence;
  bool needs_comment = false;
};
struct TaskView {
  std::string id;  // "case.task"
  std::string case_number, name, act, element, applicant_name;
  ItemRef item;
  std::string channel;
  std::optional<Instant> due_at;
  std::optional<ClockView> clock;
  std::vector<OutcomeView> outcomes;
  Instant created_at;
  std::int64_t version = 1;
};
struct TaskList {
  std::vector<TaskView> items;
  std::optional<std::string> next;
};
struct TaskDetail {
  TaskView task;
  Case case_;
  std::optional<std::string> refusal, refusal_code;  // why the reader may not complete it
};
// Open tasks of one item.
struct ItemCount {
  std::string code, name;
  std::int64_t count = 0;
};
struct Queue {
  std::string id, name;
  std::int64_t count = 0, yellow = 0, red = 0;
  bool capped = false;  // there are more: only the most urgent were counted
  std::vector<ItemCount> items;
};
struct QueueList {
  std::vector<Queue> items;
};
// What a decision table decides about a case with the version and the inputs that the journal kept.
struct CaseDecision {
  Instant at;
  std::string kind;  // of the journal entry
  std::string model, name;
  std::int64_t version = 0;
  std::string decision;
  Json inputs, value;
  bool same = false;  // it comes out as it did then
  std::vector<decisions::TriedTable> tables;
};
struct CaseDecisionList {
  std::vector<CaseDecision> items;
};
// A published drawing as it is executed (BPMN 2.0 XML); a version never changes.
struct ProcessModel {
  std::string key;
  std::int64_t version = 0;
  std::string xml;
};
struct HoldStarted {
  HoldView hold;
  Case case_;
};
struct MaterialAdded {
  CaseMaterial material;
  std::int64_t case_version = 0;
};
struct Progress {
  std::string number;
  ItemRef item;
  State state{};
  std::string state_name;
  std::optional<ClockView> clock;
  std::vector<Step> timeline;
  std::string next;
};
TB_DESCRIBED(ItemRef)
TB_DESCRIBED(NextAction)
TB_DESCRIBED(CaseRow)
TB_DESCRIBED(CaseList)
TB_DESCRIBED(OutcomeView)
TB_DESCRIBED(TaskView)
TB_DESCRIBED(TaskList)
TB_DESCRIBED(TaskDetail)
TB_DESCRIBED(ItemCount)
TB_DESCRIBED(Queue)
TB_DESCRIBED(QueueList)
TB_DESCRIBED(CaseDecision)
TB_DESCRIBED(CaseDecisionList)
TB_DESCRIBED(ProcessModel)
TB_DESCRIBED(HoldStarted)
TB_DESCRIBED(MaterialAdded)
TB_DESCRIBED(Progress)

}  // namespace tb::cases
