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

class BlobStore {
 public:
  virtual ~BlobStore() = default;
  // Durable when it returns: then the row may be written. The name is random and holds no path.
  // Fails unavailable `blob.not_stored` (disk full and the like).
  virtual Result<std::string> put(const DataKey& key, std::string_view bytes) = 0;
  // Fails not_found `blob.missing`, invalid `blob.broken` (changed, cut, another key).
  virtual Result<std::string> get(const DataKey& key, std::string_view name) = 0;
  virtual Result<void> remove(std::string_view name) = 0;
  // Removes blobs older than `age_us` that `known` does not know: what was stored for a row that
  // never came. Returns how many.
  virtual Result<std::int64_t> sweep(
      std::int64_t age_us, const std::function<Result<bool>(std::string_view)>& known) = 0;
};

// One node: a file a blob below `folder`, temporary file, sync, rename, sync of the folder.
std::unique_ptr<BlobStore> local_blobs(std::string folder);
// Several nodes: chunks in the database.
std::unique_ptr<BlobStore> database_blobs(Database& database);

}  // namespace tb::files
