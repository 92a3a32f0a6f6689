// All routes of the program: health, figures, the description of the API, and those of the modules.
#include <fmt/format.h>

#include "app/city.hpp"
#include "app/meta_types.hpp"
#include "app/routes_jobs.hpp"
#include "modules/cases/api.hpp"
#include "modules/catalog/api.hpp"
#include "modules/decisions/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/licences/api.hpp"
#include "modules/processes/api.hpp"
#include "platform/http/openapi.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb::app {

TB_STRUCT(MetaRegion, code, name)
TB_STRUCT(MetaToday, date, words, is_workday, closes_at)
TB_STRUCT(Meta, product, version, demo, region, now, today, languages)
TB_STRUCT(Health, status)
TB_STRUCT(CheckpointList, items, next)

namespace {

constexpr ApiInfo kApi{
    "通办接口", TB_VERSION,
    "政务服务事项、办件、任务、证照的接口。金额以分计，时间为东八区，编号都是文本。"};

Result<Meta> meta(City& city) {
  const auto now = city.database->node_clock();
  const auto today = date_of(now);
  const auto minute = city.calendar->close_minute(today);
  return Meta{.product = "通办",
              .version = TB_VERSION,
              .demo = city.options.demo,
              .region = {"511602", "广安区"},
              .now = now,
              .today = {today, chinese_date(today), TRY(city.calendar->is_workday(today)),
                        fmt::format("{:02}:{:02}", minute / 60, minute % 60)},
              .languages = {"zh-Hans", "zh-Hant", "en"}};
}

Result<Reply> ready(City& city) {
  if (city.ready && city.database->ping()) return json_reply(200, Health{"ready"});
  return fail(ErrorKind::unavailable, "health.not_ready", "还没有准备好：正在等数据库");
}

std::vector<Route> own_routes(City& city) {
  return {
      {.method = Method::get,
       .path = "/health/live",
       .name = "health.live",
       .summary = "程序在运行",
       .action = {},
       .reply = TypeOf<Health>::get(),
       .needs_session = false,
       .handle = [](Exchange&) -> Result<Reply> { return json_reply(200, Health{"live"}); }},
      {.method = Method::get,
       .path = "/health/ready",
       .name = "health.ready",
       .summary = "可以办理",
       .action = {},
       .reply = TypeOf<Health>::get(),
       .cost = {1, 1, 0},
       .needs_session = false,
       .handle = [&city](Exchange&) { return ready(city); }},
      {.method = Method::get,
       .path = "/metrics",
       .name = "metrics.read",
       .summary = "运行数据（Prometheus）",
       .action = {},
       .needs_session = false,
       .reply_type = "text/plain",
       .handle = [](Exchange&) -> Result<Reply> {
         return Reply{.status = 200,
                      .content_type = "text/plain; version=0.0.4; charset=utf-8",
                      .body = metrics_text(),
                      .headers = {}};
       }},
      {.method = Method::get,
       .path = "/api/v1/meta",
       .name = "meta.read",
       .summary = "这座城市、今天、语言",
       .action = {},
       .reply = TypeOf<Meta>::get(),
       .needs_session = false,
       .handle = [&city](Exchange&) -> Result<Reply> {
         const auto found = TRY(meta(city));
         return json_reply(200, found);
       }},
      {.method = Method::get,
       .path = "/api/v1/audit/checkpoints",
       .name = "audit.checkpoints",
       .summary = "日志封存的检查点",
       .action = "read_checkpoints",
       .reply = TypeOf<CheckpointList>::get(),
       .cost = {1, 1, 0},
       .handle = [&city](Exchange& x) -> Result<Reply> {
         TRY_VOID(identity::may(x.caller_as<identity::Caller>(), identity::Action::read_checkpoints,
                                {}));
         return json_reply(200, CheckpointList{TRY(checkpoints(*city.database, 100)), {}});
       }},
  };
}

}  // namespace

void City::add_routes(Router& router) {
  router.add(own_routes(*this));
  router.add(job_routes(*this));
  router.add(identity::routes(*identity));
  router.add(catalog::routes(*catalog));
  router.add(decisions::routes(*decisions));
  router.add(processes::routes(*processes));
  router.add(cases::routes(*cases));
  router.add(licences::routes(*licences));
  router.add(api_description_routes(router, kApi));
  router.authenticate_with(identity::authenticator(*identity));
  // Before the database is migrated and the models are there, any answer but this would be a guess.
  router.open_when([this](const Route& route) -> Result<void> {
    if (ready || !route.path.starts_with("/api/")) return {};
    return fail(ErrorKind::unavailable, "store.unavailable", "系统正在启动，请过几秒再试");
  });
}

std::string api_description(const Router& router) { return openapi_json(router, kApi); }

}  // namespace tb::app
