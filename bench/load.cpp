// The load client: one thread, one epoll loop, keep-alive connections, requests prepared as bytes.
// It knows nothing of the server but HTTP, so that the peers can be measured with it as well.
//
//   bench_load PORT MODE [--option value]...
//   MODE   submission, life, create     whole scenarios of life.hpp
//          get, post                    lines of --file: ACCOUNT \t PATH [\t BODY]; - = nobody
//   --tokens A,B,C,D    bearer tokens of life.hpp's accounts
//   --connections N     (16)
//   --seconds S         how long to measure (5), after --warmup S (1)
//   --rate R            open loop: R scenarios begin every second, whether or not the server keeps
//                       up; latency counts from the instant at which a request was meant to go out
//   --limit N           at most N scenarios; post uses each line once
//   --keep FILE         of submissions: FILE.cases (get) and FILE.tasks (post) for later runs
//   --watch NAME=PID    the CPU time of a process and all its children; may be repeated
// Prints one line of JSON.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "cpu.hpp"
#include "life.hpp"

namespace tb::bench {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::duration;

struct Options {
  std::uint16_t port = 0;
  std::string mode, file, keep;
  std::vector<std::string> tokens;
  std::size_t connections = 16, limit = SIZE_MAX;
  double seconds = 5, warmup = 1, rate = 0;
  std::vector<std::pair<std::string, int>> watched;
};

std::string head_of(std::string_view method, std::string_view path, std::string_view token) {
  std::string out;
  out.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  if (!token.empty()) out.append("Authorization: Bearer ").append(token).append("\r\n");
  return out;
}

// A key no other request has: a random start and a count.
std::string next_key() {
  static const std::uint64_t start = (std::uint64_t{std::random_device()()} << 32U);
  static std::uint64_t count = 0;
  char text[40];
  std::snprintf(text, sizeof text, "bench-%016llx",
                static_cast<unsigned long long>(start + ++count));
  return text;
}

std::string post_of(std::string_view path, std::string_view token, std::string_view type,
                    std::string_view body) {
  auto out = head_of("POST", path, token);
  out.append("Idempotency-Key: ").append(next_key());
  out.append("\r\nContent-Type: ").append(type);
  out.append("\r\nContent-Length: ").append(std::to_string(body.size()));
  return out.append("\r\n\r\n").append(body);
}

// What one connection is busy with: a row of requests, each of which may need the answer before.
class Scenario {
 public:
  virtual ~Scenario() = default;
  // The bytes of the next request; empty when all are done.
  virtual std::string next(std::string_view answer) = 0;
};

class Life final : public Scenario {
 public:
  Life(const Options& options, std::size_t commands, std::ofstream* cases, std::ofstream* tasks)
      : options_(options), commands_(commands), cases_(cases), tasks_(tasks) {}
  std::string next(std::string_view answer) override {
    if (at_ == kCreate + 1) number_ = member(answer, "number");
    if (at_ > kSubmit || at_ == commands_) task_ = open_task(answer);
    if (at_ == commands_) {
      if (cases_ != nullptr && !number_.empty()) *cases_ << "0\t/api/v1/cases/" << number_ << "\n";
      if (tasks_ != nullptr && !task_.empty())
        *tasks_ << "1\t/api/v1/tasks/" << task_ << "/complete\t{\"outcome\":\"accept\"}\n";
      return {};
    }
    const auto command = command_of(at_++, number_, task_);
    return post_of(command.path, options_.tokens.at(command.who), command.type, command.body);
  }

