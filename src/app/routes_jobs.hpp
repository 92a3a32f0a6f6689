// The routes of the job queue, for system administrators.
#pragma once
#include <vector>

#include "platform/http/route.hpp"

namespace tb::app {

struct City;
std::vector<Route> job_routes(City& city);

}  // namespace tb::app
