#include "platform/files/kept.hpp"

#include "platform/files/kept_store.hpp"

namespace tb::files {
namespace {

const Statement kFind{"kept_paper", "SELECT blob, digest FROM kept_paper WHERE id = $1"};
const Statement kAdd{"kept_paper_add", R"(
INSERT INTO kept_paper (id, blob, digest, kept_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO NOTHING RETURNING id)"};
const Statement kOfBlob{"kept_paper_of_blob", "SELECT id FROM kept_paper WHERE blob = $1"};

struct Kept {
  std::string blob, digest;
};

std::optional<Kept> find(Tx& tx, Id id) {
  const auto asked = tx.ask(kFind, {id});
  const auto& rows = asked.rows();
  if (rows.empty()) return std::nullopt;
  return Kept{std::string(rows.text(0, 0)), std::string(rows.text(0, 1))};
}

Result<KeptPaper> opened(BlobStore& blobs, const DataKey& key, const Kept& kept) {
  auto bytes = TRY(blobs.get(key, kept.blob));
  if (hex(sm3(bytes)) != kept.digest)
    return invalid("blob.broken", "这份文书的内容与保存时不一致，请联系管理员");
  return KeptPaper{std::move(bytes), kept.digest};
}

}  // namespace

bool is_kept(Tx& tx, std::string_view blob) { return !tx.ask(kOfBlob, {blob}).rows().empty(); }

Result<KeptPaper> kept_paper(Database& database, BlobStore& blobs, const DataKey& key, Id id,
                             const std::function<Result<std::string>()>& make) {
  const auto known =
      TRY(database.read([&](Tx& tx) -> Result<std::optional<Kept>> { return find(tx, id); }));
  if (known) return opened(blobs, key, *known);
  auto bytes = TRY(make());
  const auto blob = TRY(blobs.prepare(key, bytes));
  const auto digest = hex(sm3(bytes));
  // Who comes second finds the row of the first, and leaves at most a blob for the sweeper.
  const auto first = TRY(database.write([&](Tx& tx) -> Result<bool> {
    if (tx.ask(kAdd, {id, blob.name, digest, tx.now()}).rows().empty()) return false;
    blobs.keep(tx, blob);
    return true;
  }));
  if (first) return KeptPaper{std::move(bytes), digest};
  const auto winner =
      TRY(database.read([&](Tx& tx) -> Result<std::optional<Kept>> { return find(tx, id); }));
  if (!winner)
    return fail(ErrorKind::unavailable, "blob.not_stored", "文书没有保存好，请再打开一次");
  return opened(blobs, key, *winner);
}

}  // namespace tb::files
