#include "platform/http/tests/sample_routes.hpp"

namespace tb::http_test {

TB_ENUM(Colour, red, green)
TB_STRUCT(Thing, id, name, count, colour)
TB_STRUCT(NewThing, name, count, colour)
TB_STRUCT(ThingQuery, q, limit, mine, colour)
TB_STRUCT(Upload, material, file_name, bytes)

Result<void> authenticate(Exchange& exchange, const Route&, bool) {
  if (exchange.header("authorization") != "Bearer good")
    return fail(ErrorKind::unauthorized, "session.required", "请先登录，再继续办理");
  exchange.caller = std::make_shared<Caller>(Caller{"张三"});
  exchange.account = Id{7};
  return {};
}

namespace {

Result<Reply> create(Exchange& exchange) {
  auto made = TRY(decode<NewThing>(exchange));
  return json_reply(201, Thing{Id{1}, made.name, made.count, made.colour});
}
Result<Reply> list(Exchange& exchange) {
  const auto asked = TRY(query<ThingQuery>(exchange));
  const auto colours = static_cast<std::int64_t>(asked.colour.size());
  return json_reply(
      200, Thing{Id{asked.mine ? 1 : 0}, asked.q.value_or("-"), asked.limit * 10 + colours, {}});
}
Result<Reply> read(Exchange& exchange) {
  const auto id = TRY(exchange.id_param("id"));
  if (id.value == 404) return not_found("thing.not_found", "没有找到这件东西");
  return std::move(
      json_reply(200, Thing{id, std::string(exchange.remote), 0, {}}).with("ETag", etag(3)));
}
Result<Reply> patch(Exchange& exchange) {
  const auto version = TRY(exchange.if_match());
  if (version && *version != 3) return conflict("thing.changed", "别人刚刚改过，请刷新后再改");
  return empty_reply();
}
Result<Reply> me(Exchange& exchange) {
  return json_reply(200, Thing{exchange.account, exchange.caller_as<Caller>().name, 0, {}});
}
Result<Reply> upload(Exchange& exchange) {
  const auto* material = exchange.part("material");
  const auto* file = exchange.part("file");
  if (material == nullptr || file == nullptr || !file->is_file)
    return invalid("thing.file", "请选择文件", {{"file", "required", "请选择文件"}});
  return json_reply(
      201, Upload{material->data, file->file_name, static_cast<std::int64_t>(file->data.size())});
}
Result<Reply> slow(Exchange&) {
  ++waiting_at_gate;
  while (hold_gate) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  --waiting_at_gate;
  return empty_reply();
}
Result<Reply> fault(Exchange&) { throw std::runtime_error("bug"); }
Result<Reply> busy(Exchange&) {
  return fail(ErrorKind::unavailable, "store.away", "系统正在恢复，请稍后再试");
}
Result<Reply> limited(Exchange&) {
  return fail(ErrorKind::too_many, "rate.limited", "查询太频繁，请稍后再试");
}
Result<Reply> file(Exchange&) {
  return file_reply("application/pdf", "%PDF", "受理通知书 1.pdf", true);
}
Result<Reply> large(Exchange&) {
  return Reply{.content_type = "text/plain", .body = std::string(3'000'000, 'x')};
}
Result<Reply> injects(Exchange&) {
  return std::move(empty_reply().with("X-Bad", "a\r\nSet-Cookie: b=c"));
}

Route open_route(Method method, std::string_view path, std::string_view name, Handler handle) {
  return {.method = method,
          .path = path,
          .name = name,
          .summary = "测试",
          .needs_session = false,
          .handle = std::move(handle)};
}

}  // namespace

Router sample_router() {
  Router router;
  auto creation = open_route(Method::post, "/api/v1/things", "things.create", create);
  creation.request = TypeOf<NewThing>::get();
  creation.reply = TypeOf<Thing>::get();
  creation.success_status = 201;
  creation.idempotent = true;
  creation.cost = {3, 2, 1};
  creation.summary = "新建一件东西";
  auto listing = open_route(Method::get, "/api/v1/things", "things.list", list);
  listing.query = TypeOf<ThingQuery>::get();
  listing.reply = TypeOf<Thing>::get();
  auto reading = open_route(Method::get, "/api/v1/things/{id}", "things.read", read);
  reading.reply = TypeOf<Thing>::get();
  auto uploading = open_route(Method::post, "/api/v1/things/{id}/files", "things.upload", upload);
  uploading.upload = true;
  uploading.reply = TypeOf<Upload>::get();
  auto pdf = open_route(Method::get, "/api/v1/file", "file", file);
  pdf.reply_type = "application/pdf";
  Route mine{.path = "/api/v1/me",
             .name = "me",
             .summary = "我",
             .action = "me.read",
             .reply = TypeOf<Thing>::get(),
             .handle = me};
  router.add({creation, listing, reading, uploading, pdf, mine,
              open_route(Method::get, "/api/v1/things/newest", "things.newest",
                         [](Exchange&) { return empty_reply(); }),
              open_route(Method::patch, "/api/v1/things/{id}", "things.patch", patch),
              open_route(Method::get, "/api/v1/slow", "slow", slow),
              open_route(Method::get, "/api/v1/fault", "fault", fault),
              open_route(Method::get, "/api/v1/busy", "busy", busy),
              open_route(Method::get, "/api/v1/limited", "limited", limited),
              open_route(Method::get, "/api/v1/large", "large", large),
              open_route(Method::get, "/api/v1/injects", "injects", injects)});
  router.authenticate_with(authenticate);
  return router;
}

}  // namespace tb::http_test
