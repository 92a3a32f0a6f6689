// Use cases of identity. See rules.hpp for may().
#pragma once
#include <memory>

#include "modules/identity/rules.hpp"
#include "modules/identity/service_keys.hpp"
#include "modules/identity/types.hpp"
#include "platform/store/migrations.hpp"

namespace tb {
extern const Migrations k_identity_migrations;
}

namespace tb::identity {

class IdentityService {
 public:
  IdentityService(Database& database, Keys& keys);
  ~IdentityService();

  // Signs in by account and password (Argon2id; five wrong tries of an account or 20 of an address
  // in ten minutes: too_many). Fails unauthorized `identity.wrong_password` without saying which of
  // the two was wrong.
  Result<SignIn> sign_in(std::string_view account, std::string_view password,
                         std::string_view address);
  // Who holds this token. From memory for at most two seconds, then read again, so a revoked
  // session ends within two seconds on every node. Sliding expiry, written at most every five
  // minutes. Fails unauthorized `identity.no_session`, `identity.session_expired`.
  Result<std::shared_ptr<const Caller>> caller(std::string_view token);
  // The CSRF value that goes with a token (a function of it; nothing is stored).
  std::string csrf_of(std::string_view token) const;
  Result<void> sign_out(std::string_view token);
  // Forgets sessions that expired more than a day ago, in the caller's transaction.
  static void forget_sessions(Tx& tx);

  // The caller's own data, or nothing when it cannot be read.
  std::optional<Applicant> own(const Caller& caller);
  // A person's data as an applicant, unsealed.
  Result<Applicant> applicant(Tx& tx, Id person);
  // The person behind an id number or credit code, made when unknown, with his key. For staff who
  // file for somebody.
  Result<Applicant> find_or_make(Tx& tx, const Applicant& given);
  // Names of staff persons for timelines, cached.
  Result<std::string> staff_name(Tx& tx, Id person);
  // Of who published something; nothing for what came with the program (0).
  Result<std::optional<std::string>> publisher_name(Tx& tx, Id person);

  // Whether the database holds a demo city, or somebody can sign in with the demo's password;
  // refused in production.
  Result<bool> is_demo();
  // Loads data/demo/people.json: persons, accounts, roles, mandates. Idempotent.
  Result<void> load_demo(std::string_view people_json);

 private:
  struct Sessions;
  Database& database_;
  Keys& keys_;
  std::unique_ptr<Sessions> sessions_;
};

}  // namespace tb::identity
