// Where SQLite and PostgreSQL must differ: a mark in the SQL text, replaced by the driver. Counted
// by a test; keep it short.
#pragma once
#include <string>
#include <string_view>

namespace tb {

enum class Dialect { sqlite, postgres };

// `sql` in the dialect: marks replaced, and for SQLite `$n` written `?n` ($1 is a name there,
// numbered by first appearance).
std::string in_dialect(std::string_view sql, Dialect dialect);

}  // namespace tb
