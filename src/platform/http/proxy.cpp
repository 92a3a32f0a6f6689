#include "platform/http/proxy.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace tb {
namespace {

constexpr std::size_t kMostHops = 32;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (true) {
    const auto end = std::min(text.find(mark), text.size());
    out.push_back(trimmed(text.substr(0, end)));
    if (end == text.size() || out.size() > kMostHops) return out;
    text.remove_prefix(end + 1);
  }
}

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return (x | 32) == (y | 32); });
}

// "1.2.3.4:5678", "[2001:db8::1]:443" and bare addresses, to the address.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    return end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
  }
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && text.find(':', colon + 1) == std::string_view::npos)
    return text.substr(0, colon);
  return text;
}

// A parameter of the element of Forwarded, without its quotes; empty when there is none.
std::string_view parameter(std::string_view element, std::string_view name) {
  for (const auto pair : split(element, ';')) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || !same_word(pair.substr(0, equals), name)) continue;
    auto value = pair.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    return value;
  }
  return {};
}

}  // namespace

bool TrustedProxies::read_address(std::string_view text, Bytes16& out) {
  char buffer[INET6_ADDRSTRLEN] = {};
  if (text.empty() || text.size() >= sizeof buffer) return false;
  std::memcpy(buffer, text.data(), text.size());
  in_addr four{};
  if (::inet_pton(AF_INET, buffer, &four) == 1) {
    out = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    std::memcpy(out.data() + 12, &four, 4);
    return true;
  }
  in6_addr six{};
  if (::inet_pton(AF_INET6, buffer, &six) != 1) return false;
  std::memcpy(out.data(), &six, 16);
  return true;
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& networks) {
  TrustedProxies out;
  for (const auto& text : networks) {
    const auto refused = [&] {
      return invalid("http.trusted_proxy", "代理地址 " + text +
                                               " 不对：请写 IP 地址或网段，例如 127.0.0.1 或 "
                                               "10.0.0.0/8");
    };
    const auto slash = text.find('/');
    const auto address = std::string_view(text).substr(0, slash);
    Network network;
    if (!read_address(address, network.bytes)) return refused();
    const int most = address.contains(':') ? 128 : 32;
    int bits = most;
    if (slash != std::string::npos) {
      const auto* const first = text.data() + slash + 1;
      const auto* const last = text.data() + text.size();
      const auto [end, wrong] = std::from_chars(first, last, bits);
      if (wrong != std::errc{} || end != last || bits < 0 || bits > most) return refused();
    }
    network.bits = bits + 128 - most;
    out.networks_.push_back(network);
  }
  return out;
}

bool TrustedProxies::trusts(std::string_view address) const {
  Bytes16 bytes{};
  if (networks_.empty() || !read_address(address, bytes)) return false;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    for (int bit = 0; bit < network.bits; bit += 8) {
      const auto at = static_cast<std::size_t>(bit / 8);
      const auto mask = static_cast<std::uint8_t>(
          network.bits - bit >= 8 ? 0xff : 0xff << (8 - (network.bits - bit)));
      if (((bytes[at] ^ network.bytes[at]) & mask) != 0) return false;
    }
    return true;
  });
}

// From the nearest hop outwards: the first that is no proxy of ours. All of them ours: the
// farthest.
bool TrustedProxies::nearest(std::vector<std::string_view> hops, std::string& out) const {
  if (hops.size() > kMostHops) return false;
  std::string found;
  while (!hops.empty()) {
    const auto hop = without_port(hops.back());
    Bytes16 bytes{};
    if (!read_address(hop, bytes)) return false;
    found = hop;
    if (!trusts(hop)) break;
    hops.pop_back();
  }
  if (found.empty()) return false;
  out = std::move(found);
  return true;
}

SeenClient TrustedProxies::client(std::string_view peer, bool peer_is_secure,
                                  std::string_view forwarded_for, std::string_view forwarded_proto,
                                  std::string_view forwarded) const {
  SeenClient out{std::string(peer), peer_is_secure};
  if (!trusts(peer)) return out;
  if (!trimmed(forwarded_for).empty()) {
    (void)nearest(split(forwarded_for, ','), out.address);
  } else if (!trimmed(forwarded).empty()) {
    auto hops = split(forwarded, ',');
    for (auto& hop : hops) hop = parameter(hop, "for");
    (void)nearest(std::move(hops), out.address);
  }
  const auto proto = trimmed(forwarded_proto).empty()
                         ? parameter(split(forwarded, ',').back(), "proto")
                         : split(forwarded_proto, ',').back();
  out.is_secure = peer_is_secure || same_word(proto, "https");
  return out;
}

}  // namespace tb