 private:
  const Options& options_;
  std::size_t commands_, at_ = 0;
  std::ofstream *cases_, *tasks_;
  std::string number_, task_;
};

class Single final : public Scenario {
 public:
  explicit Single(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string next(std::string_view) override { return std::exchange(bytes_, {}); }

 private:
  std::string bytes_;
};

// Where scenarios come from.
class Source {
 public:
  explicit Source(const Options& options) : options_(options) {
    if (!options.file.empty()) read_lines();
    if (options.keep.empty()) return;
    cases_ = std::make_unique<std::ofstream>(options.keep + ".cases");
    tasks_ = std::make_unique<std::ofstream>(options.keep + ".tasks");
  }
  // Nothing when the limit or the end of the file is reached.
  std::unique_ptr<Scenario> next() {
    if (begun_ >= options_.limit) return nullptr;
    const auto index = begun_++;
    if (options_.mode == "get") return std::make_unique<Single>(lines_[index % lines_.size()]);
    if (options_.mode == "post")
      return index < lines_.size() ? std::make_unique<Single>(lines_[index]) : nullptr;
    const auto commands = options_.mode == "life"         ? kCommandsOfALife
                          : options_.mode == "submission" ? kCommandsOfASubmission
                                                          : 1;
    return std::make_unique<Life>(options_, commands, cases_.get(), tasks_.get());
  }

 private:
  void read_lines() {
    std::ifstream in(options_.file);
    for (std::string line; std::getline(in, line);) {
      const auto first = line.find('\t'), second = line.find('\t', first + 1);
      const auto who = line.substr(0, first), path = line.substr(first + 1, second - first - 1);
      const auto token = who == "-" ? std::string() : options_.tokens.at(std::stoul(who));
      if (options_.mode == "get")
        lines_.push_back(head_of("GET", path, token) + "\r\n");
      else
        lines_.push_back(post_of(path, token, "application/json", line.substr(second + 1)));
    }
    if (lines_.empty()) throw std::runtime_error("nothing in " + options_.file);
  }

  const Options& options_;
  std::vector<std::string> lines_;
  std::size_t begun_ = 0;
  std::unique_ptr<std::ofstream> cases_, tasks_;
};

// One keep-alive connection.
class Connection {
 public:
  Connection(const Options& options, int epoll) : port_(options.port), epoll_(epoll) { open(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(socket_); }

  bool idle() const { return scenario_ == nullptr; }
  // Sends the first request of a scenario, meant to go out at `meant`.
  void begin(std::unique_ptr<Scenario> scenario, Clock::time_point meant) {
    scenario_ = std::move(scenario);
    began_ = meant;
    send(scenario_->next({}), meant);
  }
  // Reads what came. `on_answer(latency, ok)` for a whole answer, `on_end(latency, ok)` when the
  // scenario is over.
  template <class OnAnswer, class OnEnd>
  void readable(OnAnswer on_answer, OnEnd on_end) {
    const auto got = ::recv(socket_, buffer_.data() + filled_, buffer_.size() - filled_, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) {
      if (scenario_ != nullptr) fail(on_answer, on_end);
      ::close(socket_);
      open();
      return;
    }
    filled_ += static_cast<std::size_t>(got);
    if (filled_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    const auto whole = whole_answer();
    if (!whole || scenario_ == nullptr) return;
    const auto now = Clock::now();
    const bool ok = buffer_[9] == '2';
    on_answer(now - sent_, ok);
    filled_ = 0;
    if (!ok) {
      if (++complaints < 4) std::fprintf(stderr, "refused: %.*s\n", 400, buffer_.data());
      return end(on_end, now, false);
    }
    auto bytes = scenario_->next({buffer_.data() + whole->first, whole->second});
    if (bytes.empty()) return end(on_end, now, true);
    send(std::move(bytes), now);
  }

 private:
  void open() {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port_);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error("nothing listens at the port");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(socket_, F_SETFL, O_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = this;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket_, &event);
    filled_ = 0;
  }
  // Requests are a few KB: the socket's buffer takes them whole.
  void send(std::string bytes, Clock::time_point meant) {
    sent_ = meant;
    if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(bytes.size()))
      ::shutdown(socket_, SHUT_RDWR);  // found out and counted by the next readable()
  }
  template <class OnAnswer, class OnEnd>
  void fail(OnAnswer on_answer, OnEnd on_end) {
    const auto now = Clock::now();
    on_answer(now - sent_, false);
    end(on_end, now, false);
  }
  template <class OnEnd>
  void end(OnEnd on_end, Clock::time_point now, bool ok) {
    scenario_.reset();
    on_end(now - began_, ok);
  }
  // Start and size of the body when the answer is whole.
  std::optional<std::pair<std::size_t, std::size_t>> whole_answer() const {
    const std::string_view text(buffer_.data(), filled_);
    const auto head = text.find("\r\n\r\n");
    if (head == std::string_view::npos) return {};
    constexpr std::string_view kName = "\r\ncontent-length:";
    const auto same = [](char a, char b) { return (a | 32) == (b | 32); };
    const auto at = std::search(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(head),
                                kName.begin(), kName.end(), same);
    std::size_t size = 0;
    if (at != text.begin() + static_cast<std::ptrdiff_t>(head)) {
      const auto* digits = &*at + kName.size();
      while (*digits == ' ') ++digits;
      std::from_chars(digits, text.data() + text.size(), size);
    }
    if (filled_ < head + 4 + size) return {};
    return std::pair(head + 4, size);
  }

