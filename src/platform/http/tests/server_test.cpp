#include "platform/http/server.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "platform/http/tests/sample_routes.hpp"
#include "platform/http/tests/wire_client.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb::http_test {
namespace {

using namespace std::chrono_literals;

ServerConfig quick() {
  return {.port = 0,
          .worker_threads = 4,
          .header_timeout = 300ms,
          .body_timeout = 300ms,
          .upload_timeout = 300ms,
          .idle_timeout = 600ms,
          .stop_grace = 2s};
}

class ServerTest : public testing::Test {
 protected:
  ServerTest() { serve(quick()); }
  void serve(ServerConfig config) {
    server_.reset();
    server_ = std::make_unique<Server>(std::move(config), router_);
    server_->start();
  }
  WireReply ask(std::string_view bytes, bool has_body = true) {
    return WireClient(server_->port()).ask(bytes, has_body);
  }

  Router router_ = sample_router();
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, a_request_becomes_a_value_and_a_value_a_reply) {
  const auto reply =
      ask(request("POST", "/api/v1/things", R"({"name":"小吃店","count":2,"colour":"green"})"));
  EXPECT_EQ(reply.status, 201);
  EXPECT_EQ(reply.body, R"({"id":"1","name":"小吃店","count":2,"colour":"green"})");
  EXPECT_EQ(reply.header("Content-Type"), "application/json");
}

TEST_F(ServerTest, every_reply_carries_security_headers_and_an_id) {
  for (const auto* target : {"/api/v1/things/5", "/api/v1/none", "/none", "/api/v1/fault"}) {
    const auto reply = ask(request("GET", target));
    EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_NE(reply.header("Content-Security-Policy"), "") << target;
    EXPECT_EQ(reply.header("Cache-Control"), "no-store") << target;
    EXPECT_EQ(reply.header("X-Request-Id").size(), 16U) << target;
  }
  EXPECT_EQ(ask(request("GET", "/api/v1/things/5", "", "X-Request-Id: my-id-0001\r\n"))
                .header("X-Request-Id"),
            "my-id-0001");
  EXPECT_NE(ask(request("GET", "/api/v1/things/5", "", "X-Request-Id: a b<script>\r\n"))
                .header("X-Request-Id"),
            "a b<script>");
}

TEST_F(ServerTest, a_header_with_line_ends_is_left_out) {
  const auto reply = ask(request("GET", "/api/v1/injects"));
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.head.find("Set-Cookie"), std::string::npos);
}

TEST_F(ServerTest, routes_with_a_session_ask_the_authenticator) {
  const auto refused = ask(request("GET", "/api/v1/me"));
  EXPECT_EQ(refused.status, 401);
  EXPECT_TRUE(refused.says("\"code\":\"session.required\""));
  EXPECT_EQ(refused.header("WWW-Authenticate"), "Bearer");
  EXPECT_TRUE(ask(request("GET", "/api/v1/me", "", "Authorization: Bearer good\r\n"))
                  .says("\"name\":\"张三\""));
}

TEST_F(ServerTest, bad_bodies_are_told_apart) {
  const auto post = [&](std::string_view body, std::string_view headers = {}) {
    return ask(request("POST", "/api/v1/things", body, headers));
  };
  for (const std::string_view malformed :
       {"{", "{\"name\":\"\xff\xfe\"}", "nothing", "{\"name\":\"a\nb\"}"}) {
    const auto reply = post(malformed);
    EXPECT_EQ(reply.status, 400) << malformed;
    EXPECT_TRUE(reply.says("\"code\":\"json.malformed\"")) << reply.body;
  }
  EXPECT_EQ(post("[]").status, 422);
  EXPECT_EQ(ask(request("POST", "/api/v1/things", "",
                        "Content-Type: application/json\r\nContent-Length: 0\r\n"))
                .status,
            400);
  const auto invalid = post(R"({"name":3,"count":"x","colour":"blue","more":1})");
  EXPECT_EQ(invalid.status, 422);
  for (const auto* field :
       {R"({"field":"name","code":"type")", R"({"field":"count","code":"type")",
        R"({"field":"colour","code":"choice")", R"({"field":"more","code":"unknown")"})
    EXPECT_TRUE(invalid.says(field)) << field << invalid.body;
  EXPECT_TRUE(post(R"({"name":"a\u0000b","count":1})").says("control_character"));
  EXPECT_EQ(post("a=1", "Content-Type: application/x-www-form-urlencoded\r\n").status, 415);
  EXPECT_EQ(ask(request("POST", "/api/v1/things", "", "Content-Length: 0\r\n")).status, 415);
  EXPECT_EQ(post(R"({"name":"a","count":1})", "Idempotency-Key: x\r\n").status, 400);
}

