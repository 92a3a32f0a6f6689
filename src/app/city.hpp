// The wiring: one object of each service over one database. The only place that names every module.
#pragma once
#include <memory>
#include <string>

#include "app/cli.hpp"
#include "modules/cases/service.hpp"
#include "modules/catalog/service.hpp"
#include "modules/decisions/service.hpp"
#include "modules/identity/service.hpp"
#include "modules/licences/service.hpp"
#include "modules/processes/service.hpp"
#include "platform/documents/documents.hpp"
#include "platform/files/blobs.hpp"
#include "platform/files/scanner.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/journal/sealer.hpp"

namespace tb::app {

struct City {
  // Opens what does not need the database: share folder, keys, calendar, templates. Fails with what
  // to do.
  static Result<std::unique_ptr<City>> open(const ServeOptions& options);
  // Brings the schema up to date, publishes the models, loads the demo city into an empty database.
  // Fails unavailable while the database is away: try again.
  Result<void> prepare();
  // Every route of the program.
  void add_routes(Router& router);

  ServeOptions options;
  std::string share, data, keys_folder;
  std::unique_ptr<Database> database;
  std::unique_ptr<identity::Keys> keys;
  std::shared_ptr<const clock::Calendar> calendar;
  std::unique_ptr<documents::Printer> printer;
  std::unique_ptr<files::BlobStore> blobs;
  std::unique_ptr<files::Scanner> scanner;  // null: none outside
  std::unique_ptr<flow::Models> models;
  std::unique_ptr<identity::IdentityService> identity;
  std::unique_ptr<decisions::DecisionService> decisions;
  std::unique_ptr<processes::ProcessService> processes;
  std::unique_ptr<catalog::CatalogService> catalog;
  std::unique_ptr<licences::LicenceService> licences;
  std::unique_ptr<cases::CaseService> cases;
  std::unique_ptr<Leases> leases;
  std::unique_ptr<JobQueue> queue;
  std::atomic<bool> ready{false};
};

// openapi.json of the routes of a router.
std::string api_description(const Router& router);
// The key that signs checkpoints, sealed under the master key in `data`/keys; made when absent and
// `may_create`.
Result<Sm2PrivateKey> checkpoint_key(const identity::Keys& keys, const std::string& data,
                                     bool may_create);
// The database that the options name.
DatabaseOptions database_options(const ServeOptions& options);

}  // namespace tb::app
