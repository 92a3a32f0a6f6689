// Whole submissions and whole lives per second through HTTP, next to the same number of bare rows
// and commits on the same database, in one run: ./dev bench lives.
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "app/city.hpp"
#include "core/crypto.hpp"
#include "platform/http/client.hpp"
#include "platform/http/server.hpp"

namespace tb::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kItem = "511A0015500009-511602000000-000-115113016823646795-1-00";
constexpr std::string_view kForm =
    R"({"applicant_name":"广安青禾美容美发有限公司","credit_code":"91511602MA7DEM0169","phone":"13712345602",)"
    R"("contact_address":"演示大道 88 号","place_name":"青禾美容美发","address":"演示大道 88 号",)"
    R"("category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"health_certificates":)"
    R"([{"name":"赵敏","certificate_no":"演示0001","valid_to":"2027-03-01"}],"central_air":false,)"
    R"("manager":"赵敏","opening_date":"2026-12-20","delivery":"窗口领取","service_address":"演示大道 88 号"})";
constexpr std::string_view kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
constexpr int kCommandsOfASubmission = 5, kCommandsOfALife = 9;
constexpr int kRowsOfALife = 74;  // counted by tests/api/price_test.cpp

std::string member(std::string_view json, std::string_view name) {
  const auto key = fmt::format("\"{}\":\"", name);
  const auto at = json.find(key);
  if (at == std::string_view::npos) return {};
  const auto from = at + key.size();
  return std::string(json.substr(from, json.find('"', from) - from));
}

struct Account {
  std::string name, token;
};

class Client {
 public:
  Client(std::uint16_t port, const std::vector<Account>& accounts)
      : http_(*HttpClient::to(fmt::format("http://127.0.0.1:{}", port))), accounts_(accounts) {}

  // False when something was refused.
  bool submission() {
    const auto made =
        post(0, "/api/v1/cases", fmt::format(R"({{"item_code":"{}","form":{}}})", kItem, kForm));
    const auto number = member(made, "number");
    if (number.empty()) return false;
    for (const auto* material : {"layout_plans", "hygiene_report", "hygiene_rules"})
      upload(number, material);
    last_ = post(0, "/api/v1/cases/" + number + "/submit", "{}");
    return last_.contains("\"state\":\"received\"");
  }
  bool life() {
    if (!submission()) return false;
    for (const auto& [who, outcome] : {std::pair(1, "accept"), std::pair(2, "pass"),
                                       std::pair(3, "grant"), std::pair(1, "deliver")}) {
      const auto at = last_.find(R"("tasks":[)");
      if (at == std::string::npos) return false;
      last_ =
          post(static_cast<std::size_t>(who),
               "/api/v1/tasks/" + member(std::string_view(last_).substr(at), "id") + "/complete",
               fmt::format(R"({{"outcome":"{}"}})", outcome));
    }
    return last_.contains("\"state\":\"closed\"");
  }

 private:
  std::string post(std::size_t who, const std::string& path, const std::string& body) {
    const auto answer = http_.send({"POST",
                                    path,
                                    {{"Authorization", "Bearer " + accounts_[who].token},
                                     {"Content-Type", "application/json"},
                                     {"Idempotency-Key", random_token()}},
                                    body});
    return answer ? answer->body : std::string();
  }
  void upload(const std::string& number, std::string_view material) {
    (void)http_.send(
        {"POST",
         "/api/v1/cases/" + number + "/materials",
         {{"Authorization", "Bearer " + accounts_[0].token},
          {"Content-Type", "multipart/form-data; boundary=bench-7d3f"}},
         multipart_body("bench-7d3f", "material", material, "a.pdf", "application/pdf", kPdf)});
  }
  HttpClient http_;
  const std::vector<Account>& accounts_;
  std::string last_;
};

// Runs `work` on many threads for a time; how often a second it succeeded.
template <class Work>
double rate(int clients, double seconds, Work work) {
  std::atomic<std::int64_t> done{0};
  std::atomic<bool> stop{false};
  std::vector<std::thread> threads;
  const auto start = Clock::now();
  for (int i = 0; i < clients; ++i) threads.emplace_back([&, i] { work(i, stop, done); });
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stop = true;
  for (auto& thread : threads) thread.join();
  return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - start).count();
}

