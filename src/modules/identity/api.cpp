#include "modules/identity/api.hpp"

#include <fmt/format.h>

#include "core/codes.hpp"
#include "core/crypto.hpp"

namespace tb::identity {

struct SignInRequest {
  std::string account, password;
};
struct BodyRef {
  Id id;
  std::string name;
};
struct OwnData {
  std::string name;
  std::optional<std::string> id_number, credit_code, phone, address;
};
struct User {
  Id id;
  std::string account, name;
  PersonKind kind{};
  std::optional<BodyRef> body;
  std::vector<std::string> roles;
  std::optional<OwnData> applicant;
};
struct SessionReply {
  std::optional<std::string> token;
  std::string csrf;
  User user;
  std::optional<Instant> expires_at;
};
TB_DESCRIBED(SignInRequest)
TB_DESCRIBED(BodyRef)
TB_DESCRIBED(OwnData)
TB_DESCRIBED(User)
TB_DESCRIBED(SessionReply)
TB_STRUCT(SignInRequest, account, password)
TB_STRUCT(BodyRef, id, name)
TB_STRUCT(OwnData, name, id_number, credit_code, phone, address)
TB_STRUCT(User, id, account, name, kind, body, roles, applicant)
TB_STRUCT(SessionReply, token, csrf, user, expires_at)

namespace {

constexpr std::string_view kCookie = "tb_session";

std::string_view bearer(const Exchange& exchange) {
  const auto header = exchange.header("Authorization");
  return header.starts_with("Bearer ") ? header.substr(7) : std::string_view{};
}
std::string_view token_of(const Exchange& exchange) {
  const auto token = bearer(exchange);
  return token.empty() ? exchange.cookie(kCookie) : token;
}

User user_of(const Caller& caller, const std::optional<Applicant>& self) {
  User out{caller.account, caller.account_name, caller.name, caller.kind, {}, {}, {}};
  if (caller.body) out.body = BodyRef{caller.body, caller.body_name};
  for (const auto& grant : caller.roles) out.roles.push_back(grant.role);
  if (!self || caller.kind == PersonKind::staff) return out;
  OwnData own{.name = self->name,
              .id_number = {},
              .credit_code = {},
              .phone = {},
              .address = self->address};
  if (!self->id_number.empty()) own.id_number = mask_id_number(self->id_number);
  if (!self->credit_code.empty()) own.credit_code = self->credit_code;
  own.phone = mask_phone(self->phone);
  out.applicant = std::move(own);
  return out;
}

std::string cookie(const Exchange& exchange, std::string_view token, int seconds) {
  return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", kCookie, token, seconds,
                     exchange.secure ? "; Secure" : "");
}

Result<Reply> sign_in(IdentityService& service, Exchange& exchange) {
  const auto request = TRY(decode<SignInRequest>(exchange));
  const auto made = TRY(service.sign_in(request.account, request.password, exchange.remote));
  const bool browser = exchange.header("X-Tongban-Browser") == "1";
  SessionReply out{.token = {},
                   .csrf = made.csrf,
                   .user = user_of(*made.caller, service.own(*made.caller)),
                   .expires_at = made.expires_at};
  // A browser's token stays out of reach of scripts.
  if (!browser) out.token = made.token;
  auto reply = json_reply(201, out);
  if (browser) reply.with("Set-Cookie", cookie(exchange, made.token, 8 * 3600));
  return reply;
}

Result<Reply> current(IdentityService& service, Exchange& exchange) {
  const auto& caller = exchange.caller_as<Caller>();
  return json_reply(
      200, SessionReply{
               {}, service.csrf_of(token_of(exchange)), user_of(caller, service.own(caller)), {}});
}

Result<Reply> sign_out(IdentityService& service, Exchange& exchange) {
  TRY_VOID(service.sign_out(token_of(exchange)));
  auto reply = empty_reply();
  reply.with("Set-Cookie", cookie(exchange, "", 0));
  return reply;
}

}  // namespace

std::vector<Route> routes(IdentityService& service) {
  return {
      {.method = Method::post,
       .path = "/api/v1/sessions",
       .name = "sessions.create",
       .summary = "登录",
       .action = {},
       .request = TypeOf<SignInRequest>::get(),
       .reply = TypeOf<SessionReply>::get(),
       .success_status = 201,
       .cost = {6, 5, 1},
       .needs_session = false,
       .handle = [&service](Exchange& x) { return sign_in(service, x); }},
      {.method = Method::get,
       .path = "/api/v1/sessions/current",
       .name = "sessions.current",
       .summary = "我是谁",
       .action = {},
       .reply = TypeOf<SessionReply>::get(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) { return current(service, x); }},
      {.method = Method::del,
       .path = "/api/v1/sessions/current",
       .name = "sessions.end",
       .summary = "退出登录",
       .action = {},
       .success_status = 204,
       .cost = {1, 1, 1},
       .handle = [&service](Exchange& x) { return sign_out(service, x); }},
  };
}

Authenticator authenticator(IdentityService& service) {
  return [&service](Exchange& exchange, const Route&, bool required) -> Result<void> {
    const auto token = token_of(exchange);
    if (token.empty()) {
      if (!required) return {};
      return fail(ErrorKind::unauthorized, "identity.no_session", "还没有登录，请先登录");
    }
    const auto caller = TRY(service.caller(token));
    const bool changes = exchange.method != Method::get;
    if (changes && required && bearer(exchange).empty() &&
        !equal_secret(exchange.header("X-CSRF-Token"), service.csrf_of(token)))
      return forbidden("identity.csrf", "页面已经过期，请刷新后再试");
    exchange.account = caller->account;
    exchange.caller = caller;
    return {};
  };
}

}  // namespace tb::identity
