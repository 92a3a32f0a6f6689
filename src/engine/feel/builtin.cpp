#include "engine/feel/builtin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/feel/builtin_tables.hpp"

namespace tb::feel {
namespace {

constexpr Type type_of(Kind kind) {
  switch (kind) {
    case Kind::any:
    case Kind::null:
      return Type::null;
    case Kind::boolean:
      return Type::boolean;
    case Kind::number:
      return Type::number;
    case Kind::string:
      return Type::string;
    case Kind::date:
      return Type::date;
    case Kind::time:
      return Type::time;
    case Kind::date_time:
      return Type::date_time;
    case Kind::months:
      return Type::months;
    case Kind::seconds:
      return Type::seconds;
    case Kind::list:
      return Type::list;
    case Kind::context:
      return Type::context;
    case Kind::range:
      return Type::range;
    case Kind::function:
      return Type::function;
  }
  return Type::null;
}

bool is_of(const Value& value, Kind kind) {
  return kind == Kind::any || value.is_null() || value.type() == type_of(kind);
}

// A signature that takes so many arguments, or arguments of these names, with them in its order.
struct Candidate {
  const Signature* signature = nullptr;
  std::span<const Value> arguments;
};

class Caller {
 public:
  Caller(const Builtin& builtin, Evaluation& evaluation)
      : builtin_(builtin), evaluation_(evaluation) {}

  Value call(std::span<const Value> arguments) {
    for (const Signature& signature : builtin_.signatures())
      if (signature.takes(arguments.size())) add(signature, arguments);
    return count_ > 0 ? run_first() : wrong_count(arguments.size());
  }

  // Two signatures may have the same names: `before(point, range)` and `before(range, point)`. The
  // one in whose order they are given goes first.
  Value call(std::span<const Value> arguments, std::span<const std::string> names) {
    std::array<std::array<Value, 4>, 4> kept;
    for (const bool wants_order : {true, false})
      for (std::size_t i = 0; i < builtin_.count; ++i) {
        const Signature& signature = builtin_.slots[i];
        const auto given = arrange(signature, arguments, names, kept[i]);
        if (given && given->is_in_order == wants_order)
          add(signature, std::span(kept[i]).first(given->used));
      }
    return count_ > 0 ? run_first() : wrong_names(arguments.size(), names);
  }

 private:
  void add(const Signature& signature, std::span<const Value> arguments) {
    candidates_[count_++] = {&signature, arguments};
  }
  std::span<const Candidate> candidates() const { return {candidates_.data(), count_}; }

  // Where named arguments lie: the places up to the last of them.
  struct Arranged {
    std::size_t used = 0;
    bool is_in_order = true;
  };

  // Puts the arguments at their places; nothing when the names are not those of the signature.
  static std::optional<Arranged> arrange(const Signature& signature,
                                         std::span<const Value> arguments,
                                         std::span<const std::string> names,
                                         std::array<Value, 4>& places) {
    std::array<bool, 4> is_given{};
    Arranged arranged;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const auto found =
          std::ranges::find(signature.parameters(), names[i], &BuiltinParameter::name);
      const auto place = static_cast<std::size_t>(found - signature.parameters().begin());
      if (place == signature.count || is_given[place]) return std::nullopt;
      is_given[place] = true;
      places[place] = arguments[i];
      arranged.is_in_order = arranged.is_in_order && place >= arranged.used;
      arranged.used = std::max(arranged.used, place + 1);
    }
    const bool is_complete = std::ranges::all_of(std::span(is_given).first(signature.required),
                                                 [](bool given) { return given; });
    return is_complete ? std::optional(arranged) : std::nullopt;
  }

  Value run_first() {
    for (const Candidate& each : candidates())
      if (fits(each)) return run(*each.signature, each.arguments);
    for (const Candidate& each : candidates()) {
      List coerced_arguments;
      if (coerce(each, coerced_arguments)) return run(*each.signature, coerced_arguments);
    }
    return wrong_kind();
  }

