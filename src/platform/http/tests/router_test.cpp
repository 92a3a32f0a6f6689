#include <gtest/gtest.h>

#include "platform/http/target.hpp"
#include "platform/http/tests/sample_routes.hpp"

namespace tb::http_test {
namespace {

Reply ask(const Router& router, Method method, std::string path, std::string body = {}) {
  Exchange exchange;
  exchange.method = method;
  exchange.path = std::move(path);
  exchange.body = std::move(body);
  exchange.request_id = "request-1";
  exchange.headers = {{"content-type", "application/json; charset=utf-8"}};
  return router.answer(exchange);
}

TEST(Router, fixed_segments_win_and_parameters_take_the_rest) {
  const auto router = sample_router();
  EXPECT_EQ(router.match(Method::get, "/api/v1/things/newest").route->name, "things.newest");
  const auto match = router.match(Method::get, "/api/v1/things/newer");
  EXPECT_EQ(match.route->name, "things.read");
  EXPECT_EQ(match.params.at(0), (NamedTexts::value_type{"id", "newer"}));
  EXPECT_EQ(router.match(Method::post, "/api/v1/things/newest/files").route->name, "things.upload");
  for (const auto* path : {"/api/v1", "/api/v1/things/", "/api/v1/things//files", "", "api",
                           "/api/v1/things/1/files/2"})
    EXPECT_EQ(router.match(Method::get, path).route, nullptr) << path;
}

TEST(Router, an_unknown_path_is_404_and_a_wrong_method_405_with_allow) {
  const auto router = sample_router();
  EXPECT_EQ(ask(router, Method::get, "/api/v1/nothing").status, 404);
  const auto reply = ask(router, Method::del, "/api/v1/things");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.headers.at(0), (std::pair<std::string, std::string>{"Allow", "GET, HEAD, POST"}));
}

TEST(Router, a_route_given_twice_is_a_bug) {
  auto router = sample_router();
  Route route{.path = "/api/v1/me", .name = "x", .handle = [](Exchange&) { return empty_reply(); }};
  EXPECT_THROW(router.add({route}), std::logic_error);
  route.path = "/api/v1/none";
  route.handle = nullptr;
  EXPECT_THROW(router.add({route}), std::logic_error);
}

TEST(Router, without_an_authenticator_nobody_enters) {
  Router router;
  router.add({Route{.path = "/x", .name = "x", .handle = [](Exchange&) { return empty_reply(); }}});
  EXPECT_EQ(ask(router, Method::get, "/x").status, 401);
}

TEST(Problem, every_kind_has_its_status) {
  const std::pair<ErrorKind, int> expected[]{
      {ErrorKind::invalid, 422},     {ErrorKind::unauthorized, 401},  {ErrorKind::forbidden, 403},
      {ErrorKind::not_found, 404},   {ErrorKind::conflict, 409},      {ErrorKind::too_large, 413},
      {ErrorKind::unsupported, 415}, {ErrorKind::unprocessable, 422}, {ErrorKind::too_many, 429},
      {ErrorKind::unavailable, 503}, {ErrorKind::unknown, 503}};
  for (const auto& [kind, status] : expected)
    EXPECT_EQ(status_of(Error{kind, "x", "y", {}}), status);
  EXPECT_EQ(status_of(Error{ErrorKind::invalid, "json.malformed", "", {}}), 400);
}

TEST(Problem, is_written_whole) {
  const auto reply = problem(
      Error{ErrorKind::invalid, "case.invalid", "请\"改\"", {{"form/a", "required", "请填写"}}},
      "r-1");
  EXPECT_EQ(reply.content_type, "application/problem+json");
  EXPECT_EQ(
      reply.body,
      R"({"type":"about:blank","title":"填写内容有误","status":422,"code":"case.invalid","detail":"请\"改\"",)"
      R"("fields":[{"field":"form/a","code":"required","message":"请填写"}],"request_id":"r-1"})");
}

TEST(Problem, a_conflict_tells_the_present_state) {
  const auto reply = problem(conflict("case.wrong_state", "请刷新", "in_review").error(), "r-1");
  EXPECT_EQ(reply.status, 409);
  EXPECT_NE(reply.body.find(R"("state":"in_review","request_id")"), std::string::npos);
  const auto none = problem(conflict("store.conflict", "请再试").error(), "r-1");
  EXPECT_EQ(none.body.find("\"state\""), std::string::npos);
}

