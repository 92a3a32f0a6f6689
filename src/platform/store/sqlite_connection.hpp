// One connection to a SQLite file: WAL, synchronous=FULL. Not for two threads at once.
#pragma once
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/store/statement.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tb {

struct ConstraintFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class SqliteConnection {
 public:
  // A reader's connection cannot write. Throws StoreLost.
  SqliteConnection(const std::string& path, bool reader);
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection();

  // The statements that frame a transaction, prepared once.
  enum class Frame : std::uint8_t {
    begin,
    begin_immediate,
    commit,
    rollback,
    savepoint,
    release,
    rollback_to
  };
  void frame(Frame which);
  void exec(const char* sql);
  // Runs a statement to its end; prepared on its first use here. Throws ConstraintFailed or
  // StoreLost.
  void run(const Statement& statement, const Params& params, Rows& rows);
  bool only_reads(const Statement& statement);

 private:
  sqlite3_stmt* prepare(const Statement& statement);

  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> prepared_;
  std::array<sqlite3_stmt*, 7> fixed_{};
};

}  // namespace tb
