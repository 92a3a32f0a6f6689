// Why a rule did or did not match, in a sentence for a citizen.
#pragma once
#include <string>

#include "engine/dmn/program.hpp"

namespace tb::dmn {

// "不符合第 3 条：收入为 3100，要求不高于 2400". Columns go by their label where they have one;
// tests that are more than comparisons and choices stand as they are written.
std::string why(const RuleOutcome& rule, const TableTrace& table);

}  // namespace tb::dmn
