#include "modules/catalog/api.hpp"

namespace tb::catalog {

struct RegionQuery {
  std::optional<std::string> parent;
};
TB_DESCRIBED(RegionQuery)
TB_STRUCT(RegionQuery, parent)

namespace {

Reply public_reply(Reply reply) {
  reply.with("Cache-Control", "public, max-age=60");
  return reply;
}

}  // namespace

std::vector<Route> routes(CatalogService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/items",
       .name = "items.search",
       .summary = "找事项：两个字、拼音、拼音首字母或繁体字都能找",
       .action = {},
       .query = TypeOf<ItemQuery>::get(),
       .reply = TypeOf<ItemList>::get(),
       .cost = {1, 1, 0},
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto asked = TRY(query<ItemQuery>(x));
         return json_reply(*TRY(service.search_answer(asked)));
       }},
      {.method = Method::get,
       .path = "/api/v1/items/{code}",
       .name = "items.read",
       .summary = "办事指南",
       .action = {},
       .reply = TypeOf<Item>::get(),
       .cost = {1, 1, 0},
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return public_reply(json_reply(*TRY(service.item_answer(x.param("code")))));
       }},
      {.method = Method::post,
       .path = "/api/v1/items/{code}/situation",
       .name = "items.situation",
       .summary = "按您的情况，要准备什么、要注意什么",
       .action = {},
       .request = TypeOf<AskSituation>::get(),
       .reply = TypeOf<Situation>::get(),
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<AskSituation>(x));
         return json_reply(200, TRY(service.situation(x.param("code"), request)));
       }},
      {.method = Method::get,
       .path = "/api/v1/topics",
       .name = "topics.list",
       .summary = "按人生大事找",
       .action = {},
       .reply = TypeOf<TopicList>::get(),
       .needs_session = false,
       .handle = [&service](Exchange&) -> Result<Reply> {
         return public_reply(json_reply(200, service.library().topics()));
       }},
      {.method = Method::get,
       .path = "/api/v1/notices",
       .name = "notices.list",
       .summary = "通知",
       .action = {},
       .reply = TypeOf<NoticeList>::get(),
       .needs_session = false,
       .handle = [&service](Exchange&) -> Result<Reply> {
         return public_reply(json_reply(200, service.library().notices()));
       }},
      {.method = Method::get,
       .path = "/api/v1/regions",
       .name = "regions.list",
       .summary = "区划",
       .action = {},
       .query = TypeOf<RegionQuery>::get(),
       .reply = TypeOf<RegionList>::get(),
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto asked = TRY(query<RegionQuery>(x));
         return public_reply(
             json_reply(200, service.library().regions(asked.parent.value_or("5116"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/laws/{id}",
       .name = "laws.read",
       .summary = "一部法律",
       .action = {},
       .reply = TypeOf<Law>::get(),
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto law = TRY(service.library().law(x.param("id")));
         return public_reply(json_reply(200, law));
       }},
      {.method = Method::get,
       .path = "/api/v1/laws/{id}/articles/{number}",
       .name = "laws.article",
       .summary = "一个条文",
       .action = {},
       .reply = TypeOf<ArticleView>::get(),
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto article = TRY(service.library().article(x.param("id"), x.param("number")));
         return public_reply(json_reply(200, article));
       }},
  };
}

}  // namespace tb::catalog
