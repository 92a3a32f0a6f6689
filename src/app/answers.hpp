// What the commands about languages and models share: JSON from the command line and back.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"
#include "engine/feel/value.hpp"

namespace tb::app {

// The exit status for what could not be read at all: the model, the variables.
inline constexpr int kUnreadable = 2;

std::string json_text(std::string_view text);
// {"code":…,"message":…}
std::string json_error(const Error& error);
template <class Range, class Write>
std::string json_list(const Range& range, Write write) {
  std::string out = "[";
  for (const auto& one : range) {
    if (out.size() > 1) out += ',';
    out += write(one);
  }
  return out + "]";
}

// Says on standard error why; returns kUnreadable.
int unreadable(const Error& error);
// A JSON object; nothing is no variables.
Result<feel::Context> variables_of(const std::string& text);
Instant machine_time();

}  // namespace tb::app
