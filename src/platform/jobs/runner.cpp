#include "platform/jobs/runner.hpp"

#include "platform/telemetry/log.hpp"

namespace tb {

void Runner::every(std::string name, std::int64_t pause_us,
                   std::function<Result<std::int64_t>()> work) {
  threads_.emplace_back([this, name = std::move(name), pause_us, work = std::move(work)] {
    loop(name, pause_us, work);
  });
}

void Runner::loop(const std::string& name, std::int64_t pause_us,
                  const std::function<Result<std::int64_t>()>& work) {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    std::int64_t did = 0;
    try {
      const auto done = work();
      if (done)
        did = *done;
      else if (done.error().kind != ErrorKind::unavailable)
        log_warn("job.failed", {{"job", name}, {"code", done.error().code}});
    } catch (const std::exception& bug) {
      log_error("job.broken", {{"job", name}, {"why", bug.what()}});
    }
    lock.lock();
    if (did == 0)
      wake_.wait_for(lock, std::chrono::microseconds(pause_us), [this] { return stopping_; });
  }
}

void Runner::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
  threads_.clear();
}

}  // namespace tb
