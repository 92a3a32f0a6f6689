#include <chrono>
#include <map>
#include <stdexcept>

#include "platform/http/route.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb {
namespace {

constexpr std::size_t kMethods = 5;

// One segment of all patterns. Fixed children first; `parameter` takes any other segment.
struct Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
  std::unique_ptr<Node> parameter;
  std::array<const Route*, kMethods> routes{};
  bool has_route() const {
    return std::any_of(routes.begin(), routes.end(), [](const auto* r) { return r != nullptr; });
  }
};

// Takes the first segment off a path that begins with a slash.
std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// The node of a path; `values` gets the segments that stood for parameters. Steps back where a
// fixed segment leads nowhere.
const Node* find(const Node& node, std::string_view path, std::vector<std::string_view>& values) {
  if (path.empty()) return node.has_route() ? &node : nullptr;
  if (path.front() != '/') return nullptr;
  auto rest = path;
  const auto segment = next_segment(rest);
  if (const auto fixed = node.fixed.find(segment); fixed != node.fixed.end())
    if (const auto* found = find(*fixed->second, rest, values)) return found;
  if (!node.parameter || segment.empty()) return nullptr;
  values.push_back(segment);
  if (const auto* found = find(*node.parameter, rest, values)) return found;
  values.pop_back();
  return nullptr;
}

std::string allowed(const Node& node) {
  std::string out;
  for (std::size_t i = 0; i < kMethods; ++i) {
    if (node.routes[i] == nullptr) continue;
    if (!out.empty()) out += ", ";
    out += method_name(static_cast<Method>(i));
    if (i == 0) out += ", HEAD";
  }
  return out;
}

struct Measured {
  std::array<Counter*, 6> by_class{};  // 1xx … 5xx at their digit
  Histogram* seconds = nullptr;
  Counter *statements = nullptr, *flushes = nullptr, *rows = nullptr;  // of the database
};

Measured measured(const Route& route) {
  Measured out;
  const std::string name(route.name);
  for (std::size_t i = 1; i < out.by_class.size(); ++i)
    out.by_class[i] =
        &counter("tb_http_requests_total", "Requests answered, by route and class of status.",
                 {{"route", name}, {"status", std::to_string(i) + "xx"}});
  out.seconds = &histogram("tb_http_request_seconds", "Time from the whole request to its reply.",
                           {{"route", name}});
  const auto store = [&name](std::string what) {
    return &counter("tb_http_store_total", "Work of the database for requests, by route.",
                    {{"route", name}, {"what", std::move(what)}});
  };
  out.statements = store("statements");
  out.flushes = store("flushes");
  out.rows = store("rows");
  return out;
}

}  // namespace

struct Router::Parts {
  Node root;
  std::vector<std::unique_ptr<Route>> owned;
  std::vector<const Route*> all;
  std::map<const Route*, Measured> metrics;
  Authenticator authenticator;
  Gate gate;

