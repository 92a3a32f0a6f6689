#include "platform/journal/journal.hpp"

#include "platform/store/record.hpp"

namespace tb {

TB_STRUCT(JournalEntry, case_id, id, lane, kind, actor, body, element, at, payload)

namespace {
const Statement kAppend{"journal_append",
                        "INSERT INTO journal (" + columns<JournalEntry>() + R"(, commit_order)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, /*next_order*/))"};
const Statement kOfCase{"journal_of_case", "SELECT " + columns<JournalEntry>() +
                                               " FROM journal WHERE case_id = $1 ORDER BY id"};
}  // namespace

void append(Tx& tx, JournalEntry& entry) {
  entry.id = tx.new_id();
  entry.lane = static_cast<std::int64_t>(
                   static_cast<std::uint64_t>(entry.case_id.value) * 0x9e3779b97f4a7c15U >> 40) %
               kJournalLanes;
  if (entry.at.us == 0) entry.at = tx.now();
  tx.write(kAppend, params_of(entry));
}

Asked ask_journal(Tx& tx, Id case_id) { return tx.ask(kOfCase, {case_id}); }

}  // namespace tb
