#include "modules/licences/rules.hpp"

#include <gtest/gtest.h>

#include "core/codes.hpp"

namespace tb::licences {
namespace {

TEST(LicenceRules, NumbersAreOfTheStandardAndNeverTwice_GBT36904) {
  const auto first = rules::number("115113016823646795", "511A0015500009", {1});
  const auto second = rules::number("115113016823646795", "511A0015500009", {2});
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(check_licence_number(*first)) << *first;
  EXPECT_NE(*first, *second);
}

TEST(LicenceRules, AnIssuerWithoutAValidCreditCodeIssuesNothing) {
  EXPECT_EQ(rules::number("TE5116020105116050", "x", {1}).error().code, "licence.issuer_code");
  EXPECT_EQ(rules::number("", "x", {1}).error().code, "licence.issuer_code");
}

TEST(LicenceRules, ALicenceIsValidToTheEndOfItsLastDay) {
  const auto last = date(2030, 3, 4);
  EXPECT_EQ(rules::status_on(Status::valid, last, last), Status::valid);
  EXPECT_EQ(rules::status_on(Status::valid, last, last + 1), Status::expired);
  EXPECT_EQ(rules::status_on(Status::valid, std::nullopt, last), Status::valid) << "no end";
}

TEST(LicenceRules, TheFourEndsAreFourStatesAndStayThem_行政許可法8_69_70) {
  for (const auto status :
       {Status::annulled, Status::retracted, Status::revoked, Status::cancelled}) {
    EXPECT_EQ(rules::status_on(status, date(2020, 1, 1), date(2030, 1, 1)), status);
    EXPECT_FALSE(rules::words_of(status).empty());
  }
}

}  // namespace
}  // namespace tb::licences
