// Who the client is when the server stands behind proxies: an address is believed only from a hop
// that the operator named.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tb {

struct SeenClient {
  std::string address;  // without port
  bool is_secure = false;
};

class TrustedProxies {
 public:
  TrustedProxies() = default;
  // Addresses or networks ("127.0.0.1", "10.0.0.0/8", "fd00::/8"). Fails invalid
  // `http.trusted_proxy` for what is neither.
  static Result<TrustedProxies> parse(const std::vector<std::string>& networks);
  bool trusts(std::string_view address) const;

  // What the headers of a request say, as far as they may be believed: nothing unless the peer is a
  // trusted proxy; then the nearest hop in X-Forwarded-For (or, when there is none, Forwarded, RFC
  // 7239) that is not one itself. A list that is not well-formed up to that hop is ignored whole.
  // `forwarded_for`, `forwarded_proto` and `forwarded` hold all fields of their name, joined by
  // commas in their order.
  SeenClient client(std::string_view peer, bool peer_is_secure, std::string_view forwarded_for,
                    std::string_view forwarded_proto, std::string_view forwarded) const;

 private:
  using Bytes16 = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
  struct Network {
    Bytes16 bytes{};
    int bits = 0;
  };
  static bool read_address(std::string_view text, Bytes16& out);
  bool nearest(std::vector<std::string_view> hops, std::string& out) const;
  std::vector<Network> networks_;
};

}  // namespace tb
