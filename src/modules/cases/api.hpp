// The routes of cases.
#pragma once
#include <vector>

#include "modules/cases/service.hpp"
#include "platform/http/route.hpp"

namespace tb::cases {

std::vector<Route> routes(CaseService& service);

}  // namespace tb::cases
