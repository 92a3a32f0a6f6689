#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(Log, a_line_is_one_json_object) {
  const auto line =
      log_line(LogLevel::info, "case.submitted",
               {{"case", Id{7}}, {"rows", 3}, {"ms", 1.5}, {"first", true}, {"code", "a\"b\nc"}});
  EXPECT_TRUE(line.starts_with("{\"at\":\"20")) << line;
  EXPECT_TRUE(line.ends_with(
      "\"level\":\"info\",\"event\":\"case.submitted\",\"case\":\"7\",\"rows\":3,\"ms\":1.5,"
      "\"first\":true,\"code\":\"a\\\"b\\nc\"}"))
      << line;
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(Log, foreign_bytes_do_not_break_a_line) {
  EXPECT_TRUE(
      log_line(LogLevel::warn, "x", {{"path", "a\xff\xfe"}}).ends_with("\"path\":\"a??\"}"));
}

TEST(Log, lines_carry_the_request_of_their_thread) {
  EXPECT_EQ(current_request_id(), "");
  {
    const RequestScope outer("r-1");
    {
      const RequestScope inner("r-2");
      EXPECT_EQ(current_request_id(), "r-2");
    }
    EXPECT_TRUE(contains(log_line(LogLevel::info, "x", {}), "\"request_id\":\"r-1\""));
    std::thread([] { EXPECT_EQ(current_request_id(), ""); }).join();
  }
  EXPECT_FALSE(contains(log_line(LogLevel::info, "x", {}), "request_id"));
}

TEST(Log, a_file_gets_lines_of_its_level_and_above) {
  const auto path =
      std::filesystem::temp_directory_path() / ("tongban_log_" + std::to_string(getpid()));
  start_log({.level = LogLevel::info, .path = path});
  log_debug("not.written");
  log_info("first", {{"n", 1}});
  log_error("second");
  flush_log();
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  start_log({.level = LogLevel::warn});
  std::filesystem::remove(path);
  EXPECT_FALSE(contains(text.str(), "not.written"));
  EXPECT_TRUE(contains(text.str(), "\"event\":\"first\",\"n\":1}\n"));
  EXPECT_TRUE(contains(text.str(), "\"level\":\"error\",\"event\":\"second\"}\n"));
  EXPECT_THROW(start_log({.path = "/proc/none/log"}), std::runtime_error);
}

TEST(Metrics, are_written_as_prometheus_text) {
  counter("tb_test_total", "Things.", {{"route", "a\"b"}}).add(2);
  counter("tb_test_total", "Things.", {{"route", "a\"b"}}).add();
  gauge("tb_test_now", "Now.").set(-4);
  gauge_from("tb_test_asked", "Asked.", [] { return 2.5; });
  auto& times = histogram("tb_test_seconds", "Times.", {{"kind", "x"}});
  times.observe_us(100);
  times.observe_us(101);
  times.observe_us(99'000'000);
  EXPECT_EQ(times.count(), 3U);
  const auto text = metrics_text();
  for (const auto* line :
       {"# TYPE tb_test_total counter\ntb_test_total{route=\"a\\\"b\"} 3\n", "\ntb_test_now -4\n",
        "\ntb_test_asked 2.5\n", "tb_test_seconds_bucket{kind=\"x\",le=\"0.0001\"} 1\n",
        "tb_test_seconds_bucket{kind=\"x\",le=\"0.00025\"} 2\n",
        "tb_test_seconds_bucket{kind=\"x\",le=\"10\"} 2\n",
        "tb_test_seconds_bucket{kind=\"x\",le=\"+Inf\"} 3\n",
        "tb_test_seconds_sum{kind=\"x\"} 99.000201\n", "tb_test_seconds_count{kind=\"x\"} 3\n",
        "\nprocess_resident_memory_bytes "})
    EXPECT_TRUE(contains(text, line)) << line << "\nin\n" << text;
}

TEST(Metrics, one_name_has_one_kind) {
  counter("tb_test_kind", "Kind.");
  EXPECT_THROW(gauge("tb_test_kind", "Kind."), std::logic_error);
}

}  // namespace
}  // namespace tb
