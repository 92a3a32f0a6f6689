#include "engine/feel/parse_scopes.hpp"

#include <algorithm>

namespace tb::feel {

void Scopes::release(const Mark& mark) {
  while (bindings_.size() > mark.bindings) {
    symbols_[bindings_.back().symbol].binding = bindings_.back().previous;
    bindings_.pop_back();
  }
  frames_.back().next = mark.slot;
}

std::uint32_t Scopes::take_slot() {
  Frame& frame = frames_.back();
  frame.most = std::max(frame.most, frame.next + 1);
  return frame.next++;
}

std::uint32_t Scopes::bind(SymbolIndex symbol, std::uint32_t slot, StaticType type) {
  const auto binding = static_cast<std::uint32_t>(bindings_.size());
  bindings_.push_back({.symbol = symbol,
                       .frame = static_cast<std::uint32_t>(frames_.size() - 1),
                       .slot = slot,
                       .previous = symbols_[symbol].binding,
                       .type = type});
  symbols_[symbol].binding = binding;
  return binding;
}

Node Scopes::read(std::uint32_t binding) {
  Binding& bound = bindings_[binding];
  ++bound.uses;
  if (bound.frame == frames_.size() - 1) return {.op = Op::local, .a = bound.slot};
  return {.op = Op::captured, .a = capture(frames_.size() - 1, binding)};
}

std::uint32_t Scopes::capture(std::size_t frame, std::uint32_t binding) {
  if (const auto known = frames_[frame].by_binding.find(binding);
      known != frames_[frame].by_binding.end())
    return known->second;
  Capture made{.from_captured = bindings_[binding].frame + 1 != frame,
               .index = bindings_[binding].slot};
  if (made.from_captured) made.index = capture(frame - 1, binding);
  const auto index = static_cast<std::uint32_t>(frames_[frame].captures.size());
  frames_[frame].captures.push_back(made);
  frames_[frame].by_binding.emplace(binding, index);
  ++captures_;
  return index;
}

std::span<const std::uint32_t> Scopes::filters_since(std::uint32_t binding) const {
  const auto first =
      binding == kNone ? filters_.begin() : std::ranges::upper_bound(filters_, binding);
  return {first, filters_.end()};
}

Scopes::Ended Scopes::close_frame() {
  Ended ended{frames_.back().most, std::move(frames_.back().captures)};
  frames_.pop_back();
  return ended;
}

}  // namespace tb::feel
