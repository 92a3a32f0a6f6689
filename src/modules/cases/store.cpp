#include "modules/cases/store.hpp"

#include <fmt/format.h>

#include "core/crypto.hpp"
#include "platform/store/foresight.hpp"

namespace tb::cases::store {
namespace {

const Statement kIdByNumber{"case_id_by_number",
                            R"(SELECT id, applicant FROM "case" WHERE number = $1)"};
const Statement kCase{"case", "SELECT " + columns<CaseRecord>() + R"( FROM "case" WHERE id = $1)"};
const Statement kVersions{
    "case_versions",
    R"(SELECT c.version, i.version FROM "case" c LEFT JOIN instance i ON i.case_id = c.id WHERE c.id = $1)"};
const Statement kMaterials{"materials",
                           "SELECT " + columns<MaterialRecord>() +
                               " FROM material WHERE case_id = $1 ORDER BY id, version"};
const Statement kClocks{
    "clocks", "SELECT " + columns<ClockRecord>() + " FROM clock WHERE case_id = $1 ORDER BY name"};
const Statement kHolds{
    "holds", "SELECT " + columns<HoldRecord>() + " FROM hold WHERE case_id = $1 ORDER BY id"};
const Statement kDocuments{"documents", "SELECT " + columns<DocumentRecord>() +
                                            " FROM document WHERE case_id = $1 ORDER BY id"};
const Statement kAddCase{"case_add", insert_sql<CaseRecord>("\"case\"")};
// What no act changes, and what only a form or a correction changes.
const Columns kAll = columns_but<CaseRecord>(
    {"number", "item_code", "item_version", "item_name", "region", "deciding_body", "body_name",
     "channel", "applicant", "filed_by", "applicant_sealed", "applicant_name_index", "created_at"});
const Columns kMoving = columns_but<CaseRecord>(
    {"number", "item_code", "item_version", "item_name", "region", "deciding_body", "body_name",
     "channel", "applicant", "filed_by", "applicant_sealed", "applicant_name_index", "created_at",
     "form_public", "form_sealed", "correction_sealed"});
const Statement kSaveAll{"case_save_all",
                         update_sql(*TypeOf<CaseRecord>::get(), "\"case\"", 1, kAll)};
const Statement kSaveCase{"case_save",
                          update_sql(*TypeOf<CaseRecord>::get(), "\"case\"", 1, kMoving)};
const Statement kAddParty{"party_add", insert_sql<PartyRecord>("case_party")};
const Statement kAddField{"field_add", insert_sql<FieldRecord>("case_field")};
const Statement kRemoveField{"field_remove", R"(
DELETE FROM case_field WHERE item_code = $1 AND field = $2 AND value = $3 AND case_id = $4)"};
const Statement kAddMaterial{"material_add", insert_sql<MaterialRecord>("material")};
const Statement kRetireMaterial{
    "material_retire",
    "UPDATE material SET current = FALSE WHERE case_id = $1 AND id = $2 AND current"};
const Statement kUnchecked{"material_unchecked", R"(
SELECT case_id, id, version, blob FROM material
WHERE state = 'received' AND current
ORDER BY uploaded_at
LIMIT $1)"};
const Statement kSaveCheck{"material_check", R"(
UPDATE material SET state = $4, refusal = $5
WHERE case_id = $1 AND id = $2 AND version = $3 AND state = 'received')"};
const Statement kSaveVerdict{
    "material_verdict",
    "UPDATE material SET verdict = $4 WHERE case_id = $1 AND id = $2 AND version = $3"};
const Statement kAddClock{"clock_add", insert_sql<ClockRecord>("clock")};
const Columns kMovingClock = columns_but<ClockRecord>({"terms"});
const Statement kSaveClock{"clock_save",
                           update_sql(*TypeOf<ClockRecord>::get(), "clock", 2, kMovingClock)};
const Statement kAddHold{"hold_add", insert_sql<HoldRecord>("hold")};
const Statement kEndHold{
    "hold_end",
    "UPDATE hold SET ended_at = $3 WHERE case_id = $1 AND id = $2 AND ended_at IS NULL"};
const Statement kAddDocument{"document_add", insert_sql<DocumentRecord>("document")};
const Statement kNextNumber{"document_number_next", R"(
INSERT INTO document_number (body, series, year, last) VALUES ($1, $2, $3, 1)
ON CONFLICT (body, series, year) DO UPDATE SET last = document_number.last + 1 RETURNING last)"};
const Statement kNumberAhead{"document_number_ahead", R"(
INSERT INTO document_number (body, series, year, last)
SELECT deciding_body, CAST($2 AS TEXT), CAST($3 AS BIGINT), 1 FROM "case" WHERE id = $1
ON CONFLICT (body, series, year) DO UPDATE SET last = document_number.last + 1 RETURNING last)"};
// idempotency_before: keys of releases that kept them as texts, until they are forgotten.
const Statement kIdempotency{"idempotency", R"(
SELECT account, name, digest, case_id, created_at FROM idempotency WHERE account = $1 AND name = $2
UNION ALL
SELECT account, $2, substr(digest, 1, 32), case_id, created_at FROM idempotency_before
WHERE account = $1 AND route = $3 AND key = $4)"};
const Statement kClaim{"idempotency_claim", R"(
INSERT INTO idempotency (account, name, digest, case_id, created_at)
SELECT $1, $2, $3, $4, $5
WHERE NOT EXISTS (SELECT 1 FROM idempotency_before WHERE account = $1 AND route = $6 AND key = $7)
ON CONFLICT DO NOTHING RETURNING created_at)"};
const Statement kClaimable{"idempotency_claimable", R"(
SELECT CAST($5 AS BIGINT)
WHERE NOT EXISTS (SELECT 1 FROM idempotency WHERE account = $1 AND name = $2)
  AND NOT EXISTS (SELECT 1 FROM idempotency_before WHERE account = $1 AND route = $6 AND key = $7))"};
const Foresight kClaimForeseen(kClaim, kClaimable);
// Primary key.
const Statement kKeysAfter{"idempotency_after", "SELECT " + columns<IdempotencyRecord>() + R"(
FROM idempotency WHERE (account, name) > ($1, $2) ORDER BY account, name LIMIT $3)"};
const Statement kForget{"idempotency_forget",
                        "DELETE FROM idempotency WHERE account = $1 AND name = $2"};
const Statement kForgetBefore{"idempotency_forget_before",
                              "DELETE FROM idempotency_before WHERE created_at < $1"};
// Primary key of clock.
const Statement kTimedAfter{"cases_timed_after", R"(
SELECT DISTINCT case_id FROM clock WHERE case_id > $1 AND state <> 'stopped'
ORDER BY case_id LIMIT $2)"};
// A list shows no form, and a form may be long.
const Columns kBriefly = columns_but<CaseRecord>(
    {"applicant_name_index", "form_public", "form_sealed", "correction_sealed"});
const std::string kBrief = "SELECT " + columns(*TypeOf<CaseRecord>::get(), "c", kBriefly) + ", " +
                           columns<ClockRecord>("k");
// What a page is narrowed to; $2 = where it goes on, $3 = its length.
const std::string kFound = R"(($5 = '' OR c.item_code = $5)
  AND ($6 = '' OR c.number = $6 OR c.applicant_name_index = $7 OR replace(c.item_name, $6, '') <> c.item_name))";
// Indexes case_by_applicant and case_by_filer; the clock by its primary key.
const Statement kOfPerson{"cases_of_person", kBrief + R"(
FROM (SELECT id FROM "case" WHERE applicant = $1 AND id < $2
      UNION SELECT id FROM "case" WHERE filed_by = $1 AND filed_by <> applicant AND id < $2) mine
JOIN "case" c ON c.id = mine.id LEFT JOIN clock k ON k.case_id = c.id AND k.due_at = c.due_at AND k.state <> 'stopped'
WHERE ($4 = '' OR c.state = $4) AND )" + kFound +
                                                 R"(
  AND coalesce(c.due_at, 0) > $8 AND coalesce(c.due_at, 0) <= $9
ORDER BY c.id DESC LIMIT $3)"};
const std::string kByDue = kBrief + R"(
FROM "case" c LEFT JOIN clock k ON k.case_id = c.id AND k.due_at = c.due_at AND k.state <> 'stopped'
WHERE c.due_at >= $1 AND (c.due_at, c.id) > ($1, $2) AND ($4 = '' OR c.state = $4) AND )" +
                           kFound + R"(
  AND c.due_at > $8 AND c.due_at <= $9 AND )";
