// JSON text <-> Value. Reading goes through Boost.JSON's event parser, because only its events
// carry the digits of a number as written; a double would change 0.1 into another number.
#include "core/json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include "engine/feel/parser.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

namespace json = boost::json;

namespace {

constexpr std::size_t kMaxDepth = 32;

void write(std::string& out, const Context& context);

void write_tagged(std::string& out, std::string_view tag, std::string_view text) {
  ((out += "{\"@") += tag) += "\":";
  write_json_text(out, text);
  out += '}';
}

void write_list(std::string& out, const List& list);

void write(std::string& out, const Value& value) {
  switch (value.type()) {
    case Type::null:
      out += "null";
      return;
    case Type::boolean:
      out += *value.boolean() ? "true" : "false";
      return;
    case Type::number:
      out += value.number()->to_string();
      return;
    case Type::string:
      return write_json_text(out, *value.string());
    case Type::date:
      return write_tagged(out, "date", to_text(value));
    case Type::time:
      return write_tagged(out, "time", to_text(value));
    case Type::date_time:
      return write_tagged(out, "datetime", to_text(value));
    case Type::months:
    case Type::seconds:
      return write_tagged(out, "duration", to_text(value));
    case Type::range:
      return write_tagged(out, "range", to_text(value));
    case Type::function:
      return write_tagged(out, "function", to_text(value));
    case Type::context:
      return write(out, *value.context());
    case Type::list:
      return write_list(out, *value.list());
  }
}

void write_list(std::string& out, const List& list) {
  out += '[';
  for (bool first = true; const Value& item : list) {
    if (!std::exchange(first, false)) out += ',';
    write(out, item);
  }
  out += ']';
}

void write(std::string& out, const Context& context) {
  out += '{';
  for (bool first = true; const Entry& entry : context.entries()) {
    if (!std::exchange(first, false)) out += ',';
    write_json_text(out, entry.name);
    out += ':';
    write(out, entry.value);
  }
  out += '}';
}

template <class T>
std::optional<Value> made(const std::optional<T>& read) {
  return read ? std::optional<Value>(*read) : std::nullopt;
}

std::optional<Value> read_duration(std::string_view text) {
  if (const auto months = parse_months(text)) return *months;
  return made(parse_seconds(text));
}

// A range of literals is computed when it is parsed.
std::optional<Value> read_range(std::string_view text) {
  const Parsed parsed = parse_text(text, Goal::expression, {}, {.bytes = 10'000}, false);
  if (!parsed.tree || parsed.tree->nodes.back().op != Op::constant) return std::nullopt;
  const Value& value = parsed.tree->constants[parsed.tree->nodes.back().a];
  return value.range() != nullptr ? std::optional<Value>(value) : std::nullopt;
}

// What an object with one tag names; nothing when it is an object like any other.
std::optional<Value> untagged(const Context& context) {
  if (context.size() != 1) return std::nullopt;
  const auto& [tag, value] = context.entries().front();
  const std::string* text = value.string();
  if (text == nullptr || tag.empty() || tag.front() != '@') return std::nullopt;
  if (tag == "@date") return made(parse_day(*text));
  if (tag == "@time") return made(parse_time(*text));
  if (tag == "@datetime") return made(parse_date_time(*text));
  if (tag == "@duration") return read_duration(*text);
  if (tag == "@range") return read_range(*text);
  return std::nullopt;
}

// Builds values from the parser's events: open lists and objects wait on a stack.
struct Handler {
  static constexpr std::size_t max_object_size = 100'000, max_array_size = 100'000,
                               max_key_size = 64 * 1024, max_string_size = 4 * 1024 * 1024;

  struct Open {
    std::string key;
    List list;
    Context context;
    bool is_list = false;
  };
  std::vector<Open> open;
  Value result;
  std::string text;
  bool too_large = false;

  bool add(Value value) {
    if (open.empty())
      result = std::move(value);
    else if (open.back().is_list)
      open.back().list.push_back(std::move(value));
    else
      open.back().context.set(open.back().key, std::move(value));
    return true;
  }
  bool begin(bool is_list) {
    open.push_back({.is_list = is_list});
    return true;
  }
  bool end() {
    Open closed = std::move(open.back());
    open.pop_back();
    if (closed.is_list) return add(std::move(closed.list));
    if (auto tagged = untagged(closed.context)) return add(*std::move(tagged));
    return add(std::move(closed.context));
  }
  bool number(std::string_view last_part) {
    text += last_part;
    const auto read = Decimal::parse(std::exchange(text, {}));
    if (!read) return too_large = true, false;
    return add(*read);
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return begin(false); }
  bool on_object_end(std::size_t, json::error_code&) { return end(); }
  bool on_array_begin(json::error_code&) { return begin(true); }
  bool on_array_end(std::size_t, json::error_code&) { return end(); }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    text += std::string_view(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code&) {
    text += std::string_view(part.data(), part.size());
    open.back().key = std::exchange(text, {});
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    text += std::string_view(part.data(), part.size());
    return true;
  }
  bool on_string(json::string_view part, std::size_t, json::error_code&) {
    text += std::string_view(part.data(), part.size());
    return add(std::exchange(text, {}));
  }
  bool on_number_part(json::string_view part, json::error_code&) {
    text += std::string_view(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t, json::string_view part, json::error_code&) {
    return number({part.data(), part.size()});
  }
  bool on_uint64(std::uint64_t, json::string_view part, json::error_code&) {
    return number({part.data(), part.size()});
  }
  bool on_double(double, json::string_view part, json::error_code&) {
    return number({part.data(), part.size()});
  }
  bool on_bool(bool value, json::error_code&) { return add(value); }
  bool on_null(json::error_code&) { return add({}); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
};

}  // namespace

std::string to_json(const Value& value) {
  std::string out;
  write(out, value);
  return out;
}

std::string to_json(const Context& context) {
  std::string out;
  write(out, context);
  return out;
}

Result<Value> from_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  json::basic_parser<Handler> parser(options);
  json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (parser.handler().too_large)
    return invalid("feel.number_too_large", "数字太大，请改小后重试。");
  const bool rest = text.find_first_not_of(" \t\r\n", read) != std::string_view::npos;
  if (error || !parser.done() || rest)
    return invalid("feel.json_malformed", "内容不是有效的 JSON，请检查括号、引号和编码后重试。");
  return std::move(parser.handler().result);
}

Result<Context> context_from_json(std::string_view text) {
  const Value value = TRY(from_json(text));
  if (!value.context())
    return invalid("feel.json_not_object", "变量应是一个 JSON 对象，例如 {\"area_m2\":120}。");
  return *value.context();
}

}  // namespace tb::feel
