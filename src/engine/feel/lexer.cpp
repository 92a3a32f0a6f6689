#include "engine/feel/lexer.hpp"

#include <algorithm>
#include <charconv>

namespace tb::feel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) { return starts_name(c) || is_digit(c); }

std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t digits = at + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    if (digits < text.size() && is_digit(text[digits])) {
      at = digits;
      while (at < text.size() && is_digit(text[at])) ++at;
    }
  }
  return at;
}

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

// A unicode escape at the front of `rest`, behind the backslash; two of them may form one
// character.
std::optional<std::uint32_t> take_character(std::string_view& rest, std::size_t digits) {
  auto code = take_hex(rest, digits);
  if (!code || !is_surrogate(*code)) return code && *code <= 0x10ffff ? code : std::nullopt;
  if (*code >= 0xdc00 || !rest.starts_with("\\u")) return std::nullopt;
  rest.remove_prefix(2);
  const auto low = take_hex(rest, 4);
  if (!low || *low < 0xdc00 || *low > 0xdfff) return std::nullopt;
  return 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00);
}

}  // namespace

LexToken Lexer::take(TokenKind kind, std::size_t length) {
  const LexToken token{kind, static_cast<std::uint32_t>(at_), text_.substr(at_, length)};
  at_ += token.text.size();
  return token;
}

bool Lexer::skip_space_and_comments() {
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    std::size_t length = 0;
    if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r') {
      length = 1;
    } else if (rest.starts_with("//")) {
      length = std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t close = rest.find("*/", 2);
      if (close == std::string_view::npos) return false;
      length = close + 2;
    } else if (rest.starts_with("\u3000") || rest.starts_with("\ufeff")) {  // wide space, mark
      length = 3;
    } else if (rest.starts_with("\u00a0")) {
      length = 2;
    } else {
      return true;
    }
    at_ += length;
  }
  return true;
}

LexToken Lexer::take_text() {
  for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
    if (text_[end] == '\\')
      ++end;
    else if (text_[end] == '"')
      return take(TokenKind::text, end + 1 - at_);
  }
  return take(TokenKind::unclosed, text_.size() - at_);
}

LexToken Lexer::next() {
  if (!skip_space_and_comments()) return take(TokenKind::unclosed, text_.size() - at_);
  const std::string_view rest = text_.substr(at_);
  if (rest.empty()) return take(TokenKind::end, 0);
  const char c = rest[0], second = rest.size() > 1 ? rest[1] : '\0';
  if (is_digit(c) || (c == '.' && is_digit(second)))
    return take(TokenKind::number, number_length(rest));
  if (starts_name(c)) {
    const auto end = std::ranges::find_if_not(rest, continues_name);
    return take(TokenKind::name, static_cast<std::size_t>(end - rest.begin()));
  }
  switch (c) {
    case '"':
      return take_text();
    case '@':
      return take(TokenKind::at, 1);
    case '=':
      return take(TokenKind::equal, 1);
    case '!':
      return second == '=' ? take(TokenKind::not_equal, 2) : take(TokenKind::bad, 1);
    case '<':
      return second == '=' ? take(TokenKind::less_equal, 2) : take(TokenKind::less, 1);
    case '>':
      return second == '=' ? take(TokenKind::greater_equal, 2) : take(TokenKind::greater, 1);
    case '(':
      return take(TokenKind::open_parenthesis, 1);
    case ')':
      return take(TokenKind::close_parenthesis, 1);
    case '[':
      return take(TokenKind::open_bracket, 1);
    case ']':
      return take(TokenKind::close_bracket, 1);
    case ',':
      return take(TokenKind::comma, 1);
    case '.':
      return second == '.' ? take(TokenKind::dots, 2) : take(TokenKind::dot, 1);
    case '-':
      return take(TokenKind::minus, 1);
    case '+':
    case '*':
    case '/':
    case '{':
    case '}':
    case ':':
      return take(TokenKind::other, 1);
    default:
      return take(TokenKind::bad, 1);
  }
}

std::optional<std::string> unquoted(std::string_view quoted) {
  std::string_view rest = quoted.substr(1, quoted.size() - 2);
  std::string out;
  out.reserve(rest.size());
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    out += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    const char escape = rest.size() > 1 ? rest[1] : '\0';
    rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
    switch (escape) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case '"':
      case '\'':
      case '\\':
      case '/':
        out += escape;
        break;
      case 'u':
      case 'U': {
        const auto code = take_character(rest, escape == 'u' ? 4 : 6);
        if (!code) return std::nullopt;
        append_utf8(out, *code);
        break;
      }
      default:
        return std::nullopt;
    }
  }
  return out;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80   ? 1
                               : byte < 0xc2 ? 0
                               : byte < 0xe0 ? 2
                               : byte < 0xf0 ? 3
                               : byte < 0xf5 ? 4
                                             : 0;
    if (length == 0 || at + length > text.size()) return false;
    std::uint32_t code = length == 1 ? byte : byte & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      if ((next & 0xc0) != 0x80) return false;
      code = code << 6 | (next & 0x3fu);
    }
    if (is_surrogate(code) || code > 0x10ffff || (length == 3 && code < 0x800) ||
        (length == 4 && code < 0x10000))
      return false;
    at += length;
  }
  return true;
}

}  // namespace tb::feel