const std::string kUrgentFirst = " ORDER BY c.due_at, c.id LIMIT $3";
// Index case_by_due, which holds the body too: what another body decides is passed over in the
// index itself. A city has few regions.
const Statement kByDueOfRegion{"cases_by_due_of_region", kByDue + "c.region = $10" + kUrgentFirst};
const Statement kByDueOfBody{"cases_by_due_of_body",
                             kByDue + "c.deciding_body = $10" + kUrgentFirst};
const std::string kTaskRow =
    kBrief + ", " + columns<flow::Task>("t") + ", i.model, i.model_version\n";
const std::string kTaskJoins = R"( a JOIN task t ON t.case_id = a.case_id AND t.id = a.task_id
JOIN "case" c ON c.id = a.case_id JOIN instance i ON i.case_id = a.case_id
LEFT JOIN clock k ON k.case_id = c.id AND k.due_at = c.due_at AND k.state <> 'stopped'
)";
// The page is cut in the index before anything is joined; a limit that is written out lets the
// planner know how short it is.
std::string task_page(int limit) {
  return kTaskRow +
         fmt::format(R"(FROM (SELECT * FROM task_access
  WHERE scope = $1 AND (due_at, task_id) > ($2, $3) AND ($4 = '' OR act = $4) AND ($5 = '' OR item = $5)
    AND due_at > $6 AND due_at <= $7
  ORDER BY due_at, task_id LIMIT {}))",
                     limit) +
         kTaskJoins + "ORDER BY a.due_at, a.task_id";
}
const Statement kTaskPage{"task_page", task_page(kTaskPageRows)};
const Statement kTaskLongPage{"task_long_page", task_page(kTaskMostRows)};
const Statement kTasksFound{"tasks_found", kTaskRow + "FROM task_access" + kTaskJoins + R"(
WHERE a.scope = $1 AND (a.due_at, a.task_id) > ($2, $3) AND ($4 = '' OR a.act = $4)
  AND ($5 = '' OR a.item = $5)
  AND (c.number = $7 OR c.applicant_name_index = $8 OR replace(c.item_name, $7, '') <> c.item_name)
  AND a.due_at > $9 AND a.due_at <= $10
ORDER BY a.due_at, a.task_id LIMIT $6)"};
// The most urgent of a scope: counting all would cost more the more there are.
const Statement kQueues{"task_queues", fmt::format(R"(
SELECT q.act, q.item, c.item_name, q.tasks, q.yellow, q.red FROM (
  SELECT act, item, max(case_id) AS newest, count(*) AS tasks,
    CAST(sum(CASE WHEN due_at > $2 AND yellow_at <= $2 THEN 1 ELSE 0 END) AS BIGINT) AS yellow,
    CAST(sum(CASE WHEN due_at <= $2 AND due_at > 0 THEN 1 ELSE 0 END) AS BIGINT) AS red
  FROM (SELECT act, item, case_id, due_at, yellow_at FROM task_access WHERE scope = $1 ORDER BY due_at, task_id LIMIT {}) a
  GROUP BY act, item) q JOIN "case" c ON c.id = q.newest)",
                                                   kMostCounted)};
