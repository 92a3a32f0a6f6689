// The types of FEEL (DMN 1.5, 10.3.2) as `instance of`, parameters and DMN's item definitions name
// them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tb::feel {

class Value;
struct TypeSpec;
using TypeRef = std::shared_ptr<const TypeSpec>;

struct TypeField {
  std::string name;
  TypeRef type;
};

struct TypeSpec {
  enum class Kind : std::uint8_t {
    any,
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_time,
    months,   // years and months duration
    seconds,  // days and time duration
    list,
    context,
    range,
    function,
  };
  Kind kind = Kind::any;
  std::vector<TypeField> fields;    // of a context: what it must have at least
  TypeRef element;                  // of a list or range; null pointer: any
  std::vector<TypeRef> parameters;  // of a function
  TypeRef result;                   // of a function; null pointer: any
  bool any_function = false;        // "function" without parameters told

  static TypeRef of(Kind kind);  // one shared object a kind
  static TypeRef list_of(TypeRef element);
};

// A type by its name in FEEL ("number", "date and time", "Any"); a null pointer when FEEL has no
// such name.
TypeRef type_named(const std::string& name);
std::string to_string(const TypeSpec& type);  // "list<number>"

// The type that a value shows, as far as names and members go; lists by their first item.
TypeRef type_of(const Value& value);
// Whether every value of `a` is one of `b` (DMN 1.5, table 44).
bool conforms(const TypeSpec& a, const TypeSpec& b);
// FEEL's `instance of`; null is an instance of Null alone.
bool is_instance(const Value& value, const TypeSpec& type);
// The value where `type` is wanted, by DMN 1.5, 10.3.2.9.4: as it is, the only item of a list, a
// list of the one value, a date as its midnight in UTC. `fits` becomes false, and null is given,
// when there is no way; null always fits.
Value coerced(const Value& value, const TypeSpec& type, bool& fits);

}  // namespace tb::feel