TEST_F(ServerTest, path_and_query_are_checked) {
  for (const auto* target :
       {"/api/v1/things/%ff", "/api/v1/things/%00", "/api/v1/../../etc/passwd",
        "/api/v1/things/..%2f..%2fetc", "/%2e%2e/%2e%2e/etc/passwd", "/api/v1/things?q=%c3%28"}) {
    const auto reply = ask(request("GET", target));
    EXPECT_EQ(reply.status, 400) << target;
    EXPECT_TRUE(reply.says("http.target")) << target;
  }
  EXPECT_EQ(ask(request("GET", "/api/v1/things/abc")).status, 404);
  EXPECT_EQ(ask(request("GET", "/api/v1/things/99999999999999999999")).status, 404);
  const auto reply = ask(request("GET", "/api/v1/things?limit=x&other=1"));
  EXPECT_EQ(reply.status, 422);
  EXPECT_TRUE(reply.says("query.invalid"));
  EXPECT_TRUE(ask(request("GET", "/api/v1/things?limit=2&q=%E5%B0%8F&mine"))
                  .says(R"("id":"1","name":"小","count":20)"));
}

TEST_F(ServerTest, methods_and_head) {
  const auto reply = ask(request("DELETE", "/api/v1/things"));
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.header("Allow"), "GET, HEAD, POST");
  for (const auto* method : {"OPTIONS", "TRACE", "BREW"})
    EXPECT_EQ(ask(request(method, "/api/v1/things")).status, 405);
  EXPECT_EQ(ask(request("POST", "/")).status, 405);
  const auto get = ask(request("GET", "/api/v1/things/5"));
  WireClient client(server_->port());
  const auto head = client.ask(request("HEAD", "/api/v1/things/5"), false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), get.header("Content-Length"));
  EXPECT_EQ(client.ask(request("GET", "/api/v1/things/6")).status,
            200);  // no body of HEAD in between
}

TEST_F(ServerTest, etags_and_versions) {
  EXPECT_EQ(ask(request("GET", "/api/v1/things/5")).header("ETag"), "\"3\"");
  EXPECT_EQ(ask(request("PATCH", "/api/v1/things/5", "{}", "If-Match: \"3\"\r\n")).status, 204);
  EXPECT_EQ(ask(request("PATCH", "/api/v1/things/5", "{}", "If-Match: \"2\"\r\n")).status, 409);
  EXPECT_EQ(ask(request("PATCH", "/api/v1/things/5", "{}", "If-Match: new\r\n")).status, 400);
}

TEST_F(ServerTest, busy_and_limited_say_when_to_come_again) {
  EXPECT_EQ(ask(request("GET", "/api/v1/busy")).header("Retry-After"), "1");
  EXPECT_EQ(ask(request("GET", "/api/v1/limited")).header("Retry-After"), "10");
}

TEST_F(ServerTest, a_connection_is_kept_and_pipelined_requests_are_answered_in_order) {
  WireClient client(server_->port());
  std::string many;
  for (int i = 1; i <= 50; ++i) many += request("GET", "/api/v1/things/" + std::to_string(i));
  many += request("POST", "/api/v1/things", R"({"name":"last","count":1})");
  client.send(many);
  for (int i = 1; i <= 50; ++i)
    EXPECT_TRUE(client.read().says("\"id\":\"" + std::to_string(i) + "\"")) << i;
  EXPECT_TRUE(client.read().says("last"));
}

TEST_F(ServerTest, a_request_may_come_byte_by_byte_and_in_chunks) {
  WireClient client(server_->port());
  for (const char c : request("GET", "/api/v1/things/5")) client.send({&c, 1});
  EXPECT_EQ(client.read().status, 200);
  EXPECT_EQ(client
                .ask("POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                     "Transfer-Encoding: "
                     "chunked\r\n\r\n9\r\n{\"name\":\"\r\nd\r\na\",\"count\":1}\r\n0\r\n\r\n")
                .status,
            201);
}