TEST(Problem, bugs_are_500_and_tell_nothing_of_themselves) {
  const auto reply = ask(sample_router(), Method::get, "/api/v1/fault");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.body.find("bug"), std::string::npos);
  EXPECT_NE(reply.body.find("request-1"), std::string::npos);
}

TEST(Reply, chinese_file_names_are_encoded) {
  const auto reply = file_reply("application/pdf", "x", "通 知\".pdf", true);
  EXPECT_EQ(reply.headers.at(0).second,
            "attachment; filename*=UTF-8''%E9%80%9A%20%E7%9F%A5%22.pdf");
  EXPECT_EQ(file_reply("x", "", "\xff", false).headers.at(0).second,
            "inline; filename*=UTF-8''file");
}

TEST(Target, is_decoded) {
  const auto target = parse_target("/a/%E5%B9%BF%20b?q=%E9%A3%9F+%2B&mine&&x=1=2");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a/广 b");
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(target->query, (Pairs{{"q", "食 +"}, {"mine", ""}, {"x", "1=2"}}));
  EXPECT_EQ(parse_target("http://host:80/a?b")->path, "/a");
  EXPECT_EQ(parse_target("https://host")->path, "/");
}

TEST(Target, tricks_are_refused) {
  for (const auto* bad : {"",
                          "*",
                          "a",
                          "/..",
                          "/../etc/passwd",
                          "/a/./b",
                          "/%2e%2e/x",
                          "/a%2fb",
                          "/a%5cb",
                          "/a\\b",
                          "/%",
                          "/%4",
                          "/%zz",
                          "/%00",
                          "/%ff",
                          "/a%0d%0ab",
                          "/?q=%ff",
                          "/?q=%00",
                          "/?%e2%80=1",
                          "/a#b",
                          "/%c0%ae%c0%ae/",
                          "/?q=%1b"})
    EXPECT_EQ(parse_target(bad).error().code, "http.target") << bad;
  std::string many = "/?";
  for (int i = 0; i < 65; ++i) many += "a=1&";
  EXPECT_FALSE(parse_target(many));
}

TEST(Exchange, headers_cookies_and_keys_are_read) {
  Exchange exchange;
  exchange.headers = {{"COOKIE", "a=1; tb_session=xyz ;b"},
                      {"If-Match", "\"12\""},
                      {"idempotency-key", "0123-4567"}};
  EXPECT_EQ(exchange.cookie("tb_session"), "xyz");
  EXPECT_EQ(exchange.cookie("a"), "1");
  EXPECT_EQ(exchange.cookie("b"), "");
  EXPECT_EQ(*exchange.if_match(), 12);
  EXPECT_EQ(*exchange.idempotency_key(), "0123-4567");
  for (const auto* bad : {"12", "\"x\"", "W/\"1\"", "\"\"", "\"1"}) {
    exchange.headers = {{"If-Match", bad}};
    EXPECT_EQ(exchange.if_match().error().code, "http.if_match") << bad;
  }
  exchange.headers = {{"If-Match", "*"}};
  EXPECT_EQ(*exchange.if_match(), std::nullopt);
  for (const auto* bad : {"short", "with blank inside", "emoji-\xf0\x9f\x98\x80-x"}) {
    exchange.headers = {{"Idempotency-Key", bad}};
    EXPECT_EQ(exchange.idempotency_key().error().code, "http.idempotency_key") << bad;
  }
}

TEST(Query, is_read_through_the_table) {
  Exchange exchange;
  exchange.query = {
      {"q", "小吃"}, {"limit", "5"}, {"mine", ""}, {"colour", "red"}, {"colour", "green"}};
  EXPECT_EQ(query<ThingQuery>(exchange)->limit, 5);
  EXPECT_TRUE(query<ThingQuery>(exchange)->mine);
  EXPECT_EQ(query<ThingQuery>(exchange)->colour.size(), 2U);
  exchange.query = {{"q", ""}};
  EXPECT_EQ(query<ThingQuery>(exchange).error().fields.at(0).field, "limit");
  exchange.query = {{"limit", "x"}, {"limit", "5"}, {"colour", "blue"}, {"other", "1"}};
  std::string faults;
  for (const auto& fault : query<ThingQuery>(exchange).error().fields)
    faults += fault.field + " " + fault.code + ",";
  EXPECT_EQ(faults, "limit type,limit duplicate,colour choice,other unknown,");
}

}  // namespace
}  // namespace tb::http_test
