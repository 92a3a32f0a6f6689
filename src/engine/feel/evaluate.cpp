#include <algorithm>
#include <memory>

#include "engine/feel/expression.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

namespace {

// A value that is looked at where it lives: in the scope, in the tree, or among the run's
// temporaries.
struct View {
  Type type = Type::null;
  union {
    const Value* value = nullptr;  // list, context, string
    bool boolean;
    Number number;
    Date date;
  };

  View() = default;
  explicit View(bool truth) : type(Type::boolean), boolean(truth) {}
  explicit View(const Value& of) : type(of.type()) {
    switch (type) {
      case Type::boolean:
        boolean = *of.boolean();
        break;
      case Type::number:
        number = *of.number();
        break;
      case Type::date:
        date = *of.date();
        break;
      default:
        value = &of;
    }
  }
  std::string_view text() const { return *value->string(); }
  Value copy() const {
    switch (type) {
      case Type::null:
        return {};
      case Type::boolean:
        return boolean;
      case Type::number:
        return number;
      case Type::date:
        return date;
      default:
        return *value;
    }
  }
};

bool contains(const List& list, const Value& wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

enum class Truth : std::uint8_t { no, yes, unknown };

View view_of(Truth truth) { return truth == Truth::unknown ? View() : View(truth == Truth::yes); }
Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

class Run {
 public:
  Run(const Tree& tree, const Scope& scope, Diagnostics* diagnostics)
      : tree_(tree), scope_(scope), diagnostics_(diagnostics) {}

  View root() { return at(static_cast<std::uint32_t>(tree_.nodes.size() - 1)); }

 private:
  View at(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    switch (node.op) {
      case Op::constant:
        return View(tree_.constants[node.a]);
      case Op::name:
        return name(node);
      case Op::path:
        return path(node);
      case Op::equal:
        return view_of(equal(at(node.a), at(node.b), node));
      case Op::not_equal:
        return view_of(opposite(equal(at(node.a), at(node.b), node)));
      case Op::less:
        return view_of(ordered(at(node.a), at(node.b), Op::test_less, node));
      case Op::less_equal:
        return view_of(ordered(at(node.a), at(node.b), Op::test_less_equal, node));
      case Op::greater:
        return view_of(ordered(at(node.a), at(node.b), Op::test_greater, node));
      case Op::greater_equal:
        return view_of(ordered(at(node.a), at(node.b), Op::test_greater_equal, node));
      case Op::between:
        return view_of(within(at(node.a), at(node.b), at(node.c), kLowClosed | kHighClosed, node));
      case Op::conjunction:
        return view_of(junction(node, Truth::no));
      case Op::disjunction:
        return view_of(junction(node, Truth::yes));
      case Op::negation:
        return view_of(opposite(boolean(at(node.a), node)));
      case Op::list:
        return list(node);
      case Op::in:
        return view_of(in(node));
      default:
        return {};  // a test stands behind `in` only
    }
  }

  View name(const Node& node) {
    if (const Value* found = scope_.find(tree_.names[node.a])) return View(*found);
    if (diagnostics_)
      report("feel.unknown_name", node, "没有名为“" + tree_.names[node.a] + "”的变量",
             "no variable named '" + tree_.names[node.a] + "'");
    return {};
  }

  View path(const Node& node) {
    const View owner = at(node.a);
    if (owner.type == Type::null) return {};
    if (owner.type == Type::context) {
      if (const Value* found = owner.value->context()->find(tree_.names[node.b]))
        return View(*found);
    }
    if (diagnostics_)
      report("feel.unknown_member", node, "没有名为“" + tree_.names[node.b] + "”的成员",
             "no member named '" + tree_.names[node.b] + "'");
    return {};
  }

  View list(const Node& node) {
    List items;
    items.reserve(node.b);
    for (std::uint32_t i = 0; i < node.b; ++i) items.push_back(at(tree_.more[node.a + i]).copy());
    temporaries_.push_back(std::make_unique<const Value>(std::move(items)));
    return View(*temporaries_.back());
  }

  // `and` ends at the first false, `or` at the first true; otherwise one unknown makes the whole
  // unknown.
  Truth junction(const Node& node, Truth decisive) {
    Truth result = decisive == Truth::no ? Truth::yes : Truth::no;
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Truth part = boolean(at(tree_.more[node.a + i]), node);
      if (part == decisive) return decisive;
      if (part == Truth::unknown) result = Truth::unknown;
    }
    return result;
  }

  Truth in(const Node& node) {
    const View value = at(node.a);
    Truth result = Truth::no;
    for (std::uint32_t i = 0; i < node.c; ++i) {
      const Truth passed = test(value, tree_.nodes[tree_.more[node.b + i]]);
      if (passed == Truth::yes) return passed;
      if (passed == Truth::unknown) result = passed;
    }
    return result;
  }

  Truth test(const View& value, const Node& test) {
    switch (test.op) {
      case Op::test_range:
        return within(value, at(test.a), at(test.b), test.c, test);
      case Op::test_value:
        return member(value, at(test.a));
      default:
        return ordered(value, at(test.a), test.op, test);
    }
  }

  static Truth member(const View& value, const View& of) {
    if (of.type == Type::list && value.type != Type::list) {
      const Value wanted = value.copy();
      return truth_of(contains(*of.value->list(), wanted));
    }
    if (value.type != of.type) return Truth::no;
    return truth_of(same(value, of) ||
                    (of.type == Type::list && contains(*of.value->list(), *value.value)));
  }

  Truth within(const View& value, const View& low, const View& high, std::uint32_t ends,
               const Node& node) {
    const Truth above =
        ordered(value, low, ends & kLowClosed ? Op::test_greater_equal : Op::test_greater, node);
    if (above == Truth::no) return Truth::no;
    const Truth below =
        ordered(value, high, ends & kHighClosed ? Op::test_less_equal : Op::test_less, node);
    return below == Truth::no ? below : above == Truth::yes ? below : Truth::unknown;
  }

  static Truth opposite(Truth truth) {
    return truth == Truth::unknown ? truth : truth_of(truth == Truth::no);
  }

  Truth boolean(const View& view, const Node& node) {
    if (view.type == Type::boolean) return truth_of(view.boolean);
    if (diagnostics_ && view.type != Type::null)
      report("feel.not_boolean", node,
             "and、or、not 只能连接是否值，这里是" + std::string(chinese_name(view.type)),
             "a boolean is needed here");
    return Truth::unknown;
  }

  static bool same(const View& a, const View& b) {  // of one type
    switch (a.type) {
      case Type::null:
        return true;
      case Type::boolean:
        return a.boolean == b.boolean;
      case Type::number:
        return a.number == b.number;
      case Type::date:
        return a.date == b.date;
      case Type::string:
        return a.text() == b.text();
      default:
        return *a.value == *b.value;
    }
  }

  Truth equal(const View& a, const View& b, const Node& node) {
    if (a.type == b.type) return truth_of(same(a, b));
    if (a.type == Type::null || b.type == Type::null) return Truth::no;
    return incomparable(a, b, node);
  }

  template <class T>
  static Truth by_order(const T& a, const T& b, Op test) {
    switch (test) {
      case Op::test_less:
        return truth_of(a < b);
      case Op::test_less_equal:
        return truth_of(a <= b);
      case Op::test_greater:
        return truth_of(a > b);
      default:
        return truth_of(a >= b);
    }
  }

  Truth ordered(const View& a, const View& b, Op test, const Node& node) {
    if (a.type == Type::null || b.type == Type::null) return Truth::unknown;
    if (a.type != b.type) return incomparable(a, b, node);
    switch (a.type) {
      case Type::number:
        return by_order(a.number, b.number, test);
      case Type::date:
        return by_order(a.date, b.date, test);
      case Type::string:
        return by_order(a.text(), b.text(), test);  // UTF-8 sorts by code point
      default:
        return incomparable(a, b, node);
    }
  }

  Truth incomparable(const View& a, const View& b, const Node& node) {
    if (diagnostics_)
      report(
          "feel.incomparable", node,
          std::string(chinese_name(a.type)) + "与" + std::string(chinese_name(b.type)) + "不能比较",
          "values of these types cannot be compared");
    return Truth::unknown;
  }

  void report(std::string_view code, const Node& node, std::string chinese, std::string english) {
    const Place place = place_of(tree_.text, node.offset);
    diagnostics_->push_back({std::string(code), node.offset, place.line, place.column,
                             std::move(chinese), std::move(english)});
  }

  const Tree& tree_;
  const Scope& scope_;
  Diagnostics* diagnostics_;
  std::vector<std::unique_ptr<const Value>> temporaries_;
};

}  // namespace

Value evaluate(const Expression& expression, const Scope& scope, Diagnostics* diagnostics) {
  return Run(expression.tree(), scope, diagnostics).root().copy();
}

bool holds(const Expression& expression, const Scope& scope, Diagnostics* diagnostics) {
  Run run(expression.tree(), scope, diagnostics);
  const View result = run.root();
  return result.type == Type::boolean && result.boolean;
}

}  // namespace tb::feel
