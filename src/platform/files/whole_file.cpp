#include "platform/files/whole_file.hpp"

#include <fstream>
#include <iterator>

namespace tb::files {

std::optional<std::string> whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace tb::files
