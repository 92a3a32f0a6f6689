// Steps that processes could not make, for those who mend models.
#include "modules/cases/api_act.hpp"

namespace tb::cases {

struct IncidentQuery {
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
TB_DESCRIBED(IncidentQuery)
TB_STRUCT(IncidentQuery, cursor, limit)

std::vector<Route> incident_routes(CaseService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/ops/incidents",
       .name = "incidents.list",
       .summary = "走不下去的流程，先出的在前",
       .action = "list_incidents",
       .query = described<IncidentQuery>(),
       .reply = described<IncidentList>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto asked = TRY(query<IncidentQuery>(x));
         const auto limit = std::clamp<std::int64_t>(asked.limit.value_or(20), 1, 100);
         return json_reply(200,
                           TRY(service.incidents(caller_of(x), asked.cursor.value_or(""), limit)));
       }},
      {.method = Method::post,
       .path = "/api/v1/ops/incidents/{id}/retry",
       .name = "incidents.retry",
       .summary = "流程图或数据改好以后再走一次",
       .action = "retry_incident",
       .reply = described<Incident>(),
       .cost = {13, 7, 6},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.retry_incident(caller_of(x), x.param("id"))));
       }},
      {.method = Method::post,
       .path = "/api/v1/ops/incidents/{id}/skip",
       .name = "incidents.skip",
       .summary = "不走这一步，从图上另一步接着办；写明原因，留在记录里",
       .action = "retry_incident",
       .request = described<SkipIncident>(),
       .reply = described<Incident>(),
       .cost = {11, 5, 6},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<SkipIncident>(x));
         return json_reply(200, TRY(service.skip_incident(caller_of(x), x.param("id"), request)));
       }},
      {.method = Method::post,
       .path = "/api/v1/processes/{key}/migrations",
       .name = "processes.migrate",
       .summary = "把正在办的件换到另一版流程，一次一页；试换只说哪些换不过去",
       .action = "publish_process",
       .request = described<MoveProcesses>(),
       .reply = described<Migration>(),
       .cost = {1, 1, 0},  // of a dry run; each case that is moved costs what a retry does
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<MoveProcesses>(x));
         return json_reply(200, TRY(service.move_processes(caller_of(x), x.param("key"), request)));
       }},
  };
}

}  // namespace tb::cases
