// The record of a licence; used by store and service only.
#pragma once
#include "modules/licences/types.hpp"

namespace tb::licences {

struct LicenceRow {
  Id id;
  std::string number;
  Id case_id;
  std::string item, type, title;
  Id holder, body;
  std::string body_name, region;
  Date issued_on, valid_from;
  std::optional<Date> valid_to;
  Status status{};
  Bytes content_sealed;
  std::string digest;  // SM3 of the content, hex
  std::int64_t version = 1;
};
TB_DESCRIBED(LicenceRow)

// What the paper of a licence says; the template of its type takes its words from here.
struct LicencePaper {
  std::string number, title, holder_name, body_name, issued_on, valid_from, valid_to,
      verification_url;
  std::vector<FieldValue> fields;
};
TB_DESCRIBED(LicencePaper)

}  // namespace tb::licences
