#include "modules/identity/service.hpp"

#include <fmt/format.h>

#include "core/limiter.hpp"
#include "core/memory.hpp"
#include "core/text.hpp"
#include "modules/identity/store.hpp"

namespace tb::identity {
namespace {

constexpr std::string_view kDemoPassword = "Tongban#2026";
constexpr std::string_view kDemoFact = "demo";
constexpr std::int64_t kSessionUs = 8 * kHour;   // sliding
constexpr std::int64_t kExtendUs = 5 * kMinute;  // written at most this often
constexpr std::int64_t kFreshUs = 2 * kSecond;   // a revoked session ends within this on every node

std::string person_label(Id person) { return fmt::format("person:{}", person.value); }
Bytes digest_of(std::string_view token) { return {bytes_of(sm3(token))}; }
std::string number_of(const Applicant& applicant) {
  return applicant.id_number.empty() ? applicant.credit_code : applicant.id_number;
}

struct Seen {
  std::shared_ptr<const Caller> caller;
  Instant checked_at, expires_at;
};

}  // namespace

struct IdentityService::Sessions {
  Memory<std::string, Seen> seen{10'000};
  Memory<std::int64_t, std::string> names{10'000};
  Limiter by_account{5, 10 * kMinute}, by_address{20, 10 * kMinute};
  // A hash of nothing, so that an unknown account takes as long as a wrong password.
  std::string decoy = hash_password("decoy").value_or("");
};

IdentityService::IdentityService(Database& database, Keys& keys)
    : database_(database), keys_(keys), sessions_(std::make_unique<Sessions>()) {}
IdentityService::~IdentityService() = default;

Result<Applicant> IdentityService::applicant(Tx& tx, Id person) {
  const auto asked = store::ask_person(tx, person);
  const auto key = TRY(keys_.of(tx, person));
  const auto row = maybe<PersonRow>(asked);
  if (!row) return not_found("person.not_found", "没有找到这个人");
  return from_json<Applicant>(TRY(unseal(key, row->sealed.data, person_label(person))));
}

std::optional<Applicant> IdentityService::own(const Caller& caller) {
  auto found = database_.read([&](Tx& tx) { return applicant(tx, caller.person); });
  return found ? std::optional(*std::move(found)) : std::nullopt;
}

Result<Applicant> IdentityService::find_or_make(Tx& tx, const Applicant& given) {
  const auto number = number_of(given);
  if (const auto row =
          maybe<PersonRow>(store::ask_person_by_number(tx, keys_.blind("number", number))))
    return applicant(tx, row->id);
  auto made = given;
  made.person = tx.new_id();
  const auto key = keys_.make(tx, made.person);
  store::add_person(tx, {made.person,
                         made.kind,
                         {seal(key, to_json(made), person_label(made.person))},
                         keys_.blind("number", number),
                         tx.now()});
  return made;
}

Result<std::string> IdentityService::staff_name(Tx& tx, Id person) {
  if (auto known = sessions_->names.get(person.value)) return *std::move(known);
  auto name = TRY(applicant(tx, person)).name;
  sessions_->names.put(person.value, name);
  return name;
}

Result<std::optional<std::string>> IdentityService::publisher_name(Tx& tx, Id person) {
  if (!person) return std::nullopt;
  return TRY(staff_name(tx, person));
}

namespace {

Result<Caller> load_caller(Tx& tx, IdentityService& service, const AccountRow& account,
                           Id session) {
  const auto roles = store::ask_roles(tx, account.id);
  const auto mandates = store::ask_mandates(tx, account.id);
  const auto self = TRY(service.applicant(tx, account.person));
  return Caller{.session = session,
                .account = account.id,
                .person = account.person,
                .account_name = account.name,
                .name = self.name,
                .kind = self.kind,
                .staff_kind = account.staff_kind,
                .body = account.body,
                .body_name = account.body_name,
                .roles = all_of<RoleGrant>(roles),
                .mandates = all_of<Mandate>(mandates)};
}

}  // namespace

Result<SignIn> IdentityService::sign_in(std::string_view name, std::string_view password,
                                        std::string_view address) {
  const auto now = database_.node_clock();
  const std::string account_name = normalise(name);
  if (sessions_->by_account.is_spent(account_name, now) ||
      sessions_->by_address.is_spent(address, now))
    return fail(ErrorKind::too_many, "identity.too_many_tries", "试错次数太多，请十分钟后再登录");
  const auto account = TRY(database_.read([&](Tx& tx) -> Result<std::optional<AccountRow>> {
    return maybe<AccountRow>(store::ask_account_by_name(tx, account_name));
  }));
  // Outside any transaction: hashing takes tens of milliseconds on purpose.
  const bool right = verify_password(account ? account->password : sessions_->decoy, password);
  if (!right || !account || !account->active) {
    (void)sessions_->by_account.allow(account_name, now);
    (void)sessions_->by_address.allow(address, now);
    return fail(ErrorKind::unauthorized, "identity.wrong_password", "账号或密码不对，请核对后再试");
  }
  sessions_->by_account.clear(account_name);
  sessions_->by_address.clear(address);
  const auto token = random_token();
  auto made = TRY(database_.write([&](Tx& tx) -> Result<SignIn> {
    const SessionRow row{
        digest_of(token), tx.new_id(), account->id, tx.now(), {tx.now().us + kSessionUs}};
    store::add_session(tx, row);
    return SignIn{token, csrf_of(token), row.expires_at,
                  std::make_shared<const Caller>(TRY(load_caller(tx, *this, *account, row.id)))};
  }));
  return made;
}

std::string IdentityService::csrf_of(std::string_view token) const {
  return to_base64url(bytes_of(hmac_sm3(token, "tongban csrf")));
}

Result<std::shared_ptr<const Caller>> IdentityService::caller(std::string_view token) {
  const auto digest = digest_of(token);
  const auto now = database_.node_clock();
  if (const auto seen = sessions_->seen.get(digest.data);
      seen && now.us - seen->checked_at.us < kFreshUs && now.us >= seen->checked_at.us &&
      now < seen->expires_at)
    return seen->caller;
  auto fresh = TRY(database_.read([&](Tx& tx) -> Result<Seen> {
    const auto session = maybe<SessionRow>(store::ask_session(tx, digest));
    if (!session)
      return fail(ErrorKind::unauthorized, "identity.no_session", "还没有登录，请先登录");
    if (session->expires_at <= now)
      return fail(ErrorKind::unauthorized, "identity.session_expired",
                  "登录已经过期，请重新登录，您填的内容还在");
    const auto account = maybe<AccountRow>(store::ask_account(tx, session->account));
    if (!account || !account->active)
      return fail(ErrorKind::unauthorized, "identity.no_session", "还没有登录，请先登录");
    return Seen{std::make_shared<const Caller>(TRY(load_caller(tx, *this, *account, session->id))),
                now, session->expires_at};
  }));
  if (fresh.expires_at.us - now.us < kSessionUs - kExtendUs) {
    fresh.expires_at.us = now.us + kSessionUs;
    TRY(database_.write([&](Tx& tx) -> Result<bool> {
      store::extend_session(tx, fresh.caller->session, fresh.expires_at);
      return true;
    }));
  }
  sessions_->seen.put(digest.data, fresh);
  return fresh.caller;
}

Result<void> IdentityService::sign_out(std::string_view token) {
  const auto who = TRY(caller(token));
  TRY(database_.write([&](Tx& tx) -> Result<bool> {
    store::end_session(tx, who->session);
    return true;
  }));
  sessions_->seen.forget(digest_of(token).data);
  return {};
}

void IdentityService::forget_sessions(Tx& tx) { store::forget_sessions(tx, {tx.now().us - kDay}); }

Result<bool> IdentityService::is_demo() {
  struct Found {
    bool is_marked = false;
    std::optional<AccountRow> account;
  };
  const auto found = TRY(database_.read([](Tx& tx) -> Result<Found> {
    const auto fact = store::ask_fact(tx, kDemoFact);
    const auto account = store::ask_account_by_name(tx, "citizen1");
    return Found{!fact.rows().empty(), maybe<AccountRow>(account)};
  }));
  return found.is_marked ||
         (found.account && verify_password(found.account->password, kDemoPassword));
}

Result<void> IdentityService::load_demo(std::string_view people_json) {
  const auto people = TRY(from_json<DemoPeople>(people_json));
  const auto password = TRY(hash_password(kDemoPassword));
  std::map<Id, std::string> bodies;
  for (const auto& body : people.bodies) bodies[body.id] = body.name;
  if (!TRY(is_demo()))
    TRY(database_.write([](Tx& tx) -> Result<bool> {
      store::add_fact(tx, kDemoFact, "yes");
      return true;
    }));
  const auto load = [&](Tx& tx, const DemoPerson& row) -> Result<bool> {
    const auto self = TRY(find_or_make(tx, {.person = {},
                                            .kind = row.kind,
                                            .name = row.name,
                                            .id_number = row.id_number.value_or(""),
                                            .credit_code = row.credit_code.value_or(""),
                                            .phone = row.phone,
                                            .address = row.address}));
    if (!row.account || maybe<AccountRow>(store::ask_account_by_name(tx, *row.account)))
      return true;
    const AccountRow account{tx.new_id(),
                             *row.account,
                             self.person,
                             password,
                             row.staff_kind,
                             row.body.value_or(Id{}),
                             bodies[row.body.value_or(Id{})],
                             true};
    store::add_account(tx, account);
    for (const auto& grant : row.roles) store::add_role(tx, account.id, grant);
    for (const auto& mandate : row.mandates) store::add_mandate(tx, account.id, mandate);
    return true;
  };
  for (const auto* list : {&people.accounts, &people.persons})
    for (const auto& row : *list) TRY(database_.write([&](Tx& tx) { return load(tx, row); }));
  return {};
}

}  // namespace tb::identity
