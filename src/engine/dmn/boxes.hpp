// From a boxed expression as written to one that runs.
#pragma once
#include "engine/dmn/box.hpp"
#include "engine/dmn/model.hpp"
#include "engine/dmn/scope.hpp"

namespace tb::dmn {

// The parameters of a function; their slots follow each other.
struct Parameters {
  std::vector<feel::Parameter> told;
  std::vector<ItemTypePtr> types;
  std::uint32_t first_slot = 0;

  // Puts the arguments, one for each, into their slots. False when one is not allowed: the call is
  // then null (DMN 1.5, 10.3.2.9.4).
  bool take(std::span<const feel::Value> arguments, Run& run) const;
};
Parameters add_parameters(const std::vector<Variable>& parameters, Scope& scope);

// Never null.
BoxPtr make_box(const Expression& expression, Scope& scope);

}  // namespace tb::dmn
