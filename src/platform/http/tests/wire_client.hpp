// A client that sends exactly the bytes a test says, over a real loopback socket.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <string_view>

namespace tb {

struct WireReply {
  int status = 0;  // 0: the connection ended without a reply
  std::string head;
  std::string body;

  // The header's value; the name as the server writes it.
  std::string header(std::string_view name) const {
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return "";
    const auto from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
  }
  bool says(std::string_view part) const { return body.find(part) != std::string::npos; }
};

class WireClient {
 public:
  explicit WireClient(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_open_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~WireClient() { ::close(socket_); }
  WireClient(const WireClient&) = delete;
  WireClient& operator=(const WireClient&) = delete;

  bool is_open() const { return is_open_; }
  int descriptor() const { return socket_; }
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // The next reply; `has_body` is false after HEAD.
  WireReply read(bool has_body = true) {
    WireReply reply;
    while (input_.find("\r\n\r\n") == std::string::npos)
      if (!receive()) return reply;
    const auto end = input_.find("\r\n\r\n") + 2;
    reply.head = input_.substr(0, end);
    input_.erase(0, end + 2);
    reply.status = std::atoi(reply.head.c_str() + 9);
    const auto length =
        static_cast<std::size_t>(std::atoll(reply.header("Content-Length").c_str()));
    while (has_body && input_.size() < length)
      if (!receive()) return {};
    if (has_body) reply.body = input_.substr(0, length), input_.erase(0, length);
    return reply;
  }
  WireReply ask(std::string_view bytes, bool has_body = true) {
    send(bytes);
    return read(has_body);
  }
  // Whether the server ended the connection (within five seconds).
  bool is_ended() { return input_.empty() && !receive(); }

 private:
  bool receive() {
    pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&wait, 1, 5'000) != 1) return false;
    char buffer[65'536];
    const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    input_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool is_open_ = false;
  std::string input_;
};

// "POST /x HTTP/1.1" with Host, the headers given (each with its line end) and a body of JSON.
inline std::string request(std::string_view method, std::string_view target,
                           std::string_view body = {}, std::string_view headers = {}) {
  std::string out =
      std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  out += headers;
  if (!body.empty()) {
    if (headers.find("Content-Type") == std::string_view::npos)
      out += "Content-Type: application/json\r\n";
    out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  return out + "\r\n" + std::string(body);
}

}  // namespace tb
