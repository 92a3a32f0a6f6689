// The price on every route: `x-cost` is what a visit costs a node that knows who asks and what he
// asks for, counted through HTTP on both databases.
#include <fmt/format.h>

#include <set>

#include "visits.hpp"

namespace tb::trial {
namespace {

class CostTest : public testing::TestWithParam<std::string> {
 protected:
  CostTest() { town_.city().add_routes(router_); }
  Cost price(const Visit& visit) {
    Scene scene{&people_, {}, {}, {}, {}};
    visit.prepare(scene);
    auto& who = people_.as(visit.owner);
    // What every request of a session finds known: the case, if he may see it, and (for two
    // seconds) the caller.
    if (!visit.owner.empty() && !scene.number.empty()) who.get("/api/v1/cases/" + scene.number);
    if (visit.route == "sessions.current") visit.request(scene, who);
    const auto before = spent(people_, visit.route);
    if (!visit.owner.empty() && visit.route != "sessions.current")
      who.get("/api/v1/sessions/current");
    const auto said = visit.request(scene, who);
    EXPECT_LT(said.status, 300) << visit.route << ": " << said.body;
    if (visit.route == "sessions.end") people_.forget(visit.owner);
    const auto after = spent(people_, visit.route);
    return {after.statements - before.statements, after.flushes - before.flushes,
            after.rows - before.rows};
  }
  Town town_{GetParam()};
  People people_{town_};
  Router router_;
};
INSTANTIATE_TEST_SUITE_P(Databases, CostTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(CostTest, EveryRouteCostsWhatItSays) {
  const auto words = [](const Cost& cost) {
    return fmt::format("{} statements, {} flushes, {} rows", cost.statements, cost.flushes,
                       cost.rows);
  };
  std::map<std::string_view, Cost> said;
  for (const auto* route : router_.routes()) said[route->name] = route->cost;
  for (const auto& visit : visits()) {
    price(visit);  // what a node learns for good: models, forms, a block of serials
    const auto& promised = said[visit.route];
    // What a node looks at every other second may fall into one visit, not into each.
    auto counted = price(visit);
    for (int again = 0; again < 2 && words(counted) != words(promised); ++again)
      counted = price(visit);
    // Counted on PostgreSQL; papers in a local folder and sessions cost SQLite less.
    const bool cheaper = GetParam() == "sqlite" && counted.statements <= promised.statements &&
                         counted.flushes <= promised.flushes && counted.rows <= promised.rows;
    EXPECT_TRUE(cheaper || words(counted) == words(promised))
        << visit.route << " costs " << words(counted) << ", not " << words(promised);
  }
}

TEST_P(CostTest, EveryRouteIsVisited) {
  std::set<std::string_view> visited;
  for (const auto& visit : visits()) EXPECT_TRUE(visited.insert(visit.route).second) << visit.route;
  for (const auto* route : router_.routes())
    EXPECT_TRUE(visited.contains(route->name)) << route->name;
  EXPECT_EQ(visited.size(), router_.routes().size());
}

}  // namespace
}  // namespace tb::trial
