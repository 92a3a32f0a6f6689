#include "platform/http/server.hpp"

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <list>
#include <stdexcept>
#include <thread>

#include "platform/http/head.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/static_files.hpp"
#include "platform/http/target.hpp"
#include "platform/http/workers.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using TlsStream = asio::ssl::stream<tcp::socket>;
using ErrorCode = boost::system::error_code;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::chrono::milliseconds kSweepEvery{50};
constexpr std::chrono::seconds kDrainFor{2};
constexpr std::size_t kFirstInput = 8'192;
constexpr std::size_t kSmallBody = 16'384;           // written together with its head
constexpr std::size_t kMultipartFrame = 64 * 1'024;  // of an upload, around its file

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::optional<Method> method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
    case http::verb::head:
      return Method::get;
    case http::verb::post:
      return Method::post;
    case http::verb::put:
      return Method::put;
    case http::verb::patch:
      return Method::patch;
    case http::verb::delete_:
      return Method::del;
    default:
      return std::nullopt;
  }
}

// What all connections share; lives longer than they.
struct Shared {
  Shared(ServerConfig settings, const Router& routes)
      : config{std::move(settings)}, router{routes}, files{config.ui_folder} {}

  ServerConfig config;
  const Router& router;
  StaticFiles files;
  std::unique_ptr<asio::ssl::context> tls;
  std::unique_ptr<Workers> workers;
  std::atomic<std::size_t> connections{0};
  std::atomic<bool> stops{false};
  Counter& refused =
      counter("tb_http_refused_total", "Requests refused because the worker queue was full.");
};

class Peer {  // a connection as its lane sees it
 public:
  virtual ~Peer() = default;
  virtual void check_deadline(SteadyTime now) = 0;
  virtual void close_if_idle() = 0;
  virtual void abort() = 0;
};

// One event loop with its thread. Everything of a connection but its handler runs here.
struct Lane {
  std::list<Peer*> peers;  // outlives the loop, whose leftover handlers take themselves out
  asio::io_context io{1};
  asio::steady_timer sweep{io};
  std::thread thread;

  void sweep_on() {
    sweep.expires_after(kSweepEvery);
    sweep.async_wait([this](ErrorCode stopped) {
      if (stopped) return;
      const auto now = std::chrono::steady_clock::now();
      for (auto at = peers.begin(); at != peers.end();) (*at++)->check_deadline(now);
      sweep_on();
    });
  }
  void run() {
    try {
      io.run();
    } catch (const std::exception& bug) {
      log_error("http.loop_failed", {{"why", bug.what()}});
      std::terminate();
    }
  }
};

// One client. Reads a request, hands it to the workers, writes the reply, goes on: at most one
// request at a time, so pipelined requests are answered in order and a client that does not read is
// not read from.
template <class Stream>
class Connection : public Peer, public std::enable_shared_from_this<Connection<Stream>> {
 public:
  Connection(Shared& shared, Lane& lane, Stream stream)
      : shared_{shared}, lane_{lane}, stream_{std::move(stream)}, input_(kFirstInput) {
    place_ = lane_.peers.insert(lane_.peers.end(), this);
    ErrorCode ignored;
    socket().set_option(tcp::no_delay(true), ignored);
    remote_ = socket().remote_endpoint(ignored).address().to_string();
  }
  ~Connection() override {
    lane_.peers.erase(place_);
    shared_.connections.fetch_sub(1);
  }

