#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <limits>
#include <stdexcept>

#include "core/crypto.hpp"

namespace tb {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNonceSize = 16, kTagSize = 32, kHeadSize = 1 + kNonceSize;

std::string_view view(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string length_prefix(std::size_t size) {
  std::string out(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<char>(size >> (56 - 8 * i) & 255);
  return out;
}

// SM4 in counter mode: the same function in both directions. `nonce` is the first counter block.
void sm4_ctr(const std::uint8_t* key, std::string_view nonce, std::string_view in, char* out) {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);
  thread_local const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(
      EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  if (in.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw std::length_error("sealed text over 2 GiB");
  int written = 0;
  if (cipher == nullptr || !context ||
      EVP_EncryptInit_ex2(context.get(), cipher, key,
                          reinterpret_cast<const unsigned char*>(nonce.data()), nullptr) != 1 ||
      EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(out), &written,
                        reinterpret_cast<const unsigned char*>(in.data()),
                        static_cast<int>(in.size())) != 1 ||
      static_cast<std::size_t>(written) != in.size())
    throw std::runtime_error("openssl: SM4-CTR");
}

// The tag covers version, nonce, associated text (with its length, so that nothing can move
// between it and the ciphertext) and ciphertext.
Digest tag_of(const Digest& key, std::string_view head, std::string_view associated,
              std::string_view ciphertext) {
  const std::string length = length_prefix(associated.size());
  const std::string_view pieces[]{head, length, associated, ciphertext};
  return hmac_sm3(view(key), pieces);
}

auto broken_seal() {
  return invalid("crypto.broken_seal",
                 "加密内容已损坏或不属于这条记录，无法读取，请联系系统管理员。");
}
auto bad_length() { return invalid("crypto.key_length", "密钥长度不正确，应为 32 字节。"); }

}  // namespace

DataKey::DataKey(std::string_view bytes) {
  std::copy(bytes.begin(), bytes.end(), secret_.begin());
  authentication_ = hmac_sm3(bytes, "tongban seal v1 authentication");
  Digest encryption = hmac_sm3(bytes, "tongban seal v1 encryption");
  std::copy_n(encryption.begin(), encryption_.size(), encryption_.begin());
  OPENSSL_cleanse(encryption.data(), encryption.size());
}

DataKey::~DataKey() {
  OPENSSL_cleanse(secret_.data(), secret_.size());
  OPENSSL_cleanse(authentication_.data(), authentication_.size());
  OPENSSL_cleanse(encryption_.data(), encryption_.size());
}

DataKey DataKey::random() {
  std::string bytes = random_bytes(32);
  DataKey key(bytes);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

Result<DataKey> DataKey::from(std::string_view bytes) {
  if (bytes.size() != 32) return bad_length();
  return DataKey(bytes);
}

std::string_view DataKey::bytes() const { return view(secret_); }

std::string seal(const DataKey& key, std::string_view plaintext, std::string_view associated) {
  std::string out(kHeadSize + plaintext.size(), kVersion);
  const std::string nonce = random_bytes(kNonceSize);
  nonce.copy(out.data() + 1, kNonceSize);
  sm4_ctr(key.encryption_.data(), nonce, plaintext, out.data() + kHeadSize);
  const std::string_view sealed = out;
  const Digest tag = tag_of(key.authentication_, sealed.substr(0, kHeadSize), associated,
                            sealed.substr(kHeadSize));
  out += view(tag);
  return out;
}

Result<std::string> unseal(const DataKey& key, std::string_view sealed,
                           std::string_view associated) {
  if (sealed.size() < kSealOverhead || sealed[0] != kVersion) return broken_seal();
  const auto head = sealed.substr(0, kHeadSize);
  const auto ciphertext = sealed.substr(kHeadSize, sealed.size() - kSealOverhead);
  const Digest expected = tag_of(key.authentication_, head, associated, ciphertext);
  if (!equal_secret(view(expected), sealed.substr(sealed.size() - kTagSize))) return broken_seal();
  std::string out(ciphertext.size(), '\0');
  sm4_ctr(key.encryption_.data(), head.substr(1), ciphertext, out.data());
  return out;
}

namespace {

DataKey derive(std::string_view secret, std::string_view label) {
  const std::string_view pieces[]{"tongban master v1 ", label};
  Digest bytes = hmac_sm3(secret, pieces);
  DataKey key = *DataKey::from(view(bytes));
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

}  // namespace

MasterKey::MasterKey(std::string_view bytes)
    : wrapping_(derive(bytes, "wrapping")),
      indexing_(derive(bytes, "indexing")),
      deriving_(derive(bytes, "deriving")) {}

Result<MasterKey> MasterKey::from(std::string_view bytes) {
  if (bytes.size() != 32) return bad_length();
  return MasterKey(bytes);
}

std::string MasterKey::wrap(const DataKey& key, std::string_view associated) const {
  return seal(wrapping_, key.bytes(), associated);
}

Result<DataKey> MasterKey::unwrap(std::string_view wrapped, std::string_view associated) const {
  std::string bytes = TRY(unseal(wrapping_, wrapped, associated));
  auto key = DataKey::from(bytes);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

DataKey MasterKey::derived(std::string_view label) const {
  return derive(deriving_.bytes(), label);
}

std::string blind_index(const MasterKey& key, int version, std::string_view kind,
                        std::string_view normalised_value) {
  const std::string head = length_prefix(static_cast<std::size_t>(version)) +
                           length_prefix(kind.size()) + std::string(kind);
  const std::string_view pieces[]{head, normalised_value};
  return bytes_of(hmac_sm3(key.indexing_.bytes(), pieces));
}

}  // namespace tb
