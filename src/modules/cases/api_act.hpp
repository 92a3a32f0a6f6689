// What the routes of cases share: who calls, the key of a repeated request, the case as an answer.
#pragma once
#include "core/crypto.hpp"
#include "modules/cases/service.hpp"
#include "platform/http/route.hpp"

namespace tb::cases {

template <class T>
const Type* described() {
  return TypeOf<T>::get();
}

inline const identity::Caller& caller_of(const Exchange& exchange) {
  return exchange.caller_as<identity::Caller>();
}

// The key of a POST that creates or decides; the route carries the record, so one key cannot serve
// two.
inline Result<Once> once_of(const Exchange& exchange) {
  return Once{exchange.path, TRY(exchange.idempotency_key()), hex(sm3(exchange.body))};
}

inline Reply case_reply(int status, const Case& found) {
  auto reply = json_reply(status, found);
  reply.with("ETag", etag(found.version));
  return reply;
}

// An act that answers with the case: body, key, service.
template <class Request, class Call>
Handler act(int status, Call call) {
  return [status, call](Exchange& exchange) -> Result<Reply> {
    const auto request = TRY(decode<Request>(exchange));
    const auto once = TRY(once_of(exchange));
    return case_reply(status, TRY(call(exchange, request, once)));
  };
}

// Holds and extension: api_limits.cpp.
std::vector<Route> limit_routes(CaseService& service);
// api_incidents.cpp.
std::vector<Route> incident_routes(CaseService& service);
// api_outside.cpp.
std::vector<Route> outside_routes(CaseService& service);

}  // namespace tb::cases
