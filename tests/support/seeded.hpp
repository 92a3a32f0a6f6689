// Tests of random cases: the seed is printed, TB_SEED repeats a run.
#pragma once
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace tb {

class Seeded : public testing::Test {
 protected:
  void SetUp() override {
    const auto* given = std::getenv("TB_SEED");
    seed_ = given ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                  : std::random_device{}();
    random_.seed(seed_);
    RecordProperty("seed", static_cast<int>(seed_));
    std::printf("TB_SEED=%u\n", seed_);
  }

  std::uint32_t seed_ = 0;
  std::mt19937_64 random_;
};

}  // namespace tb
