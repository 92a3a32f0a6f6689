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

// What models did not have when the first instances were kept: nothing is added where a drawing has
// none of it, so that their fingerprints stay.
void add_rest(Hash& hash, const Element& element) {
  if (element.trigger > Trigger::timer) {
    hash.add(static_cast<std::uint32_t>(element.trigger));
    hash.add(element.event.name);
  }
  if (element.scope != kNone) hash.add(element.scope);
  if (element.kind == ElementKind::sub_process) hash.add(static_cast<std::uint32_t>(element.sub));
  if (element.compensation != kNone) hash.add(element.compensation);
  if (element.loop) hash.add(static_cast<std::uint32_t>(element.loop->kind));
  if (!element.called.empty()) hash.add(element.called);
}

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
    hash.add(element.attached_to);
    if (element.script) hash.add(element.script->text());
    add_rest(hash, element);
  }
  for (const Flow& flow : parts_.flows) {
    hash.add(flow.from);
    hash.add(flow.to);
    hash.add(flow.condition ? flow.condition->text() : std::string());
  }
  fingerprint_ = hash.value();
  find_reach();
  has_conditions_ = std::ranges::any_of(parts_.elements, [](const Element& element) {
    return element.trigger == Trigger::conditional;
  });
  executable_ = std::ranges::none_of(parts_.unsupported, &Unsupported::blocking);
}

void Model::find_reach() {
  reach_of_.resize(parts_.flows.size());
  for (FlowIndex i = 0; i < parts_.flows.size(); ++i) {
    const Element& to = parts_.elements[parts_.flows[i].to];
    if (waits_for_all(to) && to.incoming.size() > 1) find_reach(i);
  }
}

void Model::find_reach(FlowIndex into) {
  const std::size_t first = reach_of_[into] = reach_.size();
  reach_.resize(first + (parts_.elements.size() + 63) / 64);
  std::vector<ElementIndex> open;
  const auto visit = [&](ElementIndex index) {
    std::uint64_t& word = reach_[first + index / 64];
    const std::uint64_t bit = std::uint64_t{1} << (index % 64);
    if (index == parts_.flows[into].to || (word & bit) != 0) return;
    word |= bit;
    open.push_back(index);
  };
  visit(parts_.flows[into].from);
  while (!open.empty()) {
    const Element& element = parts_.elements[open.back()];
    open.pop_back();
    for (const FlowIndex flow : element.incoming) visit(parts_.flows[flow].from);
    if (element.attached_to != kNone) visit(element.attached_to);
  }
}

std::vector<ElementIndex> Model::entries() const {
  std::vector<ElementIndex> found;
  for (const ElementIndex start : parts_.inside.starts) {
    const Element& element = parts_.elements[start];
    if (element.kind != ElementKind::event_gateway)
      found.push_back(start);
    else
      for (const FlowIndex flow : element.outgoing) found.push_back(parts_.flows[flow].to);
  }
  return found;
}

ElementIndex Model::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNone : found->second;
}

}  // namespace tb::bpmn
