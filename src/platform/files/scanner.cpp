#include "platform/files/scanner.hpp"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "platform/telemetry/log.hpp"

namespace tb::files {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kPiece = 64 * 1024, kMaxAnswer = 4096;

std::unexpected<Error> away(std::string_view why) {
  log_warn("scanner.away", {{"why", std::string(why)}});
  return fail(ErrorKind::unavailable, "scanner.away", "病毒检查服务暂时连不上，请稍后再试");
}
std::unexpected<Error> away(int error) { return away(std::generic_category().message(error)); }

struct Address {
  std::string host, port, path;  // of tcp, or of unix
};

// One connection, non-blocking, closed with its end.
class Line {
 public:
  explicit Line(Clock::time_point until) : until_(until) {}
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() {
    if (socket_ >= 0) ::close(socket_);
  }

  Result<void> connect(const Address& address) {
    if (!address.path.empty()) {
      sockaddr_un name{};
      name.sun_family = AF_UNIX;
      std::memcpy(name.sun_path, address.path.data(), address.path.size());
      return connect(AF_UNIX, reinterpret_cast<const sockaddr*>(&name), sizeof(name));
    }
    addrinfo hints{}, *found = nullptr;
    hints.ai_socktype = SOCK_STREAM;
    if (::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0)
      return away("no such host");
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, ::freeaddrinfo);
    auto done = connect(found->ai_family, found->ai_addr, found->ai_addrlen);
    for (const auto* next = found->ai_next; !done && next != nullptr; next = next->ai_next)
      done = connect(next->ai_family, next->ai_addr, next->ai_addrlen);
    return done;
  }

  Result<void> send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
        continue;
      }
      if (errno == EINTR) continue;
      if (errno != EAGAIN) return away(errno);
      TRY_VOID(wait(POLLOUT));
    }
    return {};
  }

  // Up to the zero byte that ends an answer, or the end of the connection.
  Result<std::string> answer() {
    std::string out;
    std::array<char, 512> buffer;
    while (out.size() < kMaxAnswer) {
      const auto size = ::recv(socket_, buffer.data(), buffer.size(), 0);
      if (size < 0 && errno == EINTR) continue;
      if (size < 0 && errno != EAGAIN) return away(errno);
      if (size < 0) {
        TRY_VOID(wait(POLLIN));
        continue;
      }
      out.append(buffer.data(), static_cast<std::size_t>(size));
      if (const auto end = out.find('\0'); end != std::string::npos) return out.substr(0, end);
      if (size == 0) return out;
    }
    return away("an endless answer");
  }

 private:
  Result<void> connect(int family, const sockaddr* name, socklen_t size) {
    if (socket_ >= 0) ::close(socket_);
    socket_ = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return away(errno);
    if (::connect(socket_, name, size) == 0) return {};
    if (errno != EINPROGRESS) return away(errno);
    TRY_VOID(wait(POLLOUT));
    int error = 0;
    socklen_t length = sizeof(error);
    ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0) return away(error);
    return {};
  }
  Result<void> wait(short events) {
    while (true) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now()).count();
      pollfd one{socket_, events, 0};
      const int ready = left <= 0 ? 0 : ::poll(&one, 1, static_cast<int>(left));
      if (ready > 0) return {};
      if (ready == 0) return away("no answer in time");
      if (errno != EINTR) return away(errno);
    }
  }

  Clock::time_point until_;
  int socket_ = -1;
};

std::string length_of(std::size_t size) {
  std::string out(4, '\0');
  for (std::size_t i = 4; i-- > 0; size >>= 8) out[i] = static_cast<char>(size & 0xff);
  return out;
}

// The name of what was found comes from outside and goes to a page.
std::string printable(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, 80))
    if (c >= ' ' && c < '\x7f' && c != '<' && c != '>') out += c;
  return out.empty() ? "未知" : out;
}

class Clamd final : public Scanner {
 public:
  Clamd(Address address, std::chrono::milliseconds deadline)
      : address_(std::move(address)), deadline_(deadline) {}

  Result<ScanAnswer> look(std::string_view bytes) override {
    Line line(Clock::now() + deadline_);
    TRY_VOID(line.connect(address_));
    const auto sent = send(line, bytes);
    // What it said before it hung up is worth more than that it did.
    const auto said = line.answer();
    if (!said || said->empty()) {
      if (!sent) return std::unexpected(sent.error());
      if (!said) return std::unexpected(said.error());
      return away("hung up without an answer");
    }
    if (said->ends_with(": OK")) return ScanAnswer{true, {}};
    constexpr std::string_view kFound = " FOUND";
    if (said->ends_with(kFound)) {
      std::string_view name = *said;
      name.remove_suffix(kFound.size());
      if (const auto start = name.find(": "); start != name.npos) name.remove_prefix(start + 2);
      return ScanAnswer{false, printable(name)};
    }
    log_warn("scanner.refused", {{"said", printable(*said)}});
    return fail(ErrorKind::unavailable, "scanner.refused", "病毒检查服务没有检查成，请稍后再试");
  }

 private:
  static Result<void> send(Line& line, std::string_view bytes) {
    using namespace std::string_view_literals;
    TRY_VOID(line.send("zINSTREAM\0"sv));
    while (!bytes.empty()) {
      const auto piece = bytes.substr(0, kPiece);
      bytes.remove_prefix(piece.size());
      TRY_VOID(line.send(length_of(piece.size())));
      TRY_VOID(line.send(piece));
    }
    return line.send(length_of(0));
  }

  Address address_;
  std::chrono::milliseconds deadline_;
};

std::optional<Address> parse(std::string_view where) {
  if (where.starts_with("unix:/")) {
    Address out{{}, {}, std::string(where.substr(5))};
    if (out.path.size() >= sizeof(sockaddr_un::sun_path)) return std::nullopt;
    return out;
  }
  if (!where.starts_with("tcp:")) return std::nullopt;
  where.remove_prefix(4);
  const auto colon = where.rfind(':');
  if (colon == where.npos || colon == 0) return std::nullopt;
  auto host = where.substr(0, colon);
  const auto port = where.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const bool bad = port.empty() || port.size() > 5 ||
                   port.find_first_not_of("0123456789") != port.npos || host.empty();
  if (bad) return std::nullopt;
  return Address{std::string(host), std::string(port), {}};
}

}  // namespace

Result<std::unique_ptr<Scanner>> clamd(std::string_view where, std::chrono::milliseconds deadline) {
  auto address = parse(where);
  if (!address)
    return invalid("scanner.bad_address",
                   "病毒检查服务的地址不对，请写成 tcp:主机:端口 或 unix:路径");
  return std::make_unique<Clamd>(*std::move(address), deadline);
}

}  // namespace tb::files
