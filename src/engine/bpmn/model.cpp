#include "engine/bpmn/model.hpp"

#include <algorithm>

namespace tb::bpmn {

namespace {

// FNV-1a, cut to 32 bits; a state that meets another model is a mistake, not an attack.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) byte(static_cast<unsigned char>(c));
    byte(0);
  }
  void add(std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) byte(number >> shift & 0xff);
  }
  std::uint32_t value() const { return static_cast<std::uint32_t>(hash_ ^ hash_ >> 32); }

 private:
  void byte(std::uint32_t value) { hash_ = (hash_ ^ value) * 0x100000001b3u; }
  std::uint64_t hash_ = 0xcbf29ce484222325u;
};

}  // namespace

const Outcome* Element::outcome(std::string_view outcome_id) const {
  const auto found = std::ranges::find(outcomes, outcome_id, &Outcome::id);
  return found == outcomes.end() ? nullptr : &*found;
}

Model::Model(ModelParts parts) : parts_(std::move(parts)) {
  Hash hash;
  hash.add(parts_.process_id);
  for (ElementIndex i = 0; i < parts_.elements.size(); ++i) {
    const Element& element = parts_.elements[i];
    by_id_.emplace(element.id, i);
    hash.add(element.id);
    hash.add(static_cast<std::uint32_t>(element.kind));
    hash.add(element.default_flow);
    hash.add(element.timer.attached_to);
  }
  for (const Flow& flow : parts_.flows) {
    hash.add(flow.from);
    hash.add(flow.to);
    hash.add(flow.condition ? flow.condition->text() : std::string());
  }
  fingerprint_ = hash.value();
  executable_ =
      parts_.start != kNone && std::ranges::none_of(parts_.unsupported, &Unsupported::blocking);
}

ElementIndex Model::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNone : found->second;
}

}  // namespace tb::bpmn
