#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>

#include <cstdio>
#include <filesystem>

#include "platform/http/server.hpp"
#include "platform/http/tests/sample_routes.hpp"
#include "platform/http/tests/wire_client.hpp"

namespace tb::http_test {
namespace {

// A key and a certificate it signed itself, as PEM files that go with the object.
class Certificate {
 public:
  Certificate()
      : folder_{std::filesystem::temp_directory_path() /
                ("tongban_tls_" + std::to_string(getpid()))} {
    std::filesystem::create_directories(folder_);
    auto* pair = EVP_EC_gen("P-256");
    auto* certificate = X509_new();
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3'600);
    X509_set_pubkey(certificate, pair);
    X509_sign(certificate, pair, EVP_sha256());
    auto* file = std::fopen(key().c_str(), "w");
    PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    file = std::fopen(path().c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(pair);
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ / "certificate.pem"; }
  std::string key() const { return folder_ / "key.pem"; }

 private:
  std::filesystem::path folder_;
};

// Sends one request over TLS and reads until the server ends; empty when no connection came about.
std::string ask_over_tls(std::uint16_t port, std::string_view bytes, int newest_version) {
  WireClient client(port);
  auto* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_max_proto_version(context, newest_version);
  auto* tls = SSL_new(context);
  SSL_set_fd(tls, client.descriptor());
  std::string out;
  if (SSL_connect(tls) == 1) {
    SSL_write(tls, bytes.data(), static_cast<int>(bytes.size()));
    char buffer[4'096];
    for (int got = 0; (got = SSL_read(tls, buffer, sizeof buffer)) > 0;)
      out.append(buffer, static_cast<std::size_t>(got));
  }
  SSL_free(tls);
  SSL_CTX_free(context);
  return out;
}

TEST(Tls, requests_are_served_and_told_to_stay_with_it) {
  const Certificate certificate;
  const auto router = sample_router();
  Server server({.port = 0, .tls_certificate = certificate.path(), .tls_key = certificate.key()},
                router);
  server.start();
  const auto asked = request("GET", "/api/v1/things/5", "", "Connection: close\r\n");
  const auto reply = ask_over_tls(server.port(), asked, TLS1_3_VERSION);
  EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK\r\n")) << reply;
  EXPECT_NE(reply.find("Strict-Transport-Security: "), std::string::npos);
  EXPECT_NE(reply.find("\"id\":\"5\""), std::string::npos);
  EXPECT_EQ(ask_over_tls(server.port(), asked, TLS1_1_VERSION), "");
  EXPECT_EQ(WireClient(server.port()).ask(asked).status, 0);  // plain text on a TLS port
  EXPECT_TRUE(ask_over_tls(server.port(), asked, TLS1_2_VERSION).starts_with("HTTP/1.1 200"));
}

}  // namespace
}  // namespace tb::http_test
