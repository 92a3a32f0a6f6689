#include "core/pack.hpp"

#include <gtest/gtest.h>

#include "core/crypto.hpp"

namespace tb {
namespace {

constexpr PackWords kWords{'\x02',
                           R"({"number":"","applicant_name":"","issued_on":"2026年1月2日"})"};

std::string long_text() {
  std::string out = "{";
  for (int i = 0; i < 60; ++i) out += "\"字段" + std::to_string(i) + "\":\"同样的话\",";
  return out + "}";
}

TEST(Pack, WhatIsPackedIsShorterAndComesBackWhole) {
  const auto text = long_text();
  const auto small = packed(text);
  EXPECT_LT(small.size(), text.size() / 3);
  EXPECT_EQ(unpacked(small), text);
}

TEST(Pack, WordsMakeAShortTextShorter) {
  const std::string text = R"({"number":"7","applicant_name":"张三","issued_on":"2026年1月5日"})";
  const auto small = packed(text, kWords);
  EXPECT_LT(small.size(), text.size() / 2);
  EXPECT_EQ(unpacked(small, kWords), text);
  EXPECT_EQ(unpacked(packed(text), kWords), text) << "packed before there were words";
  EXPECT_EQ(unpacked(text, kWords), text) << "not packed at all";
}

TEST(Pack, NoiseStaysAsItIs) {
  for (const auto& text : {std::string(), std::string("{}"), "{" + random_bytes(1000)}) {
    EXPECT_EQ(packed(text), text);
    EXPECT_EQ(unpacked(packed(text)), text);
  }
}

TEST(Pack, BrokenBytesAreRefused) {
  const auto small = packed(long_text());
  for (std::size_t cut = 1; cut < small.size(); ++cut)
    EXPECT_EQ(unpacked(small.substr(0, cut)).error().code, "pack.broken") << cut;
  EXPECT_EQ(unpacked("\x01" + std::string(64, '\xff')).error().code, "pack.broken");
}

TEST(Pack, NothingGrowsBeyondItsLimit) {
  const std::string most(16U << 20, 'a');
  EXPECT_EQ(unpacked(packed(most))->size(), most.size());
  EXPECT_EQ(packed(most + "a"), most + "a");
}

}  // namespace
}  // namespace tb
