// Any bytes as an upload: never a crash, and no part is larger than the body it came in.
#include "platform/http/multipart.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // The first line is the content type, the rest the body.
  const auto end = std::min(input.find('\n'), input.size());
  const auto body = input.substr(std::min(end + 1, input.size()));
  for (const auto type :
       {input.substr(0, end), std::string_view("multipart/form-data; boundary=B")}) {
    const auto parts = tb::parse_multipart(type, body);
    std::size_t total = 0;
    if (parts)
      for (const auto& part : *parts) total += part.data.size();
    if (total > body.size()) std::abort();
  }
  return 0;
}
