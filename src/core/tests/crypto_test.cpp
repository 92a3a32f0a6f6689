#include "core/crypto.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

DataKey key_of(char c) { return *DataKey::from(std::string(32, c)); }
MasterKey master_of(char c) { return *MasterKey::from(std::string(32, c)); }

// Another implementation's key (prime256v1), which must not pass for an SM2 key.
constexpr std::string_view kP256Public =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7kurdGZAH5sOExYJWkug7T/vPLBY\n"
    "uccN50zZWF91lZkoYbxIs0xtXD/VLoMfas/B2oUd3S8JTAp4Q6YOJ7sTmA==\n"
    "-----END PUBLIC KEY-----\n";

TEST(Sm3Test, gives_the_vectors_of_gb_t_32905_annex_a) {
  EXPECT_EQ(hex(sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string text;
  for (int i = 0; i < 16; ++i) text += "abcd";
  EXPECT_EQ(hex(sm3(text)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Sm3Test, gives_the_same_in_pieces_and_starts_anew) {
  Sm3 hasher;
  hasher.add("a");
  hasher.add("");
  hasher.add("bc");
  EXPECT_EQ(hasher.finish(), sm3("abc"));
  EXPECT_EQ(hasher.finish(), sm3(""));
}

// Computed with `openssl mac -digest SM3 -macopt hexkey:… HMAC`.
TEST(HmacTest, gives_the_known_value_and_takes_an_empty_key) {
  EXPECT_EQ(hex(hmac_sm3("key", "The quick brown fox jumps over the lazy dog")),
            "bd4a34077888162b210645b8ebf74b9af357303789357a27c7fc457244ebd398");
  const std::string_view pieces[]{"The quick brown fox ", "", "jumps over the lazy dog"};
  EXPECT_EQ(hmac_sm3("key", pieces),
            hmac_sm3("key", "The quick brown fox jumps over the lazy dog"));
  const Digest other = hmac_sm3("x", "");
  EXPECT_NE(hmac_sm3("", ""), other);
}

TEST(SealTest, opens_what_it_sealed_at_any_size) {
  const DataKey key = key_of('k');
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 4096U, 100'000U}) {
    const std::string text = random_bytes(size);
    const std::string sealed = seal(key, text, "person/1/name");
    EXPECT_EQ(sealed.size(), size + kSealOverhead);
    EXPECT_EQ(unseal(key, sealed, "person/1/name").value(), text);
  }
}

TEST(SealTest, never_repeats_itself_and_shows_nothing_of_the_text) {
  const DataKey key = DataKey::random();
  const std::string text = "511602199003071234", first = seal(key, text, ""),
                    second = seal(key, text, "");
  EXPECT_NE(first, second);
  EXPECT_EQ(first.find(text), std::string::npos);
}

TEST(SealTest, finds_every_changed_byte_and_every_cut) {
  const DataKey key = key_of('k');
  const std::string sealed = seal(key, "张三丰的地址", "case/7");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    for (const int bit : {1, 16, 128}) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ bit);
      const auto opened = unseal(key, changed, "case/7");
      ASSERT_FALSE(opened) << i;
      EXPECT_EQ(opened.error().code, "crypto.broken_seal");
    }
    EXPECT_FALSE(unseal(key, sealed.substr(0, i), "case/7")) << i;
    EXPECT_FALSE(unseal(key, sealed.substr(i + 1), "case/7")) << i;
  }
  EXPECT_FALSE(unseal(key, sealed + '\0', "case/7"));
}

TEST(SealTest, belongs_to_one_place_and_one_key) {
  const std::string sealed = seal(key_of('k'), "ab", "case/7");
  EXPECT_FALSE(unseal(key_of('k'), sealed, "case/8"));
  EXPECT_FALSE(unseal(key_of('k'), sealed, "case/7a"));
  EXPECT_FALSE(unseal(key_of('k'), sealed, ""));
  EXPECT_FALSE(unseal(key_of('l'), sealed, "case/7"));
}

// The vector of GB/T 32907 annex A seen through counter mode: under the standard's key the block
// 0123456789abcdeffedcba9876543210 enciphers to 681edf34d206965e86b3e94f536e4246. The sealing key
// is derived, so the cipher is checked on a sealed text opened by the `openssl` command line
// (recorded).
TEST(SealTest, opens_a_text_sealed_by_an_independent_program) {
  const std::string sealed = *from_hex(
      "01000102030405060708090a0b0c0d0e0f85794537a222301a8ff1128b1a8ac148d97ea5a5120bae"
      "5f62d83eeca4ea3af7c53becb5242c7374ea200c8d61b1");
  EXPECT_EQ(unseal(key_of('k'), sealed, "case/7").value(), "通办 tongban");
}

