// A table before and beside its use: read, looked through, tried with values. Pure.
#pragma once
#include <memory>
#include <string_view>

#include "core/result.hpp"
#include "engine/dmn/program.hpp"
#include "modules/decisions/types.hpp"

namespace tb::decisions::rules {

// A table of the city is one file: what it imports is not here. Fails as dmn::read and dmn::link.
Result<dmn::ProgramPtr> compiled(std::string_view xml);
// The decisions of a model with the input data each needs, directly or through others.
std::vector<DecisionView> views(const dmn::Program& program);
// What a lawyer should see before it is published: mistakes first.
std::vector<Finding> findings(const dmn::Program& program);
// Values as the model's input data want them: a text becomes the date, time or duration that its
// type names, a number or boolean written as text becomes one. What the model does not know is left
// out.
feel::Context fitted(const dmn::Program& program, const feel::Context& values);
// `values` cut to what the decision needs.
feel::Context needed(const dmn::Program& program, std::string_view decision,
                     const feel::Context& values);
// How long a table may take and what it may use up: far beyond any real one. now() and today() are
// `now` in China.
feel::Bounds bounds(Instant now);
// Decides and explains. Fails not_found `dmn.unknown_decision`.
Result<Trial> tried(const dmn::Program& program, std::string_view decision,
                    const feel::Context& values, Instant now);

}  // namespace tb::decisions::rules
