// The hands of the job queue on a node: each kind has threads of its own, so that a slow kind holds
// up no other.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/jobs/queue.hpp"

namespace tb {

class JobRun;

struct JobKind {
  std::string kind;
  // Does the job. It ends with JobRun::finish; a handler that returns without is finished for it.
  // May run again at any point, so it does nothing outside that cannot be done twice.
  std::function<Result<void>(JobRun&)> work;
  int threads = 1;
  RetryRule retry{};
  std::int64_t lease_us = kMinute;
  std::int64_t every_us = 0;  // comes back so long after it was done or died; 0 = once
};

// A job in the hands of its handler.
class JobRun {
 public:
  JobRun(JobQueue& queue, const JobKind& kind, Job job, const std::atomic<bool>& stopping)
      : queue_(queue), kind_(kind), job_(std::move(job)), stopping_(stopping) {}
  const Job& job() const { return job_; }
  using Body = std::function<Result<void>(Tx&)>;
  // The final write: `body` and the end of the job in one transaction. Fails conflict `job.lost`
  // when another took the job meanwhile: then nothing was written.
  Result<void> finish(const Body& body);
  // A write on the way, with how far the job got; the lease begins anew. Fails `job.lost`, or
  // unavailable `job.stopping` after it was written when the node is about to end.
  Result<void> advance(std::string_view progress, const Body& body);
  bool is_finished() const { return finished_; }

 private:
  JobQueue& queue_;
  const JobKind& kind_;
  Job job_;
  const std::atomic<bool>& stopping_;
  bool finished_ = false;
};

class JobWorkers {
 public:
  // `random` gives values in [0, 1) for the pauses after failures; called from any thread.
  JobWorkers(JobQueue& queue, std::function<double()> random);
  ~JobWorkers() { stop(); }
  // Before start().
  void add(JobKind kind);
  // Queues what comes back by itself, then works until stop(). Fails when the database is away.
  Result<void> start(std::int64_t look_every_us = kSecond);
  // Ends after the present runs.
  void stop();
  // Takes one job of a kind and does it, on this thread. False when there was none. (Tests.)
  Result<bool> run_one(const std::string& kind);

 private:
  struct Lane {
    JobKind kind;
    bool has_work = false;
  };
  Result<bool> run_one(const JobKind& kind);
  void settle(const JobKind& kind, JobRun& run, const Result<void>& done);
  void work(Lane& lane);
  void look(std::int64_t every_us);
  void show_counts();
  JobQueue& queue_;
  std::function<double()> random_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::vector<std::thread> threads_;
};

}  // namespace tb
