#include "platform/http/workers.hpp"

namespace tb {

Workers::Workers(std::size_t threads, std::size_t queue_limit) : limit_{queue_limit} {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    stops_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Workers::offer(Job& job) {
  bool wakes = false;
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= limit_ || stops_) return false;
    queue_.push_back(std::move(job));
    queued_.store(queue_.size(), std::memory_order_relaxed);
    wakes = sleeping_ != 0;
  }
  if (wakes) wake_.notify_one();
  return true;
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++sleeping_;
    wake_.wait(lock, [this] { return stops_ || !queue_.empty(); });
    --sleeping_;
    if (queue_.empty()) return;
    auto job = std::move(queue_.front());
    queue_.pop_front();
    queued_.store(queue_.size(), std::memory_order_relaxed);
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
  }
}

}  // namespace tb
