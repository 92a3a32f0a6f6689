// From a boxed expression as written to one that runs.
#pragma once
#include "engine/dmn/box.hpp"
#include "engine/dmn/model.hpp"
#include "engine/dmn/scope.hpp"

namespace tb::dmn {

// A parameter of a function with its slot.
struct BoxParameter {
  feel::Parameter parameter;
  ItemTypePtr type;
  std::uint32_t slot = 0;
};
std::vector<BoxParameter> add_parameters(const std::vector<Variable>& parameters, Scope& scope);

// Never null.
BoxPtr make_box(const Expression& expression, Scope& scope);

}  // namespace tb::dmn
