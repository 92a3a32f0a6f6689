#include "platform/files/scanner.hpp"

#include <gtest/gtest.h>

#include "support/clamd.hpp"

namespace tb::files {
namespace {

using std::chrono::milliseconds;

TEST(ScannerTest, WhatIsNoAddressIsRefused) {
  for (const auto* bad : {"", "127.0.0.1:3310", "tcp:", "tcp:host", "tcp::3310", "tcp:host:",
                          "tcp:host:x", "tcp:host:123456", "unix:", "unix:relative", "http://a"})
    EXPECT_EQ(clamd(bad).error().code, "scanner.bad_address") << bad;
  EXPECT_EQ(clamd("unix:/" + std::string(200, 'a')).error().code, "scanner.bad_address");
  EXPECT_TRUE(clamd("tcp:[::1]:3310"));
}

TEST(ScannerTest, BytesGoInPiecesAndTheAnswerIsRead_clamd_INSTREAM) {
  trial::FakeClamd fake;
  fake.listen();
  const auto scanner = *clamd(fake.where());
  std::string bytes(200'000, 'x');
  bytes[64 * 1024] = '\0';
  EXPECT_TRUE(scanner->look(bytes)->is_clean);
  EXPECT_EQ(fake.last(), bytes);
  EXPECT_TRUE(scanner->look("")->is_clean);
  const auto found = scanner->look("a EICAR b");
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->is_clean);
  EXPECT_EQ(found->found, "Eicar-Test-Signature");
  fake.say("stream: <b>\x01多 FOUND");
  EXPECT_EQ(scanner->look("x")->found, "b");
}

TEST(ScannerTest, AwaySlowAndConfusedAreUnavailableNeverClean) {
  trial::FakeClamd fake;
  const auto scanner = *clamd(fake.where(), milliseconds(200));
  EXPECT_EQ(scanner->look("x").error().code, "scanner.away") << "nobody listens";
  fake.listen();
  fake.say("");
  EXPECT_EQ(scanner->look("x").error().code, "scanner.away") << "no answer in time";
  fake.say("hang up");
  EXPECT_EQ(scanner->look("x").error().code, "scanner.away");
  for (const auto* words :
       {"INSTREAM size limit exceeded. ERROR", "stream: OKAY", "FOUNDED", " "}) {
    fake.say(words);
    EXPECT_EQ(scanner->look("x").error().code, "scanner.refused") << words;
  }
  fake.say(std::string(10'000, 'x'));
  EXPECT_EQ(scanner->look("x").error().kind, ErrorKind::unavailable);
  EXPECT_EQ((*clamd("unix:/nowhere/clamd.sock"))->look("x").error().code, "scanner.away");
}

}  // namespace
}  // namespace tb::files
