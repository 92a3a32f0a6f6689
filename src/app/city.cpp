#include "app/city.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "app/answers.hpp"
#include "app/share.hpp"
#include "core/json.hpp"
#include "platform/files/whole_file.hpp"
#include "platform/store/serials.hpp"
#include "platform/telemetry/log.hpp"

namespace tb::app {

namespace fs = std::filesystem;

namespace {

// Every module's schema, the ground first.
constexpr const Migrations* kSchemas[]{
    &k_store_migrations,    &k_jobs_migrations,     &k_journal_migrations,   &k_files_migrations,
    &k_flow_migrations,     &k_identity_migrations, &k_decisions_migrations, &k_catalog_migrations,
    &k_licences_migrations, &k_cases_migrations};
// The processes that ship, and the kind of power whose law each has to keep to; "": none of its
// own.
struct Shipped {
  std::string_view name, power;
};
constexpr Shipped kModels[]{{"permit", "permit"}, {"record", ""}, {"benefit", ""}};
constexpr std::string_view kTables[]{"yellow_card",  "remedy",          "case_kind",
                                     "venue_health", "food_small_shop", "elder_allowance"};
constexpr std::string_view kHandled[]{"venue_health", "food_small_shop", "elder_allowance"};

Result<void> load_demo(City& city) {
  const auto data = city.share + "/data";
  const auto people = TRY(read_file(data + "/demo/people.json"));
  const auto read = TRY(from_json<identity::DemoPeople>(people));
  std::vector<catalog::Body> bodies;
  bodies.reserve(read.bodies.size());
  for (const auto& body : read.bodies)
    bodies.push_back({body.id, body.name, body.full_name, body.region_code, body.uscc});
  TRY_VOID(city.catalog->put_bodies(bodies));
  const auto items = TRY(read_file(data + "/items/guangan_511602.json"));
  TRY(city.catalog->import_items(items, [](std::int64_t, std::int64_t) {}));
  for (const auto name : kHandled) {
    const auto guide = TRY(read_file(fmt::format("{}/items/handled/{}.json", data, name)));
    TRY(city.catalog->publish(guide));
  }
  return city.identity->load_demo(people);
}

Result<std::int64_t> clock_offset(const ServeOptions& options) {
  if (options.clock_at.empty()) return 0;
  if (options.production)
    return invalid("app.clock_moved", "正式运行时不能改动时钟，请去掉 --clock-at");
  const auto at = TRY(parse_instant(options.clock_at));
  return at.us - machine_time().us;
}

}  // namespace

DatabaseOptions database_options(const ServeOptions& options) {
  return {
      .url = options.database.empty() ? "sqlite:" + options.data + "/tongban.db" : options.database,
      .connections = options.workers + 8,
      .node = options.node};
}

Result<Sm2PrivateKey> checkpoint_key(const identity::Keys& keys, const std::string& folder,
                                     bool may_create) {
  const auto path = folder + "/checkpoint.key";
  const auto key = keys.master().derived("checkpoint.private_key");
  if (const auto sealed = read_file(path)) {
    const auto pem = TRY(unseal(key, *sealed, "checkpoint.key"));
    return Sm2PrivateKey::from_pem(pem);
  }
  if (!may_create) return not_found("keys.missing", "找不到检查点的签名密钥 " + path);
  auto made = Sm2PrivateKey::generate();
  switch (files::make_durable(path, seal(key, made.pem(), "checkpoint.key"))) {
    case files::Made::made:
      return made;
    case files::Made::was_there:  // another node of the same folder was first
      return checkpoint_key(keys, folder, false);
    case files::Made::failed:
      break;
  }
  return invalid("keys.missing", "写不了检查点的签名密钥 " + path + "，请检查目录权限和磁盘空间");
}

Result<std::unique_ptr<City>> City::open(const ServeOptions& given) {
  auto city = std::make_unique<City>();
  city->options = given;
  city->data = given.data;
  city->share = TRY(share_folder(given.share));
  std::error_code error;
  fs::create_directories(given.data, error);
  if (error)
    return invalid("app.data_folder",
                   fmt::format("建不了数据目录 {}：{}", given.data, error.message()));
  auto options = database_options(given);
  options.clock_offset_us = TRY(clock_offset(given));
  city->database = Database::open(options);
  city->keys_folder = given.keys.empty() ? given.data + "/keys" : given.keys;
  city->keys = TRY(identity::Keys::open(city->keys_folder, true));
  const auto days = TRY(read_file(city->share + "/data/calendar/cn.json"));
  auto calendar = TRY(clock::Calendar::parse(days));
  city->calendar = std::make_shared<const clock::Calendar>(std::move(calendar));
  const auto address = given.public_address.empty()
                           ? fmt::format("http://{}:{}", given.address, given.port)
                           : given.public_address;
  city->printer = TRY(documents::Printer::open(city->share + "/data/templates", address));
  city->blobs = files::blob_store(*city->database, given.database.empty()
                                                       ? files::local_shelf(given.data + "/blobs")
                                                       : files::database_shelf(*city->database));
  if (!given.scanner.empty()) city->scanner = TRY(files::clamd(given.scanner));
  city->models = std::make_unique<flow::Models>(*city->database);
  city->identity = std::make_unique<identity::IdentityService>(*city->database, *city->keys);
  city->decisions = std::make_unique<decisions::DecisionService>(*city->database, *city->identity);
  city->catalog = std::make_unique<catalog::CatalogService>(*city->database, *city->decisions,
                                                            city->share, given.data + "/search");
  TRY_VOID(city->catalog->open());
  city->processes = std::make_unique<processes::ProcessService>(
      *city->database, *city->identity, *city->models, TRY(skeletons(city->share)),
      [&decisions = *city->decisions] { return cases::vocabulary(decisions); });
  city->licences = std::make_unique<licences::LicenceService>(
      *city->database, *city->keys, *city->printer, *city->blobs, address);
  const auto rules = TRY(read_file(given.parameters.empty() ? city->share + "/data/parameters.json"
                                                            : given.parameters));
  const auto parameters = TRY(from_json<cases::Parameters>(rules));
  city->cases = std::make_unique<cases::CaseService>(
      cases::Services{*city->database, *city->identity, *city->keys, *city->catalog,
                      *city->licences, *city->models, *city->decisions, city->calendar, parameters},
      *city->blobs, *city->printer, city->scanner.get());
  const auto holder = to_hex(random_bytes(8));
  city->leases = std::make_unique<Leases>(*city->database, holder);
  city->queue = std::make_unique<JobQueue>(*city->database, holder);
  return city;
}

Result<void> City::prepare() {
  if (options.demo && options.production)
    return invalid("app.demo_in_production",
                   "正式运行时不能建立演示城市，请去掉 --demo 或 --production");
  TRY_VOID(migrate(*database, kSchemas));
  TRY_VOID(keys->check(*database));
  if (options.production && TRY(identity->is_demo()))
    return conflict("app.demo_in_production",
                    "这个数据库是演示城市，里面的人员和账号都是虚构的，不能正式运行："
                    "请用 --data 或 --database 换一个空的数据库");
  for (const auto name : kTables) {
    const auto xml = TRY(read_file(fmt::format("{}/data/decisions/{}.dmn", share, name)));
    TRY_VOID(decisions->ship(name, xml));
  }
  for (const auto& [name, power] : kModels) {
    const auto xml = TRY(read_file(fmt::format("{}/data/processes/{}.bpmn", share, name)));
    TRY_VOID(processes->ship(name, power, xml));
  }
  if (options.demo) TRY_VOID(load_demo(*this));
  return catalog->refresh_index();
}

}  // namespace tb::app
