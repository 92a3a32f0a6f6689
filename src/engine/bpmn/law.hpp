// The statutory skeleton of a kind of power, and whether a drawing keeps to it on every path.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/describe.hpp"
#include "core/result.hpp"
#include "engine/bpmn/soundness.hpp"

namespace tb::bpmn {

// Acts are written "act" or "act:outcome": the tb:act of a task and how it was completed.
enum class LawKind : std::uint8_t {
  needs,    // `on` happens only behind one of `after`
  forbids,  // `on` never happens behind one of `after`
  apart,    // the task of each act `on` may not be done by who did the acts `after`
  owes,     // once `on` has happened, one of `until` happens before the end
  within,   // timers drawn between `on` and `until` wait `days` at most
};
TB_DESCRIBED(LawKind)

struct LawRule {
  std::string id;
  LawKind kind{};
  std::vector<std::string> on, after, until;
  std::optional<std::int64_t> days;  // each counted as a working day: the worst case
  std::string article, message;
};
TB_DESCRIBED(LawRule)

struct Skeleton {
  std::string power, name, law;
  std::vector<LawRule> rules;
};
TB_DESCRIBED(Skeleton)

// From JSON (data/laws/skeletons). Fails invalid `law.skeleton` for a rule that says nothing.
Result<Skeleton> read_skeleton(std::string_view json);

// Every rule that some path of the drawing breaks, once, with the path: blocking findings of the
// kind "law" with their article. Only acts that the drawing has are asked for; a drawing without
// any act of a rule's `on` cannot break it. What happens outside of drawings (holds, extensions,
// withdrawal) is not seen here: their rules stand in the acts themselves.
std::vector<Finding> unlawful(const Model& model, const Skeleton& skeleton,
                              const ExploreLimits& limits = {20'000, 20'000});

}  // namespace tb::bpmn
