#include "modules/catalog/store.hpp"

namespace tb::catalog::store {
namespace {

const std::string kSelect = "SELECT " + columns<Implementation>() + " FROM implementation ";
const Statement kCurrent{"item_current", kSelect + "WHERE code = $1 AND current"};
const Statement kVersion{"item_version", kSelect + "WHERE code = $1 AND version = $2"};
const Statement kAllCurrent{"items_current", kSelect + "WHERE current ORDER BY code"};
const Statement kHandled{"items_handled",
                         kSelect + "WHERE current AND document IS NOT NULL ORDER BY code"};
const Statement kDigests{"item_digests",
                         "SELECT code, row_digest, guide_digest FROM implementation WHERE current"};
const Statement kRetire{
    "item_retire",
    "UPDATE implementation SET current = FALSE, valid_to = $2 WHERE code = $1 AND current"};
const Statement kAdd{"item_add", insert_sql<Implementation>("implementation")};
const Statement kBodies{"bodies", "SELECT " + columns<Body>() + " FROM body ORDER BY id"};
const Statement kPutBody{"body_put", insert_sql<Body>("body", R"(
ON CONFLICT (id) DO UPDATE SET name = excluded.name, full_name = excluded.full_name, uscc = excluded.uscc)")};
const Statement kAddReport{"import_report_add", R"(
INSERT INTO item_import_report (id, row_number, code, name, outcome, reason) VALUES ($1, $2, $3, $4, $5, $6))"};
const Statement kRaise{"generation_raise", R"(
INSERT INTO generation (kind, number) VALUES ('catalog', 1)
ON CONFLICT (kind) DO UPDATE SET number = generation.number + 1)"};
const Statement kGeneration{"generation", "SELECT number FROM generation WHERE kind = 'catalog'"};

}  // namespace

Asked ask_current(Tx& tx, std::string_view code) { return tx.ask(kCurrent, {code}); }
Asked ask_version(Tx& tx, std::string_view code, std::int64_t version) {
  return tx.ask(kVersion, {code, version});
}
Asked ask_all_current(Tx& tx) { return tx.ask(kAllCurrent, {}); }
Asked ask_handled(Tx& tx) { return tx.ask(kHandled, {}); }
Asked ask_digests(Tx& tx) { return tx.ask(kDigests, {}); }
void retire(Tx& tx, std::string_view code, Date last_day) { tx.write(kRetire, {code, last_day}); }
void add(Tx& tx, const Implementation& row) { tx.write(kAdd, params_of(row)); }
Asked ask_bodies(Tx& tx) { return tx.ask(kBodies, {}); }
void put_body(Tx& tx, const Body& body) { tx.write(kPutBody, params_of(body)); }
void add_report(Tx& tx, Id import, const RowReport& report) {
  tx.write(kAddReport,
           {import, report.row, report.code, report.name, report.outcome, report.reason});
}
void raise_generation(Tx& tx) { tx.write(kRaise, {}); }
Asked ask_generation(Tx& tx) { return tx.ask(kGeneration, {}); }

}  // namespace tb::catalog::store
