#include "engine/feel/cells.hpp"

namespace tb::feel {

namespace {

bool has_order(const Value& value) {
  switch (value.type()) {
    case Type::boolean:
    case Type::number:
    case Type::string:
    case Type::date:
    case Type::months:
    case Type::seconds:
      return true;
    default:
      return false;
  }
}

Range point(const Value& value) {
  return {.low = value, .high = value, .low_closed = true, .high_closed = true};
}

class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_(tree) {}

  std::optional<Cell> read() {
    const Node& root = tree_.nodes.back();
    if (root.op == Op::any) return Cell{.parts = {}, .negated = true};
    Cell cell{.parts = {}, .negated = root.op == Op::negated_tests};
    if (root.op != Op::tests && root.op != Op::negated_tests)
      return test(root, cell) ? std::optional(cell) : std::nullopt;
    // A negation inside a union would need both at once.
    if (root.c == 1 && !cell.negated) return single(tree_.nodes[tree_.more[root.b]]);
    for (std::uint32_t i = 0; i < root.c; ++i)
      if (!test(tree_.nodes[tree_.more[root.b + i]], cell)) return std::nullopt;
    return cell;
  }

 private:
  std::optional<Cell> single(const Node& node) {
    Cell cell;
    if (node.op == Op::any) return Cell{.parts = {}, .negated = true};
    if (node.op == Op::test_not_equal) {
      const Value* value = constant(node.b);
      if (value == nullptr || !has_order(*value)) return std::nullopt;
      return Cell{.parts = {point(*value)}, .negated = true};
    }
    return test(node, cell) ? std::optional(cell) : std::nullopt;
  }

  const Value* constant(std::uint32_t node) const {
    return tree_.nodes[node].op == Op::constant ? &tree_.constants[tree_.nodes[node].a] : nullptr;
  }

  bool test(const Node& node, Cell& cell) const {
    const Value* value = node.b < tree_.nodes.size() ? constant(node.b) : nullptr;
    if (value == nullptr) return false;
    switch (node.op) {
      case Op::test_value:
        return add(*value, cell, true);
      case Op::test_equal:
        return has_order(*value) && add(*value, cell, false);
      case Op::test_range:
        return value->range() != nullptr && add(*value, cell, false);
      case Op::test_less:
      case Op::test_less_equal:
        return half(cell,
                    {.high = *value,
                     .high_closed = node.op == Op::test_less_equal,
                     .form = Range::Form::less},
                    *value);
      case Op::test_greater:
      case Op::test_greater_equal:
        return half(cell,
                    {.low = *value,
                     .low_closed = node.op == Op::test_greater_equal,
                     .form = Range::Form::greater},
                    *value);
      default:
        return false;
    }
  }

  static bool half(Cell& cell, Range range, const Value& end) {
    if (!has_order(end) || end.boolean() != nullptr) return false;
    cell.parts.push_back(std::move(range));
    return true;
  }

  static bool add(const Value& value, Cell& cell, bool lists) {
    if (has_order(value)) return cell.parts.push_back(point(value)), true;
    if (const Range* range = value.range()) {
      const bool is_half = range->form != Range::Form::interval;
      const auto end_fits = [&](const Value& end) {
        return has_order(end) || (is_half && end.is_null());
      };
      const bool plain =
          range->form != Range::Form::not_equal && end_fits(range->low) && end_fits(range->high);
      if (plain) cell.parts.push_back(*range);
      return plain;
    }
    const List* list = lists ? value.list() : nullptr;
    if (list == nullptr) return false;
    for (const Value& item : *list)
      if (!add(item, cell, false)) return false;
    return true;
  }

  const Tree& tree_;
};

}  // namespace

std::optional<Cell> cell_of(const Tree& tests) { return Reader(tests).read(); }

}  // namespace tb::feel
