// Between database.cpp and the two drivers.
#pragma once
#include "platform/store/database.hpp"

namespace tb {

std::unique_ptr<Database> open_sqlite(const DatabaseOptions& options, const std::string& path);
std::unique_ptr<Database> open_postgres(const DatabaseOptions& options);
void set_last_cost(const StoreCost& cost);
std::unexpected<Error> unavailable();
std::unexpected<Error> outcome_unknown();
std::unexpected<Error> stale();

inline constexpr int kTries = 5;  // how often a body runs when it meets others

}  // namespace tb
