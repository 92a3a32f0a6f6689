// The history of a case as other programs read it. Pure.
#pragma once
#include <string>

#include "modules/cases/types_process.hpp"

namespace tb::cases::rules {

// An event log of one trace (IEEE 1849, XES): start and complete of each step, complete of each
// other event.
std::string to_xes(const CaseHistory& history);
// A line for each step and event (RFC 4180), with a mark for programs that take anything else for
// an old encoding.
std::string to_csv(const CaseHistory& history);

}  // namespace tb::cases::rules
