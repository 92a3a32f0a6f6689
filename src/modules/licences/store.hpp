// Every SQL statement of licences.
#pragma once
#include "modules/licences/types_rows.hpp"
#include "platform/store/record.hpp"

namespace tb::licences::store {

void add(Tx& tx, const LicenceRow& row);
Asked ask(Tx& tx, std::string_view number);

}  // namespace tb::licences::store
