// Cuts a FEEL text into tokens.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tb::feel {

enum class TokenKind : std::uint8_t {
  end,
  number,
  text,
  name,
  at,  // at: "@" of a date literal
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  open_parenthesis,
  close_parenthesis,
  open_bracket,
  close_bracket,
  comma,
  dot,
  dots,
  minus,
  other,     // a sign of FEEL outside the part that is read here, as + or {
  unclosed,  // a string or comment without its end
  bad,       // a character that no expression may hold, or a broken escape
};

struct LexToken {
  TokenKind kind = TokenKind::end;
  std::uint32_t offset = 0;
  std::string_view text;  // as written
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}
  LexToken next();

 private:
  bool skip_space_and_comments();
  LexToken take(TokenKind kind, std::size_t length);
  LexToken take_text();

  std::string_view text_;
  std::size_t at_ = 0;
};

// The content of a string token with its escapes resolved; nothing when an escape is broken.
std::optional<std::string> unquoted(std::string_view quoted);
// Whether every byte sequence is UTF-8.
bool is_utf8(std::string_view text);

}  // namespace tb::feel
