#include "platform/files/whole_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tb::files {
namespace {

bool sync_folder(const std::filesystem::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  return synced;
}

}  // namespace

std::optional<std::string> whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Made make_durable(const std::string& path, std::string_view bytes) {
  const auto part = fmt::format("{}.{}.part", path, ::getpid());
  const int fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return Made::failed;
  const bool written =
      ::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      ::fsync(fd) == 0;
  ::close(fd);
  // A link, not a rename: whoever comes second must not take the place of the first.
  const bool linked = written && ::link(part.c_str(), path.c_str()) == 0;
  const bool was_there = written && !linked && errno == EEXIST;
  ::unlink(part.c_str());
  if (was_there) return Made::was_there;
  const auto folder = std::filesystem::absolute(path).parent_path();
  return linked && sync_folder(folder) && sync_folder(folder.parent_path()) ? Made::made
                                                                            : Made::failed;
}

}  // namespace tb::files
