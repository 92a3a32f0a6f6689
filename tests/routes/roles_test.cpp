// Who may do what: docs/roles.md is what the one function that decides says, and through HTTP every
// route that names an action answers everybody as that function does.
#include "app/roles.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "visits.hpp"

namespace tb::trial {
namespace {

constexpr std::string_view kAccounts[]{
    "citizen1",  "citizen2",    "company1",  "clerk1",    "reviewer1", "approver1",
    "reviewer2", "approver2",   "reviewer3", "approver3", "head1",     "head2",
    "head3",     "supervisor1", "sysadmin",  "secadmin",  "auditor"};

class RolesTest : public testing::TestWithParam<std::string> {
 protected:
  RolesTest() { town_.city().add_routes(router_); }
  identity::Caller caller(std::string_view account) {
    return *(*town_.city().identity->caller(people_.as(account).token()));
  }
  // The visits are paid to a case of company1 that 行政审批局 decides.
  identity::Facts facts(const Visit& visit) {
    auto out = visit.facts;
    out.applicant = caller("company1").person;
    out.region = "511602";
    out.deciding_body = caller("approver1").body;
    out.item = kVenue;
    out.today = date_of(town_.database().node_clock());
    return out;
  }
  void walk(const Visit& visit, identity::Action action) {
    const auto at = facts(visit);
    Scene scene{&people_, {}, {}, {}, {}};
    bool is_ready = false;
    for (const auto account : kAccounts) {
      if (!is_ready) {
        scene = Scene{&people_, {}, {}, {}, {}};
        visit.prepare(scene);
      }
      const auto expected = identity::may(caller(account), action, at);
      auto& who = people_.as(account);
      const auto said = visit.request(scene, who);
      is_ready = !expected;  // a refusal leaves everything as it was
      // 422: a clerk must say for whom he applies.
      if (expected)
        EXPECT_TRUE(said.status < 300 || said.status == 422)
            << visit.route << " as " << account << ": " << said.body;
      else
        EXPECT_EQ(said.status, status_of(expected.error()))
            << visit.route << " as " << account << ": " << said.body;
    }
  }
  Town town_{GetParam()};
  People people_{town_};
  Router router_;
};
INSTANTIATE_TEST_SUITE_P(Databases, RolesTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(RolesTest, EveryRouteAnswersEverybodyAsTheMatrixSays) {
  int walked = 0;
  for (const auto& visit : visits())
    for (const auto* route : router_.routes()) {
      if (route->name != visit.route || route->action.empty()) continue;
      const auto action = enum_of<identity::Action>(route->action);
      ASSERT_TRUE(action) << route->action;
      walk(visit, *action);
      ++walked;
    }
  EXPECT_GT(walked, 20);
}

TEST_P(RolesTest, WithoutASessionNothingThatNeedsOneAnswers) {
  auto& nobody = people_.as("");
  for (const auto& visit : visits()) {
    const auto routes = router_.routes();
    const auto route =
        std::ranges::find(routes, visit.route, [](const auto* one) { return one->name; });
    ASSERT_NE(route, routes.end());
    if (!(*route)->needs_session) continue;
    const Scene scene{&people_, "511602260302000001", "1.1", "1", "/api/v1/cases/1/documents/1"};
    EXPECT_EQ(visit.request(scene, nobody).status, 401) << visit.route;
  }
}

TEST(Roles, TheDocumentIsWhatTheFunctionSays) {
  Town town("sqlite");
  Router router;
  town.city().add_routes(router);
  std::ifstream in(std::string(TB_SOURCE_DIR) + "/docs/roles.md", std::ios::binary);
  const std::string kept(std::istreambuf_iterator<char>(in), {});
  EXPECT_EQ(kept, app::roles_document(router)) << "tongban roles > docs/roles.md";
}

}  // namespace
}  // namespace tb::trial
