#include "platform/jobs/queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "platform/store/record.hpp"

namespace tb {

TB_ENUM(JobState, waiting, running, done, dead)
TB_STRUCT(Job, id, kind, key, payload, state, run_at, attempts, holder, fence, progress, last_error,
          created_at, finished_at)
TB_STRUCT(JobCount, kind, state, count)

namespace {

constexpr std::size_t kErrorBytes = 500;

// Unique index job_waiting.
const Statement kAdd{"job_add", insert_sql<Job>("job", R"(
ON CONFLICT (kind, key) WHERE state = 'waiting' DO UPDATE SET payload = excluded.payload,
  run_at = CASE WHEN excluded.run_at < job.run_at THEN excluded.run_at ELSE job.run_at END)")};
const Statement kOpen{
    "job_open",
    "SELECT 1 FROM job WHERE kind = $1 AND key = $2 AND state IN ('waiting', 'running') LIMIT 1"};
const Statement kNewestDone{
    "job_newest_done",
    "SELECT key FROM job WHERE kind = $1 AND state = 'done' ORDER BY id DESC LIMIT 1"};
// Index job_due.
const Statement kDue{
    "job_due",
    "SELECT DISTINCT kind FROM job WHERE state IN ('waiting', 'running') AND run_at <= $1"};
// Index job_due. One key runs once: the next of it waits until the present one is done or dead.
const Statement kTake{"job_take", R"(
UPDATE job SET state = 'running', attempts = attempts + 1, fence = fence + 1, holder = $3, run_at = $4
WHERE id = (SELECT j.id FROM job j
  WHERE j.kind = $1 AND j.state IN ('waiting', 'running') AND j.run_at <= $2 AND NOT EXISTS
    (SELECT 1 FROM job r WHERE r.kind = j.kind AND r.key = j.key AND r.state = 'running' AND r.id <> j.id)
  ORDER BY j.run_at, j.id LIMIT 1 /*skip_locked*/)
RETURNING )" + columns<Job>()};
const Statement kCheck{"job_check", "SELECT fence, state FROM job WHERE id = $1 /*for_update*/"};
const Statement kEnd{
    "job_end",
    "UPDATE job SET state = $2, finished_at = $3, last_error = $4, run_at = $3 WHERE id = $1"};
const Statement kAdvance{"job_advance",
                         "UPDATE job SET progress = $2, run_at = $3, attempts = $4 WHERE id = $1"};
const Statement kAgain{"job_again", R"(
UPDATE job SET state = 'waiting', run_at = $2, attempts = $3, last_error = $4, finished_at = NULL
WHERE id = $1)"};
// Another of its key came while it ran: that one goes on with what this one learnt.
const Statement kHeir{"job_heir", R"(
UPDATE job SET run_at = $3, attempts = $4, last_error = $5 WHERE kind = $1 AND key = $2 AND state = 'waiting'
RETURNING id)"};
const Statement kRemove{"job_remove", "DELETE FROM job WHERE id = $1"};
const Statement kById{"job", "SELECT " + columns<Job>() + " FROM job WHERE id = $1 /*for_update*/"};
const Statement kWaits{
    "job_waits", "SELECT 1 FROM job WHERE kind = $1 AND key = $2 AND state = 'waiting' LIMIT 1"};
const Statement kPage{
    "job_page", "SELECT " + columns<Job>() + " FROM job WHERE id < $1 ORDER BY id DESC LIMIT $2"};
// Index job_by_state.
const Statement kPageOf{"job_page_of_state",
                        "SELECT " + columns<Job>() +
                            " FROM job WHERE state = $3 AND id < $1 ORDER BY id DESC LIMIT $2"};
const Statement kCounts{
    "job_counts",
    "SELECT kind, state, count(*) FROM job WHERE state <> 'done' GROUP BY kind, state"};
const Statement kSweepDone{"job_sweep_done", R"(
DELETE FROM job WHERE state = 'done' AND finished_at < $1 AND EXISTS
  (SELECT 1 FROM job n WHERE n.kind = job.kind AND n.state = 'done' AND n.id > job.id))"};
const Statement kSweepDead{"job_sweep_dead",
                           "DELETE FROM job WHERE state = 'dead' AND finished_at < $1"};

std::string words_of(const Error& why) {
  auto text = fmt::format("{}: {}", why.code, why.detail);
  if (text.size() > kErrorBytes) {
    auto end = kErrorBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text.resize(end);
  }
  return text;
}

void bury(Tx& tx, const Job& job, const std::string& why, std::int64_t again_after_us) {
  tx.write(kEnd, {job.id, JobState::dead, tx.now(), why});
  if (again_after_us > 0)
    JobQueue::add(tx, job.kind, job.key, job.payload, {tx.now().us + again_after_us});
}

}  // namespace

std::int64_t backoff_us(const RetryRule& rule, std::int64_t attempts, double random) {
  const auto doublings = std::clamp<std::int64_t>(attempts - 1, 0, 40);
  const auto pause = std::min(
      static_cast<double>(rule.longest_pause_us),
      static_cast<double>(rule.first_pause_us) * std::pow(2.0, static_cast<double>(doublings)));
  return static_cast<std::int64_t>(pause * (1.0 - random / 2));
}

void JobQueue::add(Tx& tx, std::string_view kind, std::string_view key, std::string_view payload,
                   Instant run_at) {
  tx.write(kAdd, params_of(Job{.id = tx.new_id(),
                               .kind = std::string(kind),
                               .key = std::string(key),
                               .payload = std::string(payload),
                               .state = JobState::waiting,
                               .run_at = run_at,
                               .created_at = tx.now()}));
}

Result<void> JobQueue::ensure(std::string_view kind, std::string_view key) {
  const bool is_open = TRY(database_.read(
      [&](Tx& tx) -> Result<bool> { return !tx.ask(kOpen, {kind, key}).rows().empty(); }));
  if (is_open) return {};
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    add(tx, kind, key, "", tx.now());
    return true;
  }));
  return {};
}

