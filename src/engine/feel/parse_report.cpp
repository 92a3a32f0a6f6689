#include "engine/feel/parse_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tb::feel {

namespace {

// A sign that other languages or keyboards give, and what FEEL has for it.
struct Mistaken {
  std::string_view sign, chinese, english;
};
constexpr Mistaken kMistaken[]{
    {"&", "FEEL 里“并且”写作 and", "write 'and'"},
    {"|", "FEEL 里“或者”写作 or", "write 'or'"},
    {"!", "FEEL 里“不是”写作 not(…)，“不等于”写作 !=", "write 'not(…)' or '!='"},
    {"%", "FEEL 里求余数写作 modulo(a, b)", "write 'modulo(a, b)'"},
    {"'", "文字请用英文双引号 \" 括起来", "put strings between double quotes \""},
    {"“", "文字请用英文双引号 \" 括起来", "put strings between double quotes \""},
    {"”", "文字请用英文双引号 \" 括起来", "put strings between double quotes \""},
    {"‘", "文字请用英文双引号 \" 括起来", "put strings between double quotes \""},
    {"’", "文字请用英文双引号 \" 括起来", "put strings between double quotes \""},
    {";", "请用逗号 , 隔开", "separate with a comma"},
    {"≤", "请写 <=", "write '<='"},
    {"≥", "请写 >=", "write '>='"},
    {"≠", "请写 !=", "write '!='"},
    {"×", "乘号请写 *", "write '*'"},
    {"÷", "除号请写 /", "write '/'"},
};

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t kShown = 30;  // bytes
  std::size_t end = std::min(text.size(), kShown);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
    --end;
  return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

void Report::add(std::string_view code, std::uint32_t offset, const std::string& chinese,
                 std::string english, bool is_warning) {
  const Place place = place_of(text_, offset);
  if (english[0] >= 'a' && english[0] <= 'z')
    english[0] = static_cast<char>(english[0] - 'a' + 'A');
  diagnostics_.push_back({.code = std::string(code),
                          .offset = offset,
                          .line = place.line,
                          .column = place.column,
                          .chinese = chinese + "。",
                          .english = english + ".",
                          .is_warning = is_warning});
}

std::uint32_t Report::error(std::string_view code, std::uint32_t offset, const std::string& chinese,
                            std::string english) {
  has_error_ = true;
  add(code, offset, chinese, std::move(english), false);
  return kNone;
}

void Report::warn(std::string_view code, std::uint32_t offset, const std::string& chinese,
                  std::string english) {
  if (!warns()) return;
  ++count_;
  add(code, offset, chinese, std::move(english), true);
}

std::uint32_t Report::unexpected(const Token& found, std::string_view chinese,
                                 std::string_view english) {
  switch (found.kind) {
    case TokenKind::end:
      return error("feel.syntax", found.offset, fmt::format("此处应为{}，但表达式已结束", chinese),
                   fmt::format("expected {} but the text ends", english));
    case TokenKind::unclosed:
      return error("feel.unclosed", found.offset, "文字或注释没有结束",
                   "a string or comment is not closed");
    case TokenKind::bad:
      return bad_character(found);
    default:
      return error("feel.syntax", found.offset,
                   fmt::format("此处应为{}，却是“{}”", chinese, shown(found.text)),
                   fmt::format("expected {}, found '{}'", english, shown(found.text)));
  }
}

std::uint32_t Report::unexpected_sign(const Token& found, std::string_view sign) {
  return unexpected(found, fmt::format("“{}”", sign), fmt::format("'{}'", sign));
}

std::uint32_t Report::bad_character(const Token& found) {
  const auto* known = std::ranges::find(kMistaken, found.text, &Mistaken::sign);
  if (known == std::end(kMistaken))
    return error("feel.bad_character", found.offset,
                 fmt::format("不能用字符“{}”，请检查全角标点", found.text),
                 fmt::format("unexpected character '{}'", found.text));
  return error("feel.bad_character", found.offset,
               fmt::format("不能用字符“{}”，{}", found.text, known->chinese),
               fmt::format("unexpected character '{}', {}", found.text, known->english));
}

}  // namespace tb::feel
