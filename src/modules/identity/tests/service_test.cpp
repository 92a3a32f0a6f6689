#include "modules/identity/service.hpp"

#include <gtest/gtest.h>

#include "platform/store/testing.hpp"

namespace tb::identity {
namespace {

constexpr std::string_view kPeople = R"({"source":"","licence":"","as_of":"","region":"511602",
"bodies":[{"id":"511602032","name":"区行政审批局","full_name":"区行政审批局","region_code":"511602","uscc":null}],
"accounts":[
 {"account":"citizen1","kind":"citizen","name":"李晓","id_number":"511602199003161246","credit_code":null,
  "phone":"13812345678","address":"演示路","staff_kind":"none","body":null,"roles":[],"mandates":[],
  "legal_representative":null,"legal_representative_id":null},
 {"account":"clerk1","kind":"staff","name":"周宁","id_number":"511602199201112015","credit_code":null,
  "phone":"13612345611","address":"演示路","staff_kind":"institution","body":"511602032",
  "roles":[{"role":"accepter","scope":"511602"}],
  "mandates":[{"body":"511602032","items":"*","acts":"accept","valid_from":"2026-01-01","valid_to":"2028-12-31",
   "document":"授权"}],"legal_representative":null,"legal_representative_id":null}],
"persons":[]})";
constexpr std::string_view kPassword = "Tongban#2026";

class IdentityTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Migrations* modules[]{&k_identity_migrations};
    ASSERT_TRUE(migrate(*db_, modules));
    ASSERT_TRUE(service_.load_demo(kPeople));
  }
  trial::FreshDatabase db_{GetParam()};
  std::unique_ptr<Keys> keys_ = *Keys::from(std::string(32, 'k'));
  IdentityService service_{*db_, *keys_};
};
INSTANTIATE_TEST_SUITE_P(Databases, IdentityTest, testing::ValuesIn(trial::databases()),
                         [](const auto& info) { return info.param; });

TEST_P(IdentityTest, SignsInAndKnowsWhoItIs) {
  const auto made = service_.sign_in("clerk1", kPassword, "1");
  ASSERT_TRUE(made);
  const auto caller = service_.caller(made->token);
  ASSERT_TRUE(caller);
  EXPECT_EQ((*caller)->name, "周宁");
  EXPECT_EQ((*caller)->body, Id{511602032});
  EXPECT_TRUE((*caller)->has_role("accepter"));
  EXPECT_EQ((*caller)->mandates.size(), 1U);
}

TEST_P(IdentityTest, AWrongPasswordAndAnUnknownAccountLookAlike) {
  const auto wrong = service_.sign_in("clerk1", "no", "1");
  const auto nobody = service_.sign_in("nobody", "no", "1");
  EXPECT_EQ(wrong.error().code, "identity.wrong_password");
  EXPECT_EQ(nobody.error().detail, wrong.error().detail);
}

TEST_P(IdentityTest, ManyWrongTriesAreStopped) {
  for (int i = 0; i < 5; ++i) (void)service_.sign_in("clerk1", "no", std::to_string(i));
  EXPECT_EQ(service_.sign_in("clerk1", kPassword, "9").error().kind, ErrorKind::too_many);
}

TEST_P(IdentityTest, ARevokedSessionEndsWithinTwoSecondsOnEveryNode) {
  const auto made = *service_.sign_in("citizen1", kPassword, "1");
  auto other_database = db_.another_node(1);
  IdentityService other(*other_database, *keys_);
  ASSERT_TRUE(other.caller(made.token));
  ASSERT_TRUE(service_.sign_out(made.token));
  EXPECT_EQ(service_.caller(made.token).error().kind, ErrorKind::unauthorized);
  other_database->move_clock(2 * kSecond);
  EXPECT_EQ(other.caller(made.token).error().code, "identity.no_session");
}

TEST_P(IdentityTest, ASessionExpiresAndSlides) {
  const auto made = *service_.sign_in("citizen1", kPassword, "1");
  db_->move_clock(7 * kHour);
  EXPECT_TRUE(service_.caller(made.token)) << "used: it slides";
  db_->move_clock(7 * kHour);
  EXPECT_TRUE(service_.caller(made.token));
  db_->move_clock(9 * kHour);
  EXPECT_EQ(service_.caller(made.token).error().code, "identity.session_expired");
}

TEST_P(IdentityTest, APersonIsFoundByNumberAndMadeOnce) {
  const auto again = db_->write([&](Tx& tx) {
    return service_.find_or_make(tx, {.person = {},
                                      .kind = PersonKind::citizen,
                                      .name = "李晓",
                                      .id_number = "511602199003161246",
                                      .credit_code = {},
                                      .phone = {},
                                      .address = {}});
  });
  EXPECT_EQ(again->phone, "13812345678") << "the one that is there";
}

TEST_P(IdentityTest, ErasingTheKeyErasesThePerson) {
  const auto made = *service_.sign_in("citizen1", kPassword, "1");
  ASSERT_TRUE(db_->script("UPDATE subject_key SET wrapped = NULL"));
  auto fresh_keys = *Keys::from(std::string(32, 'k'));
  IdentityService fresh(*db_, *fresh_keys);
  const auto read = db_->read([&](Tx& tx) { return fresh.applicant(tx, made.caller->person); });
  EXPECT_EQ(read.error().code, "keys.erased");
}

TEST_P(IdentityTest, NothingPersonalStandsInClear) {
  const Statement all{"all", "SELECT sealed, number_index FROM person"};
  const auto clear = db_->read([&](Tx& tx) -> Result<bool> {
    const auto asked = tx.ask(all, {});
    for (std::size_t i = 0; i < asked.rows().count(); ++i)
      for (const auto* word : {"李晓", "511602199003161246", "13812345678"})
        if (asked.rows().text(i, 0).contains(word)) return true;
    return false;
  });
  EXPECT_FALSE(*clear);
}

}  // namespace
}  // namespace tb::identity
