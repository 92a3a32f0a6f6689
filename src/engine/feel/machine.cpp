#include "engine/feel/machine.hpp"

#include <fmt/format.h>

#include "engine/feel/operators.hpp"

namespace tb::feel {

namespace {

const Value kNull;

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::power:
      return "**";
    case Op::less:
    case Op::test_less:
      return "<";
    case Op::less_equal:
    case Op::test_less_equal:
      return "<=";
    case Op::greater:
    case Op::test_greater:
      return ">";
    case Op::greater_equal:
    case Op::test_greater_equal:
      return ">=";
    default:
      return "=";
  }
}

}  // namespace

Value Machine::fault(const Node& node, std::string_view code, std::string chinese,
                     std::string english) {
  evaluation_.at(tree_, node.offset);
  return evaluation_.undefined(code, std::move(chinese), std::move(english));
}

const Value& Machine::root(const Node& node) {
  if (node.a < roots_.size() && roots_[node.a] != nullptr) return *roots_[node.a];
  if (node.b != 0) return tree_.constants[node.b - 1];
  if (evaluation_.reports())
    fault(node, "feel.unknown_name", fmt::format("没有名为“{}”的变量。", tree_.roots[node.a]),
          fmt::format("There is no variable \"{}\".", tree_.roots[node.a]));
  return kNull;
}

const Value* Machine::named(const Node& node) {
  switch (node.op) {
    case Op::constant:
      return &tree_.constants[node.a];
    case Op::local:
      return &frame_[node.a];
    case Op::captured:
      return &captured_[node.a];
    case Op::root:
      return &root(node);
    default:
      return nullptr;
  }
}

const Value& Machine::read(std::uint32_t index, Value& room) {
  if (const Value* value = named(tree_.nodes[index])) return *value;
  room = run(index);
  return room;
}

Value Machine::run(std::uint32_t index) {
  const Node& node = tree_.nodes[index];
  if (const Value* value = named(node)) return *value;
  if (evaluation_.is_over() || !evaluation_.spend(1)) return {};
  if (!evaluation_.enter()) return evaluation_.leave(), Value();
  Value value = compute(node);
  evaluation_.leave();
  return value;
}

Value Machine::compute(const Node& node) {
  switch (node.op) {
    case Op::member:
      return member(node);
    case Op::path:
      return path(node);
    case Op::negate:
      return negate(node);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power:
      return arithmetic(node);
    case Op::choice:
      return choice(node);
    case Op::list:
      return list(node);
    case Op::context:
      return context(node);
    case Op::range:
      return range(node);
    case Op::filter:
      return filter(node);
    case Op::loop:
      return loop(node);
    case Op::function:
      return make_function(node);
    case Op::call:
    case Op::call_named:
      return call(node, node.op == Op::call_named);
    case Op::builtin:
    case Op::builtin_named:
      return builtin(node, node.op == Op::builtin_named);
    case Op::instance_of:
      return instance_of(node);
    default:
      return value_of(compute_truth(node));
  }
}

Machine::Truth Machine::truth(std::uint32_t index) {
  const Node& node = tree_.nodes[index];
  if (node.op < Op::equal) {
    Value room;
    return truth_of(read(index, room), node);
  }
  if (evaluation_.is_over() || !evaluation_.spend(1)) return Truth::unknown;
  if (!evaluation_.enter()) return evaluation_.leave(), Truth::unknown;
  const Truth found = compute_truth(node);
  evaluation_.leave();
  return found;
}

Machine::Truth Machine::truth_of(const Value& value, const Node& node) {
  if (const bool* known = value.boolean()) return *known ? Truth::yes : Truth::no;
  if (!value.is_null() && evaluation_.reports())
    fault(node, "feel.not_boolean",
          fmt::format("这里应当是“是”或“否”，却是{}，当作空值。", chinese_name(value.type())),
          fmt::format("True or false is needed here, not {}; it is taken as null.",
                      english_name(value.type())));
  return Truth::unknown;
}

Machine::Truth Machine::compute_truth(const Node& node) {
  switch (node.op) {
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return compared(node);
    case Op::between:
      return between(node);
    case Op::conjunction:
      return conjunction(node);
    case Op::disjunction:
      return disjunction(node);
    case Op::in:
      return in(node);
    case Op::tests:
      return any_test(node);
    case Op::negated_tests:
      return opposite(any_test(node));
    case Op::any:
      return Truth::yes;
    case Op::test_value:
    case Op::test_truth:
    case Op::test_less:
    case Op::test_less_equal:
    case Op::test_greater:
    case Op::test_greater_equal:
    case Op::test_not_equal:
    case Op::test_equal:
    case Op::test_range:
      return one_test(node);
    default:
      return truth_of(compute(node), node);
  }
}

Machine::Truth Machine::compared(const Node& node) {
  Value left, right;
  const Value& a = read(node.a, left);
  const Value& b = read(node.b, right);
  if (node.op == Op::equal) return equal_truth(a, b, node);
  if (node.op != Op::not_equal) return order_truth(node.op, a, b, node);
  return opposite(equal_truth(a, b, node));
}

Machine::Truth Machine::equal_truth(const Value& a, const Value& b, const Node& node) {
  const auto same = equal(a, b);
  if (!same && evaluation_.reports())
    fault(
        node, "feel.incomparable",
        fmt::format("{}和{}不能比较，结果为空值。", chinese_name(a.type()), chinese_name(b.type())),
        fmt::format("{} and {} cannot be compared; the result is null.", english_name(a.type()),
                    english_name(b.type())));
  return truth_of(same);
}

