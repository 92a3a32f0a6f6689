// Records the very statements of a submission, of a life and of four reads from the program itself,
// then runs them without it.
//
//   bench_statements sqlite FOLDER SECONDS   replays them on SQLite: one commit a command, and 64
//                                            commands to a commit; prints JSON
//   bench_statements postgres URL FOLDER     writes FOLDER/submission.sql and life.sql for pgbench
//                                            in pipeline mode, with FOLDER/variables; prints JSON
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/city.hpp"
#include "core/crypto.hpp"
#include "cpu.hpp"
#include "life.hpp"
#include "pgbench.hpp"
#include "platform/http/client.hpp"
#include "platform/http/server.hpp"
#include "variation.hpp"

// See recorder.hpp. The linker sends every call of Database::open to the second of these.
std::unique_ptr<tb::Database> open_for_real(const tb::DatabaseOptions&) asm(
    "__real__ZN2tb8Database4openERKNS_15DatabaseOptionsE");
std::unique_ptr<tb::Database> open_recorded(const tb::DatabaseOptions&) asm(
    "__wrap__ZN2tb8Database4openERKNS_15DatabaseOptionsE");
std::unique_ptr<tb::Database> open_recorded(const tb::DatabaseOptions& options) {
  return std::make_unique<tb::bench::Recorder>(options, open_for_real(options));
}

namespace tb::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Recorded {
  Plan submission, life;
  std::vector<std::pair<std::string, Recording>> reads;
};

