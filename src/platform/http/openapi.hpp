// The description of the API, written from the same routes and field tables that serve it:
// openapi.json for programs and one page for people.
#pragma once
#include <string>
#include <string_view>

#include "platform/http/route.hpp"

namespace tb {

struct ApiInfo {             // literals: the texts are not copied
  std::string_view title;    // "通办接口"
  std::string_view version;  // of the program
  std::string_view description;
};

// OpenAPI 3.1: paths with operation ids, parameters, bodies and problem replies; every described
// type once under components by its name (of two types with one name the second is `Name2`);
// `x-cost` and `x-action` per operation.
std::string openapi_json(const Router& router, const ApiInfo& info);
// The same as one HTML page without scripts or other files.
std::string api_page(const Router& router, const ApiInfo& info);
// GET /api/v1/openapi.json and /api/v1/docs. `router` must outlive the routes; they describe what
// it holds when they are first asked for (and themselves).
std::vector<Route> api_description_routes(const Router& router, const ApiInfo& info);

}  // namespace tb
