#include "modules/identity/store.hpp"

namespace tb::identity::store {
namespace {

const Statement kAddKey{"subject_key_add",
                        "INSERT INTO subject_key (subject, wrapped) VALUES ($1, $2)"};
const Statement kKey{"subject_key", "SELECT wrapped FROM subject_key WHERE subject = $1"};
const Statement kAddPerson{"person_add", insert_sql<PersonRow>("person")};
const Statement kPerson{"person", "SELECT " + columns<PersonRow>() + " FROM person WHERE id = $1"};
const Statement kByNumber{
    "person_by_number", "SELECT " + columns<PersonRow>() + " FROM person WHERE number_index = $1"};
const Statement kAddAccount{"account_add", insert_sql<AccountRow>("account")};
const Statement kAccount{"account",
                         "SELECT " + columns<AccountRow>() + " FROM account WHERE id = $1"};
const Statement kByName{"account_by_name",
                        "SELECT " + columns<AccountRow>() + " FROM account WHERE name = $1"};
const Statement kAddRole{"role_add",
                         "INSERT INTO role_grant (account, role, scope) VALUES ($1, $2, $3)"};
const Statement kRoles{"roles", "SELECT role, scope FROM role_grant WHERE account = $1"};
const Statement kAddMandate{"mandate_add", R"(
INSERT INTO mandate (account, body, items, acts, valid_from, valid_to, document) VALUES ($1, $2, $3, $4, $5, $6, $7))"};
const Statement kMandates{"mandates",
                          "SELECT " + columns<Mandate>() + " FROM mandate WHERE account = $1"};
const Statement kAddSession{"session_add", insert_sql<SessionRow>("session")};
const Statement kSession{"session",
                         "SELECT " + columns<SessionRow>() + " FROM session WHERE digest = $1"};
const Statement kExtend{"session_extend", "UPDATE session SET expires_at = $2 WHERE id = $1"};
const Statement kEnd{"session_end", "DELETE FROM session WHERE id = $1"};
const Statement kForget{"session_forget", "DELETE FROM session WHERE expires_at < $1"};
const Statement kFact{"installation_fact", "SELECT value FROM installation WHERE name = $1"};
const Statement kAddFact{
    "installation_add",
    "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING"};
const Statement kAnyKey{
    "subject_key_any",
    "SELECT subject, wrapped FROM subject_key WHERE wrapped IS NOT NULL LIMIT 1"};

}  // namespace

void add_key(Tx& tx, Id subject, Bytes wrapped) {
  tx.write(kAddKey, {subject, std::move(wrapped)});
}
Asked ask_key(Tx& tx, Id subject) { return tx.ask(kKey, {subject}); }
void add_person(Tx& tx, const PersonRow& row) { tx.write(kAddPerson, params_of(row)); }
Asked ask_person(Tx& tx, Id person) { return tx.ask(kPerson, {person}); }
Asked ask_person_by_number(Tx& tx, const Bytes& index) { return tx.ask(kByNumber, {index}); }
void add_account(Tx& tx, const AccountRow& row) { tx.write(kAddAccount, params_of(row)); }
Asked ask_account(Tx& tx, Id account) { return tx.ask(kAccount, {account}); }
Asked ask_account_by_name(Tx& tx, std::string_view name) { return tx.ask(kByName, {name}); }
void add_role(Tx& tx, Id account, const RoleGrant& grant) {
  tx.write(kAddRole, {account, grant.role, grant.scope});
}
Asked ask_roles(Tx& tx, Id account) { return tx.ask(kRoles, {account}); }
void add_mandate(Tx& tx, Id account, const Mandate& mandate) {
  auto params = params_of(mandate);
  params.insert(params.begin(), account);
  tx.write(kAddMandate, std::move(params));
}
Asked ask_mandates(Tx& tx, Id account) { return tx.ask(kMandates, {account}); }
void add_session(Tx& tx, const SessionRow& row) { tx.write(kAddSession, params_of(row)); }
Asked ask_session(Tx& tx, const Bytes& digest) { return tx.ask(kSession, {digest}); }
void extend_session(Tx& tx, Id session, Instant expires_at) {
  tx.write(kExtend, {session, expires_at});
}
void end_session(Tx& tx, Id session) { tx.write(kEnd, {session}); }
void forget_sessions(Tx& tx, Instant before) { tx.write(kForget, {before}); }
Asked ask_fact(Tx& tx, std::string_view name) { return tx.ask(kFact, {name}); }
void add_fact(Tx& tx, std::string_view name, std::string_view value) {
  tx.write(kAddFact, {name, value});
}
Asked ask_any_key(Tx& tx) { return tx.ask(kAnyKey, {}); }

}  // namespace tb::identity::store