TEST(MasterKeyTest, wraps_and_unwraps_keys_for_one_record) {
  const MasterKey master = master_of('m');
  const DataKey key = DataKey::random();
  const std::string wrapped = master.wrap(key, "person/1");
  EXPECT_EQ(wrapped.find(key.bytes()), std::string::npos);
  EXPECT_EQ(master.unwrap(wrapped, "person/1").value().bytes(), key.bytes());
  EXPECT_FALSE(master.unwrap(wrapped, "person/2"));
  EXPECT_FALSE(master_of('n').unwrap(wrapped, "person/1"));
  EXPECT_EQ(MasterKey::from("short").error().code, "crypto.key_length");
  EXPECT_EQ(DataKey::from(std::string(33, 'x')).error().code, "crypto.key_length");
}

TEST(MasterKeyTest, derives_one_key_for_each_label) {
  const MasterKey master = master_of('m');
  EXPECT_EQ(master.derived("a").bytes(), master.derived("a").bytes());
  EXPECT_NE(master.derived("a").bytes(), master.derived("b").bytes());
  EXPECT_NE(master.derived("a").bytes(), master_of('n').derived("a").bytes());
}

TEST(BlindIndexTest, is_stable_and_differs_by_key_version_kind_and_value) {
  const MasterKey master = master_of('m');
  const std::string index = blind_index(master, 1, "name", "张三");
  EXPECT_EQ(index.size(), 32U);
  EXPECT_EQ(index, blind_index(master, 1, "name", "张三"));
  EXPECT_NE(index, blind_index(master, 2, "name", "张三"));
  EXPECT_NE(index, blind_index(master, 1, "phone", "张三"));
  EXPECT_NE(index, blind_index(master, 1, "name", "张四"));
  EXPECT_NE(index, blind_index(master_of('n'), 1, "name", "张三"));
  EXPECT_NE(blind_index(master, 1, "ab", "c"), blind_index(master, 1, "a", "bc"));
}

TEST(Sm2Test, signs_and_verifies_and_refuses_what_was_changed) {
  const Sm2PrivateKey key = Sm2PrivateKey::generate();
  const Sm2PublicKey verifier = key.public_key();
  const std::string signature = key.sign("checkpoint 42");
  EXPECT_TRUE(verifier.verify("checkpoint 42", signature));
  EXPECT_FALSE(verifier.verify("checkpoint 43", signature));
  EXPECT_FALSE(Sm2PrivateKey::generate().public_key().verify("checkpoint 42", signature));
  EXPECT_FALSE(verifier.verify("checkpoint 42", ""));
  EXPECT_FALSE(verifier.verify("checkpoint 42", "no signature"));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string changed = signature;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(verifier.verify("checkpoint 42", changed)) << i;
  }
}

TEST(Sm2Test, keeps_its_keys_in_pem) {
  const Sm2PrivateKey key = Sm2PrivateKey::generate();
  const Sm2PrivateKey again = Sm2PrivateKey::from_pem(key.pem()).value();
  const Sm2PublicKey verifier = Sm2PublicKey::from_pem(key.public_key().pem()).value();
  EXPECT_TRUE(verifier.verify("x", again.sign("x")));
  EXPECT_EQ(verifier.fingerprint(), key.public_key().fingerprint());
  EXPECT_EQ(verifier.fingerprint().size(), 64U);
  EXPECT_NE(verifier.fingerprint(), Sm2PrivateKey::generate().public_key().fingerprint());
}

// Made by `openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678`.
TEST(Sm2Test, verifies_a_signature_of_the_openssl_command_line) {
  const auto key = Sm2PublicKey::from_pem(
      "-----BEGIN PUBLIC KEY-----\n"
      "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAETFzH9TZvy495ka30rnQdzx6cDk09\n"
      "Z3wzkoQ5TB9/cMLVmPC7uGBxzP0rWoXTIbBGlqso51xCn02OudZEXM7+ZA==\n"
      "-----END PUBLIC KEY-----\n");
  ASSERT_TRUE(key);
  const std::string signature = *from_hex(
      "3045022100bd2f2329de54eec5a33a56431f52c8ee529df46e9e09d9ab1cdaf0a1b6c18c9802207c"
      "9a8e040ce2d86dbf454d9151d39e67bfce3eafabb5fc455c178bce8e212e42");
  EXPECT_TRUE(key->verify("tongban", signature));
  EXPECT_FALSE(key->verify("tongban ", signature));
}

