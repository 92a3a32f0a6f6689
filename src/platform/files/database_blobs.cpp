#include "platform/files/blobs.hpp"
#include "platform/files/chunks.hpp"

namespace tb::files {
namespace {

const Statement kAdd{
    "blob_chunk_add",
    "INSERT INTO blob_chunk (name, chunk, stored_at, bytes) VALUES ($1, $2, $3, $4)"};
const Statement kGet{"blob_chunks", "SELECT bytes FROM blob_chunk WHERE name = $1 ORDER BY chunk"};
const Statement kRemove{"blob_remove", "DELETE FROM blob_chunk WHERE name = $1"};
const Statement kOld{"blob_old", "SELECT name FROM blob_chunk WHERE chunk = 0 AND stored_at < $1"};

class DatabaseShelf final : public BlobShelf {
 public:
  explicit DatabaseShelf(Database& database) : database_(database) {}

  Result<std::string> put(const DataKey& key, std::string_view bytes) override {
    const auto name = blob_name();
    const auto chunks = seal_chunks(key, name, bytes);
    return database_.write([&](Tx& tx) -> Result<std::string> {
      const auto now = tx.now();
      for (std::size_t i = 0; i < chunks.size(); ++i)
        tx.write(kAdd, {name, static_cast<std::int64_t>(i), now, Bytes{chunks[i]}});
      return name;
    });
  }

  Result<std::string> get(const DataKey& key, std::string_view name) override {
    return database_.read([&](Tx& tx) -> Result<std::string> {
      const auto asked = tx.ask(kGet, {name});
      const auto& rows = asked.rows();
      if (rows.empty()) return not_found("blob.missing", "文件不在了，请重新上传");
      std::vector<std::string_view> chunks;
      for (std::size_t i = 0; i < rows.count(); ++i) chunks.push_back(rows.text(i, 0));
      return open_chunks(key, name, chunks);
    });
  }

  Result<void> remove(std::string_view name) override {
    TRY(database_.write([&](Tx& tx) -> Result<bool> {
      tx.write(kRemove, {name});
      return true;
    }));
    return {};
  }

  Result<std::int64_t> sweep(std::int64_t age_us,
                             const std::function<Result<bool>(std::string_view)>& known) override {
    const auto names = TRY(database_.read([&](Tx& tx) -> Result<std::vector<std::string>> {
      std::vector<std::string> out;
      const auto asked = tx.ask(kOld, {Instant{database_.node_clock().us - age_us}});
      for (std::size_t i = 0; i < asked.rows().count(); ++i)
        out.emplace_back(asked.rows().text(i, 0));
      return out;
    }));
    std::int64_t removed = 0;
    for (const auto& name : names) {
      if (TRY(known(name))) continue;
      TRY_VOID(remove(name));
      ++removed;
    }
    return removed;
  }

 private:
  Database& database_;
};

}  // namespace

std::unique_ptr<BlobShelf> database_shelf(Database& database) {
  return std::make_unique<DatabaseShelf>(database);
}

}  // namespace tb::files
