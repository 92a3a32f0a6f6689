// Any bytes as a FEEL expression, and as JSON: neither may crash, hang or disagree with itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/feel/expression.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tb::feel;
  static const Context variables{
      {"a", 5}, {"b", "x"}, {"c", Context{{"d", true}}}, {"l", List{1, "x"}}};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  if (const auto expression = parse(text)) {
    const Value value = evaluate(*expression, ContextScope(variables), &diagnostics);
    if (holds(*expression, ContextScope(variables)) != (value == Value(true))) std::abort();
    const auto again = parse(expression->text());
    if (!again || !(evaluate(*again, ContextScope(variables)) == value)) std::abort();
  } else if (check(text).empty()) {
    std::abort();
  }
  if (const auto value = from_json(text))
    if (!(from_json(to_json(*value)) == *value)) std::abort();
  return 0;
}