TEST(Sm2Test, refuses_other_keys_and_garbage) {
  for (const std::string_view pem :
       {std::string_view(""), std::string_view("-----BEGIN"), kP256Public})
    EXPECT_EQ(Sm2PublicKey::from_pem(pem).error().code, "crypto.bad_key");
  EXPECT_EQ(Sm2PrivateKey::from_pem(kP256Public).error().code, "crypto.bad_key");
  EXPECT_EQ(Sm2PrivateKey::from_pem("").error().code, "crypto.bad_key");
}

TEST(RandomTest, gives_tokens_of_43_url_characters_that_differ) {
  const std::string token = random_token();
  EXPECT_EQ(token.size(), 43U);
  EXPECT_EQ(from_base64url(token).value().size(), 32U);
  EXPECT_NE(token, random_token());
  EXPECT_TRUE(random_bytes(0).empty());
}

TEST(EncodingTest, goes_there_and_back) {
  EXPECT_EQ(to_hex(std::string("\x00\xff\x1a", 3)), "00ff1a");
  EXPECT_EQ(from_hex("00FF1a").value(), std::string("\x00\xff\x1a", 3));
  const std::pair<std::string_view, std::string_view> pairs[]{
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}};
  for (const auto& [plain, coded] : pairs) {
    EXPECT_EQ(to_base64(plain), coded);
    EXPECT_EQ(from_base64(coded).value(), plain);
  }
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_EQ(from_base64url("-_8").value(), "\xfb\xff");
}

TEST(EncodingTest, refuses_what_is_no_encoding) {
  for (const std::string_view text : {"0", "0g", "zz", " 00"}) EXPECT_FALSE(from_hex(text)) << text;
  for (const std::string_view text : {"Zg", "Zg=", "Zh==", "Z===", "====", "Zg==Zg==", "Zm9\n"})
    EXPECT_FALSE(from_base64(text)) << text;
  for (const std::string_view text : {"-_9", "A", "ab+c", "Zg=="})
    EXPECT_FALSE(from_base64url(text)) << text;
}

TEST(CompareTest, compares_whole_texts) {
  EXPECT_TRUE(equal_secret("", ""));
  EXPECT_TRUE(equal_secret("abc", "abc"));
  EXPECT_FALSE(equal_secret("abc", "abd"));
  EXPECT_FALSE(equal_secret("abc", "ab"));
}

TEST(PasswordTest, accepts_the_password_and_no_other) {
  constexpr PasswordCost kCheap{.memory_kib = 64, .passes = 1};
  const std::string encoded = hash_password("Tongban#2026", kCheap).value();
  EXPECT_TRUE(encoded.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
  EXPECT_TRUE(verify_password(encoded, "Tongban#2026"));
  EXPECT_FALSE(verify_password(encoded, "tongban#2026"));
  EXPECT_FALSE(verify_password(encoded, ""));
  EXPECT_NE(encoded, hash_password("Tongban#2026", kCheap).value());
}

TEST(PasswordTest, refuses_empty_long_and_garbled_texts) {
  EXPECT_EQ(hash_password("").error().code, "password.length");
  EXPECT_EQ(hash_password(std::string(257, 'x')).error().code, "password.length");
  for (const std::string_view text :
       {"", "plain", "$argon2id$v=19$m=64,t=1,p=1$", "$argon2i$v=19$m=64"})
    EXPECT_FALSE(verify_password(text, "x")) << text;
  EXPECT_FALSE(verify_password(std::string(10'000, '$'), "x"));
}

TEST(PasswordTest, tells_when_the_parameters_have_grown) {
  const std::string encoded = hash_password("x", {.memory_kib = 64, .passes = 1}).value();
  EXPECT_TRUE(is_outdated_hash(encoded));
  EXPECT_FALSE(is_outdated_hash(encoded, {.memory_kib = 64, .passes = 1}));
  EXPECT_TRUE(is_outdated_hash(""));
}

}  // namespace
}  // namespace tb
