// One running evaluation: what it may still use up, where it reports, how functions are called.
// Functions that are not written in FEEL (of the language itself, of DMN models) are given one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/expression.hpp"
#include "engine/feel/tree.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

// Someone who follows an evaluation from outside, as DMN does to tell which rules matched.
class Follower {
 public:
  virtual ~Follower() = default;
};

class Evaluation {
 public:
  // All three must live as long as the evaluation.
  explicit Evaluation(const Bounds& bounds, Diagnostics* diagnostics = nullptr,
                      Follower* follower = nullptr)
      : bounds_(bounds), diagnostics_(diagnostics), follower_(follower) {}
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  // Each false: beyond the bounds; the evaluation is over, everything becomes null, the reason is
  // reported once.
  bool spend(std::uint64_t steps) {
    steps_ += steps;
    return steps_ <= bounds_.steps || end("feel.too_long");
  }
  bool take(std::size_t bytes) {
    bytes_ += bytes;
    return bytes_ <= bounds_.bytes || end("feel.too_large");
  }
  bool enter() { return ++depth_ <= bounds_.depth || end("feel.too_deep"); }
  void leave() { --depth_; }
  bool is_over() const { return is_over_; }

  // Null, with the reason at the place of the running node.
  Value undefined(std::string_view code, std::string chinese, std::string english);
  bool reports() const { return diagnostics_ != nullptr; }
  Follower* follower() const { return follower_; }
  const std::optional<DateTime>& now() const { return bounds_.now; }

  // Calls a function value by position; null with a reason when it is none or the number of
  // arguments is wrong.
  Value call(const Value& function, std::span<const Value> arguments);
  // The same by the names of its parameters; all must be named.
  Value call(const Value& function, std::span<const Value> arguments,
             std::span<const std::string> names);

  // The place that is told in diagnostics.
  void at(const Tree& tree, std::uint32_t offset) {
    tree_ = &tree;
    offset_ = offset;
  }

 private:
  static constexpr std::size_t kMaxDiagnostics = 100;

  bool end(std::string_view code);  // always false
  Value run(const Function& function, const Value& self, std::span<const Value> arguments);
  Value misfit(const Parameter& parameter, const Value& argument);

  const Bounds& bounds_;
  Diagnostics* diagnostics_;
  Follower* follower_;
  std::uint64_t steps_ = 0;
  std::size_t bytes_ = 0;
  std::uint32_t depth_ = 0;
  bool is_over_ = false;
  const Tree* tree_ = nullptr;
  std::uint32_t offset_ = 0;
};

// What a function value holds. Parameters have names for calls by name; a value given where a type
// is told is coerced to it before `run`, and the call is null where it does not fit.
class Function {
 public:
  virtual ~Function() = default;
  virtual const std::vector<Parameter>& parameters() const = 0;
  virtual TypeRef result() const { return {}; }
  // Takes what is given as it is, however many.
  virtual bool is_variadic() const { return false; }
  // `arguments` has one for each parameter. `self` is this function as a value.
  virtual Value run(std::span<const Value> arguments, const Value& self,
                    Evaluation& evaluation) const = 0;
  // Of a variadic one: called by names.
  virtual Value run_named(std::span<const Value> /*arguments*/,
                          std::span<const std::string> /*names*/,
                          Evaluation& /*evaluation*/) const {
    return {};
  }
};

// Calls what an `external` function names: {java: {class: …, method signature: …}}, of a fixed list
// of methods that compute (java.lang.Math and the like); anything else is null with a reason.
// Nothing of Java runs.
Value call_external(const Value& description, std::span<const Value> arguments,
                    Evaluation& evaluation);

// A node of the tree as a value, with roots at their places; the inner door that DMN uses too.
Value evaluate(const Tree& tree, std::span<const Value* const> roots, Evaluation& evaluation);
// The same for unary tests.
Value evaluate_tests(const Tree& tree, const Value& input, std::span<const Value* const> roots,
                     Evaluation& evaluation);

}  // namespace tb::feel
