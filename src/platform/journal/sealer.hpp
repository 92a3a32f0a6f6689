// Numbers and chains committed journal rows, a lane at a time, and signs checkpoints. Runs on any
// node: the lane's row is locked while it works, so two sealers take turns.
#pragma once
#include <bitset>
#include <functional>
#include <string>

#include "core/crypto.hpp"
#include "core/describe.hpp"
#include "platform/journal/journal.hpp"

namespace tb {

// What an outsider keeps: so many rows of a lane had this root and chain at this instant.
struct Checkpoint {
  std::int64_t lane = 0, count = 0;
  std::string root, chain;  // hex
  Instant at;
  std::string signature;  // base64, SM2 with SM3 over signed_text()
  std::string signer;     // fingerprint of the key
};
TB_DESCRIBED(Checkpoint)

// The text that is signed: every field before the signature, one a line.
std::string signed_text(const Checkpoint& checkpoint);

class Sealer {
 public:
  // `publish` receives every new checkpoint after its commit: it goes outside (a file, the next
  // level).
  Sealer(Database& database, Sm2PrivateKey key, std::function<void(const Checkpoint&)> publish);
  // What a write of a leased run asks first (see Fence).
  using Guard = std::function<Result<void>(Tx&)>;
  // Whether a committed row waits for its seal, or a lane for its signature. A read.
  Result<bool> has_work();
  // Seals what is committed and makes a checkpoint of each lane that grew; a lane where nothing
  // waits costs no transaction. Returns the rows sealed. Fails as `guard` does.
  Result<std::int64_t> run(const Guard& guard = {});

 private:
  using Lanes = std::bitset<kJournalLanes>;
  Result<Lanes> waiting_lanes();
  Result<std::int64_t> seal_lane(std::int64_t lane, const Guard& guard);
  Result<void> sign(Checkpoint point, const Guard& guard);
  Database& database_;
  Sm2PrivateKey key_;
  std::string signer_;
  std::function<void(const Checkpoint&)> publish_;
};

struct Finding {
  std::int64_t lane = 0, seq = 0;
  std::string what;  // Chinese
};
struct Verification {
  std::int64_t rows = 0, checkpoints = 0, unsealed = 0;
  std::vector<Finding> findings;
};

// Recomputes every lane from the journal and compares it with the seals, the stored checkpoints and
// the outside ones; finds a changed, missing, added or re-chained row. A checkpoint whose key is
// not `key` is a finding.
Result<Verification> verify_journal(Database& database, const Sm2PublicKey& key,
                                    const std::vector<Checkpoint>& outside);
// Newest first.
Result<std::vector<Checkpoint>> checkpoints(Database& database, std::int64_t limit);

}  // namespace tb
