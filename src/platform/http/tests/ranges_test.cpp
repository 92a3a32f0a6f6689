#include "platform/http/ranges.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

constexpr std::string_view kTag = "d1";

Reply ask(std::vector<std::pair<std::string_view, std::string_view>> headers,
          std::string bytes = "0123456789") {
  Exchange exchange;
  exchange.headers = std::move(headers);
  return ranged(exchange, file_reply("application/pdf", std::move(bytes), "a.pdf", false), kTag);
}
std::string header(const Reply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.headers)
    if (key == name) return value;
  return {};
}

TEST(Ranges, WithoutRangeTheWholeWithItsTag_RFC9110) {
  const auto reply = ask({});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "0123456789");
  EXPECT_EQ(header(reply, "Accept-Ranges"), "bytes");
  EXPECT_EQ(header(reply, "ETag"), "\"d1\"");
}

TEST(Ranges, APartIsCutOut_RFC9110_14_1_2) {
  struct Row {
    std::string_view range, body, said;
  };
  for (const auto& row :
       {Row{"bytes=0-3", "0123", "bytes 0-3/10"}, Row{"bytes=4-", "456789", "bytes 4-9/10"},
        Row{"bytes=-3", "789", "bytes 7-9/10"}, Row{"bytes=8-99", "89", "bytes 8-9/10"},
        Row{"bytes=-99", "0123456789", "bytes 0-9/10"},
        Row{"bytes=9-99999999999999999999999", "9", "bytes 9-9/10"},
        Row{"bytes=0-0", "0", "bytes 0-0/10"}}) {
    const auto reply = ask({{"Range", row.range}});
    EXPECT_EQ(reply.status, 206) << row.range;
    EXPECT_EQ(reply.body, row.body) << row.range;
    EXPECT_EQ(header(reply, "Content-Range"), row.said);
    EXPECT_FALSE(header(reply, "Content-Disposition").empty());
  }
}

TEST(Ranges, BehindTheEndIs416) {
  for (const auto* range :
       {"bytes=10-", "bytes=10-11", "bytes=-0", "bytes=99999999999999999999999-"}) {
    const auto reply = ask({{"Range", range}});
    EXPECT_EQ(reply.status, 416) << range;
    EXPECT_EQ(header(reply, "Content-Range"), "bytes */10");
    EXPECT_TRUE(reply.body.contains("http.range"));
  }
  EXPECT_EQ(ask({{"Range", "bytes=0-"}}, "").status, 416) << "an empty file";
}

TEST(Ranges, WhatIsNoSingleRangeGetsTheWhole_RFC9110_14_2) {
  for (const auto* range :
       {"bytes=0-1,3-4", "items=0-1", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes= 0-1",
        "bytes=+1-2", "bytes=0-1x", "bytes", "\xff"}) {
    const auto reply = ask({{"Range", range}});
    EXPECT_EQ(reply.status, 200) << range;
    EXPECT_EQ(reply.body.size(), 10U);
  }
}

TEST(Ranges, AChangedFileIsNotPatchedTogetherAndAnUnchangedOneNotSentAgain) {
  EXPECT_EQ(ask({{"Range", "bytes=0-1"}, {"If-Range", "\"d1\""}}).status, 206);
  EXPECT_EQ(ask({{"Range", "bytes=0-1"}, {"If-Range", "\"d0\""}}).status, 200);
  EXPECT_EQ(ask({{"If-None-Match", "\"d0\", W/\"d1\""}}).status, 304);
  EXPECT_EQ(ask({{"If-None-Match", "\"d1\""}, {"Range", "bytes=0-1"}}).status, 304);
  EXPECT_EQ(ask({{"If-None-Match", "\"d0\""}}).status, 200);
}

}  // namespace
}  // namespace tb
