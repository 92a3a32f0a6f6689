#include "engine/feel/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tb::feel {

namespace {

struct Ending {
  std::string_view code, chinese, english;
};
constexpr Ending kEndings[]{
    {"feel.too_long", "计算步数超过上限，已停止；请减少循环的次数。",
     "The evaluation took more steps than allowed and was stopped."},
    {"feel.too_large", "计算结果占用的内存超过上限，已停止；请减少列表或文字的长度。",
     "The evaluation made more data than allowed and was stopped."},
    {"feel.too_deep", "函数调用或嵌套太深，已停止；请检查递归是否有结束条件。",
     "Calls or nested parts are too deep; check that the recursion ends."},
};

}  // namespace

bool Evaluation::end(std::string_view code) {
  if (std::exchange(is_over_, true)) return false;
  const auto* found = std::ranges::find(kEndings, code, &Ending::code);
  undefined(code, std::string(found->chinese), std::string(found->english));
  return false;
}

Value Evaluation::undefined(std::string_view code, std::string chinese, std::string english) {
  if (diagnostics_ == nullptr || diagnostics_->size() >= kMaxDiagnostics) return {};
  const Place place = tree_ != nullptr ? place_of(tree_->text, offset_) : Place{};
  diagnostics_->push_back({.code = std::string(code),
                           .offset = offset_,
                           .line = place.line,
                           .column = place.column,
                           .chinese = std::move(chinese),
                           .english = std::move(english)});
  return {};
}

Value Evaluation::call(const Value& function, std::span<const Value> arguments) {
  const Function* found = function.function();
  if (found == nullptr)
    return undefined(
        "feel.not_a_function",
        fmt::format("这里应当是函数，却是{}。", chinese_name(function.type())),
        fmt::format("A function is needed here, not {}.", english_name(function.type())));
  if (found->is_variadic()) return run(*found, function, arguments);
  const std::vector<Parameter>& parameters = found->parameters();
  if (arguments.size() != parameters.size())
    return undefined(
        "feel.wrong_arguments",
        fmt::format("函数需要 {} 个参数，却给了 {} 个。", parameters.size(), arguments.size()),
        fmt::format("The function takes {} arguments, not {}.", parameters.size(),
                    arguments.size()));
  const bool is_typed = std::ranges::any_of(
      parameters, [](const Parameter& parameter) { return parameter.type != nullptr; });
  if (!is_typed) return run(*found, function, arguments);
  std::vector<Value> fitting(arguments.begin(), arguments.end());
  for (std::size_t i = 0; i < fitting.size(); ++i) {
    if (!parameters[i].type) continue;
    bool fits = true;
    fitting[i] = coerced(arguments[i], *parameters[i].type, fits);
    if (!fits) return misfit(parameters[i], arguments[i]);
  }
  return run(*found, function, fitting);
}

Value Evaluation::misfit(const Parameter& parameter, const Value& argument) {
  return undefined("feel.wrong_type",
                   fmt::format("参数“{}”应当是 {}，却是{}。", parameter.name,
                               to_string(*parameter.type), chinese_name(argument.type())),
                   fmt::format("Parameter \"{}\" must be {}, not {}.", parameter.name,
                               to_string(*parameter.type), english_name(argument.type())));
}

Value Evaluation::run(const Function& function, const Value& self,
                      std::span<const Value> arguments) {
  if (!spend(1) || !enter()) return leave(), Value();
  Value result = function.run(arguments, self, *this);
  leave();
  if (const TypeRef type = function.result(); type && !result.is_null()) {
    bool fits = true;
    Value fitting = coerced(result, *type, fits);
    if (!fits)
      return undefined("feel.wrong_type",
                       fmt::format("函数的结果应当是 {}，却是{}。", to_string(*type),
                                   chinese_name(result.type())),
                       fmt::format("The function must give {}, not {}.", to_string(*type),
                                   english_name(result.type())));
    return fitting;
  }
  return result;
}

Value Evaluation::call(const Value& function, std::span<const Value> arguments,
                       std::span<const std::string> names) {
  const Function* found = function.function();
  if (found == nullptr) return call(function, arguments);
  if (found->is_variadic()) return found->run_named(arguments, names, *this);
  const std::vector<Parameter>& parameters = found->parameters();
  std::vector<Value> ordered(parameters.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto place = std::ranges::find(parameters, names[i], &Parameter::name);
    if (place == parameters.end())
      return undefined("feel.wrong_arguments", fmt::format("函数没有名为“{}”的参数。", names[i]),
                       fmt::format("The function has no parameter \"{}\".", names[i]));
    ordered[static_cast<std::size_t>(place - parameters.begin())] = arguments[i];
  }
  if (names.size() != parameters.size())
    return undefined(
        "feel.wrong_arguments",
        fmt::format("函数需要 {} 个参数，却给了 {} 个。", parameters.size(), names.size()),
        fmt::format("The function takes {} arguments, not {}.", parameters.size(), names.size()));
  return call(function, ordered);
}

}  // namespace tb::feel
