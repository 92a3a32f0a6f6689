// 64-bit ids from time, node and serial: ordered by time of making, unique across nodes without
// asking anybody.
#pragma once
#include <atomic>
#include <cstdint>

#include "core/values.hpp"

namespace tb {

// 41 bits milliseconds since 2024-01-01, 10 bits node, 12 bits serial. Thread-safe. When more than
// 4,096 are asked for in a millisecond, or the clock goes back, it runs ahead of the clock.
class IdMaker {
 public:
  explicit IdMaker(int node) : node_(static_cast<std::uint64_t>(node) & 1023) {}
  Id next();

 private:
  std::atomic<std::uint64_t> last_{0};  // milliseconds and serial of the newest id
  std::uint64_t node_;
};

}  // namespace tb
