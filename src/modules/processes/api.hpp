// The routes of processes; the service must outlive the router.
#pragma once
#include "modules/processes/service.hpp"
#include "platform/http/route.hpp"

namespace tb::processes {

std::vector<Route> routes(ProcessService& service);

}  // namespace tb::processes
