// FEEL (DMN 1.5, 10.3): texts parsed once into a compact immutable tree, evaluated often. Pure: no
// I/O, no clock; `now()` and `today()` are what the caller says.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/feel/names.hpp"
#include "engine/feel/type.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

// What is wrong, where, in both languages. `offset` counts bytes from 0; line and column
// (characters) from 1.
struct Diagnostic {
  std::string code;  // stable: "feel.syntax", "feel.too_deep", "feel.incomparable" …
  std::uint32_t offset = 0, line = 1, column = 1;
  std::string chinese, english;
  bool is_warning = false;
};
using Diagnostics = std::vector<Diagnostic>;

// Limits of one text; beyond them parsing stops with a diagnostic.
struct Limits {
  std::size_t bytes = 1024 * 1024;
  std::uint32_t depth = 128;      // nesting of parentheses, lists, functions …
  std::uint32_t nodes = 200'000;  // of the tree
};

// What one evaluation may use up; beyond it the value is null with a diagnostic ("feel.too_long",
// "feel.too_deep", "feel.too_large").
struct Bounds {
  std::uint64_t steps = 20'000'000;       // nodes visited and items touched
  std::uint32_t depth = 2'000;            // of calls and nested parts
  std::size_t bytes = 256 * 1024 * 1024;  // made for strings, lists and contexts
  std::optional<DateTime> now = {};       // what now() and today() give; without it they are null
};

// Where names get their values. A pointer must stay valid while the evaluation runs.
class Scope {
 public:
  // Null when the name is unknown; FEEL then yields null.
  virtual const Value* find(std::string_view name) const = 0;

 protected:
  ~Scope() = default;
};

class ContextScope final : public Scope {
 public:
  explicit ContextScope(const Context& context) : context_(context) {}
  const Value* find(std::string_view name) const override { return context_.find(name); }

 private:
  const Context& context_;
};

struct Tree;

// A parsed expression, or parsed unary tests; copies share the tree, threads may evaluate it side
// by side.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}
  const Tree& tree() const { return *tree_; }
  // The text it was parsed from.
  const std::string& text() const;
  // The names whose values must be given, each once, in order of appearance.
  const std::vector<std::string>& names() const;

 private:
  std::shared_ptr<const Tree> tree_;
};

// Parses one expression. Names that are not declared may be single words. Fails invalid with the
// code of the first diagnostic and a Chinese detail with its place.
Result<Expression> parse(std::string_view text, const Names& names = {}, const Limits& limits = {});
// Parses the unary tests of a decision table's cell: "-", "< 5, [10..20]", "not(\"a\")", "? > 3 and
// ok".
Result<Expression> parse_tests(std::string_view text, const Names& names = {},
                               const Limits& limits = {});
// All diagnostics of a text; empty when it parses and nothing is suspicious. With declared names a
// name that is none of them is a warning.
Diagnostics check(std::string_view text, const Names& names = {}, const Limits& limits = {});
Diagnostics check_tests(std::string_view text, const Names& names = {}, const Limits& limits = {});

// Evaluates. What FEEL leaves undefined (unknown name, comparison of two types) is null; the reason
// is appended to `diagnostics` when given.
Value evaluate(const Expression& expression, const Scope& scope, Diagnostics* diagnostics = nullptr,
               const Bounds& bounds = {});
// The same with values at the places of expression.names(); a null pointer is an unknown name. The
// fast way.
Value evaluate(const Expression& expression, std::span<const Value* const> values,
               Diagnostics* diagnostics = nullptr, const Bounds& bounds = {});
// Whether a value passes unary tests: a boolean, or null when that cannot be told.
Value evaluate_tests(const Expression& tests, const Value& input, const Scope& scope,
                     Diagnostics* diagnostics = nullptr, const Bounds& bounds = {});
// True only when the value is the boolean true; the way a condition on a sequence flow is read.
bool holds(const Expression& expression, const Scope& scope, Diagnostics* diagnostics = nullptr);
// Whether it holds whatever the names are that the scope does not know; nothing when that depends
// on them. Looks at the parts of `and` and `or` one by one: "a = 1 and b > 2" does not hold with an
// `a` of 3.
std::optional<bool> holds_anyway(const Expression& expression, const Scope& scope);

}  // namespace tb::feel
