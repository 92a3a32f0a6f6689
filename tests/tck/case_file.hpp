// One file of cases of the DMN Technology Compatibility Kit.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tb::tck {

// What a case calls.
enum class Kind : std::uint8_t {
  decision,   // each expected result is the decision of this name
  service,    // the decision service `invocable`
  knowledge,  // the business knowledge model `invocable`
};

// The value is JSON in one line: numbers keep their digits, a date is {"@date":"2020-01-31"}; so
// "@time", "@datetime" and "@duration".
struct Input {
  std::string name;           // bare, also when it belongs to an imported model
  std::string namespace_uri;  // of that model; empty: of any
  std::string json;
};
struct Expected {
  std::string name;    // of the decision
  bool error = false;  // it ends in an error, the value is then null
  std::string json;
};
struct Case {
  std::string id;
  std::string name;  // the words that describe it
  Kind kind = Kind::decision;
  std::string invocable;
  std::vector<Input> inputs;
  std::vector<Expected> expected;
};
struct CaseFile {
  std::string model;  // file name of the main model; empty when the file does not say it
  std::vector<Case> cases;
};

// Fails invalid: `tck.malformed` …, or `tck.invalid` for a value or a kind that is not known.
Result<CaseFile> read_case_file(std::string_view xml);

}  // namespace tb::tck
