// Any bytes as a BPMN file: the reader may refuse, never crash; what it accepts keeps its own
// promises, and what can be run is played and explored for a few steps.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/bpmn/play.hpp"
#include "engine/bpmn/soundness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tb::bpmn;
  const auto read = tb::bpmn::read({reinterpret_cast<const char*>(data), size});
  if (!read) return read.error().code.empty() || read.error().detail.empty() ? std::abort(), 0 : 0;
  const Model& model = **read;
  const auto count = model.elements().size();
  for (const Element& element : model.elements()) {
    if (model.element(model.find(element.id)).id != element.id) std::abort();
    for (const FlowIndex flow : element.outgoing)
      if (model.flow(flow).from >= count || model.flow(flow).to >= count) std::abort();
    if (element.boundaries.size() > 32 && element.kind != ElementKind::unsupported) std::abort();
    if (model.executable() && element.reachable && element.kind == ElementKind::unsupported)
      std::abort();
  }
  if (!model.executable()) return 0;
  for (const Finding& finding : soundness(model, {30}))
    if (finding.message.empty()) std::abort();
  const File file{{*read}, {}, 0};
  if (!play(file, {.process = {}, .variables = {}, .messages = {}, .max_steps = 100, .now = {}}))
    std::abort();
  return 0;
}
