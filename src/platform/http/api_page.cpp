// The readable page of the API: plain HTML with anchors, so that it works without script and with a
// screen reader.
#include <set>

#include "platform/http/openapi.hpp"

namespace tb {
namespace {

constexpr std::string_view kStyle =
    "body{font:16px/1.7 system-ui,'Noto Sans CJK "
    "SC',sans-serif;color:#1f2329;max-width:64rem;margin:0 auto;padding:1rem 1.25rem}"
    "h1{font-size:1.75rem}h2{font-size:1.3rem;margin-top:2.5rem;border-bottom:1px solid #c9cdd4}"
    "h3{font-size:1.05rem;margin:1.75rem 0 .25rem}code{font:.9em/1.5 "
    "ui-monospace,monospace;background:#f2f3f5;padding:.1em "
    ".35em;border-radius:3px;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%;margin:.5rem "
    "0}caption{text-align:left;font-weight:600}"
    "th,td{border:1px solid #c9cdd4;padding:.3rem "
    ".6rem;text-align:left;vertical-align:top}th{background:#f7f8fa}"
    "a{color:#0b57b7}a:focus-visible{outline:3px solid #0b57b7}nav "
    "ul{columns:2;padding-left:1.2rem}p{margin:.25rem 0}";

void escape(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}
std::string escaped(std::string_view text) {
  std::string out;
  escape(out, text);
  return out;
}

std::string words_of(const Type& type) {
  const std::string name = escaped(type.name);
  switch (type.kind) {
    case Kind::boolean:
      return "是或否（true、false）";
    case Kind::integer:
      return "整数";
    case Kind::real:
      return "数字";
    case Kind::text:
      return "文字";
    case Kind::id:
      return "编号（数字组成的文字）";
    case Kind::instant:
      return "时间（RFC 3339）";
    case Kind::date:
      return "日期（2026-03-02）";
    case Kind::bytes:
      return "内容（Base64）";
    case Kind::json:
      return "任意 JSON";
    case Kind::optional:
      return words_of(*type.inner) + "，可为空";
    case Kind::list:
      return "列表：" + words_of(*type.inner);
    case Kind::enumeration:
    case Kind::object:
      return "<a href=\"#type-" + name + "\">" + name + "</a>";
  }
  return {};
}

void write_type(std::string& out, const Type& type) {
  const auto name = escaped(type.name);
  out += "<h3 id=\"type-" + name + "\">" + name + "</h3>";
  if (type.kind == Kind::enumeration) {
    out += "<p>可选的值：";
    for (std::uint32_t i = 0; i < type.count; ++i)
      out += (i == 0 ? "<code>" : "、<code>") + escaped(type.labels[i]) + "</code>";
    out += "</p>";
    return;
  }
  out += "<table><caption>" + name +
         " 的内容</caption><tr><th scope=\"col\">名称</th><th scope=\"col\">是什么</th></tr>";
  for (std::uint32_t i = 0; i < type.count; ++i)
    out += "<tr><th scope=\"row\"><code>" + escaped(type.fields[i].name) + "</code></th><td>" +
           words_of(*type.fields[i].type) + "</td></tr>";
  out += "</table>";
}

void collect(const Type* type, std::vector<const Type*>& out, std::set<const Type*>& known) {
  if (type == nullptr) return;
  if (type->inner != nullptr) return collect(type->inner, out, known);
  const bool is_named = type->kind == Kind::object || type->kind == Kind::enumeration;
  if (!is_named || !known.insert(type).second) return;
  out.push_back(type);
  for (std::uint32_t i = 0; type->kind == Kind::object && i < type->count; ++i)
    collect(type->fields[i].type, out, known);
}

void write_line(std::string& out, std::string_view title, const std::string& html) {
  out += "<p>";
  out += title;
  out += "：" + html + "</p>";
}

void write_route(std::string& out, const Route& route) {
  const auto name = escaped(route.name);
  out += "<h3 id=\"" + name + "\">" + escaped(route.summary) + "</h3><p><code>" +
         std::string(method_name(route.method)) + " " + escaped(route.path) + "</code></p>";
  write_line(out, "要登录", route.needs_session ? "要" : "不要");
  if (route.query != nullptr) write_line(out, "查询条件", words_of(*route.query));
  if (route.upload)
    write_line(out, "提交",
               "multipart/form-data：<code>material</code>（材料编号）、<code>file</code>（文件）");
  if (route.request != nullptr) write_line(out, "提交", words_of(*route.request));
  if (route.idempotent)
    write_line(out, "可重复提交", "带上同一个 <code>Idempotency-Key</code>，只办一次");
  write_line(out, "成功时",
             std::to_string(route.success_status) + " " +
                 (route.reply != nullptr
                      ? words_of(*route.reply)
                      : escaped(route.success_status == 204 ? "无内容" : route.reply_type)));
}

}  // namespace

std::string api_page(const Router& router, const ApiInfo& info) {
  std::string out =
      "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>";
  escape(out, info.title);
  out += "</title><style>";
  out += kStyle;
  out += "</style></head><body><header><h1>" + escaped(info.title) + "</h1><p>" +
         escaped(info.description) + "</p><p>版本 " + escaped(info.version) +
         "，给程序用的说明：<a href=\"/api/v1/openapi.json\">openapi.json</a></p></header><nav "
         "aria-label=\"目录\"><ul>";
  for (const auto* route : router.routes())
    out += "<li><a href=\"#" + escaped(route->name) + "\">" + escaped(route->summary) + "</a></li>";
  out += "</ul></nav><main><h2>接口</h2>";
  std::vector<const Type*> types;
  std::set<const Type*> known;
  for (const auto* route : router.routes()) {
    write_route(out, *route);
    for (const auto* type : {route->query, route->request, route->reply})
      collect(type, types, known);
  }
  out += "<h2>内容</h2>";
  for (const auto* type : types) write_type(out, *type);
  out +=
      "<h2>没有成功时</h2><p>回答是 <code>application/problem+json</code>：<code>code</code> "
      "给程序看，<code>detail</code> "
      "说明该怎么做，<code>fields</code> 列出每一处填写不正确的地方，<code>request_id</code> "
      "可报给客服。</p></main></body></html>";
  return out;
}

}  // namespace tb
