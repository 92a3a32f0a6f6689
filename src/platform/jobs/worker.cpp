#include "platform/jobs/worker.hpp"

#include <chrono>
#include <map>

#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb {
namespace {

constexpr int kLooksPerCount = 15;  // the gauges are renewed at every so many looks

void count(const std::string& kind, std::string_view outcome) {
  counter("tb_jobs_total", "Runs of background jobs, by kind and outcome.",
          {{"kind", kind}, {"outcome", std::string(outcome)}})
      .add();
}

bool is_due(JobQueue& queue, const std::string& kind) {
  const auto due = queue.due();
  return due && std::find(due->begin(), due->end(), kind) != due->end();
}

}  // namespace

Result<void> JobRun::finish(const Body& body) {
  TRY(queue_.database().write([&](Tx& tx) -> Result<bool> {
    TRY_VOID(JobQueue::check(tx, job_));
    if (body) TRY_VOID(body(tx));
    JobQueue::end(tx, job_, kind_.every_us);
    return true;
  }));
  finished_ = true;
  return {};
}

Result<void> JobRun::advance(std::string_view progress, const Body& body) {
  TRY(queue_.database().write([&](Tx& tx) -> Result<bool> {
    TRY_VOID(JobQueue::check(tx, job_));
    if (body) TRY_VOID(body(tx));
    JobQueue::advance(tx, job_, progress, kind_.lease_us);
    return true;
  }));
  if (stopping_) return fail(ErrorKind::unavailable, "job.stopping", "服务器正在停止");
  return {};
}

JobWorkers::JobWorkers(JobQueue& queue, std::function<double()> random)
    : queue_(queue), random_(std::move(random)) {}

void JobWorkers::add(JobKind kind) {
  lanes_.push_back(std::make_unique<Lane>(Lane{.kind = std::move(kind)}));
}

Result<void> JobWorkers::start(std::int64_t look_every_us) {
  for (const auto& lane : lanes_)
    if (lane->kind.every_us > 0) TRY_VOID(queue_.ensure(lane->kind.kind, ""));
  for (const auto& lane : lanes_)
    for (int i = 0; i < lane->kind.threads; ++i)
      threads_.emplace_back([this, &own = *lane] { work(own); });
  threads_.emplace_back([this, look_every_us] { look(look_every_us); });
  return {};
}

void JobWorkers::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
  threads_.clear();
}

Result<bool> JobWorkers::run_one(const std::string& kind) {
  for (const auto& lane : lanes_)
    if (lane->kind.kind == kind) return run_one(lane->kind);
  return false;
}

Result<bool> JobWorkers::run_one(const JobKind& kind) {
  auto job = TRY(queue_.take(kind.kind, kind.retry, kind.lease_us));
  if (!job) return false;
  const auto name = "job-" + std::to_string(job->id.value);
  const RequestScope scope(name);
  const auto begun = std::chrono::steady_clock::now();
  JobRun run(queue_, kind, *std::move(job), stopping_);
  Result<void> done;
  try {
    done = kind.work(run);
    if (done && !run.is_finished()) done = run.finish({});
  } catch (const std::exception& bug) {
    done = fail(ErrorKind::unavailable, "job.broken", bug.what());
  }
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begun);
  histogram("tb_job_seconds", "Time of a run of a background job.", {{"kind", kind.kind}})
      .observe_us(us.count());
  settle(kind, run, done);
  return true;
}

void JobWorkers::settle(const JobKind& kind, JobRun& run, const Result<void>& done) {
  const auto& job = run.job();
  if (run.is_finished()) return count(kind.kind, "done");
  const auto& why = done.error();
  if (why.code == "job.lost") {
    count(kind.kind, "lost");
    return log_warn("job.lost", {{"job", job.kind}, {"id", job.id}});
  }
  if (why.code == "job.stopping" && stopping_) {
    if (const auto given = queue_.give_back(job); !given)
      log_warn("job.not_given_back", {{"job", job.kind}, {"code", given.error().code}});
    return count(kind.kind, "given_back");
  }
  const auto state = queue_.fail(job, why, kind.retry, random_(), kind.every_us);
  const bool is_dead = state && *state == JobState::dead;
  count(kind.kind, is_dead ? "dead" : "failed");
  const auto level = is_dead ? LogLevel::error : LogLevel::warn;
  log(level, is_dead ? "job.dead" : "job.failed",
      {{"job", job.kind}, {"id", job.id}, {"attempts", job.attempts}, {"code", why.code}});
}

void JobWorkers::work(Lane& lane) {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || lane.has_work; });
      if (stopping_) return;
    }
    // Looks before it takes: a take that finds nothing is a write too.
    if (is_due(queue_, lane.kind.kind))
      if (const auto did = run_one(lane.kind); did && *did) continue;
    const std::scoped_lock lock(mutex_);
    lane.has_work = false;  // until the next look
  }
}

void JobWorkers::look(std::int64_t every_us) {
  for (int looks = 0; !stopping_; ++looks) {
    const auto due = queue_.due().value_or(std::vector<std::string>{});
    if (looks % kLooksPerCount == 0) show_counts();
    std::unique_lock lock(mutex_);
    for (const auto& lane : lanes_)
      if (std::find(due.begin(), due.end(), lane->kind.kind) != due.end()) lane->has_work = true;
    if (!due.empty()) wake_.notify_all();
    wake_.wait_for(lock, std::chrono::microseconds(every_us), [this] { return stopping_.load(); });
  }
}

void JobWorkers::show_counts() {
  const auto counts = queue_.counts();
  if (!counts) return;
  std::map<std::pair<std::string, JobState>, std::int64_t> numbers;
  for (const auto& lane : lanes_)
    for (const auto state : {JobState::waiting, JobState::running, JobState::dead})
      numbers[{lane->kind.kind, state}] = 0;
  for (const auto& row : *counts) numbers[{row.kind, row.state}] = row.count;
  for (const auto& [key, number] : numbers)
    gauge("tb_jobs", "Background jobs that wait, run or are dead, by kind.",
          {{"kind", key.first}, {"state", std::string(name_of(key.second))}})
        .set(number);
}

}  // namespace tb
