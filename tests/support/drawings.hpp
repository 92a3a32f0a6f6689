// The shipped drawings of processes and decision tables, and changed ones: what a test publishes.
#pragma once
#include <string>
#include <string_view>

namespace tb::trial {

// The BPMN file of `model` as the city ships it (`data/processes/`).
std::string drawing_of(std::string_view model);
// That drawing with one piece of text replaced; the test fails where `from` does not stand in it.
std::string changed_drawing(std::string_view model, std::string_view from, std::string_view to);

// The same of a decision table (`data/decisions/`).
std::string table_of(std::string_view key);
std::string changed_table(std::string_view key, std::string_view from, std::string_view to);

}  // namespace tb::trial
