// A file that ships with the program, whole.
#pragma once
#include <optional>
#include <string>

namespace tb::files {

// Its bytes, or nothing when it cannot be opened: what that means is the caller's to say.
std::optional<std::string> whole_file(const std::string& path);

}  // namespace tb::files
