// backup and restore of a data folder with SQLite: online, checksummed.
#include "platform/store/backup.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli.hpp"
#include "app/refuse.hpp"
#include "app/share.hpp"
#include "core/crypto.hpp"
#include "core/result.hpp"

namespace tb::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSums = "sm3sums";
constexpr std::string_view kDatabase = "tongban.db";

Result<std::string> digest_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return not_found("backup.unreadable", "读不了 " + path.string());
  Sm3 sum;
  std::string block(1U << 20, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    sum.add(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
  return hex(sum.finish());
}

// What a backup holds beside the database. The search index is made anew.
bool is_copied(const fs::path& path) {
  const auto top = path.begin()->string();
  return top == "keys" || top == "blobs" || top == "checkpoints.jsonl";
}

Result<std::int64_t> copy_files(const fs::path& from, const fs::path& to) {
  std::int64_t copied = 0;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    const auto path = fs::relative(entry.path(), from);
    if (!entry.is_regular_file() || !is_copied(path)) continue;
    fs::create_directories((to / path).parent_path(), error);
    if (!fs::copy_file(entry.path(), to / path, error))
      return invalid("backup.copy", fmt::format("复制不了 {}：{}", path.string(), error.message()));
    fs::permissions(to / path, fs::status(entry.path()).permissions(), error);
    ++copied;
  }
  return copied;
}

Result<void> write_sums(const fs::path& folder) {
  std::ofstream sums(folder / kSums);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto path = fs::relative(entry.path(), folder).string();
    if (entry.is_regular_file() && path != kSums)
      sums << TRY(digest_of(entry.path())) << "  " << path << "\n";
  }
  if (!sums.flush()) return invalid("backup.copy", "写不了校验文件，磁盘可能满了");
  return {};
}

Result<void> check_sums(const fs::path& folder) {
  const auto text = TRY(read_file((folder / kSums).string()));
  std::istringstream lines(text);
  std::string sum, path;
  std::int64_t files = 0;
  while (lines >> sum >> path) {
    if (TRY(digest_of(folder / path)) != sum)
      return invalid("backup.damaged", fmt::format("备份里的 {} 坏了，请换一份备份", path));
    ++files;
  }
  if (files == 0) return invalid("backup.damaged", "备份里没有文件，请换一份备份");
  return {};
}

Result<void> back_up(const fs::path& data, const fs::path& target) {
  if (fs::exists(target)) return conflict("backup.exists", "目标目录已经存在，请换一个新目录");
  fs::create_directories(target);
  // Blobs first: a row always has its bytes.
  const auto copied = TRY(copy_files(data, target));
  TRY_VOID(copy_sqlite((data / kDatabase).string(), (target / kDatabase).string()));
  TRY_VOID(write_sums(target));
  fmt::print("已备份到 {}：数据库和 {} 个文件，密钥也在里面，请像密钥一样保管\n", target.string(),
             copied);
  return {};
}

Result<void> put_back(const fs::path& source, const fs::path& data) {
  if (fs::exists(data) && !fs::is_empty(data))
    return conflict("backup.exists", "数据目录不是空的，请换一个空目录");
  TRY_VOID(check_sums(source));
  fs::create_directories(data);
  TRY(copy_files(source, data));
  TRY_VOID(copy_sqlite((source / kDatabase).string(), (data / kDatabase).string()));
  fmt::print("已恢复到 {}，请用 tongban audit verify --data {} 核对日志\n", data.string(),
             data.string());
  return {};
}

}  // namespace

int backup(const std::string& data, const std::string& target) {
  const auto done = back_up(data, target);
  return done ? 0 : refuse(done.error());
}

int restore(const std::string& source, const std::string& data) {
  const auto done = put_back(source, data);
  return done ? 0 : refuse(done.error());
}

}  // namespace tb::app
