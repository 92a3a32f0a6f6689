// Records of identity, one a table; used by store and service only.
#pragma once
#include "modules/identity/types.hpp"

namespace tb::identity {

struct PersonRow {
  Id id;
  PersonKind kind{};
  Bytes sealed, number_index;
  Instant created_at;
};
struct AccountRow {
  Id id;
  std::string name;
  Id person;
  std::string password;
  StaffKind staff_kind{};
  Id body;
  std::string body_name;
  bool active = true;
};
struct SessionRow {
  Bytes digest;
  Id id, account;
  Instant created_at, expires_at;
};
TB_DESCRIBED(PersonRow)
TB_DESCRIBED(AccountRow)
TB_DESCRIBED(SessionRow)

}  // namespace tb::identity
