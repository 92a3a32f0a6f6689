// The routes of decisions; the service must outlive the router.
#pragma once
#include "modules/decisions/service.hpp"
#include "platform/http/route.hpp"

namespace tb::decisions {

std::vector<Route> routes(DecisionService& service);

}  // namespace tb::decisions
