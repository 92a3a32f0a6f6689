#include "engine/feel/type.hpp"

#include <algorithm>
#include <array>

#include "engine/feel/evaluation.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

namespace {

using Kind = TypeSpec::Kind;

constexpr std::array<std::string_view, 14> kNames{"Any",
                                                  "Null",
                                                  "boolean",
                                                  "number",
                                                  "string",
                                                  "date",
                                                  "time",
                                                  "date and time",
                                                  "years and months duration",
                                                  "days and time duration",
                                                  "list",
                                                  "context",
                                                  "range",
                                                  "function"};

Kind kind_of(Type type) {
  switch (type) {
    case Type::null:
      return Kind::null;
    case Type::boolean:
      return Kind::boolean;
    case Type::number:
      return Kind::number;
    case Type::string:
      return Kind::string;
    case Type::date:
      return Kind::date;
    case Type::time:
      return Kind::time;
    case Type::date_time:
      return Kind::date_time;
    case Type::months:
      return Kind::months;
    case Type::seconds:
      return Kind::seconds;
    case Type::list:
      return Kind::list;
    case Type::context:
      return Kind::context;
    case Type::range:
      return Kind::range;
    case Type::function:
      return Kind::function;
  }
  return Kind::any;
}

bool is_any(const TypeRef& type) { return !type || type->kind == Kind::any; }

bool conforms(const TypeRef& a, const TypeRef& b) {
  if (is_any(b)) return true;
  return a && conforms(*a, *b);
}

const TypeField* field_of(const TypeSpec& type, std::string_view name) {
  const auto found = std::ranges::find(type.fields, name, &TypeField::name);
  return found == type.fields.end() ? nullptr : &*found;
}

bool functions_conform(const TypeSpec& a, const TypeSpec& b) {
  if (b.any_function) return true;
  if (a.any_function || a.parameters.size() != b.parameters.size()) return false;
  for (std::size_t i = 0; i < a.parameters.size(); ++i)
    if (!conforms(b.parameters[i], a.parameters[i])) return false;
  return conforms(a.result, b.result);
}

// The ends that are told; of a range without any, nothing is known.
bool range_is(const Range& range, const TypeRef& element) {
  if (is_any(element)) return true;
  const auto fits = [&](const Value& end) { return end.is_null() || is_instance(end, *element); };
  return fits(range.low) && fits(range.high);
}

// A variadic one has signatures for any number of arguments; which one fits shows when it is
// called.
bool function_is(const Function& function, const TypeSpec& type) {
  if (function.is_variadic()) return true;
  TypeSpec own{.kind = Kind::function, .result = function.result()};
  for (const Parameter& parameter : function.parameters()) own.parameters.push_back(parameter.type);
  return functions_conform(own, type);
}

bool context_is(const Context& context, const TypeSpec& type) {
  return std::ranges::all_of(type.fields, [&](const TypeField& field) {
    const Value* found = context.find(field.name);
    return found != nullptr &&
           (!field.type || found->is_null() || is_instance(*found, *field.type));
  });
}

// As is_instance, but null fits everywhere, also inside.
bool fits_type(const Value& value, const TypeSpec& type) {
  if (value.is_null() || type.kind == Kind::any) return true;
  if (kind_of(value.type()) != type.kind) return false;
  if (const List* list = value.list())
    return is_any(type.element) || std::ranges::all_of(*list, [&](const Value& item) {
             return fits_type(item, *type.element);
           });
  if (const Context* context = value.context())
    return std::ranges::all_of(type.fields, [&](const TypeField& field) {
      const Value* found = context->find(field.name);
      return found != nullptr && (!field.type || fits_type(*found, *field.type));
    });
  // What a function does not say of its types may be anything; its call tells.
  if (const Function* function = value.function())
    return type.any_function || function->is_variadic() ||
           function->parameters().size() == type.parameters.size();
  return is_instance(value, type);
}

}  // namespace

TypeRef TypeSpec::of(Kind kind) {
  static const auto kAll = [] {
    std::array<TypeRef, kNames.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = std::make_shared<const TypeSpec>(
          TypeSpec{.kind = static_cast<Kind>(i), .any_function = true});
    return all;
  }();
  return kAll[static_cast<std::size_t>(kind)];
}

