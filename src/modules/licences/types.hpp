// Licences and certificates as issued: number, holder (sealed), fields, validity, state.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"

namespace tb::licences {

// Four ways to end are four states (行政許可法 8, 69, 70): annulled 撤銷, retracted 撤回, revoked
// 吊銷, cancelled 注銷.
enum class Status : std::uint8_t { valid, expired, annulled, retracted, revoked, cancelled };
TB_DESCRIBED(Status)

// What a granting case gives to issue().
struct FieldValue {
  std::string title, value;
};
TB_DESCRIBED(FieldValue)
struct Grant {
  Id case_id;
  std::string case_number;
  std::string item;   // code
  std::string type;   // data/templates/licence_<type>.json
  std::string title;  // 公共场所卫生许可证
  Id holder;          // person
  std::string holder_name;
  std::vector<FieldValue> fields;  // shown on the paper; sealed in the store
  Id body;
  std::string body_name, body_code;  // issuer and its credit code
  std::string region;
  Date issued_on, valid_from;
  std::optional<Date> valid_to;
};
TB_DESCRIBED(Grant)
struct Issued {
  Id id;
  std::string number;  // GB/T 36904
};
TB_DESCRIBED(Issued)

// What a person may see of a licence.
struct Licence {
  std::string number, title, holder;
  std::vector<FieldValue> fields;
  Date issued_on, valid_from;
  std::optional<Date> valid_to;
  Status status{};
  std::string status_name, body, verification_url, case_number;
};
TB_DESCRIBED(Licence)
struct Verification {
  std::string number, title;
  Status status{};
  std::string status_name, holder_masked, body;
  Date issued_on;
  std::optional<Date> valid_to;
  bool digest_ok = false;
};
TB_DESCRIBED(Verification)

}  // namespace tb::licences
