// What the request (or job) of this thread asked of the database, over all its transactions.
#pragma once
#include <cstdint>

namespace tb {

struct StoreWork {
  std::int64_t statements = 0, flushes = 0, rows = 0;  // sent, waited for, written
};

// Drivers add what a transaction cost; a RequestScope begins anew.
void add_store_work(const StoreWork& work);
StoreWork store_work();
// For RequestScope: what was counted before it counts again after it.
void set_store_work(const StoreWork& work);

}  // namespace tb
