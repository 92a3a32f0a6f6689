#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/text.hpp"
#include "platform/http/route.hpp"

namespace tb {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_json(std::string_view content_type) {
  return same_name(trimmed(content_type.substr(0, content_type.find(';'))), "application/json");
}

const Field* field_named(const Type& type, std::string_view name, std::uint32_t& index) {
  for (index = 0; index < type.count; ++index)
    if (type.fields[index].name == name) return &type.fields[index];
  return nullptr;
}

// Reads the parameters of an object type; remembers which fields came.
class QueryReader {
 public:
  QueryReader(const Type& type, void* out) : type_{type}, out_{out}, seen_(type.count) {}

  void take(std::string_view name, std::string_view text) {
    std::uint32_t index = 0;
    const auto* field = field_named(type_, name, index);
    if (field == nullptr) return fault(name, "unknown", "没有这个查询条件，请删去");
    const auto* type = field->type;
    void* target = static_cast<char*>(out_) + field->offset;
    const bool is_list = type->kind == Kind::list;
    if (seen_[index] && !is_list)
      return fault(name, "duplicate", "同一个查询条件写了两次，请只留一次");
    seen_[index] = true;
    while (type->kind == Kind::optional || type->kind == Kind::list) {
      // An empty condition is one that was not filled in.
      if (text.empty() && type->inner->kind != Kind::boolean) return;
      target = type->sequence->append(target);
      type = type->inner;
    }
    if (type->kind == Kind::boolean && text.empty()) text = "true";
    if (auto read = read_text(text, *type, target); !read)
      fault(name, read.error().code, read.error().detail);
  }

  Result<void> finish() {
    for (std::uint32_t i = 0; i < type_.count; ++i) {
      const auto kind = type_.fields[i].type->kind;
      const bool may_miss = kind == Kind::optional || kind == Kind::list || kind == Kind::boolean;
      if (!seen_[i] && !may_miss) fault(type_.fields[i].name, "required", "请填写此查询条件");
    }
    if (faults_.empty()) return {};
    return invalid("query.invalid", "查询条件填写不正确，请按提示修改", std::move(faults_));
  }

 private:
  void fault(std::string_view name, std::string_view code, std::string_view message) {
    if (faults_.size() < 100)
      faults_.push_back(
          {std::string(first_code_points(name, 64)), std::string(code), std::string(message)});
  }

  const Type& type_;
  void* out_;
  std::vector<bool> seen_;
  std::vector<FieldError> faults_;
};

}  // namespace

std::string_view method_name(Method method) {
  constexpr std::string_view kNames[]{"GET", "POST", "PUT", "PATCH", "DELETE"};
  return kNames[static_cast<std::size_t>(method)];
}

std::string_view Exchange::param(std::string_view name) const {
  for (const auto& [key, value] : path_params)
    if (key == name) return value;
  return {};
}

Result<Id> Exchange::id_param(std::string_view name) const {
  Id id;
  if (!read_text(param(name), kId, &id))
    return not_found("http.not_found", "没有找到要看的内容，请检查网址或从首页重新进入");
  return id;
}

std::optional<std::string_view> Exchange::query_param(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return std::nullopt;
}

std::string_view Exchange::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (same_name(key, name)) return value;
  return {};
}

std::string_view Exchange::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (!same_name(key, "Cookie")) continue;
    for (auto rest = value; !rest.empty();) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto pair = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return pair.substr(equals + 1);
    }
  }
  return {};
}

const Part* Exchange::part(std::string_view name) const {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

Result<std::optional<std::int64_t>> Exchange::if_match() const {
  const auto text = trimmed(header("If-Match"));
  if (text.empty() || text == "*") return std::nullopt;
  std::int64_t version = 0;
  if (text.size() < 3 || text.front() != '"' || text.back() != '"' ||
      !read_text(text.substr(1, text.size() - 2), kInteger, &version))
    return invalid("http.if_match", "If-Match 请照抄上次得到的 ETag，例如 \"3\"");
  return version;
}

Result<std::string_view> Exchange::idempotency_key() const {
  const auto key = trimmed(header("Idempotency-Key"));
  if (key.empty()) return key;
  const bool is_visible =
      std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (key.size() < 8 || key.size() > 128 || !is_visible)
    return invalid("http.idempotency_key",
                   "Idempotency-Key 请用 8 到 128 个字母、数字或符号，例如一个 UUID");
  return key;
}

Result<void> decode_body(const Exchange& exchange, const Type& type, void* out) {
  if (!is_json(exchange.header("Content-Type")))
    return fail(ErrorKind::unsupported, "http.content_type", "请用 application/json 格式提交内容");
  return read_json(exchange.body, type, out);
}

Result<void> decode_query(const Exchange& exchange, const Type& type, void* out) {
  QueryReader reader(type, out);
  for (const auto& [name, value] : exchange.query) reader.take(name, value);
  return reader.finish();
}

}  // namespace tb
