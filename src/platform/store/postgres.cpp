// PostgreSQL: libpq in pipeline mode. Reads of a use case go out in one flush, writes with COMMIT
// in another.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <bit>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "platform/store/drivers.hpp"
#include "platform/telemetry/log.hpp"

namespace tb {
namespace {

constexpr int kAnswerMs = 30'000;  // the longest wait for the server
constexpr unsigned kBoolOid = 16, kByteaOid = 17, kInt8Oid = 20, kInt2Oid = 21, kInt4Oid = 23,
                   kTextOid = 25, kFloat8Oid = 701;

// The server refused: somebody else was first, or a constraint does not hold.
struct Refused : std::runtime_error {
  Refused(const std::string& why, std::string_view sqlstate)
      : std::runtime_error(why), state(sqlstate) {}
  std::string state;
  bool again() const {
    return state == "40001" || state == "40P01";
  }  // serialization failure, deadlock
  bool constraint() const { return state.starts_with("23"); }
  bool stale() const { return state == "22012"; }  // see Connection::send
};

struct ResultCloser {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultCloser>;

std::string big_endian(std::uint64_t value) {
  const auto swapped = std::byteswap(value);
  return {reinterpret_cast<const char*>(&swapped), sizeof swapped};
}

template <class T>
T host_order(const char* data) {
  T value;
  std::memcpy(&value, data, sizeof value);
  return std::byteswap(value);
}

// Parameters as libpq wants them: binary, with their types.
struct Bound {
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths, formats;
  std::vector<std::string> storage;

  explicit Bound(const Params& params) {
    storage.reserve(params.size());
    for (const auto& param : params) add(param.value());
  }
  void add(const Param::Value& value) {
    formats.push_back(1);
    if (const auto* t = std::get_if<std::string>(&value)) return put(kTextOid, *t);
    if (const auto* y = std::get_if<Bytes>(&value)) return put(kByteaOid, y->data);
    if (const auto* b = std::get_if<bool>(&value))
      return own(kBoolOid, std::string(1, *b ? '\1' : '\0'));
    if (const auto* n = std::get_if<std::int64_t>(&value))
      return own(kInt8Oid, big_endian(static_cast<std::uint64_t>(*n)));
    if (const auto* d = std::get_if<double>(&value))
      return own(kFloat8Oid, big_endian(std::bit_cast<std::uint64_t>(*d)));
    types.push_back(0);
    values.push_back(nullptr);
    lengths.push_back(0);
  }
  void own(Oid type, std::string bytes) {
    storage.push_back(std::move(bytes));
    put(type, storage.back());
  }
  void put(Oid type, const std::string& bytes) {
    types.push_back(type);
    values.push_back(bytes.data());
    lengths.push_back(static_cast<int>(bytes.size()));
  }
  int count() const { return static_cast<int>(values.size()); }
};

class Connection {
 public:
  explicit Connection(const std::string& url) : pg_(PQconnectStart(url.c_str())) {
    connect();
    PQsetNoticeProcessor(pg_, [](void*, const char*) {}, nullptr);
    if (PQsetnonblocking(pg_, 1) != 0 || PQenterPipelineMode(pg_) != 1) lost("pipeline mode");
    // Every statement is written for one index, so its plan does not depend on the values; planning
    // a list anew each time would cost several times what it costs to run.
    run("SET plan_cache_mode = force_generic_plan");
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { PQfinish(pg_); }

  // Queues a statement; prepared on its first use here.
  // `checked`: the statement must change a row, or the server refuses it and with it the COMMIT
  // behind it, so that a stale version costs no flush of its own (division by zero, 22012).
  void send(const Statement& statement, const Params& params, bool checked = false) {
    const Bound bound(params);
    const auto name = fmt::format("{}{}", checked ? 'c' : 's', statement.id());
    auto& prepared = checked ? prepared_checked_ : prepared_;
    if (prepared.size() <= statement.id()) prepared.resize(statement.id() + 1);
    if (!prepared[statement.id()]) {
      auto sql = in_dialect(statement.text(), Dialect::postgres);
      if (checked)
        sql = fmt::format("WITH changed AS ({} RETURNING 1) SELECT 1 / count(*) FROM changed", sql);
      sql += " /* " + statement.name() + " */";
      if (PQsendPrepare(pg_, name.c_str(), sql.c_str(), bound.count(), bound.types.data()) != 1)
        lost("prepare");
      preparing_.push_back(statement.id());
      expected_.push_back(Wait{nullptr, &statement});
    }
    if (PQsendQueryPrepared(pg_, name.c_str(), bound.count(), bound.values.data(),
                            bound.lengths.data(), bound.formats.data(), 1) != 1)
      lost("send");
    prepared[statement.id()] = true;
  }
  void send_plain(const char* sql) {
    if (PQsendQueryParams(pg_, sql, 0, nullptr, nullptr, nullptr, nullptr, 1) != 1) lost("send");
  }
  void expect(Rows* rows, const Statement* statement) {
    expected_.push_back(Wait{rows, statement});
  }

  // Sends all that is queued and reads every answer. Throws Refused (pipeline synchronised again)
  // or StoreLost.
  void sync() {
    if (PQpipelineSync(pg_) != 1) lost("sync");
    std::optional<Refused> refused;
    for (const auto& wait : std::exchange(expected_, {})) read_answer(wait, refused);
    finish_sync();
    // Which of this round's statements the server prepared is not known then: the connection is not
    // used again.
    if (refused && !preparing_.empty()) spoiled_ = true;
    preparing_.clear();
    if (refused) throw *std::move(refused);
  }

  // Ends the transaction; what was queued but never flushed is sent first, since the server reads
  // in order.
  void roll_back() {
    if (!expected_.empty()) {
      try {
        sync();
      } catch (const Refused& refused) {  // rolled back below all the same
        log_info("store.refused", {{"why", refused.what()}});
      }
    }
    run("ROLLBACK");
  }

  void script(const std::string& sql) {
    PQexitPipelineMode(pg_);
    PQsetnonblocking(pg_, 0);
    const ResultPtr result(PQexec(pg_, sql.c_str()));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
      const std::string why = PQresultErrorMessage(result.get());
      throw StoreLost(why);
    }
    PQsetnonblocking(pg_, 1);
    if (PQenterPipelineMode(pg_) != 1) lost("pipeline mode");
  }
  bool healthy() const {
    return !spoiled_ && PQstatus(pg_) == CONNECTION_OK && PQtransactionStatus(pg_) == PQTRANS_IDLE;
  }

