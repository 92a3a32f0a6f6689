#include "core/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "core/crypto.hpp"

namespace tb {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0x7f; }

// Whether one of eight bytes needs_escape, all looked at together.
bool any_needs_escape(const char* bytes) {
  constexpr auto each = [](std::uint64_t byte) { return 0x0101010101010101U * byte; };
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const auto less = [&](std::uint64_t of, std::uint64_t than) { return (of - each(than)) & ~of; };
  const auto is = [&](std::uint64_t byte) { return less(word ^ each(byte), 1); };
  return ((less(word, 0x20) | is('"') | is('\\') | is(0x7f)) & each(0x80)) != 0;
}

// Where the first byte that needs_escape lies, from `at` on.
std::size_t clean_until(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && !any_needs_escape(text.data() + at)) at += 8;
  while (at < text.size() && !needs_escape(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

void escape(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHexDigits[c >> 4];
      out += kHexDigits[c & 15];
  }
}

template <class N>
void write_number(std::string& out, N number) {
  char buffer[32];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

void write_quoted_number(std::string& out, std::int64_t number) {
  out += '"';
  write_number(out, number);
  out += '"';
}

std::uint32_t enumeration_value(const Type& type, const void* value) {
  std::uint32_t index = 0;
  std::memcpy(&index, value, std::min<std::size_t>(type.size, sizeof index));
  return index;
}

// What is written of an object: all, or only what says something.
enum class Members : std::uint8_t { all, filled };

bool is_empty(const Type& type, const void* value) {
  const void* first = nullptr;
  if (type.kind == Kind::text) return static_cast<const std::string*>(value)->empty();
  if (type.kind == Kind::json) return static_cast<const Json*>(value)->text == "null";
  return type.sequence != nullptr && type.sequence->view(value, &first) == 0;
}

void write(std::string& out, const Type& type, const void* value, Members members);

void write_elements(std::string& out, const Type& type, const void* value, Members members) {
  const void* first = nullptr;
  const auto count = type.sequence->view(value, &first);
  out += '[';
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ',';
    write(out, *type.inner, static_cast<const char*>(first) + i * type.inner->size, members);
  }
  out += ']';
}

void write_members(std::string& out, const Type& type, const void* value, Members members) {
  char before = '{';
  for (std::uint32_t i = 0; i < type.count; ++i) {
    const auto& field = type.fields[i];
    const void* const member = static_cast<const char*>(value) + field.offset;
    if (members == Members::filled && is_empty(*field.type, member)) continue;
    out += before;
    before = ',';
    out += '"';
    out += field.name;  // an identifier: nothing to escape
    out += "\":";
    write(out, *field.type, member, members);
  }
  if (before == '{') out += '{';
  out += '}';
}

}  // namespace

void write_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = clean_until(text, at);
    out.append(text, at, end - at);
    if (end < text.size()) escape(out, static_cast<unsigned char>(text[end]));
    at = end + 1;
  }
  out += '"';
}

namespace {

void write(std::string& out, const Type& type, const void* value, Members members) {
  switch (type.kind) {
    case Kind::boolean:
      out += *static_cast<const bool*>(value) ? "true" : "false";
      return;
    case Kind::integer:
      return write_number(out, *static_cast<const std::int64_t*>(value));
    case Kind::real: {
      const auto number = *static_cast<const double*>(value);
      if (!std::isfinite(number)) {
        out += "null";
        return;
      }
      return write_number(out, number);
    }
    case Kind::text:
      return write_json_text(out, *static_cast<const std::string*>(value));
    case Kind::enumeration:
      return write_json_text(out, label(type, enumeration_value(type, value)));
    case Kind::object:
      return write_members(out, type, value, members);
    case Kind::optional: {
      const void* first = nullptr;
      if (type.sequence->view(value, &first) == 0) {
        out += "null";
        return;
      }
      return write(out, *type.inner, first, members);
    }
    case Kind::list:
      return write_elements(out, type, value, members);
    case Kind::id:
      return write_quoted_number(out, static_cast<const Id*>(value)->value);
    case Kind::instant:
      return write_json_text(out, to_string(*static_cast<const Instant*>(value)));
    case Kind::date:
      return write_json_text(out, to_string(*static_cast<const Date*>(value)));
    case Kind::bytes:
      return write_json_text(out, to_base64(static_cast<const Bytes*>(value)->data));
    case Kind::json:
      out += static_cast<const Json*>(value)->text;
      return;
  }
}

}  // namespace

void write_json(std::string& out, const Type& type, const void* value) {
  write(out, type, value, Members::all);
}
void write_kept(std::string& out, const Type& type, const void* value) {
  write(out, type, value, Members::filled);
}

}  // namespace tb
