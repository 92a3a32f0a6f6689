#include "app/work.hpp"

#include <fmt/format.h>

#include <charconv>
#include <random>

#include "platform/files/whole_file.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::app {
namespace {

constexpr std::int64_t kLeaseUs = 30 * kSecond;
constexpr std::int64_t kLookUs = kSecond / 2;
constexpr std::int64_t kIndexLookUs = 10 * kSecond;
constexpr std::int64_t kCasesAStep = 50;

void write_checkpoint(const std::string& file, const Checkpoint& point) {
  if (!files::append_line(file, to_json(point)))
    log_error("checkpoint.not_written", {{"file", file}});
}

// Work under a lease: one node at a time, and the lease is taken when there is something to do.
std::function<Result<std::int64_t>()> leased(
    City& city, std::string name, std::function<Result<bool>()> has_work,
    std::function<Result<std::int64_t>(const Fence&)> work) {
  return [&city, name = std::move(name), has_work = std::move(has_work),
          work = std::move(work)]() -> Result<std::int64_t> {
    if (!TRY(has_work())) return 0;
    const auto fence = TRY(city.leases->take(name, kLeaseUs));
    if (!fence) return 0;
    auto done = work(*fence);
    if (!done && done.error().code == "lease.lost") city.leases->forget(name);
    return done;
  };
}

double random_part() {
  thread_local std::mt19937_64 source{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(source);
}

// A job that takes as many transactions as it needs and comes back.
JobKind sweeping(std::string kind, std::int64_t every_us,
                 std::function<Result<std::int64_t>()> body) {
  return {.kind = std::move(kind),
          .work = [body = std::move(body)](JobRun&) -> Result<void> {
            TRY(body());
            return {};
          },
          .lease_us = 10 * kMinute,
          .every_us = every_us};
}

// A job that is one transaction and comes back.
JobKind housekeeping(std::string kind, std::int64_t every_us, void (*body)(Tx&)) {
  return {.kind = std::move(kind),
          .work = [body](JobRun& run) -> Result<void> {
            return run.finish([body](Tx& tx) -> Result<void> {
              body(tx);
              return {};
            });
          },
          .every_us = every_us};
}

// Each open case is its own transaction; the place reached is kept, so another node goes on there.
Result<void> follow_calendar(cases::CaseService& cases, JobRun& run) {
  Id after;
  const auto& reached = run.job().progress;
  std::from_chars(reached.data(), reached.data() + reached.size(), after.value);
  while (true) {
    const auto ids = TRY(cases.timed_after(after, kCasesAStep));
    if (ids.empty()) return {};
    for (const auto id : ids) TRY(cases.follow_calendar(id));
    after = ids.back();
    TRY_VOID(run.advance(std::to_string(after.value), {}));
  }
}

}  // namespace

bool has_role(std::string_view roles, std::string_view role) {
  return fmt::format(",{},", roles).contains(fmt::format(",{},", role));
}

BackgroundWork::BackgroundWork(City& city) : city_(city), workers_(*city.queue, random_part) {}
BackgroundWork::~BackgroundWork() {
  runner_.stop();
  workers_.stop();
}

Result<std::unique_ptr<BackgroundWork>> BackgroundWork::start(City& city) {
  std::unique_ptr<BackgroundWork> out(new BackgroundWork(city));
  const auto& roles = city.options.roles;
  // Every node has an index of its own: it is no job of the queue, which one node takes.
  if (has_role(roles, "web"))
    out->runner_.every("search_index", kIndexLookUs, [&city]() -> Result<std::int64_t> {
      TRY_VOID(city.catalog->refresh_index());
      return 0;
    });
  if (has_role(roles, "jobs")) {
    out->start_timers();
    out->start_scanning();
    TRY_VOID(out->start_queue());
  }
  if (has_role(roles, "relay")) TRY_VOID(out->start_relay());
  return out;
}

void BackgroundWork::start_timers() {
  runner_.every("timers", kLookUs,
                leased(
                    city_, "timers", [this] { return city_.cases->anything_due(); },
                    [this](const Fence& fence) { return city_.cases->fire_due(100, &fence); }));
  runner_.every(
      "letters", kLookUs,
      leased(
          city_, "letters", [this] { return city_.cases->any_letters(); },
          [this](const Fence& fence) { return city_.cases->deliver_letters(100, &fence); }));
}

// A paper's own state is the queue: what could not be looked at goes on waiting.
void BackgroundWork::start_scanning() {
  runner_.every("scan", city_.scanner == nullptr ? kMinute : kSecond,
                leased(
                    city_, "scan", [this] { return city_.cases->anything_unchecked(); },
                    [this](const Fence&) { return city_.cases->check_received(20); }));
}

Result<void> BackgroundWork::start_queue() {
  auto& cases = *city_.cases;
  workers_.add(sweeping("blobs.sweep", kHour, [&cases] { return cases.sweep_blobs(); }));
  workers_.add(sweeping("drafts.expire", kHour, [&cases]() -> Result<std::int64_t> {
    while (TRY(cases.expire_drafts(100)) > 0) {
    }
    return 0;
  }));
  workers_.add(sweeping("idempotency.forget", kDay, [&cases] { return cases.forget_keys(); }));
  workers_.add(housekeeping("sessions.forget", kHour, identity::IdentityService::forget_sessions));
  workers_.add(housekeeping("jobs.sweep", kDay, [](Tx& tx) {
    JobQueue::sweep(tx, {tx.now().us - 7 * kDay}, {tx.now().us - 180 * kDay});
  }));
  workers_.add({.kind = "calendar.follow",
                .work = [this](JobRun& run) { return follow_calendar(*city_.cases, run); }});
  const auto& version = city_.calendar->version();
  if (TRY(city_.queue->newest_done("calendar.follow")) != version)
    TRY_VOID(city_.queue->ensure("calendar.follow", version));
  return workers_.start();
}

Result<void> BackgroundWork::start_relay() {
  auto key = TRY(checkpoint_key(*city_.keys, city_.keys_folder, true));
  const auto file = city_.data + "/checkpoints.jsonl";
  sealer_ =
      std::make_unique<Sealer>(*city_.database, std::move(key),
                               [file](const Checkpoint& point) { write_checkpoint(file, point); });
  runner_.every("sealer", kLookUs,
                leased(
                    city_, "sealer", [this] { return sealer_->has_work(); },
                    [this, file](const Fence& fence) {
                      auto done =
                          sealer_->run([&fence](Tx& tx) { return Leases::check(tx, fence); });
                      // The evidence outside the database outlives a power cut too: one sync a run.
                      if (done.value_or(1) > 0 && !files::sync_file(file))
                        log_error("checkpoint.not_written", {{"file", file}});
                      return done;
                    }));
  return {};
}

}  // namespace tb::app
