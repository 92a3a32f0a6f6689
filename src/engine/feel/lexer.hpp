// Cuts a FEEL text into tokens; names only into words, since names of several words can only be
// told by one who knows them.
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
  word,
  at,  // "@" of a date literal
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
  open_brace,
  close_brace,
  comma,
  colon,
  dot,
  dots,
  plus,
  minus,
  times,
  power,
  divide,
  unclosed,  // a string or comment without its end
  bad,       // a character that stands nowhere in FEEL
};

// Words with a meaning of their own where an expression stands.
enum class Keyword : std::uint8_t {
  none,
  and_,
  between,
  else_,
  every,
  external,
  false_,
  for_,
  function,
  if_,
  in,
  instance,
  null,
  of,
  or_,
  return_,
  satisfies,
  some,
  then,
  true_,
};
Keyword keyword_of(std::string_view word);

struct Token {
  TokenKind kind = TokenKind::end;
  Keyword keyword = Keyword::none;  // of a word
  std::uint32_t offset = 0;
  std::string_view text;  // as written

  std::uint32_t end() const { return offset + static_cast<std::uint32_t>(text.size()); }
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}
  Token next();
  // Goes on at this byte.
  void seek(std::size_t at) { at_ = at; }

 private:
  bool skip_space_and_comments();
  Token take(TokenKind kind, std::size_t length);
  Token take_text();
  Token take_sign(char sign, char second);

  std::string_view text_;
  std::size_t at_ = 0;
};

// The content of a string token with its escapes resolved: \n \t \r \" \' \\ \uXXXX \UXXXXXX, two
// \u may form one character. A backslash before anything else stays as it is, as patterns need it.
// Nothing when a \u or \U names no character.
std::optional<std::string> unquoted(std::string_view quoted);

}  // namespace tb::feel
