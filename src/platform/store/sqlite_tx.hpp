// The two ways in which SQLite runs a body: at once in the writing thread, or over a snapshot with
// its writes kept.
#pragma once
#include "platform/store/database.hpp"
#include "platform/store/sqlite_connection.hpp"

namespace tb {

// Costs are counted as a server would see them: what waits goes out in one flush.
class SqliteTx : public Tx {
 public:
  SqliteTx(IdMaker& ids, Instant now) : now_(now) { ids_ = &ids; }
  Instant now() override { return now_; }
  Dialect dialect() const override { return Dialect::sqlite; }
  void flush() override;
  void committed(std::int64_t rows_written = 0);

 protected:
  void sent() {
    ++cost_.statements;
    waiting_ = true;
  }
  void answered(Asked asked) { pending_.push_back(std::move(asked)); }
  void changed(std::int64_t rows) { cost_.rows_written += rows; }

 private:
  Instant now_;
  bool waiting_ = false;
  std::vector<Asked> pending_;  // answered, but not looked at: what a server would still hold back
};

// Every statement is done at once.
class DirectTx final : public SqliteTx {
 public:
  DirectTx(SqliteConnection& connection, IdMaker& ids, Instant now)
      : SqliteTx(ids, now), connection_(connection) {}
  Asked ask(const Statement& statement, Params params) override;
  void write(const Statement& statement, Params params, Expect expect) override;

 private:
  SqliteConnection& connection_;
};

// A write that a body over a snapshot left to the writing thread.
struct KeptWrite {
  const Statement* statement;
  Params params;
  Expect expect = Expect::any;
  std::shared_ptr<const Rows> foreseen = {};  // the rows that the body went on with
};

// The body must run in the writing thread. Thrown inside a body, as StaleVersion is.
struct NeedsWriter : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Reads at once from the snapshot that `reader` is in, keeps the writes. A body that would have to
// see its own write, or what nobody foresees (foresight.hpp), NeedsWriter.
class SnapshotTx final : public SqliteTx {
 public:
  SnapshotTx(IdMaker& ids, Instant now) : SqliteTx(ids, now) {}
  // Before the body runs; `reader` is in a transaction as long as it does.
  void read_from(SqliteConnection& reader) { reader_ = &reader; }
  Asked ask(const Statement& statement, Params params) override;
  void write(const Statement& statement, Params params, Expect expect) override;
  const std::vector<KeptWrite>& kept() const { return kept_; }

 private:
  SqliteConnection* reader_ = nullptr;
  std::vector<KeptWrite> kept_;
  bool has_written_ = false;
};

// Does what a body kept; gives the rows written. Throws StaleVersion when something came otherwise
// than the body thought, ConstraintFailed, StoreLost.
std::int64_t do_kept(SqliteConnection& connection, const std::vector<KeptWrite>& kept);

}  // namespace tb
