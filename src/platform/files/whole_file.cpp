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

bool append_line(const std::string& path, std::string_view line) {
  const int fd = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return false;
  const auto size = ::lseek(fd, 0, SEEK_END);
  char last = '\n';
  if (size > 0 && ::pread(fd, &last, 1, size - 1) != 1) last = '\n';
  const auto text = fmt::format("{}{}\n", last == '\n' ? "" : "\n", line);
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(fd);
  // A new file's name must be durable as well; once.
  return written && (size > 0 || sync_folder(std::filesystem::absolute(path).parent_path()));
}

bool sync_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fdatasync(fd) == 0;
  if (fd >= 0) ::close(fd);
  return synced;
}

}  // namespace tb::files