const std::string kIncident = "SELECT " + columns<flow::IncidentRow>("i") +
                              R"(, c.number, c.state, c.item_code, c.item_name, c.body_name,
  n.model, n.model_version, t.not_before
FROM incident i JOIN "case" c ON c.id = i.case_id JOIN instance n ON n.case_id = i.case_id
LEFT JOIN timer t ON i.kind = 'timer' AND t.case_id = i.case_id AND t.token = i.token AND t.boundary = i.element
)";
// Index incident_open.
const Statement kOpenIncidents{"incidents_open", kIncident + R"(
WHERE i.resolved_at IS NULL AND (i.raised_at, i.id) > ($1, $2) ORDER BY i.raised_at, i.id LIMIT $3)"};
const Statement kOneIncident{"incident_read", kIncident + "WHERE i.case_id = $1 AND i.id = $2"};
const Statement kOldDrafts{
    "drafts_old",
    R"(SELECT id FROM "case" WHERE received_at IS NULL AND created_at < $1 AND state = 'draft' AND updated_at < $1
ORDER BY created_at LIMIT $2)"};
const Statement kRemoveMaterials{"materials_remove", "DELETE FROM material WHERE case_id = $1"};
const Statement kRemoveParties{"parties_remove", "DELETE FROM case_party WHERE case_id = $1"};
const Statement kRemoveDraft{
    "draft_remove", R"(DELETE FROM "case" WHERE id = $1 AND version = $2 AND state = 'draft')"};
