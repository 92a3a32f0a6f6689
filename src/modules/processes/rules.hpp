// What is wrong with a drawing before it is published, and how it plays. Pure.
#pragma once
#include "engine/bpmn/law.hpp"
#include "engine/bpmn/rehearse.hpp"
#include "modules/processes/types.hpp"

namespace tb::processes::rules {

// Everything that speaks against a drawing, errors first: what cannot be run (`unsupported`), words
// that whoever runs it does not know (`contract`), what breaks the law of its power (`law`, when
// there is one), and where it is not sound (warnings). Ways are explored only of what can be run.
std::vector<ProcessFinding> findings(const bpmn::Model& model, const bpmn::Skeleton* law,
                                     const Vocabulary& words);
// Its two parts: what exploring the ways finds, which takes time and depends on drawing and law
// alone; and all of it, with that at hand.
std::vector<ProcessFinding> explored(const bpmn::Model& model, const bpmn::Skeleton* law);
std::vector<ProcessFinding> findings(const bpmn::Model& model, const Vocabulary& words,
                                     const std::vector<ProcessFinding>& explored);

// The key of a new process stands in addresses, items and records and never changes: 2 to 40 small
// letters, digits and underscores, a letter first. Fails invalid `process.key`.
Result<void> check_key(std::string_view key);

std::vector<bpmn::PlayStep> steps_of(const std::vector<PlayStep>& steps);
// Fails invalid `process.values` for what is no object of values, or too large.
Result<std::vector<bpmn::RehearsalValues>> values_of(const std::vector<PlayValues>& given);
Played told(const bpmn::Rehearsal& rehearsal);

}  // namespace tb::processes::rules
