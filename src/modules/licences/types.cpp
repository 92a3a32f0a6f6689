#include "modules/licences/types.hpp"

#include "modules/licences/types_rows.hpp"

namespace tb::licences {

TB_ENUM(Status, valid, expired, annulled, retracted, revoked, cancelled)
TB_STRUCT(FieldValue, title, value)
TB_STRUCT(Grant, case_id, case_number, item, type, title, holder, holder_name, fields, body,
          body_name, body_code, region, issued_on, valid_from, valid_to)
TB_STRUCT(Issued, id, number)
TB_STRUCT(Licence, number, title, holder, fields, issued_on, valid_from, valid_to, status,
          status_name, body, verification_url, case_number)
TB_STRUCT(Verification, number, title, status, status_name, holder_masked, body, issued_on,
          valid_to, digest_ok)
TB_STRUCT(LicenceRow, id, number, case_id, item, type, title, holder, body, body_name, region,
          issued_on, valid_from, valid_to, status, content_sealed, digest, version)

TB_STRUCT(LicencePaper, number, title, holder_name, body_name, issued_on, valid_from, valid_to,
          verification_url, fields)

}  // namespace tb::licences
