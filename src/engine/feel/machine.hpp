// Runs the nodes of one frame: a whole text or the body of one function.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "engine/feel/evaluation.hpp"
#include "engine/feel/few.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

// The values of slots.
using Frame = Few<Value, 6>;
// The values of a call.
using Arguments = Few<Value, 4>;

class Machine {
 public:
  Machine(const Tree& tree, std::span<const Value* const> roots, Frame& frame,
          std::span<const Value> captured, Evaluation& evaluation)
      : tree_(tree), roots_(roots), frame_(frame), captured_(captured), evaluation_(evaluation) {}

  Value run(std::uint32_t node);
  // For unary tests: whether the value in slot 0 passes.
  Value test(std::uint32_t node) { return value_of(truth(node)); }

 private:
  enum class Truth : std::uint8_t { no, yes, unknown };
  static Value value_of(Truth truth) {
    return truth == Truth::unknown ? Value() : Value(truth == Truth::yes);
  }
  static Truth truth_of(std::optional<bool> known) {
    return !known ? Truth::unknown : *known ? Truth::yes : Truth::no;
  }

  static Truth opposite(Truth truth) {
    return truth == Truth::unknown ? truth : truth == Truth::yes ? Truth::no : Truth::yes;
  }

  // The value of a node that only names one; null for a node that must be computed.
  const Value* named(const Node& node);
  // The value where it lies, or made in `room`.
  const Value& read(std::uint32_t node, Value& room);
  Value compute(const Node& node);
  Truth truth(std::uint32_t node);
  Truth truth_of(const Value& value, const Node& node);
  Truth compute_truth(const Node& node);

  Truth compared(const Node& node);
  Truth order_truth(Op op, const Value& a, const Value& b, const Node& node);
  Truth equal_truth(const Value& a, const Value& b, const Node& node);
  Truth conjunction(const Node& node);
  Truth disjunction(const Node& node);
  Truth between(const Node& node);
  Truth in(const Node& node);
  Truth any_test(const Node& node);
  Truth one_test(const Node& node);

  const Value& root(const Node& node);
  Value arithmetic(const Node& node);
  Value negate(const Node& node);
  Value choice(const Node& node);
  Value list(const Node& node);
  Value context(const Node& node);
  Value range(const Node& node);
  Value member(const Node& node);
  Value path(const Node& node);
  Value path_of(const Value& value, const std::string& name, const Node& node);
  Value filter(const Node& node);
  Value item_at(const List& list, const Decimal& index, const Node& node);
  Value loop(const Node& node);
  Value make_function(const Node& node);
  // The arguments of a call, and their names when it is by name.
  void gather(const Node& node, bool by_name, Arguments& arguments,
              std::vector<std::string>& names);
  Value call(const Node& node, bool by_name);
  Value builtin(const Node& node, bool by_name);
  Value instance_of(const Node& node);

  // One iterator of a loop and all inside it; false ends the loop.
  struct Running;
  bool iterate(Running& running, std::size_t iterator);
  bool iterate_list(Running& running, std::size_t iterator, const Value& list);
  bool iterate_count(Running& running, std::size_t iterator, const Value& from, const Value& to);
  bool loop_body(Running& running);

  Value fault(const Node& node, std::string_view code, std::string chinese, std::string english);
  Value kept(Value value, std::size_t bytes, const Node& node);

  const Tree& tree_;
  std::span<const Value* const> roots_;
  Frame& frame_;
  std::span<const Value> captured_;
  Evaluation& evaluation_;
};

}  // namespace tb::feel
