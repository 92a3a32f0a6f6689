#include "platform/http/multipart.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace tb {
namespace {

constexpr std::size_t kMaxParts = 16;
constexpr std::size_t kMaxHeaders = 2'048;
constexpr std::size_t kMaxName = 64;
constexpr std::size_t kMaxFileName = 255;

std::unexpected<Error> malformed() {
  return invalid("multipart.malformed", "上传的内容不完整，请重新选择文件后再上传");
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// One `name=value` after a semicolon; the value may be quoted, with backslash before quote and
// backslash.
struct Parameter {
  std::string name;
  std::string value;
};

bool read_quoted(std::string_view& text, std::string& out) {
  text.remove_prefix(1);
  while (!text.empty() && text.front() != '"') {
    // Browsers send backslashes of file names unescaped: only before a quote or backslash it is an
    // escape.
    if (text.front() == '\\' && text.size() > 1 && (text[1] == '"' || text[1] == '\\'))
      text.remove_prefix(1);
    out += text.front();
    text.remove_prefix(1);
  }
  if (text.empty()) return false;
  text.remove_prefix(1);
  return true;
}

bool read_parameter(std::string_view& text, Parameter& out) {
  text = trimmed(text);
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return false;
  out.name = lowered(trimmed(text.substr(0, equals)));
  text = trimmed(text.substr(equals + 1));
  if (!text.empty() && text.front() == '"') {
    if (!read_quoted(text, out.value)) return false;
    text = trimmed(text);
    if (!text.empty() && text.front() != ';') return false;
  } else {
    const auto end = std::min(text.find(';'), text.size());
    out.value = trimmed(text.substr(0, end));
    text.remove_prefix(end);
  }
  return true;
}

// "form-data; name=…; filename=…": the word in front and the parameters, or nothing.
bool read_header_value(std::string_view text, std::string& word,
                       std::vector<Parameter>& parameters) {
  const auto end = std::min(text.find(';'), text.size());
  word = lowered(trimmed(text.substr(0, end)));
  text.remove_prefix(end);
  while (!text.empty()) {
    text.remove_prefix(1);  // the semicolon
    if (trimmed(text).empty()) break;
    if (!read_parameter(text, parameters.emplace_back())) return false;
  }
  return true;
}

bool read_disposition(std::string_view value, Part& part) {
  std::string word;
  std::vector<Parameter> parameters;
  if (!read_header_value(value, word, parameters) || word != "form-data") return false;
  for (auto& [name, text] : parameters) {
    if (name == "name")
      part.name = std::move(text);
    else if (name == "filename")
      part.file_name = std::move(text), part.is_file = true;
  }
  return !part.name.empty() && part.name.size() <= kMaxName && is_utf8(part.name) &&
         !has_control(part.name, false) && part.file_name.size() <= kMaxFileName;
}

bool read_headers(std::string_view headers, Part& part) {
  bool is_named = false;
  while (!headers.empty()) {
    const auto end = std::min(headers.find("\r\n"), headers.size());
    const auto line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 2, headers.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const auto name = lowered(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (name == "content-disposition") {
      if (is_named || !read_disposition(value, part)) return false;
      is_named = true;
    } else if (name == "content-type") {
      part.content_type = value;
    }
  }
  return is_named;
}

Result<std::string> boundary_of(std::string_view content_type) {
  std::string word;
  std::vector<Parameter> parameters;
  if (!read_header_value(content_type, word, parameters) || word != "multipart/form-data")
    return fail(ErrorKind::unsupported, "http.content_type",
                "请用 multipart/form-data 格式上传文件");
  for (auto& parameter : parameters)
    if (parameter.name == "boundary" && !parameter.value.empty() && parameter.value.size() <= 70)
      return std::move(parameter.value);
  return malformed();
}

}  // namespace

Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body) {
  const auto delimiter = "\r\n--" + TRY(boundary_of(content_type));
  // The first delimiter may stand at the very beginning, without its line end.
  const std::string_view opening = std::string_view(delimiter).substr(2);
  if (!body.starts_with(opening)) return malformed();
  body.remove_prefix(opening.size());
  std::vector<Part> parts;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n") || parts.size() == kMaxParts) return malformed();
    body.remove_prefix(2);
    const auto head = body.find("\r\n\r\n");
    if (head == std::string_view::npos || head > kMaxHeaders) return malformed();
    auto& part = parts.emplace_back();
    if (!read_headers(body.substr(0, head), part)) return malformed();
    body.remove_prefix(head + 4);
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) return malformed();
    part.data = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
  }
  return parts;
}

}  // namespace tb
