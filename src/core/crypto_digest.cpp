#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <stdexcept>

#include "core/crypto.hpp"

namespace tb {
namespace {

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error(std::string("openssl: ") + what);
}

// Fetching an algorithm costs more than hashing a short text; done once.
const EVP_MD* sm3_algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SM3", nullptr);
  require(algorithm != nullptr, "no SM3");
  return algorithm;
}

struct FreeMac {
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

// An HMAC-SM3 of this thread. Choosing the digest and scheduling a key cost more than a short
// message; most requests use one key many times, so the last one stays in place.
struct ThreadMac {
  ThreadMac() {
    static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    context.reset(EVP_MAC_CTX_new(algorithm));
    char digest[] = "SM3";
    const OSSL_PARAM parameters[]{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end()};
    require(context && EVP_MAC_CTX_set_params(context.get(), parameters) == 1, "no HMAC");
  }
  ~ThreadMac() { OPENSSL_cleanse(key.data(), key.size()); }
  void start(std::string_view wanted) {
    const bool same = keyed && wanted == key;
    keyed = false;  // until it succeeds
    // An empty key needs an address all the same: a null pointer means "keep the previous key".
    const auto* bytes = reinterpret_cast<const unsigned char*>(wanted.empty() ? "" : wanted.data());
    require(
        EVP_MAC_init(context.get(), same ? nullptr : bytes, same ? 0 : wanted.size(), nullptr) == 1,
        "HMAC");
    if (!same) {
      OPENSSL_cleanse(key.data(), key.size());
      key = wanted;
    }
    keyed = true;
  }
  std::unique_ptr<EVP_MAC_CTX, FreeMac> context;
  std::string key;
  bool keyed = false;
};

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode64(std::string_view bytes, std::string_view alphabet) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<std::uint8_t>(c);
    for (count += 8; count >= 6; count -= 6) out += alphabet[bits >> (count - 6) & 63];
  }
  if (count > 0) out += alphabet[bits << (6 - count) & 63];
  return out;
}

auto bad_encoding() { return invalid("encoding.invalid", "编码内容不正确，请重新获取后再提交。"); }

Result<std::string> decode64(std::string_view text, std::string_view alphabet) {
  if (text.size() % 4 == 1) return bad_encoding();
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return bad_encoding();
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 255);
    }
  }
  if ((bits & ((1U << count) - 1)) != 0) return bad_encoding();
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Sm3::Sm3() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
  require(context_ && EVP_DigestInit_ex(context_.get(), sm3_algorithm(), nullptr) == 1, "SM3");
}

void Sm3::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, "SM3 update");
}

Digest Sm3::finish() {
  Digest out;
  require(EVP_DigestFinal_ex(context_.get(), out.data(), nullptr) == 1, "SM3 final");
  require(EVP_DigestInit_ex(context_.get(), nullptr, nullptr) == 1, "SM3 restart");
  return out;
}

Digest sm3(std::string_view bytes) {
  thread_local Sm3 hasher;
  hasher.add(bytes);
  return hasher.finish();
}

Digest hmac_sm3(std::string_view key, std::span<const std::string_view> pieces) {
  thread_local ThreadMac mac;
  mac.start(key);
  EVP_MAC_CTX* const context = mac.context.get();
  for (const std::string_view piece : pieces)
    require(EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(piece.data()),
                           piece.size()) == 1,
            "HMAC update");
  Digest out;
  std::size_t size = 0;
  require(EVP_MAC_final(context, out.data(), &size, out.size()) == 1 && size == out.size(),
          "HMAC final");
  return out;
}

Digest hmac_sm3(std::string_view key, std::string_view bytes) {
  return hmac_sm3(key, std::span(&bytes, 1));
}

std::string bytes_of(const Digest& digest) { return {digest.begin(), digest.end()}; }
std::string hex(const Digest& digest) { return to_hex(bytes_of(digest)); }

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  require(RAND_bytes_ex(nullptr, reinterpret_cast<unsigned char*>(out.data()), count, 0) == 1,
          "random");
  return out;
}

std::string random_token() { return to_base64url(random_bytes(32)); }

bool equal_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

Result<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return bad_encoding();
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return bad_encoding();
    out += static_cast<char>(high << 4 | low);
  }
  return out;
}

std::string to_base64url(std::string_view bytes) { return encode64(bytes, kUrl); }

std::string to_base64(std::string_view bytes) {
  std::string out = encode64(bytes, kStandard);
  out.append((4 - out.size() % 4) % 4, '=');
  return out;
}

Result<std::string> from_base64url(std::string_view text) { return decode64(text, kUrl); }

Result<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return bad_encoding();
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
  return decode64(text, kStandard);
}

}  // namespace tb
