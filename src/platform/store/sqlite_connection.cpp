#include "platform/store/sqlite_connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "platform/store/drivers.hpp"

namespace tb {
namespace {

void bind(sqlite3_stmt* statement, const Params& params) {
  for (int i = 0; i < static_cast<int>(params.size()); ++i) {
    const auto& value = params[static_cast<std::size_t>(i)].value();
    const int at = i + 1;
    if (const auto* b = std::get_if<bool>(&value))
      sqlite3_bind_int(statement, at, *b ? 1 : 0);
    else if (const auto* n = std::get_if<std::int64_t>(&value))
      sqlite3_bind_int64(statement, at, *n);
    else if (const auto* d = std::get_if<double>(&value))
      sqlite3_bind_double(statement, at, *d);
    else if (const auto* t = std::get_if<std::string>(&value))
      sqlite3_bind_text64(statement, at, t->data(), t->size(), SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* y = std::get_if<Bytes>(&value))
      sqlite3_bind_blob64(statement, at, y->data.data(), y->data.size(), SQLITE_STATIC);
    else
      sqlite3_bind_null(statement, at);
  }
}

Cell cell_of(sqlite3_stmt* statement, int column, Rows& rows) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return {Cell::Kind::integer, sqlite3_column_int64(statement, column), 0, {}};
    case SQLITE_FLOAT:
      return {Cell::Kind::real, 0, sqlite3_column_double(statement, column), {}};
    case SQLITE_NULL:
      return {};
    case SQLITE_BLOB: {
      const auto* data = static_cast<const char*>(sqlite3_column_blob(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return {Cell::Kind::bytes, 0, 0, rows.copy({data, size})};
    }
    default: {
      const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return {Cell::Kind::text, 0, 0, rows.copy({data, size})};
    }
  }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, bool reader) {
  const int flags = reader ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    const std::string why = sqlite3_errmsg(db_);
    sqlite3_close_v2(db_);
    throw StoreLost("sqlite: " + why);
  }
  sqlite3_busy_timeout(db_, 5000);
  // mmap stays off: a full disk or a cut must be an error, not a signal.
  exec(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA "
      "cache_size=-16384; "
      "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864");
  if (reader) exec("PRAGMA query_only=ON");
}

SqliteConnection::~SqliteConnection() {
  for (auto* statement : prepared_) sqlite3_finalize(statement);
  for (auto* statement : fixed_) sqlite3_finalize(statement);
  sqlite3_close_v2(db_);
}

void SqliteConnection::frame(Frame which) {
  static constexpr const char* kTexts[]{
      "BEGIN",          "BEGIN IMMEDIATE",   "COMMIT", "ROLLBACK", "SAVEPOINT member",
      "RELEASE member", "ROLLBACK TO member"};
  auto*& statement = fixed_[static_cast<std::size_t>(which)];
  const auto* text = kTexts[static_cast<std::size_t>(which)];
  if (statement == nullptr && sqlite3_prepare_v3(db_, text, -1, SQLITE_PREPARE_PERSISTENT,
                                                 &statement, nullptr) != SQLITE_OK)
    throw StoreLost(std::string("sqlite: ") + sqlite3_errmsg(db_));
  const int code = sqlite3_step(statement);
  const std::string why = code == SQLITE_DONE ? "" : sqlite3_errmsg(db_);
  sqlite3_reset(statement);
  if (code != SQLITE_DONE) throw StoreLost(fmt::format("sqlite: {}: {}", text, why));
}

void SqliteConnection::exec(const char* sql) {
  char* why = nullptr;
  if (sqlite3_exec(db_, sql, nullptr, nullptr, &why) != SQLITE_OK) {
    const std::string text = why == nullptr ? "error" : why;
    sqlite3_free(why);
    throw StoreLost("sqlite: " + text);
  }
}

sqlite3_stmt* SqliteConnection::prepare(const Statement& statement) {
  if (prepared_.size() <= statement.id()) prepared_.resize(statement.id() + 1);
  auto*& slot = prepared_[statement.id()];
  if (slot == nullptr) {
    const auto sql = in_dialect(statement.text(), Dialect::sqlite);
    if (sqlite3_prepare_v3(db_, sql.c_str(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &slot, nullptr) != SQLITE_OK)
      throw StoreLost(fmt::format("sqlite: {}: {}", statement.name(), sqlite3_errmsg(db_)));
  }
  return slot;
}

bool SqliteConnection::only_reads(const Statement& statement) {
  return sqlite3_stmt_readonly(prepare(statement)) != 0;
}

void SqliteConnection::run(const Statement& statement, const Params& params, Rows& rows) {
  auto* prepared = prepare(statement);
  bind(prepared, params);
  const int width = sqlite3_column_count(prepared);
  rows.set_columns(static_cast<std::size_t>(width));
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
    for (int i = 0; i < width; ++i) rows.add(cell_of(prepared, i, rows));
  rows.affected = sqlite3_stmt_readonly(prepared) != 0 ? 0 : sqlite3_changes64(db_);
  const std::string why = code == SQLITE_DONE ? "" : sqlite3_errmsg(db_);
  sqlite3_reset(prepared);
  sqlite3_clear_bindings(prepared);
  if (code == SQLITE_DONE) return;
  const auto text = fmt::format("sqlite: {}: {}", statement.name(), why);
  if ((code & 0xff) == SQLITE_CONSTRAINT) throw ConstraintFailed(text);
  throw StoreLost(text);
}

}  // namespace tb
