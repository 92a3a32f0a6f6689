// Forged headers must not make a client somebody else.
#include "platform/http/proxy.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

TrustedProxies proxies() { return *TrustedProxies::parse({"127.0.0.1", "10.0.0.0/8", "fd00::/8"}); }

std::string seen(std::string_view peer, std::string_view forwarded_for,
                 std::string_view forwarded = {}) {
  return proxies().client(peer, false, forwarded_for, {}, forwarded).address;
}
bool secure(std::string_view peer, std::string_view proto, std::string_view forwarded = {}) {
  return proxies().client(peer, false, {}, proto, forwarded).is_secure;
}

TEST(ProxyTest, WhoIsNoProxyIsNotBelieved) {
  EXPECT_EQ(seen("203.0.113.9", "198.51.100.1"), "203.0.113.9");
  EXPECT_EQ(seen("203.0.113.9", {}, "for=198.51.100.1"), "203.0.113.9");
  EXPECT_FALSE(secure("203.0.113.9", "https"));
  EXPECT_EQ(TrustedProxies{}.client("127.0.0.1", false, "198.51.100.1", "https", {}).address,
            "127.0.0.1")
      << "without the option nobody is";
}

TEST(ProxyTest, TheNearestHopThatIsNoProxyIsTheClient) {
  EXPECT_EQ(seen("127.0.0.1", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(seen("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.2.3.4"), "198.51.100.1")
      << "what the client wrote before it is forged";
  EXPECT_EQ(seen("127.0.0.1", "10.0.0.9, 10.0.0.8"), "10.0.0.9") << "all of them ours";
  EXPECT_EQ(seen("fd00::7", "2001:db8::1"), "2001:db8::1");
  EXPECT_EQ(seen("::ffff:127.0.0.1", "198.51.100.1"), "198.51.100.1") << "IPv4 on an IPv6 socket";
  EXPECT_EQ(seen("127.0.0.1", "198.51.100.1:5123"), "198.51.100.1");
}

TEST(ProxyTest, ForwardedIsReadWhenThereIsNoOther_RFC7239) {
  EXPECT_EQ(seen("127.0.0.1", {}, "for=198.51.100.1;proto=https;by=10.0.0.1"), "198.51.100.1");
  EXPECT_EQ(seen("127.0.0.1", {}, "For=\"[2001:db8:cafe::17]:4711\", for=10.1.1.1"),
            "2001:db8:cafe::17");
  EXPECT_EQ(seen("127.0.0.1", "198.51.100.1", "for=1.1.1.1"), "198.51.100.1")
      << "a proxy that writes X-Forwarded-For passes a forged Forwarded through";
}

TEST(ProxyTest, AListThatIsNoListIsIgnored) {
  for (const auto* bad :
       {"unknown", "198.51.100.1, _hidden", "198.51.100.1,", "a b", "1.2.3", "1.2.3.4.5",
        "<script>", "198.51.100.1, ../../etc", "[::1", "999.1.1.1", ","})
    EXPECT_EQ(seen("127.0.0.1", bad), "127.0.0.1") << bad;
  EXPECT_EQ(seen("127.0.0.1", "unknown, 198.51.100.1"), "198.51.100.1")
      << "what stands before the client's hop is not looked at";
  std::string endless;
  for (int i = 0; i < 100; ++i) endless += "10.0.0.1,";
  EXPECT_EQ(seen("127.0.0.1", endless + "198.51.100.1"), "127.0.0.1");
  for (const auto* bad : {"for=unknown", "for=", "proto=https", ";;;", "for=_x", "=", "for=\""})
    EXPECT_EQ(seen("127.0.0.1", {}, bad), "127.0.0.1") << bad;
}

TEST(ProxyTest, TheSchemeIsWhatTheNearestProxySays) {
  EXPECT_TRUE(secure("127.0.0.1", "https"));
  EXPECT_TRUE(secure("127.0.0.1", "http, HTTPS"));
  EXPECT_FALSE(secure("127.0.0.1", "https, http")) << "the first is the client's own word";
  EXPECT_TRUE(secure("127.0.0.1", {}, "for=1.1.1.1;proto=https"));
  EXPECT_FALSE(secure("127.0.0.1", {}, "for=1.1.1.1;proto=https, for=1.1.1.1"));
  EXPECT_FALSE(secure("127.0.0.1", "httpsx"));
}

TEST(ProxyTest, NetworksAreAddressesWithAPrefix) {
  for (const auto* bad : {"", "nginx", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129",
                          "10.0.0.0/8x", "10.0.0/8", "0x7f.1"})
    EXPECT_EQ(TrustedProxies::parse({bad}).error().code, "http.trusted_proxy") << bad;
  EXPECT_TRUE(TrustedProxies::parse({"0.0.0.0/0"})->trusts("203.0.113.9"));
  EXPECT_FALSE(TrustedProxies::parse({"0.0.0.0/0"})->trusts("2001:db8::1"));
  const auto odd = *TrustedProxies::parse({"192.168.4.0/22"});
  EXPECT_TRUE(odd.trusts("192.168.7.255"));
  EXPECT_FALSE(odd.trusts("192.168.8.0"));
}

}  // namespace
}  // namespace tb
