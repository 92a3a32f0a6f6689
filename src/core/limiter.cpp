#include "core/limiter.hpp"

namespace tb {

bool Limiter::allow(std::string_view key, Instant now) {
  const std::scoped_lock lock(mutex_);
  if (counts_.size() > 10'000)
    std::erase_if(counts_,
                  [&](const auto& row) { return now.us - row.second.since.us > window_us_; });
  auto& count = counts_[std::string(key)];
  if (now.us - count.since.us > window_us_) count = {now, 0};
  return ++count.tries <= tries_;
}

bool Limiter::is_spent(std::string_view key, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto found = counts_.find(std::string(key));
  return found != counts_.end() && now.us - found->second.since.us <= window_us_ &&
         found->second.tries >= tries_;
}

void Limiter::clear(std::string_view key) {
  const std::scoped_lock lock(mutex_);
  counts_.erase(std::string(key));
}

}  // namespace tb
