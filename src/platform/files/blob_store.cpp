#include <fmt/format.h>

#include <charconv>

#include "platform/files/blobs.hpp"
#include "platform/files/chunks.hpp"
#include "platform/files/kept_store.hpp"

namespace tb::files {
namespace {

constexpr char kSmallMark = 's';  // first letter of a small blob's name; others are hexadecimal

const Statement kKeep{"blob_small_add", "INSERT INTO blob_small (id, bytes) VALUES ($1, $2)"};
const Statement kGet{"blob_small", "SELECT bytes FROM blob_small WHERE id = $1"};
const Statement kRemove{"blob_small_remove", "DELETE FROM blob_small WHERE id = $1"};

bool is_small(std::string_view name) { return name.starts_with(kSmallMark); }

// Ids grow with time, so new blobs lie together at the end of the index.
Id id_of(std::string_view name) {
  Id id;
  std::from_chars(name.data() + 1, name.data() + name.size(), id.value, 16);
  return id;
}

class Blobs final : public BlobStore {
 public:
  Blobs(Database& database, std::unique_ptr<BlobShelf> shelf)
      : database_(database), shelf_(std::move(shelf)) {}

  bool waits_for_row(std::size_t bytes) const override { return bytes <= kChunk; }

  Result<PreparedBlob> prepare(const DataKey& key, std::string_view bytes) override {
    if (!waits_for_row(bytes.size())) return PreparedBlob{TRY(shelf_->put(key, bytes)), {}};
    auto name = fmt::format("{}{:016x}", kSmallMark, database_.ids().next().value);
    auto chunks = seal_chunks(key, name, bytes);
    return PreparedBlob{std::move(name), std::move(chunks.front())};
  }

  void keep(Tx& tx, const PreparedBlob& blob) override {
    if (is_small(blob.name)) tx.write(kKeep, {id_of(blob.name), Bytes{blob.sealed}});
  }

  Result<std::string> get(const DataKey& key, std::string_view name) override {
    if (!is_small(name)) return shelf_->get(key, name);
    return database_.read([&](Tx& tx) -> Result<std::string> {
      const auto asked = tx.ask(kGet, {id_of(name)});
      if (asked.rows().empty()) return not_found("blob.missing", "文件不在了，请重新上传");
      return open_chunks(key, name, {asked.rows().text(0, 0)});
    });
  }

  Result<void> remove(std::string_view name) override {
    if (!is_small(name)) return shelf_->remove(name);
    TRY(database_.write([&](Tx& tx) -> Result<bool> {
      tx.write(kRemove, {id_of(name)});
      return true;
    }));
    return {};
  }

  bool forget(Tx& tx, std::string_view name) override {
    if (!is_small(name)) return false;
    tx.write(kRemove, {id_of(name)});
    return true;
  }

  // A small one came with its row or not at all, so only the shelf has orphans.
  Result<std::int64_t> sweep(std::int64_t age_us,
                             const std::function<Result<bool>(std::string_view)>& known) override {
    return shelf_->sweep(age_us, [&](std::string_view name) -> Result<bool> {
      if (TRY(known(name))) return true;
      return database_.read([&](Tx& tx) -> Result<bool> { return is_kept(tx, name); });
    });
  }

 private:
  Database& database_;
  std::unique_ptr<BlobShelf> shelf_;
};

}  // namespace

std::unique_ptr<BlobStore> blob_store(Database& database, std::unique_ptr<BlobShelf> shelf) {
  return std::make_unique<Blobs>(database, std::move(shelf));
}

}  // namespace tb::files
