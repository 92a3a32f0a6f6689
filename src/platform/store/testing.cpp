#include "platform/store/testing.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

namespace tb::trial {
namespace {

std::string server() {
  const char* url = std::getenv("TB_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

std::string with_schema(const std::string& url, const std::string& schema) {
  return fmt::format("{}{}options=-csearch_path%3D{}", url, url.contains('?') ? "&" : "?", schema);
}

// One statement outside any transaction, which a Database never sends.
bool alone(const std::string& statement) {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(server().c_str()),
                                                              PQfinish);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(
      PQexec(connection.get(), statement.c_str()), PQclear);
  return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

}  // namespace

WholeDatabase::WholeDatabase(const WholeDatabase* original) {
  static std::atomic<int> serial{0};
  name_ = fmt::format("tb_whole_{}_{}", ::getpid(), serial++);
  url_ = fmt::format("{}{}dbname={}", server(), server().contains('?') ? "&" : "?", name_);
  const auto from = original == nullptr ? "template1" : original->name_;
  if (!alone(fmt::format("CREATE DATABASE {} TEMPLATE {}", name_, from))) std::abort();
}

WholeDatabase::~WholeDatabase() {
  (void)alone(fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
}

std::vector<std::string> databases() {
  std::vector<std::string> out{"sqlite"};
  if (!server().empty()) out.emplace_back("postgres");
  return out;
}

FreshDatabase::FreshDatabase(const std::string& kind) : kind_(kind) {
  static std::atomic<int> serial{0};
  name_ = fmt::format("tb_test_{}_{}", ::getpid(), serial++);
  if (kind_ == "sqlite") {
    url_ = "sqlite:" + (std::filesystem::temp_directory_path() / (name_ + ".db")).string();
  } else {
    const auto admin = Database::open({.url = server(), .connections = 1});
    if (!admin->script(fmt::format("CREATE SCHEMA {}", name_))) std::abort();
    url_ = with_schema(server(), name_);
  }
  database_ = another_node(0);
}

FreshDatabase::~FreshDatabase() {
  database_.reset();
  if (kind_ == "sqlite") {
    for (const auto* tail : {"", "-wal", "-shm"}) std::filesystem::remove(url_.substr(7) + tail);
  } else {
    const auto admin = Database::open({.url = server(), .connections = 1});
    (void)admin->script(fmt::format("DROP SCHEMA {} CASCADE", name_));
  }
}

std::unique_ptr<Database> FreshDatabase::another_node(int node) const {
  return Database::open({.url = url_, .connections = 40, .node = node});
}

}  // namespace tb::trial