const Statement kAdd{"bench_add",
                     "INSERT INTO bench_row (id, a, b, c, d) VALUES ($1, $2, $3, $4, $5)"};

// The same number of rows and commits as whole lives, without tongban: nine commits of eight or
// nine rows of 250 bytes.
double bare_lives(Database& database, int clients, double seconds) {
  (void)database.script(
      "CREATE TABLE IF NOT EXISTS bench_row (id BIGINT PRIMARY KEY, a BIGINT, b BIGINT, c TEXT, d "
      "BYTEA)");
  const std::string text(50, 'x'), bytes(180, 'y');
  return rate(clients, seconds, [&](int, std::atomic<bool>& stop, std::atomic<std::int64_t>& done) {
    while (!stop) {
      for (int command = 0; command < kCommandsOfALife; ++command)
        (void)database.write([&](Tx& tx) -> Result<bool> {
          for (int row = 0; row < kRowsOfALife / kCommandsOfALife; ++row)
            tx.write(kAdd, {tx.new_id(), 1, 2, text, Bytes{bytes}});
          return true;
        });
      ++done;
    }
  });
}

// An empty place in the server: what an earlier run left there is sealed under keys that are gone.
std::string fresh_schema(const std::string& url) {
  (void)Database::open({.url = url})
      ->script("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench");
  return fmt::format("{}{}options=-csearch_path%3Dbench", url, url.contains('?') ? "&" : "?");
}

int run(const std::string& share, const std::string& url, double seconds, int clients) {
  const auto folder = (std::filesystem::temp_directory_path() / "tb_bench_lives").string();
  std::filesystem::remove_all(folder);
  app::ServeOptions options;
  options.data = folder;
  options.share = share;
  options.demo = true;
  if (url != "sqlite") options.database = fresh_schema(url);
  auto city = app::City::open(options);
  if (!city || !(*city)->prepare()) return 1;
  Router router;
  (*city)->add_routes(router);
  ServerConfig config;
  config.port = 0;
  Server server(config, router);
  server.start();
  std::vector<Account> accounts{
      {"company1", {}}, {"clerk1", {}}, {"reviewer1", {}}, {"approver1", {}}};
  for (auto& account : accounts) {
    const auto made = (*city)->identity->sign_in(account.name, "Tongban#2026", "bench");
    if (!made) return 1;
    account.token = made->token;
  }
  std::atomic<int> refused{0};
  const auto through_http = [&](bool whole) {
    return rate(clients, seconds,
                [&](int, std::atomic<bool>& stop, std::atomic<std::int64_t>& done) {
                  Client client(server.port(), accounts);
                  while (!stop) (whole ? client.life() : client.submission()) ? ++done : ++refused;
                });
  };
  const auto submissions = through_http(false), lives = through_http(true);
  const auto bare = bare_lives(*(*city)->database, clients, seconds);
  fmt::print("| {} | {} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {:.2f} | {} |\n",
             url == "sqlite" ? "SQLite" : "PostgreSQL", clients, submissions,
             submissions * kCommandsOfASubmission, lives, lives * kCommandsOfALife, bare,
             lives / bare, refused.load());
  std::fflush(stdout);
  server.stop();
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace tb::bench

// Without arguments: the project's own data, SQLite and the PostgreSQL of TB_BENCH_POSTGRES, 5 s,
// 16 clients.
int main(int argc, char** argv) {
  if (argc == 5) return tb::bench::run(argv[1], argv[2], std::atof(argv[3]), std::atoi(argv[4]));
  if (argc != 1) {
    std::fprintf(stderr, "usage: bench_lives [SHARE sqlite|URL SECONDS CLIENTS]\n");
    return 2;
  }
  fmt::print(
      "| store | clients | submissions/s | commands/s | lives/s | commands/s | bare lives/s | "
      "lives : bare | refused |\n");
  const char* postgres = std::getenv("TB_BENCH_POSTGRES");
  int status = tb::bench::run(TB_SOURCE_DIR, "sqlite", 5, 16);
  if (postgres != nullptr && status == 0) status = tb::bench::run(TB_SOURCE_DIR, postgres, 5, 16);
  return status;
}