 private:
  struct Wait {
    Rows* rows;
    const Statement* statement;
  };

  [[noreturn]] void lost(std::string_view where) const {
    throw StoreLost(
        fmt::format("postgresql: {}: {}", where, pg_ == nullptr ? "" : PQerrorMessage(pg_)));
  }

  void wait_for(short events) {
    pollfd fd{PQsocket(pg_), events, 0};
    if (::poll(&fd, 1, kAnswerMs) <= 0) lost("no answer in time");
  }

  void connect() {
    if (pg_ == nullptr) lost("connect");
    for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK;
         state = PQconnectPoll(pg_)) {
      if (state == PGRES_POLLING_FAILED || PQstatus(pg_) == CONNECTION_BAD) {
        const std::string why = PQerrorMessage(pg_);
        PQfinish(std::exchange(pg_, nullptr));
        throw StoreLost("postgresql: " + why);
      }
      wait_for(state == PGRES_POLLING_READING ? POLLIN : POLLOUT);
    }
  }

  // A statement without parameters and rows, to its end.
  void run(const char* sql) {
    send_plain(sql);
    expect(nullptr, nullptr);
    sync();
  }

  // Flushes and reads until the next answer is whole.
  void pump() {
    while (true) {
      const int left = PQflush(pg_);
      if (left < 0) lost("flush");
      if (left == 0 && PQisBusy(pg_) == 0) return;
      wait_for(static_cast<short>(left == 1 ? POLLIN | POLLOUT : POLLIN));
      if (PQconsumeInput(pg_) != 1) lost("read");
    }
  }

  ResultPtr next() {
    pump();
    return ResultPtr(PQgetResult(pg_));
  }

  void read_answer(const Wait& wait, std::optional<Refused>& refused) {
    while (auto result = next()) {
      const auto status = PQresultStatus(result.get());
      if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
        if (wait.rows != nullptr) take(std::move(result), *wait.rows);
      } else if (status == PGRES_PIPELINE_ABORTED) {
        continue;
      } else {
        note_refusal(*result, wait, refused);
      }
    }
    if (PQstatus(pg_) != CONNECTION_OK) lost("connection");
  }

  void note_refusal(const PGresult& result, const Wait& wait,
                    std::optional<Refused>& refused) const {
    const char* state = PQresultErrorField(&result, PG_DIAG_SQLSTATE);
    const std::string_view code = state == nullptr ? "" : state;
    // Shutdown, crash recovery, too many connections: the server is away, not the statement wrong.
    if (code.empty() || code.starts_with("57P") || code.starts_with("08") || code.starts_with("53"))
      throw StoreLost(PQresultErrorMessage(&result));
    if (!refused)
      refused.emplace(fmt::format("{}: {}", wait.statement == nullptr ? "" : wait.statement->name(),
                                  PQresultErrorMessage(&result)),
                      code);
  }

