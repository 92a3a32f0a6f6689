// A bounded memory of immutable facts, shared by threads: what was put may be forgotten, never
// wrong.
#pragma once
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace tb {

// Keeps the `limit` newest facts and at most as many older ones. Only for facts that never change:
// nobody invalidates.
template <class Key, class Value>
class Memory {
 public:
  explicit Memory(std::size_t limit) : limit_(limit) {}

  std::optional<Value> get(const Key& key) const {
    const std::scoped_lock lock(mutex_);
    for (const auto* half : {&young_, &old_})
      if (const auto found = half->find(key); found != half->end()) return found->second;
    return std::nullopt;
  }
  void put(const Key& key, Value value) {
    const std::scoped_lock lock(mutex_);
    if (young_.size() >= limit_) old_ = std::exchange(young_, {});
    young_.insert_or_assign(key, std::move(value));
  }
  void forget(const Key& key) {
    const std::scoped_lock lock(mutex_);
    young_.erase(key);
    old_.erase(key);
  }

 private:
  mutable std::mutex mutex_;
  std::size_t limit_;
  std::unordered_map<Key, Value> young_, old_;
};

}  // namespace tb
