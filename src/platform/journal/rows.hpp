// Rows and statements that sealer and verifier share.
#pragma once
#include "platform/journal/sealer.hpp"
#include "platform/store/record.hpp"

namespace tb::sealing {

struct Lane {
  std::int64_t lane = 0, count = 0;
  Bytes chain, peaks;
  std::int64_t commit_order = 0;
  Id journal_id;
  std::int64_t checkpointed = 0, version = 1;
};
struct Seal {
  std::int64_t lane = 0, seq = 0;
  Id case_id, journal_id;
  Bytes digest, chain;
};
TB_DESCRIBED(Lane)
TB_DESCRIBED(Seal)

// The digest of a row: every field with its length before it, so that no two rows share one.
Digest leaf_of(const JournalEntry& entry);
Digest chained(std::string_view chain, const Digest& leaf);

}  // namespace tb::sealing
