// Structured log: one JSON object a line,
// `{"at":…,"level":"info","event":"http.request","request_id":…,…}`. Events are named `noun.verb`;
// values are references and figures, never names, numbers or texts of people (design: personal
// data). spdlog stays behind this header.
#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "core/values.hpp"
#include "platform/telemetry/cost.hpp"

namespace tb {

enum class LogLevel : std::uint8_t { debug, info, warn, error, off };

struct LogConfig {
  LogLevel level = LogLevel::info;
  std::string path;  // empty: standard error
};

// A value of a line; made from texts, numbers, flags and ids. Texts are only looked at until the
// call returns.
class LogValue {
 public:
  LogValue(std::string_view text) : value_{text} {}  // NOLINT: implicit on purpose
  LogValue(const std::string& text) : value_{std::string_view(text)} {}  // NOLINT
  LogValue(const char* text) : value_{std::string_view(text)} {}         // NOLINT
  LogValue(bool flag) : value_{flag} {}                                  // NOLINT
  LogValue(Id id) : value_{id} {}                                        // NOLINT
  template <std::integral N>
    requires(!std::same_as<N, bool>)
  LogValue(N number) : value_{static_cast<std::int64_t>(number)} {}  // NOLINT
  template <std::floating_point N>
  LogValue(N number) : value_{static_cast<double>(number)} {}  // NOLINT

  void append_to(std::string& line) const;

 private:
  std::variant<std::string_view, std::int64_t, double, bool, Id> value_;
};
struct LogField {
  std::string_view key;
  LogValue value;
};
using LogFields = std::initializer_list<LogField>;

// Where lines go from now on. Before the first call they go to standard error from `warn` up.
// Throws std::runtime_error when the file cannot be opened.
void start_log(const LogConfig& config);
void flush_log();
bool logs(LogLevel level);

void log(LogLevel level, std::string_view event, LogFields fields = {});
inline void log_debug(std::string_view event, LogFields fields = {}) {
  if (logs(LogLevel::debug)) log(LogLevel::debug, event, fields);
}
inline void log_info(std::string_view event, LogFields fields = {}) {
  log(LogLevel::info, event, fields);
}
inline void log_warn(std::string_view event, LogFields fields = {}) {
  log(LogLevel::warn, event, fields);
}
inline void log_error(std::string_view event, LogFields fields = {}) {
  log(LogLevel::error, event, fields);
}

// The request (or job) this thread works for: its id is on every line and reaches the database
// (docs/decisions/0011); what it costs there is counted from its begin (cost.hpp).
class RequestScope {
 public:
  explicit RequestScope(std::string_view request_id);  // must outlive the scope
  ~RequestScope();
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;

 private:
  std::string_view before_;
  StoreWork work_before_;
};
// Empty outside a request.
std::string_view current_request_id();

// The line itself, without its end; what log() writes (for tests).
std::string log_line(LogLevel level, std::string_view event, LogFields fields);

}  // namespace tb
