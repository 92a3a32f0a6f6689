// DMN 1.5, 10.3.4.1: `range(from)` reads a range of literals: "[1..3]", "(@\"P1D\"..@\"P2D\"]".
#include <array>
#include <cctype>

#include "engine/feel/builtin_tables.hpp"
#include "engine/feel/lexer.hpp"

namespace tb::feel {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// The functions that stand for a literal when their argument is one.
struct Literal {
  std::string_view function;
  std::array<Type, 2> types;
};
constexpr Literal kLiterals[] = {
    {"@", {}},
    {"date and time", {Type::date_time, Type::date_time}},
    {"date", {Type::date, Type::date}},
    {"time", {Type::time, Type::time}},
    {"duration", {Type::months, Type::seconds}},
};

class RangeReader {
 public:
  explicit RangeReader(std::string_view text) : text_(text) {}

  std::optional<Range> range() {
    const char open = next();
    auto low = end();
    if (!low || !take("..")) return std::nullopt;
    auto high = end();
    const char close = next();
    skip_space();
    if (!high || !text_.empty() || !std::string_view("[(]").contains(open) ||
        !std::string_view("])[").contains(close))
      return std::nullopt;
    return Range{.low = *std::move(low),
                 .high = *std::move(high),
                 .low_closed = open == '[',
                 .high_closed = close == ']'};
  }

 private:
  void skip_space() {
    text_.remove_prefix(std::min(text_.find_first_not_of(kSpace), text_.size()));
  }
  bool take(std::string_view sign) {
    skip_space();
    if (!text_.starts_with(sign)) return false;
    text_.remove_prefix(sign.size());
    return true;
  }
  char next() {
    skip_space();
    if (text_.empty()) return '\0';
    const char first = text_[0];
    text_.remove_prefix(1);
    return first;
  }

  std::optional<Value> end() {
    skip_space();
    if (text_.starts_with('"')) return string();
    for (const Literal& literal : kLiterals)
      if (take_word(literal.function)) return temporal_literal(literal);
    return number();
  }

  // `function` when what follows it is no more of a name.
  bool take_word(std::string_view function) {
    if (!text_.starts_with(function)) return false;
    const std::string_view rest = text_.substr(function.size());
    const std::size_t at = std::min(rest.find_first_not_of(kSpace), rest.size());
    if (!rest.substr(at).starts_with(function == "@" ? '"' : '(')) return false;
    text_.remove_prefix(function.size());
    return true;
  }

  std::optional<Value> temporal_literal(const Literal& literal) {
    const bool is_call = literal.function != "@";
    if (is_call && !take("(")) return std::nullopt;
    const auto content = string();
    if (!content || (is_call && !take(")"))) return std::nullopt;
    auto value = read_temporal(*content->string());
    if (value && is_call && value->type() != literal.types[0] && value->type() != literal.types[1])
      return std::nullopt;
    return value;
  }

  std::optional<Value> string() {
    skip_space();
    if (!text_.starts_with('"')) return std::nullopt;
    std::size_t close = 1;
    while (close < text_.size() && text_[close] != '"') close += text_[close] == '\\' ? 2 : 1;
    if (close >= text_.size()) return std::nullopt;
    auto content = unquoted(text_.substr(0, close + 1));
    text_.remove_prefix(close + 1);
    return content ? std::optional<Value>(*std::move(content)) : std::nullopt;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::size_t digits(std::size_t at) const {
    while (at < text_.size() && is_digit(text_[at])) ++at;
    return at;
  }

  // The point of a fraction has a digit behind it, so that "1..3" begins with 1.
  std::optional<Value> number() {
    std::size_t length = digits(text_.starts_with('-') ? 1 : 0);
    if (length + 1 < text_.size() && text_[length] == '.' && is_digit(text_[length + 1]))
      length = digits(length + 1);
    if (length < text_.size() && (text_[length] == 'e' || text_[length] == 'E')) {
      const bool has_sign =
          length + 1 < text_.size() && (text_[length + 1] == '-' || text_[length + 1] == '+');
      length = digits(length + (has_sign ? 2 : 1));
    }
    const auto number = Decimal::parse(text_.substr(0, length));
    text_.remove_prefix(length);
    return number ? std::optional<Value>(*number) : std::nullopt;
  }

  std::string_view text_;
};

Value range_of_text(const Call& call) {
  const std::string& text = *call[0].string();
  if (!call.room_for_text(text.size())) return {};
  auto range = RangeReader(text).range();
  if (!range) return call.wrong(0, "不是区间", "is not a range");
  const auto order_of_ends = order(range->low, range->high);
  if (range->low.type() != range->high.type() || !order_of_ends)
    return call.wrong(0, "的两端不能比较大小", "has ends without order among each other");
  if (*order_of_ends > 0) return call.wrong(0, "的起点在终点之后", "begins behind its end");
  return Value(*std::move(range));
}

constexpr Builtin kRangeTexts[] = {
    builtin("range", {signature(range_of_text, {{"from", Kind::string}})}),
};

}  // namespace

std::span<const Builtin> range_text_builtins() { return kRangeTexts; }

}  // namespace tb::feel
