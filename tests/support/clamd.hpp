// A scanner on loopback that speaks clamd's INSTREAM and answers what the test says.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tb::trial {

class FakeClamd {
 public:
  FakeClamd() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof(name));
    socklen_t size = sizeof(name);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size);
    port_ = ntohs(name.sin_port);
  }
  ~FakeClamd() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    for (const int one : silent_) ::close(one);
    ::close(socket_);
  }
  FakeClamd(const FakeClamd&) = delete;
  FakeClamd& operator=(const FakeClamd&) = delete;

  std::string where() const { return "tcp:127.0.0.1:" + std::to_string(port_); }
  // Nobody listens before.
  void listen() {
    ::listen(socket_, 16);
    thread_ = std::thread([this] { serve(); });
  }
  // The answer to each stream; "" leaves the caller waiting. What holds "EICAR" is found anyway.
  void say(std::string words) {
    const std::scoped_lock lock(mutex_);
    words_ = std::move(words);
  }
  std::string last() {
    const std::scoped_lock lock(mutex_);
    return last_;
  }

 private:
  static bool take(int line, char* out, std::size_t size) {
    while (size > 0) {
      const auto got = ::recv(line, out, size, 0);
      if (got <= 0) return false;
      out += got;
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }
  void serve() {
    while (!stop_) {
      pollfd one{socket_, POLLIN, 0};
      if (::poll(&one, 1, 50) <= 0) continue;
      const int line = ::accept(socket_, nullptr, nullptr);
      std::string head(10, '\0'), bytes;
      bool whole = take(line, head.data(), head.size()) && head == std::string("zINSTREAM\0", 10);
      while (whole) {
        unsigned char length[4];
        whole = take(line, reinterpret_cast<char*>(length), 4);
        std::size_t size = 0;
        for (const auto byte : length) size = size << 8 | byte;
        if (!whole || size == 0) break;
        std::string piece(size, '\0');
        whole = take(line, piece.data(), size);
        bytes += piece;
      }
      answer(line, bytes);
    }
  }
  void answer(int line, const std::string& bytes) {
    std::string words;
    {
      const std::scoped_lock lock(mutex_);
      last_ = bytes;
      words = words_;
    }
    if (words.empty()) {
      silent_.push_back(line);
      return;
    }
    if (bytes.find("EICAR") != std::string::npos) words = "stream: Eicar-Test-Signature FOUND";
    if (words != "hang up") ::send(line, words.c_str(), words.size() + 1, MSG_NOSIGNAL);
    ::close(line);
  }

  int socket_;
  int port_ = 0;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::string words_ = "stream: OK", last_;
  std::vector<int> silent_;
  std::thread thread_;
};

}  // namespace tb::trial
