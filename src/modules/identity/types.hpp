// Who people are, what they may do: persons, accounts, role grants, mandates, sessions.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"

namespace tb::identity {

enum class PersonKind : std::uint8_t { citizen, company, staff };
// 公务員, 事業編制, 外包: outsourced staff receive, never decide.
enum class StaffKind : std::uint8_t { none, civil_servant, institution, outsourced };
TB_DESCRIBED(PersonKind)
TB_DESCRIBED(StaffKind)

// A role in a scope. `scope` is a region code ("511602": general windows) or a body id in digits.
struct RoleGrant {
  std::string role;
  std::string scope;
};
TB_DESCRIBED(RoleGrant)

// The right to sign for a body: items and acts ("*" = all), valid on both days inclusive. Checked
// at the moment of signing. 授權, 首席代表.
struct Mandate {
  Id body;
  std::string items, acts;  // "*", or codes separated by blanks
  Date valid_from, valid_to;
  std::string document;  // the paper that gives it
};
TB_DESCRIBED(Mandate)

// Who acts, as known at the start of a request. Immutable; shared between requests for at most two
// seconds.
struct Caller {
  Id session, account, person;
  std::string account_name, name;
  PersonKind kind{};
  StaffKind staff_kind{};
  Id body;  // of staff; 0 otherwise
  std::string body_name;
  std::vector<RoleGrant> roles;
  std::vector<Mandate> mandates;
  bool has_role(std::string_view role) const;
  // "role@scope" of each grant and "person@ID": the scopes whose open tasks he sees (task_access).
  std::vector<std::string> scopes() const;
};
TB_DESCRIBED(Caller)

// A person or company as an applicant: in clear only in memory.
struct Applicant {
  Id person;
  PersonKind kind{};
  std::string name;
  std::string id_number;    // GB 11643, of a natural person; else empty
  std::string credit_code;  // GB 32100, of a company; else empty
  std::string phone, address;
};
TB_DESCRIBED(Applicant)

// What may() must know of a record. The fields that do not apply stay empty.
struct Facts {
  Id applicant;            // person
  std::vector<Id> agents;  // persons with a mandate of the applicant
  std::string region;      // of the case
  Id deciding_body;
  std::string item;          // code
  std::string act;           // of the task: accept, review, decide, deliver …
  std::string task_scope;    // "role@scope" of the task
  std::vector<Id> excluded;  // persons who did an act that must be done by somebody else
  Date today;
};

enum class Action : std::uint8_t {
  create_case,
  read_case,
  edit_case,
  submit_case,
  withdraw_case,
  complete_task,
  hold_case,
  end_hold,
  extend_case,
  read_document,
  read_licence,
  list_cases,
  list_tasks,
  read_checkpoints,
  manage_jobs,
  list_incidents,
  retry_incident,
  read_decisions,
  publish_decision,
  read_processes,
  publish_process,
  lease_errands,
  finish_errand,
  send_message,
  send_signal,
};
TB_DESCRIBED(Action)

struct SignIn {
  std::string token, csrf;
  Instant expires_at;
  std::shared_ptr<const Caller> caller;
};

// ---- data/demo/people.json

struct DemoPerson {
  std::optional<std::string> account;
  PersonKind kind{};
  std::string name;
  std::optional<std::string> id_number, credit_code;
  std::string phone, address;
  StaffKind staff_kind{};
  std::optional<Id> body;
  std::vector<RoleGrant> roles;
  std::vector<Mandate> mandates;
  std::optional<std::string> legal_representative, legal_representative_id;
};
struct DemoBody {
  Id id;
  std::string name, full_name, region_code;
  std::optional<std::string> uscc;
};
struct DemoPeople {
  std::string source, licence, as_of, region;
  std::vector<DemoBody> bodies;
  std::vector<DemoPerson> accounts, persons;
};
TB_DESCRIBED(DemoPerson)
TB_DESCRIBED(DemoBody)
TB_DESCRIBED(DemoPeople)

}  // namespace tb::identity
