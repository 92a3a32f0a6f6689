// Lists, contexts, paths, filters, loops, functions.
#include <fmt/format.h>

#include "engine/feel/builtin.hpp"
#include "engine/feel/machine.hpp"
#include "engine/feel/operators.hpp"

namespace tb::feel {

namespace {

// How deep values may lie in each other: freeing and comparing them takes the stack.
constexpr std::uint32_t kMaxDepth = 400;

class LambdaFunction final : public Function {
 public:
  LambdaFunction(const Tree& tree, const Lambda& lambda, std::vector<Value> captured,
                 std::span<const Value* const> roots)
      : tree_(tree.shared_from_this()), lambda_(lambda), captured_(std::move(captured)) {
    roots_.reserve(roots.size());
    for (const Value* root : roots)
      roots_.push_back(root != nullptr ? std::optional(*root) : std::nullopt);
  }

  const std::vector<Parameter>& parameters() const override { return lambda_.parameters; }

  Value run(std::span<const Value> arguments, const Value& self,
            Evaluation& evaluation) const override {
    Frame frame(lambda_.slots);
    frame[0] = self;
    for (std::size_t i = 0; i < arguments.size(); ++i)
      frame[static_cast<std::uint32_t>(i + 1)] = arguments[i];
    Few<const Value*, 8> roots(roots_.size());
    for (std::size_t i = 0; i < roots_.size(); ++i) roots[i] = roots_[i] ? &*roots_[i] : nullptr;
    Value value = Machine(*tree_, roots.all(), frame, captured_, evaluation).run(lambda_.body);
    return lambda_.is_external ? call_external(value, arguments, evaluation) : value;
  }

