#include "app/answers.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "core/json.hpp"

namespace tb::app {

std::string json_text(std::string_view text) {
  std::string out;
  write_json_text(out, text);
  return out;
}

std::string json_error(const Error& error) {
  return fmt::format(R"({{"code":{},"message":{}}})", json_text(error.code),
                     json_text(error.detail));
}

int unreadable(const Error& error) {
  fmt::print(stderr, "{}\n", json_error(error));
  for (const FieldError& field : error.fields)
    fmt::print(stderr, "{{\"code\":{},\"field\":{},\"message\":{}}}\n", json_text(field.code),
               json_text(field.field), json_text(field.message));
  return kUnreadable;
}

Result<feel::Context> variables_of(const std::string& text) {
  return text.empty() ? feel::Context() : feel::context_from_json(text);
}

Instant machine_time() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace tb::app
