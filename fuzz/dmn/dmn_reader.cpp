// Any bytes as a DMN file: the reader may refuse, never crash; what it accepts keeps its own
// promises, is the same after canonical, and can be linked or is refused with a reason.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/dmn/link.hpp"
#include "engine/dmn/reader.hpp"

namespace {

using namespace tb::dmn;

bool is_sound(const tb::Error& error) { return !error.code.empty() && !error.detail.empty(); }

void check_table(const DecisionTable& table) {
  if (table.outputs.empty()) std::abort();
  for (const Rule& rule : table.rules)
    if (rule.inputs.size() != table.inputs.size() || rule.outputs.size() != table.outputs.size())
      std::abort();
}

void check(const Expression& expression) {
  if (const auto* table = std::get_if<DecisionTable>(&expression.box)) check_table(*table);
  if (const auto* context = std::get_if<Context>(&expression.box))
    for (const ContextEntry& entry : context->entries) check(*entry.value);
  if (const auto* list = std::get_if<List>(&expression.box))
    for (const Expression& item : list->items) check(item);
  if (const auto* function = std::get_if<FunctionDefinition>(&expression.box))
    if (function->body) check(*function->body);
  if (const auto* invocation = std::get_if<Invocation>(&expression.box))
    check(*invocation->function);
  if (const auto* filter = std::get_if<Filter>(&expression.box)) check(*filter->match);
}

void check_links(const ModelPtr& model) {
  const auto package = link(model);
  if (!package) {
    if (!is_sound(package.error())) std::abort();
    return;
  }
  const ModelLinks& links = package->links.at(0);
  if (links.decisions.size() != model->decisions.size()) std::abort();
  for (const DecisionLinks& decision : links.decisions)
    for (const Link& input : decision.inputs)
      if (input.target.index >= model->inputs.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto model = read(text);
  if (!model) return is_sound(model.error()) ? 0 : (std::abort(), 0);
  for (const Decision& decision : (*model)->decisions) {
    if (decision.name.empty()) std::abort();
    if (decision.expression) check(*decision.expression);
  }
  check_links(*model);
  const auto written = canonical(text);
  if (!written || !read(*written)) std::abort();
  if (canonical(*written).value() != *written) std::abort();
  return 0;
}
