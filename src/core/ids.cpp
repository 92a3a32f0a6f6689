#include "core/ids.hpp"

#include <chrono>

namespace tb {

Id IdMaker::next() {
  constexpr std::int64_t kEpochMs = 1'704'067'200'000;  // 2024-01-01T00:00:00Z
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                      std::chrono::system_clock::now().time_since_epoch())
                      .count() -
                  kEpochMs;
  const auto floor = static_cast<std::uint64_t>(ms) << 12;
  auto last = last_.load(std::memory_order_relaxed);
  std::uint64_t next = 0;
  do {
    next = last + 1 > floor ? last + 1 : floor;
  } while (!last_.compare_exchange_weak(last, next, std::memory_order_relaxed));
  return {static_cast<std::int64_t>((next >> 12) << 22 | node_ << 12 | (next & 4095))};
}

}  // namespace tb
