// The doors of expression.hpp that evaluate.
#include <array>

#include "engine/feel/evaluation.hpp"
#include "engine/feel/expression.hpp"

namespace tb::feel {

namespace {

// The values of an expression's names; few need no memory of their own.
class Roots {
 public:
  Roots(const Expression& expression, const Scope& scope) : size_(expression.names().size()) {
    if (size_ > few_.size()) many_.resize(size_);
    const Value** values = size_ > few_.size() ? many_.data() : few_.data();
    for (std::size_t i = 0; i < size_; ++i) values[i] = scope.find(expression.names()[i]);
  }
  std::span<const Value* const> all() const {
    return {size_ > few_.size() ? many_.data() : few_.data(), size_};
  }

 private:
  std::size_t size_;
  std::array<const Value*, 8> few_{};
  std::vector<const Value*> many_;
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
