// "Describe once": a record is a plain struct; its field table is built once, in the module's
// types.cpp. One JSON codec (core/json), one SQL binder (platform/store) and one OpenAPI writer
// (platform/http) walk the tables at run time, so no template is made per record and nobody writes
// a field list twice.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/time.hpp"
#include "core/values.hpp"

namespace tb {

enum class Kind : std::uint8_t {
  boolean,
  integer,
  real,
  text,
  enumeration,
  object,
  optional,
  list,
  id,
  instant,
  date,
  bytes,
  json,
};

struct Type;
struct Field {
  std::string_view name;
  std::uint32_t offset;  // bytes
  const Type* type;
};
struct Sequence {  // an optional is a list of at most one
  std::size_t (*view)(const void* self, const void** first);
  void* (*append)(void* self);
  void (*clear)(void* self);
};
struct Type {
  Kind kind{};
  std::uint32_t size = 0;   // bytes
  std::uint32_t count = 0;  // fields or labels
  std::string_view name{};
  const Field* fields = nullptr;             // object
  const std::string_view* labels = nullptr;  // enumeration: value = index
  const Type* inner = nullptr;               // optional, list
  const Sequence* sequence = nullptr;
};

inline constexpr Type kBoolean{Kind::boolean, sizeof(bool)}, kInteger{Kind::integer, 8},
    kReal{Kind::real, 8}, kText{Kind::text, sizeof(std::string)}, kId{Kind::id, sizeof(Id)},
    kInstant{Kind::instant, sizeof(Instant)}, kDate{Kind::date, sizeof(Date)},
    kBytes{Kind::bytes, sizeof(Bytes)}, kJson{Kind::json, sizeof(Json)};
constexpr const Type* tb_type(const bool*) { return &kBoolean; }
constexpr const Type* tb_type(const std::int64_t*) { return &kInteger; }
constexpr const Type* tb_type(const double*) { return &kReal; }
constexpr const Type* tb_type(const std::string*) { return &kText; }
constexpr const Type* tb_type(const Id*) { return &kId; }
constexpr const Type* tb_type(const Instant*) { return &kInstant; }
constexpr const Type* tb_type(const Date*) { return &kDate; }
constexpr const Type* tb_type(const Bytes*) { return &kBytes; }
constexpr const Type* tb_type(const Json*) { return &kJson; }

template <class T>
struct TypeOf {
  static constexpr const Type* get() { return tb_type(static_cast<const T*>(nullptr)); }
};
template <class T>
struct TypeOf<std::vector<T>> {
  static constexpr Sequence ops{
      [](const void* self, const void** first) {
        const auto& list = *static_cast<const std::vector<T>*>(self);
        *first = list.data();
        return list.size();
      },
      [](void* self) -> void* { return &static_cast<std::vector<T>*>(self)->emplace_back(); },
      [](void* self) { static_cast<std::vector<T>*>(self)->clear(); }};
  static constexpr Type type{.kind = Kind::list,
                             .size = sizeof(std::vector<T>),
                             .inner = TypeOf<T>::get(),
                             .sequence = &ops};
  static constexpr const Type* get() { return &type; }
};
template <class T>
struct TypeOf<std::optional<T>> {
  static constexpr Sequence ops{
      [](const void* self, const void** first) {
        const auto& maybe = *static_cast<const std::optional<T>*>(self);
        *first = maybe ? &*maybe : nullptr;
        return std::size_t{maybe.has_value()};
      },
      [](void* self) -> void* { return &static_cast<std::optional<T>*>(self)->emplace(); },
      [](void* self) { static_cast<std::optional<T>*>(self)->reset(); }};
  static constexpr Type type{.kind = Kind::optional,
                             .size = sizeof(std::optional<T>),
                             .inner = TypeOf<T>::get(),
                             .sequence = &ops};
  static constexpr const Type* get() { return &type; }
};

// The labels of an enumeration, by value; empty text for a value outside the table.
std::string_view label(const Type& type, std::uint32_t value);
// The value behind a label, or nothing.
std::optional<std::uint32_t> value_of(const Type& type, std::string_view label);

template <class E>
  requires std::is_enum_v<E>
std::string_view name_of(E value) {
  return label(*TypeOf<E>::get(), static_cast<std::uint32_t>(value));
}
template <class E>
  requires std::is_enum_v<E>
std::optional<E> enum_of(std::string_view text) {
  const auto found = value_of(*TypeOf<E>::get(), text);
  return found ? std::optional<E>(static_cast<E>(*found)) : std::nullopt;
}

// A name that is a C++ keyword is written with an underscore behind it; JSON and SQL do not see it.
consteval std::string_view plain_name(std::string_view name) {
  return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

template <class T, std::size_t N>
constexpr Type object(std::string_view name, const Field (&fields)[N]) {
  return {.kind = Kind::object, .size = sizeof(T), .count = N, .name = name, .fields = fields};
}
template <class T, std::size_t N>
constexpr Type enumeration(std::string_view name, const std::string_view (&labels)[N]) {
  return {.kind = Kind::enumeration, .size = sizeof(T), .count = N, .name = name, .labels = labels};
}

}  // namespace tb

#define TB_PARENS ()
#define TB_EXPAND(...) TB_EXPAND4(TB_EXPAND4(TB_EXPAND4(TB_EXPAND4(__VA_ARGS__))))
#define TB_EXPAND4(...) TB_EXPAND3(TB_EXPAND3(TB_EXPAND3(TB_EXPAND3(__VA_ARGS__))))
#define TB_EXPAND3(...) TB_EXPAND2(TB_EXPAND2(TB_EXPAND2(TB_EXPAND2(__VA_ARGS__))))
#define TB_EXPAND2(...) TB_EXPAND1(TB_EXPAND1(TB_EXPAND1(TB_EXPAND1(__VA_ARGS__))))
#define TB_EXPAND1(...) __VA_ARGS__
#define TB_FOR_EACH(macro, context, ...) __VA_OPT__(TB_EXPAND(TB_STEP(macro, context, __VA_ARGS__)))
#define TB_STEP(macro, context, first, ...) \
  macro(context, first) __VA_OPT__(TB_STEP_AGAIN TB_PARENS(macro, context, __VA_ARGS__))
#define TB_STEP_AGAIN() TB_STEP
#define TB_FIELD(T, member) \
  tb::Field{tb::plain_name(#member), offsetof(T, member), tb::TypeOf<decltype(T::member)>::get()},
#define TB_LABEL(T, value) tb::plain_name(#value),
#define TB_BRACES(T, member) {},

// In types.hpp after the struct or enum: its table exists.
#define TB_DESCRIBED(T)              \
  extern const tb::Type tb_type_##T; \
  constexpr const tb::Type* tb_type(const T*) { return &tb_type_##T; }
// Whether T takes one more initializer than members are named: then the description forgets one.
#define TB_FORGETS(T, ...)                                                \
  [](auto* whole) {                                                       \
    using Whole = std::remove_pointer_t<decltype(whole)>;                 \
    return requires { Whole{TB_FOR_EACH(TB_BRACES, T, __VA_ARGS__){}}; }; \
  }(static_cast<T*>(nullptr))
// In types.cpp: the table itself, all members in order.
#define TB_STRUCT(T, ...)                                                            \
  static_assert(!TB_FORGETS(T, __VA_ARGS__), "a member of " #T " is missing here");  \
  static constexpr tb::Field tb_fields_##T[]{TB_FOR_EACH(TB_FIELD, T, __VA_ARGS__)}; \
  constinit const tb::Type tb_type_##T = tb::object<T>(#T, tb_fields_##T);
// In types.cpp: the labels of an enum whose values count from 0.
#define TB_ENUM(T, ...)                                                                     \
  static constexpr std::string_view tb_labels_##T[]{TB_FOR_EACH(TB_LABEL, T, __VA_ARGS__)}; \
  constinit const tb::Type tb_type_##T = tb::enumeration<T>(#T, tb_labels_##T);
