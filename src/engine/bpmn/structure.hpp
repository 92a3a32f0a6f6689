// How a drawing hangs together: where tokens begin, what they can reach, and what of it cannot be
// run as it is drawn.
#pragma once
#include <span>
#include <vector>

#include "engine/bpmn/model.hpp"

namespace tb::bpmn {

// A finding that blocks when the element can be reached.
struct Pending {
  Unsupported found;
  ElementIndex element;
};

// Joins links, finds the starts of every scope, marks what can be reached and reports what is
// wrong. `instantiating`: elements that say they begin an instance. Fails invalid `bpmn.too_large`.
Result<void> find_structure(ModelParts& parts, std::uint32_t process_line,
                            std::span<const ElementIndex> instantiating,
                            std::vector<Pending>& pending);

}  // namespace tb::bpmn
