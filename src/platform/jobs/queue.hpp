// The table of jobs: work to be done later, and again until it is done. A job belongs to a kind,
// waits at most once under its key, is taken under a lease, and ends with a write that checks that
// lease: a node that comes late writes nothing. What fails too often is kept as a dead letter for a
// person.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/jobs/lease.hpp"

namespace tb {

enum class JobState : std::uint8_t { waiting, running, done, dead };
TB_DESCRIBED(JobState)

// `key` and `payload` hold references, never data of persons.
struct Job {
  Id id;
  std::string kind, key, payload;
  JobState state{};
  Instant run_at;  // waiting: not before; running: end of the lease
  std::int64_t attempts = 0;
  std::string holder;
  std::int64_t fence = 0;
  std::string progress;    // how far it got, in the words of its kind
  std::string last_error;  // code and sentence of the last failure
  Instant created_at;
  std::optional<Instant> finished_at;
};
TB_DESCRIBED(Job)

struct JobCount {
  std::string kind;
  JobState state{};
  std::int64_t count = 0;
};
TB_DESCRIBED(JobCount)

// How a kind comes again after a failure.
struct RetryRule {
  int tries = 8;  // then it is dead
  std::int64_t first_pause_us = 5 * kSecond, longest_pause_us = kHour;
};
// The pause after so many attempts: doubled each time up to the longest, of which a random half is
// taken off, so that what failed together does not come back together. `random` is in [0, 1).
std::int64_t backoff_us(const RetryRule& rule, std::int64_t attempts, double random);

class JobQueue {
 public:
  // `holder` names this process.
  JobQueue(Database& database, std::string holder)
      : database_(database), holder_(std::move(holder)) {}
  Database& database() { return database_; }

  // Queues a job in the transaction that gives the reason for it. While one of the kind and key
  // waits there is no second: it takes the new payload and the earlier time.
  static void add(Tx& tx, std::string_view kind, std::string_view key, std::string_view payload,
                  Instant run_at);
  // Queues it unless one of the kind and key waits or runs. Writes nothing then.
  Result<void> ensure(std::string_view kind, std::string_view key);
  // The key of the newest job of a kind that was done; empty when none was.
  Result<std::string> newest_done(std::string_view kind);

  // The kinds of which something may be taken. A read.
  Result<std::vector<std::string>> due();
  // Takes the job of a kind that waits longest, or whose holder let its lease run out; nothing when
  // there is none. One that lost its holder on the last of its tries is buried instead.
  Result<std::optional<Job>> take(std::string_view kind, const RetryRule& rule,
                                  std::int64_t lease_us);

  // In a write of the job: fails conflict `job.lost` when it was taken by another meanwhile.
  static Result<void> check(Tx& tx, const Job& job);
  // The end of a job, in the transaction of its final write. With `again_after_us` it comes back.
  static void end(Tx& tx, const Job& job, std::int64_t again_after_us);
  // On the way: keeps `progress`, extends the lease, and counts the tries anew.
  static void advance(Tx& tx, Job& job, std::string_view progress, std::int64_t lease_us);
  // After a failure: waits for its next try, or is dead. `random` as for backoff_us. Returns the
  // state it is in now. Fails `job.lost`.
  Result<JobState> fail(const Job& job, const Error& why, const RetryRule& rule, double random,
                        std::int64_t again_after_us);
  // The node ends in the middle of it: another goes on at once.
  Result<void> give_back(const Job& job);

  // By id, newest first; `before` = 0 for the first page.
  Result<std::vector<Job>> list(std::optional<JobState> state, Id before, std::int64_t limit);
  // Lets a dead job try again. Fails not_found `job.not_found`, conflict `job.not_dead`,
  // `job.waits_already`.
  Result<Job> retry(Id id);
  // How many of each kind wait, run and are dead.
  Result<std::vector<JobCount>> counts();
  // Forgets what was done before `done_before` (but the newest of each kind) and died before
  // `dead_before`.
  static void sweep(Tx& tx, Instant done_before, Instant dead_before);

 private:
  Database& database_;
  std::string holder_;
};

}  // namespace tb
