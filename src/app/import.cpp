// import items, openapi, and the database to work on.
#include <fmt/format.h>

#include <cstdio>

#include "app/city.hpp"
#include "app/cli.hpp"
#include "app/refuse.hpp"
#include "app/share.hpp"

namespace tb::app {
namespace {

Result<catalog::ImportReport> import_file(const ServeOptions& options, const std::string& file) {
  const auto text = TRY(read_file(file));
  const auto city = TRY(City::open(options));
  TRY_VOID(city->prepare());
  auto report = TRY(city->catalog->import_items(text, [](std::int64_t done, std::int64_t all) {
    fmt::print(stderr, "\r{} / {}", done, all);
  }));
  fmt::print(stderr, "\n");
  TRY_VOID(city->catalog->refresh_index());
  return report;
}

}  // namespace

int import_items(const ServeOptions& options, const std::string& file) {
  const auto report = import_file(options, file);
  if (!report) return refuse(report.error());
  for (const auto& row : report->reports)
    fmt::print("第 {} 行 {} {}：{}（{}）\n", row.row, row.code, row.name, row.reason,
               row.outcome == catalog::RowOutcome::refused ? "没有导入" : "已导入");
  fmt::print("共 {} 行：新增 {}，变更 {}，未变 {}，拒绝 {}，整理 {}\n",
             report->rows + report->refused, report->added, report->changed, report->unchanged,
             report->refused, static_cast<std::int64_t>(report->reports.size()) - report->refused);
  return 0;
}

int write_openapi(const ServeOptions& options) {
  const auto city = City::open(options);
  if (!city) return refuse(city.error());
  Router router;
  (*city)->add_routes(router);
  fmt::print("{}\n", api_description(router));
  return 0;
}

}  // namespace tb::app
