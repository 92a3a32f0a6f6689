// Published process models: XML in the database, compiled form in memory, immutable.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "engine/bpmn/law.hpp"
#include "engine/bpmn/model.hpp"
#include "flow/types.hpp"
#include "platform/store/database.hpp"
#include "platform/store/migrations.hpp"

namespace tb {
extern const Migrations k_flow_migrations;
}

namespace tb::flow {

class Models {
 public:
  explicit Models(Database& database) : database_(database) {}

  // Publishes a model under `key` unless its newest version has the same digest. Returns the
  // version in force. Fails invalid `flow.model_not_executable`, and for a drawing that breaks
  // `law` on some path `flow.model_unlawful`, with one FieldError for each rule (field: the
  // element).
  Result<std::int64_t> publish(std::string_view key, std::string_view xml,
                               const bpmn::Skeleton* law = nullptr);
  // The newest version, from memory; publish() and another node's publish are seen after refresh().
  Result<std::int64_t> newest(std::string_view key);
  // A version, compiled once. Fails not_found `flow.model_missing`.
  Result<bpmn::ModelPtr> model(std::string_view key, std::int64_t version);
  // The XML of a version as it was published. Fails not_found `flow.model_missing`.
  Result<std::string> drawing(std::string_view key, std::int64_t version);
  Result<void> refresh();

 private:
  Database& database_;
  std::mutex mutex_;
  std::map<std::pair<std::string, std::int64_t>, bpmn::ModelPtr, std::less<>> compiled_;
  std::map<std::string, std::int64_t, std::less<>> newest_;
};

}  // namespace tb::flow
