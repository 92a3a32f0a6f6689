// Work that comes back: each task runs again after its pause, on a thread of its own, until stop().
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/result.hpp"

namespace tb {

class Runner {
 public:
  ~Runner() { stop(); }
  // `work` returns how much it did: more than nothing = it runs again at once, else after
  // `pause_us`. Failures are logged and tried again after the pause.
  void every(std::string name, std::int64_t pause_us, std::function<Result<std::int64_t>()> work);
  // Ends all tasks after their present run.
  void stop();

 private:
  void loop(const std::string& name, std::int64_t pause_us,
            const std::function<Result<std::int64_t>()>& work);
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace tb