const Statement kBlobKnown{"blob_known",
                           "SELECT 1 FROM material WHERE blob = $1 AND blob < 's' LIMIT 1"};

Bytes name_of_key(std::string_view route, std::string_view key) {
  return {bytes_of(sm3(fmt::format("{} {}", route, key))).substr(0, 16)};
}

}  // namespace

Asked ask_id(Tx& tx, std::string_view number) { return tx.ask(kIdByNumber, {number}); }
Asked ask_case(Tx& tx, Id id) { return tx.ask(kCase, {id}); }
Asked ask_versions(Tx& tx, Id id) { return tx.ask(kVersions, {id}); }
Asked ask_materials(Tx& tx, Id id) { return tx.ask(kMaterials, {id}); }
Asked ask_clocks(Tx& tx, Id id) { return tx.ask(kClocks, {id}); }
Asked ask_holds(Tx& tx, Id id) { return tx.ask(kHolds, {id}); }
Asked ask_documents(Tx& tx, Id id) { return tx.ask(kDocuments, {id}); }
void add_case(Tx& tx, const CaseRecord& record) { tx.write(kAddCase, params_of(record)); }
void save_case(Tx& tx, const CaseRecord& record, bool with_content) {
  tx.write(with_content ? kSaveAll : kSaveCase, params_of(record, with_content ? kAll : kMoving),
           Expect::one);
}
void add_party(Tx& tx, const PartyRecord& record) { tx.write(kAddParty, params_of(record)); }
void add_field(Tx& tx, const FieldRecord& record) { tx.write(kAddField, params_of(record)); }
void remove_field(Tx& tx, const FieldRecord& record) { tx.write(kRemoveField, params_of(record)); }
void add_material(Tx& tx, const MaterialRecord& record) {
  tx.write(kAddMaterial, params_of(record));
}
void retire_material(Tx& tx, Id case_id, std::string_view id) {
  tx.write(kRetireMaterial, {case_id, id});
}
Asked ask_unchecked(Tx& tx, std::int64_t limit) { return tx.ask(kUnchecked, {limit}); }
std::vector<Unchecked> read_unchecked(const Asked& asked) {
  std::vector<Unchecked> out;
  const auto& rows = asked.rows();
  out.reserve(rows.count());
  for (std::size_t i = 0; i < rows.count(); ++i)
    out.push_back({Id{rows.integer(i, 0)}, std::string(rows.text(i, 1)), rows.integer(i, 2),
                   std::string(rows.text(i, 3))});
  return out;
}
void save_check(Tx& tx, const MaterialRecord& record) {
  tx.write(kSaveCheck, {record.case_id, record.id, record.version, record.state, record.refusal});
}
void save_verdict(Tx& tx, const MaterialRecord& record) {
  tx.write(kSaveVerdict, {record.case_id, record.id, record.version, record.verdict});
}
void add_clock(Tx& tx, const ClockRecord& record) { tx.write(kAddClock, params_of(record)); }
void save_clock(Tx& tx, const ClockRecord& record) {
  tx.write(kSaveClock, params_of(record, kMovingClock), Expect::one);
}
void add_hold(Tx& tx, const HoldRecord& record) { tx.write(kAddHold, params_of(record)); }
void end_hold(Tx& tx, const HoldRecord& record) {
  tx.write(kEndHold, {record.case_id, record.id, record.ended_at}, Expect::one);
}
void add_document(Tx& tx, const DocumentRecord& record) {
  tx.write(kAddDocument, params_of(record));
}
Asked ask_document_number(Tx& tx, Id body, std::string_view series, std::int64_t year) {
  return tx.ask(kNextNumber, {body, series, year});
}
NumberAhead ask_number_ahead(Tx& tx, Id case_id, std::string_view series, std::int64_t year) {
  return {std::string(series), year, tx.ask(kNumberAhead, {case_id, series, year})};
}
Asked ask_idempotency(Tx& tx, Id account, std::string_view route, std::string_view key) {
  return tx.ask(kIdempotency, {account, name_of_key(route, key), route, key});
}
Asked claim_idempotency(Tx& tx, Id account, std::string_view route, std::string_view key,
                        std::string_view digest, Id case_id, Instant at) {
  return tx.ask(kClaim, {account, name_of_key(route, key), digest, case_id, at, route, key});
}
Asked ask_keys_after(Tx& tx, const IdempotencyRecord& after, std::int64_t limit) {
  return tx.ask(kKeysAfter, {after.account, after.name, limit});
}
void forget_key(Tx& tx, const IdempotencyRecord& record) {
  tx.write(kForget, {record.account, record.name});
}
void forget_keys_of_before(Tx& tx, Instant before) { tx.write(kForgetBefore, {before}); }
Asked ask_timed_after(Tx& tx, Id after, std::int64_t limit) {
  return tx.ask(kTimedAfter, {after, limit});
}
Asked ask_of_person(Tx& tx, Id person, const Filter& filter, Id before, std::int64_t limit) {
  return tx.ask(kOfPerson, {person, before, limit, filter.state_or_act, filter.item, filter.words,
                            filter.name_index, filter.after, filter.until});
}
Asked ask_by_due_of_region(Tx& tx, std::string_view region, const Filter& filter, Place after,
                           std::int64_t limit) {
  return tx.ask(kByDueOfRegion,
                {after.at, after.id, limit, filter.state_or_act, filter.item, filter.words,
                 filter.name_index, filter.after, filter.until, region});
}
Asked ask_by_due_of_body(Tx& tx, Id body, const Filter& filter, Place after, std::int64_t limit) {
  return tx.ask(kByDueOfBody, {after.at, after.id, limit, filter.state_or_act, filter.item,
                               filter.words, filter.name_index, filter.after, filter.until, body});
}
Asked ask_task_page(Tx& tx, std::string_view scope, const Filter& filter, Place after,
                    std::int64_t limit) {
  if (!filter.words.empty())
    return tx.ask(kTasksFound, {scope, after.at, after.id, filter.state_or_act, filter.item, limit,
                                filter.words, filter.name_index, filter.after, filter.until});
  return tx.ask(
      limit <= kTaskPageRows ? kTaskPage : kTaskLongPage,
      {scope, after.at, after.id, filter.state_or_act, filter.item, filter.after, filter.until});
}
Brief read_brief(const Rows& rows, std::size_t row) {
  Brief out;
  read_row(rows, row, 0, *TypeOf<CaseRecord>::get(), kBriefly, &out.record);
  const std::size_t at = kBriefly.size();
  out.next_column = at + TypeOf<ClockRecord>::get()->count;
  if (rows.null(row, at)) return out;
  ClockRecord record;
  read_row(rows, row, at, *TypeOf<ClockRecord>::get(), &record);
  auto clock = clock_of(record);
  if (!clock) throw StoreLost("a clock of case " + out.record.number + " is broken");
  out.clocks.push_back(*std::move(clock));
  return out;
}
Asked ask_queue_counts(Tx& tx, std::string_view scope, Instant now) {
  return tx.ask(kQueues, {scope, now});
}
Asked ask_open_incidents(Tx& tx, Instant raised_at, Id after, std::int64_t limit) {
  return tx.ask(kOpenIncidents, {raised_at, after, limit});
}
Asked ask_incident(Tx& tx, Id case_id, Id incident) {
  return tx.ask(kOneIncident, {case_id, incident});
}
Asked ask_old_drafts(Tx& tx, Instant before, std::int64_t limit) {
  return tx.ask(kOldDrafts, {before, limit});
}
void remove_draft(Tx& tx, const CaseRecord& record) {
  tx.write(kRemoveMaterials, {record.id});
  tx.write(kRemoveParties, {record.id});
  tx.write(kRemoveDraft, {record.id, record.version}, Expect::one);
}
Asked ask_blob_known(Tx& tx, std::string_view blob) { return tx.ask(kBlobKnown, {blob}); }

}  // namespace tb::cases::store
