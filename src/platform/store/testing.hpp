// Databases for tests: a fresh SQLite file, and a fresh schema on the PostgreSQL that
// TB_TEST_POSTGRES names.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/store/database.hpp"

namespace tb::trial {

// Which databases this run tests: always "sqlite", and "postgres" when TB_TEST_POSTGRES is set.
std::vector<std::string> databases();

// An empty database of the kind, dropped with the object.
class FreshDatabase {
 public:
  explicit FreshDatabase(const std::string& kind);
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;
  ~FreshDatabase();
  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  const std::string& url() const { return url_; }
  // One more connection to the same database, as another node.
  std::unique_ptr<Database> another_node(int node) const;

 private:
  std::string kind_, url_, name_;
  std::unique_ptr<Database> database_;
};

// A whole database of the PostgreSQL server, as a schema cannot be copied; dropped with the object.
class WholeDatabase {
 public:
  // Empty, or a copy of another, which nobody may have open.
  explicit WholeDatabase(const WholeDatabase* original = nullptr);
  WholeDatabase(const WholeDatabase&) = delete;
  WholeDatabase& operator=(const WholeDatabase&) = delete;
  ~WholeDatabase();
  const std::string& url() const { return url_; }

 private:
  std::string name_, url_;
};

}  // namespace tb::trial
