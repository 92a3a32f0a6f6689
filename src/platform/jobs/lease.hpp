// Leases with fencing: work that one node at a time does, and whose late writes are refused when
// another took over.
#pragma once
#include <optional>
#include <string>

#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {

extern const Migrations k_jobs_migrations;

class Leases {
 public:
  // `holder` names this process.
  Leases(Database& database, std::string holder)
      : database_(database), holder_(std::move(holder)) {}

  // Takes or extends the lease of `name` for `us` microseconds; the fence is the same as long as
  // nobody else had it. Nothing while another holds it.
  Result<std::optional<std::int64_t>> take(std::string_view name, std::int64_t us);
  // For the final write of leased work: fails conflict `lease.lost` when another holder came in
  // between. The row stays locked to the end of the transaction.
  static Result<void> check(Tx& tx, std::string_view name, std::int64_t fence);
  // Gives it back, so that another node need not wait.
  Result<void> give(std::string_view name, std::int64_t fence);

 private:
  Database& database_;
  std::string holder_;
};

}  // namespace tb
