// One Database over SQLite and PostgreSQL. A use case is one body given to write() or read(): plain
// code over a Tx.
#pragma once
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "platform/store/dialect.hpp"
#include "platform/store/statement.hpp"

namespace tb {

class Tx;

// Lost infrastructure or a broken statement, thrown inside a body and turned into
// `store.unavailable` by Database::write and read.
struct StoreLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// Somebody else saved the record first. Thrown inside a body; write() runs the body again.
struct StaleVersion : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// What a use case cost the database; a test compares it with the route's x-cost.
struct StoreCost {
  std::int64_t statements = 0, flushes = 0, rows_written = 0, commits = 0;
};

// The answer to a read that may not have been sent yet: the first answer asked for sends all that
// was queued, in one flush. Copies share one answer. Must not outlive its transaction's body.
class Asked {
 public:
  const Rows& rows() const;

 private:
  friend class Tx;
  Tx* tx_ = nullptr;
  std::shared_ptr<Rows> rows_;
  std::shared_ptr<bool> done_;
};

// What a queued write must have changed.
enum class Expect : std::uint8_t {
  any,
  one,  // exactly one row, else the record was saved by somebody else: the body runs again
};

class Tx {
 public:
  virtual ~Tx() = default;
  // The legal instant of this transaction, from the database's clock.
  virtual Instant now() = 0;
  // Queues a statement whose answer is wanted.
  virtual Asked ask(const Statement& statement, Params params) = 0;
  // Queues a write; it goes out with COMMIT at the latest. A failure (constraint, expectation)
  // fails the commit.
  virtual void write(const Statement& statement, Params params, Expect expect = Expect::any) = 0;
  // Sends what is queued.
  virtual void flush() = 0;
  virtual Dialect dialect() const = 0;
  Id new_id() { return ids_->next(); }
  const StoreCost& cost() const { return cost_; }

 protected:
  Asked make_asked();
  static std::shared_ptr<Rows>& rows_of(Asked& asked) { return asked.rows_; }
  static void settle(Asked& asked) { *asked.done_ = true; }
  IdMaker* ids_ = nullptr;
  StoreCost cost_;
};

struct DatabaseOptions {
  // "sqlite:PATH" or a libpq URL ("postgresql://…").
  std::string url;
  int connections = 8;               // PostgreSQL: most connections; SQLite: most readers
  int node = 0;                      // 0–1023, goes into ids
  std::int64_t clock_offset_us = 0;  // demo and tests only: moves the legal clock
};

class Database {
 public:
  // Opens lazily: a database that is away does not fail here but in ping(), read() and write().
  static std::unique_ptr<Database> open(const DatabaseOptions& options);
  virtual ~Database() = default;

  // Runs `body` in one transaction and commits when it returned a value, rolls back when it
  // returned an error. The body may run again (deadlock, stale version), so it touches nothing but
  // its Tx and its own values. Fails as the body does, or unavailable `store.unavailable`, unknown
  // `store.outcome_unknown`, conflict `store.conflict` (stale version three times, unique
  // constraint).
  template <class Body>
  auto write(Body&& body) -> std::invoke_result_t<Body&, Tx&> {
    return run(body, true);
  }
  // The same without writes.
  template <class Body>
  auto read(Body&& body) -> std::invoke_result_t<Body&, Tx&> {
    return run(body, false);
  }

  // True when the database answers.
  virtual bool ping() = 0;
  virtual Dialect dialect() const = 0;
  // Runs a text of several statements in one transaction (migrations). Fails unavailable or
  // invalid.
  virtual Result<void> script(std::string_view sql) = 0;
  // Commits so far on this node (of the group commit in SQLite).
  virtual std::int64_t commits() const = 0;
  // The clock of this node, moved like the legal clock; for caches and reads, never for legal
  // instants.
  Instant node_clock() const;
  IdMaker& ids() { return ids_; }
  // Moves the legal clock further; demo and tests only.
  virtual void move_clock(std::int64_t us) = 0;

  // The cost of the last read() or write() of this thread.
  static StoreCost last_cost();

 protected:
  explicit Database(const DatabaseOptions& options)
      : ids_(options.node), offset_us_(options.clock_offset_us) {}
  class Body {
   public:
    virtual bool operator()(Tx& tx) = 0;  // true = commit

   protected:
    ~Body() = default;
  };
  virtual Result<void> run_body(Body& body, bool writes) = 0;
  IdMaker ids_;
  std::atomic<std::int64_t> offset_us_;

 private:
  template <class F>
  auto run(F& body, bool writes) -> std::invoke_result_t<F&, Tx&> {
    using R = std::invoke_result_t<F&, Tx&>;
    struct Call final : Body {
      explicit Call(F& f) : function(f) {}
      bool operator()(Tx& tx) override {
        result.reset();
        result.emplace(function(tx));
        return result->has_value();
      }
      F& function;
      std::optional<R> result;
    } call(body);
    if (auto done = run_body(call, writes); !done) return std::unexpected(std::move(done).error());
    return std::move(*call.result);
  }
};

}  // namespace tb
