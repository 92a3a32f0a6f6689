#include <argon2.h>

#include "core/crypto.hpp"

namespace tb {
namespace {

constexpr std::size_t kSaltSize = 16, kHashSize = 32;
constexpr std::size_t kMaxEncodedSize = 512;

}  // namespace

Result<std::string> hash_password(std::string_view password, PasswordCost cost) {
  if (password.empty() || password.size() > kMaxPasswordBytes)
    return invalid("password.length", "密码不能为空，也不能超过 256 个字节，请换一个密码。");
  const std::string salt = random_bytes(kSaltSize);
  std::string out(
      argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, kSaltSize, kHashSize, Argon2_id),
      '\0');
  const int outcome = argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes,
                                            password.data(), password.size(), salt.data(),
                                            salt.size(), kHashSize, out.data(), out.size());
  if (outcome != ARGON2_OK)
    return fail(ErrorKind::unavailable, "password.memory", "系统正忙，密码未能保存，请稍后再试。");
  out.resize(out.find('\0'));
  return out;
}

bool verify_password(std::string_view encoded, std::string_view password) {
  if (encoded.size() > kMaxEncodedSize || password.empty() || password.size() > kMaxPasswordBytes)
    return false;
  return argon2id_verify(std::string(encoded).c_str(), password.data(), password.size()) ==
         ARGON2_OK;
}

bool is_outdated_hash(std::string_view encoded, PasswordCost cost) {
  return !encoded.starts_with(fmt::format("$argon2id$v={}$m={},t={},p={}$", int{ARGON2_VERSION_13},
                                          cost.memory_kib, cost.passes, cost.lanes));
}

}  // namespace tb
