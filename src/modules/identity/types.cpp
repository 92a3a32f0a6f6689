#include "modules/identity/types.hpp"

#include <fmt/format.h>

#include "modules/identity/types_rows.hpp"

namespace tb::identity {

TB_ENUM(PersonKind, citizen, company, staff)
TB_ENUM(StaffKind, none, civil_servant, institution, outsourced)
TB_ENUM(Action, create_case, read_case, edit_case, submit_case, withdraw_case, complete_task,
        hold_case, end_hold, extend_case, read_document, read_licence, list_cases, list_tasks,
        read_checkpoints, manage_jobs, list_incidents, retry_incident, read_decisions,
        publish_decision, read_processes, publish_process, lease_errands, finish_errand,
        send_message, send_signal)
TB_STRUCT(RoleGrant, role, scope)
TB_STRUCT(Mandate, body, items, acts, valid_from, valid_to, document)
TB_STRUCT(Caller, session, account, person, account_name, name, kind, staff_kind, body, body_name,
          roles, mandates)
TB_STRUCT(Applicant, person, kind, name, id_number, credit_code, phone, address)
TB_STRUCT(DemoPerson, account, kind, name, id_number, credit_code, phone, address, staff_kind, body,
          roles, mandates, legal_representative, legal_representative_id)
TB_STRUCT(DemoBody, id, name, full_name, region_code, uscc)
TB_STRUCT(DemoPeople, source, licence, as_of, region, bodies, accounts, persons)
TB_STRUCT(PersonRow, id, kind, sealed, number_index, created_at)
TB_STRUCT(AccountRow, id, name, person, password, staff_kind, body, body_name, active)
TB_STRUCT(SessionRow, digest, id, account, created_at, expires_at)

bool Caller::has_role(std::string_view role) const {
  return std::any_of(roles.begin(), roles.end(),
                     [&](const auto& grant) { return grant.role == role; });
}

std::vector<std::string> Caller::scopes() const {
  std::vector<std::string> out;
  out.reserve(roles.size() + 1);
  for (const auto& grant : roles) out.push_back(fmt::format("{}@{}", grant.role, grant.scope));
  out.push_back(fmt::format("person@{}", person.value));
  return out;
}

}  // namespace tb::identity
