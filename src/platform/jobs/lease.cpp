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
const Statement kLook{"lease_look", "SELECT holder, expires_at FROM lease WHERE name = $1"};
const Statement kCheck{"lease_check", "SELECT fence FROM lease WHERE name = $1 /*for_update*/"};
const Statement kGive{"lease_give",
                      "UPDATE lease SET expires_at = 0 WHERE name = $1 AND fence = $2"};

}  // namespace

Asked Fence::ask(Tx& tx) const { return tx.ask(kCheck, {name}); }

Result<void> Fence::holds(const Asked& asked) const {
  if (asked.rows().empty() || asked.rows().integer(0, 0) != value)
    return conflict("lease.lost", "这项后台工作已经由另一台服务器接手");
  return {};
}

Result<bool> Leases::is_free(const std::string& name) {
  const auto now = database_.node_clock();
  return database_.read([&](Tx& tx) -> Result<bool> {
    const auto asked = tx.ask(kLook, {name});
    const auto& rows = asked.rows();
    return rows.empty() || rows.text(0, 0) == holder_ || rows.integer(0, 1) < now.us;
  });
}

Result<std::optional<Fence>> Leases::take(const std::string& name, std::int64_t us) {
  const std::scoped_lock lock(mutex_);
  if (const auto held = held_.find(name);
      held != held_.end() && held->second.until.us - database_.node_clock().us > us / 2)
    return Fence{name, held->second.fence};
  held_.erase(name);
  if (!TRY(is_free(name))) return std::nullopt;
  Instant until;
  const auto fence = TRY(database_.write([&](Tx& tx) -> Result<std::optional<std::int64_t>> {
    const auto now = tx.now();
    until.us = now.us + us;
    const auto asked = tx.ask(kTake, {name, holder_, until, now});
    if (asked.rows().empty()) return std::nullopt;
    return asked.rows().integer(0, 0);
  }));
  if (!fence) return std::nullopt;
  held_[name] = {*fence, until};
  return Fence{name, *fence};
}

Result<void> Leases::check(Tx& tx, const Fence& fence) { return fence.holds(fence.ask(tx)); }

Result<void> Leases::give(const Fence& fence) {
  forget(fence.name);
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    tx.write(kGive, {fence.name, fence.value});
    return true;
  }));
  return {};
}

void Leases::forget(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  held_.erase(name);
}

}  // namespace tb
