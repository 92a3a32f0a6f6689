#include "platform/http/openapi.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <span>

namespace tb {
namespace {

// Writes JSON member by member: commas are placed where they are needed.
class JsonText {
 public:
  std::string take() && { return std::move(out_); }
  JsonText& open(char bracket) {
    value_begins();
    out_ += bracket;
    is_first_ = true;
    return *this;
  }
  JsonText& close(char bracket) {
    out_ += bracket;
    is_first_ = false;
    return *this;
  }
  JsonText& key(std::string_view name) {
    value_begins();
    write_json_text(out_, name);
    out_ += ':';
    is_first_ = true;  // the value needs no comma
    return *this;
  }
  JsonText& text(std::string_view value) {
    value_begins();
    write_json_text(out_, value);
    return *this;
  }
  JsonText& raw(std::string_view json) {
    value_begins();
    out_ += json;
    return *this;
  }

 private:
  void value_begins() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }
  std::string out_;
  bool is_first_ = true;
};

constexpr std::string_view kProblemSchema =
    R"({"type":"object","required":["type","title","status","code","detail","fields","request_id"],"properties":{)"
    R"("type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"code":{"type":"string"},)"
    R"("detail":{"type":"string"},"fields":{"type":"array","items":{"type":"object","required":["field","code","message"],)"
    R"("properties":{"field":{"type":"string"},"code":{"type":"string"},"message":{"type":"string"}}}},)"
    R"("state":{"type":"string","description":"409：记录现在的状态"},"request_id":{"type":"string"}}})";
constexpr std::string_view kProblemReply =
    R"({"description":"没有成功：detail 说明该怎么做","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}})";
constexpr std::string_view kUploadSchema =
    R"({"type":"object","required":["material","file"],"properties":{"material":{"type":"string"},)"
    R"("file":{"type":"string","contentMediaType":"application/octet-stream"}}})";
constexpr std::string_view kSecuritySchemes =
    R"({"bearer":{"type":"http","scheme":"bearer","description":"程序：POST /sessions 得到的 token"},)"
    R"("session":{"type":"apiKey","in":"cookie","name":"tb_session","description":"浏览器：非 GET 请求还要带 X-CSRF-Token"}})";

bool is_named(const Type& type) {
  return type.kind == Kind::object || type.kind == Kind::enumeration;
}

// Two enumerations of one name and with the same labels say the same, whichever room describes
// them.
bool is_same(const Type& one, const Type& other) {
  if (one.kind != Kind::enumeration || other.kind != Kind::enumeration) return false;
  return std::ranges::equal(std::span(one.labels, one.count), std::span(other.labels, other.count));
}

// All described types that the routes reach, by name. A second, different type of one name (of
// another module) gets a number.
class Types {
 public:
  void add(const Type* type) {
    if (type == nullptr) return;
    if (type->inner != nullptr) return add(type->inner);
    if (!is_named(*type) || names_.contains(type)) return;
    std::string name(type->name);
    for (int n = 2; !is_free(name, *type); ++n) name = std::string(type->name) + std::to_string(n);
    by_name_.emplace(name, type);
    names_.emplace(type, std::move(name));
    for (std::uint32_t i = 0; type->kind == Kind::object && i < type->count; ++i)
      add(type->fields[i].type);
  }
  const std::map<std::string, const Type*>& all() const { return by_name_; }
  const std::string& name_of(const Type& type) const { return names_.at(&type); }
  bool has(const Type& type) const { return names_.contains(&type); }

 private:
  bool is_free(const std::string& name, const Type& type) const {
    const auto known = by_name_.find(name);
    return name != "Problem" && (known == by_name_.end() || is_same(*known->second, type));
  }
  std::map<std::string, const Type*> by_name_;
  std::map<const Type*, std::string> names_;
};

