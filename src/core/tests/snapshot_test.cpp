#include "core/snapshot.hpp"

#include <gtest/gtest.h>

namespace tb {
namespace {

TEST(Snapshot, IsRenewedByOneWhoFindsItOld) {
  Snapshot<int> snapshot;
  EXPECT_EQ(snapshot.last(), nullptr);
  EXPECT_EQ(snapshot.young({100}, 10), nullptr) << "nothing is known: look";
  EXPECT_EQ(snapshot.young({100}, 10), nullptr) << "nothing to go on with: look too";
  snapshot.keep(std::make_shared<const int>(1), {100});
  EXPECT_EQ(*snapshot.young({109}, 10), 1);
  EXPECT_EQ(snapshot.young({110}, 10), nullptr) << "old: look";
  EXPECT_EQ(*snapshot.young({111}, 10), 1) << "somebody looks: go on";
  snapshot.give_up();
  EXPECT_EQ(snapshot.young({112}, 10), nullptr) << "he could not";
  snapshot.keep(std::make_shared<const int>(2), {112});
  EXPECT_EQ(*snapshot.young({113}, 10), 2);
  EXPECT_EQ(snapshot.young({50}, 10), nullptr) << "the clock went back";
}

}  // namespace
}  // namespace tb
