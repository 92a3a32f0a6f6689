// A bound on how often somebody may try: so many tries of a key in a window of time. Thread-safe.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/time.hpp"

namespace tb {

class Limiter {
 public:
  Limiter(int tries, std::int64_t window_us) : tries_(tries), window_us_(window_us) {}
  // Counts a try; false when it is one too many. Keys not seen for a window are forgotten.
  bool allow(std::string_view key, Instant now);
  // Whether the key has used up its tries; counts nothing.
  bool is_spent(std::string_view key, Instant now);
  // A success clears the key.
  void clear(std::string_view key);

 private:
  struct Count {
    Instant since;
    int tries = 0;
  };
  int tries_;
  std::int64_t window_us_;
  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace tb
