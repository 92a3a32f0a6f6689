// Whether a drawing can always come to its end: its ways are explored over the same step() that
// runs it, with every answer that people, systems and clocks may give.
#pragma once
#include <string>
#include <vector>

#include "engine/bpmn/model.hpp"

namespace tb::bpmn {

// One thing that happens on the way, to be played on the drawing.
struct PlayStep {
  std::string element;  // id of the task or event; empty: the start of the instance
  std::string event;  // "start", "complete", "act", "fail", "timer", "message", "signal", "change"
  std::string value;  // outcome of the task, code of the error
  // Which way each question took that the drawing leaves open, in their order; see Oracle.
  std::vector<std::uint32_t> choices = {};
  bool operator==(const PlayStep&) const = default;
};

struct Finding {
  std::string kind;  // "deadlock", "no_synchronisation", "unreachable", "never_ending", "no_way",
                     // "endless_loop"
  std::vector<std::string> elements;  // ids
  std::string article;                // of the law, where one says so
  std::string message;                // Chinese, says what to mend
  bool blocking = false;              // cannot be published; the others need a reason
  std::vector<PlayStep> example;      // how it comes to that
  // What the message says, for other languages: the kind, the rule of the law
  // ("law.permit.served"), or the code of the error that keeps a step from being made.
  std::string code = {};
};

// Beyond `every_order` states only one order of what happens side by side is looked at.
struct ExploreLimits {
  std::size_t states = 20'000;
  std::size_t every_order = 4'000;
};

// What is not sound, the worst first. What depends on values that the drawing does not say is taken
// to be possible; conditions of one gateway are taken to leave no case out. Beyond the limit of
// states nothing is said about what was never seen.
std::vector<Finding> soundness(const Model& model, const ExploreLimits& limits = {});

}  // namespace tb::bpmn
