// The doors of expression.hpp that evaluate.
#include "engine/feel/evaluation.hpp"
#include "engine/feel/expression.hpp"
#include "engine/feel/few.hpp"

namespace tb::feel {

namespace {

// The values of an expression's names.
struct Roots : Few<const Value*, 8> {
  Roots(const Expression& expression, const Scope& scope) : Few(expression.names().size()) {
    for (std::size_t i = 0; const std::string& name : expression.names())
      (*this)[i++] = scope.find(name);
  }
};

}  // namespace

Value evaluate(const Expression& expression, const Scope& scope, Diagnostics* diagnostics,
               const Bounds& bounds) {
  Evaluation evaluation(bounds, diagnostics);
  return evaluate(expression.tree(), Roots(expression, scope).all(), evaluation);
}

Value evaluate(const Expression& expression, std::span<const Value* const> values,
               Diagnostics* diagnostics, const Bounds& bounds) {
  Evaluation evaluation(bounds, diagnostics);
  return evaluate(expression.tree(), values, evaluation);
}

Value evaluate_tests(const Expression& tests, const Value& input, const Scope& scope,
                     Diagnostics* diagnostics, const Bounds& bounds) {
  Evaluation evaluation(bounds, diagnostics);
  return evaluate_tests(tests.tree(), input, Roots(tests, scope).all(), evaluation);
}

bool holds(const Expression& expression, const Scope& scope, Diagnostics* diagnostics) {
  return evaluate(expression, scope, diagnostics).is_true();
}

}  // namespace tb::feel