  void start() {
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      wait_as(State::handshake, shared_.config.header_timeout);
      stream_.async_handshake(asio::ssl::stream_base::server,
                              [self = this->shared_from_this()](ErrorCode failed) {
                                if (!failed) self->next_request();
                              });
    } else {
      next_request();
    }
  }

  void check_deadline(SteadyTime now) override {
    if (state_ == State::working || now < deadline_) return;
    if (state_ == State::header || state_ == State::body) {
      timed_out_ = true;  // the read ends with an error, then 408 is written
      ErrorCode ignored;
      socket().cancel(ignored);
    } else {
      close();
    }
    deadline_ = SteadyTime::max();
  }
  void close_if_idle() override {
    if (state_ == State::idle || state_ == State::draining || state_ == State::handshake) close();
  }
  void abort() override { close(); }

 private:
  enum class State : std::uint8_t { handshake, idle, header, body, working, writing, draining };
  using Parser = http::request_parser<http::string_body>;
  using Self = std::shared_ptr<Connection>;

  tcp::socket& socket() {
    if constexpr (std::is_same_v<Stream, TlsStream>)
      return stream_.next_layer();
    else
      return stream_;
  }
  void wait_as(State state, std::chrono::milliseconds limit) {
    state_ = state;
    deadline_ = std::chrono::steady_clock::now() + limit;
  }
  void close() {
    ErrorCode ignored;
    socket().close(ignored);
  }

  // ---- reading

  void next_request() {
    if (shared_.stops.load(std::memory_order_relaxed) && input_end_ == input_begin_) return close();
    exchange_ = {};
    match_ = {};
    is_head_ = false;
    closes_ = false;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.config.max_header_bytes));
    parser_->body_limit(boost::none);  // set when the route is known
    parser_->eager(false);
    wait_as(State::idle, shared_.config.idle_timeout);
    if (input_begin_ != input_end_) return read_input();
    read_more();
  }

  void read_more() {
    if (input_begin_ == input_end_) input_begin_ = input_end_ = 0;
    if (input_end_ == input_.size()) make_room();
    stream_.async_read_some(asio::buffer(input_.data() + input_end_, input_.size() - input_end_),
                            [self = this->shared_from_this()](ErrorCode failed, std::size_t count) {
                              self->on_read(failed, count);
                            });
  }
  void make_room() {
    if (input_begin_ != 0) {
      std::memmove(input_.data(), input_.data() + input_begin_, input_end_ - input_begin_);
      input_end_ -= input_begin_;
      input_begin_ = 0;
    } else {
      input_.resize(input_.size() * 2);  // bounded: the header limit is checked at each put
    }
  }

  void on_read(ErrorCode failed, std::size_t count) {
    if (timed_out_)
      return refuse(408, "http.timeout", "网络太慢，内容没有按时传完，请检查网络后重试");
    if (failed) return close();
    input_end_ += count;
    read_input();
  }

  void read_input() {
    if (state_ == State::draining) return drain();
    if (state_ == State::idle) wait_as(State::header, shared_.config.header_timeout);
    while (input_begin_ != input_end_ && !parser_->is_done()) {
      ErrorCode failed;
      const auto used = parser_->put(
          asio::buffer(input_.data() + input_begin_, input_end_ - input_begin_), failed);
      input_begin_ += used;
      if (failed && failed != http::error::need_more) return refuse_malformed(failed);
      if (state_ == State::header && parser_->is_header_done()) {
        if (!take_header()) return;
        continue;
      }
      if (failed == http::error::need_more || used == 0) break;
    }
    if (parser_->is_done()) return take_request();
    if (state_ == State::header && input_end_ - input_begin_ > shared_.config.max_header_bytes)
      return refuse_malformed(http::error::header_limit);
    read_more();
  }

  // ---- understanding

  // Decides all that can be told from the header alone. False when it was refused.
  bool take_header() {
    const auto& head = parser_->get();
    exchange_.request_id = request_id_from(view(head["X-Request-Id"]));
    exchange_.headers.reserve(16);
    for (const auto& field : head)
      exchange_.headers.emplace_back(view(field.name_string()), view(field.value()));
    is_head_ = head.method() == http::verb::head;
    closes_ = !head.keep_alive();
    if (head.version() == 11 && head.count(http::field::host) != 1)
      return refuse(400, "http.malformed", "请求缺少 Host，请用浏览器或标准的 HTTP 客户端访问"),
             false;
    auto target = parse_target(view(head.target()));
    if (!target) return refuse(400, target.error().code, target.error().detail), false;
    exchange_.path = std::move(target->path);
    exchange_.query = std::move(target->query);
    describe_client(head);
    if (!find_route(head.method())) return false;
    return admit_body(head);
  }

  void describe_client(const http::request_header<>& head) {
    exchange_.language = language_from(view(head[http::field::accept_language]));
    const auto all = [&head](std::string_view name) {
      std::string joined;
      const auto [first, last] = head.equal_range({name.data(), name.size()});
      for (auto field = first; field != last; ++field) {
        if (!joined.empty()) joined += ',';
        joined += view(field->value());
      }
      return joined;
    };
    constexpr bool kIsTls = std::is_same_v<Stream, TlsStream>;
    exchange_.remote = remote_;
    exchange_.secure = kIsTls;
    if (!shared_.config.proxies.trusts(remote_)) return;
    auto seen = shared_.config.proxies.client(remote_, kIsTls, all("X-Forwarded-For"),
                                              all("X-Forwarded-Proto"), all("Forwarded"));
    exchange_.remote = std::move(seen.address);
    exchange_.secure = seen.is_secure;
  }

  bool find_route(http::verb verb) {
    const auto method = method_of(verb);
    exchange_.method = method.value_or(Method::get);
    if (method)
      match_ = shared_.router.match(*method, exchange_.path);
    else
      match_.allow = shared_.router.allow(exchange_.path);
    is_page_ =
        match_.route == nullptr && match_.allow.empty() && !exchange_.path.starts_with("/api/");
    if (match_.route != nullptr || (method && !match_.allow.empty())) return true;
    if (is_page_ ? method == Method::get : method.has_value()) return true;
    const std::string allow = match_.allow.empty() ? "GET, HEAD" : match_.allow;
    auto reply = problem(405, "http.method_not_allowed",
                         "这个网址不支持这种操作，可用的有：" + allow, exchange_.request_id);
    reply.with("Allow", allow);
    return end_with(std::move(reply)), false;
  }

  bool admit_body(const http::request_header<>& head) {
    const auto& config = shared_.config;
    const bool is_upload = match_.route != nullptr && match_.route->upload;
    const auto limit =
        is_upload ? config.max_upload_bytes + kMultipartFrame : config.max_body_bytes;
    if (const auto length = parser_->content_length(); length && *length > limit)
      return refuse_too_large(), false;
    parser_->body_limit(limit);
    parser_->eager(true);
    wait_as(State::body, is_upload ? config.upload_timeout : config.body_timeout);
    if (view(head[http::field::expect]) == "100-continue" && !parser_->is_done()) {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      ErrorCode ignored;  // one short write into an empty socket buffer
      asio::write(stream_, asio::buffer(kContinue), ignored);
    }
    return true;
  }

  void take_request() {
    if (is_page_) {
      reply_ = shared_.files.answer(exchange_);
      return write_reply();
    }
    if (match_.route == nullptr) {
      reply_ = shared_.router.answer(exchange_, std::move(match_));
      return write_reply();
    }
    exchange_.body = std::move(parser_->get().body());
    state_ = State::working;
    Workers::Job job = [self = this->shared_from_this()]() mutable { work(std::move(self)); };
    if (shared_.workers->offer(job)) return;
    shared_.refused.add();
    reply_ = problem(503, "http.busy", "现在办理的人很多，请稍等几秒再试", exchange_.request_id);
    write_reply();
  }

  // On a worker. The connection goes back to its lane with the reply, so it also dies there.
  static void work(Self self) {
    self->reply_ = self->handle();
    auto& io = self->lane_.io;
    asio::post(io, [self = std::move(self)] { self->write_reply(); });
  }
  Reply handle() {
    if (match_.route->upload) {
      auto parts = parse_multipart(exchange_.header("Content-Type"), exchange_.body);
      if (!parts) return problem(parts.error(), exchange_.request_id);
      exchange_.parts = *std::move(parts);
      exchange_.body = {};
    }
    return shared_.router.answer(exchange_, std::move(match_));
  }

  // ---- refusing: the rest of the request is unread or not understood, so the connection ends

  void refuse(int status, std::string_view code, std::string_view detail) {
    if (exchange_.request_id.empty()) exchange_.request_id = request_id_from({});
    end_with(problem(status, code, detail, exchange_.request_id));
  }
  void refuse_too_large() {
    refuse(413, "http.too_large", "内容太大，请把文件压缩到 10 MB 以内后重新提交");
  }
  void refuse_malformed(ErrorCode why) {
    if (why == http::error::body_limit) return refuse_too_large();
    if (why == http::error::header_limit)
      return refuse(431, "http.header_too_large", "请求头太大，请清除浏览器中本站的 Cookie 后重试");
    refuse(400, "http.malformed", "请求不符合 HTTP 格式，请用浏览器或标准的 HTTP 客户端访问");
  }
  void end_with(Reply reply) {
    reply_ = std::move(reply);
    closes_ = true;
    drains_ = true;
    timed_out_ = false;
    write_reply();
  }

  // ---- writing

  void write_reply() {
    if (shared_.stops.load(std::memory_order_relaxed)) closes_ = true;
    output_.clear();
    append_head(
        output_, reply_,
        {.request_id = exchange_.request_id, .closes = closes_, .is_secure = exchange_.secure});
    if (is_head_ || !has_body(reply_.status)) reply_.body.clear();
    if (reply_.body.size() <= kSmallBody) {
      output_ += reply_.body;
      reply_.body.clear();
    }
    wait_as(State::writing, shared_.config.write_timeout);
    asio::async_write(stream_,
                      std::array{asio::const_buffer(asio::buffer(output_)),
                                 asio::const_buffer(asio::buffer(reply_.body))},
                      [self = this->shared_from_this()](ErrorCode failed, std::size_t) {
                        self->on_written(failed);
                      });
  }

  void on_written(ErrorCode failed) {
    if (failed) return close();
    if (!closes_) return next_request();
    ErrorCode ignored;
    socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (!drains_) return close();
    wait_as(State::draining, kDrainFor);
    drain();
  }
  // Reads what the client still sends, so that a reset does not destroy the reply before it is
  // read.
  void drain() {
    input_begin_ = input_end_ = 0;
    socket().async_read_some(asio::buffer(input_),
                             [self = this->shared_from_this()](ErrorCode failed, std::size_t) {
                               if (failed)
                                 self->close();
                               else
                                 self->drain();
                             });
  }

  Shared& shared_;
  Lane& lane_;
  Stream stream_;
  std::list<Peer*>::iterator place_;
  std::string remote_;
  State state_ = State::idle;
  SteadyTime deadline_ = SteadyTime::max();
  std::vector<char> input_;
  std::size_t input_begin_ = 0, input_end_ = 0;
  std::optional<Parser> parser_;
  Exchange exchange_;
  Match match_;
  Reply reply_;
  std::string output_;
  bool is_head_ = false, is_page_ = false, closes_ = false, drains_ = false, timed_out_ = false;
};

}  // namespace

