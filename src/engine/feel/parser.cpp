#include "engine/feel/parser.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) || byte == 0x7f;
}

// Whether the text may be read at all.
bool is_readable(std::string_view text, const Limits& limits, Report& report) {
  if (text.size() > limits.bytes || text.size() >= kNone)
    report.error("feel.too_long", 0, "表达式太长，请拆成几条", "the expression is too long");
  else if (!is_utf8(text))
    report.error("feel.not_utf8", 0, "表达式不是 UTF-8 编码", "the expression is not UTF-8");
  else if (const auto found = std::ranges::find_if(text, is_control); found != text.end())
    report.error("feel.bad_character", static_cast<std::uint32_t>(found - text.begin()),
                 "有看不见的控制字符，请删去", "a control character");
  return !report.has_error();
}

}  // namespace

Parsed parse_text(std::string_view text, Goal goal, const Names& names, const Limits& limits,
                  bool warns) {
  const auto tree = std::make_shared<Tree>();
  Report report(text, warns);
  if (!is_readable(text, limits, report)) return {nullptr, report.take()};
  tree->text = text;
  const bool is_read = Grammar(*tree, names, limits, report).read(goal);
  return {is_read ? tree : nullptr, report.take()};
}

}  // namespace tb::feel
