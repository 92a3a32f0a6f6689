// Any bytes as an uploaded file under any name: never a crash, a type that is accepted agrees with
// the name, and the name to show is text without path and controls.
#include "platform/files/scan.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // The first line is the name, the rest the content.
  const auto end = std::min(input.find('\n'), input.size());
  const auto name = input.substr(0, end), bytes = input.substr(std::min(end + 1, input.size()));
  const auto type = tb::files::scan(name, bytes);
  if (type && (type->name.empty() || type->mime.empty())) std::abort();
  if (!type && (type.error().code.empty() || type.error().detail.empty())) std::abort();
  for (const auto content : {bytes, input}) (void)tb::files::scan("", content);
  const auto shown = tb::files::safe_file_name(name);
  if (shown.empty() || !tb::is_utf8(shown) || tb::has_control(shown, false) ||
      shown.find_first_of("/\\") != std::string::npos || tb::code_points(shown) > 120)
    std::abort();
  return 0;
}
