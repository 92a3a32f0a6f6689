// The background work of a node: what its roles jobs and relay do.
#pragma once
#include <memory>

#include "app/city.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/jobs/worker.hpp"

namespace tb::app {

class BackgroundWork {
 public:
  // Starts what the roles of the node ask for ("jobs": timers, the job queue; "relay": the sealer).
  // An idle node writes nothing: each looks first, and takes its lease when there is something to
  // do.
  static Result<std::unique_ptr<BackgroundWork>> start(City& city);
  // Ends after the present runs.
  ~BackgroundWork();

 private:
  explicit BackgroundWork(City& city);
  void start_timers();
  void start_scanning();
  Result<void> start_queue();
  Result<void> start_relay();
  City& city_;
  std::unique_ptr<Sealer> sealer_;
  JobWorkers workers_;
  Runner runner_;
};

// Whether a list of roles ("web,jobs,relay") has one.
bool has_role(std::string_view roles, std::string_view role);

}  // namespace tb::app
