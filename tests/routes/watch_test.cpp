// What an operator watches: health, figures, and the log with the request's id on every line.
#include <fmt/format.h>

#include <fstream>

#include "platform/telemetry/log.hpp"
#include "support/town.hpp"

namespace tb::trial {
namespace {

class WatchTest : public testing::TestWithParam<std::string> {
 protected:
  Town town_{GetParam()};
  Person nobody_ = town_.as("");
};
INSTANTIATE_TEST_SUITE_P(Databases, WatchTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

TEST_P(WatchTest, AliveIsNotYetReady) {
  EXPECT_EQ(nobody_.get("/health/live").text("status"), "live");
  EXPECT_EQ(nobody_.get("/health/ready").text("status"), "ready");
  town_.city().ready = false;
  const auto waiting = nobody_.get("/health/ready");
  EXPECT_EQ(waiting.status, 503);
  EXPECT_EQ(waiting.text("code"), "health.not_ready");
  EXPECT_EQ(nobody_.get("/health/live").status, 200);
}

// Found by the gate of two nodes: a node that had just begun said 404 flow.model_missing.
TEST_P(WatchTest, WhatIsNotYetReadyRefusesInsteadOfGuessing) {
  auto company = town_.as("company1");
  town_.city().ready = false;
  for (const auto& said :
       {company.get("/api/v1/cases"), nobody_.get("/api/v1/items?q=%E8%AE%B8%E5%8F%AF"),
        nobody_.post("/api/v1/sessions", R"({"account":"clerk1","password":"Tongban#2026"})")}) {
    EXPECT_EQ(said.status, 503) << said.body;
    EXPECT_EQ(said.text("code"), "store.unavailable");
  }
  EXPECT_EQ(nobody_.get("/metrics").status, 200) << "an operator still looks";
  town_.city().ready = true;
  EXPECT_EQ(company.get("/api/v1/cases").status, 200);
}

TEST_P(WatchTest, TheFiguresAreThereAndNameNobody) {
  auto company = town_.as("company1");
  const auto number = town_.draft(company, kVenue);
  const auto figures = nobody_.get("/metrics").body;
  for (const auto* line : {R"(tb_http_requests_total{route="cases.create",status="2xx"})",
                           R"(tb_http_request_seconds_count{route="cases.create"})",
                           R"(tb_http_store_total{route="cases.create",what="statements"})",
                           "tb_http_connections", "tb_http_queue", "process_resident_memory_bytes"})
    EXPECT_TRUE(figures.contains(line)) << line;
  EXPECT_FALSE(figures.contains(number)) << "no references in labels";
  EXPECT_FALSE(figures.contains("company1"));
}

TEST_P(WatchTest, EveryLineOfTheLogIsJsonAndTheRequestsLinesCarryItsId) {
  const auto path = town_.folder() + "/log.jsonl";
  start_log({.level = LogLevel::info, .path = path});
  auto company = town_.as("company1");
  const auto said = company.send({"GET", "/api/v1/cases", {{"X-Request-Id", "watch-me-0001"}}, {}});
  const auto refused =
      nobody_.send({"GET", "/api/v1/cases", {{"X-Request-Id", "watch-me-0002"}}, {}});
  EXPECT_EQ(refused.text("request_id"), "watch-me-0002");
  flush_log();
  start_log({.level = LogLevel::warn, .path = {}});
  std::ifstream lines(path);
  int found = 0;
  for (std::string line; std::getline(lines, line);) {
    json::error_code error;
    const auto value = json::parse(line, error);
    ASSERT_FALSE(error) << line;
    for (const auto* key : {"at", "level", "event"})
      EXPECT_TRUE(value.as_object().contains(key)) << line;
    const auto* id = value.as_object().if_contains("request_id");
    if (id == nullptr || *id != "watch-me-0001") continue;
    ++found;
    EXPECT_EQ(value.at("route"), "cases.list");
    EXPECT_EQ(value.at("status"), 200);
    EXPECT_EQ(value.at("client"), "127.0.0.1");
    EXPECT_TRUE(value.as_object().contains("us"));
  }
  EXPECT_EQ(found, 1);
  EXPECT_EQ(said.status, 200);
}

}  // namespace
}  // namespace tb::trial