  static inline int complaints = 0;
  std::uint16_t port_;
  int epoll_, socket_ = -1;
  std::vector<char> buffer_ = std::vector<char>(1U << 16U);
  std::size_t filled_ = 0;
  std::unique_ptr<Scenario> scenario_;
  Clock::time_point sent_, began_;
};

// Microseconds, in order.
class Latencies {
 public:
  void add(Clock::duration took) {
    values_.push_back(static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
  }
  std::size_t count() const { return values_.size(); }
  std::string json() {
    std::sort(values_.begin(), values_.end());
    const auto at = [&](double part) {
      if (values_.empty()) return 0U;
      return values_[std::min(values_.size() - 1,
                              static_cast<std::size_t>(part * static_cast<double>(count())))];
    };
    char text[120];
    std::snprintf(text, sizeof text, R"({"p50":%u,"p99":%u,"p999":%u,"max":%u})", at(0.5), at(0.99),
                  at(0.999), at(1));
    return text;
  }
  void clear() { values_.clear(); }

 private:
  std::vector<std::uint32_t> values_;
};

class Run {
 public:
  explicit Run(const Options& options)
      : options_(options), source_(options), epoll_(::epoll_create1(0)) {
    for (std::size_t i = 0; i < options.connections; ++i)
      connections_.push_back(std::make_unique<Connection>(options, epoll_));
    start_ = Clock::now();
    start_measuring(start_);  // again after the warm-up, unless the work ends before
  }

  void go() {
    const auto warm = start_ + span(options_.warmup), end = warm + span(options_.seconds);
    if (options_.rate <= 0)
      for (auto& connection : connections_) begin(*connection, Clock::now());
    bool measuring = false;
    for (auto now = Clock::now(); now < end && !exhausted(); now = Clock::now()) {
      if (!measuring && now >= warm) {
        measuring = true;
        start_measuring(now);
      }
      if (options_.rate > 0) arrive(now);
      wait(measuring ? end : warm);
    }
    report(Clock::now());
  }

