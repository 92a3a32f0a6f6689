// Every SQL statement of the catalogue.
#pragma once
#include "modules/catalog/types.hpp"
#include "platform/store/record.hpp"

namespace tb::catalog::store {

Asked ask_current(Tx& tx, std::string_view code);
Asked ask_version(Tx& tx, std::string_view code, std::int64_t version);
Asked ask_all_current(Tx& tx);
// Those that are handled here.
Asked ask_handled(Tx& tx);
Asked ask_digests(Tx& tx);  // (code, row_digest, guide_digest) of current versions
void retire(Tx& tx, std::string_view code, Date last_day);
void add(Tx& tx, const Implementation& row);
Asked ask_bodies(Tx& tx);
void put_body(Tx& tx, const Body& body);
void add_report(Tx& tx, Id import, const RowReport& report);
void raise_generation(Tx& tx);
Asked ask_generation(Tx& tx);

}  // namespace tb::catalog::store
