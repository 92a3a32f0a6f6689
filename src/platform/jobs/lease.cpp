#include "platform/jobs/lease.hpp"

namespace tb {
namespace {

// Free, expired or mine: mine keeps its fence, another's is raised by one.
const Statement kTake{"lease_take", R"(
INSERT INTO lease (name, holder, fence, expires_at) VALUES ($1, $2, 1, $3)
ON CONFLICT (name) DO UPDATE SET
  fence = lease.fence + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END,
  holder = excluded.holder, expires_at = excluded.expires_at
WHERE lease.holder = excluded.holder OR lease.expires_at < $4
RETURNING fence)"};
const Statement kCheck{"lease_check", "SELECT fence FROM lease WHERE name = $1 /*for_update*/"};
const Statement kGive{"lease_give",
                      "UPDATE lease SET expires_at = 0 WHERE name = $1 AND fence = $2"};

}  // namespace

Result<std::optional<std::int64_t>> Leases::take(std::string_view name, std::int64_t us) {
  return database_.write([&](Tx& tx) -> Result<std::optional<std::int64_t>> {
    const auto now = tx.now();
    const auto asked = tx.ask(kTake, {name, holder_, Instant{now.us + us}, now});
    if (asked.rows().empty()) return std::nullopt;
    return asked.rows().integer(0, 0);
  });
}

Result<void> Leases::check(Tx& tx, std::string_view name, std::int64_t fence) {
  const auto asked = tx.ask(kCheck, {name});
  if (asked.rows().empty() || asked.rows().integer(0, 0) != fence)
    return conflict("lease.lost", "这项后台工作已经由另一台服务器接手");
  return {};
}

Result<void> Leases::give(std::string_view name, std::int64_t fence) {
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    tx.write(kGive, {name, fence});
    return true;
  }));
  return {};
}

}  // namespace tb
