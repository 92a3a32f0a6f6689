// The routes of identity, and how a request tells who acts.
#pragma once
#include <vector>

#include "modules/identity/service.hpp"
#include "platform/http/route.hpp"

namespace tb::identity {

std::vector<Route> routes(IdentityService& service);
// Bearer token of programs, or cookie `tb_session` of browsers; with the cookie every request that
// changes something needs X-CSRF-Token. Fails unauthorized, or forbidden `identity.csrf`.
Authenticator authenticator(IdentityService& service);

}  // namespace tb::identity
