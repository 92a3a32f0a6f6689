// Bytes of papers, encrypted under a key of their case, durable before any row speaks of them.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/crypto.hpp"
#include "core/result.hpp"
#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {
extern const Migrations k_files_migrations;
}

namespace tb::files {

// Bytes made ready to be kept: durable already, or small and waiting for their row's transaction.
struct PreparedBlob {
  std::string name;
  std::string sealed;  // of a small one
};

class BlobStore {
 public:
  virtual ~BlobStore() = default;
  // Whether prepare() stores nothing by itself for so many bytes.
  virtual bool waits_for_row(std::size_t bytes) const = 0;
  // Seals `bytes` and makes what is large durable: then keep() and the row may be written. The name
  // is random and holds no path. Fails unavailable `blob.not_stored` (disk full and the like).
  virtual Result<PreparedBlob> prepare(const DataKey& key, std::string_view bytes) = 0;
  // Writes a small one beside the row that speaks of it: one commit for both, no file, no orphan.
  virtual void keep(Tx& tx, const PreparedBlob& blob) = 0;
  // Fails not_found `blob.missing`, invalid `blob.broken` (changed, cut, another key).
  virtual Result<std::string> get(const DataKey& key, std::string_view name) = 0;
  virtual Result<void> remove(std::string_view name) = 0;
  // Removes a small one in the transaction that removes its row; true = it was small. A large one
  // is to be removed after the commit; should that not happen, sweep() finds it.
  virtual bool forget(Tx& tx, std::string_view name) = 0;
  // Removes blobs older than `age_us` that `known` does not know: what was stored for a row that
  // never came. Returns how many.
  virtual Result<std::int64_t> sweep(
      std::int64_t age_us, const std::function<Result<bool>(std::string_view)>& known) = 0;
};

// Where large blobs go: durable when put() returns.
class BlobShelf {
 public:
  virtual ~BlobShelf() = default;
  virtual Result<std::string> put(const DataKey& key, std::string_view bytes) = 0;
  virtual Result<std::string> get(const DataKey& key, std::string_view name) = 0;
  virtual Result<void> remove(std::string_view name) = 0;
  virtual Result<std::int64_t> sweep(
      std::int64_t age_us, const std::function<Result<bool>(std::string_view)>& known) = 0;
};

// One node: a file a large blob below `folder`: temporary file, sync, rename, sync of the folder.
std::unique_ptr<BlobShelf> local_shelf(std::string folder);
// Several nodes: chunks in the database.
std::unique_ptr<BlobShelf> database_shelf(Database& database);
// Blobs up to 64 KiB beside their row in the database, the others on the shelf.
std::unique_ptr<BlobStore> blob_store(Database& database, std::unique_ptr<BlobShelf> shelf);

}  // namespace tb::files
