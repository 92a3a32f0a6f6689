// A consistent copy of a SQLite database while others write to it.
#pragma once
#include <string>

#include "core/result.hpp"

namespace tb {

// Fails unavailable `store.copy_failed`, invalid `store.damaged` when the copy does not pass
// SQLite's own check.
Result<void> copy_sqlite(const std::string& from, const std::string& to);

}  // namespace tb
