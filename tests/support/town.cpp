#include "support/town.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <fstream>

namespace tb::trial {

const std::string_view kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Size 4/Root 1 0 "
    "R>>\n%%EOF\n";

json::value Said::at(std::string_view path) const {
  json::value here = value;
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    const auto name = path.substr(0, end);
    json::value next;
    if (here.is_object()) {
      if (const auto* found =
              here.as_object().if_contains(json::string_view(name.data(), name.size())))
        next = *found;
    } else if (here.is_array()) {
      std::size_t index = 0;
      std::from_chars(name.data(), name.data() + name.size(), index);
      if (index < here.as_array().size()) next = here.as_array()[index];
    }
    here = next;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return here;
}

std::string Said::text(std::string_view path) const {
  const auto found = at(path);
  if (found.is_null()) return "";
  if (found.is_string()) return std::string(found.as_string().c_str());
  return json::serialize(found);
}

Person::Person(std::uint16_t port, std::string_view account)
    : client_(*HttpClient::to(fmt::format("http://127.0.0.1:{}", port))), account_(account) {
  sign_in();
}

void Person::sign_in() {
  if (account_.empty()) return;
  token_.clear();
  token_ = post("/api/v1/sessions",
                fmt::format(R"({{"account":"{}","password":"Tongban#2026"}})", account_))
               .text("token");
}

Said Person::send(Call call) {
  auto signed_call = call;
  if (!token_.empty()) signed_call.headers.emplace_back("Authorization", "Bearer " + token_);
  const auto answer = client_.send(signed_call);
  if (!answer) return {.status = 0, .body = answer.error().code, .value = {}};
  // A session ends while the test's clock jumps over days.
  if (!account_.empty() && answer->status == 401 &&
      answer->body.contains("identity.session_expired")) {
    sign_in();
    return send(std::move(call));
  }
  Said out{.status = answer->status, .body = answer->body, .value = {}};
  json::error_code error;
  out.value = json::parse(out.body, error);
  return out;
}

Said Person::get(const std::string& path) { return send({"GET", path, {}, {}}); }
Said Person::del(const std::string& path) { return send({"DELETE", path, {}, {}}); }
Said Person::post(const std::string& path, const std::string& body, std::string key) {
  Call call{"POST", path, {{"Content-Type", "application/json"}}, body};
  if (!key.empty()) call.headers.emplace_back("Idempotency-Key", std::move(key));
  return send(std::move(call));
}
Said Person::patch(const std::string& path, const std::string& body, std::string if_match) {
  Call call{"PATCH", path, {{"Content-Type", "application/json"}}, body};
  if (!if_match.empty()) call.headers.emplace_back("If-Match", std::move(if_match));
  return send(std::move(call));
}
Said Person::upload(const std::string& path, std::string_view material, std::string_view file_name,
                    std::string_view bytes) {
  constexpr std::string_view kBoundary = "test-boundary-7d3f";
  return send(
      {"POST",
       path,
       {{"Content-Type", fmt::format("multipart/form-data; boundary={}", kBoundary)}},
       multipart_body(kBoundary, "material", material, file_name, "application/pdf", bytes)});
}

namespace {

constexpr const char* kUsualStart = "2026-03-02T10:00:00+08:00";
// Ids follow the clock: those of a copy must come after those of its original.
constexpr const char* kBeforeStart = "2026-03-02T09:50:00+08:00";

std::string fresh_folder() {
  static std::atomic<int> serial{0};
  auto folder =
      (std::filesystem::temp_directory_path() / fmt::format("tb_town_{}_{}", ::getpid(), serial++))
          .string();
  std::filesystem::remove_all(folder);
  return folder;
}

}  // namespace

// The demo city as its first start leaves it. Making it takes most of a short test's time, so it is
// made once by a program and copied for each town.
class Town::Original {
 public:
  static const Original& of(const std::string& kind) {
    if (all().empty()) testing::AddGlobalTestEnvironment(new End);
    auto& made = all()[kind];
    if (!made) made.reset(new Original(kind));
    return *made;
  }
  ~Original() { std::filesystem::remove_all(folder_); }
  void copy_into(const std::string& folder) const {
    std::filesystem::copy(folder_, folder, std::filesystem::copy_options::recursive);
  }
  std::unique_ptr<WholeDatabase> copy() const {
    return database_ ? std::make_unique<WholeDatabase>(database_.get()) : nullptr;
  }

 private:
  // Before the program's own end, while libraries still stand.
  struct End : testing::Environment {
    void TearDown() override { all().clear(); }
  };
  static std::map<std::string, std::unique_ptr<Original>>& all() {
    static std::map<std::string, std::unique_ptr<Original>> made;
    return made;
  }
  explicit Original(const std::string& kind) : folder_(fresh_folder()) {
    app::ServeOptions options;
    options.share = TB_SOURCE_DIR;
    options.data = folder_;
    options.demo = true;
    options.clock_at = kBeforeStart;
    if (kind == "postgres") {
      database_ = std::make_unique<WholeDatabase>();
      options.database = database_->url();
    }
    auto city = app::City::open(options);
    if (!city) throw std::runtime_error(city.error().detail);
    if (const auto ready = (*city)->prepare(); !ready)
      throw std::runtime_error(ready.error().detail);
  }
  std::string folder_;
  std::unique_ptr<WholeDatabase> database_;
};

app::ServeOptions Town::copied(const std::string& kind) {
  const auto& original = Original::of(kind);
  original.copy_into(folder_);
  database_ = original.copy();
  app::ServeOptions options;
  options.data = folder_;
  if (database_) options.database = database_->url();
  return options;
}

Town::Town(const std::string& kind, std::string_view parameters, std::nullptr_t)
    : folder_(fresh_folder()), at_(kUsualStart) {
  auto options = copied(kind);
  options.parameters = folder_ + "/parameters.json";
  std::ofstream(options.parameters) << parameters;
  start(std::move(options));
}

Town::Town(const std::string& kind, const std::string& scanner)
    : folder_(fresh_folder()), at_(kUsualStart) {
  auto options = copied(kind);
  options.scanner = scanner;
  start(std::move(options));
}

Town::Town(Town& first, int node) : folder_(fresh_folder()), at_(first.at_) {
  std::filesystem::create_directories(folder_);
  std::filesystem::copy(first.folder() + "/search", folder_ + "/search",
                        std::filesystem::copy_options::recursive);
  app::ServeOptions options;
  options.data = folder_;
  options.keys = first.folder() + "/keys";
  options.database = first.url();
  options.node = node;
  start(std::move(options));
  // Nodes of one database have one legal clock.
  pass(first.database().node_clock().us - database().node_clock().us);
}

Town::Town(app::ServeOptions options, std::string at) : folder_(options.data), at_(std::move(at)) {
  start(std::move(options));
}

void Town::start(app::ServeOptions options) {
  options.share = TB_SOURCE_DIR;
  options.clock_at = at_;
  url_ = app::database_options(options).url;
  auto city = app::City::open(options);
  if (!city) throw std::runtime_error(city.error().detail);
  city_ = *std::move(city);
  if (const auto ready = city_->prepare(); !ready) throw std::runtime_error(ready.error().detail);
  city_->options.demo = true;  // the copies too
  city_->ready = true;
  city_->add_routes(router_);
  ServerConfig config;
  config.port = 0;
  config.ui_folder = std::string(TB_SOURCE_DIR) + "/ui/dist";
  server_ = std::make_unique<Server>(config, router_);
  server_->start();
}

Town::~Town() {
  server_.reset();
  city_.reset();
  database_.reset();
  std::filesystem::remove_all(folder_);
}

std::string form_of(std::string_view item) {
  if (item == kVenue)
    return R"({"applicant_name":"广安青禾美容美发有限公司","credit_code":"91511602MA7DEM0169","phone":"13712345602",)"
           R"("contact_address":"演示大道 88 号","place_name":"青禾美容美发","address":"演示大道 88 号",)"
           R"("category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"health_certificates":)"
           R"([{"name":"赵敏","certificate_no":"演示0001","valid_to":"2027-03-01"}],"central_air":false,)"
           R"("manager":"赵敏","opening_date":"2026-12-20","delivery":"窗口领取","service_address":"演示大道 88 号"})";
  if (item == kShop)
    return R"({"applicant_name":"李晓","id_number":"511602199003161246","phone":"13812345678",)"
           R"("contact_address":"演示路 20 号","shop_name":"晓晓小吃","premises":"演示路 20 号","business":["餐饮服务"],)"
           R"("area_m2":20,"staff":[{"name":"李晓","health_certificate_no":"演示0002","valid_to":"2027-03-01"}],)"
           R"("delivery":"窗口领取","service_address":"演示路 20 号"})";
  return R"({"applicant_name":"王德明","id_number":"511602194405121172","phone":"13912345601",)"
         R"("contact_address":"演示巷 6 号","hukou_region":"广安市广安区北辰街道","account_bank":"演示银行",)"
         R"("account_no":"6222000011112222","paid_elsewhere":false,"has_agent":false,"delivery":"窗口领取",)"
         R"("service_address":"演示巷 6 号"})";
}

std::string Town::draft(Person& who, std::string_view item) {
  const auto made = who.post("/api/v1/cases",
                             fmt::format(R"({{"item_code":"{}","form":{}}})", item, form_of(item)));
  EXPECT_EQ(made.status, 201) << made.body;
  const auto number = made.text("number");
  const auto missing = made.at("missing");
  for (std::size_t i = 0; missing.is_array() && i < missing.as_array().size(); ++i) {
    const auto added = who.upload("/api/v1/cases/" + number + "/materials",
                                  made.text(fmt::format("missing/{}/id", i)), "材料.pdf", kPdf);
    EXPECT_EQ(added.status, 201) << added.body;
  }
  return number;
}

std::string Town::submitted(Person& who, std::string_view item) {
  const auto number = draft(who, item);
  const auto done = who.post("/api/v1/cases/" + number + "/submit", "{}");
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.text("state"), "received");
  return number;
}

std::string Town::task(Person& who, const std::string& number) {
  const auto list = who.get("/api/v1/tasks?limit=100");
  const auto items = list.at("items");
  for (std::size_t i = 0; items.is_array() && i < items.as_array().size(); ++i)
    if (list.text(fmt::format("items/{}/case_number", i)) == number)
      return list.text(fmt::format("items/{}/id", i));
  return "";
}

Said Town::complete(Person& who, const std::string& number, const std::string& body,
                    std::string key) {
  return who.post("/api/v1/tasks/" + task(who, number) + "/complete", body, std::move(key));
}

}  // namespace tb::trial
