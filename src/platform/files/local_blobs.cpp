#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>

#include "platform/files/blobs.hpp"
#include "platform/files/chunks.hpp"
#include "platform/files/whole_file.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSealed = kChunk + kSealOverhead;

std::unexpected<Error> not_stored() {
  return fail(ErrorKind::unavailable, "blob.not_stored", "文件暂时存不下，请稍后再试");
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto done = ::write(fd_, bytes.data(), bytes.size());
      if (done < 0 && errno == EINTR) continue;
      if (done <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
  }
  bool sync() const { return fd_ >= 0 && ::fsync(fd_) == 0; }
  bool is_open() const { return fd_ >= 0; }

 private:
  int fd_;
};

bool is_name(std::string_view name) {
  return name.size() == 32 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class LocalShelf final : public BlobShelf {
 public:
  explicit LocalShelf(std::string folder) : folder_(std::move(folder)) {
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
    has_shelves();
  }

  Result<std::string> put(const DataKey& key, std::string_view bytes) override {
    if (!has_shelves()) return not_stored();
    auto name = blob_name();
    const auto shelf = folder_ + "/" + name.substr(0, 2);
    const auto temporary = path(name) + ".part";
    if (!write_whole(temporary, seal_chunks(key, name, bytes))) {
      ::unlink(temporary.c_str());
      log_error("blob.not_stored", {{"bytes", bytes.size()}});
      return not_stored();
    }
    if (::rename(temporary.c_str(), path(name).c_str()) != 0 ||
        !Descriptor(shelf, O_RDONLY | O_DIRECTORY).sync())
      return not_stored();
    return name;
  }

  Result<std::string> get(const DataKey& key, std::string_view name) override {
    const auto bytes = is_name(name) ? whole_file(path(name)) : std::nullopt;
    if (!bytes) return not_found("blob.missing", "文件不在了，请重新上传");
    const std::string_view sealed = *bytes;
    std::vector<std::string_view> chunks;
    for (std::size_t at = 0; at < sealed.size(); at += kSealed)
      chunks.push_back(sealed.substr(at, kSealed));
    return open_chunks(key, name, chunks);
  }

  Result<void> remove(std::string_view name) override {
    if (is_name(name)) ::unlink(path(name).c_str());
    return {};
  }

  Result<std::int64_t> sweep(std::int64_t age_us,
                             const std::function<Result<bool>(std::string_view)>& known) override {
    std::int64_t removed = 0;
    const auto oldest = fs::file_time_type::clock::now() - std::chrono::microseconds(age_us);
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder_, error)) {
      if (!entry.is_regular_file(error) || entry.last_write_time(error) > oldest) continue;
      const auto name = entry.path().filename().string();
      const bool wanted = is_name(name) && TRY(known(name));
      if (!wanted && fs::remove(entry.path(), error)) ++removed;
    }
    return removed;
  }

 private:
  // All shelves, durable before the first file stands on one: a file on a shelf that another thread
  // has just put up would be lost with the shelf.
  bool has_shelves() {
    if (shelves_.load(std::memory_order_acquire)) return true;
    const std::scoped_lock lock(mutex_);
    std::error_code error;
    fs::create_directories(folder_, error);
    for (int shelf = 0; shelf < 256 && !error; ++shelf)
      fs::create_directory(fmt::format("{}/{:02x}", folder_, shelf), error);
    const auto above = fs::absolute(folder_).parent_path().string();
    const bool durable = !error && Descriptor(folder_, O_RDONLY | O_DIRECTORY).sync() &&
                         Descriptor(above, O_RDONLY | O_DIRECTORY).sync();
    shelves_.store(durable, std::memory_order_release);
    return durable;
  }
  std::string path(std::string_view name) const {
    return fmt::format("{}/{}/{}", folder_, name.substr(0, 2), name);
  }
  static bool write_whole(const std::string& path, const std::vector<std::string>& chunks) {
    const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open()) return false;
    for (const auto& chunk : chunks)
      if (!file.write(chunk)) return false;
    return file.sync();
  }
  std::string folder_;
  std::mutex mutex_;
  std::atomic<bool> shelves_{false};
};

}  // namespace

std::unique_ptr<BlobShelf> local_shelf(std::string folder) {
  return std::make_unique<LocalShelf>(std::move(folder));
}

}  // namespace tb::files
