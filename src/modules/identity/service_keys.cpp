#include "modules/identity/service_keys.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "core/memory.hpp"
#include "core/result.hpp"
#include "modules/identity/store.hpp"
#include "platform/files/whole_file.hpp"

namespace tb::identity {
namespace {

constexpr int kIndexVersion = 1;
constexpr std::string_view kMasterFact = "master_key";

std::string label(Id subject) { return fmt::format("subject:{}", subject.value); }

Result<std::string> read_key(const std::string& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) != 0)
    return not_found("keys.missing", "找不到主密钥文件 " + path);
  if ((facts.st_mode & 077) != 0)
    return invalid("keys.too_open", "主密钥文件别人也能读：请执行 chmod 600 " + path);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string bytes(33, '\0');
  const auto size = fd < 0 ? -1 : ::read(fd, bytes.data(), bytes.size());
  if (fd >= 0) ::close(fd);
  if (size != 32) return invalid("keys.broken", "主密钥文件应当正好是 32 个字节：" + path);
  bytes.resize(32);
  return bytes;
}

Result<std::string> make_key(const std::string& path) {
  auto bytes = random_bytes(32);
  switch (files::make_durable(path, bytes)) {
    case files::Made::made:
      return bytes;
    case files::Made::was_there:  // another node of the same folder was first
      return read_key(path);
    case files::Made::failed:
      break;
  }
  return invalid("keys.missing", "写不了主密钥文件 " + path + "，请检查目录权限和磁盘空间");
}

}  // namespace

struct Keys::Memory {
  explicit Memory(MasterKey key) : master(std::move(key)) {}
  MasterKey master;
  tb::Memory<std::int64_t, DataKey> keys{20'000};
};

Keys::Keys() = default;
Keys::~Keys() = default;

Result<std::unique_ptr<Keys>> Keys::from(std::string_view bytes) {
  auto master = TRY(MasterKey::from(bytes));
  std::unique_ptr<Keys> keys(new Keys);
  keys->memory_ = std::make_unique<Memory>(std::move(master));
  return keys;
}

Result<std::unique_ptr<Keys>> Keys::open(const std::string& folder, bool may_create) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const auto path = folder + "/master.key";
  auto bytes = read_key(path);
  const bool is_new = !bytes && bytes.error().code == "keys.missing" && may_create;
  if (is_new) bytes = make_key(path);
  if (!bytes) return std::unexpected(std::move(bytes).error());
  auto keys = TRY(from(*bytes));
  keys->path_ = path;
  keys->is_new_ = is_new;
  return keys;
}

// The check value tells nothing of the key: HMAC of a fixed text under a key derived for this
// alone.
Result<void> Keys::check(Database& database) {
  const auto value =
      hex(hmac_sm3(memory_->master.derived("master_key.check").bytes(), "tongban master key"));
  const bool is_ours = TRY(database.write([&](Tx& tx) -> Result<bool> {
    const auto fact = store::ask_fact(tx, kMasterFact);
    const auto any = store::ask_any_key(tx);
    if (!fact.rows().empty()) return fact.rows().text(0, 0) == value;
    if (!any.rows().empty() &&
        !memory_->master.unwrap(any.rows().text(0, 1), label({any.rows().integer(0, 0)})))
      return false;
    store::add_fact(tx, kMasterFact, value);
    return true;
  }));
  if (is_ours) return {};
  if (is_new_) {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  return conflict("keys.wrong_master",
                  fmt::format("数据库是用另一把主密钥建立的，用这把密钥读不出任何个人资料。"
                              "请把建库时的 master.key 放到 {}，或用 --keys 指明它所在的目录；"
                              "备份里也有一份（备份目录的 keys/master.key）",
                              path_));
}

const MasterKey& Keys::master() const { return memory_->master; }

DataKey Keys::make(Tx& tx, Id subject) {
  auto key = DataKey::random();
  store::add_key(tx, subject, {memory_->master.wrap(key, label(subject))});
  return key;
}

Result<DataKey> Keys::of(Tx& tx, Id subject) {
  if (auto known = memory_->keys.get(subject.value)) return *std::move(known);
  const auto asked = store::ask_key(tx, subject);
  if (asked.rows().empty()) return not_found("keys.unknown", "找不到这个人的密钥");
  if (asked.rows().null(0, 0))
    return fail(ErrorKind::not_found, "keys.erased", "这个人的资料已经按要求删除");
  auto key = TRY(memory_->master.unwrap(asked.rows().text(0, 0), label(subject)));
  memory_->keys.put(subject.value, key);
  return key;
}

Bytes Keys::blind(std::string_view kind, std::string_view normalised) const {
  return {blind_index(memory_->master, kIndexVersion, kind, normalised)};
}

DataKey Keys::derived(const DataKey& subject, std::string_view what) {
  return *DataKey::from(bytes_of(hmac_sm3(subject.bytes(), what)));
}

}  // namespace tb::identity
