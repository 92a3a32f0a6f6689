#include "platform/http/target.hpp"

#include "core/text.hpp"

namespace tb {
namespace {

constexpr std::size_t kMaxParameters = 64;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "http://host/path" → "/path".
std::string_view without_authority(std::string_view raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!raw.starts_with(scheme)) continue;
    const auto slash = raw.find('/', scheme.size());
    return slash == std::string_view::npos ? std::string_view("/") : raw.substr(slash);
  }
  return raw;
}

bool read_path(std::string_view raw, std::string& out) {
  if (raw.empty() || raw.front() != '/') return false;
  std::string segment;
  while (!raw.empty()) {
    raw.remove_prefix(1);
    const auto end = std::min(raw.find('/'), raw.size());
    segment.clear();
    if (!percent_decode(raw.substr(0, end), false, segment)) return false;
    if (segment == "." || segment == ".." || segment.find_first_of("/\\") != std::string::npos)
      return false;
    out += '/';
    out += segment;
    raw.remove_prefix(end);
  }
  return is_utf8(out) && !has_control(out, false);
}

bool read_parameter(std::string_view pair, Target& out) {
  const auto equals = pair.find('=');
  auto& [name, value] = out.query.emplace_back();
  if (!percent_decode(pair.substr(0, equals), true, name)) return false;
  if (equals != std::string_view::npos && !percent_decode(pair.substr(equals + 1), true, value))
    return false;
  return is_utf8(name) && is_utf8(value) && !has_control(name, false) && !has_control(value, false);
}

bool read_query(std::string_view raw, Target& out) {
  while (!raw.empty()) {
    const auto end = std::min(raw.find('&'), raw.size());
    if (end != 0 &&
        (out.query.size() == kMaxParameters || !read_parameter(raw.substr(0, end), out)))
      return false;
    raw.remove_prefix(std::min(end + 1, raw.size()));
  }
  return true;
}

}  // namespace

bool percent_decode(std::string_view raw, bool plus_is_blank, std::string& out) {
  out.reserve(out.size() + raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (raw[i] == '%') {
      if (i + 2 >= raw.size()) return false;
      const int high = hex_value(raw[i + 1]), low = hex_value(raw[i + 2]);
      if (high < 0 || low < 0) return false;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += raw[i];
    }
  }
  return true;
}

Result<Target> parse_target(std::string_view raw) {
  raw = without_authority(raw);
  const auto mark = raw.find('?');
  Target out;
  if (raw.find('#') != std::string_view::npos || !read_path(raw.substr(0, mark), out.path) ||
      (mark != std::string_view::npos && !read_query(raw.substr(mark + 1), out)))
    return invalid("http.target", "网址中含有不能识别的内容，请检查地址后重试");
  return out;
}

}  // namespace tb