// The program in this process, asked over HTTP like any other.
class Program {
 public:
  Program(const std::string& folder, const std::string& url) {
    app::ServeOptions options;
    options.data = folder;
    options.share = TB_SOURCE_DIR;
    options.demo = true;
    options.database = url;
    auto city = app::City::open(options);
    if (!city || !(*city)->prepare()) throw std::runtime_error("the city does not open");
    city_ = std::move(*city);
    city_->ready = true;
    city_->add_routes(router_);
    ServerConfig config;
    config.port = 0;
    server_ = std::make_unique<Server>(config, router_);
    server_->start();
    client_.emplace(*HttpClient::to(fmt::format("http://127.0.0.1:{}", server_->port())));
    for (const auto* account : kAccounts)
      tokens_.push_back(city_->identity->sign_in(account, "Tongban#2026", "bench")->token);
  }
  ~Program() { server_->stop(); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Recorded record() {
    Recorded out;
    run_life(kCommandsOfALife);  // what a node learns once: models, forms, keys, a block of serials
    out.submission = plan(kCommandsOfASubmission);
    const auto number = number_;
    out.life = plan(kCommandsOfALife);
    for (int i = 0; i < 20; ++i) run_life(kCommandsOfASubmission);  // a full page of tasks
    const auto item = std::string(kItem);
    for (const auto& [name, who, path] :
         {std::tuple("item", -1, "/api/v1/items/" + item),
          std::tuple("search", -1, std::string("/api/v1/items?q=%E5%8D%AB%E7%94%9F")),
          std::tuple("case", 0, "/api/v1/cases/" + number),
          std::tuple("tasks", 1, std::string("/api/v1/tasks"))}) {
      read(who, path);
      Recorder::last->take();
      read(who, path);
      out.reads.emplace_back(name, Recorder::last->take());
    }
    // One row of new ids for both, behind all that exist.
    out.submission.first_free_id = out.life.first_free_id = Recorder::last->ids().next().value;
    return out;
  }

 private:
  // Two recordings of one shape. A look at the session every two seconds spoils one: again.
  Plan plan(std::size_t commands) {
    for (int attempt = 0; attempt < 10; ++attempt) {
      Recorder::last->take();
      const auto first = Recorder::last->ids().next();
      run_life(commands);
      const auto a = Recorder::last->take();
      const auto second = Recorder::last->ids().next();
      run_life(commands);
      const auto b = Recorder::last->take();
      const auto third = Recorder::last->ids().next();
      if (same_shape(a, b)) return plan_of(a, b, {first, second, third});
    }
    throw std::runtime_error("no two lives are alike");
  }
  void run_life(std::size_t commands) {
    std::string answer;
    for (std::size_t i = 0; i < commands; ++i) {
      const auto task = std::string(open_task(answer));
      const auto command = command_of(i, number_, task);
      answer = send({"POST",
                     command.path,
                     {{"Content-Type", command.type},
                      {"Idempotency-Key", random_token()},
                      {"Authorization", "Bearer " + tokens_.at(command.who)}},
                     command.body});
      if (i == kCreate) number_ = member(answer, "number");
    }
  }
  void read(int who, const std::string& path) {
    Call call{"GET", path, {}, {}};
    if (who >= 0)
      call.headers.emplace_back("Authorization",
                                "Bearer " + tokens_.at(static_cast<std::size_t>(who)));
    send(std::move(call));
  }
  std::string send(Call call) {
    auto answer = client_->send(call);
    if (!answer || answer->status >= 300)
      throw std::runtime_error(call.path + " is refused: " + (answer ? answer->body : ""));
    return answer->body;
  }

  std::unique_ptr<app::City> city_;
  Router router_;
  std::unique_ptr<Server> server_;
  std::optional<HttpClient> client_;
  std::vector<std::string> tokens_;
  std::string number_;
};

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
Rate rate(Bare& bare, const Plan& plan, int group, double seconds, std::int64_t& life) {
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

// Microseconds of the statements of one read.
double read_us(Bare& bare, const Recording& recording) {
  constexpr int kTimes = 3000;
  const auto cpu = own_cpu_us();
  for (int n = 0; n < kTimes; ++n)
    for (const auto& act : recording)
      for (const auto& flush : act.flushes)
        for (const auto& said : flush) {
          auto* statement = bare.prepare(said.text);
          for (std::size_t i = 0; i < said.params.size(); ++i)
            Bare::bind(statement, static_cast<int>(i) + 1, said.params[i]);
          bare.step(statement);
        }
  return static_cast<double>(own_cpu_us() - cpu) / kTimes;
}

std::string size_of(const Plan& plan) {
  return fmt::format(R"("statements":{},"rows":{},"transactions":{})", plan.statements, plan.rows,
                     plan.transactions);
}

std::string on_sqlite(const std::string& folder, double seconds) {
  std::filesystem::remove_all(folder);
  auto program = std::make_unique<Program>(folder, "");
  const auto recorded = program->record();
  program.reset();
  Bare bare(folder + "/tongban.db");
  std::string out = "{", reads;
  for (const auto& [name, recording] : recorded.reads)
    reads +=
        fmt::format(R"({}"{}":{:.2f})", reads.empty() ? "" : ",", name, read_us(bare, recording));
  std::int64_t life = 0;
  for (const auto& [name, plan] :
       {std::pair("submission", &recorded.submission), std::pair("life", &recorded.life)}) {
    const auto single = rate(bare, *plan, 1, seconds, life);
    const auto many = rate(bare, *plan, 64, seconds, life);
    out += fmt::format(
        R"("{}":{{{},"single":{:.1f},"single_cpu_us":{:.1f},"grouped":{:.1f},"grouped_cpu_us":{:.1f}}},)",
        name, size_of(*plan), single.per_second, single.cpu_us, many.per_second, many.cpu_us);
  }
  return fmt::format("{}\"reads_us\":{{{}}}}}", out, reads);
}

std::string on_postgres(const std::string& url, const std::string& folder) {
  std::filesystem::create_directories(folder);
  auto program = std::make_unique<Program>(folder + "/node", url);
  const auto recorded = program->record();
  program.reset();
  std::ofstream variables(folder + "/variables");
  std::string out = "{";
  for (const auto& [name, plan] :
       {std::pair("submission", &recorded.submission), std::pair("life", &recorded.life)}) {
    std::ofstream(fmt::format("{}/{}.sql", folder, name)) << pgbench_script(*plan, name, variables);
    out += fmt::format(R"({}"{}":{{{}}})", out.size() > 1 ? "," : "", name, size_of(*plan));
  }
  return out + "}";
}

}  // namespace
}  // namespace tb::bench

int main(int argc, char** argv) {
  try {
    if (argc != 4) throw std::runtime_error("see the head of bench/statements.cpp");
    const std::string store = argv[1];
    const auto text = store == "sqlite" ? tb::bench::on_sqlite(argv[2], std::atof(argv[3]))
                                        : tb::bench::on_postgres(argv[2], argv[3]);
    std::printf("%s\n", text.c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_statements: %s\n", error.what());
    return 2;
  }
}
