// Papers with a scanner outside (serve --scanner): received, then usable or rejected.
#include <fmt/format.h>

#include "support/clamd.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

class ScannedTest : public testing::TestWithParam<std::string> {
 protected:
  // A field of the first paper that was handed in, or of the one with an id.
  static std::string paper(const Said& seen, const char* name, const std::string& id = {}) {
    const auto all = seen.at("materials");
    for (const auto& material : all.as_array()) {
      const auto& row = material.as_object();
      if (id.empty() ? !row.at("file").is_object() : row.at("id").as_string() != id) continue;
      const auto* found = row.if_contains(name);
      return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
    }
    return "no such paper";
  }
  Result<std::int64_t> check() { return town_.city().cases->check_received(100); }
  FakeClamd fake_;
  Town town_{GetParam(), fake_.where()};
};
INSTANTIATE_TEST_SUITE_P(Databases, ScannedTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(ScannedTest, APaperWaitsForTheScannerAndIsUsableAfterwards) {
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  const auto path = "/api/v1/cases/" + number;
  auto seen = company.get(path);
  EXPECT_EQ(paper(seen, "state"), "received");
  EXPECT_TRUE(paper(seen, "check").starts_with("正在检查"));
  const auto early = company.post(path + "/submit", "{}");
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(early.text("code"), "material.being_checked");
  EXPECT_TRUE(early.text("detail").contains("正在检查"));
  const auto id = paper(seen, "id");
  EXPECT_EQ(company.get(path + "/materials/" + id + "/file").text("code"),
            "material.being_checked");

  EXPECT_EQ(check().error().code, "scanner.away") << "nobody listens: it goes on waiting";
  EXPECT_EQ(paper(company.get(path), "state"), "received");
  EXPECT_TRUE(*town_.city().cases->anything_unchecked());

  fake_.listen();
  EXPECT_GT(*check(), 0);
  EXPECT_FALSE(*town_.city().cases->anything_unchecked());
  EXPECT_EQ(*check(), 0);
  seen = company.get(path);
  EXPECT_EQ(paper(seen, "state"), "usable");
  EXPECT_EQ(company.get(path + "/materials/" + id + "/file").body, kPdf);
  EXPECT_EQ(company.post(path + "/submit", "{}").status, 200);
}

TEST_P(ScannedTest, AVirusIsRejectedWithASentenceAndAnotherFileTakesItsPlace) {
  fake_.listen();
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  ASSERT_GT(*check(), 0);
  const auto path = "/api/v1/cases/" + number;
  const auto id = paper(company.get(path), "id");
  const auto virus = std::string(kPdf) + "\nEICAR\n%%EOF\n";
  ASSERT_EQ(company.upload(path + "/materials", id, "a.pdf", virus).status, 201);
  EXPECT_EQ(*check(), 1);
  const auto seen = company.get(path);
  EXPECT_EQ(paper(seen, "state", id), "rejected");
  EXPECT_TRUE(paper(seen, "check", id).contains("Eicar-Test-Signature"))
      << paper(seen, "check", id);
  const auto refused = company.post(path + "/submit", "{}");
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_TRUE(refused.body.contains("没有通过检查"));
  EXPECT_EQ(company.get(path + "/materials/" + id + "/file").text("code"), "material.rejected");
  ASSERT_EQ(company.upload(path + "/materials", id, "a.pdf", kPdf).status, 201);
  EXPECT_EQ(*check(), 1);
  EXPECT_EQ(company.post(path + "/submit", "{}").status, 200);
}

}  // namespace
}  // namespace tb::trial
