#include "platform/telemetry/cost.hpp"

namespace tb {
namespace {
thread_local StoreWork work_of_thread;
}

void add_store_work(const StoreWork& work) {
  work_of_thread.statements += work.statements;
  work_of_thread.flushes += work.flushes;
  work_of_thread.rows += work.rows;
}
StoreWork store_work() { return work_of_thread; }
void set_store_work(const StoreWork& work) { work_of_thread = work; }

}  // namespace tb
