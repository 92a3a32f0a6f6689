// What a lawyer should see before a table is published: mistakes in texts, gaps, rules that
// contradict each other, rules and outputs that do nothing. Exact for numbers, dates, enumerations
// and booleans; columns of other tests are taken as they may be, so that nothing is claimed that is
// not sure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/dmn/program.hpp"
#include "engine/feel/value.hpp"

namespace tb::dmn {

struct Finding {
  std::string
      code;  // "dmn.gap", "dmn.overlap", "dmn.never_fires", "dmn.unused_output", or of a text
  bool is_warning = true;
  std::string element, table;        // decision or knowledge model; id of the table
  std::vector<std::uint32_t> rules;  // from 1
  std::uint32_t line = 0;
  std::string chinese, english;
  feel::Value
      example;  // a context of input expressions and values that shows it; null: none is needed
};

std::vector<Finding> findings(const Program& program);

}  // namespace tb::dmn
