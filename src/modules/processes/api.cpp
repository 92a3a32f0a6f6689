#include "modules/processes/api.hpp"

namespace tb::processes {
namespace {

const identity::Caller& caller_of(const Exchange& x) { return x.caller_as<identity::Caller>(); }

}  // namespace

std::vector<Route> routes(ProcessService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/processes",
       .name = "processes.list",
       .summary = "办件运行的流程，以及各有多少件在办",
       .action = "read_processes",
       .reply = TypeOf<ProcessList>::get(),
       .cost = {2, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.list(caller_of(x))));
       }},
      {.method = Method::get,
       .path = "/api/v1/processes/{key}",
       .name = "processes.model",
       .summary = "一个流程，最新的一版",
       .action = "read_processes",
       .reply = TypeOf<ProcessDrawing>::get(),
       .cost = {3, 2, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.model(caller_of(x), x.param("key"), 0)));
       }},
      {.method = Method::get,
       .path = "/api/v1/processes/{key}/versions/{version}",
       .name = "processes.version",
       .summary = "一个流程的某一版",
       .action = "read_processes",
       .reply = TypeOf<ProcessDrawing>::get(),
       .cost = {3, 2, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto version = TRY(x.id_param("version"));
         return json_reply(200, TRY(service.model(caller_of(x), x.param("key"), version.value)));
       }},
      {.method = Method::post,
       .path = "/api/v1/processes/{key}/check",
       .name = "processes.check",
       .summary = "发布之前检查：不能执行的部分、不合法定程序的走法、走不到头的走法",
       .action = "publish_process",
       .request = TypeOf<CheckProcess>::get(),
       .reply = TypeOf<CheckedProcess>::get(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<CheckProcess>(x));
         return json_reply(200, TRY(service.check(caller_of(x), x.param("key"), request)));
       }},
      {.method = Method::post,
       .path = "/api/v1/processes/{key}/play",
       .name = "processes.play",
       .summary = "演练：照给出的步骤走，再告诉下一步可能发生什么",
       .action = "publish_process",
       .request = TypeOf<PlayProcess>::get(),
       .reply = TypeOf<Played>::get(),
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<PlayProcess>(x));
         return json_reply(200, TRY(service.play(caller_of(x), request)));
       }},
      {.method = Method::post,
       .path = "/api/v1/processes/{key}/versions",
       .name = "processes.publish",
       .summary =
           "发布新的一版，新的办件用它，正在办的件仍用原来的版本；写明权力的是一个新流程的第一版",
       .action = "publish_process",
       .request = TypeOf<PublishProcess>::get(),
       .reply = TypeOf<ProcessDrawing>::get(),
       .success_status = 201,
       .cost = {9, 7, 2},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<PublishProcess>(x));
         return json_reply(201, TRY(service.publish(caller_of(x), x.param("key"), request)));
       }},
  };
}

}  // namespace tb::processes
