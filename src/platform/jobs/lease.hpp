// Leases with fencing: work that one node at a time does, and whose late writes are refused when
// another took over.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {

extern const Migrations k_jobs_migrations;

// What leased work takes along: every write it makes asks whether the lease is still its own.
struct Fence {
  std::string name;
  std::int64_t value = 0;
  // Queues the question; it travels with the reads of the write. The row stays locked to the end of
  // the transaction.
  Asked ask(Tx& tx) const;
  // Fails conflict `lease.lost` when another holder came in between.
  Result<void> holds(const Asked& asked) const;
};

class Leases {
 public:
  // `holder` names this process.
  Leases(Database& database, std::string holder)
      : database_(database), holder_(std::move(holder)) {}

  // Takes or extends the lease of `name` for `us` microseconds; the fence is the same as long as
  // nobody else had it. Nothing while another holds it. Written only when less than half of it is
  // left; a lease that another holds costs a read.
  Result<std::optional<Fence>> take(const std::string& name, std::int64_t us);
  // For the final write of leased work: ask and holds in one.
  static Result<void> check(Tx& tx, const Fence& fence);
  // Gives it back, so that another node need not wait.
  Result<void> give(const Fence& fence);
  // Forgets what this process believes to hold, after `lease.lost`.
  void forget(const std::string& name);

 private:
  struct Held {
    std::int64_t fence = 0;
    Instant until;
  };
  Result<bool> is_free(const std::string& name);
  Database& database_;
  std::string holder_;
  std::mutex mutex_;
  std::map<std::string, Held> held_;
};

}  // namespace tb
