// What names mean at a place of a text: slots of frames, what functions capture, and filters, in
// which every name may be a member of the item.
#pragma once
#include <unordered_map>
#include <vector>

#include "engine/feel/parse_builder.hpp"
#include "engine/feel/parse_symbols.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

class Scopes {
 public:
  explicit Scopes(Symbols& symbols) : symbols_(symbols) { frames_.emplace_back(); }

  struct Mark {
    std::size_t bindings = 0;
    std::uint32_t slot = 0;
  };
  Mark mark() const { return {bindings_.size(), frames_.back().next}; }
  // Forgets the names and slots since the mark.
  void release(const Mark& mark);

  std::uint32_t take_slot();
  // Binds a name to a slot of the innermost frame; gives its binding.
  std::uint32_t bind(SymbolIndex symbol, std::uint32_t slot, StaticType type = {});
  std::uint32_t uses(std::uint32_t binding) const { return bindings_[binding].uses; }
  void set_type(std::uint32_t binding, StaticType type) { bindings_[binding].type = type; }
  StaticType type(std::uint32_t binding) const { return bindings_[binding].type; }
  // How a binding is read from the innermost frame; the node has no offset yet.
  Node read(std::uint32_t binding);
  std::size_t captures() const { return captures_; }  // of all functions

  // From here on a filter's item may have members of any name.
  void open_filter(std::uint32_t item) { filters_.push_back(item); }
  void close_filter() { filters_.pop_back(); }
  bool in_filter() const { return !filters_.empty(); }
  // Whether a binding is the item of the innermost filter.
  bool is_item(std::uint32_t binding) const {
    return !filters_.empty() && filters_.back() == binding;
  }
  // The bindings of the items of filters opened since a binding (or kNone), outermost first.
  std::span<const std::uint32_t> filters_since(std::uint32_t binding) const;

  void open_frame() { frames_.emplace_back(); }
  // Slots and captures of the frame that ends.
  struct Ended {
    std::uint32_t slots = 0;
    std::vector<Capture> captures;
  };
  Ended close_frame();
  std::uint32_t slots() const { return frames_.back().most; }

 private:
  struct Binding {
    SymbolIndex symbol;
    std::uint32_t frame, slot;
    std::uint32_t previous;  // of the same name
    StaticType type;
    std::uint32_t uses = 0;
  };
  struct Frame {
    std::uint32_t next = 0, most = 0;
    std::vector<Capture> captures;
    std::unordered_map<std::uint32_t, std::uint32_t> by_binding;
  };
  std::uint32_t capture(std::size_t frame, std::uint32_t binding);

  Symbols& symbols_;
  std::vector<Binding> bindings_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> filters_;
  std::size_t captures_ = 0;
};

}  // namespace tb::feel
