// serve: prepares the city, then runs the roles of this node until it is told to stop.
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <thread>

#include "app/city.hpp"
#include "app/cli.hpp"
#include "app/refuse.hpp"
#include "app/work.hpp"
#include "platform/http/server.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::app {
namespace {

// SIGTERM and SIGINT are waited for, not handled.
sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

bool stop_asked(std::int64_t wait_us) {
  const auto signals = stop_signals();
  const timespec wait{wait_us / kSecond, wait_us % kSecond * 1000};
  return sigtimedwait(&signals, nullptr, &wait) > 0;
}

// Until the database answers: the node says so and keeps trying, not ready.
bool prepare_until_done(City& city) {
  bool told = false;
  while (true) {
    const auto done = city.prepare();
    if (done) break;
    if (done.error().kind != ErrorKind::unavailable) {
      refuse(done.error());
      return false;
    }
    if (!std::exchange(told, true)) fmt::print(stderr, "tongban: 连不上数据库，正在重试……\n");
    if (stop_asked(kSecond)) return false;
  }
  city.ready = true;
  return true;
}

int run(City& city) {
  const auto& options = city.options;
  Router router;
  city.add_routes(router);
  ServerConfig config;
  config.address = options.address;
  config.port = options.port;
  config.worker_threads = static_cast<std::size_t>(options.workers);
  auto proxies = TrustedProxies::parse(options.trusted_proxies);
  if (!proxies) return refuse(proxies.error());
  config.proxies = *std::move(proxies);
  config.ui_folder = city.share + "/ui/dist";
  std::unique_ptr<Server> server;
  if (has_role(options.roles, "web")) {
    server = std::make_unique<Server>(config, router);
    server->start();
    fmt::print("通办正在 http://{}:{} 上服务\n", options.address, server->port());
    std::fflush(stdout);
  }
  if (!prepare_until_done(city)) return 1;
  auto work = BackgroundWork::start(city);
  if (!work) return refuse(work.error());
  fmt::print("就绪\n");
  std::fflush(stdout);
  while (!stop_asked(3600 * kSecond)) {
  }
  city.ready = false;
  if (server) server->stop();
  work->reset();
  return 0;
}

}  // namespace

int serve(const ServeOptions& options) {
  const auto signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  start_log({.level = LogLevel::info, .path = options.log});
  auto city = City::open(options);
  if (!city) return refuse(city.error());
  return run(**city);
}

}  // namespace tb::app