struct Server::Parts {
  Parts(ServerConfig config, const Router& router) : shared{std::move(config), router} {}

  Shared shared;
  std::vector<std::unique_ptr<Lane>> lanes;
  std::unique_ptr<tcp::acceptor> acceptor;
  std::unique_ptr<asio::steady_timer> pause;
  std::size_t next_lane = 0;
  std::uint16_t port = 0;

  void listen() {
    const auto& config = shared.config;
    try {
      const tcp::endpoint endpoint(asio::ip::make_address(config.address), config.port);
      acceptor = std::make_unique<tcp::acceptor>(lanes.front()->io);
      acceptor->open(endpoint.protocol());
      acceptor->set_option(tcp::acceptor::reuse_address(true));
      acceptor->bind(endpoint);
      acceptor->listen(1'024);
      port = acceptor->local_endpoint().port();
    } catch (const boost::system::system_error& failed) {
      throw std::runtime_error("cannot listen on " + config.address + ":" +
                               std::to_string(config.port) + ": " + failed.code().message() +
                               "; choose another port or address");
    }
  }

  void load_tls() {
    const auto& config = shared.config;
    if (config.tls_certificate.empty() && config.tls_key.empty()) return;
    try {
      shared.tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
      shared.tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
                              asio::ssl::context::default_workarounds);
      shared.tls->use_certificate_chain_file(config.tls_certificate);
      shared.tls->use_private_key_file(config.tls_key, asio::ssl::context::pem);
    } catch (const boost::system::system_error& failed) {
      throw std::runtime_error("cannot use the TLS certificate " + config.tls_certificate +
                               " with the key " + config.tls_key + ": " + failed.code().message());
    }
  }

