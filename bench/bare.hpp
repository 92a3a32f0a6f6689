// The bare database under a recorded plan: SQLite by prepared statements and nothing else.
#pragma once
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <map>
#include <stdexcept>

#include "cpu.hpp"
#include "variation.hpp"

namespace tb::bench {

using Clock = std::chrono::steady_clock;

// SQLite as the program opens it, and nothing else.
class Bare {
 public:
  explicit Bare(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr))
      throw std::runtime_error(sqlite3_errmsg(db_));
    exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864");
    for (auto& [statement, sql] : {std::pair(&begin_, "BEGIN IMMEDIATE"), {&commit_, "COMMIT"}})
      sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, nullptr);
  }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;
  ~Bare() {
    for (auto& [text, statement] : prepared_) sqlite3_finalize(statement);
    sqlite3_finalize(begin_);
    sqlite3_finalize(commit_);
    sqlite3_close_v2(db_);
  }
  void begin() { step(begin_); }
  void commit() { step(commit_); }
  std::int64_t changes() const { return sqlite3_total_changes64(db_); }

  sqlite3_stmt* prepare(const std::string& text) {
    auto& slot = prepared_[text];
    if (slot == nullptr &&
        sqlite3_prepare_v3(db_, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &slot, nullptr))
      throw std::runtime_error(text + ": " + sqlite3_errmsg(db_));
    return slot;
  }
  // Runs to the end; every column of every row is looked at.
  void step(sqlite3_stmt* statement) {
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
      for (int i = 0, n = sqlite3_column_count(statement); i < n; ++i)
        bytes_ += sqlite3_column_bytes(statement, i);
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_));
    sqlite3_reset(statement);
  }
  static void bind(sqlite3_stmt* statement, int at, const Param& param) {
    const auto& value = param.value();
    if (const auto* b = std::get_if<bool>(&value))
      sqlite3_bind_int(statement, at, *b ? 1 : 0);
    else if (const auto* n = std::get_if<std::int64_t>(&value))
      sqlite3_bind_int64(statement, at, *n);
    else if (const auto* d = std::get_if<double>(&value))
      sqlite3_bind_double(statement, at, *d);
    else if (const auto* t = std::get_if<std::string>(&value))
      sqlite3_bind_text64(statement, at, t->data(), t->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (const auto* y = std::get_if<Bytes>(&value))
      sqlite3_bind_blob64(statement, at, y->data.data(), y->data.size(), SQLITE_TRANSIENT);
    else
      sqlite3_bind_null(statement, at);
  }

 private:
  void exec(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db_));
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt *begin_ = nullptr, *commit_ = nullptr;
  std::map<std::string, sqlite3_stmt*> prepared_;
  std::int64_t bytes_ = 0;
};

// One life on the bare database; `after` is called after each transaction that writes.
template <class After>
void replay(Bare& bare, const Plan& plan, std::int64_t life, bool own_commit, After after) {
  std::size_t index = 0;
  for (const auto& act : plan.acts) {
    if (own_commit) bare.begin();
    for (const auto& flush : act.flushes)
      for (const auto& said : flush) {
        auto* statement = bare.prepare(said.text);
        const auto& slots = plan.slots[index++];
        for (std::size_t i = 0; i < said.params.size(); ++i)
          if (slots[i].kind == Slot::Kind::constant)
            Bare::bind(statement, static_cast<int>(i) + 1, said.params[i]);
          else
            Bare::bind(statement, static_cast<int>(i) + 1,
                       param_in(plan, slots[i], said.params[i], life));
        bare.step(statement);
      }
    if (own_commit) bare.commit();
    if (act.writes) after();
  }
}

struct Rate {
  double per_second = 0, cpu_us = 0;
};

// Lives a second; `group` commands to a commit.
inline Rate rate(Bare& bare, const Plan& plan, int group, double seconds, std::int64_t& life) {
  int in_group = 0;
  if (group > 1) bare.begin();
  const auto next = [&] {
    if (group == 1 || ++in_group < group) return;
    in_group = 0;
    bare.commit();
    bare.begin();
  };
  const auto run = [&](double span) {
    std::int64_t done = 0;
    const auto start = Clock::now();
    const auto cpu = own_cpu_us();
    std::chrono::duration<double> took{};
    while ((took = Clock::now() - start).count() < span) {
      const auto before = bare.changes();
      replay(bare, plan, life++, group == 1, next);
      if (bare.changes() - before != plan.rows)
        throw std::runtime_error(fmt::format("a replayed life changed {} rows, not {}",
                                             bare.changes() - before, plan.rows));
      ++done;
    }
    return Rate{static_cast<double>(done) / took.count(),
                static_cast<double>(own_cpu_us() - cpu) / static_cast<double>(done)};
  };
  run(1);
  const auto out = run(seconds);
  if (group > 1) bare.commit();
  return out;
}

inline std::string size_of(const Plan& plan) {
  return fmt::format(R"("statements":{},"rows":{},"transactions":{})", plan.statements, plan.rows,
                     plan.transactions);
}

}  // namespace tb::bench
