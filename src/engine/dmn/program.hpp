// A package of decision models made ready to run: every text parsed, every name resolved.
// Immutable; threads may evaluate it side by side.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/dmn/link.hpp"
#include "engine/feel/expression.hpp"

namespace tb::dmn {

// A mistake or a suspicious place in a text of the model. Runs nevertheless: a text that cannot be
// read is null.
struct Remark {
  std::uint32_t model = 0, line = 0;  // of the text in the file
  std::string element;                // name of the decision, knowledge model or type
  feel::Diagnostic diagnostic;
};

// Why a rule of a table did not match: its first cell that did not pass.
struct Miss {
  std::uint32_t input = 0;  // column, from 0
  std::string test;         // as written: "< 2400"
  std::string value;        // as a literal: "3100"
};
struct RuleOutcome {
  std::uint32_t rule = 0;  // from 1
  std::string id, annotation;
  std::optional<Miss> miss;  // absent: the rule matched, or was not looked at
  std::uint32_t behind = 0;  // of FIRST: the rule that matched before it; 0 = none
  bool matched() const { return !miss && behind == 0; }
};
// What one table did, in the order of evaluation.
struct TableTrace {
  std::string decision, id;
  std::vector<std::string>
      inputs;  // names of the columns: label, or expression where there is none
  std::vector<RuleOutcome> rules;
  feel::Value result;
};

struct Reported {
  std::string element;  // the decision that was running
  feel::Diagnostic diagnostic;
};
struct Answer {
  feel::Value value;
  std::vector<Reported> diagnostics;
  std::vector<TableTrace> tables;  // when asked for
};

struct Asking {
  bool explain = false;
  feel::Bounds bounds = {};
};

class TableBox;

// Lives in a ProgramPtr: the functions that it makes keep it.
class Program : public std::enable_shared_from_this<Program> {
 public:
  virtual ~Program() = default;

  // The value of a decision of the main model from values of its input data, by name (of imported
  // ones by their bare name or in a context under the import's name). Fails not_found
  // `dmn.unknown_decision`.
  virtual Result<Answer> decide(std::string_view decision, const feel::Context& inputs,
                                const Asking& asking = {}) const = 0;
  // The same for a decision service, or a business knowledge model called by the names of its
  // parameters. Fails not_found `dmn.unknown_service`.
  virtual Result<Answer> serve(std::string_view service, const feel::Context& inputs,
                               const Asking& asking = {}) const = 0;
  virtual const Package& package() const = 0;
  virtual const std::vector<Remark>& remarks() const = 0;
  // All decision tables, also those inside other boxes.
  virtual const std::vector<const TableBox*>& tables() const = 0;
};

using ProgramPtr = std::shared_ptr<const Program>;
ProgramPtr compile(Package package);

}  // namespace tb::dmn
