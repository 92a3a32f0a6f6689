// Values as text: of the `string` function, and as literals.
#include "core/json.hpp"
#include "engine/feel/evaluation.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

namespace {

void write(std::string& out, const Value& value, bool as_literal);

void write_list(std::string& out, const List& list, bool as_literal) {
  out += '[';
  for (bool first = true; const Value& item : list) {
    if (!std::exchange(first, false)) out += ", ";
    write(out, item, as_literal);
  }
  out += ']';
}

bool is_word(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
    if (!letter && !(c >= '0' && c <= '9') && c != ' ') return false;
  }
  return name.front() != ' ' && name.back() != ' ';
}

void write_context(std::string& out, const Context& context, bool as_literal) {
  out += '{';
  for (bool first = true; const Entry& entry : context.entries()) {
    if (!std::exchange(first, false)) out += ", ";
    if (is_word(entry.name))
      out += entry.name;
    else
      write_json_text(out, entry.name);
    out += ": ";
    write(out, entry.value, as_literal);
  }
  out += '}';
}

void write_range(std::string& out, const Range& range) {
  static constexpr std::string_view kSigns[]{"", "<", "<=", ">", ">=", "=", "!="};
  if (range.form != Range::Form::interval) {
    out += '(';
    out += kSigns[static_cast<std::size_t>(range.form)];
    out += ' ';
    write(out, range.low.is_null() ? range.high : range.low, true);
    out += ')';
    return;
  }
  out += range.low_closed ? '[' : '(';
  write(out, range.low, true);
  out += "..";
  write(out, range.high, true);
  out += range.high_closed ? ']' : ')';
}

void write_function(std::string& out, const Function& function) {
  out += "function(";
  for (bool first = true; const Parameter& parameter : function.parameters()) {
    if (!std::exchange(first, false)) out += ", ";
    out += parameter.name;
    if (parameter.type) (out += ": ") += to_string(*parameter.type);
  }
  out += ')';
}

std::string plain(const Value& value) {
  switch (value.type()) {
    case Type::date:
      return to_string(*value.date());
    case Type::time:
      return to_string(*value.time());
    case Type::date_time:
      return to_string(*value.date_time());
    case Type::months:
      return to_string(*value.months());
    case Type::seconds:
      return to_string(*value.seconds());
    default:
      return {};
  }
}

void write(std::string& out, const Value& value, bool as_literal) {
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
      write_json_text(out, *value.string());
      return;
    case Type::list:
      return write_list(out, *value.list(), as_literal);
    case Type::context:
      return write_context(out, *value.context(), as_literal);
    case Type::range:
      return write_range(out, *value.range());
    case Type::function:
      return write_function(out, *value.function());
    default:
      out += as_literal ? "@\"" + plain(value) + "\"" : plain(value);
  }
}

}  // namespace

std::optional<Value> read_temporal(std::string_view text) {
  if (const auto day = parse_day(text)) return *day;
  if (const auto moment = parse_date_time(text)) return *moment;
  if (const auto time = parse_time(text)) return *time;
  if (const auto months = parse_months(text)) return *months;
  if (const auto seconds = parse_seconds(text)) return *seconds;
  return std::nullopt;
}

std::string to_text(const Value& value) {
  if (const std::string* text = value.string()) return *text;
  std::string out;
  write(out, value, false);
  return out;
}

std::string to_literal(const Value& value) {
  std::string out;
  write(out, value, true);
  return out;
}

}  // namespace tb::feel
