// Any bytes as a text, a pattern and a replacement, and as decimals: neither may crash, hang or
// disagree with itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/feel/decimal.hpp"
#include "engine/feel/text.hpp"

namespace {

using namespace tb::feel;

void demand(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& rest) {
  const auto line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  return line;
}

// flags, pattern, replacement and text, a line each.
void try_patterns(std::string_view rest) {
  const auto flags = take_line(rest), pattern = take_line(rest), replacement = take_line(rest);
  const auto compiled = Pattern::compile(pattern, flags);
  if (!compiled) return;
  const auto found = compiled->matches(rest);
  demand(found == compiled->matches(rest));
  const auto replaced = compiled->replace(rest, replacement);
  const auto parts = compiled->split(rest);
  if (parts && found && !rest.empty()) demand((parts->size() > 1) == *found);
  if (replaced && found == false) demand(*replaced == rest);
}

void try_texts(std::string_view text) {
  demand(slice(text, 0, text.size()) == text);
  upper_case(lower_case(text));
  demand(trim(trim(text)) == trim(text));
}

void try_operations(const Decimal& a, const Decimal& b) {
  demand((a < b) == (b > a) && (a == b) == ((a <=> b) == 0));
  const auto sum = add(a, b), difference = subtract(a, b);
  demand(sum == add(b, a));
  if (difference) demand(difference->negated() == subtract(b, a));
  demand(multiply(a, b) == multiply(b, a));
  const auto rest = modulo(a, b);
  if (rest && !rest->is_zero()) demand(rest->is_negative() == b.is_negative());
  power(a, b);
  for (const auto& result : {sum, difference, multiply(a, b), divide(a, b), rest, square_root(a),
                             exponential(a), logarithm(a)})
    if (result) demand(Decimal::parse(result->to_string()) == result);
  const auto scale = b.whole().value_or(2);
  for (int how = 0; how < 7; ++how) {
    const auto rounding = static_cast<Rounding>(how);
    if (const auto once = rounded(a, scale, rounding))
      demand(rounded(*once, scale, rounding) == once);
  }
}

void try_decimals(std::string_view rest) {
  const auto a = Decimal::parse(take_line(rest)), b = Decimal::parse(take_line(rest));
  if (!a) return;
  demand(Decimal::parse(a->to_string()) == a);
  if (const auto again = Decimal::of_double(a->to_double()))
    demand(again->to_double() == a->to_double());
  if (b) try_operations(*a, *b);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_patterns(text);
  try_texts(text);
  try_decimals(text);
  return 0;
}
