// What everybody asks for is computed and written once, until the catalogue, a table of the city or
// the day changes.
#include <fmt/format.h>

#include "core/json.hpp"
#include "modules/catalog/service.hpp"

namespace tb::catalog {

template <class Make>
Result<CatalogService::Answer> CatalogService::remembered(std::string_view asked, Make make) {
  const auto key = fmt::format("{}@{}.{}.{}.{}", asked, TRY(generation()), index_.generation(),
                               decisions_.edition(), date_of(database_.node_clock()).days);
  if (auto known = answers_.get(key)) return *std::move(known);
  const auto made = TRY(make());
  auto answer = std::make_shared<const std::string>(to_json(made));
  answers_.put(key, answer);
  return answer;
}

Result<CatalogService::Answer> CatalogService::search_answer(const ItemQuery& query) {
  return remembered("items " + to_json(query), [&] { return search(query); });
}

Result<CatalogService::Answer> CatalogService::item_answer(std::string_view code) {
  return remembered(fmt::format("item {}", code), [&] { return item(code); });
}

}  // namespace tb::catalog
