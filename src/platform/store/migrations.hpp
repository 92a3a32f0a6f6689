// Numbered, append-only schema changes per module (schema/NNNN_what.sql), built into the program.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/result.hpp"

namespace tb {

class Database;

struct Migration {
  std::string_view module;
  int number;
  std::string_view name, sql;
};

struct Migrations {
  std::span<const Migration> rows;
};

// Applies what is missing, in the order given, each in its own transaction, and records number and
// digest. Safe when two nodes start together. Fails: `store.schema_changed` (an applied file was
// edited), `store.schema_newer` (the database was made by a newer release), or unavailable.
Result<void> migrate(Database& database, std::span<const Migrations* const> modules);

}  // namespace tb
