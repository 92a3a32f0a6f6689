// Every SQL statement of cases.
#pragma once
#include <limits>

#include "flow/types.hpp"
#include "modules/cases/types.hpp"
#include "platform/store/record.hpp"

namespace tb::cases::store {

// (id, applicant) of a case by number.
// Empty = everything. `words` finds an exact case number, an applicant's exact name (by its blind
// index) or a part of the item's name; `after` < due <= `until`.
struct Filter {
  std::string state_or_act, item, words;
  Bytes name_index;
  Instant after{std::numeric_limits<std::int64_t>::min()},
      until{std::numeric_limits<std::int64_t>::max()};
};
// Where a page goes on: behind this instant and id.
struct Place {
  Instant at;
  Id id;
};
Asked ask_id(Tx& tx, std::string_view number);
Asked ask_case(Tx& tx, Id id);
// The version of the case and of its instance (null: none): is what is remembered still true?
Asked ask_versions(Tx& tx, Id id);
Asked ask_materials(Tx& tx, Id id);
Asked ask_clocks(Tx& tx, Id id);
Asked ask_holds(Tx& tx, Id id);
Asked ask_documents(Tx& tx, Id id);

void add_case(Tx& tx, const CaseRecord& record);
// `with_content`: form and correction have changed too.
void save_case(Tx& tx, const CaseRecord& record, bool with_content);
void add_party(Tx& tx, const PartyRecord& record);
void add_field(Tx& tx, const FieldRecord& record);
void remove_field(Tx& tx, const FieldRecord& record);
void add_material(Tx& tx, const MaterialRecord& record);
void retire_material(Tx& tx, Id case_id, std::string_view id);
// The oldest current papers that the scanner has not looked at: case, id, version, blob. Index:
// material_to_check.
struct Unchecked {
  Id case_id;
  std::string id;
  std::int64_t version = 0;
  std::string blob;
};
Asked ask_unchecked(Tx& tx, std::int64_t limit);
std::vector<Unchecked> read_unchecked(const Asked& asked);
void save_check(Tx& tx, const MaterialRecord& record);
void save_verdict(Tx& tx, const MaterialRecord& record);
void add_clock(Tx& tx, const ClockRecord& record);
void save_clock(Tx& tx, const ClockRecord& record);  // what moves of it
void add_hold(Tx& tx, const HoldRecord& record);
void end_hold(Tx& tx, const HoldRecord& record);
void add_document(Tx& tx, const DocumentRecord& record);

// The next 年度號 of a body's series; its row stays locked to the end of the transaction, so there
// is no gap.
Asked ask_document_number(Tx& tx, Id body, std::string_view series, std::int64_t year);
// The same before the case is loaded: its deciding body and the year of `now` in the database.
struct NumberAhead {
  std::string series;
  std::int64_t year = 0;
  Asked asked;
};
NumberAhead ask_number_ahead(Tx& tx, Id case_id, std::string_view series, std::int64_t year);

// Takes the key for this transaction: no row when it was used before (or waits until a transaction
// that holds it has ended).
Asked claim_idempotency(Tx& tx, Id account, std::string_view route, std::string_view key,
                        std::string_view digest, Id case_id, Instant at);
Asked ask_idempotency(Tx& tx, Id account, std::string_view route, std::string_view key);
// In the order of the primary key, so that all can be walked in pages.
Asked ask_keys_after(Tx& tx, const IdempotencyRecord& after, std::int64_t limit);
void forget_key(Tx& tx, const IdempotencyRecord& record);
void forget_keys_of_before(Tx& tx, Instant before);
// Cases with a clock that still runs or is held, by id.
Asked ask_timed_after(Tx& tx, Id after, std::int64_t limit);

// Lists, newest or most urgent first, each row the case and (when there is one) the clock it is due
// by; continued after a cursor. read_brief() reads a row.
Asked ask_of_person(Tx& tx, Id person, const Filter& filter, Id before, std::int64_t limit);
Asked ask_by_due_of_region(Tx& tx, std::string_view region, const Filter& filter, Place after,
                           std::int64_t limit);
Asked ask_by_due_of_body(Tx& tx, Id deciding_body, const Filter& filter, Place after,
                         std::int64_t limit);
// Open tasks of one scope by due time: case, clock, task, then model and model version. Index:
// primary key of task_access.
// Gives at most `limit` ≤ kTaskMostRows rows, and kTaskPageRows at least when there are so many.
inline constexpr std::int64_t kTaskPageRows = 21, kTaskMostRows = 101;
Asked ask_task_page(Tx& tx, std::string_view scope, const Filter& filter, Place after,
                    std::int64_t limit);
struct Brief {
  CaseRecord record;  // without form, correction and blind index
  std::vector<clock::Clock> clocks;
  std::size_t next_column = 0;
};
Brief read_brief(const Rows& rows, std::size_t row);
// (act, item, its name, count, yellow, red) of the kMostCounted most urgent tasks of a scope.
inline constexpr std::int64_t kMostCounted = 1'000;
Asked ask_queue_counts(Tx& tx, std::string_view scope, Instant now);
// Open incidents after (raised_at, id), oldest first: the incident, then number, state, item code,
// item name, body, model, model version of its case and, of a timer, when it is tried again.
Asked ask_open_incidents(Tx& tx, Instant raised_at, Id after, std::int64_t limit);
// The same of one, open or not.
Asked ask_incident(Tx& tx, Id case_id, Id incident);
// (id) of drafts last touched before an instant, oldest first. Index case_draft_by_age.
Asked ask_old_drafts(Tx& tx, Instant before, std::int64_t limit);
// A draft's own rows; fails the commit when it changed meanwhile.
void remove_draft(Tx& tx, const CaseRecord& record);
Asked ask_blob_known(Tx& tx, std::string_view blob);

}  // namespace tb::cases::store