  void accept() {
    auto& lane = *lanes[next_lane++ % lanes.size()];
    acceptor->async_accept(lane.io, [this, &lane](ErrorCode failed, tcp::socket socket) {
      if (!acceptor->is_open()) return;
      if (failed) return pause_accepting(failed);
      asio::dispatch(lane.io, [this, &lane, socket = std::move(socket)]() mutable {
        welcome(lane, std::move(socket));
      });
      accept();
    });
  }
  // Out of descriptors: a busy loop would make it worse.
  void pause_accepting(ErrorCode why) {
    log_error("http.accept_failed", {{"why", why.message()}});
    pause->expires_after(std::chrono::milliseconds(100));
    pause->async_wait([this](ErrorCode stopped) {
      if (!stopped && acceptor->is_open()) accept();
    });
  }

  void welcome(Lane& lane, tcp::socket socket) {
    if (shared.connections.fetch_add(1) >= shared.config.max_connections) {
      shared.connections.fetch_sub(1);
      return turn_away(std::move(socket));
    }
    if (shared.tls)
      std::make_shared<Connection<TlsStream>>(shared, lane,
                                              TlsStream(std::move(socket), *shared.tls))
          ->start();
    else
      std::make_shared<Connection<tcp::socket>>(shared, lane, std::move(socket))->start();
  }
  void turn_away(tcp::socket socket) {
    shared.refused.add();
    if (shared.tls) return;
    const auto id = request_id_from({});
    const auto reply = problem(503, "http.busy", "现在办理的人很多，请稍等几秒再试", id);
    std::string text;
    append_head(text, reply, {.request_id = id, .closes = true});
    text += reply.body;
    ErrorCode ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(text), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
  }

