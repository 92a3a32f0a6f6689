// The acts that move a time limit: holds (行政許可法 45) and the extension (42).
#include "modules/cases/api_act.hpp"

namespace tb::cases {

std::vector<Route> limit_routes(CaseService& service) {
  return {
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/holds",
       .name = "holds.start",
       .summary = "启动特别程序（行政许可法第四十五条）",
       .action = "hold_case",
       .request = described<StartHold>(),
       .reply = described<HoldStarted>(),
       .success_status = 201,
       .cost = {14, 2, 12},
       .idempotent = true,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<StartHold>(x));
         const auto once = TRY(once_of(x));
         return json_reply(201,
                           TRY(service.start_hold(caller_of(x), x.param("number"), request, once)));
       }},
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/holds/{id}/end",
       .name = "holds.end",
       .summary = "结束特别程序，继续计时",
       .action = "end_hold",
       .request = described<EndHold>(),
       .reply = described<Case>(),
       .cost = {12, 2, 10},
       .idempotent = true,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<EndHold>(x));
         const auto once = TRY(once_of(x));
         const auto hold = TRY(x.id_param("id"));
         return case_reply(
             200, TRY(service.end_hold(caller_of(x), x.param("number"), hold, request, once)));
       }},
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/extension",
       .name = "cases.extend",
       .summary = "机关负责人批准延期（行政许可法第四十二条）",
       .action = "extend_case",
       .request = described<ExtendCase>(),
       .reply = described<Case>(),
       .success_status = 201,
       .cost = {12, 2, 10},
       .idempotent = true,
       .handle = act<ExtendCase>(201,
                                 [&service](Exchange& x, const ExtendCase& r, const Once& o) {
                                   return service.extend(caller_of(x), x.param("number"), r, o);
                                 })},
  };
}

}  // namespace tb::cases