  static bool fits(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.arguments.size(); ++i)
      if (!is_of(candidate.arguments[i], candidate.signature->parameter(i).kind)) return false;
    return true;
  }

  static bool coerce(const Candidate& candidate, List& out) {
    out.reserve(candidate.arguments.size());
    bool fits = true;
    for (std::size_t i = 0; fits && i < candidate.arguments.size(); ++i) {
      const Kind kind = candidate.signature->parameter(i).kind;
      const Value& argument = candidate.arguments[i];
      out.push_back(is_of(argument, kind) ? argument
                                          : coerced(argument, *TypeSpec::of(kind), fits));
    }
    return fits;
  }

  Value run(const Signature& signature, std::span<const Value> arguments) {
    if (!evaluation_.spend(1 + arguments.size())) return {};
    for (std::size_t i = 0; i < arguments.size(); ++i)
      if (arguments[i].is_null() && !signature.parameter(i).may_be_null)
        return wrong_null(signature.parameter(i).name);
    Value result = signature.run(Call(builtin_, signature, arguments, evaluation_));
    return evaluation_.is_over() ? Value() : result;
  }

  Value report(std::string_view code, std::string chinese, std::string english) {
    return evaluation_.undefined(code, std::move(chinese), std::move(english));
  }

  Value wrong_null(std::string_view parameter) {
    if (!evaluation_.reports()) return {};
    return report(
        "feel.null_argument", fmt::format("函数 {} 的参数“{}”是空值。", builtin_.name, parameter),
        fmt::format("Parameter \"{}\" of function {} is null.", parameter, builtin_.name));
  }

  Value wrong_count(std::size_t given) {
    if (!evaluation_.reports()) return {};
    std::size_t least = SIZE_MAX, most = 0;
    for (const Signature& signature : builtin_.signatures()) {
      least = std::min<std::size_t>(least, signature.required);
      most = std::max<std::size_t>(most, signature.is_variadic ? SIZE_MAX : signature.count);
    }
    std::string wanted = std::to_string(least);
    if (most == SIZE_MAX)
      wanted += "…";
    else if (most != least)
      wanted += fmt::format("…{}", most);
    return report(
        "feel.wrong_arguments",
        fmt::format("函数 {} 需要 {} 个参数，却给了 {} 个。", builtin_.name, wanted, given),
        fmt::format("Function {} takes {} arguments, not {}.", builtin_.name, wanted, given));
  }

  bool knows(std::string_view name) const {
    return std::ranges::any_of(builtin_.signatures(), [&](const Signature& signature) {
      return std::ranges::any_of(signature.parameters(),
                                 [&](const BuiltinParameter& each) { return each.name == name; });
    });
  }

  Value wrong_names(std::size_t given, std::span<const std::string> names) {
    if (!evaluation_.reports()) return {};
    for (const std::string& name : names)
      if (!knows(name))
        return report("feel.wrong_arguments",
                      fmt::format("函数 {} 没有名为“{}”的参数。", builtin_.name, name),
                      fmt::format("Function {} has no parameter \"{}\".", builtin_.name, name));
    return report("feel.wrong_arguments",
                  fmt::format("函数 {} 不能用这 {} 个参数名一起调用。", builtin_.name, given),
                  fmt::format("Function {} cannot be called with these {} parameter names.",
                              builtin_.name, given));
  }

