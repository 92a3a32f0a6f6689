// What a text may mention. FEEL's names may hold blanks and signs ("full name", "a-b", "profit
// (2025)"), so a text can only be cut into names by one who knows them.
#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "engine/feel/type.hpp"

namespace tb::feel {

// The name as it is compared: white space of any kind around signs gone, one blank between words.
std::string normal_name(std::string_view name);

class Names {
 public:
  // A variable; its type's fields are known behind a dot. A null pointer: any type.
  void declare(std::string_view name, TypeRef type = {});
  // A type that `instance of` and parameters may name.
  void declare_type(std::string_view name, TypeRef type);
  // A name that may stand behind a dot or in a filter, of whatever.
  void declare_member(std::string_view name);

  bool empty() const { return variables_.empty(); }
  // Null when it is not declared. By normal name.
  const TypeRef* variable(std::string_view name) const;
  TypeRef type(std::string_view name) const;  // a null pointer when it is not declared
  // Names of variables and members that are no single word, by normal name.
  const std::set<std::string, std::less<>>& special() const { return special_; }

 private:
  void note(std::string_view normal);
  void note_fields(const TypeSpec& type, int depth);

  std::map<std::string, TypeRef, std::less<>> variables_;
  std::map<std::string, TypeRef, std::less<>> types_;
  std::set<std::string, std::less<>> special_;
  std::set<const TypeSpec*> noted_;  // a type may be shared by many fields
};

}  // namespace tb::feel
