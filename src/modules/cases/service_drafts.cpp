// What is kept for some days only: drafts that were never sent (removed with everything personal in
// them) and the keys of repeated requests.
#include "modules/cases/service.hpp"

namespace tb::cases {

Result<std::int64_t> CaseService::expire_drafts(std::int64_t limit) {
  const auto today = date_of(services_.database.node_clock());
  const auto before =
      at_minute(today - static_cast<std::int32_t>(services_.parameters.draft_days), 0);
  const auto old = TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<Id>> {
    const auto asked = store::ask_old_drafts(tx, before, limit);
    std::vector<Id> ids(asked.rows().count());
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = {asked.rows().integer(i, 0)};
    return ids;
  }));
  std::int64_t removed = 0;
  for (const auto id : old) {
    const auto done = TRY(expire_draft(id, before));
    removed += done ? 1 : 0;
  }
  return removed;
}

// The row is looked at again in its own transaction: somebody may have gone on writing, or sent it.
Result<bool> CaseService::expire_draft(Id id, Instant before) {
  std::vector<std::string> large;
  const bool removed = TRY(services_.database.write([&](Tx& tx) -> Result<bool> {
    large.clear();
    const auto asked = store::ask_case(tx, id);
    const auto materials = store::ask_materials(tx, id);
    const auto record = maybe<CaseRecord>(asked);
    if (!record || record->state != State::draft || record->updated_at >= before) return false;
    for (const auto& material : all_of<MaterialRecord>(materials))
      if (!blobs_.forget(tx, material.blob)) large.push_back(material.blob);
    store::remove_draft(tx, *record);
    JournalEntry entry{.case_id = id,
                       .id = {},
                       .kind = "case.expired.v1",
                       .actor = {},
                       .body = {},
                       .element = {},
                       .at = tx.now(),
                       .payload = {}};
    append(tx, entry);
    return true;
  }));
  // What stays behind here is found by sweep_blobs().
  for (const auto& blob : large) (void)blobs_.remove(blob);
  return removed;
}

Result<std::int64_t> CaseService::forget_keys() {
  constexpr std::int64_t kPage = 1000;
  const Instant before{services_.database.node_clock().us - 30 * kDay};
  std::int64_t forgotten = 0;
  IdempotencyRecord last;
  for (bool more = true; more;) {
    const auto page =
        TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<IdempotencyRecord>> {
          return all_of<IdempotencyRecord>(store::ask_keys_after(tx, last, kPage));
        }));
    more = std::ssize(page) == kPage;
    if (!page.empty()) last = page.back();
    std::vector<const IdempotencyRecord*> old;
    for (const auto& key : page)
      if (key.created_at < before) old.push_back(&key);
    if (old.empty()) continue;
    forgotten += std::ssize(old);
    TRY_VOID(services_.database.write([&](Tx& tx) -> Result<void> {
      for (const auto* key : old) store::forget_key(tx, *key);
      return {};
    }));
  }
  TRY_VOID(services_.database.write([&](Tx& tx) -> Result<void> {
    store::forget_keys_of_before(tx, before);
    return {};
  }));
  return forgotten;
}

}  // namespace tb::cases
