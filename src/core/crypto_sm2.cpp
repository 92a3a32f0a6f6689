#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <stdexcept>

#include "core/crypto.hpp"

namespace tb {
namespace {

constexpr std::string_view kUserId = "1234567812345678";  // GB/T 35276: the id where none is agreed

using Bio = std::unique_ptr<BIO, void (*)(BIO*)>;
using Context = std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)>;

[[noreturn]] void broken(const char* what) {
  throw std::runtime_error(std::string("openssl: ") + what);
}

auto bad_key() {
  return invalid("crypto.bad_key", "密钥文件不是 SM2 密钥，请换用正确的密钥文件。");
}

Bio memory() { return {BIO_new(BIO_s_mem()), BIO_free_all}; }
Bio memory_of(std::string_view text) {
  return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free_all};
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY* key) { return {key, EVP_PKEY_free}; }
bool is_sm2(EVP_PKEY* key) { return key != nullptr && EVP_PKEY_is_a(key, "SM2") == 1; }

// A PEM with a passphrase is refused instead of asking on the terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The user id belongs to the key's context, which must outlive the digest context.
KeyContext with_user_id(EVP_PKEY* key, EVP_MD_CTX* digest) {
  KeyContext context(EVP_PKEY_CTX_new(key, nullptr), EVP_PKEY_CTX_free);
  if (!context || EVP_PKEY_CTX_set1_id(context.get(), kUserId.data(), int{kUserId.size()}) != 1)
    broken("SM2 user id");
  EVP_MD_CTX_set_pkey_ctx(digest, context.get());
  return context;
}

}  // namespace

Result<Sm2PublicKey> Sm2PublicKey::from_pem(std::string_view pem) {
  const Bio bio = memory_of(pem);
  auto key = owned(PEM_read_bio_PUBKEY(bio.get(), nullptr, no_passphrase, nullptr));
  if (!is_sm2(key.get())) return bad_key();
  return Sm2PublicKey(std::move(key));
}

std::string Sm2PublicKey::pem() const {
  const Bio bio = memory();
  if (PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1) broken("write public key");
  return text_of(bio.get());
}

bool Sm2PublicKey::verify(std::string_view message, std::string_view signature) const {
  const Context digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const KeyContext context = with_user_id(key_.get(), digest.get());
  if (EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sm3(), nullptr, key_.get()) != 1)
    broken("SM2 verify");
  return EVP_DigestVerify(digest.get(), raw(signature), signature.size(), raw(message),
                          message.size()) == 1;
}

std::string Sm2PublicKey::fingerprint() const {
  const Bio bio = memory();
  if (i2d_PUBKEY_bio(bio.get(), key_.get()) != 1) broken("write public key");
  return hex(sm3(text_of(bio.get())));
}

Sm2PrivateKey Sm2PrivateKey::generate() {
  auto key = owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"));
  if (!key) broken("SM2 key");
  return Sm2PrivateKey(std::move(key));
}

Result<Sm2PrivateKey> Sm2PrivateKey::from_pem(std::string_view pem) {
  const Bio bio = memory_of(pem);
  auto key = owned(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
  if (!is_sm2(key.get())) return bad_key();
  return Sm2PrivateKey(std::move(key));
}

std::string Sm2PrivateKey::pem() const {
  const Bio bio = memory();
  if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) !=
      1)
    broken("write private key");
  return text_of(bio.get());
}

Sm2PublicKey Sm2PrivateKey::public_key() const {
  const Bio bio = memory();
  if (i2d_PUBKEY_bio(bio.get(), key_.get()) != 1) broken("write public key");
  auto key = owned(d2i_PUBKEY_bio(bio.get(), nullptr));
  if (!is_sm2(key.get())) broken("read public key");
  return Sm2PublicKey(std::move(key));
}

std::string Sm2PrivateKey::sign(std::string_view message) const {
  const Context digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const KeyContext context = with_user_id(key_.get(), digest.get());
  std::size_t size = 0;
  if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sm3(), nullptr, key_.get()) != 1 ||
      EVP_DigestSign(digest.get(), nullptr, &size, raw(message), message.size()) != 1)
    broken("SM2 sign");
  std::string out(size, '\0');
  if (EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                     raw(message), message.size()) != 1)
    broken("SM2 sign");
  out.resize(size);
  return out;
}

}  // namespace tb
