// A database of an earlier release is brought up to date and lives on; a newer one is refused.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/city.hpp"
#include "core/crypto.hpp"
#include "core/json.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kClosed = "511602260302000001", kReceived = "511602260302000002",
                           kInReview = "511602260302000003", kDraft = "511602260302000004";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// The data folder and database as the release left them.
class UpgradeTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const auto old = fs::path(TB_SOURCE_DIR) / "tests/upgrade/34efe96" / GetParam();
    fs::copy(old, folder_, fs::copy_options::recursive);
    for (const auto* key : {"master.key", "checkpoint.key"})
      fs::permissions(folder_ / "keys" / key, fs::perms::owner_read | fs::perms::owner_write);
    options_.data = folder_.string();
    options_.share = TB_SOURCE_DIR;
    if (GetParam() == "postgres") options_.database = fresh_.url();
    const auto database = Database::open(app::database_options(options_));
    const auto made = database->script(text_of(folder_ / "database.sql"));
    ASSERT_TRUE(made) << made.error().detail;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::vector<std::string> columns_of(Database& database) {
    static const Statement sqlite{"test_columns_sqlite", R"(
SELECT m.name || '.' || p.name || ' ' || p.type || ' ' || p."notnull"
FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1)"};
    static const Statement postgres{"test_columns_postgres", R"(
SELECT (table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable)::text
FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1)"};
    return *database.read([&](Tx& tx) -> Result<std::vector<std::string>> {
      const auto asked = tx.ask(tx.dialect() == Dialect::sqlite ? sqlite : postgres, {});
      std::vector<std::string> out;
      for (std::size_t i = 0; i < asked.rows().count(); ++i)
        out.emplace_back(asked.rows().text(i, 0));
      return out;
    });
  }
  static std::vector<Checkpoint> outside(const fs::path& file) {
    std::ifstream lines(file);
    std::vector<Checkpoint> out;
    for (std::string line; std::getline(lines, line);) out.push_back(*from_json<Checkpoint>(line));
    return out;
  }

  FreshDatabase fresh_{GetParam()};
  fs::path folder_ = fs::temp_directory_path() / fmt::format("tb_upgrade_{}", ::getpid());
  app::ServeOptions options_;
};
INSTANTIATE_TEST_SUITE_P(Databases, UpgradeTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(UpgradeTest, ItsCasesLiveOnAndTheJournalStillVerifies) {
  Town town(options_, "2026-03-03T10:00:00+08:00");
  auto company = town.as("company1"), clerk = town.as("clerk1"), reviewer = town.as("reviewer1"),
       approver = town.as("approver1");
  const auto path = [](std::string_view number) { return "/api/v1/cases/" + std::string(number); };
  const auto closed = company.get(path(kClosed));
  ASSERT_EQ(closed.text("state"), "closed") << closed.body;
  for (const auto* name :
       {"received_at", "accepted_at", "decided_at", "finished_at", "delivered_at"})
    EXPECT_FALSE(closed.text(name).empty()) << name;
  EXPECT_TRUE(company.get(closed.text("documents/0/url")).body.starts_with("%PDF"));
  const auto paper = company.get(path(kClosed) + "/materials/layout_plans/file");
  EXPECT_EQ(paper.body, kPdf) << "papers are still unsealed and whole";
  const auto licence = "/api/v1/licences/" + closed.text("licence/number");
  EXPECT_EQ(town.as("").get(licence + "/verification").text("digest_ok"), "true");

  EXPECT_EQ(town.complete(clerk, std::string(kReceived), R"({"outcome":"accept"})").text("state"),
            "accepted");
  const std::string in_review(kInReview);
  EXPECT_EQ(town.complete(reviewer, in_review, R"({"outcome":"pass"})").status, 200);
  EXPECT_EQ(town.complete(approver, in_review, R"({"outcome":"grant"})").text("state"), "granted");
  EXPECT_EQ(town.complete(clerk, in_review, R"({"outcome":"deliver"})").text("state"), "closed");
  EXPECT_EQ(company.post(path(kDraft) + "/submit", "{}").text("state"), "received");
  const auto made = town.submitted(company, kVenue);
  EXPECT_FALSE(made.empty()) << "and a new life begins";

  const auto key = *app::checkpoint_key(*town.city().keys, town.city().keys_folder, false);
  Sealer sealer(town.database(),
                *app::checkpoint_key(*town.city().keys, town.city().keys_folder, false),
                [](const Checkpoint&) {});
  EXPECT_GT(*sealer.run(), 0) << "what happened since";
  const auto verified =
      *verify_journal(town.database(), key.public_key(), outside(folder_ / "checkpoints.jsonl"));
  EXPECT_GT(verified.rows, 24) << "the release had 24";
  EXPECT_EQ(verified.unsealed, 0);
  for (const auto& finding : verified.findings) ADD_FAILURE() << finding.what;
}

TEST_P(UpgradeTest, TheTimersOfTheReleaseFire_行政許可法32) {
  Town town(options_, "2026-03-10T10:00:00+08:00");
  EXPECT_EQ(town.fire(), 1);
  auto company = town.as("company1");
  EXPECT_EQ(company.get("/api/v1/cases/" + std::string(kReceived)).text("acceptance"), "deemed");
}

TEST_P(UpgradeTest, AKeyOfTheReleaseIsHonoured) {
  const auto path = "/api/v1/cases/" + std::string(kDraft) + "/withdraw";
  const std::string body = R"({"reason":"不办了"})";
  {
    const auto database = Database::open(app::database_options(options_));
    const auto made = database->script(fmt::format(
        "INSERT INTO idempotency (account, route, key, digest, case_id, answer_id, created_at) "
        "SELECT a.id, '{}', 'key-of-before', '{}', c.id, 0, c.created_at FROM account a, \"case\" "
        "c "
        "WHERE a.name = 'company1' AND c.number = '{}'",
        path, hex(sm3(body)), kDraft));
    ASSERT_TRUE(made) << made.error().detail;
  }
  Town town(options_, "2026-03-03T10:00:00+08:00");
  auto company = town.as("company1");
  const auto again = company.post(path, body, "key-of-before");
  EXPECT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(again.text("state"), "draft") << "answered from the record, not acted on again";
  EXPECT_EQ(company.post(path, R"({"reason":"别的"})", "key-of-before").text("code"),
            "idempotency.other_body");
  town.pass(31 * kDay);
  ASSERT_TRUE(town.city().cases->forget_keys());
  EXPECT_EQ(company.post(path, body, "key-of-before").text("state"), "withdrawn");
}

TEST_P(UpgradeTest, AnUpgradedDatabaseHasTheSchemaOfAFreshOne) {
  Town upgraded(options_, "2026-03-03T10:00:00+08:00");
  Town fresh(GetParam());
  EXPECT_EQ(columns_of(upgraded.database()), columns_of(fresh.database()));
}

TEST_P(UpgradeTest, AnotherMasterKeyIsFoundOutOnAnOldDatabaseToo) {
  options_.keys = (folder_ / "other").string();
  auto city = *app::City::open(options_);
  EXPECT_EQ(city->prepare().error().code, "keys.wrong_master");
}

TEST_P(UpgradeTest, ADemoOfTheReleaseIsRefusedInProduction) {
  options_.production = true;
  auto city = *app::City::open(options_);
  EXPECT_EQ(city->prepare().error().code, "app.demo_in_production");
}

TEST_P(UpgradeTest, ADatabaseOfANewerReleaseIsRefusedWithTheCommandThatHelps) {
  {
    auto city = *app::City::open(options_);
    ASSERT_TRUE(city->prepare());
    static const Statement newer{"test_newer",
                                 "INSERT INTO schema_version (module, number, digest, applied_at) "
                                 "VALUES ('cases', 9999, 'x', 0)"};
    ASSERT_TRUE(city->database->write([](Tx& tx) -> Result<bool> {
      tx.write(newer, {});
      return true;
    }));
  }
  auto city = *app::City::open(options_);
  const auto refused = city->prepare();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "store.schema_newer");
  EXPECT_TRUE(refused.error().detail.contains("tongban restore")) << refused.error().detail;
}

}  // namespace
}  // namespace tb::trial
