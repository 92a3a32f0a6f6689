// What a server refuses to start with: another master key, a demo in production.
#include <sys/wait.h>

#include <cstdio>
#include <fstream>

#include "app/city.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

namespace fs = std::filesystem;

class StartTest : public testing::TestWithParam<std::string> {
 protected:
  // Another server on the town's database.
  app::ServeOptions another(std::string keys) {
    app::ServeOptions options;
    options.data = GetParam() == "sqlite" ? town_.folder() : town_.folder() + "/second";
    if (GetParam() == "postgres") options.database = town_.url();
    options.keys = std::move(keys);
    options.share = TB_SOURCE_DIR;
    return options;
  }
  static Error refusal(const app::ServeOptions& options) {
    auto city = app::City::open(options);
    if (!city) return city.error();
    const auto done = (*city)->prepare();
    return done ? Error{} : done.error();
  }
  void run(const Statement& statement) {
    ASSERT_TRUE(town_.database().write([&](Tx& tx) -> Result<bool> {
      tx.write(statement, {});
      return true;
    }));
  }
  Town town_{GetParam()};
  std::string own_ = town_.folder() + "/keys", other_ = town_.folder() + "/other";
};
INSTANTIATE_TEST_SUITE_P(Databases, StartTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(StartTest, AnotherMasterKeyIsRefusedWithWhatToDo) {
  EXPECT_EQ(refusal(another(own_)).code, "");
  const auto refused = refusal(another(other_));
  EXPECT_EQ(refused.code, "keys.wrong_master");
  EXPECT_TRUE(refused.detail.contains(other_ + "/master.key")) << refused.detail;
  EXPECT_FALSE(fs::exists(other_ + "/master.key")) << "a key nobody needs is not left behind";
  std::ofstream(other_ + "/master.key", std::ios::binary) << std::string(32, 'k');
  fs::permissions(other_ + "/master.key", fs::perms::owner_read);
  EXPECT_EQ(refusal(another(other_)).code, "keys.wrong_master");
  EXPECT_TRUE(fs::exists(other_ + "/master.key")) << "a key somebody put there stays";
}

// A database of the first release has no check value: the keys it wraps tell.
TEST_P(StartTest, ADatabaseWithoutCheckValueIsAskedByTheKeysItWraps) {
  static const Statement forget{"test_forget_check",
                                "DELETE FROM installation WHERE name = 'master_key'"};
  run(forget);
  EXPECT_EQ(refusal(another(other_)).code, "keys.wrong_master");
  EXPECT_EQ(refusal(another(own_)).code, "");
  static const Statement remove{"test_remove_keys", "DELETE FROM subject_key"};
  run(remove);
  EXPECT_EQ(refusal(another(other_)).code, "keys.wrong_master") << "it was written down";
}

TEST_P(StartTest, ProductionRefusesADemoWhateverItsPasswords) {
  auto options = another(own_);
  options.production = true;
  EXPECT_EQ(refusal(options).code, "app.demo_in_production");
  static const Statement change{"test_change_passwords", "UPDATE account SET password = 'none'"};
  run(change);
  EXPECT_EQ(refusal(options).code, "app.demo_in_production");
  options.demo = true;
  EXPECT_EQ(refusal(options).code, "app.demo_in_production");
  options.demo = false;
  options.clock_at = "2026-03-02T10:00:00+08:00";
  EXPECT_EQ(refusal(options).code, "app.clock_moved");
}

TEST_P(StartTest, ProductionStartsOnAnEmptyDatabase) {
  FreshDatabase fresh(GetParam());
  app::ServeOptions options;
  options.data = town_.folder() + "/empty";
  if (GetParam() == "postgres") options.database = fresh.url();
  options.share = TB_SOURCE_DIR;
  options.production = true;
  EXPECT_EQ(refusal(options).code, "");
}

// The program itself: it says so and ends.
TEST_P(StartTest, TheProgramEndsWithTheSentence) {
  const auto program = fs::read_symlink("/proc/self/exe").parent_path() / "tongban";
  const auto command = "'" + program.string() + "' serve --port 0 --production --share " +
                       TB_SOURCE_DIR + " --data " + another(own_).data + " --keys " + own_ +
                       (GetParam() == "postgres" ? " --database '" + town_.url() + "'" : "") +
                       " 2>&1";
  auto* pipe = ::popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string said;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) said += static_cast<char>(c);
  EXPECT_EQ(WEXITSTATUS(::pclose(pipe)), 1) << said;
  EXPECT_TRUE(said.contains("app.demo_in_production")) << said;
}

}  // namespace
}  // namespace tb::trial
