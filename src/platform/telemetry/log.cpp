#include "platform/telemetry/log.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "core/json.hpp"
#include "core/text.hpp"
#include "core/time.hpp"

namespace tb {
namespace {

constexpr std::string_view kLevels[]{"debug", "info", "warn", "error", "off"};
constexpr std::chrono::seconds kFlushEvery{1};

thread_local std::string_view request_of_thread;
std::atomic<LogLevel> lowest{LogLevel::warn};

// Texts of clients may hold any bytes, a line may not.
void append_text(std::string& line, std::string_view text) {
  if (is_utf8(text)) return write_json_text(line, text);
  std::string plain(text);
  for (auto& c : plain)
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  write_json_text(line, plain);
}

Instant wall_clock() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

// The instant as text; the part up to the second is made once a second and thread.
void append_now(std::string& line) {
  thread_local std::int64_t second = -1;
  thread_local std::string text;
  const auto now = wall_clock();
  if (now.us / kSecond != second) {
    second = now.us / kSecond;
    text = to_string(Instant{second * kSecond});
  }
  char fraction[8] = ".000000";
  auto us = now.us % kSecond;
  for (int i = 6; i > 0; --i, us /= 10) fraction[i] = static_cast<char>('0' + us % 10);
  const auto offset = text.size() - 6;  // "+08:00"
  line.append(text, 0, offset).append(fraction, 7).append(text, offset);
}

void append_line(std::string& line, LogLevel level, std::string_view event, LogFields fields) {
  line += "{\"at\":\"";
  append_now(line);
  line += "\",\"level\":\"";
  line += kLevels[static_cast<std::size_t>(level)];
  line += "\",\"event\":";
  write_json_text(line, event);
  if (!request_of_thread.empty()) {
    line += ",\"request_id\":";
    append_text(line, request_of_thread);
  }
  for (const auto& field : fields) {
    line += ',';
    write_json_text(line, field.key);
    line += ':';
    field.value.append_to(line);
  }
  line += '}';
}

std::unique_ptr<spdlog::logger> make_logger(const LogConfig& config) {
  spdlog::sink_ptr sink;
  try {
    if (config.path.empty())
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    else
      sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(config.path);
  } catch (const spdlog::spdlog_ex& e) {
    throw std::runtime_error(e.what());
  }
  auto made = std::make_unique<spdlog::logger>("tongban", std::move(sink));
  made->set_pattern("%v", spdlog::pattern_time_type::utc);
  made->set_level(spdlog::level::trace);  // `lowest` decides
  made->flush_on(spdlog::level::warn);
  return made;
}

// All loggers of this run, newest last: a thread may still write to one that was replaced.
struct Loggers {
  std::mutex mutex;
  std::vector<std::unique_ptr<spdlog::logger>> all;
  std::atomic<spdlog::logger*> current;

  Loggers() { use(make_logger({})); }
  void use(std::unique_ptr<spdlog::logger> made) {
    const std::lock_guard lock(mutex);
    current.store(all.emplace_back(std::move(made)).get());
  }
};
Loggers& loggers() {
  static Loggers of_program;
  return of_program;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      break;
  }
  return spdlog::level::off;
}

}  // namespace

void LogValue::append_to(std::string& line) const {
  std::visit(
      [&line](const auto& value) {
        using V = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<V, std::string_view>)
          append_text(line, value);
        else if constexpr (std::is_same_v<V, Id>)
          write_json(line, kId, &value);
        else if constexpr (std::is_same_v<V, bool>)
          line += value ? "true" : "false";
        else if constexpr (std::is_same_v<V, double>)
          write_json(line, kReal, &value);
        else
          write_json(line, kInteger, &value);
      },
      value_);
}

void start_log(const LogConfig& config) {
  loggers().use(make_logger(config));
  lowest.store(config.level);
}

void flush_log() { loggers().current.load()->flush(); }

bool logs(LogLevel level) {
  return level >= lowest.load(std::memory_order_relaxed) && level != LogLevel::off;
}

void log(LogLevel level, std::string_view event, LogFields fields) {
  if (!logs(level)) return;
  thread_local std::string line;
  line.clear();
  append_line(line, level, event, fields);
  auto* const current = loggers().current.load(std::memory_order_acquire);
  current->log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
  static std::atomic<std::int64_t> flushed{0};
  const auto now = wall_clock().us;
  auto last = flushed.load(std::memory_order_relaxed);
  if (now - last > std::chrono::microseconds(kFlushEvery).count() &&
      flushed.compare_exchange_strong(last, now))
    current->flush();
}

std::string log_line(LogLevel level, std::string_view event, LogFields fields) {
  std::string line;
  append_line(line, level, event, fields);
  return line;
}

RequestScope::RequestScope(std::string_view request_id)
    : before_{std::exchange(request_of_thread, request_id)}, work_before_{store_work()} {
  set_store_work({});
}
RequestScope::~RequestScope() {
  request_of_thread = before_;
  set_store_work(work_before_);
}
std::string_view current_request_id() { return request_of_thread; }

}  // namespace tb