TypeRef TypeSpec::list_of(TypeRef element) {
  return std::make_shared<const TypeSpec>(
      TypeSpec{.kind = Kind::list, .element = std::move(element)});
}

TypeRef type_named(const std::string& name) {
  static constexpr std::pair<std::string_view, Kind> kOthers[]{{"any", Kind::any},
                                                               {"dateTime", Kind::date_time},
                                                               {"dayTimeDuration", Kind::seconds},
                                                               {"yearMonthDuration", Kind::months}};
  const auto found = std::ranges::find(kNames, name);
  if (found != kNames.end()) return TypeSpec::of(static_cast<Kind>(found - kNames.begin()));
  for (const auto& [other, kind] : kOthers)
    if (other == name) return TypeSpec::of(kind);
  return {};
}

std::string to_string(const TypeSpec& type) {
  const auto text = [](const TypeRef& part) {
    return part ? to_string(*part) : std::string("Any");
  };
  std::string out(kNames[static_cast<std::size_t>(type.kind)]);
  std::string parts;
  if (type.kind == Kind::list || type.kind == Kind::range) {
    return is_any(type.element) ? out : out + "<" + text(type.element) + ">";
  }
  if (type.kind == Kind::context && !type.fields.empty()) {
    for (const TypeField& field : type.fields)
      parts += (parts.empty() ? "" : ", ") + field.name + ": " + text(field.type);
    return out + "<" + parts + ">";
  }
  if (type.kind == Kind::function && !type.any_function) {
    for (const TypeRef& parameter : type.parameters)
      parts += (parts.empty() ? "" : ", ") + text(parameter);
    return out + "<" + parts + "> -> " + text(type.result);
  }
  return out;
}

bool conforms(const TypeSpec& a, const TypeSpec& b) {
  if (b.kind == Kind::any || a.kind == Kind::null) return true;
  if (a.kind != b.kind) return false;
  if (a.kind == Kind::list || a.kind == Kind::range) return conforms(a.element, b.element);
  if (a.kind == Kind::function) return functions_conform(a, b);
  return std::ranges::all_of(b.fields, [&](const TypeField& field) {
    const TypeField* own = field_of(a, field.name);
    return own != nullptr && conforms(own->type, field.type);
  });
}

bool is_instance(const Value& value, const TypeSpec& type) {
  if (type.kind == Kind::any) return !value.is_null();
  if (kind_of(value.type()) != type.kind) return false;
  switch (type.kind) {
    case Kind::list:
      return is_any(type.element) || std::ranges::all_of(*value.list(), [&](const Value& item) {
               return item.is_null() || is_instance(item, *type.element);
             });
    case Kind::context:
      return context_is(*value.context(), type);
    case Kind::range:
      return range_is(*value.range(), type.element);
    case Kind::function:
      return function_is(*value.function(), type);
    default:
      return true;
  }
}

TypeRef type_of(const Value& value) {
  if (const Context* context = value.context()) {
    TypeSpec type{.kind = Kind::context};
    for (const Entry& entry : context->entries())
      type.fields.push_back({entry.name, type_of(entry.value)});
    return std::make_shared<const TypeSpec>(std::move(type));
  }
  if (const List* list = value.list())
    return TypeSpec::list_of(list->empty() ? TypeRef() : type_of(list->front()));
  return value.is_null() ? TypeRef() : TypeSpec::of(kind_of(value.type()));
}

Value coerced(const Value& value, const TypeSpec& type, bool& fits) {
  fits = true;
  if (fits_type(value, type)) return value;
  if (type.kind == Kind::date_time && value.date() != nullptr)
    return at(*value.date(), Time{.nanoseconds = 0, .zone = Zone::utc()});
  if (const List* list = value.list();
      list != nullptr && list->size() == 1 && fits_type(list->front(), type))
    return list->front();
  if (type.kind == Kind::list && value.list() == nullptr &&
      (is_any(type.element) || fits_type(value, *type.element)))
    return List{value};
  fits = false;
  return {};
}

}  // namespace tb::feel
