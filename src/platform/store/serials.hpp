// Serials from blocks that a node leases: unique over all nodes, gaps allowed.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {

extern const Migrations k_store_migrations;

class Serials {
 public:
  explicit Serials(Database& database, std::int64_t block = 100)
      : database_(database), block_(block) {}
  // The next serial under a key, from 1. Leases a block in a transaction of its own when the last
  // is used up.
  Result<std::int64_t> next(const std::string& key);

 private:
  struct Block {
    std::int64_t next = 0, end = 0;
  };
  Database& database_;
  std::int64_t block_;
  std::mutex mutex_;
  std::map<std::string, Block> blocks_;
};

}  // namespace tb
