#include "engine/dmn/box.hpp"

#include "engine/feel/few.hpp"

namespace tb::dmn {

using feel::Value;

namespace {

const Value* find(const Source& source, const std::string& name, const Run& run) {
  for (const std::uint32_t item : source.items)
    if (const feel::Context* context = run.frame[item].context())
      if (const Value* found = context->find(name)) return found;
  return source.slot == feel::kNone ? nullptr : &run.frame[source.slot];
}

// The values of a text's names.
struct Roots : feel::Few<const Value*, 8> {
  Roots(const Script& script, const Run& run) : Few(script.sources.size()) {
    for (std::size_t i = 0; i < script.sources.size(); ++i)
      (*this)[i] = find(script.sources[i], script.expression->names()[i], run);
  }
};

}  // namespace

Value Script::run(Run& run) const {
  if (!expression)
    return run.evaluation.undefined("dmn.wrong_text",
                                    "表达式“" + text + "”有语法错误，结果为空值。",
                                    "The expression \"" + text + "\" is wrong; it is null.");
  if (const Value* value = place(run)) return *value;
  return evaluate(expression->tree(), Roots(*this, run).all(), run.evaluation);
}

void Script::find_place() {
  const feel::Tree& tree = expression->tree();
  if (tree.nodes.size() != 1) return;
  const feel::Node& node = tree.nodes.front();
  if (node.op == feel::Op::constant) constant = &tree.constants[node.a];
  if (node.op == feel::Op::root && node.b == 0 && sources[node.a].items.empty())
    slot = sources[node.a].slot;
}

Value Script::test(const Value& input, Run& run) const {
  if (!expression)
    return run.evaluation.undefined("dmn.wrong_text", "条件“" + text + "”有语法错误，结果为空值。",
                                    "The test \"" + text + "\" is wrong; it is null.");
  return evaluate_tests(expression->tree(), input, Roots(*this, run).all(), run.evaluation);
}

}  // namespace tb::dmn