  // How many arguments a candidate takes before the first that does not fit.
  static std::size_t fitting(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.arguments.size(); ++i) {
      const Kind kind = candidate.signature->parameter(i).kind;
      bool fits = true;
      if (!is_of(candidate.arguments[i], kind))
        coerced(candidate.arguments[i], *TypeSpec::of(kind), fits);
      if (!fits) return i;
    }
    return candidate.arguments.size();
  }

  Value wrong_kind() {
    if (!evaluation_.reports()) return {};
    const Candidate* best = candidates_.data();
    for (const Candidate& each : candidates())
      if (fitting(each) > fitting(*best)) best = &each;
    const std::size_t at = fitting(*best);
    std::string chinese, english;
    for (const Candidate& each : candidates())
      if (fitting(each) == at) {
        const Type wanted = type_of(each.signature->parameter(at).kind);
        chinese += fmt::format("{}{}", chinese.empty() ? "" : "或", chinese_name(wanted));
        english += fmt::format("{}{}", english.empty() ? "" : " or ", english_name(wanted));
      }
    const std::string_view name = best->signature->parameter(at).name;
    const Type actual = best->arguments[at].type();
    return report("feel.wrong_type",
                  fmt::format("函数 {} 的参数“{}”应当是{}，却是{}。", builtin_.name, name, chinese,
                              chinese_name(actual)),
                  fmt::format("Parameter \"{}\" of function {} must be {}, not {}.", name,
                              builtin_.name, english, english_name(actual)));
  }

  const Builtin& builtin_;
  Evaluation& evaluation_;
  std::array<Candidate, 4> candidates_;
  std::size_t count_ = 0;
};

class BuiltinFunction final : public Function {
 public:
  explicit BuiltinFunction(const Builtin& builtin) : builtin_(builtin) {
    for (const BuiltinParameter& each : builtin.slots[0].parameters())
      parameters_.push_back({std::string(each.name), TypeSpec::of(each.kind)});
  }
  const std::vector<Parameter>& parameters() const override { return parameters_; }
  bool is_variadic() const override { return true; }
  Value run(std::span<const Value> arguments, const Value&, Evaluation& evaluation) const override {
    return call_builtin(builtin_, arguments, {}, evaluation);
  }
  Value run_named(std::span<const Value> arguments, std::span<const std::string> names,
                  Evaluation& evaluation) const override {
    return call_builtin(builtin_, arguments, names, evaluation);
  }

 private:
  const Builtin& builtin_;
  std::vector<Parameter> parameters_;
};

const std::vector<const Builtin*>& in_order() {
  static const std::vector<const Builtin*> kAll = [] {
    std::vector<const Builtin*> all;
    for (const auto table :
         {conversion_builtins(), number_builtins(), text_builtins(), list_builtins(),
          list_change_builtins(), statistics_builtins(), temporal_builtins(), range_builtins(),
          range_text_builtins(), context_builtins()})
      for (const Builtin& each : table) all.push_back(&each);
    std::ranges::sort(all, {}, &Builtin::name);
    return all;
  }();
  return kAll;
}

// Index in the order of names; the number of builtins when there is none.
std::size_t place_of_builtin(std::string_view name) {
  const auto& all = in_order();
  const auto found = std::ranges::lower_bound(all, name, {}, &Builtin::name);
  const bool is_found = found != all.end() && (*found)->name == name;
  return is_found ? static_cast<std::size_t>(found - all.begin()) : all.size();
}

const std::vector<Value>& function_values() {
  static const std::vector<Value> kAll = [] {
    std::vector<Value> all;
    for (const Builtin* each : in_order())
      all.emplace_back(std::shared_ptr<const Function>(std::make_shared<BuiltinFunction>(*each)));
    return all;
  }();
  return kAll;
}

}  // namespace

const Builtin* find_builtin(std::string_view name) {
  const std::size_t place = place_of_builtin(name);
  return place < in_order().size() ? in_order()[place] : nullptr;
}

std::span<const Builtin* const> builtins() { return in_order(); }

Value call_builtin(const Builtin& builtin, std::span<const Value> arguments,
                   std::span<const std::string> names, Evaluation& evaluation) {
  Caller caller(builtin, evaluation);
  return names.empty() ? caller.call(arguments) : caller.call(arguments, names);
}

Value function_value(const Builtin& builtin) {
  return function_values()[place_of_builtin(builtin.name)];
}

}  // namespace tb::feel
