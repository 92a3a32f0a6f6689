// What was done to an instance, in order, as bytes that go into the journal: enough to make its
// state again. Only ever added to: records are kept as long as their cases.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "engine/bpmn/move.hpp"
#include "flow/models.hpp"

namespace tb::flow {

class Record {
 public:
  // It begins, on a version of a model.
  void begun(std::string_view model, std::int64_t version);
  void event(const bpmn::Event& event);
  // It stands on another version of its model now.
  void moved(std::int64_t version, const bpmn::Renamed& names);
  // It ended without a step: the drawing could not be left in another way.
  void broken_off();
  bool empty() const { return bytes_.empty(); }
  std::string take() { return std::exchange(bytes_, {}); }

 private:
  std::string bytes_;
};

// An instance made again from its records.
struct Remade {
  std::string model;
  std::int64_t version = 0, events = 0;
  bpmn::State state;
};
// Fails conflict `flow.not_recorded` (it began before records were kept), invalid
// `flow.record_corrupt`, and as the steps do when they cannot be made.
Result<Remade> remade(Models& models, std::span<const std::string_view> records);

// The state of an instance that ends without a step.
bpmn::State broken_off(bpmn::State state);

}  // namespace tb::flow
