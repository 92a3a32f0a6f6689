#include "platform/store/migrations.hpp"

#include <fmt/format.h>

#include "core/crypto.hpp"
#include "platform/store/database.hpp"

namespace tb {
namespace {

constexpr std::string_view kCreate = R"(
CREATE TABLE IF NOT EXISTS schema_version (
  module TEXT NOT NULL, number BIGINT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL,
  PRIMARY KEY (module, number)))";
const Statement kApplied{"schema_versions", "SELECT module, number, digest FROM schema_version"};

using Applied = std::map<std::pair<std::string, std::int64_t>, std::string>;

Result<Applied> applied(Database& database) {
  return database.read([](Tx& tx) -> Result<Applied> {
    Applied out;
    const auto asked = tx.ask(kApplied, {});
    const auto& rows = asked.rows();
    for (std::size_t i = 0; i < rows.count(); ++i)
      out[{std::string(rows.text(i, 0)), rows.integer(i, 1)}] = std::string(rows.text(i, 2));
    return out;
  });
}

std::string digest_of(const Migration& migration) { return hex(sm3(migration.sql)); }

// The change and its record in one transaction; a second node that comes late finds the record and
// its script fails on the primary key, so it looks again.
Result<void> apply(Database& database, const Migration& migration) {
  const auto sql = fmt::format(
      "INSERT INTO schema_version (module, number, digest, applied_at) VALUES ('{}', {}, '{}', "
      "{});\n{}",
      migration.module, migration.number, digest_of(migration), database.node_clock().us,
      migration.sql);
  auto done = database.script(sql);
  if (done) return {};
  const auto now = TRY(applied(database));
  return now.contains({std::string(migration.module), migration.number}) ? Result<void>{} : done;
}

}  // namespace

Result<void> migrate(Database& database, std::span<const Migrations* const> modules) {
  TRY_VOID(database.script(kCreate));
  auto done = TRY(applied(database));
  for (const auto* module : modules) {
    for (const auto& migration : module->rows) {
      const auto found = done.extract({std::string(migration.module), migration.number});
      if (found.empty()) {
        TRY_VOID(apply(database, migration));
      } else if (found.mapped() != digest_of(migration)) {
        return conflict(
            "store.schema_changed",
            fmt::format("数据库里 {} 的第 {} 号结构变更与程序里的不一样：请换回原来的程序版本",
                        migration.module, migration.number));
      }
    }
  }
  if (!done.empty())
    return conflict("store.schema_newer",
                    "数据库是由更新的版本建立的：请安装新版本，或用 tongban restore 恢复备份");
  return {};
}

}  // namespace tb