Result<std::string> JobQueue::newest_done(std::string_view kind) {
  return database_.read([&](Tx& tx) -> Result<std::string> {
    const auto asked = tx.ask(kNewestDone, {kind});
    return asked.rows().empty() ? std::string() : std::string(asked.rows().text(0, 0));
  });
}

Result<std::vector<std::string>> JobQueue::due() {
  return database_.read([&](Tx& tx) -> Result<std::vector<std::string>> {
    const auto asked = tx.ask(kDue, {database_.node_clock()});
    std::vector<std::string> out;
    out.reserve(asked.rows().count());
    for (std::size_t i = 0; i < asked.rows().count(); ++i)
      out.emplace_back(asked.rows().text(i, 0));
    return out;
  });
}

Result<std::optional<Job>> JobQueue::take(std::string_view kind, const RetryRule& rule,
                                          std::int64_t lease_us) {
  return database_.write([&](Tx& tx) -> Result<std::optional<Job>> {
    while (true) {
      const auto now = tx.now();
      auto job = maybe<Job>(tx.ask(kTake, {kind, now, holder_, Instant{now.us + lease_us}}));
      if (!job || job->attempts <= rule.tries) return job;
      bury(tx, *job,
           fmt::format("job.abandoned: {} 次都没有做完，最后一次在 {} 上中断", rule.tries,
                       job->holder),
           0);
    }
  });
}

Result<void> JobQueue::check(Tx& tx, const Job& job) {
  const auto asked = tx.ask(kCheck, {job.id});
  const auto& rows = asked.rows();
  if (rows.empty() || rows.integer(0, 0) != job.fence ||
      rows.text(0, 1) != name_of(JobState::running))
    return conflict("job.lost", "这项后台工作已经由另一台服务器接手");
  return {};
}

void JobQueue::end(Tx& tx, const Job& job, std::int64_t again_after_us) {
  tx.write(kEnd, {job.id, JobState::done, tx.now(), ""});
  if (again_after_us > 0) add(tx, job.kind, job.key, job.payload, {tx.now().us + again_after_us});
}

void JobQueue::advance(Tx& tx, Job& job, std::string_view progress, std::int64_t lease_us) {
  job.progress = progress;
  job.attempts = 1;
  tx.write(kAdvance, {job.id, progress, Instant{tx.now().us + lease_us}, job.attempts});
}

Result<JobState> JobQueue::fail(const Job& job, const Error& why, const RetryRule& rule,
                                double random, std::int64_t again_after_us) {
  const auto words = words_of(why);
  return database_.write([&](Tx& tx) -> Result<JobState> {
    TRY_VOID(check(tx, job));
    if (job.attempts >= rule.tries) {
      bury(tx, job, words, again_after_us);
      return JobState::dead;
    }
    const Instant next{tx.now().us + backoff_us(rule, job.attempts, random)};
    if (tx.ask(kHeir, {job.kind, job.key, next, job.attempts, words}).rows().empty())
      tx.write(kAgain, {job.id, next, job.attempts, words});
    else
      tx.write(kRemove, {job.id});
    return JobState::waiting;
  });
}

Result<void> JobQueue::give_back(const Job& job) {
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    TRY_VOID(check(tx, job));
    if (tx.ask(kWaits, {job.kind, job.key}).rows().empty())
      tx.write(kAgain, {job.id, tx.now(), job.attempts - 1, job.last_error});
    else
      tx.write(kRemove, {job.id});
    return true;
  }));
  return {};
}

Result<std::vector<Job>> JobQueue::list(std::optional<JobState> state, Id before,
                                        std::int64_t limit) {
  const auto below = before ? before : Id{std::numeric_limits<std::int64_t>::max()};
  return database_.read([&](Tx& tx) -> Result<std::vector<Job>> {
    return all_of<Job>(state ? tx.ask(kPageOf, {below, limit, *state})
                             : tx.ask(kPage, {below, limit}));
  });
}

Result<Job> JobQueue::retry(Id id) {
  return database_.write([&](Tx& tx) -> Result<Job> {
    auto job = maybe<Job>(tx.ask(kById, {id}));
    if (!job) return not_found("job.not_found", "没有找到这项后台工作，请刷新列表后再看");
    if (job->state != JobState::dead)
      return conflict("job.not_dead", "这项后台工作没有失败，不用重试");
    if (!tx.ask(kWaits, {job->kind, job->key}).rows().empty())
      return conflict("job.waits_already", "同一项工作已经在排队，等它做完就可以了");
    job->state = JobState::waiting;
    job->run_at = tx.now();
    job->attempts = 0;
    job->finished_at.reset();
    tx.write(kAgain, {id, job->run_at, job->attempts, job->last_error});
    return *job;
  });
}

Result<std::vector<JobCount>> JobQueue::counts() {
  return database_.read([&](Tx& tx) -> Result<std::vector<JobCount>> {
    return all_of<JobCount>(tx.ask(kCounts, {}));
  });
}

void JobQueue::sweep(Tx& tx, Instant done_before, Instant dead_before) {
  tx.write(kSweepDone, {done_before});
  tx.write(kSweepDead, {dead_before});
}

}  // namespace tb
