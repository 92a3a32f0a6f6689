// What a module's api.cpp sees of HTTP: one Route a use case, an Exchange in, a Reply or an Error
// out. Nothing here knows Beast or Asio. The same table of routes serves requests, writes
// openapi.json and the readable page.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/describe.hpp"
#include "core/json.hpp"
#include "core/result.hpp"

namespace tb {

enum class Method : std::uint8_t {
  get,
  post,
  put,
  patch,
  del
};  // HEAD is answered by the GET route
std::string_view method_name(Method method);  // "GET"

using NamedTexts = std::vector<std::pair<std::string_view, std::string>>;

// One part of a multipart/form-data body. `file_name` is what the client said: bytes to be shown
// (when valid UTF-8), never a path to be opened.
struct Part {
  std::string name;
  std::string file_name;
  std::string content_type;
  std::string data;
  bool is_file = false;
};

// One request with what the server knows about it. Lives until its reply is written; views in it
// die with it.
struct Exchange {
  Method method = Method::get;
  std::string path;        // percent-decoded, valid UTF-8, no control characters
  NamedTexts path_params;  // in order of the pattern
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order of arrival
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  std::string body;
  std::vector<Part> parts;  // of an upload route
  std::string remote;       // the client's address, without port
  std::string request_id;
  std::string language = "zh-Hans";  // "zh-Hans", "zh-Hant" or "en", from Accept-Language
  bool secure = false;               // the client came over TLS (here or at the proxy)

  // Set by the authenticator hook: who acts (the identity module's own type) and the account for
  // logs.
  std::shared_ptr<const void> caller;
  Id account;

  // The decoded path parameter; empty when the pattern has none of that name.
  std::string_view param(std::string_view name) const;
  // The same as an id; fails not_found `http.not_found` unless it is an id.
  Result<Id> id_param(std::string_view name) const;
  // The first query parameter of that name, or nothing.
  std::optional<std::string_view> query_param(std::string_view name) const;
  // The header's value, name in any case; empty when absent.
  std::string_view header(std::string_view name) const;
  // The value of a cookie; empty when absent.
  std::string_view cookie(std::string_view name) const;
  // The part of an upload, or nullptr.
  const Part* part(std::string_view name) const;
  // The version in If-Match ("3" in quotes); nothing without the header or for `*`.
  // Fails invalid `http.if_match` when it is no version of ours.
  Result<std::optional<std::int64_t>> if_match() const;
  // Idempotency-Key when sane (8–128 visible ASCII characters), empty when absent.
  // Fails invalid `http.idempotency_key`.
  Result<std::string_view> idempotency_key() const;
  // The authenticated caller. Only for routes with needs_session, whose authenticator sets a C.
  template <class C>
  const C& caller_as() const {
    return *static_cast<const C*>(caller.get());
  }
};

// Read the JSON body or the query through a field table. Fail unsupported `http.content_type`,
// invalid `json.malformed` (400), `json.invalid` or `query.invalid` (422 with every wrong field).
Result<void> decode_body(const Exchange& exchange, const Type& type, void* out);
// Lists take repeated parameters; a boolean may stand without value (`?mine`); unknown names are
// refused.
Result<void> decode_query(const Exchange& exchange, const Type& type, void* out);
template <class T>
Result<T> decode(const Exchange& exchange) {
  T value{};
  TRY_VOID(decode_body(exchange, *TypeOf<T>::get(), &value));
  return value;
}
template <class T>
Result<T> query(const Exchange& exchange) {
  T value{};
  TRY_VOID(decode_query(exchange, *TypeOf<T>::get(), &value));
  return value;
}

struct Reply {
  int status = 200;
  std::string content_type;  // none for an empty body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;

  Reply& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};
template <class T>
Reply json_reply(int status, const T& value) {
  Reply reply{.status = status, .content_type = "application/json"};
  reply.body.reserve(256);
  write_json(reply.body, *TypeOf<T>::get(), &value);
  return reply;
}
// Of JSON that is written already.
inline Reply json_reply(std::string body) {
  return {.status = 200, .content_type = "application/json", .body = std::move(body)};
}
Reply empty_reply(int status = 204);
// Bytes as a file: `inline` or as a download named `file_name` (any Chinese name; RFC 6266 and
// 8187).
Reply file_reply(std::string content_type, std::string bytes, std::string_view file_name,
                 bool is_download);
// `"3"`: the value of ETag for a record's version.
std::string etag(std::int64_t version);

// What a request costs that is answered in the usual way by a node that knows who asks and what he
// asks for: statements sent, flushes of the pipeline, rows written. tests/routes counts each on
// PostgreSQL.
struct Cost {
  int statements = 0;
  int flushes = 0;
  int rows = 0;
};

using Handler = std::function<Result<Reply>(Exchange&)>;

struct Route {
  Method method = Method::get;
  std::string_view path;          // "/api/v1/cases/{number}/materials"; the views are literals
  std::string_view name;          // operation id: "cases.submit"
  std::string_view summary;       // Chinese, one line
  std::string_view action;        // the permission may() is asked for; empty for public routes
  const Type* query = nullptr;    // decoded with query<T>()
  const Type* request = nullptr;  // decoded with decode<T>()
  const Type* reply = nullptr;    // of the successful reply
  int success_status = 200;
  Cost cost{};
  bool needs_session = true;  // the authenticator must succeed first
  bool upload = false;        // multipart/form-data up to 11 MiB instead of JSON up to 1 MiB
  bool idempotent = false;    // takes Idempotency-Key
  std::string_view reply_type = "application/json";  // "application/pdf" for files
  Handler handle;
};

// Runs before the handler. Sets exchange.caller and account, or fails unauthorized/forbidden.
// `required` is needs_session: otherwise it may leave the caller empty, and its failure is ignored.
using Authenticator =
    std::function<Result<void>(Exchange& exchange, const Route& route, bool required)>;

// Whether a route may be used now; asked first, for every route. Its failure is the answer.
using Gate = std::function<Result<void>(const Route& route)>;

struct Match {
  const Route* route = nullptr;  // none: 404, or 405 when `allow` is set
  NamedTexts params;
  std::string allow;  // "GET, HEAD, POST": what the path does take
};

// Knows all routes. Built at start, then read by all threads.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // Two routes of one method and path, or a pattern that is none, are a bug: std::logic_error.
  void add(std::vector<Route> routes);
  void authenticate_with(Authenticator authenticator);
  void open_when(Gate gate);

  const std::vector<const Route*>& routes() const;  // in order of addition
  // `path` decoded. A fixed segment wins over a parameter.
  Match match(Method method, std::string_view path) const;
  // The methods a path takes, for Allow: "GET, HEAD, POST"; empty when no route has the path.
  std::string allow(std::string_view path) const;
  // Everything from match to reply; every failure and exception comes out as problem+json. Never
  // throws.
  Reply answer(Exchange& exchange) const;
  Reply answer(Exchange& exchange, Match match) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// RFC 9457 problem details of an error; the one place that maps ErrorKind to a status.
int status_of(const Error& error);
Reply problem(const Error& error, std::string_view request_id);
// The same for statuses without an ErrorKind (400, 405, 408, 431, 500).
Reply problem(int status, std::string_view code, std::string_view detail,
              std::string_view request_id);

}  // namespace tb
