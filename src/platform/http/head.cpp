#include "platform/http/head.hpp"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>
#include <random>

namespace tb {
namespace {

constexpr std::string_view kSecurityHeaders =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: SAMEORIGIN\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
// Pages may run our own scripts only; styles of the widget library are set by script.
constexpr std::string_view kPagePolicy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: "
    "blob:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'";
// Data run nothing; the style is what browsers wrap around a PDF.
constexpr std::string_view kDataPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";

struct Reason {
  int status;
  std::string_view text;
};
constexpr Reason kReasons[]{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

std::string_view reason_of(int status) {
  for (const auto& row : kReasons)
    if (row.status == status) return row.text;
  return "Status";
}

// "Tue, 24 Nov 2026 15:00:00 GMT", made once a second and thread.
std::string_view http_date() {
  thread_local std::time_t made_at = -1;
  thread_local std::string text;
  if (const auto now = std::time(nullptr); now != made_at) {
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    made_at = now;
  }
  return text;
}

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return (x | 32) == (y | 32); });
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  if (value.find_first_of("\r\n") != std::string_view::npos) return;
  out += name;
  out += ": ";
  out += value;
  out += "\r\n";
}

bool has_header(const Reply& reply, std::string_view name) {
  return std::any_of(reply.headers.begin(), reply.headers.end(),
                     [&](const auto& header) { return same_name(header.first, name); });
}

bool is_id_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

bool has_body(int status) { return status != 204 && status != 304; }

void append_head(std::string& out, const Reply& reply, const HeadOptions& options) {
  out.reserve(out.size() + 768);
  out += "HTTP/1.1 ";
  out += std::to_string(reply.status);
  out += ' ';
  out += reason_of(reply.status);
  out += "\r\n";
  append_header(out, "Date", http_date());
  if (has_body(reply.status)) {
    append_header(out, "Content-Length", std::to_string(reply.body.size()));
    if (!reply.content_type.empty()) append_header(out, "Content-Type", reply.content_type);
  }
  append_header(out, "X-Request-Id", options.request_id);
  out += kSecurityHeaders;
  // A 304 renews the stored page's headers: a policy for data here would disarm the page itself.
  if (reply.status != 304 && !has_header(reply, "Content-Security-Policy"))
    append_header(out, "Content-Security-Policy",
                  reply.content_type.starts_with("text/html") ? kPagePolicy : kDataPolicy);
  if (!has_header(reply, "Cache-Control")) out += "Cache-Control: no-store\r\n";
  if (options.is_secure) out += "Strict-Transport-Security: max-age=31536000\r\n";
  for (const auto& [name, value] : reply.headers) append_header(out, name, value);
  out += options.closes ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
}

std::string request_id_from(std::string_view header) {
  if (header.size() >= 8 && header.size() <= 64 &&
      std::all_of(header.begin(), header.end(), is_id_character))
    return std::string(header);
  thread_local std::mt19937_64 random{std::random_device{}()};
  constexpr char kHex[] = "0123456789abcdef";
  std::string id(16, '0');
  auto bits = random();
  for (auto& c : id) c = kHex[bits & 15], bits >>= 4;
  return id;
}

std::string_view language_from(std::string_view header) {
  const auto first = header.substr(0, header.find_first_of(",;"));
  if (first.starts_with("en")) return "en";
  for (const std::string_view traditional : {"zh-Hant", "zh-TW", "zh-HK", "zh-MO"})
    if (first.starts_with(traditional)) return "zh-Hant";
  return "zh-Hans";
}

}  // namespace tb
