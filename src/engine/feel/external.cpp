// The methods that an `external` function may name. DMN lets models call Java; here a fixed list of
// methods that only compute is written in C++, with Java's own types: a number that an `int` cannot
// hold does not fit.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/text.hpp"
#include "engine/feel/evaluation.hpp"
#include "engine/feel/names.hpp"
#include "engine/feel/text.hpp"

namespace tb::feel {

namespace {

using Maybe = std::optional<Value>;

struct Method {
  std::string name;                // "max"
  std::vector<std::string> types;  // "double", "java.lang.String", "[Ljava.lang.Object;"
};

// "max(double, double)".
std::optional<Method> parse_method(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')') return std::nullopt;
  Method method{.name = trim(text.substr(0, open)), .types = {}};
  std::string_view rest = text.substr(open + 1, text.size() - open - 2);
  while (!trim(rest).empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    method.types.push_back(trim(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return method;
}

struct Whole {
  std::string_view primitive, boxed;
  std::int64_t lowest, highest;
};
constexpr Whole kWholes[]{
    {"byte", "java.lang.Byte", -128, 127},
    {"short", "java.lang.Short", -32'768, 32'767},
    {"int", "java.lang.Integer", std::numeric_limits<std::int32_t>::min(),
     std::numeric_limits<std::int32_t>::max()},
    {"long", "java.lang.Long", std::numeric_limits<std::int64_t>::min(),
     std::numeric_limits<std::int64_t>::max()},
};

const Whole* whole_type(std::string_view name) {
  const auto* found = std::ranges::find_if(
      kWholes, [&](const Whole& type) { return type.primitive == name || type.boxed == name; });
  return found == std::end(kWholes) ? nullptr : found;
}
bool is_float(std::string_view name) { return name == "float" || name == "java.lang.Float"; }
bool is_double(std::string_view name) { return name == "double" || name == "java.lang.Double"; }

Maybe number_of(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  const auto read = Decimal::parse(fmt::format("{}", value));
  return read ? Maybe(*read) : std::nullopt;
}
Maybe number_of(float value) {
  if (!std::isfinite(value)) return std::nullopt;
  const auto read = Decimal::parse(fmt::format("{}", value));
  return read ? Maybe(*read) : std::nullopt;
}

// The argument as the Java type holds it; nothing when it cannot.
Maybe fitted(const Value& value, std::string_view type) {
  if (type == "boolean" || type == "java.lang.Boolean")
    return value.boolean() != nullptr ? Maybe(value) : std::nullopt;
  if (type == "char" || type == "java.lang.Character")
    return value.string() != nullptr && code_points(*value.string()) == 1 ? Maybe(value)
                                                                          : std::nullopt;
  if (type == "java.lang.String") return value.string() != nullptr ? Maybe(value) : std::nullopt;
  if (type == "java.lang.Object" || type == "[Ljava.lang.Object;") return value;
  const Decimal* number = value.number();
  if (number == nullptr) return std::nullopt;
  if (const Whole* whole = whole_type(type)) {
    const auto held = number->whole();
    return held && *held >= whole->lowest && *held <= whole->highest ? Maybe(value) : std::nullopt;
  }
  if (is_float(type)) return number_of(static_cast<float>(number->to_double()));
  if (is_double(type)) return number_of(number->to_double());
  if (type == "java.math.BigDecimal" || type == "java.lang.Number") return value;
  return std::nullopt;
}

using One = double (*)(double);
using Two = double (*)(double, double);
constexpr std::pair<std::string_view, One> kOfOne[]{
    {"acos", std::acos},   {"asin", std::asin}, {"atan", std::atan},   {"cbrt", std::cbrt},
    {"ceil", std::ceil},   {"cos", std::cos},   {"cosh", std::cosh},   {"exp", std::exp},
    {"floor", std::floor}, {"log", std::log},   {"log10", std::log10}, {"rint", std::nearbyint},
    {"sin", std::sin},     {"sinh", std::sinh}, {"sqrt", std::sqrt},   {"tan", std::tan},
    {"tanh", std::tanh}};
constexpr std::pair<std::string_view, Two> kOfTwo[]{
    {"atan2", std::atan2}, {"hypot", std::hypot}, {"pow", std::pow}};

template <class Table>
auto entry_of(const Table& table, std::string_view name) {
  const auto* found =
      std::ranges::find_if(table, [&](const auto& entry) { return entry.first == name; });
  return found == std::end(table) ? nullptr : found->second;
}

// abs, max and min have a form for each type of number, the others are of double alone.
Maybe math(const Method& method, std::span<const Value> values) {
  const auto& types = method.types;
  if (!std::ranges::all_of(types, [&](const std::string& type) { return type == types.front(); }))
    return std::nullopt;
  const bool any_number =
      whole_type(types.front()) != nullptr || is_float(types.front()) || is_double(types.front());
  if (any_number && method.name == "abs" && values.size() == 1)
    return Value(values[0].number()->absolute());
  if (any_number && (method.name == "max" || method.name == "min") && values.size() == 2)
    return (*values[0].number() < *values[1].number()) == (method.name == "max") ? values[1]
                                                                                 : values[0];
  if (!is_double(types.front())) return std::nullopt;
  const double first = values[0].number()->to_double();
  if (values.size() == 1)
    if (const One function = entry_of(kOfOne, method.name)) return number_of(function(first));
  if (values.size() == 2)
    if (const Two function = entry_of(kOfTwo, method.name))
      return number_of(function(first, values[1].number()->to_double()));
  return std::nullopt;
}

// valueOf and parse… of the classes of numbers: of the number itself, or of its text.
Maybe number_class(std::string_view type, const Method& method, std::span<const Value> values) {
  if (values.size() != 1 || !(method.name == "valueOf" || method.name.starts_with("parse")))
    return std::nullopt;
  const bool same =
      method.types[0] == type ||
      (whole_type(type) != nullptr && whole_type(type) == whole_type(method.types[0])) ||
      (is_float(type) && is_float(method.types[0])) ||
      (is_double(type) && is_double(method.types[0]));
  if (same) return values[0];
  if (method.types[0] != "java.lang.String") return std::nullopt;
  const auto read = Decimal::parse(*values[0].string());
  return read ? fitted(*read, type) : std::nullopt;
}

// One conversion of `format`: %s, %d, %f with its digits, %%.
bool format_one(std::string& out, std::string_view conversion, const Value* value) {
  if (value == nullptr) return false;
  const char kind = conversion.back();
  if (kind == 's' && conversion.size() == 1) return out += to_text(*value), true;
  const Decimal* number = value->number();
  if (number == nullptr) return false;
  if (kind == 'd' && conversion.size() == 1 && number->is_whole())
    return out += number->to_string(), true;
  if (kind != 'f') return false;
  const bool told = conversion.size() == 3 && conversion[0] == '.' && conversion[1] >= '0' &&
                    conversion[1] <= '9';
  if (!told && conversion.size() != 1) return false;
  out += fmt::format("{:.{}f}", number->to_double(), told ? conversion[1] - '0' : 6);
  return true;
}

// java.lang.String.format: the values after the pattern, or the one list of them.
Maybe formatted(std::span<const Value> values) {
  const std::string& pattern = *values[0].string();
  std::span<const Value> rest = values.subspan(1);
  if (rest.size() == 1)
    if (const List* list = rest[0].list()) rest = *list;
  std::string out;
  for (std::size_t i = 0, next = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      out += pattern[i];
      continue;
    }
    const std::size_t end = pattern.find_first_of("sdf%", i + 1);
    if (end == std::string::npos) return std::nullopt;
    if (pattern[end] == '%')
      out += '%';
    else if (!format_one(out, std::string_view(pattern).substr(i + 1, end - i),
                         next < rest.size() ? &rest[next++] : nullptr))
      return std::nullopt;
    i = end;
  }
  return Value(std::move(out));
}

Maybe string_class(const Method& method, std::span<const Value> values) {
  if (method.name == "valueOf" && values.size() == 1) return Value(to_text(values[0]));
  if (method.name == "format" && values.size() == 2 && method.types[0] == "java.lang.String" &&
      method.types[1] == "[Ljava.lang.Object;")
    return formatted(values);
  return std::nullopt;
}

Maybe run_method(std::string_view type, const Method& method, std::span<const Value> arguments) {
  if (arguments.size() != method.types.size() || arguments.empty()) return std::nullopt;
  std::vector<Value> values;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Maybe held = fitted(arguments[i], method.types[i]);
    if (!held) return std::nullopt;
    values.push_back(*held);
  }
  if (type == "java.lang.Math") {
    if (std::ranges::any_of(values, [](const Value& value) { return value.number() == nullptr; }))
      return std::nullopt;
    return math(method, values);
  }
  if (type == "java.lang.String") return string_class(method, values);
  if (whole_type(type) != nullptr || is_float(type) || is_double(type))
    return number_class(type, method, values);
  return std::nullopt;
}

}  // namespace

Value call_external(const Value& description, std::span<const Value> arguments,
                    Evaluation& evaluation) {
  const Context* outer = description.context();
  const Value* java = outer != nullptr ? outer->find("java") : nullptr;
  const Context* parts = java != nullptr ? java->context() : outer;
  const Value* type = parts != nullptr ? parts->find("class") : nullptr;
  const Value* signature = parts != nullptr ? parts->find("method signature") : nullptr;
  if (type == nullptr || type->string() == nullptr || signature == nullptr ||
      signature->string() == nullptr)
    return evaluation.undefined(
        "feel.unknown_external", "外部函数要写明 java 的 class 和 method signature。",
        "An external function must name the class and the method signature of java.");
  const auto method = parse_method(*signature->string());
  if (method)
    if (Maybe value = run_method(*type->string(), *method, arguments)) return *std::move(value);
  return evaluation.undefined(
      "feel.unknown_external",
      fmt::format("外部函数 {}.{} 不在可用的列表中，或参数不合其类型；结果为空值。",
                  *type->string(), *signature->string()),
      fmt::format(
          "The external function {}.{} is not among those available, or an argument does not "
          "fit; the result is null.",
          *type->string(), *signature->string()));
}

}  // namespace tb::feel