Machine::Truth Machine::order_truth(Op op, const Value& a, const Value& b, const Node& node) {
  const auto found = order(a, b);
  if (!found) {
    if (evaluation_.reports())
      fault(node, "feel.incomparable",
            fmt::format("{}和{}不能用“{}”比较，结果为空值。", chinese_name(a.type()),
                        chinese_name(b.type()), sign_of(op)),
            fmt::format("{} and {} cannot be compared by \"{}\"; the result is null.",
                        english_name(a.type()), english_name(b.type()), sign_of(op)));
    return Truth::unknown;
  }
  switch (op) {
    case Op::less:
    case Op::test_less:
      return truth_of(*found < 0);
    case Op::less_equal:
    case Op::test_less_equal:
      return truth_of(*found <= 0);
    case Op::greater:
    case Op::test_greater:
      return truth_of(*found > 0);
    default:
      return truth_of(*found >= 0);
  }
}

Machine::Truth Machine::conjunction(const Node& node) {
  Truth result = Truth::yes;
  for (std::uint32_t i = 0; i < node.b; ++i) {
    const Truth part = truth(tree_.more[node.a + i]);
    if (part == Truth::no) return Truth::no;
    if (part == Truth::unknown) result = Truth::unknown;
  }
  return result;
}

Machine::Truth Machine::disjunction(const Node& node) {
  Truth result = Truth::no;
  for (std::uint32_t i = 0; i < node.b; ++i) {
    const Truth part = truth(tree_.more[node.a + i]);
    if (part == Truth::yes) return Truth::yes;
    if (part == Truth::unknown) result = Truth::unknown;
  }
  return result;
}

Machine::Truth Machine::between(const Node& node) {
  Value value_room, low_room, high_room;
  const Value& value = read(node.a, value_room);
  const Value& low = read(node.b, low_room);
  const Value& high = read(node.c, high_room);
  const Truth above = order_truth(Op::greater_equal, value, low, node);
  const Truth below = order_truth(Op::less_equal, value, high, node);
  if (above == Truth::no || below == Truth::no) return Truth::no;
  return above == Truth::yes && below == Truth::yes ? Truth::yes : Truth::unknown;
}

Machine::Truth Machine::in(const Node& node) {
  frame_[tree_.more[node.b - 1]] = run(node.a);
  return any_test(node);
}

Machine::Truth Machine::any_test(const Node& node) {
  Truth result = Truth::no;
  for (std::uint32_t i = 0; i < node.c; ++i) {
    const Truth part = truth(tree_.more[node.b + i]);
    if (part == Truth::yes) return Truth::yes;
    if (part == Truth::unknown) result = Truth::unknown;
  }
  return result;
}

Machine::Truth Machine::one_test(const Node& node) {
  Value value_room, beside_room;
  const Value& value = read(node.a, value_room);
  const Value& beside = read(node.b, beside_room);
  switch (node.op) {
    case Op::test_value:
      return truth_of(passes(value, beside));
    case Op::test_truth:
      if (const bool* known = beside.boolean()) return *known ? Truth::yes : Truth::no;
      return beside.is_null() ? Truth::unknown : truth_of(passes(value, beside));
    case Op::test_equal:
      return equal_truth(value, beside, node);
    case Op::test_not_equal:
      return opposite(equal_truth(value, beside, node));
    case Op::test_range:
      return beside.range() == nullptr ? Truth::unknown
                                       : truth_of(contains(*beside.range(), value));
    default:
      return order_truth(node.op, value, beside, node);
  }
}

Value Machine::arithmetic(const Node& node) {
  Value left, right;
  const Value& a = read(node.a, left);
  const Value& b = read(node.b, right);
  std::optional<Value> made;
  switch (node.op) {
    case Op::add:
      if (a.string() != nullptr && b.string() != nullptr &&
          !evaluation_.take(a.string()->size() + b.string()->size()))
        return {};
      made = added(a, b);
      break;
    case Op::subtract:
      made = subtracted(a, b);
      break;
    case Op::multiply:
      made = multiplied(a, b);
      break;
    case Op::divide:
      made = divided(a, b);
      break;
    default:
      made = raised(a, b);
  }
  if (made) return *std::move(made);
  if (!evaluation_.reports()) return {};
  return fault(node, "feel.no_result",
               fmt::format("{} {} {} 没有结果，为空值。", chinese_name(a.type()), sign_of(node.op),
                           chinese_name(b.type())),
               fmt::format("{} {} {} has no result; it is null.", english_name(a.type()),
                           sign_of(node.op), english_name(b.type())));
}

Value Machine::negate(const Node& node) {
  Value room;
  const Value& value = read(node.a, room);
  if (auto made = negated(value)) return *std::move(made);
  return fault(node, "feel.no_result",
               fmt::format("{}没有相反数，结果为空值。", chinese_name(value.type())),
               fmt::format("{} has no negative; it is null.", english_name(value.type())));
}

Value Machine::choice(const Node& node) {
  return run(truth(node.a) == Truth::yes ? node.b : node.c);
}

Value Machine::instance_of(const Node& node) {
  Value room;
  return is_instance(read(node.a, room), *tree_.types[node.b]);
}

Value evaluate(const Tree& tree, std::span<const Value* const> roots, Evaluation& evaluation) {
  Frame frame(tree.slots);
  Machine machine(tree, roots, frame, {}, evaluation);
  Value value = machine.run(static_cast<std::uint32_t>(tree.nodes.size() - 1));
  return evaluation.is_over() ? Value() : value;
}

Value evaluate_tests(const Tree& tree, const Value& input, std::span<const Value* const> roots,
                     Evaluation& evaluation) {
  Frame frame(tree.slots);
  frame[0] = input;
  Machine machine(tree, roots, frame, {}, evaluation);
  Value value = machine.test(static_cast<std::uint32_t>(tree.nodes.size() - 1));
  return evaluation.is_over() ? Value() : value;
}

}  // namespace tb::feel
