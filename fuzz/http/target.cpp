// Any bytes as the target of a request: what is accepted is a path that climbs nowhere.
#include "platform/http/target.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto target = tb::parse_target({reinterpret_cast<const char*>(data), size});
  if (!target) return 0;
  const auto path = target->path + "/";
  if (path.front() != '/' || path.find("/../") != std::string::npos || !tb::is_utf8(path) ||
      tb::has_control(path, false))
    std::abort();
  return 0;
}
