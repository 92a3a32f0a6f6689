// Every SQL statement of identity.
#pragma once
#include "modules/identity/types_rows.hpp"
#include "platform/store/record.hpp"

namespace tb::identity::store {

void add_key(Tx& tx, Id subject, Bytes wrapped);
Asked ask_key(Tx& tx, Id subject);
void add_person(Tx& tx, const PersonRow& row);
Asked ask_person(Tx& tx, Id person);
Asked ask_person_by_number(Tx& tx, const Bytes& index);
void add_account(Tx& tx, const AccountRow& row);
Asked ask_account(Tx& tx, Id account);
Asked ask_account_by_name(Tx& tx, std::string_view name);
void add_role(Tx& tx, Id account, const RoleGrant& grant);
Asked ask_roles(Tx& tx, Id account);
void add_mandate(Tx& tx, Id account, const Mandate& mandate);
Asked ask_mandates(Tx& tx, Id account);
void add_session(Tx& tx, const SessionRow& row);
// The session and its account in one row each.
Asked ask_session(Tx& tx, const Bytes& digest);
void extend_session(Tx& tx, Id session, Instant expires_at);
void end_session(Tx& tx, Id session);
void forget_sessions(Tx& tx, Instant before);
// A fact of the installation; add keeps what is there.
Asked ask_fact(Tx& tx, std::string_view name);
void add_fact(Tx& tx, std::string_view name, std::string_view value);
// Any wrapped key of a subject: (subject, wrapped).
Asked ask_any_key(Tx& tx);

}  // namespace tb::identity::store
