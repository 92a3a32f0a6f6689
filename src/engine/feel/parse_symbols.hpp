// The names of one text, each known by a number.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/builtin.hpp"
#include "engine/feel/names.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

using SymbolIndex = std::uint32_t;

struct Symbol {
  std::string_view text;              // a normal name
  const TypeRef* variable = nullptr;  // when it is declared
  const Builtin* builtin = nullptr;   // when FEEL has such a function
  bool may_begin_special = false;     // a declared name or a builtin of several parts
  bool is_told = false;               // a warning speaks of it
  std::uint32_t binding = kNone;      // the innermost of this name, see Scopes
  std::uint32_t name = kNone, root = kNone, builtin_place = kNone;  // in the tree, when it is used
  std::uint32_t root_constant = 0;                                  // as Op::root has it
};

class Symbols {
 public:
  explicit Symbols(const Names& names) : names_(names) {}

  // `text` must stay; it is a part of the parsed text.
  SymbolIndex of(std::string_view text);
  // The same for any text.
  SymbolIndex of_copy(std::string text);
  // kNone when it was not seen yet.
  SymbolIndex find(std::string_view text) const;

  Symbol& operator[](SymbolIndex index) { return symbols_[index]; }
  const Symbol& operator[](SymbolIndex index) const { return symbols_[index]; }

  // A name of several parts that the text itself makes: a key, a parameter.
  void note_special(std::string_view normal);
  bool is_noted(std::string_view normal) const { return noted_.contains(normal); }
  bool is_known_special(std::string_view normal) const {
    return is_noted(normal) || names_.special().contains(normal);
  }
  // A property of dates, times and ranges that is no single word.
  static bool is_property(std::string_view normal);
  // Whether a known name is longer than this and begins so.
  bool goes_on(std::string_view prefix) const;
  bool may_begin_special(SymbolIndex index) const {
    return symbols_[index].may_begin_special ||
           (!noted_.empty() && begins_one(noted_, symbols_[index].text));
  }
  // The same for a name behind a dot.
  bool may_begin_member(SymbolIndex index) const {
    return may_begin_special(index) || begins_property(symbols_[index].text);
  }

 private:
  using Set = std::set<std::string, std::less<>>;
  static bool begins_property(std::string_view prefix);
  static bool begins_one(const Set& names, std::string_view prefix);

  const Names& names_;
  std::vector<Symbol> symbols_;
  std::map<std::string_view, SymbolIndex> by_text_;
  std::deque<std::string> kept_;
  Set noted_;
};

}  // namespace tb::feel
