// A moved holiday moves the clocks that still run (国务院办公厅 announces each year's days off, and
// may change them).
#include "modules/cases/service.hpp"

namespace tb::cases {

Result<bool> CaseWork::follow_calendar(Tx& tx) {
  bool changed = false, moved = false;
  for (auto& clock : dossier.clocks) {
    if (clock.state == clock::ClockState::stopped ||
        clock.calendar_version == services_->calendar->version())
      continue;
    const auto due = clock.due_at;
    clock = TRY(clock::recompute(clock, *services_->calendar));
    changed = true;
    moved = moved || clock.due_at != due;
  }
  if (!moved) return changed;
  const auto* leading = rules::leading_clock(dossier);
  dossier.record.due_at = leading == nullptr ? std::nullopt : std::optional(leading->due_at);
  tell(tx, "clock.moved.v1", nullptr, {});
  return true;
}

Result<std::vector<Id>> CaseService::timed_after(Id after, std::int64_t limit) {
  return services_.database.read([&](Tx& tx) -> Result<std::vector<Id>> {
    const auto asked = store::ask_timed_after(tx, after, limit);
    std::vector<Id> out;
    out.reserve(asked.rows().count());
    for (std::size_t i = 0; i < asked.rows().count(); ++i)
      out.push_back(Id{asked.rows().integer(i, 0)});
    return out;
  });
}

Result<bool> CaseService::follow_calendar(Id case_id) {
  return services_.database.write([&](Tx& tx) -> Result<bool> {
    auto work = TRY(CaseWork::load(services_, tx, case_id, flow::Lock::wait));
    if (!TRY(work.follow_calendar(tx))) return false;
    work.save(tx);
    return true;
  });
}

}  // namespace tb::cases
