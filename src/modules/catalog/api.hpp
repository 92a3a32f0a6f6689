// The routes of the catalogue.
#pragma once
#include <vector>

#include "modules/catalog/service.hpp"
#include "platform/http/route.hpp"

namespace tb::catalog {

std::vector<Route> routes(CatalogService& service);

}  // namespace tb::catalog
