#include "modules/decisions/api.hpp"

namespace tb::decisions {
namespace {

const identity::Caller& caller_of(const Exchange& x) { return x.caller_as<identity::Caller>(); }

}  // namespace

std::vector<Route> routes(DecisionService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/decisions",
       .name = "decisions.list",
       .summary = "系统运行的决策表",
       .action = "read_decisions",
       .reply = TypeOf<TableList>::get(),
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.list(caller_of(x))));
       }},
      {.method = Method::get,
       .path = "/api/v1/decisions/{key}",
       .name = "decisions.read",
       .summary = "一张决策表，最新的一版",
       .action = "read_decisions",
       .reply = TypeOf<TableModel>::get(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.model(caller_of(x), x.param("key"), 0)));
       }},
      {.method = Method::get,
       .path = "/api/v1/decisions/{key}/versions/{version}",
       .name = "decisions.version",
       .summary = "一张决策表的某一版",
       .action = "read_decisions",
       .reply = TypeOf<TableModel>::get(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto version = TRY(x.id_param("version"));
         return json_reply(200, TRY(service.model(caller_of(x), x.param("key"), version.value)));
       }},
      {.method = Method::post,
       .path = "/api/v1/decisions/{key}/check",
       .name = "decisions.check",
       .summary = "发布之前检查：错误、漏掉的情况、互相矛盾的规则",
       .action = "publish_decision",
       .request = TypeOf<CheckTable>::get(),
       .reply = TypeOf<Checked>::get(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<CheckTable>(x));
         return json_reply(200, TRY(service.check(caller_of(x), x.param("key"), request)));
       }},
      {.method = Method::post,
       .path = "/api/v1/decisions/{key}/try",
       .name = "decisions.try",
       .summary = "用一组数据试算，说明每一条规则为什么符合或不符合",
       .action = "publish_decision",
       .request = TypeOf<TryTable>::get(),
       .reply = TypeOf<Trial>::get(),
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<TryTable>(x));
         return json_reply(200, TRY(service.try_out(caller_of(x), x.param("key"), request)));
       }},
      {.method = Method::post,
       .path = "/api/v1/decisions/{key}/versions",
       .name = "decisions.publish",
       .summary = "发布新的一版；正在办的件仍用原来的版本",
       .action = "publish_decision",
       .request = TypeOf<PublishTable>::get(),
       .reply = TypeOf<TableModel>::get(),
       .success_status = 201,
       .cost = {9, 8, 2},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<PublishTable>(x));
         return json_reply(201, TRY(service.publish(caller_of(x), x.param("key"), request)));
       }},
  };
}

}  // namespace tb::decisions
