// Calls put in place: what a call activity calls becomes a sub-process of the caller, so that one
// state, one lease and one look at the law hold for both (docs/decisions/0021).
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "engine/bpmn/xml.hpp"

namespace tb::bpmn {

// Replaces every call activity of `process`, a child of `root`, by a sub-process of the same id
// that holds what is called; ids inside become "call.id". A process of the same file is found
// first, then `find` is asked. Messages, signals, errors and escalations of other files are added
// to `root`. Fails as `find` does; invalid `bpmn.call_cycle` when processes call one another in a
// circle, or `bpmn.too_large` when more than `limits.elements` flow nodes come together.
Result<void> link_calls(XmlElement& root, XmlElement& process, const FindCalled& find,
                        const Limits& limits);

}  // namespace tb::bpmn
