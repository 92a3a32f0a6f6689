// FEEL expressions: parsed once into a compact immutable tree, evaluated often. Pure: no I/O, no
// clock. This is the first part of the language: literals, names and paths, comparison, `in`,
// `between`, `and`, `or`, `not`, lists and ranges. The rest of DMN 1.5 grows in the same parser.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

// What is wrong, where, in both languages. `offset` counts bytes from 0; line and column
// (characters) from 1.
struct Diagnostic {
  std::string code;  // stable: "feel.syntax", "feel.too_deep", "feel.incomparable" …
  std::uint32_t offset = 0, line = 1, column = 1;
  std::string chinese, english;
};
using Diagnostics = std::vector<Diagnostic>;

// Limits of one expression; beyond them parsing stops with a diagnostic.
struct Limits {
  std::size_t bytes = 64 * 1024;
  std::uint32_t depth = 128;     // nesting of parentheses, lists, not
  std::uint32_t nodes = 20'000;  // of the tree
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

// A parsed expression; copies share the tree, threads may evaluate it side by side.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}
  const Tree& tree() const { return *tree_; }
  // The text it was parsed from.
  const std::string& text() const;
  // The first names of all paths, each once, in order of appearance.
  const std::vector<std::string>& names() const;

 private:
  std::shared_ptr<const Tree> tree_;
};

// Parses one expression. Fails invalid with the code of the first diagnostic and a Chinese detail
// with its place.
Result<Expression> parse(std::string_view text, const Limits& limits = {});
// All diagnostics of a text; empty when it parses and nothing is suspicious.
Diagnostics check(std::string_view text, const Limits& limits = {});

// Evaluates. What FEEL leaves undefined (unknown name, comparison of two types) is null; the reason
// is appended to `diagnostics` when given.
Value evaluate(const Expression& expression, const Scope& scope,
               Diagnostics* diagnostics = nullptr);
// True only when the value is the boolean true; the way a condition on a sequence flow is read.
bool holds(const Expression& expression, const Scope& scope, Diagnostics* diagnostics = nullptr);

}  // namespace tb::feel
