#include "platform/http/client.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/url/parse.hpp>

namespace tb {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

struct HttpClient::Parts {
  std::string host, port;
  std::chrono::milliseconds deadline;
  asio::io_context context{1};
  std::optional<asio::ip::tcp::socket> socket;

  void connect() {
    asio::ip::tcp::resolver resolver(context);
    socket.emplace(context);
    asio::connect(*socket, resolver.resolve(host, port));
    socket->set_option(asio::ip::tcp::no_delay(true));
    const timeval wait{deadline.count() / 1000, deadline.count() % 1000 * 1000};
    for (const int option : {SO_RCVTIMEO, SO_SNDTIMEO})
      ::setsockopt(socket->native_handle(), SOL_SOCKET, option, &wait, sizeof wait);
  }

  Answer exchange(const Call& call) {
    http::request<http::string_body> request;
    request.method_string(call.method);
    request.target(call.path);
    request.version(11);
    request.set(http::field::host, host + ":" + port);
    for (const auto& [name, value] : call.headers) request.set(name, value);
    request.body() = call.body;
    request.prepare_payload();
    http::write(*socket, request);
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(64U << 20);
    http::read(*socket, buffer, parser);
    const auto& response = parser.get();
    Answer out{
        .status = static_cast<int>(response.result_int()), .headers = {}, .body = response.body()};
    for (const auto& field : response)
      out.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    if (!parser.keep_alive()) socket.reset();
    return out;
  }
};

std::string_view Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (beast::iequals(beast::string_view(key.data(), key.size()),
                       beast::string_view(name.data(), name.size())))
      return value;
  return {};
}

HttpClient::HttpClient(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

Result<HttpClient> HttpClient::to(std::string_view base, std::chrono::milliseconds deadline) {
  const auto url = boost::urls::parse_uri(boost::urls::string_view(base.data(), base.size()));
  if (!url || url->scheme() != "http" || url->host().empty())
    return invalid("http.bad_base", "地址请写成 http://127.0.0.1:8080 的样子");
  auto parts = std::make_unique<Parts>();
  parts->host = url->host();
  parts->port = url->has_port() ? std::string(url->port()) : "80";
  parts->deadline = deadline;
  return HttpClient(std::move(parts));
}

Result<Answer> HttpClient::send(const Call& call) {
  for (int attempt = 0;; ++attempt) {
    const bool kept = parts_->socket.has_value();
    try {
      if (!kept) parts_->connect();
      return parts_->exchange(call);
    } catch (const boost::system::system_error& lost) {
      parts_->socket.reset();
      // A kept connection may have been closed while idle: only then is a second try the first.
      if (kept && attempt == 0 && lost.code() == http::error::end_of_stream) continue;
      return fail(ErrorKind::unavailable, "http.unreachable",
                  fmt::format("连不上 {}:{}，请确认服务已经启动", parts_->host, parts_->port));
    }
  }
}

std::string multipart_body(std::string_view boundary, std::string_view field,
                           std::string_view value, std::string_view file_name,
                           std::string_view type, std::string_view bytes) {
  return fmt::format(
      "--{0}\r\nContent-Disposition: form-data; name=\"{1}\"\r\n\r\n{2}\r\n"
      "--{0}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{3}\"\r\nContent-Type: "
      "{4}\r\n\r\n{5}\r\n--{0}--\r\n",
      boundary, field, value, file_name, type, bytes);
}

}  // namespace tb
