#include "modules/licences/store.hpp"

namespace tb::licences::store {
namespace {

const Statement kAdd{"licence_add", insert_sql<LicenceRow>("licence")};
const Statement kByNumber{"licence",
                          "SELECT " + columns<LicenceRow>() + " FROM licence WHERE number = $1"};

}  // namespace

void add(Tx& tx, const LicenceRow& row) { tx.write(kAdd, params_of(row)); }
Asked ask(Tx& tx, std::string_view number) { return tx.ask(kByNumber, {number}); }

}  // namespace tb::licences::store
