#include <array>

#include "core/text.hpp"
#include "platform/http/route.hpp"

namespace tb {
namespace {

struct KindStatus {
  ErrorKind kind;
  int status;
};
// The one table from kinds of failure to HTTP.
constexpr std::array kStatuses{
    KindStatus{ErrorKind::invalid, 422},     KindStatus{ErrorKind::unauthorized, 401},
    KindStatus{ErrorKind::forbidden, 403},   KindStatus{ErrorKind::not_found, 404},
    KindStatus{ErrorKind::conflict, 409},    KindStatus{ErrorKind::too_large, 413},
    KindStatus{ErrorKind::unsupported, 415}, KindStatus{ErrorKind::unprocessable, 422},
    KindStatus{ErrorKind::too_many, 429},    KindStatus{ErrorKind::unavailable, 503},
    KindStatus{ErrorKind::unknown, 503},
};
// Invalid input that is not even readable: 400 instead of 422.
constexpr std::string_view kUnreadable[]{"json.malformed", "multipart.malformed", "http.target",
                                         "http.if_match", "http.idempotency_key"};

struct StatusTitle {
  int status;
  std::string_view title;
};
constexpr StatusTitle kTitles[]{
    {400, "请求格式有误"}, {401, "请先登录"},       {403, "没有权限"},     {404, "没有找到"},
    {405, "不支持的操作"}, {408, "请求超时"},       {409, "内容已有变化"}, {413, "内容太大"},
    {415, "不支持的格式"}, {422, "填写内容有误"},   {429, "操作太频繁"},   {431, "请求头太大"},
    {500, "系统出错"},     {503, "系统暂时不可用"},
};

std::string_view title_of(int status) {
  for (const auto& row : kTitles)
    if (row.status == status) return row.title;
  return "请求未能完成";
}

void member(std::string& out, std::string_view name, std::string_view text) {
  out += ",\"";
  out += name;
  out += "\":";
  write_json_text(out, text);
}

void append_fields(std::string& out, const std::vector<FieldError>& fields) {
  out += ",\"fields\":[";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    out += i == 0 ? "{\"field\":" : ",{\"field\":";
    write_json_text(out, fields[i].field);
    member(out, "code", fields[i].code);
    member(out, "message", fields[i].message);
    out += '}';
  }
  out += ']';
}

Reply problem_reply(int status, const Error& error, std::string_view request_id) {
  Reply reply{.status = status, .content_type = "application/problem+json"};
  auto& out = reply.body;
  out = "{\"type\":\"about:blank\"";
  member(out, "title", title_of(status));
  out += ",\"status\":" + std::to_string(status);
  member(out, "code", error.code);
  member(out, "detail", error.detail);
  append_fields(out, error.fields);
  if (!error.state.empty()) member(out, "state", error.state);
  member(out, "request_id", request_id);
  out += '}';
  if (status == 503) reply.with("Retry-After", "1");
  if (status == 429) reply.with("Retry-After", "10");
  if (status == 401) reply.with("WWW-Authenticate", "Bearer");
  return reply;
}

// RFC 8187: UTF-8, percent-encoded but for attr-char.
std::string extended_value(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
    if (is_plain)
      out += c;
    else
      out += '%', out += kHex[byte >> 4], out += kHex[byte & 15];
  }
  return out;
}

}  // namespace

int status_of(const Error& error) {
  if (error.kind == ErrorKind::invalid)
    for (const auto code : kUnreadable)
      if (error.code == code) return 400;
  for (const auto& row : kStatuses)
    if (row.kind == error.kind) return row.status;
  return 500;
}

Reply problem(const Error& error, std::string_view request_id) {
  return problem_reply(status_of(error), error, request_id);
}
Reply problem(int status, std::string_view code, std::string_view detail,
              std::string_view request_id) {
  return problem_reply(status, {.code = std::string(code), .detail = std::string(detail)},
                       request_id);
}

Reply empty_reply(int status) { return {.status = status}; }

Reply file_reply(std::string content_type, std::string bytes, std::string_view file_name,
                 bool is_download) {
  Reply reply{.status = 200, .content_type = std::move(content_type), .body = std::move(bytes)};
  const auto name = is_utf8(file_name) ? std::string(file_name) : std::string("file");
  return std::move(
      reply.with("Content-Disposition", std::string(is_download ? "attachment" : "inline") +
                                            "; filename*=UTF-8''" + extended_value(name)));
}

std::string etag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

}  // namespace tb
