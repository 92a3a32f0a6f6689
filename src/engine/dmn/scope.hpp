// The names that texts of one unit may mention while it is made ready, and the slots they stand
// for.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/box.hpp"
#include "engine/dmn/item_type.hpp"
#include "engine/feel/parser.hpp"

namespace tb::dmn {

class TableBox;

// What making a package ready brings to light.
struct Noticed {
  std::vector<Remark> remarks;
  std::vector<const TableBox*> tables;
};

class Scope {
 public:
  Scope(const ItemTypes& types, std::uint32_t model, std::string element, Noticed& noticed)
      : types_(types), model_(model), element_(std::move(element)), noticed_(noticed) {}

  // A new slot under a name; hides the same name further out. A null type: any.
  std::uint32_t add(std::string_view name, ItemTypePtr type = {});
  std::uint32_t add(std::string_view name, const std::string& type_ref);
  // A slot for the item of a filter: its members are names.
  std::uint32_t add_item(ItemTypePtr type);
  // The type under which a name was added; null also when the text is no name.
  ItemTypePtr type_of_name(std::string_view text) const;
  // Forgets what was added since; slots are not used again.
  std::size_t mark() const { return names_.size(); }
  void forget(std::size_t mark);

  Script script(const Text& text);
  Script tests(const Text& text);
  ItemTypePtr type(std::string_view type_ref, std::uint32_t line);
  void remark(std::uint32_t line, std::string_view code, std::string chinese, std::string english);

  void notice(const TableBox& table) { noticed_.tables.push_back(&table); }
  std::uint32_t slots() const { return slots_; }
  const std::string& element() const { return element_; }

 private:
  struct Bound {
    std::string name;  // normal
    std::uint32_t slot;
    ItemTypePtr type;
    bool is_item = false;
  };
  const feel::Names& names();
  Script resolved(const Text& text, feel::Goal goal);

  const ItemTypes& types_;
  std::uint32_t model_;
  std::string element_;
  Noticed& noticed_;
  std::vector<Bound> names_;
  std::optional<feel::Names> declared_;  // of names_, made when asked for
  std::uint32_t slots_ = 0;
};

}  // namespace tb::dmn