  Node& node_for(std::string_view pattern) {
    if (pattern.empty() || pattern.front() != '/')
      throw std::logic_error("route pattern without slash: " + std::string(pattern));
    auto* node = &root;
    while (!pattern.empty()) {
      const auto segment = next_segment(pattern);
      auto& child = is_parameter(segment) ? node->parameter : node->fixed[std::string(segment)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
    }
    return *node;
  }

  Result<void> admit(Exchange& exchange, const Route& route) const {
    if (gate) TRY_VOID(gate(route));
    if (!authenticator && route.needs_session)
      return fail(ErrorKind::unauthorized, "session.required", "请先登录，再继续办理");
    if (authenticator) {
      auto admitted = authenticator(exchange, route, route.needs_session);
      if (!admitted && route.needs_session) return admitted;
    }
    if (route.idempotent) TRY_VOID(exchange.idempotency_key());
    return {};
  }

  Reply run(Exchange& exchange, const Route& route) const {
    try {
      if (auto admitted = admit(exchange, route); !admitted)
        return problem(admitted.error(), exchange.request_id);
      auto reply = route.handle(exchange);
      return reply ? *std::move(reply) : problem(reply.error(), exchange.request_id);
    } catch (const std::exception& bug) {
      log_error("http.failed", {{"route", route.name}, {"why", bug.what()}});
      return problem(500, "internal",
                     "系统出了错，您的内容没有丢失的话会显示在“我的办件”中；请稍后再试，仍不行请把"
                     "请求编号告诉客服",
                     exchange.request_id);
    }
  }
};

Router::Router() : parts_{std::make_unique<Parts>()} {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(std::vector<Route> routes) {
  for (auto& route : routes) {
    auto& slot = parts_->node_for(route.path).routes[static_cast<std::size_t>(route.method)];
    if (slot != nullptr || !route.handle)
      throw std::logic_error("route twice or without handler: " + std::string(route.path));
    const auto& kept = *parts_->owned.emplace_back(std::make_unique<Route>(std::move(route)));
    slot = &kept;
    parts_->all.push_back(&kept);
    parts_->metrics.emplace(&kept, measured(kept));
  }
}

void Router::authenticate_with(Authenticator authenticator) {
  parts_->authenticator = std::move(authenticator);
}

void Router::open_when(Gate gate) { parts_->gate = std::move(gate); }

const std::vector<const Route*>& Router::routes() const { return parts_->all; }

Match Router::match(Method method, std::string_view path) const {
  Match out;
  std::vector<std::string_view> values;
  const auto* node = find(parts_->root, path, values);
  if (node == nullptr) return out;
  out.route = node->routes[static_cast<std::size_t>(method)];
  if (out.route == nullptr) {
    out.allow = allowed(*node);
    return out;
  }
  auto pattern = out.route->path;
  for (auto value = values.begin(); !pattern.empty();) {
    const auto segment = next_segment(pattern);
    if (is_parameter(segment))
      out.params.emplace_back(segment.substr(1, segment.size() - 2), *value++);
  }
  return out;
}

std::string Router::allow(std::string_view path) const {
  std::vector<std::string_view> values;
  const auto* node = find(parts_->root, path, values);
  return node == nullptr ? std::string() : allowed(*node);
}

Reply Router::answer(Exchange& exchange) const {
  return answer(exchange, match(exchange.method, exchange.path));
}

Reply Router::answer(Exchange& exchange, Match match) const {
  const RequestScope scope(exchange.request_id);
  if (match.route == nullptr) {
    if (match.allow.empty())
      return problem(404, "http.not_found", "没有这个网址，请检查地址或从首页重新进入",
                     exchange.request_id);
    auto reply = problem(405, "http.method_not_allowed",
                         "这个网址不支持这种操作，可用的有：" + match.allow, exchange.request_id);
    return std::move(reply.with("Allow", match.allow));
  }
  const auto begun = std::chrono::steady_clock::now();
  exchange.path_params = std::move(match.params);
  auto reply = parts_->run(exchange, *match.route);
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begun);
  const auto& metrics = parts_->metrics.at(match.route);
  const auto status_class = static_cast<std::size_t>(reply.status / 100);
  if (status_class < metrics.by_class.size() && status_class > 0)
    metrics.by_class[status_class]->add();
  metrics.seconds->observe_us(us.count());
  const auto work = store_work();
  metrics.statements->add(static_cast<std::uint64_t>(work.statements));
  metrics.flushes->add(static_cast<std::uint64_t>(work.flushes));
  metrics.rows->add(static_cast<std::uint64_t>(work.rows));
  const auto level = reply.status >= 500 ? LogLevel::error : LogLevel::info;
  if (logs(level))
    log(level, "http.request",
        {{"route", match.route->name},
         {"status", reply.status},
         {"us", us.count()},
         {"bytes", reply.body.size()},
         {"statements", work.statements},
         {"client", exchange.remote},
         {"account", exchange.account}});
  return reply;
}

}  // namespace tb
