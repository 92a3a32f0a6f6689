// The types of a package: item definitions with what they allow (DMN 1.5, 7.3.2).
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/link.hpp"
#include "engine/feel/evaluation.hpp"
#include "engine/feel/expression.hpp"

namespace tb::dmn {

struct ItemType;
using ItemTypePtr = std::shared_ptr<const ItemType>;

struct ItemField {
  std::string name;
  ItemTypePtr type;  // null: any
};

// A type with its constraints. `shape` is its form in FEEL without them.
struct ItemType {
  feel::TypeRef shape;                      // never null
  ItemTypePtr element;                      // of a collection
  std::vector<ItemField> fields;            // of a structure
  std::optional<feel::Expression> allowed;  // unary tests; of a collection: over each item
  std::optional<feel::Expression> whole;    // unary tests over the whole value
  ItemTypePtr base;                         // of a type by reference: its constraints hold too
  ItemTypePtr result;                       // of a function
  bool has_constraints = false;             // here or below
};

// The value as the type wants it (10.3.2.9.4): as it is, the only item of a list, a list of the one
// value. Null, with a reason, when it does not fit or is not allowed. A null pointer is any type.
feel::Value fitted(const feel::Value& value, const ItemTypePtr& type, std::string_view of,
                   feel::Evaluation& evaluation);

// The types of one package by model and name. Wrong definitions are left out and told.
class ItemTypes {
 public:
  struct Mistake {
    std::uint32_t model = 0, line = 0;
    std::string name;  // of the item definition
    feel::Diagnostics diagnostics;
  };
  ItemTypes(const Package& package, std::vector<Mistake>& mistakes);

  // By a typeRef as it is written in a model: "number", "tLoan", "types.tLoan". Null: any, or
  // unknown.
  ItemTypePtr find(std::uint32_t model, std::string_view type_ref) const;
  // Declares the types that texts of the model may name.
  void declare(std::uint32_t model, feel::Names& names) const;

 private:
  struct Making;
  ItemTypePtr make(std::uint32_t model, const ItemDefinition& item, Making& making);
  ItemTypePtr made(std::uint32_t model, std::string_view type_ref, Making& making);

  const Package& package_;
  std::vector<std::map<std::string, ItemTypePtr, std::less<>>> types_;  // of each model
};

}  // namespace tb::dmn
