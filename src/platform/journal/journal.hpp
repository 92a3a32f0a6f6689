// One journal: what happened, written in the transaction in which it happened. Timeline, audit,
// outbox and statistics are views over it. Sealing is in sealer.hpp.
#pragma once
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {

extern const Migrations k_journal_migrations;

inline constexpr std::int64_t kJournalLanes = 4;

struct JournalEntry {
  Id case_id;  // what it belongs to; one case is one place on disk
  Id id;       // made by append()
  std::int64_t lane = 0;
  std::string kind;     // noun.verb.v1
  Id actor;             // person; 0 = the system
  Id body;              // of the actor; 0 = none
  std::string element;  // of the process, or empty
  Instant at;
  Bytes payload;  // sealed by the caller when it holds anything personal
};
TB_DESCRIBED(JournalEntry)

// Queues the entry; fills id, lane and, when it is zero, at.
void append(Tx& tx, JournalEntry& entry);
// Queues the read of a case's entries in order; take them with all_of<JournalEntry>().
Asked ask_journal(Tx& tx, Id case_id);

}  // namespace tb