  template <class Act>
  void each_peer(Act act) {
    for (auto& lane : lanes)
      asio::post(lane->io, [&lane = *lane, act] {
        for (auto at = lane.peers.begin(); at != lane.peers.end();) act(**at++);
      });
  }
};

Server::Server(ServerConfig config, const Router& router)
    : parts_{std::make_unique<Parts>(std::move(config), router)} {}
Server::~Server() { stop(); }

std::uint16_t Server::port() const { return parts_->port; }

void Server::start() {
  auto& parts = *parts_;
  auto& config = parts.shared.config;
  parts.load_tls();
  for (std::size_t i = 0; i < std::max<std::size_t>(1, config.io_threads); ++i)
    parts.lanes.push_back(std::make_unique<Lane>());
  parts.listen();
  parts.pause = std::make_unique<asio::steady_timer>(parts.lanes.front()->io);
  parts.shared.workers = std::make_unique<Workers>(std::max<std::size_t>(1, config.worker_threads),
                                                   config.queue_limit);
  auto* shared = &parts.shared;
  gauge_from("tb_http_connections", "Open connections.",
             [count = &shared->connections] { return static_cast<double>(count->load()); });
  gauge_from("tb_http_queue", "Requests that wait for a worker.",
             [workers = shared->workers.get()] { return static_cast<double>(workers->queued()); });
  parts.accept();
  for (auto& lane : parts.lanes) {
    lane->sweep_on();
    lane->thread = std::thread([&lane = *lane] { lane.run(); });
  }
  log_info("http.started", {{"address", config.address}, {"port", parts.port}});
}

void Server::stop() {
  auto& parts = *parts_;
  if (parts.lanes.empty()) return;
  parts.shared.stops.store(true);
  if (parts.acceptor)
    asio::post(parts.lanes.front()->io, [&parts] {
      ErrorCode ignored;
      parts.acceptor->close(ignored);
    });
  parts.each_peer([](Peer& peer) { peer.close_if_idle(); });
  const auto until = std::chrono::steady_clock::now() + parts.shared.config.stop_grace;
  while (parts.shared.connections.load() != 0 && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  for (const auto* name : {"tb_http_connections", "tb_http_queue"})
    gauge_from(name, "Of the server that was stopped.", [] { return 0.0; });
  parts.each_peer([](Peer& peer) { peer.abort(); });
  parts.shared.workers.reset();  // running handlers end
  for (auto& lane : parts.lanes) {
    lane->io.stop();
    if (lane->thread.joinable()) lane->thread.join();
  }
  parts.acceptor.reset();
  parts.pause.reset();
  parts.lanes.clear();
  log_info("http.stopped");
}

}  // namespace tb
