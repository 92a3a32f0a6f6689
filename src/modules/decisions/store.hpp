// All SQL of decisions: maps rows, decides nothing.
#pragma once
#include "modules/decisions/types.hpp"
#include "platform/store/database.hpp"

namespace tb::decisions::store {

Asked ask_version(Tx& tx, std::string_view key, std::int64_t version);
// Heads of every version of every table, by key and version.
Asked ask_heads(Tx& tx);
// The newest edition, one number; no row before the first publication.
Asked ask_edition(Tx& tx);
void add(Tx& tx, const ModelRecord& row);

}  // namespace tb::decisions::store
