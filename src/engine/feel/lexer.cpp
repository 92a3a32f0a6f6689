#include "engine/feel/lexer.hpp"

#include <algorithm>

#include "engine/feel/characters.hpp"

namespace tb::feel {

namespace {

struct Reserved {
  std::string_view word;
  Keyword keyword;
};
constexpr Reserved kReserved[]{
    {"and", Keyword::and_},
    {"between", Keyword::between},
    {"else", Keyword::else_},
    {"every", Keyword::every},
    {"external", Keyword::external},
    {"false", Keyword::false_},
    {"for", Keyword::for_},
    {"function", Keyword::function},
    {"if", Keyword::if_},
    {"in", Keyword::in},
    {"instance", Keyword::instance},
    {"null", Keyword::null},
    {"of", Keyword::of},
    {"or", Keyword::or_},
    {"return", Keyword::return_},
    {"satisfies", Keyword::satisfies},
    {"some", Keyword::some},
    {"then", Keyword::then},
    {"true", Keyword::true_},
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::size_t number_length(std::string_view text) {
  std::size_t at = digits_end(text, 0);
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]))
    at = digits_end(text, at + 1);
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const std::size_t end = digits_end(text, exponent);
    if (end > exponent) at = end;
  }
  return at;
}

}  // namespace

Keyword keyword_of(std::string_view word) {
  if (word.size() < 2 || word.size() > 9) return Keyword::none;
  for (const Reserved& reserved : kReserved)
    if (reserved.word[0] == word[0] && reserved.word == word) return reserved.keyword;
  return Keyword::none;
}

Token Lexer::take(TokenKind kind, std::size_t length) {
  const Token token{
      .kind = kind, .offset = static_cast<std::uint32_t>(at_), .text = text_.substr(at_, length)};
  at_ += token.text.size();
  return token;
}

bool Lexer::skip_space_and_comments() {
  while (true) {
    at_ = space_end(text_, at_);
    if (at_ + 1 >= text_.size() || text_[at_] != '/') return true;
    if (text_[at_ + 1] == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (text_[at_ + 1] == '*') {
      const std::size_t close = text_.find("*/", at_ + 2);
      if (close == std::string_view::npos) return false;
      at_ = close + 2;
    } else {
      return true;
    }
  }
}

Token Lexer::take_text() {
  for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
    if (text_[end] == '\\')
      ++end;
    else if (text_[end] == '"')
      return take(TokenKind::text, end + 1 - at_);
  }
  return take(TokenKind::unclosed, text_.size() - at_);
}

Token Lexer::next() {
  if (!skip_space_and_comments()) return take(TokenKind::unclosed, text_.size() - at_);
  if (at_ >= text_.size()) return take(TokenKind::end, 0);
  const Character character = character_at(text_, at_);
  if (character.kind == CharacterKind::start) {
    Token word = take(TokenKind::word, word_end(text_, at_ + character.length) - at_);
    word.keyword = keyword_of(word.text);
    return word;
  }
  const char c = text_[at_], second = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  if (is_digit(c) || (c == '.' && is_digit(second)))
    return take(TokenKind::number, number_length(text_.substr(at_)));
  if (character.length > 1) return take(TokenKind::bad, character.length);
  return take_sign(c, second);
}

Token Lexer::take_sign(char sign, char second) {
  switch (sign) {
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
    case '{':
      return take(TokenKind::open_brace, 1);
    case '}':
      return take(TokenKind::close_brace, 1);
    case ',':
      return take(TokenKind::comma, 1);
    case ':':
      return take(TokenKind::colon, 1);
    case '.':
      return second == '.' ? take(TokenKind::dots, 2) : take(TokenKind::dot, 1);
    case '+':
      return take(TokenKind::plus, 1);
    case '-':
      return take(TokenKind::minus, 1);
    case '*':
      return second == '*' ? take(TokenKind::power, 2) : take(TokenKind::times, 1);
    case '/':
      return take(TokenKind::divide, 1);
    default:
      return take(TokenKind::bad, 1);
  }
}

}  // namespace tb::feel
