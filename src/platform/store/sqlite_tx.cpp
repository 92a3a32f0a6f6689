#include "platform/store/sqlite_tx.hpp"

#include <algorithm>
#include <utility>

#include "platform/store/foresight.hpp"

namespace tb {
namespace {

std::vector<const Statement*>& foresights() {
  static std::vector<const Statement*> by_id;
  return by_id;
}

bool same(const Rows& a, const Rows& b) {
  if (a.count() != b.count() || a.columns() != b.columns()) return false;
  for (std::size_t row = 0; row < a.count(); ++row)
    for (std::size_t column = 0; column < a.columns(); ++column) {
      const Cell &one = a.at(row, column), &other = b.at(row, column);
      if (one.kind != other.kind || one.integer != other.integer || one.real != other.real ||
          one.data != other.data)
        return false;
    }
  return true;
}

// Throws StaleVersion when it did not change what it must.
Rows done(SqliteConnection& connection, const Statement& statement, const Params& params,
          Expect expect) {
  Rows rows;
  connection.run(statement, params, rows);
  if (expect == Expect::one && rows.affected != 1) throw StaleVersion(statement.name());
  return rows;
}

}  // namespace

Foresight::Foresight(const Statement& write, const Statement& read) {
  auto& known = foresights();
  known.resize(std::max(known.size(), write.id() + 1));
  known[write.id()] = &read;
}

const Statement* Foresight::of(const Statement& write) {
  const auto& known = foresights();
  return write.id() < known.size() ? known[write.id()] : nullptr;
}

void SqliteTx::flush() {
  if (waiting_) ++cost_.flushes;
  waiting_ = false;
  for (auto& asked : std::exchange(pending_, {})) settle(asked);
}

void SqliteTx::committed(std::int64_t rows_written) {
  ++cost_.flushes;
  ++cost_.commits;
  changed(rows_written);
}

Asked DirectTx::ask(const Statement& statement, Params params) {
  auto asked = make_asked();
  sent();
  auto& rows = *rows_of(asked);
  connection_.run(statement, params, rows);
  changed(rows.affected);
  answered(asked);
  return asked;
}

void DirectTx::write(const Statement& statement, Params params, Expect expect) {
  sent();
  changed(done(connection_, statement, params, expect).affected);
}

Asked SnapshotTx::ask(const Statement& statement, Params params) {
  auto asked = make_asked();
  sent();
  if (reader_->only_reads(statement)) {
    if (has_written_) throw NeedsWriter(statement.name());
    reader_->run(statement, params, *rows_of(asked));
  } else {
    const Statement* const read = Foresight::of(statement);
    if (read == nullptr) throw NeedsWriter(statement.name());
    reader_->run(*read, params, *rows_of(asked));
    kept_.push_back({&statement, std::move(params), Expect::any, rows_of(asked)});
  }
  answered(asked);
  return asked;
}

void SnapshotTx::write(const Statement& statement, Params params, Expect expect) {
  sent();
  has_written_ = true;
  kept_.push_back({&statement, std::move(params), expect});
}

std::int64_t do_kept(SqliteConnection& connection, const std::vector<KeptWrite>& kept) {
  std::int64_t written = 0;
  for (const KeptWrite& write : kept) {
    const Rows rows = done(connection, *write.statement, write.params, write.expect);
    if (write.foreseen && !same(rows, *write.foreseen)) throw StaleVersion(write.statement->name());
    written += rows.affected;
  }
  return written;
}

}  // namespace tb
