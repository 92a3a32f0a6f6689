#include "app/routes_jobs.hpp"

#include <charconv>

#include "app/city.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::app {

struct JobQuery {
  std::optional<JobState> state;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
struct JobRow {
  Id id;
  std::string kind, key;
  JobState state{};
  Instant run_at;
  std::int64_t attempts = 0;
  std::string progress, last_error;
  Instant created_at;
  std::optional<Instant> finished_at;
};
struct JobList {
  std::vector<JobRow> items;
  std::optional<std::string> next;
};
TB_DESCRIBED(JobQuery)
TB_DESCRIBED(JobRow)
TB_DESCRIBED(JobList)
TB_STRUCT(JobQuery, state, cursor, limit)
TB_STRUCT(JobRow, id, kind, key, state, run_at, attempts, progress, last_error, created_at,
          finished_at)
TB_STRUCT(JobList, items, next)

namespace {

JobRow row_of(const Job& job) {
  return {job.id,       job.kind,     job.key,        job.state,      job.run_at,
          job.attempts, job.progress, job.last_error, job.created_at, job.finished_at};
}

Result<void> may(Exchange& exchange) {
  return identity::may(exchange.caller_as<identity::Caller>(), identity::Action::manage_jobs, {});
}

Result<Reply> list(City& city, Exchange& exchange) {
  TRY_VOID(may(exchange));
  const auto asked = TRY(query<JobQuery>(exchange));
  const auto limit = std::clamp<std::int64_t>(asked.limit.value_or(50), 1, 200);
  Id before;
  if (asked.cursor)
    std::from_chars(asked.cursor->data(), asked.cursor->data() + asked.cursor->size(),
                    before.value);
  const auto jobs = TRY(city.queue->list(asked.state, before, limit + 1));
  JobList out;
  for (const auto& job : jobs) {
    if (static_cast<std::int64_t>(out.items.size()) == limit) {
      out.next = std::to_string(out.items.back().id.value);
      break;
    }
    out.items.push_back(row_of(job));
  }
  return json_reply(200, out);
}

Result<Reply> retry(City& city, Exchange& exchange) {
  TRY_VOID(may(exchange));
  const auto id = TRY(exchange.id_param("id"));
  const auto job = TRY(city.queue->retry(id));
  log_info("job.retried", {{"job", job.kind}, {"id", job.id}, {"account", exchange.account}});
  return json_reply(200, row_of(job));
}

}  // namespace

std::vector<Route> job_routes(City& city) {
  return {
      {.method = Method::get,
       .path = "/api/v1/ops/jobs",
       .name = "jobs.list",
       .summary = "后台工作，新的在前；state=dead 是反复失败、等人处理的",
       .action = "manage_jobs",
       .query = TypeOf<JobQuery>::get(),
       .reply = TypeOf<JobList>::get(),
       .cost = {1, 1, 0},
       .handle = [&city](Exchange& x) { return list(city, x); }},
      {.method = Method::post,
       .path = "/api/v1/ops/jobs/{id}/retry",
       .name = "jobs.retry",
       .summary = "让反复失败的后台工作再试一次",
       .action = "manage_jobs",
       .reply = TypeOf<JobRow>::get(),
       .cost = {3, 3, 1},
       .handle = [&city](Exchange& x) { return retry(city, x); }},
  };
}

}  // namespace tb::app