std::string_view scalar_schema(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return R"({"type":"boolean"})";
    case Kind::integer:
      return R"({"type":"integer","format":"int64"})";
    case Kind::real:
      return R"({"type":"number"})";
    case Kind::id:
      return R"({"type":"string","pattern":"^[0-9]{1,19}$"})";
    case Kind::instant:
      return R"({"type":"string","format":"date-time"})";
    case Kind::date:
      return R"({"type":"string","format":"date"})";
    case Kind::bytes:
      return R"({"type":"string","contentEncoding":"base64"})";
    case Kind::json:
      return "{}";
    default:
      return R"({"type":"string"})";
  }
}

std::string schema_of(const Types& types, const Type& type) {
  if (is_named(type)) return R"({"$ref":"#/components/schemas/)" + types.name_of(type) + "\"}";
  if (type.kind == Kind::list)
    return R"({"type":"array","items":)" + schema_of(types, *type.inner) + "}";
  if (type.kind == Kind::optional) {
    if (type.inner->kind == Kind::json) return "{}";
    return R"({"anyOf":[)" + schema_of(types, *type.inner) + R"(,{"type":"null"}]})";
  }
  return std::string(scalar_schema(type.kind));
}

// Replies always hold every member; requests may leave out optionals and lists.
bool may_be_absent(const Type& type) {
  return type.kind == Kind::optional || type.kind == Kind::list;
}

void write_schema(JsonText& out, const Types& types, const Type& type, bool is_request) {
  if (type.kind == Kind::enumeration) {
    out.open('{').key("type").text("string").key("enum").open('[');
    for (std::uint32_t i = 0; i < type.count; ++i) out.text(type.labels[i]);
    out.close(']').close('}');
    return;
  }
  out.open('{').key("type").text("object").key("properties").open('{');
  for (std::uint32_t i = 0; i < type.count; ++i)
    out.key(type.fields[i].name).raw(schema_of(types, *type.fields[i].type));
  out.close('}').key("required").open('[');
  for (std::uint32_t i = 0; i < type.count; ++i)
    if (!is_request || !may_be_absent(*type.fields[i].type)) out.text(type.fields[i].name);
  out.close(']').key("additionalProperties").raw("false").close('}');
}

void write_parameter(JsonText& out, std::string_view place, std::string_view name,
                     std::string_view schema, bool is_required) {
  out.open('{').key("name").text(name).key("in").text(place);
  out.key("required").raw(is_required ? "true" : "false").key("schema").raw(schema).close('}');
}

std::vector<std::string_view> path_parameters(std::string_view path) {
  std::vector<std::string_view> out;
  for (auto at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1))
    out.push_back(path.substr(at + 1, path.find('}', at) - at - 1));
  return out;
}

const Type& without_optional(const Type& type) {
  return type.kind == Kind::optional ? *type.inner : type;
}

void write_parameters(JsonText& out, const Types& types, const Route& route) {
  out.key("parameters").open('[');
  for (const auto name : path_parameters(route.path))
    write_parameter(out, "path", name, R"({"type":"string"})", true);
  for (std::uint32_t i = 0; route.query != nullptr && i < route.query->count; ++i) {
    const auto& field = route.query->fields[i];
    const bool is_required = !may_be_absent(*field.type) && field.type->kind != Kind::boolean;
    write_parameter(out, "query", field.name, schema_of(types, without_optional(*field.type)),
                    is_required);
  }
  if (route.idempotent)
    write_parameter(out, "header", "Idempotency-Key",
                    R"({"type":"string","minLength":8,"maxLength":128})", false);
  out.close(']');
}

void write_content(JsonText& out, std::string_view media_type, std::string_view schema) {
  out.key("content")
      .open('{')
      .key(media_type)
      .open('{')
      .key("schema")
      .raw(schema)
      .close('}')
      .close('}');
}