  void finish_sync() {
    auto result = next();
    if (result == nullptr || PQresultStatus(result.get()) != PGRES_PIPELINE_SYNC)
      lost("out of step");
  }

  static void take(ResultPtr result, Rows& rows) {
    const int width = PQnfields(result.get()), height = PQntuples(result.get());
    const std::string_view command = PQcmdStatus(result.get());
    if (!command.starts_with("SELECT")) {
      const std::string_view affected = PQcmdTuples(result.get());
      std::from_chars(affected.data(), affected.data() + affected.size(), rows.affected);
    }
    rows.set_columns(static_cast<std::size_t>(width));
    for (int r = 0; r < height; ++r)
      for (int c = 0; c < width; ++c) rows.add(cell_of(*result, r, c));
    rows.keep(std::shared_ptr<PGresult>(result.release(), ResultCloser{}));
  }

  static Cell cell_of(const PGresult& result, int row, int column) {
    if (PQgetisnull(&result, row, column) != 0) return {};
    const char* data = PQgetvalue(&result, row, column);
    const auto size = static_cast<std::size_t>(PQgetlength(&result, row, column));
    switch (PQftype(&result, column)) {
      case kInt8Oid:
        return {Cell::Kind::integer, host_order<std::int64_t>(data), 0, {}};
      case kInt4Oid:
        return {Cell::Kind::integer, host_order<std::int32_t>(data), 0, {}};
      case kInt2Oid:
        return {Cell::Kind::integer, host_order<std::int16_t>(data), 0, {}};
      case kBoolOid:
        return {Cell::Kind::integer, *data != 0 ? 1 : 0, 0, {}};
      case kFloat8Oid:
        return {Cell::Kind::real, 0, std::bit_cast<double>(host_order<std::uint64_t>(data)), {}};
      case kByteaOid:
        return {Cell::Kind::bytes, 0, 0, {data, size}};
      default:
        return {Cell::Kind::text, 0, 0, {data, size}};
    }
  }