TEST_F(ServerTest, connections_end_when_they_should) {
  WireClient closing(server_->port());
  const auto reply = closing.ask(request("GET", "/api/v1/things/5", "", "Connection: close\r\n"));
  EXPECT_EQ(reply.header("Connection"), "close");
  EXPECT_TRUE(closing.is_ended());
  WireClient old(server_->port());
  EXPECT_EQ(old.ask("GET /api/v1/things/5 HTTP/1.0\r\n\r\n").status, 200);
  EXPECT_TRUE(old.is_ended());
  WireClient idle(server_->port());
  EXPECT_EQ(idle.ask(request("GET", "/api/v1/things/5")).status, 200);
  EXPECT_TRUE(idle.is_ended());  // idle_timeout
}

TEST_F(ServerTest, slow_clients_are_told_408) {
  WireClient slow_head(server_->port());
  EXPECT_EQ(slow_head.ask("GET /api/v1/things/5 HTTP/1.1\r\nHos").status, 408);
  EXPECT_TRUE(slow_head.is_ended());
  WireClient slow_body(server_->port());
  const auto reply =
      slow_body.ask("POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_EQ(reply.status, 408);
  EXPECT_TRUE(reply.says("http.timeout"));
  EXPECT_TRUE(slow_body.is_ended());
}

TEST_F(ServerTest, large_bodies_are_refused_before_they_are_read) {
  const auto told =
      ask("POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n");
  EXPECT_EQ(told.status, 413);
  EXPECT_TRUE(told.says("http.too_large"));
  // What is still on its way is taken, so that no reset destroys the reply.
  WireClient sending(server_->port());
  EXPECT_EQ(
      sending.ask("POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n")
          .status,
      413);
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(sending.send(std::string(1'000, 'x')));
    std::this_thread::sleep_for(5ms);
  }
  std::string chunks =
      "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 40; ++i) chunks += "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  EXPECT_EQ(ask(chunks).status, 413);
  EXPECT_EQ(ask(request("POST", "/api/v1/things", std::string(1U << 20, ' '))).status, 400);
  EXPECT_EQ(
      ask("POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n")
          .status,
      400);
}

TEST_F(ServerTest, large_replies_come_whole) {
  const auto reply = ask(request("GET", "/api/v1/large"));
  EXPECT_EQ(reply.body, std::string(3'000'000, 'x'));
}

TEST_F(ServerTest, requests_that_are_no_http_are_refused) {
  for (const std::string_view bad :
       {"\x16\x03\x01\x02\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /api/v1/things/5 HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA: \x01\r\n\r\n",
        "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n",
        "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: "
        "3\r\n\r\n{}",
        "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"}) {
    const auto reply = ask(bad);
    EXPECT_EQ(reply.status, 400) << bad;
    EXPECT_TRUE(reply.says("\"request_id\":\"")) << reply.body;
  }
  EXPECT_EQ(ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20'000, 'a') + "\r\n\r\n").status,
            431);
  EXPECT_EQ(ask("GET /" + std::string(40'000, 'a')).status, 431);
}

TEST_F(ServerTest, uploads_come_in_parts) {
  const std::string type = "Content-Type: multipart/form-data; boundary=B\r\n";
  const auto body = [](std::size_t bytes) {
    return "--B\r\nContent-Disposition: form-data; name=\"material\"\r\n\r\nplan\r\n"
           "--B\r\nContent-Disposition: form-data; name=\"file\"; "
           "filename=\"../../平面图.pdf\"\r\n\r\n" +
           std::string(bytes, 'p') + "\r\n--B--\r\n";
  };
  serve({.port = 0});
  EXPECT_EQ(ask(request("POST", "/api/v1/things/5/files", body(10'000'000), type)).body,
            R"({"material":"plan","file_name":"../../平面图.pdf","bytes":10000000})");
  EXPECT_EQ(ask(request("POST", "/api/v1/things/5/files", body(12'000'000), type)).status, 413);
  EXPECT_EQ(ask(request("POST", "/api/v1/things/5/files", "--B\r\n", type)).status, 400);
  EXPECT_EQ(ask(request("POST", "/api/v1/things/5/files", "{}")).status, 415);
  EXPECT_EQ(
      ask(request("POST", "/api/v1/things/5/files",
                  "--B\r\nContent-Disposition: form-data; name=\"material\"\r\n\r\nplan\r\n--B--",
                  type))
          .status,
      422);
  WireClient careful(server_->port());
  careful.send("POST /api/v1/things/5/files HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n" +
               type + "Content-Length: " + std::to_string(body(3).size()) + "\r\n\r\n");
  EXPECT_EQ(careful.read().status, 100);
  EXPECT_EQ(careful.ask(body(3)).status, 201);
}

TEST_F(ServerTest, a_full_queue_refuses_at_once_and_recovers) {
  auto config = quick();
  config.worker_threads = 1;
  config.queue_limit = 1;
  serve(config);
  hold_gate = true;
  WireClient running(server_->port()), queued(server_->port()), refused(server_->port());
  running.send(request("GET", "/api/v1/slow"));
  while (waiting_at_gate == 0) std::this_thread::sleep_for(1ms);
  queued.send(request("GET", "/api/v1/slow"));
  while (metrics_text().find("\ntb_http_queue 1\n") == std::string::npos)
    std::this_thread::sleep_for(1ms);
  const auto reply = refused.ask(request("GET", "/api/v1/slow"));
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("Retry-After"), "1");
  EXPECT_TRUE(reply.says("http.busy"));
  hold_gate = false;
  EXPECT_EQ(running.read().status, 204);
  EXPECT_EQ(queued.read().status, 204);
  EXPECT_EQ(refused.ask(request("GET", "/api/v1/slow")).status, 204);
}

TEST_F(ServerTest, too_many_connections_are_turned_away) {
  auto config = quick();
  config.max_connections = 1;
  serve(config);
  WireClient first(server_->port());
  EXPECT_EQ(first.ask(request("GET", "/api/v1/things/5")).status, 200);
  EXPECT_EQ(WireClient(server_->port()).read().status, 503);
}

TEST_F(ServerTest, stopping_lets_running_requests_finish) {
  hold_gate = true;
  WireClient running(server_->port()), idle(server_->port());
  EXPECT_EQ(idle.ask(request("GET", "/api/v1/things/5")).status, 200);
  running.send(request("GET", "/api/v1/slow"));
  while (waiting_at_gate == 0) std::this_thread::sleep_for(1ms);
  const auto port = server_->port();
  std::thread stopper([&] { server_->stop(); });
  EXPECT_TRUE(idle.is_ended());
  EXPECT_FALSE(WireClient(port).is_open());
  hold_gate = false;
  const auto reply = running.read();
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.header("Connection"), "close");
  stopper.join();
}

TEST_F(ServerTest, clients_that_leave_in_the_middle_do_no_harm) {
  for (int i = 0; i < 50; ++i) {
    WireClient client(server_->port());
    client.send(i % 2 == 0 ? request("GET", "/api/v1/large")
                           : "POST /api/v1/things HTTP/1.1\r\nContent-Le");
  }
  EXPECT_EQ(ask(request("GET", "/api/v1/things/5")).status, 200);
}

TEST_F(ServerTest, the_proxy_names_the_client_only_when_it_is_trusted) {
  const auto asked =
      request("GET", "/api/v1/things/5", "",
              "X-Forwarded-For: 10.0.0.1, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n");
  EXPECT_TRUE(ask(asked).says("\"name\":\"127.0.0.1\""));
  auto config = quick();
  config.proxies = *TrustedProxies::parse({"127.0.0.1"});
  serve(config);
  const auto reply = ask(asked);
  EXPECT_TRUE(reply.says("\"name\":\"203.0.113.9\""));
  EXPECT_NE(reply.header("Strict-Transport-Security"), "");
  const auto twice = ask(request("GET", "/api/v1/things/5", "",
                                 "X-Forwarded-For: 198.51.100.7\r\nForwarded: for=198.51.100.8\r\n"
                                 "X-Forwarded-For: 203.0.113.9\r\n"));
  EXPECT_TRUE(twice.says("\"name\":\"203.0.113.9\"")) << "a forged field before the proxy's own";
  const auto broken =
      ask(request("GET", "/api/v1/things/5", "", "X-Forwarded-For: 203.0.113.9, nobody\r\n"));
  EXPECT_TRUE(broken.says("\"name\":\"127.0.0.1\""));
}

TEST_F(ServerTest, an_address_in_use_is_told) {
  auto config = quick();
  config.port = server_->port();
  Server second(config, router_);
  EXPECT_THROW(second.start(), std::runtime_error);
  config.port = 0;
  config.tls_certificate = "/nowhere.pem";
  config.tls_key = "/nowhere.key";
  Server third(config, router_);
  EXPECT_THROW(third.start(), std::runtime_error);
}

TEST_F(ServerTest, many_clients_at_once_get_their_own_answers) {
  auto config = quick();
  config.io_threads = 2;
  serve(config);
  std::vector<std::thread> clients;
  std::atomic<int> right{0};
  for (int t = 0; t < 8; ++t)
    clients.emplace_back([&, t] {
      WireClient client(server_->port());
      for (int i = 0; i < 100; ++i) {
        const auto id = std::to_string(t * 1'000 + i + 1'000);
        if (client.ask(request("GET", "/api/v1/things/" + id)).says("\"id\":\"" + id + "\""))
          ++right;
      }
    });
  for (auto& client : clients) client.join();
  EXPECT_EQ(right, 800);
}

class PagesTest : public ServerTest {
 protected:
  PagesTest() {
    namespace fs = std::filesystem;
    folder_ = fs::temp_directory_path() / ("tongban_pages_" + std::to_string(getpid()));
    fs::create_directories(folder_ / "desk/assets");
    fs::create_directories(folder_ / "assets");
    write("index.html", "portal");
    write("desk/index.html", "desk");
    write("assets/a-1.js", "script");
    write("assets/a-1.js.gz", "packed");
    write(".hidden", "secret");
    fs::create_symlink("/etc/passwd", folder_ / "passwd.txt");
    auto config = quick();
    config.ui_folder = folder_;
    serve(config);
  }
  ~PagesTest() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name) << text;
  }

  std::filesystem::path folder_;
};

TEST_F(PagesTest, pages_and_their_deep_links_are_served) {
  EXPECT_EQ(ask(request("GET", "/")).body, "portal");
  EXPECT_EQ(ask(request("GET", "/items/%E9%A3%9F%E5%93%81?q=1")).body, "portal");
  EXPECT_EQ(ask(request("GET", "/desk/")).body, "desk");
  EXPECT_EQ(ask(request("GET", "/desk/tasks/7")).body, "desk");
  EXPECT_EQ(ask(request("GET", "/")).header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(ask(request("GET", "/")).header("Cache-Control"), "no-cache");
  EXPECT_EQ(ask(request("GET", "/api/v1/none")).status, 404);
}

TEST_F(PagesTest, assets_are_kept_and_may_be_compressed) {
  const auto plain = ask(request("GET", "/assets/a-1.js"));
  EXPECT_EQ(plain.body, "script");
  EXPECT_EQ(plain.header("Cache-Control"), "public, max-age=31536000, immutable");
  const auto packed = ask(request("GET", "/assets/a-1.js", "", "Accept-Encoding: br, gzip\r\n"));
  EXPECT_EQ(packed.body, "packed");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(ask(request("GET", "/", "",
                        "If-None-Match: " + ask(request("GET", "/")).header("ETag") + "\r\n"))
                .status,
            304);
}

TEST_F(PagesTest, nothing_outside_the_folder_is_served) {
  for (const auto* target :
       {"/.hidden", "/passwd.txt", "/assets/none.js", "/a-1.js.gz", "/favicon.ico"})
    EXPECT_EQ(ask(request("GET", target)).status, 404) << target;
  for (const auto* target :
       {"/../etc/passwd", "/assets/../../etc/passwd", "/%2e%2e%2fetc/passwd", "/..%5cetc"})
    EXPECT_EQ(ask(request("GET", target)).status, 400) << target;
}

}  // namespace
}  // namespace tb::http_test
