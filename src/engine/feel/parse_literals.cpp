// Numbers, strings, dates, times and durations.
#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

NodeIndex Grammar::literal_number(bool is_negative) {
  const auto number = Decimal::parse(token_.text);
  if (!number)
    return report_.error("feel.number_too_large", token_.offset, "数字太大",
                         "the number is too large");
  const std::uint32_t offset = token_.offset;
  advance();
  return builder_.constant(is_negative ? number->negated() : *number, offset);
}

NodeIndex Grammar::literal_text() {
  auto text = unquoted(token_.text);
  if (!text)
    return report_.error("feel.bad_escape", token_.offset,
                         "文字里的 \\u 或 \\U 没有写出一个字符，应为 \\u4E2D 或 \\U01F600",
                         "\\u or \\U in the string names no character");
  const std::uint32_t offset = token_.offset;
  advance();
  return builder_.constant(*std::move(text), offset);
}

NodeIndex Grammar::literal_temporal() {
  const std::uint32_t offset = token_.offset;
  advance();
  if (!at(TokenKind::text)) return unexpected("带引号的日期，如 @\"2026-03-02\"", "a date");
  const auto text = unquoted(token_.text);
  auto value = text ? read_temporal(*text) : std::nullopt;
  if (!value)
    report_.warn("feel.bad_date", offset,
                 "不是有效的日期、时间或时长，结果总是空值；应写成 @\"2026-03-02\"、@\"P3D\" 等",
                 "neither a date, a time nor a duration, always null; write @\"2026-03-02\"");
  advance();
  return builder_.constant(value ? *std::move(value) : Value(), offset);
}

}  // namespace tb::feel
