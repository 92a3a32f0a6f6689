// Outgoing HTTP/1.1 calls, blocking, each with a deadline. Plain http only: what leaves the house
// goes through a proxy.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace tb {

struct Call {
  std::string method = "GET";
  std::string path;  // with query
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};
struct Answer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string_view header(std::string_view name) const;
};

// One connection to one server, kept between calls and made anew when it was lost. Not for two
// threads at once.
class HttpClient {
 public:
  // "http://127.0.0.1:8080". Fails invalid `http.bad_base`.
  static Result<HttpClient> to(std::string_view base,
                               std::chrono::milliseconds deadline = std::chrono::seconds(30));
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;

  // Any status is an answer. Fails unavailable `http.unreachable` (not connected, cut, too late).
  Result<Answer> send(const Call& call);

 private:
  struct Parts;
  explicit HttpClient(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// The body of a multipart/form-data request with one text field and one file; `boundary` must not
// occur in them.
std::string multipart_body(std::string_view boundary, std::string_view field,
                           std::string_view value, std::string_view file_name,
                           std::string_view type, std::string_view bytes);

}  // namespace tb