void write_operation(JsonText& out, const Types& types, const Route& route) {
  out.open('{').key("operationId").text(route.name).key("summary").text(route.summary);
  out.key("tags").open('[').text(route.name.substr(0, route.name.find('.'))).close(']');
  write_parameters(out, types, route);
  if (route.upload || route.request != nullptr) {
    out.key("requestBody").open('{').key("required").raw("true");
    if (route.upload)
      write_content(out, "multipart/form-data", kUploadSchema);
    else
      write_content(out, "application/json", schema_of(types, *route.request));
    out.close('}');
  }
  out.key("responses")
      .open('{')
      .key(std::to_string(route.success_status))
      .open('{')
      .key("description")
      .text("成功");
  if (route.reply != nullptr)
    write_content(out, route.reply_type, schema_of(types, *route.reply));
  else if (route.success_status != 204)
    write_content(out, route.reply_type, "{}");
  out.close('}').key("default").raw(kProblemReply).close('}');
  out.key("security").raw(route.needs_session ? R"([{"bearer":[]},{"session":[]}])" : "[]");
  if (!route.action.empty()) out.key("x-action").text(route.action);
  out.key("x-cost").open('{').key("statements").raw(std::to_string(route.cost.statements));
  out.key("flushes")
      .raw(std::to_string(route.cost.flushes))
      .key("rows")
      .raw(std::to_string(route.cost.rows))
      .close('}');
  out.close('}');
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = static_cast<char>(c | 32);
  return out;
}

// Routes by path, both in order of addition.
std::vector<std::pair<std::string_view, std::vector<const Route*>>> by_path(const Router& router) {
  std::vector<std::pair<std::string_view, std::vector<const Route*>>> out;
  std::map<std::string_view, std::size_t> places;
  for (const auto* route : router.routes()) {
    const auto [at, is_new] = places.try_emplace(route->path, out.size());
    if (is_new) out.push_back({route->path, {}});
    out[at->second].second.push_back(route);
  }
  return out;
}

}  // namespace

std::string openapi_json(const Router& router, const ApiInfo& info) {
  Types types, requests, replies;
  for (const auto* route : router.routes()) {
    types.add(route->query);
    types.add(route->request);
    types.add(route->reply);
    requests.add(route->request);
    replies.add(route->reply);
  }
  JsonText out;
  out.open('{').key("openapi").text("3.1.0").key("info").open('{').key("title").text(info.title);
  out.key("version").text(info.version).key("description").text(info.description).close('}');
  out.key("paths").open('{');
  for (const auto& [path, routes] : by_path(router)) {
    out.key(path).open('{');
    for (const auto* route : routes) {
      out.key(lowered(method_name(route->method)));
      write_operation(out, types, *route);
    }
    out.close('}');
  }
  out.close('}').key("components").open('{').key("securitySchemes").raw(kSecuritySchemes);
  out.key("schemas").open('{').key("Problem").raw(kProblemSchema);
  for (const auto& [name, type] : types.all()) {
    if (type->kind == Kind::object && !requests.has(*type) && !replies.has(*type))
      continue;  // a query
    out.key(name);
    write_schema(out, types, *type, !replies.has(*type));
  }
  out.close('}').close('}').close('}');
  return std::move(out).take();
}

std::vector<Route> api_description_routes(const Router& router, const ApiInfo& info) {
  struct Made {
    std::once_flag once;
    std::string json, page;
  };
  auto made = std::make_shared<Made>();
  const auto make = [made, &router, info] {
    std::call_once(made->once, [&] {
      made->json = openapi_json(router, info);
      made->page = api_page(router, info);
    });
  };
  Route json{.path = "/api/v1/openapi.json",
             .name = "api.openapi",
             .summary = "接口说明（给程序）",
             .needs_session = false};
  json.handle = [made, make](Exchange&) -> Result<Reply> {
    make();
    return std::move(Reply{.content_type = "application/json", .body = made->json}.with(
        "Cache-Control", "no-cache"));
  };
  Route page{.path = "/api/v1/docs",
             .name = "api.docs",
             .summary = "接口说明（给人看）",
             .needs_session = false,
             .reply_type = "text/html"};
  page.handle = [made, make](Exchange&) -> Result<Reply> {
    make();
    return std::move(Reply{.content_type = "text/html; charset=utf-8", .body = made->page}.with(
        "Cache-Control", "no-cache"));
  };
  return {std::move(json), std::move(page)};
}

}  // namespace tb
