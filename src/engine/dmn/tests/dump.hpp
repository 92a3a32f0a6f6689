// A model as short words, one element a line, so that cases can say what was read.
#pragma once
#include <string>

#include "engine/dmn/model.hpp"

namespace tb::dmn {

std::string dump(const Model& model);

}  // namespace tb::dmn
