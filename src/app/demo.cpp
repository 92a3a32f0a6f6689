// demo: drives one whole case through HTTP and prints each step with its time.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "app/cli.hpp"
#include "app/refuse.hpp"
#include "core/crypto.hpp"
#include "core/json.hpp"
#include "core/time.hpp"
#include "platform/http/client.hpp"

namespace tb::app {

namespace {

constexpr std::string_view kPassword = "Tongban#2026";
constexpr std::string_view kBoundary = "tongban-demo-boundary";
// A valid PDF of one empty page.
constexpr std::string_view kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f "
    "\n"
    "0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 "
    "R>>\nstartxref\n164\n%%EOF\n";

using Clock = std::chrono::steady_clock;

// The form of the demo's case: a hair salon that opens in a month. {0}: a day in a year, {1}: then.
constexpr std::string_view kDemoForm = R"({{"applicant_name":"广安青禾美容美发有限公司",
"credit_code":"91511602MA7DEM0169","phone":"13712345602","contact_address":"广安市广安区万盛街道演示大道 88 号",
"place_name":"青禾美容美发","address":"广安市广安区万盛街道演示大道 88 号","category":"公共浴室、理发店、美容店",
"area_m2":86,"staff_count":1,"health_certificates":[{{"name":"赵敏","certificate_no":"演示0001","valid_to":"{0}"}}],
"central_air":false,"manager":"赵敏","opening_date":"{1}","delivery":"窗口领取","service_address":"广安市广安区万盛街道演示大道 88 号"}})";

// The text of a string member of a JSON object at its top level; the demo reads so little that a
// table would be more.
std::string member(std::string_view json, std::string_view name) {
  const auto key = fmt::format("\"{}\":\"", name);
  const auto at = json.find(key);
  if (at == std::string_view::npos) return {};
  const auto from = at + key.size();
  return std::string(json.substr(from, json.find('"', from) - from));
}

class Actor {
 public:
  static Result<Actor> sign_in(const std::string& base, const std::string& account) {
    Actor out(account, TRY(HttpClient::to(base)));
    const auto answer = TRY(out.step(
        "登录", {"POST",
                 "/api/v1/sessions",
                 {},
                 fmt::format(R"({{"account":"{}","password":"{}"}})", account, kPassword)}));
    out.token_ = member(answer.body, "token");
    return out;
  }

  Result<Answer> post(std::string_view what, std::string path, std::string body) {
    return step(what,
                {"POST", std::move(path), {{"Idempotency-Key", random_token()}}, std::move(body)});
  }
  Result<Answer> get(std::string_view what, std::string path) {
    return step(what, {"GET", std::move(path), {}, {}});
  }
  Result<Answer> upload(std::string_view what, std::string path, std::string_view material) {
    return step(
        what,
        {"POST",
         std::move(path),
         {{"Content-Type", fmt::format("multipart/form-data; boundary={}", kBoundary)}},
         multipart_body(kBoundary, "material", material, "演示.pdf", "application/pdf", kPdf)});
  }

 private:
  Actor(std::string account, HttpClient client)
      : account_(std::move(account)), client_(std::move(client)) {}

  Result<Answer> step(std::string_view what, Call call) {
    if (!token_.empty()) call.headers.emplace_back("Authorization", "Bearer " + token_);
    const bool has_type = !call.headers.empty() && call.headers.front().first == "Content-Type";
    if (!call.body.empty() && !has_type)
      call.headers.emplace_back("Content-Type", "application/json");
    const auto start = Clock::now();
    auto answer = TRY(client_.send(call));
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    fmt::print("{:>9.1f} ms  {:<10} {}  {} {} → {}\n", took.count(), account_, what, call.method,
               call.path, answer.status);
    if (answer.status >= 400) {
      fmt::print(stderr, "{}\n", answer.body);
      return fail(ErrorKind::invalid, "demo.refused", fmt::format("“{}”没有办成", what));
    }
    return answer;
  }

  std::string account_, token_;
  HttpClient client_;
};

// The open task of a case that an actor sees.
Result<std::string> task_of(Actor& actor, const std::string& number) {
  const auto answer = TRY(actor.get("找到任务", "/api/v1/tasks?limit=100"));
  std::string_view rest = answer.body;
  for (auto at = rest.find(R"({"id":")"); at != std::string_view::npos;
       at = rest.find(R"({"id":")", at + 1)) {
    const auto task = rest.substr(at);
    if (member(task, "case_number") == number) return member(task, "id");
  }
  return not_found("demo.no_task", "没有看到这件申请的任务");
}

Result<void> complete(Actor& actor, const std::string& number, std::string_view what,
                      std::string_view outcome) {
  const auto task = TRY(task_of(actor, number));
  TRY(actor.post(what, "/api/v1/tasks/" + task + "/complete",
                 fmt::format(R"({{"outcome":"{}","comment":"演示"}})", outcome)));
  return {};
}

Result<void> life(const std::string& base) {
  auto citizen = TRY(Actor::sign_in(base, "company1"));
  auto clerk = TRY(Actor::sign_in(base, "clerk1"));
  auto reviewer = TRY(Actor::sign_in(base, "reviewer1"));
  auto approver = TRY(Actor::sign_in(base, "approver1"));
  TRY(citizen.get("搜事项", "/api/v1/items?q=%E5%8D%AB%E7%94%9F%E8%AE%B8%E5%8F%AF&limit=5"));
  const std::string code = "511A0015500009-511602000000-000-115113016823646795-1-00";
  TRY(citizen.get("看指南", "/api/v1/items/" + code));
  const auto meta = TRY(citizen.get("看今天的日期", "/api/v1/meta"));
  const auto today = TRY(parse_date(member(meta.body, "date")));
  const auto form = fmt::format(kDemoForm, to_string(today + 365), to_string(today + 30));
  const auto created = TRY(citizen.post(
      "开始申请", "/api/v1/cases", fmt::format(R"({{"item_code":"{}","form":{}}})", code, form)));
  const auto number = member(created.body, "number");
  const auto path = "/api/v1/cases/" + number;
  std::string_view rest = created.body;
  rest = rest.substr(rest.find(R"("missing":)"));
  rest = rest.substr(0, rest.find(']'));
  for (auto at = rest.find(R"({"id":")"); at != std::string_view::npos;
       at = rest.find(R"({"id":")", at + 1))
    TRY(citizen.upload("上传材料", path + "/materials", member(rest.substr(at), "id")));
  TRY(citizen.post("签名提交", path + "/submit",
                   R"({"signature":{"kind":"typed","name":"广安青禾美容美发有限公司"}})"));
  TRY_VOID(complete(clerk, number, "受理", "accept"));
  TRY_VOID(complete(reviewer, number, "审查", "pass"));
  TRY_VOID(complete(approver, number, "决定", "grant"));
  TRY_VOID(complete(clerk, number, "送达", "deliver"));
  const auto closed = TRY(citizen.get("看结果", path));
  const auto at = closed.body.find(R"("licence":{)");
  fmt::print(
      "办件 {}：{}，证照 {}\n", number, member(closed.body, "state_name"),
      at == std::string::npos ? "无" : member(std::string_view(closed.body).substr(at), "number"));
  return {};
}

}  // namespace

int demo_run(const std::string& base) {
  const auto done = life(base);
  return done ? 0 : refuse(done.error());
}

}  // namespace tb::app
