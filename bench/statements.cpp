// Records the very statements of a submission, of a life and of four reads from the program itself,
// then runs them without it.
//
//   bench_statements sqlite FOLDER SECONDS   replays them on SQLite: one commit a command, and 64
//                                            commands to a commit; prints JSON
//   bench_statements postgres URL FOLDER     writes FOLDER/submission.sql and life.sql for pgbench
//                                            in pipeline mode, with FOLDER/variables; prints JSON
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/city.hpp"
#include "bare.hpp"
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
