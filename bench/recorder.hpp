// A Database that writes down what passes through it: the statements of each transaction with their
// parameters, flush by flush. Put under the whole program by the linker (--wrap of Database::open,
// see cmake/rooms.cmake), so that nothing in src/ knows of it.
#pragma once
#include <mutex>
#include <string>
#include <vector>

#include "platform/store/database.hpp"

namespace tb::bench {

struct Said {
  std::string name, text;  // in the database's own dialect
  Params params;
};
// One transaction (or one read): statements by flush.
struct Act {
  bool writes = false;
  std::vector<std::vector<Said>> flushes;
  std::int64_t rows = 0;  // written
};

class RecordingTx final : public Tx {
 public:
  RecordingTx(Tx& inner, IdMaker& ids, Act& act) : inner_(inner), act_(act) {
    ids_ = &ids;
    seen_ = inner.cost().flushes;
  }
  Instant now() override { return inner_.now(); }
  Asked ask(const Statement& statement, Params params) override {
    note(statement, params);
    return inner_.ask(statement, std::move(params));
  }
  void write(const Statement& statement, Params params, Expect expect) override {
    note(statement, params);
    inner_.write(statement, std::move(params), expect);
  }
  void flush() override { inner_.flush(); }
  Dialect dialect() const override { return inner_.dialect(); }

 private:
  void note(const Statement& statement, const Params& params) {
    // An answer that was looked at has sent all before it.
    if (act_.flushes.empty() || inner_.cost().flushes != seen_) act_.flushes.emplace_back();
    seen_ = inner_.cost().flushes;
    act_.flushes.back().push_back(
        {statement.name(), in_dialect(statement.text(), inner_.dialect()), params});
  }
  Tx& inner_;
  Act& act_;
  std::int64_t seen_ = 0;
};

class Recorder final : public Database {
 public:
  Recorder(const DatabaseOptions& options, std::unique_ptr<Database> inner)
      : Database(options), inner_(std::move(inner)) {
    last = this;
  }
  static inline Recorder* last = nullptr;  // the newest one

  // What was recorded since the last call.
  std::vector<Act> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(acts_, {});
  }

  bool ping() override { return inner_->ping(); }
  Dialect dialect() const override { return inner_->dialect(); }
  Result<void> script(std::string_view sql) override { return inner_->script(sql); }
  std::int64_t commits() const override { return inner_->commits(); }
  void move_clock(std::int64_t us) override { inner_->move_clock(us); }

 private:
  Result<void> run_body(Body& body, bool writes) override {
    Act act;
    bool refused = false;
    const auto through = [&](Tx& tx) -> Result<bool> {
      act = {.writes = writes};
      RecordingTx recording(tx, ids_, act);
      refused = !body(recording);
      if (refused) return invalid("bench.refused", "");
      return true;
    };
    const auto done = writes ? inner_->write(through) : inner_->read(through);
    if (!done && !refused) return std::unexpected(done.error());
    act.rows = last_cost().rows_written;
    if (!act.flushes.empty()) {
      const std::scoped_lock lock(mutex_);
      acts_.push_back(std::move(act));
    }
    return {};
  }

  std::unique_ptr<Database> inner_;
  std::mutex mutex_;
  std::vector<Act> acts_;
};

}  // namespace tb::bench
