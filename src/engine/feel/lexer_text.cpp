// Strings of FEEL: their escapes.
#include <algorithm>
#include <charconv>

#include "engine/feel/lexer.hpp"

namespace tb::feel {

namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | (code >> 6));
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3f));
    put(0x80 | ((code >> 6) & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

// The code behind \u (4 digits) or \U (6 digits) at the front of `rest`, which is cut; nothing when
// broken.
std::optional<std::uint32_t> take_hex(std::string_view& rest, std::size_t digits) {
  if (rest.size() < digits) return std::nullopt;
  std::uint32_t code = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + digits, code, 16);
  if (read.ec != std::errc() || read.ptr != rest.data() + digits) return std::nullopt;
  rest.remove_prefix(digits);
  return code;
}

bool is_surrogate(std::uint32_t code) { return code >= 0xd800 && code <= 0xdfff; }

// A unicode escape at the front of `rest`, behind the backslash and the letter; two of them may
// form one character.
std::optional<std::uint32_t> take_character(std::string_view& rest, std::size_t digits) {
  auto code = take_hex(rest, digits);
  if (!code || !is_surrogate(*code)) return code && *code <= 0x10ffff ? code : std::nullopt;
  if (*code >= 0xdc00 || !rest.starts_with("\\u")) return std::nullopt;
  rest.remove_prefix(2);
  const auto low = take_hex(rest, 4);
  if (!low || *low < 0xdc00 || *low > 0xdfff) return std::nullopt;
  return 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00);
}

// The escape behind a backslash at the front of `rest`, which is cut; false when it is broken.
bool append_escaped(std::string& out, std::string_view& rest) {
  constexpr std::string_view kLetters = "ntr\"'\\", kMeanings = "\n\t\r\"'\\";
  const char letter = rest.empty() ? '\0' : rest[0];
  if (letter == 'u' || letter == 'U') {
    rest.remove_prefix(1);
    const auto code = take_character(rest, letter == 'u' ? 4 : 6);
    if (code) append_utf8(out, *code);
    return code.has_value();
  }
  if (const std::size_t i = kLetters.find(letter); i != std::string_view::npos) {
    out += kMeanings[i];
    rest.remove_prefix(1);
  } else {
    out += '\\';
  }
  return true;
}

}  // namespace

std::optional<std::string> unquoted(std::string_view quoted) {
  std::string_view rest = quoted.substr(1, quoted.size() - 2);
  std::string out;
  out.reserve(rest.size());
  while (true) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    out += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) return out;
    rest.remove_prefix(1);
    if (!append_escaped(out, rest)) return std::nullopt;
  }
}

}  // namespace tb::feel
