// The routes of licences.
#pragma once
#include <vector>

#include "modules/licences/service.hpp"
#include "platform/http/route.hpp"

namespace tb::licences {

std::vector<Route> routes(LicenceService& service);

}  // namespace tb::licences