 private:
  std::shared_ptr<const Tree> tree_;
  const Lambda& lambda_;
  std::vector<Value> captured_;
  std::vector<std::optional<Value>> roots_;  // absent: nobody gave a value
};

bool is_date(const Value& value) { return value.date() != nullptr; }

}  // namespace

Value Machine::kept(Value value, std::size_t bytes, const Node& node) {
  if (!evaluation_.take(bytes)) return {};
  if (value.depth() <= kMaxDepth) return value;
  return fault(node, "feel.too_deep", "列表或对象嵌套太深，结果为空值。",
               "Lists or contexts lie too deep in each other; the result is null.");
}

Value Machine::list(const Node& node) {
  List items;
  items.reserve(node.b);
  for (std::uint32_t i = 0; i < node.b; ++i) items.push_back(run(tree_.more[node.a + i]));
  return kept(std::move(items), node.b * sizeof(Value), node);
}

Value Machine::context(const Node& node) {
  Context made;
  for (std::uint32_t i = 0; i < node.b; ++i) {
    const std::uint32_t* entry = &tree_.more[node.a + 3 * i];
    Value value = run(entry[1]);
    frame_[entry[2]] = value;
    made.set(tree_.names[entry[0]], std::move(value));
  }
  return kept(std::move(made), node.b * sizeof(Entry), node);
}

Value Machine::range(const Node& node) {
  Range made{.low_closed = (node.c & kLowClosed) != 0,
             .high_closed = (node.c & kHighClosed) != 0,
             .form = static_cast<Range::Form>(node.c >> 2)};
  if (node.a != kNone) made.low = run(node.a);
  if (node.b != kNone) made.high = run(node.b);
  const bool is_interval = made.form == Range::Form::interval;
  if (is_interval && !made.low.is_null() && !made.high.is_null() && !order(made.low, made.high))
    return fault(node, "feel.wrong_range", "区间的两端不能比较，结果为空值。",
                 "The ends of the range cannot be compared; the result is null.");
  if (made.low.is_null() && made.high.is_null())
    return fault(node, "feel.wrong_range", "区间的两端都是空值，结果为空值。",
                 "Both ends of the range are null; the result is null.");
  if (made.low.is_null()) made.low_closed = false;
  if (made.high.is_null()) made.high_closed = false;
  return kept(std::move(made), sizeof(Range), node);
}

Value Machine::member(const Node& node) {
  Value room;
  const Value& item = read(node.a, room);
  const std::string& name = tree_.names[node.b];
  if (const Context* context = item.context())
    if (const Value* found = context->find(name)) return *found;
  if (node.c != kNone) return run(node.c);
  if (!evaluation_.reports()) return {};
  return fault(node, "feel.unknown_name", fmt::format("没有名为“{}”的变量或属性。", name),
               fmt::format("There is no variable or member \"{}\".", name));
}

Value Machine::path(const Node& node) {
  Value room;
  return path_of(read(node.a, room), tree_.names[node.b], node);
}

Value Machine::path_of(const Value& value, const std::string& name, const Node& node) {
  if (const Context* context = value.context()) {
    if (const Value* found = context->find(name)) return *found;
  } else if (const List* list = value.list()) {
    if (!evaluation_.spend(list->size())) return {};
    List made;
    made.reserve(list->size());
    for (const Value& item : *list) made.push_back(path_of(item, name, node));
    return kept(std::move(made), list->size() * sizeof(Value), node);
  } else if (auto found = property(value, name)) {
    return *std::move(found);
  }
  if (!evaluation_.reports()) return {};
  return fault(node, "feel.no_member",
               fmt::format("{}没有属性“{}”，结果为空值。", chinese_name(value.type()), name),
               fmt::format("{} has no member \"{}\"; the result is null.",
                           english_name(value.type()), name));
}

Value Machine::item_at(const List& list, const Decimal& index, const Node& node) {
  if (const Value* item = item_of(list, index)) return *item;
  return fault(
      node, "feel.no_item",
      fmt::format("列表有 {} 项，没有第 {} 项，结果为空值。", list.size(), index.to_string()),
      fmt::format("The list has {} items and none at {}; the result is null.", list.size(),
                  index.to_string()));
}

// A condition that gives a number is a place in the list.
Value Machine::filter(const Node& node) {
  Value room;
  const Value& value = read(node.a, room);
  if (value.is_null()) return {};
  const Value as_list = value.list() != nullptr ? value : Value(List{value});
  const List& items = *as_list.list();
  List made;
  for (std::size_t i = 0; i < std::max<std::size_t>(items.size(), 1); ++i) {
    if (evaluation_.is_over()) return {};
    frame_[node.c] = i < items.size() ? items[i] : Value();
    const Value found = run(node.b);
    if (const Decimal* index = found.number(); index != nullptr && i == 0)
      return item_at(items, *index, node);
    if (i < items.size() && found.is_true()) made.push_back(items[i]);
  }
  const std::size_t bytes = made.size() * sizeof(Value);
  return kept(std::move(made), bytes, node);
}

struct Machine::Running {
  const Loop& loop;
  const Node& node;
  List results;
  Truth truth;
};

Value Machine::loop(const Node& node) {
  const Loop& loop = tree_.loops[node.a];
  Running running{loop, node, {}, loop.kind == Loop::Kind::every ? Truth::yes : Truth::no};
  if (loop.partial != kNone) frame_[loop.partial] = List();
  const bool done = iterate(running, 0);
  if (evaluation_.is_over()) return {};
  if (loop.kind != Loop::Kind::for_each) return value_of(running.truth);
  if (!done) return {};
  return kept(std::move(running.results), 0, node);
}

bool Machine::iterate(Running& running, std::size_t index) {
  if (index == running.loop.iterators.size()) return loop_body(running);
  const Iterator& iterator = running.loop.iterators[index];
  if (iterator.list == kNone)
    return iterate_count(running, index, run(iterator.from), run(iterator.to));
  const Value list = run(iterator.list);
  if (const Range* range = list.range()) {
    // Other than "for i in 2..1", a range does not run backwards (TCK 0084).
    if (const auto found = order(range->low, range->high); found && *found > 0)
      return iterate_list(running, index, Value());
    return iterate_count(running, index, range->low, range->high);
  }
  return iterate_list(running, index, list);
}

bool Machine::iterate_list(Running& running, std::size_t index, const Value& list) {
  const std::uint32_t slot = running.loop.iterators[index].slot;
  if (list.is_null()) {
    running.truth = Truth::unknown;
    fault(running.node, "feel.no_list", "循环需要列表，却是空值，结果为空值。",
          "A loop needs a list, not null; the result is null.");
    return false;
  }
  if (list.list() == nullptr) {
    frame_[slot] = list;
    return iterate(running, index + 1);
  }
  for (const Value& item : *list.list()) {
    if (!evaluation_.spend(1)) return false;
    frame_[slot] = item;
    if (!iterate(running, index + 1)) return false;
  }
  return true;
}

bool Machine::iterate_count(Running& running, std::size_t index, const Value& from,
                            const Value& to) {
  const std::uint32_t slot = running.loop.iterators[index].slot;
  const auto number = [](const Value& value) -> std::optional<std::int64_t> {
    if (is_date(value)) return value.date()->days;
    return value.number() != nullptr ? value.number()->whole() : std::nullopt;
  };
  const auto first = number(from), last = number(to);
  if (!first || !last || is_date(from) != is_date(to)) {
    running.truth = Truth::unknown;
    fault(running.node, "feel.no_list", "循环的起点和终点应当都是整数或都是日期，结果为空值。",
          "A loop needs two whole numbers or two dates; the result is null.");
    return false;
  }
  const std::int64_t step = *first <= *last ? 1 : -1;
  for (std::int64_t at = *first;; at += step) {
    if (!evaluation_.spend(1)) return false;
    frame_[slot] = is_date(from) ? Value(Day{at}) : Value(at);
    if (!iterate(running, index + 1)) return false;
    if (at == *last) return true;
  }
}

bool Machine::loop_body(Running& running) {
  const Loop& loop = running.loop;
  if (loop.kind == Loop::Kind::for_each) {
    Value value = run(loop.body);
    if (!evaluation_.take(sizeof(Value))) return false;
    running.results.push_back(std::move(value));
    if (loop.partial == kNone) return true;
    if (!evaluation_.spend(running.results.size())) return false;
    frame_[loop.partial] = running.results;
    return true;
  }
  const Truth found = truth(loop.body);
  const Truth ending = loop.kind == Loop::Kind::some ? Truth::yes : Truth::no;
  if (found == ending || found == Truth::unknown) running.truth = found;
  return found != ending;
}

Value Machine::make_function(const Node& node) {
  const Lambda& lambda = tree_.lambdas[node.a];
  std::vector<Value> captured;
  captured.reserve(lambda.captures.size());
  for (const Capture& capture : lambda.captures)
    captured.push_back(capture.from_captured ? captured_[capture.index] : frame_[capture.index]);
  return std::shared_ptr<const Function>(
      std::make_shared<LambdaFunction>(tree_, lambda, std::move(captured), roots_));
}

void Machine::gather(const Node& node, bool by_name, Arguments& arguments,
                     std::vector<std::string>& names) {
  for (std::uint32_t i = 0; i < node.c; ++i) {
    const std::uint32_t at = node.b + (by_name ? 2 * i : i);
    if (by_name) names.push_back(tree_.names[tree_.more[at]]);
    arguments[i] = run(tree_.more[by_name ? at + 1 : at]);
  }
  evaluation_.at(tree_, node.offset);
}

Value Machine::call(const Node& node, bool by_name) {
  Value room;
  const Value& function = read(node.a, room);
  Arguments arguments(node.c);
  std::vector<std::string> names;
  gather(node, by_name, arguments, names);
  return by_name ? evaluation_.call(function, arguments.all(), names)
                 : evaluation_.call(function, arguments.all());
}

Value Machine::builtin(const Node& node, bool by_name) {
  Arguments arguments(node.c);
  std::vector<std::string> names;
  gather(node, by_name, arguments, names);
  if (evaluation_.is_over()) return {};
  return call_builtin(*tree_.builtins[node.a], arguments.all(), names, evaluation_);
}

}  // namespace tb::feel
