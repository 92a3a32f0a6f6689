// The newest known state of something that lies elsewhere, shared by threads. Whoever finds it old
// renews it; the others go on with what is known until he is back.
#pragma once
#include <memory>
#include <mutex>
#include <utility>

#include "core/time.hpp"

namespace tb {

template <class T>
class Snapshot {
 public:
  using Ptr = std::shared_ptr<const T>;

  // What is known, when it is younger than `max_age` (us) or somebody renews it. Null: it is the
  // caller's turn to look, and to say keep() or give_up().
  Ptr young(Instant now, std::int64_t max_age) {
    const std::scoped_lock lock(mutex_);
    const auto age = now.us - looked_at_.us;
    if (known_ && ((age >= 0 && age < max_age) || renews_)) return known_;
    renews_ = true;
    return nullptr;
  }
  // What is known, whatever its age; null before the first keep().
  Ptr last() const {
    const std::scoped_lock lock(mutex_);
    return known_;
  }
  void keep(Ptr found, Instant looked_at) {
    const std::scoped_lock lock(mutex_);
    known_ = std::move(found);
    looked_at_ = looked_at;
    renews_ = false;
  }
  void give_up() {
    const std::scoped_lock lock(mutex_);
    renews_ = false;
  }

 private:
  mutable std::mutex mutex_;
  Ptr known_;
  Instant looked_at_;
  bool renews_ = false;
};

}  // namespace tb
