// Published process models: XML in the database, compiled form in memory, immutable.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/bpmn/model.hpp"
#include "flow/types.hpp"
#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {
extern const Migrations k_flow_migrations;
}

namespace tb::flow {

// A drawing that becomes a version.
struct Publication {
  std::string key, xml;
  std::string power;                     // whose law it was held against; empty: none
  std::string note;                      // what changed, and why
  Id published_by;                       // person; 0 = comes with the program
  std::optional<std::int64_t> based_on;  // the version that was edited; absent: whatever is there
};

// What of a model cannot be run in cases: what the engine does not run, and what *flow* does not
// carry out. Only blocking ones keep it from being published.
std::vector<bpmn::Unsupported> obstacles(const bpmn::Model& model);

class Models {
 public:
  explicit Models(Database& database) : database_(database) {}

  // Publishes a version, journalled as process.published.v1, unless the newest has the same digest.
  // Returns the version in force. Whether the drawing keeps to the law is not asked here. Fails
  // invalid `flow.model_not_executable`; conflict `process.changed` when based on another version
  // than the newest.
  Result<std::int64_t> publish(const Publication& made);
  // The newest version, from memory; publish() and another node's publish are seen after refresh().
  Result<std::int64_t> newest(std::string_view key);
  // A version, compiled once. Fails not_found `flow.model_missing`; invalid `flow.model_newer` when
  // a newer program published it and its elements may mean something else there.
  Result<bpmn::ModelPtr> model(std::string_view key, std::int64_t version);
  // A version as it was published. Fails not_found `flow.model_missing`.
  Result<ModelRow> row(std::string_view key, std::int64_t version);
  Result<void> refresh();
  // A drawing with the newest versions of what it calls put in place, as publish() would take it.
  // Fails as bpmn::read_linked(); invalid `flow.model_missing`.
  Result<bpmn::ModelPtr> read(std::string_view xml);

 private:
  // `calls` (see ModelRow): which versions are meant; those that it does not say are added.
  Result<bpmn::ModelPtr> linked(std::string_view xml, std::string& calls);

  Database& database_;
  std::mutex mutex_;
  std::map<std::pair<std::string, std::int64_t>, bpmn::ModelPtr, std::less<>> compiled_;
  std::map<std::string, std::int64_t, std::less<>> newest_;
};

}  // namespace tb::flow