  PGconn* pg_;
  std::vector<bool> prepared_, prepared_checked_;
  std::vector<std::size_t> preparing_;
  std::vector<Wait> expected_;
  bool spoiled_ = false;
};

// The legal instant, and whose transaction this is: the request id becomes application_name until
// its end (docs/decisions/0011-the-request-id-reaches-postgresql.md).
const Statement& now_statement() {
  static const Statement statement{"now", R"(
SELECT (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint,
  set_config('application_name', $1, true))"};
  return statement;
}

class PostgresTx final : public Tx {
 public:
  PostgresTx(Connection& connection, IdMaker& ids, std::int64_t offset_us, bool writes,
             Instant node_now)
      : connection_(connection), offset_us_(offset_us), writes_(writes), node_now_(node_now) {
    ids_ = &ids;
    if (!writes_) return;
    connection_.send_plain("BEGIN");
    connection_.expect(nullptr, nullptr);
    const auto request = current_request_id();
    now_asked_ = ask(now_statement(), {request.empty() ? std::string("tongban")
                                                       : fmt::format("tongban {}", request)});
    --cost_.statements;  // part of BEGIN, as SQLite has no need of it
  }
  Dialect dialect() const override { return Dialect::postgres; }
  Instant now() override {
    return writes_ ? Instant{now_asked_.rows().integer(0, 0) + offset_us_} : node_now_;
  }
  Asked ask(const Statement& statement, Params params) override {
    auto asked = make_asked();
    connection_.send(statement, params);
    connection_.expect(rows_of(asked).get(), &statement);
    pending_.push_back(asked);
    ++cost_.statements;
    return asked;
  }
  void write(const Statement& statement, Params params, Expect expect) override {
    const bool checked = expect == Expect::one;
    auto rows = std::make_shared<Rows>();
    if (checked) rows->affected = 1;
    connection_.send(statement, params, checked);
    connection_.expect(rows.get(), &statement);
    written_.push_back(std::move(rows));
    ++cost_.statements;
  }
  void flush() override {
    if (!pending_.empty() || !written_.empty()) sync();
  }
  void commit() {
    if (!writes_) return flush();
    connection_.send_plain("COMMIT");
    connection_.expect(nullptr, nullptr);
    sync();
    ++cost_.commits;
  }

 private:
  void sync() {
    ++cost_.flushes;
    connection_.sync();
    for (auto& asked : std::exchange(pending_, {})) {
      cost_.rows_written += rows_of(asked)->affected;
      settle(asked);
    }
    for (const auto& rows : std::exchange(written_, {})) cost_.rows_written += rows->affected;
  }

  Connection& connection_;
  std::int64_t offset_us_;
  bool writes_;
  Instant node_now_;
  Asked now_asked_;
  std::vector<Asked> pending_;
  std::vector<std::shared_ptr<Rows>> written_;
};

class Postgres final : public Database {
 public:
  explicit Postgres(const DatabaseOptions& options)
      : Database(options), url_(options.url), limit_(options.connections) {}

  Dialect dialect() const override { return Dialect::postgres; }
  std::int64_t commits() const override { return commits_.load(); }
  void move_clock(std::int64_t us) override { offset_us_ += us; }

  bool ping() override {
    static const Statement ping{"ping", "SELECT 1::bigint"};
    return read([](Tx& tx) -> Result<bool> { return tx.ask(ping, {}).rows().integer(0, 0) == 1; })
        .has_value();
  }

  Result<void> script(std::string_view sql) override {
    try {
      auto connection = take();
      // One simple query of several statements is one transaction. The lock lets two starting nodes
      // take turns.
      connection->script("SELECT pg_advisory_xact_lock(7466);" +
                         in_dialect(sql, Dialect::postgres));
      give(std::move(connection));
      return {};
    } catch (const StoreLost& lost) {
      release();
      log_error("store.lost", {{"why", lost.what()}});
      return unavailable();
    }
  }

  Result<void> run_body(Body& body, bool writes) override {
    for (int attempt = 1;; ++attempt) {
      bool committing = false;
      try {
        auto connection = take();
        try {
          auto outcome = attempt_body(body, writes, *connection, committing);
          give(std::move(connection));
          return outcome;
        } catch (const Refused& refused) {
          connection->roll_back();
          give(std::move(connection));
          if ((refused.again() || refused.stale()) && attempt < kTries) continue;
          return refusal(refused);
        } catch (const StaleVersion&) {
          connection->roll_back();
          give(std::move(connection));
          if (attempt < kTries) continue;
          return stale();
        } catch (const StoreLost&) {
          throw;
        } catch (...) {  // a bug in the body: its connection is closed, the pool keeps its count
          release();
          throw;
        }
      } catch (const StoreLost& lost) {
        release();
        log_error("store.lost", {{"why", lost.what()}});
        // After COMMIT was sent nobody knows whether it happened.
        if (committing) return outcome_unknown();
        // An idle connection may have died long ago: one fresh one is worth a try.
        if (attempt == 1 && forget_idle()) continue;
        return unavailable();
      }
    }
  }

 private:
  Result<void> attempt_body(Body& body, bool writes, Connection& connection, bool& committing) {
    PostgresTx tx(connection, ids_, offset_us_.load(), writes, node_clock());
    if (body(tx)) {
      committing = writes;
      tx.commit();
      if (writes) ++commits_;
    } else if (writes) {
      connection.roll_back();
    } else {
      tx.flush();
    }
    set_last_cost(tx.cost());
    return {};
  }

  static Result<void> refusal(const Refused& refused) {
    if (refused.again() || refused.stale() || refused.constraint()) {
      log_info("store.refused", {{"why", refused.what()}});
      return stale();
    }
    log_error("store.statement", {{"why", refused.what()}});
    return unavailable();
  }

  std::unique_ptr<Connection> take() {
    std::unique_lock lock(mutex_);
    if (!free_.wait_for(lock, std::chrono::seconds(10),
                        [&] { return !idle_.empty() || open_ < limit_; })) {
      ++open_;  // balanced by release() of the caller
      throw StoreLost("postgresql: no free connection");
    }
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++open_;
    lock.unlock();
    return std::make_unique<Connection>(url_);
  }
  void give(std::unique_ptr<Connection> connection) {
    if (!connection->healthy()) return release();
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(connection));
    free_.notify_one();
  }
  void release() {
    const std::scoped_lock lock(mutex_);
    --open_;
    free_.notify_one();
  }
  bool forget_idle() {
    const std::scoped_lock lock(mutex_);
    const bool any = !idle_.empty();
    open_ -= static_cast<int>(idle_.size());
    idle_.clear();
    free_.notify_all();
    return any;
  }

  std::string url_;
  int limit_, open_ = 0;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::atomic<std::int64_t> commits_{0};
};

}  // namespace

std::unique_ptr<Database> open_postgres(const DatabaseOptions& options) {
  return std::make_unique<Postgres>(options);
}

}  // namespace tb
