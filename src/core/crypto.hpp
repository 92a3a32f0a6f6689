// Cryptography: SM2, SM3 and SM4 of OpenSSL and Argon2id of libargon2 behind few functions. Bytes
// are std::string; nothing here reads files, clocks or configuration. Random bytes come from
// OpenSSL's generator.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

struct evp_md_ctx_st;  // OpenSSL's, kept out of this header
struct evp_pkey_st;

namespace tb {

// ---- SM3 (GB/T 32905)

using Digest = std::array<std::uint8_t, 32>;

Digest sm3(std::string_view bytes);
Digest hmac_sm3(std::string_view key, std::string_view bytes);
// HMAC over the pieces one after another; the caller frames them so that they cannot shift.
Digest hmac_sm3(std::string_view key, std::span<const std::string_view> pieces);
// The digest as 32 raw bytes (for Bytes columns) and as 64 hex digits.
std::string bytes_of(const Digest& digest);
std::string hex(const Digest& digest);

// SM3 of a text that comes in pieces. finish() gives the digest and starts anew.
class Sm3 {
 public:
  Sm3();
  void add(std::string_view bytes);
  Digest finish();

 private:
  std::shared_ptr<evp_md_ctx_st> context_;
};

// ---- random and comparison

std::string random_bytes(std::size_t count);
// 256 random bits as 43 base64url characters: sessions, query codes, CSRF.
std::string random_token();
// Takes the same time wherever the texts differ; false at once when the lengths differ.
bool equal_secret(std::string_view left, std::string_view right);

// ---- text forms

std::string to_hex(std::string_view bytes);  // lower case
std::string to_base64(std::string_view bytes);
std::string to_base64url(std::string_view bytes);  // no padding
// Fail invalid `encoding.invalid` on any foreign character, wrong length or (base64) stray bits.
Result<std::string> from_hex(std::string_view text);
Result<std::string> from_base64(std::string_view text);
Result<std::string> from_base64url(std::string_view text);

// ---- sealing: SM4-CTR, then HMAC-SM3 over everything (encrypt-then-MAC)

// A 256 bit secret from which the two keys of sealing are derived once; wiped when it dies.
class DataKey {
 public:
  static DataKey random();
  // Fails invalid `crypto.key_length` unless 32 bytes are given.
  static Result<DataKey> from(std::string_view bytes);
  ~DataKey();
  DataKey(const DataKey&) = default;
  DataKey& operator=(const DataKey&) = default;

  std::string_view bytes() const;  // the secret itself; only for wrapping

 private:
  friend std::string seal(const DataKey&, std::string_view, std::string_view);
  friend Result<std::string> unseal(const DataKey&, std::string_view, std::string_view);
  explicit DataKey(std::string_view bytes);

  Digest secret_{};
  Digest authentication_{};
  std::array<std::uint8_t, 16> encryption_{};
};

inline constexpr std::size_t kSealOverhead = 1 + 16 + 32;  // version, nonce, tag: what seal() adds

// Sealed text = version ‖ nonce ‖ ciphertext ‖ tag. `associated` is not contained, but must be the
// same at unseal(): name there the record and field the text belongs to, so that it cannot be moved
// to another place.
std::string seal(const DataKey& key, std::string_view plaintext, std::string_view associated);
// Fails invalid `crypto.broken_seal` when a byte was changed, the key or `associated` is another,
// or the text is cut.
Result<std::string> unseal(const DataKey& key, std::string_view sealed,
                           std::string_view associated);

// The installation's key: wraps the data keys of persons and cases, and makes blind indexes. The
// caller reads it from its file or device. Erasing a wrapped data key erases everything sealed with
// it.
class MasterKey {
 public:
  // Fails invalid `crypto.key_length` unless 32 bytes are given.
  static Result<MasterKey> from(std::string_view bytes);

  std::string wrap(const DataKey& key, std::string_view associated) const;
  // Fails like unseal().
  Result<DataKey> unwrap(std::string_view wrapped, std::string_view associated) const;
  // A key for a purpose of its own ("checkpoint.private_key"), always the same for the same label.
  DataKey derived(std::string_view label) const;

 private:
  explicit MasterKey(std::string_view bytes);
  friend std::string blind_index(const MasterKey&, int, std::string_view, std::string_view);

  DataKey wrapping_;
  DataKey indexing_;
  DataKey deriving_;
};

// 32 bytes by which a sealed value can be found without being readable: HMAC-SM3 over key version,
// kind
// ("id_number") and the value, which the caller has normalised (upper case X, no blanks).
std::string blind_index(const MasterKey& key, int version, std::string_view kind,
                        std::string_view normalised_value);

// ---- SM2 signatures with SM3 (GB/T 32918), user id "1234567812345678"

class Sm2PublicKey {
 public:
  // PEM "PUBLIC KEY". Fails invalid `crypto.bad_key` when it is no SM2 key.
  static Result<Sm2PublicKey> from_pem(std::string_view pem);
  std::string pem() const;
  bool verify(std::string_view message, std::string_view signature) const;
  // SM3 of the DER form, 64 hex digits: names the key in checkpoints and documents.
  std::string fingerprint() const;

 private:
  friend class Sm2PrivateKey;
  explicit Sm2PublicKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
  std::shared_ptr<evp_pkey_st> key_;
};

class Sm2PrivateKey {
 public:
  static Sm2PrivateKey generate();
  // PEM "PRIVATE KEY" (PKCS #8, unencrypted: seal it before it is stored). Fails invalid
  // `crypto.bad_key`.
  static Result<Sm2PrivateKey> from_pem(std::string_view pem);
  std::string pem() const;
  Sm2PublicKey public_key() const;
  // A DER signature; another one at every call.
  std::string sign(std::string_view message) const;

 private:
  explicit Sm2PrivateKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
  std::shared_ptr<evp_pkey_st> key_;
};

// ---- passwords: Argon2id

struct PasswordCost {
  std::uint32_t memory_kib = 32 * 1024;
  std::uint32_t passes = 3;
  std::uint32_t lanes = 1;
};
inline constexpr PasswordCost kPasswordCost{};
inline constexpr std::size_t kMaxPasswordBytes = 256;

// The encoded form "$argon2id$v=19$m=…". Fails invalid `password.length` for an empty or longer
// password and unavailable `password.memory` when the memory is not to be had.
Result<std::string> hash_password(std::string_view password, PasswordCost cost = kPasswordCost);
// False for a wrong password and for an encoded text that is none.
bool verify_password(std::string_view encoded, std::string_view password);
// Whether the text was made with other parameters and should be made anew at the next login.
bool is_outdated_hash(std::string_view encoded, PasswordCost cost = kPasswordCost);

}  // namespace tb
