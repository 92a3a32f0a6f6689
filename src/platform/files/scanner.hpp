// A virus scanner outside the program (clamd's INSTREAM).
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tb::files {

struct ScanAnswer {
  bool is_clean = false;
  std::string found;  // the scanner's name of it, printable; empty when clean
};

class Scanner {
 public:
  virtual ~Scanner() = default;
  // Sends the bytes over a connection of its own. Fails unavailable `scanner.away` (not there, cut,
  // not answered within the deadline) or `scanner.refused` (it could not look; the log says why).
  // Thread-safe.
  virtual Result<ScanAnswer> look(std::string_view bytes) = 0;
};

// "tcp:HOST:PORT" or "unix:PATH"; connects at each look only. Fails invalid `scanner.bad_address`.
Result<std::unique_ptr<Scanner>> clamd(
    std::string_view where, std::chrono::milliseconds deadline = std::chrono::seconds(20));

}  // namespace tb::files