 private:
  static Clock::duration span(double seconds) {
    return std::chrono::duration_cast<Clock::duration>(duration<double>(seconds));
  }
  bool exhausted() const {
    return ended_ && std::all_of(connections_.begin(), connections_.end(),
                                 [](const auto& one) { return one->idle(); });
  }
  bool begin(Connection& connection, Clock::time_point meant) {
    auto scenario = source_.next();
    if (scenario == nullptr) {
      ended_ = true;
      return false;
    }
    connection.begin(std::move(scenario), meant);
    return true;
  }
  // Everything that was meant to begin by now, on connections that are free; the rest waits.
  void arrive(Clock::time_point now) {
    while (!ended_ && due() <= now) meant_.push_back(due()), ++arrived_;
    for (auto& connection : connections_) {
      if (meant_.empty()) return;
      if (connection->idle() && begin(*connection, meant_.front())) meant_.pop_front();
    }
  }
  Clock::time_point due() const {
    return start_ + span(static_cast<double>(arrived_) / options_.rate);
  }
  void wait(Clock::time_point until) {
    if (options_.rate > 0) until = std::min(until, due());
    const auto left = std::max(Clock::duration::zero(), until - Clock::now());
    const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(left).count();
    const timespec timeout{ns / 1'000'000'000, ns % 1'000'000'000};
    epoll_event events[64];
    const int count = ::epoll_pwait2(epoll_, events, 64, &timeout, nullptr);
    for (int i = 0; i < count; ++i) {
      auto& connection = *static_cast<Connection*>(events[i].data.ptr);
      connection.readable(
          [&](Clock::duration took, bool ok) {
            requests_.add(took);
            if (!ok) ++refused_;
          },
          [&](Clock::duration took, bool ok) {
            if (ok) scenarios_.add(took);
          });
      if (!connection.idle()) continue;
      if (options_.rate <= 0) begin(connection, Clock::now());
      if (options_.rate > 0 && !meant_.empty() && begin(connection, meant_.front()))
        meant_.pop_front();
    }
  }
  void start_measuring(Clock::time_point now) {
    requests_.clear();
    scenarios_.clear();
    refused_ = 0;
    measured_from_ = now;
    cpu_before_ = cpu_now();
  }
  std::vector<std::int64_t> cpu_now() const {
    std::vector<std::int64_t> out{own_cpu_us()};
    for (const auto& [name, pid] : options_.watched) out.push_back(tree_cpu_us(pid));
    return out;
  }
  void report(Clock::time_point now) {
    const auto cpu = cpu_now();
    const auto seconds = duration<double>(now - measured_from_).count();
    std::printf(R"({"seconds":%.3f,"connections":%zu,"rate":%.0f,"scenarios":%zu,"requests":%zu,)",
                seconds, options_.connections, options_.rate, scenarios_.count(),
                requests_.count());
    std::printf(R"("refused":%zu,"waiting":%zu,"request_us":%s,"scenario_us":%s,"cpu_us":{)",
                refused_, meant_.size(), requests_.json().c_str(), scenarios_.json().c_str());
    std::printf(R"("client":%lld)", static_cast<long long>(cpu[0] - cpu_before_[0]));
    for (std::size_t i = 0; i < options_.watched.size(); ++i)
      std::printf(R"(,"%s":%lld)", options_.watched[i].first.c_str(),
                  static_cast<long long>(cpu[i + 1] - cpu_before_[i + 1]));
    std::printf("}}\n");
  }

  const Options& options_;
  Source source_;
  int epoll_;
  std::vector<std::unique_ptr<Connection>> connections_;
  Clock::time_point start_, measured_from_;
  std::deque<Clock::time_point> meant_;
  std::size_t arrived_ = 0, refused_ = 0;
  bool ended_ = false;
  Latencies requests_, scenarios_;
  std::vector<std::int64_t> cpu_before_;
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out(1);
  for (const char c : text)
    if (c == at)
      out.emplace_back();
    else
      out.back() += c;
  return out;
}

Options read_options(int argc, char** argv) {
  Options out;
  if (argc < 3 || argc % 2 == 0) throw std::runtime_error("see the head of bench/load.cpp");
  out.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  out.mode = argv[2];
  for (int i = 3; i + 1 < argc; i += 2) {
    const std::string name = argv[i], value = argv[i + 1];
    if (name == "--tokens") out.tokens = split(value, ',');
    if (name == "--connections") out.connections = std::stoul(value);
    if (name == "--seconds") out.seconds = std::stod(value);
    if (name == "--warmup") out.warmup = std::stod(value);
    if (name == "--rate") out.rate = std::stod(value);
    if (name == "--limit") out.limit = std::stoul(value);
    if (name == "--file") out.file = value;
    if (name == "--keep") out.keep = value;
    if (name == "--watch") {
      const auto parts = split(value, '=');
      out.watched.emplace_back(parts.at(0), std::stoi(parts.at(1)));
    }
  }
  return out;
}

}  // namespace
}  // namespace tb::bench

int main(int argc, char** argv) {
  try {
    const auto options = tb::bench::read_options(argc, argv);
    tb::bench::Run(options).go();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_load: %s\n", error.what());
    return 2;
  }
}
