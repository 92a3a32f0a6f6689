#include "platform/http/openapi.hpp"

#include <gtest/gtest.h>

#include "platform/http/tests/sample_routes.hpp"

namespace tb::http_test {
namespace {

const ApiInfo kInfo{"测试接口", "1.0", "说明"};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Another room describes the same words again, and once other words under the same name.
namespace other {
enum class Colour : std::uint8_t { red, green };
TB_DESCRIBED(Colour)
TB_ENUM(Colour, red, green)
struct Lamp {
  Colour colour{};
};
TB_DESCRIBED(Lamp)
TB_STRUCT(Lamp, colour)
}  // namespace other
namespace third {
enum class Colour : std::uint8_t { red, blue };
TB_DESCRIBED(Colour)
TB_ENUM(Colour, red, blue)
struct Wire {
  Colour colour{};
};
TB_DESCRIBED(Wire)
TB_STRUCT(Wire, colour)
}  // namespace third

struct Anything {
  Json value;
};
TB_DESCRIBED(Anything)
TB_STRUCT(Anything, value)

TEST(OpenApi, is_valid_json_that_describes_routes_and_types) {
  const auto text = openapi_json(sample_router(), kInfo);
  ASSERT_TRUE(from_json<Anything>("{\"value\":" + text + "}")) << text;
  for (
      const auto* part :
      {R"("openapi":"3.1.0")",
       R"("/api/v1/things":{"post":{"operationId":"things.create","summary":"新建一件东西")",
       R"({"name":"Idempotency-Key","in":"header","required":false)",
       R"({"name":"id","in":"path","required":true,"schema":{"type":"string"}})",
       R"({"name":"limit","in":"query","required":true,"schema":{"type":"integer","format":"int64"}})",
       R"({"name":"colour","in":"query","required":false,"schema":{"type":"array","items":{"$ref":"#/components/schemas/Colour"}}})",
       R"("requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewThing"}}}})",
       R"("multipart/form-data")", R"("x-cost":{"statements":3,"flushes":2,"rows":1})",
       R"("x-action":"me.read")", R"("security":[{"bearer":[]},{"session":[]}])",
       R"("Colour":{"type":"string","enum":["red","green"]})",
       R"("Thing":{"type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{1,19}$"})",
       R"("required":["name","count"])", R"("required":["id","name","count","colour"])",
       R"("Problem":)", R"("application/pdf")"})
    EXPECT_TRUE(contains(text, part)) << part << "\nin\n" << text;
}

TEST(OpenApi, the_same_words_are_one_type_and_other_words_another) {
  auto router = sample_router();
  const auto handle = [](Exchange&) -> Result<Reply> { return Reply{}; };
  router.add(
      {{.path = "/lamp", .name = "lamp", .reply = TypeOf<other::Lamp>::get(), .handle = handle},
       {.path = "/wire", .name = "wire", .reply = TypeOf<third::Wire>::get(), .handle = handle}});
  const auto text = openapi_json(router, kInfo);
  EXPECT_TRUE(contains(
      text,
      R"("Lamp":{"type":"object","properties":{"colour":{"$ref":"#/components/schemas/Colour"}})"))
      << text;
  EXPECT_TRUE(contains(text, R"("Colour2":{"type":"string","enum":["red","blue"]})")) << text;
  EXPECT_FALSE(contains(text, "Colour3"));
}

TEST(OpenApi, is_served_with_its_page) {
  auto router = sample_router();
  router.add(api_description_routes(router, kInfo));
  Exchange exchange;
  exchange.path = "/api/v1/openapi.json";
  EXPECT_TRUE(contains(router.answer(exchange).body, "\"/api/v1/docs\""));
  exchange.path = "/api/v1/docs";
  const auto page = router.answer(exchange);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  for (const auto* part :
       {"<html lang=\"zh-Hans\">", "href=\"#things.create\"", "POST /api/v1/things</code>",
        "id=\"type-Thing\"", "可选的值：<code>red</code>、<code>green</code>"})
    EXPECT_TRUE(contains(page.body, part)) << part;
  EXPECT_FALSE(contains(page.body, "<script"));
}

}  // namespace
}  // namespace tb::http_test
