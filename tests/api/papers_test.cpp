// Printed papers through HTTP: the same bytes at every look, whole or in parts.
#include <fmt/format.h>

#include "core/crypto.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

class PapersTest : public testing::TestWithParam<std::string> {
 protected:
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, PapersTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

Said part_of(Person& who, const std::string& url, std::string range, std::string if_range = {}) {
  Call call{"GET", url, {{"Range", std::move(range)}}, {}};
  if (!if_range.empty()) call.headers.emplace_back("If-Range", std::move(if_range));
  return who.send(std::move(call));
}

TEST_P(PapersTest, ADocumentIsPrintedOnceAndServedInParts) {
  auto company = town_.as("company1");
  const auto number = town_.submitted(company, kVenue);
  const auto url = company.get("/api/v1/cases/" + number).text("documents/0/url");
  const auto first = company.get(url);
  ASSERT_EQ(first.status, 200);
  // What the templates say is another matter from now on.
  town_.pass(kDay);
  EXPECT_EQ(company.get(url).body, first.body);
  EXPECT_EQ(part_of(company, url, "bytes=0-3").body, "%PDF");
  EXPECT_EQ(part_of(company, url, "bytes=0-3").status, 206);
  EXPECT_EQ(part_of(company, url, "bytes=4-").body, first.body.substr(4));
  EXPECT_EQ(part_of(company, url, "bytes=99999999-").status, 416);
  EXPECT_EQ(part_of(company, url, "bytes=0-3", "\"another\"").status, 200);
  const auto tag = fmt::format("\"{}\"", hex(sm3(first.body)));
  EXPECT_EQ(part_of(company, url, "bytes=0-3", tag).status, 206);
  auto other = town_.as("citizen2");
  EXPECT_EQ(other.get(url).status, 404) << "kept or not, it is another's";
  EXPECT_EQ(part_of(other, url, "bytes=0-3").status, 404);
}

TEST_P(PapersTest, AMaterialIsReadInParts) {
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  const auto seen = company.get("/api/v1/cases/" + number);
  for (const auto& material : seen.at("materials").as_array()) {
    const auto& url = material.at("url");
    if (!url.is_string()) continue;
    const std::string path(url.as_string());
    EXPECT_EQ(company.get(path).body, kPdf);
    EXPECT_EQ(part_of(company, path, "bytes=-5").body, kPdf.substr(kPdf.size() - 5));
    return;
  }
  FAIL() << "no material has a file";
}

}  // namespace
}  // namespace tb::trial
