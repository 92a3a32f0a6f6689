#include "platform/store/backup.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

namespace tb {
namespace {

struct Closer {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

Handle open(const std::string& path, int flags) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  Handle handle(db);
  if (code != SQLITE_OK) handle.reset();
  return handle;
}

bool passes_check(sqlite3* db) {
  bool good = false;
  sqlite3_exec(
      db, "PRAGMA quick_check",
      [](void* out, int, char** values, char**) {
        *static_cast<bool*>(out) = std::string_view(values[0]) == "ok";
        return 0;
      },
      &good, nullptr);
  return good;
}

}  // namespace

Result<void> copy_sqlite(const std::string& from, const std::string& to) {
  const auto source = open(from, SQLITE_OPEN_READWRITE);
  const auto target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!source || !target)
    return fail(ErrorKind::unavailable, "store.copy_failed",
                fmt::format("打不开数据库 {} 或 {}", from, to));
  sqlite3_busy_timeout(source.get(), 10'000);
  auto* copying = sqlite3_backup_init(target.get(), "main", source.get(), "main");
  // All pages in one step: the copy is of one moment.
  const int code = copying == nullptr ? SQLITE_ERROR : sqlite3_backup_step(copying, -1);
  sqlite3_backup_finish(copying);
  if (code != SQLITE_DONE)
    return fail(ErrorKind::unavailable, "store.copy_failed",
                fmt::format("数据库没有复制成：{}", sqlite3_errmsg(target.get())));
  if (!passes_check(target.get()))
    return invalid("store.damaged", "数据库的副本没有通过检查，请换一份备份");
  return {};
}

}  // namespace tb
