// What programs of departments do for processes, messages and signals, and the hand of an
// administrator on one process.
#include "modules/cases/api_act.hpp"

namespace tb::cases {
namespace {

// A POST whose body goes to the service with what the path names.
template <class Request, class Call>
Handler asked(Call call) {
  return [call](Exchange& exchange) -> Result<Reply> {
    const auto request = TRY(decode<Request>(exchange));
    return json_reply(200, TRY(call(exchange, request)));
  };
}

std::vector<Route> errand_routes(CaseService& service) {
  return {
      {.method = Method::post,
       .path = "/api/v1/errands/lease",
       .name = "errands.lease",
       .summary = "部门业务系统领取流程交给它的工作；租期内只归它，过期别人可以领走",
       .action = "lease_errands",
       .request = described<LeaseErrands>(),
       .reply = described<ErrandList>(),
       .cost = {4, 5, 1},
       .handle = asked<LeaseErrands>([&service](Exchange& x, const LeaseErrands& request) {
         return service.lease_errands(caller_of(x), request);
       })},
      {.method = Method::post,
       .path = "/api/v1/errands/{id}/complete",
       .name = "errands.complete",
       .summary = "这项工作办完了，流程接着走；租约号（fence）不是最新的不收",
       .action = "finish_errand",
       .request = described<FinishErrand>(),
       .reply = described<RunningProcess>(),
       .cost = {11, 3, 8},
       .handle = asked<FinishErrand>([&service](Exchange& x, const FinishErrand& request) {
         return service.finish_errand(caller_of(x), x.param("id"), request);
       })},
      {.method = Method::post,
       .path = "/api/v1/errands/{id}/fail",
       .name = "errands.fail",
       .summary = "这项工作没有办成：过一会儿再试，或者按图上画的错误走",
       .action = "finish_errand",
       .request = described<FailErrand>(),
       .reply = described<RunningProcess>(),
       .cost = {6, 3, 3},
       .handle = asked<FailErrand>([&service](Exchange& x, const FailErrand& request) {
         return service.fail_errand(caller_of(x), x.param("id"), request);
       })},
      {.method = Method::post,
       .path = "/api/v1/errands/{id}/keep",
       .name = "errands.keep",
       .summary = "还没办完，把租期延长",
       .action = "finish_errand",
       .request = described<KeepErrand>(),
       .reply = described<Taken>(),
       .cost = {3, 3, 1},
       .handle = asked<KeepErrand>([&service](Exchange& x, const KeepErrand& request) {
         return service.keep_errand(caller_of(x), x.param("id"), request);
       })},
  };
}

std::vector<Route> event_routes(CaseService& service) {
  return {
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/messages",
       .name = "cases.message",
       .summary = "部门业务系统给一件申请的流程发消息",
       .action = "send_message",
       .request = described<SendEvent>(),
       .reply = described<RunningProcess>(),
       .cost = {11, 2, 9},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<SendEvent>(x));
         const auto once = TRY(once_of(x));
         return json_reply(200,
                           TRY(service.receive(caller_of(x), x.param("number"), request, once)));
       }},
      {.method = Method::post,
       .path = "/api/v1/signals",
       .name = "signals.send",
       .summary = "给所有在等这个信号的流程发信号",
       .action = "send_signal",
       .request = described<SendEvent>(),
       .reply = described<Taken>(),
       .cost = {2, 2, 2},
       .handle = asked<SendEvent>([&service](Exchange& x, const SendEvent& request) {
         return service.signal(caller_of(x), request);
       })},
  };
}

std::vector<Route> hand_routes(CaseService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/ops/processes/{number}",
       .name = "processes.standing",
       .summary = "一件申请的流程停在哪里；没有当事人的信息",
       .action = "list_incidents",
       .reply = described<RunningProcess>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.standings(caller_of(x), x.param("number"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/ops/processes/{number}/replay",
       .name = "processes.replay",
       .summary = "按办件记录把流程从头再走一遍，和现在保存的是否一样",
       .action = "list_incidents",
       .reply = described<Replay>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.replay_process(caller_of(x), x.param("number"))));
       }},
      {.method = Method::post,
       .path = "/api/v1/ops/processes/{number}/suspend",
       .name = "processes.suspend",
       .summary = "暂停一件申请的流程；法定时限照走，写明原因",
       .action = "retry_incident",
       .request = described<WhyProcess>(),
       .reply = described<RunningProcess>(),
       .cost = {5, 2, 3},
       .handle = asked<WhyProcess>([&service](Exchange& x, const WhyProcess& request) {
         return service.suspend(caller_of(x), x.param("number"), request);
       })},
      {.method = Method::post,
       .path = "/api/v1/ops/processes/{number}/resume",
       .name = "processes.resume",
       .summary = "恢复暂停的流程",
       .action = "retry_incident",
       .request = described<WhyProcess>(),
       .reply = described<RunningProcess>(),
       .cost = {6, 3, 3},
       .handle = asked<WhyProcess>([&service](Exchange& x, const WhyProcess& request) {
         return service.resume(caller_of(x), x.param("number"), request);
       })},
      {.method = Method::post,
       .path = "/api/v1/ops/processes/{number}/move",
       .name = "processes.move_token",
       .summary = "把流程从一步改到另一步接着办；写明原因，留在记录里",
       .action = "retry_incident",
       .request = described<MoveToken>(),
       .reply = described<RunningProcess>(),
       .cost = {10, 2, 8},
       .handle = asked<MoveToken>([&service](Exchange& x, const MoveToken& request) {
         return service.move_token(caller_of(x), x.param("number"), request);
       })},
  };
}

}  // namespace

std::vector<Route> outside_routes(CaseService& service) {
  auto out = errand_routes(service);
  for (auto* more : {event_routes, hand_routes})
    for (auto& route : more(service)) out.push_back(std::move(route));
  return out;
}

}  // namespace tb::cases
