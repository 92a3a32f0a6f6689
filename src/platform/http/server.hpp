// The HTTP/1.1 server: few event-loop threads read and write, a bounded pool runs the handlers.
// Beast, Asio and OpenSSL stay behind this header.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "platform/http/proxy.hpp"
#include "platform/http/route.hpp"

namespace tb {

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;        // 0: any free one, see Server::port()
  std::size_t io_threads = 1;       // event loops; a connection stays on one
  std::size_t worker_threads = 32;  // handlers that run at once; most wait for the store
  std::size_t queue_limit = 1'024;  // requests that wait for a worker; more get 503
  std::size_t max_connections = 4'096;
  std::size_t max_header_bytes = 16'384;     // 431
  std::size_t max_body_bytes = 1U << 20;     // 413
  std::size_t max_upload_bytes = 11U << 20;  // 413, for routes with `upload`
  std::chrono::milliseconds header_timeout{
      10'000};  // from the first byte to the end of the header: 408
  std::chrono::milliseconds body_timeout{30'000};     // from there to the end of the body: 408
  std::chrono::milliseconds upload_timeout{180'000};  // the same for uploads
  std::chrono::milliseconds idle_timeout{60'000};     // between requests: closed
  std::chrono::milliseconds write_timeout{180'000};
  std::chrono::milliseconds stop_grace{10'000};  // for requests that run when stop() is called
  TrustedProxies proxies;                        // whose word about the client is believed
  std::string tls_certificate;                   // PEM files; both or none
  std::string tls_key;
  std::string ui_folder;  // built pages; empty: API only
};

class Server {
 public:
  // `router` must be complete and outlive the server.
  Server(ServerConfig config, const Router& router);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens and serves until stop(). Throws std::runtime_error, with what to do, when the address
  // or a file of the configuration cannot be used.
  void start();
  // Takes no new connections, lets running requests finish (stop_grace), then ends. May be called
  // twice.
  void stop();
  std::uint16_t port() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tb
