#include "modules/decisions/store.hpp"

#include "platform/store/record.hpp"

namespace tb::decisions::store {
namespace {

const Statement kVersion{
    "decision_model",
    "SELECT " + columns<ModelRecord>() + " FROM decision_model WHERE key = $1 AND version = $2"};
const Statement kHeads{"decision_models", "SELECT " + columns<ModelHead>() +
                                              " FROM decision_model ORDER BY key, version"};
const Statement kEdition{"decision_edition",
                         "SELECT edition FROM decision_model ORDER BY edition DESC LIMIT 1"};
const Statement kAdd{"decision_model_add", insert_sql<ModelRecord>("decision_model")};

}  // namespace

Asked ask_version(Tx& tx, std::string_view key, std::int64_t version) {
  return tx.ask(kVersion, {key, version});
}
Asked ask_heads(Tx& tx) { return tx.ask(kHeads, {}); }
Asked ask_edition(Tx& tx) { return tx.ask(kEdition, {}); }
void add(Tx& tx, const ModelRecord& row) { tx.write(kAdd, params_of(row)); }

}  // namespace tb::decisions::store
