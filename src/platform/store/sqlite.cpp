// SQLite: one writer thread with group commit, readers on connections of their own. WAL,
// synchronous=FULL.
#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "platform/store/drivers.hpp"
#include "platform/telemetry/log.hpp"

namespace tb {
namespace {

constexpr std::size_t kGroup = 256;  // most bodies in one commit
constexpr std::int64_t kLongBodyUs =
    50'000;  // a body that holds the writer longer is named in the log

class Connection {
 public:
  Connection(const std::string& path, bool reader) {
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
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    for (auto* statement : prepared_) sqlite3_finalize(statement);
    for (auto* statement : fixed_) sqlite3_finalize(statement);
    sqlite3_close_v2(db_);
  }

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
  void frame(Frame which) {
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

  void exec(const char* sql) {
    char* why = nullptr;
    if (sqlite3_exec(db_, sql, nullptr, nullptr, &why) != SQLITE_OK) {
      const std::string text = why == nullptr ? "error" : why;
      sqlite3_free(why);
      throw StoreLost("sqlite: " + text);
    }
  }

  sqlite3_stmt* prepare(const Statement& statement) {
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
  sqlite3* handle() { return db_; }

 private:
  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> prepared_;
  std::array<sqlite3_stmt*, 7> fixed_{};
};
using Frame = Connection::Frame;

struct ConstraintFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

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

// Runs a prepared statement to its end. Throws ConstraintFailed or StoreLost.
void run(Connection& connection, const Statement& statement, const Params& params, Rows& rows) {
  auto* prepared = connection.prepare(statement);
  bind(prepared, params);
  const int width = sqlite3_column_count(prepared);
  rows.set_columns(static_cast<std::size_t>(width));
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
    for (int i = 0; i < width; ++i) rows.add(cell_of(prepared, i, rows));
  rows.affected = sqlite3_stmt_readonly(prepared) != 0 ? 0 : sqlite3_changes64(connection.handle());
  const std::string why = code == SQLITE_DONE ? "" : sqlite3_errmsg(connection.handle());
  sqlite3_reset(prepared);
  sqlite3_clear_bindings(prepared);
  if (code == SQLITE_DONE) return;
  const auto text = fmt::format("sqlite: {}: {}", statement.name(), why);
  if ((code & 0xff) == SQLITE_CONSTRAINT) throw ConstraintFailed(text);
  throw StoreLost(text);
}

class SqliteTx final : public Tx {
 public:
  SqliteTx(Connection& connection, IdMaker& ids, Instant now) : connection_(connection), now_(now) {
    ids_ = &ids;
  }
  Instant now() override { return now_; }
  Dialect dialect() const override { return Dialect::sqlite; }
  // Nothing waits here: SQLite answers at once. Flushes are counted as a server would see them.
  void flush() override {
    if (waiting_) ++cost_.flushes;
    waiting_ = false;
    for (auto& asked : std::exchange(pending_, {})) settle(asked);
  }
  Asked ask(const Statement& statement, Params params) override {
    auto asked = make_asked();
    auto& rows = *rows_of(asked);
    ++cost_.statements;
    waiting_ = true;
    run(connection_, statement, params, rows);
    cost_.rows_written += rows.affected;
    pending_.push_back(asked);
    return asked;
  }
  void write(const Statement& statement, Params params, Expect expect) override {
    ++cost_.statements;
    waiting_ = true;
    Rows rows;
    run(connection_, statement, params, rows);
    cost_.rows_written += rows.affected;
    if (expect == Expect::one && rows.affected != 1) throw StaleVersion(statement.name());
  }
  void committed() {
    ++cost_.flushes;
    ++cost_.commits;
  }

 private:
  Connection& connection_;
  Instant now_;
  bool waiting_ = false;
  std::vector<Asked> pending_;  // answered, but not looked at: what a server would still hold back
};

class Sqlite final : public Database {
 public:
  Sqlite(const DatabaseOptions& options, std::string path)
      : Database(options), path_(std::move(path)), writer_([this] { write_loop(); }) {}
  ~Sqlite() override {
    {
      const std::scoped_lock lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    writer_.join();
  }

  Dialect dialect() const override { return Dialect::sqlite; }
  std::int64_t commits() const override { return commits_.load(); }
  void move_clock(std::int64_t us) override { offset_us_ += us; }

  bool ping() override {
    try {
      const auto reader = take_reader();
      reader->exec("SELECT 1");
      give_reader(reader);
      return true;
    } catch (const StoreLost&) {
      return false;
    }
  }

  Result<void> script(std::string_view sql) override {
    const auto text = in_dialect(sql, Dialect::sqlite);
    struct Script final : Body {
      explicit Script(const std::string& t) : text(t) {}
      bool operator()(Tx&) override { return true; }
      const std::string& text;
    } body(text);
    return submit(body, &text);
  }

  Result<void> run_body(Body& body, bool writes) override {
    return writes ? submit(body, nullptr) : read_body(body);
  }

 private:
  // One use case waiting for the writer.
  struct Member {
    Body* body = nullptr;
    const std::string* script = nullptr;
    std::string_view request{};  // whose body it is; the caller waits, so it lives
    Result<void> outcome;
    StoreCost cost;
    bool committing = false, done = false;
    std::exception_ptr bug{};  // of the body: its caller's to handle, not the writer's
    std::condition_variable finished{};
  };

  Result<void> read_body(Body& body) {
    try {
      auto reader = take_reader();
      reader->frame(Frame::begin);
      SqliteTx tx(*reader, ids_, node_clock());
      try {
        body(tx);
      } catch (...) {
        reader->frame(Frame::rollback);
        throw;
      }
      reader->frame(Frame::commit);
      tx.flush();
      give_reader(std::move(reader));
      set_last_cost(tx.cost());
      return {};
    } catch (const StoreLost& lost) {
      log_error("store.lost", {{"why", lost.what()}});
      return unavailable();
    }
  }

  std::shared_ptr<Connection> take_reader() {
    {
      const std::scoped_lock lock(readers_mutex_);
      if (!readers_.empty()) {
        auto reader = std::move(readers_.back());
        readers_.pop_back();
        return reader;
      }
    }
    return std::make_shared<Connection>(path_, true);
  }
  void give_reader(std::shared_ptr<Connection> reader) {
    const std::scoped_lock lock(readers_mutex_);
    readers_.push_back(std::move(reader));
  }

  Result<void> submit(Body& body, const std::string* script) {
    Member member{.body = &body, .script = script, .request = current_request_id()};
    std::unique_lock lock(mutex_);
    queue_.push_back(&member);
    wake_.notify_one();
    member.finished.wait(lock, [&] { return member.done; });
    set_last_cost(member.cost);
    if (member.bug) std::rethrow_exception(member.bug);
    return std::move(member.outcome);
  }

  void write_loop() {
    while (true) {
      std::vector<Member*> group;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        while (!queue_.empty() && group.size() < kGroup) {
          group.push_back(queue_.front());
          queue_.pop_front();
        }
      }
      commit_group(group);
      const std::scoped_lock lock(mutex_);
      for (auto* member : group) {
        member->done = true;
        member->finished.notify_one();
      }
    }
  }

  // Many bodies, each in a savepoint, one COMMIT; if that fails, all of them fail as unavailable.
  void commit_group(const std::vector<Member*>& group) {
    try {
      if (!connection_) connection_ = std::make_unique<Connection>(path_, false);
      connection_->frame(Frame::begin_immediate);
      for (auto* member : group) run_member(*member);
      connection_->frame(Frame::commit);
      ++commits_;
    } catch (const StoreLost& lost) {
      log_error("store.lost", {{"why", lost.what()}});
      for (auto* member : group) {
        member->outcome = unavailable();
        member->committing = false;
      }
      // A fresh connection rolls back what was open and finds out whether the disk is there again.
      connection_.reset();
    }
  }

  void run_member(Member& member) {
    const RequestScope scope(member.request);
    const auto start = node_clock();
    for (int attempt = 1;; ++attempt) {
      SqliteTx tx(*connection_, ids_, node_clock());
      connection_->frame(Frame::savepoint);
      try {
        if (member.script != nullptr) connection_->exec(member.script->c_str());
        member.committing = (*member.body)(tx);
      } catch (const ConstraintFailed& failed) {
        log_info("store.constraint", {{"why", failed.what()}});
        roll_back(member, stale());
      } catch (const StaleVersion& moved) {
        connection_->frame(Frame::rollback_to);
        connection_->frame(Frame::release);
        if (attempt < kTries) continue;
        member.outcome = stale();
        member.committing = false;
        break;
      } catch (const StoreLost& lost) {
        log_error("store.lost", {{"why", lost.what()}});
        roll_back(member, unavailable());
      } catch (...) {
        member.bug = std::current_exception();
        roll_back(member, unavailable());
      }
      if (member.committing) tx.committed();
      member.cost = tx.cost();
      if (!member.committing) connection_->frame(Frame::rollback_to);
      connection_->frame(Frame::release);
      break;
    }
    if (const auto held = node_clock().us - start.us; held > kLongBodyUs)
      log_warn("store.writer_held", {{"us", std::to_string(held)}});
  }

  static void roll_back(Member& member, std::unexpected<Error> why) {
    member.outcome = std::move(why);
    member.committing = false;
  }

  std::string path_;
  std::unique_ptr<Connection> connection_;  // the writer thread's
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Member*> queue_;
  bool stopping_ = false;
  std::atomic<std::int64_t> commits_{0};
  std::mutex readers_mutex_;
  std::vector<std::shared_ptr<Connection>> readers_;
  std::thread writer_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const DatabaseOptions& options, const std::string& path) {
  // Its statistics of memory are one lock for all threads; before the first use, else it has no
  // effect.
  static const int quiet = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)quiet;
  return std::make_unique<Sqlite>(options, path);
}

}  // namespace tb
