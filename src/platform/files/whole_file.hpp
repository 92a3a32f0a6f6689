// Files read and made whole.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tb::files {

// Its bytes, or nothing when it cannot be opened: what that means is the caller's to say.
std::optional<std::string> whole_file(const std::string& path);

enum class Made : std::uint8_t { made, was_there, failed };
// Makes a file that only its owner may read, in a folder that exists: whole and durable (its bytes,
// its name and the name of its folder) before it can be seen, and never in place of another. What a
// database depends on and what no power cut may take is made like this.
Made make_durable(const std::string& path, std::string_view bytes);

// Appends a line to a file that is made when it is not there; a line that a power cut left torn
// stays a line of its own. Durable after sync_file(), so that many lines cost one sync.
bool append_line(const std::string& path, std::string_view line);
bool sync_file(const std::string& path);

}  // namespace tb::files
