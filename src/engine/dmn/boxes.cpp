#include "engine/dmn/boxes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/dmn/table.hpp"
#include "engine/feel/operators.hpp"

namespace tb::dmn {

using Values = feel::List;
using feel::Value;

namespace {

class LiteralBox final : public Box {
 public:
  explicit LiteralBox(Script script) : script_(std::move(script)) {}

 protected:
  Value compute(Run& run) const override { return script_.run(run); }

 private:
  Script script_;
};

class ContextBox final : public Box {
 public:
  struct Part {
    std::string name;
    std::uint32_t slot;
    ItemTypePtr type;
    BoxPtr value;
  };
  ContextBox(std::vector<Part> parts, BoxPtr result)
      : parts_(std::move(parts)), result_(std::move(result)) {}

 protected:
  Value compute(Run& run) const override {
    feel::Context made;
    for (const Part& part : parts_) {
      run.frame[part.slot] = fitted(part.value->run(run), part.type, part.name, run.evaluation);
      if (!result_) made.set(part.name, run.frame[part.slot]);
    }
    return result_ ? result_->run(run) : Value(std::move(made));
  }

 private:
  std::vector<Part> parts_;
  BoxPtr result_;
};

// A function of a model: what its frame held when it was made, and its body.
class BoxFunction final : public feel::Function {
 public:
  struct Made {
    Parameters parameters;
    BoxPtr body;
    std::uint32_t self = feel::kNone;  // slot under which the function knows itself
    bool is_external = false;
  };
  BoxFunction(const Made& made, std::vector<Value> frame, std::string element, ProgramPtr program)
      : made_(made),
        frame_(std::move(frame)),
        element_(std::move(element)),
        program_(std::move(program)) {}

  const std::vector<feel::Parameter>& parameters() const override { return made_.parameters.told; }

  Value run(std::span<const Value> arguments, const Value& self,
            feel::Evaluation& evaluation) const override {
    std::vector<Value> frame = frame_;
    if (made_.self != feel::kNone) frame[made_.self] = self;
    Run run{frame, evaluation, element_, *program_};
    if (!made_.parameters.take(arguments, run)) return {};
    Value value = made_.body->run(run);
    return made_.is_external ? call_external(value, arguments, evaluation) : value;
  }

 private:
  const BoxFunction::Made& made_;
  std::vector<Value> frame_;
  std::string element_;
  ProgramPtr program_;
};

class FunctionBox final : public Box {
 public:
  explicit FunctionBox(BoxFunction::Made made) : made_(std::move(made)) {}
  void know_as(std::uint32_t slot) { made_.self = slot; }

 protected:
  Value compute(Run& run) const override {
    return std::shared_ptr<const feel::Function>(
        std::make_shared<BoxFunction>(made_, std::vector(run.frame.begin(), run.frame.end()),
                                      std::string(run.element), run.program.shared_from_this()));
  }

 private:
  BoxFunction::Made made_;
};

class NothingBox final : public Box {
 protected:
  Value compute(Run& /*run*/) const override { return {}; }
};

class InvocationBox final : public Box {
 public:
  struct Argument {
    std::string name;
    ItemTypePtr type;
    BoxPtr value;
  };
  InvocationBox(BoxPtr function, std::vector<Argument> arguments)
      : function_(std::move(function)), arguments_(std::move(arguments)) {}

 protected:
  Value compute(Run& run) const override {
    const Value function = function_->run(run);
    if (function.function() == nullptr) return run.evaluation.call(function, {});
    std::vector<Value> values;
    std::vector<std::string> names;
    for (const Argument& argument : arguments_) {
      values.push_back(
          fitted(argument.value->run(run), argument.type, argument.name, run.evaluation));
      names.push_back(argument.name);
    }
    // A parameter without a binding is null (DMN 1.5, 7.3.9).
    if (!function.function()->is_variadic())
      for (const feel::Parameter& parameter : function.function()->parameters())
        if (std::ranges::find(names, parameter.name) == names.end()) {
          names.push_back(parameter.name);
          values.emplace_back();
        }
    return run.evaluation.call(function, values, names);
  }

 private:
  BoxPtr function_;
  std::vector<Argument> arguments_;
};

class ListBox final : public Box {
 public:
  explicit ListBox(std::vector<BoxPtr> items) : items_(std::move(items)) {}

 protected:
  Value compute(Run& run) const override {
    Values made;
    for (const BoxPtr& item : items_) made.push_back(item->run(run));
    return made;
  }

 private:
  std::vector<BoxPtr> items_;
};

class RelationBox final : public Box {
 public:
  struct Column {
    std::string name;
    ItemTypePtr type;
  };
  RelationBox(std::vector<Column> columns, std::vector<std::vector<BoxPtr>> rows)
      : columns_(std::move(columns)), rows_(std::move(rows)) {}

 protected:
  Value compute(Run& run) const override {
    Values made;
    for (const std::vector<BoxPtr>& row : rows_) {
      feel::Context entry;
      for (std::size_t i = 0; i < row.size(); ++i)
        entry.set(columns_[i].name,
                  fitted(row[i]->run(run), columns_[i].type, columns_[i].name, run.evaluation));
      made.emplace_back(std::move(entry));
    }
    return made;
  }

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<BoxPtr>> rows_;
};

class ConditionalBox final : public Box {
 public:
  ConditionalBox(BoxPtr condition, BoxPtr then, BoxPtr otherwise)
      : condition_(std::move(condition)),
        then_(std::move(then)),
        otherwise_(std::move(otherwise)) {}

 protected:
  Value compute(Run& run) const override {
    const Value found = condition_->run(run);
    if (found.boolean() == nullptr && !found.is_null())
      return run.evaluation.undefined("feel.wrong_type", "条件应当是“是”或“否”，结果为空值。",
                                      "The condition must be true or false; the result is null.");
    return (found.is_true() ? then_ : otherwise_)->run(run);
  }

 private:
  BoxPtr condition_, then_, otherwise_;
};

// The values of a list, or the one value as a list of it; nothing for null.
std::optional<Values> items_of(const Value& value) {
  if (value.is_null()) return std::nullopt;
  return value.list() != nullptr ? *value.list() : Values{value};
}

class FilterBox final : public Box {
 public:
  FilterBox(BoxPtr in, BoxPtr match, std::uint32_t item)
      : in_(std::move(in)), match_(std::move(match)), item_(item) {}

 protected:
  Value compute(Run& run) const override {
    const auto items = items_of(in_->run(run));
    if (!items) return {};
    Values made;
    for (std::size_t i = 0; i < std::max<std::size_t>(items->size(), 1); ++i) {
      if (!run.evaluation.spend(1)) return {};
      run.frame[item_] = i < items->size() ? (*items)[i] : Value();
      const Value found = match_->run(run);
      if (const feel::Decimal* place = found.number(); place != nullptr && i == 0)
        return at(*items, *place, run);
      if (found.boolean() == nullptr && !found.is_null() && i < items->size()) return no_test(run);
      if (i < items->size() && found.is_true()) made.push_back((*items)[i]);
    }
    return made;
  }

 private:
  static Value at(const Values& items, const feel::Decimal& place, Run& run) {
    if (const Value* item = feel::item_of(items, place)) return *item;
    return run.evaluation.undefined("feel.no_item", "列表没有这一项，结果为空值。",
                                    "The list has no such item; the result is null.");
  }
  static Value no_test(Run& run) {
    return run.evaluation.undefined("feel.wrong_type", "筛选条件应当是“是”或“否”，结果为空值。",
                                    "A filter must be true or false; the result is null.");
  }

  BoxPtr in_, match_;
  std::uint32_t item_;
};

// What `for`, `some` and `every` share: the items, one after the other in a slot.
class LoopBox : public Box {
 protected:
  LoopBox(BoxPtr in, ItemTypePtr in_type, BoxPtr body, std::uint32_t item)
      : body_(std::move(body)), in_(std::move(in)), in_type_(std::move(in_type)), item_(item) {}

  // Calls `step` until it gives false; nothing when there is no list to walk.
  template <class Step>
  bool walk(Run& run, Step step) const {
    const Value in = fitted(in_->run(run), in_type_, "in", run.evaluation);
    std::optional<Values> items = in.range() != nullptr ? counted(*in.range(), run) : items_of(in);
    if (!items) {
      run.evaluation.undefined("feel.no_list", "循环需要列表，却是空值，结果为空值。",
                               "A loop needs a list, not null; the result is null.");
      return false;
    }
    for (Value& item : *items) {
      if (!run.evaluation.spend(1)) return false;
      run.frame[item_] = std::move(item);
      if (!step()) break;
    }
    return true;
  }

  BoxPtr body_;

 private:
  static std::optional<Values> counted(const feel::Range& range, Run& run) {
    const auto first = range.low.number() != nullptr ? range.low.number()->whole() : std::nullopt;
    const auto last = range.high.number() != nullptr ? range.high.number()->whole() : std::nullopt;
    if (!first || !last) return std::nullopt;
    Values items;
    const std::int64_t step = *first <= *last ? 1 : -1;
    for (std::int64_t i = *first; run.evaluation.spend(1) && run.evaluation.take(sizeof(Value));
         i += step) {
      items.emplace_back(i);
      if (i == *last) return items;
    }
    return std::nullopt;
  }

  BoxPtr in_;
  ItemTypePtr in_type_;
  std::uint32_t item_;
};

class ForBox final : public LoopBox {
 public:
  ForBox(BoxPtr in, ItemTypePtr in_type, BoxPtr body, std::uint32_t item, std::uint32_t partial)
      : LoopBox(std::move(in), std::move(in_type), std::move(body), item), partial_(partial) {}

 protected:
  Value compute(Run& run) const override {
    Values made;
    run.frame[partial_] = Values();
    const bool walked = walk(run, [&] {
      made.push_back(body_->run(run));
      run.frame[partial_] = made;
      return run.evaluation.spend(made.size());
    });
    return walked ? Value(std::move(made)) : Value();
  }

 private:
  std::uint32_t partial_;
};

class QuantifiedBox final : public LoopBox {
 public:
  QuantifiedBox(BoxPtr in, ItemTypePtr in_type, BoxPtr body, std::uint32_t item, bool every)
      : LoopBox(std::move(in), std::move(in_type), std::move(body), item), every_(every) {}

 protected:
  Value compute(Run& run) const override {
    Value result = every_;
    const bool walked = walk(run, [&] {
      const Value found = body_->run(run);
      if (found.boolean() == nullptr) {
        result = Value();
        return found.is_null();
      }
      if (*found.boolean() != every_) return result = !every_, false;
      return true;
    });
    return walked ? result : Value();
  }

 private:
  bool every_;
};

// Makes one box of each kind.
struct Maker {
  Scope& scope;

  std::unique_ptr<Box> operator()(const Literal& literal) const {
    return std::make_unique<LiteralBox>(scope.script(literal.text));
  }
  std::unique_ptr<Box> operator()(const DecisionTable& table, const std::string& id) const {
    auto box = std::make_unique<TableBox>(table, id, scope);
    scope.notice(*box);
    return box;
  }

  std::unique_ptr<Box> operator()(const Context& context) const {
    const std::size_t mark = scope.mark();
    std::vector<ContextBox::Part> parts;
    BoxPtr result;
    for (const ContextEntry& entry : context.entries) {
      if (!entry.variable) {
        result = make_box(*entry.value, scope);
        continue;
      }
      parts.push_back(part(entry));
    }
    scope.forget(mark);
    return std::make_unique<ContextBox>(std::move(parts), std::move(result));
  }

  // A function sees its own name, so that it can call itself; any other entry sees those before it.
  ContextBox::Part part(const ContextEntry& entry) const {
    const Variable& variable = *entry.variable;
    ItemTypePtr type = scope.type(variable.type_ref, variable.line);
    if (const auto* function = std::get_if<FunctionDefinition>(&entry.value->box)) {
      const std::uint32_t slot = scope.add(variable.name, variable.type_ref);
      auto box = make_function(*function);
      if (auto* made = dynamic_cast<FunctionBox*>(box.get())) made->know_as(slot);
      box->type = scope.type(entry.value->type_ref, entry.value->line);
      return {variable.name, slot, std::move(type), std::move(box)};
    }
    BoxPtr value = make_box(*entry.value, scope);
    const std::uint32_t slot = scope.add(variable.name, variable.type_ref);
    return {variable.name, slot, std::move(type), std::move(value)};
  }

  std::unique_ptr<Box> operator()(const Invocation& invocation) const {
    BoxPtr function = make_box(*invocation.function, scope);
    std::vector<InvocationBox::Argument> arguments;
    arguments.reserve(invocation.bindings.size());
    for (const Binding& binding : invocation.bindings)
      arguments.push_back(
          {binding.parameter.name, scope.type(binding.parameter.type_ref, binding.parameter.line),
           binding.value ? make_box(*binding.value, scope) : std::make_unique<NothingBox>()});
    return std::make_unique<InvocationBox>(std::move(function), std::move(arguments));
  }

  std::unique_ptr<Box> operator()(const FunctionDefinition& function) const {
    return make_function(function);
  }
  std::unique_ptr<Box> make_function(const FunctionDefinition& function) const {
    if (!function.body) return std::make_unique<NothingBox>();
    const std::size_t mark = scope.mark();
    BoxFunction::Made made;
    made.parameters = add_parameters(function.parameters, scope);
    made.body = make_box(*function.body, scope);
    made.is_external = function.kind != FunctionKind::feel;
    scope.forget(mark);
    return std::make_unique<FunctionBox>(std::move(made));
  }

  std::unique_ptr<Box> operator()(const List& list) const {
    std::vector<BoxPtr> items;
    items.reserve(list.items.size());
    for (const Expression& item : list.items) items.push_back(make_box(item, scope));
    return std::make_unique<ListBox>(std::move(items));
  }

  std::unique_ptr<Box> operator()(const Relation& relation) const {
    std::vector<RelationBox::Column> columns;
    columns.reserve(relation.columns.size());
    for (const Variable& column : relation.columns)
      columns.push_back({column.name, scope.type(column.type_ref, column.line)});
    std::vector<std::vector<BoxPtr>> rows;
    for (const std::vector<Expression>& row : relation.rows) {
      rows.emplace_back();
      for (const Expression& cell : row) rows.back().push_back(make_box(cell, scope));
    }
    return std::make_unique<RelationBox>(std::move(columns), std::move(rows));
  }

  std::unique_ptr<Box> operator()(const Conditional& conditional) const {
    return std::make_unique<ConditionalBox>(make_box(*conditional.condition, scope),
                                            make_box(*conditional.then, scope),
                                            make_box(*conditional.otherwise, scope));
  }

  std::unique_ptr<Box> operator()(const Filter& filter) const {
    BoxPtr in = make_box(*filter.in, scope);
    const std::size_t mark = scope.mark();
    const std::uint32_t item = scope.add_item(in->type ? in->type->element : ItemTypePtr());
    BoxPtr match = make_box(*filter.match, scope);
    scope.forget(mark);
    return std::make_unique<FilterBox>(std::move(in), std::move(match), item);
  }

  // The slot of a loop's variable, of the type that the items of `in` have.
  std::uint32_t add_variable(const std::string& name, const ItemTypePtr& in_type) const {
    return scope.add(name, in_type ? in_type->element : ItemTypePtr());
  }

  std::unique_ptr<Box> operator()(const For& loop) const {
    BoxPtr in = make_box(*loop.in, scope);
    ItemTypePtr in_type = scope.type(loop.in_type_ref, 0);
    const std::size_t mark = scope.mark();
    const std::uint32_t partial = scope.add("partial");
    const std::uint32_t item = add_variable(loop.variable, in_type);
    BoxPtr body = make_box(*loop.result, scope);
    scope.forget(mark);
    return std::make_unique<ForBox>(std::move(in), std::move(in_type), std::move(body), item,
                                    partial);
  }

  std::unique_ptr<Box> operator()(const Quantified& quantified) const {
    BoxPtr in = make_box(*quantified.in, scope);
    ItemTypePtr in_type = scope.type(quantified.in_type_ref, 0);
    const std::size_t mark = scope.mark();
    const std::uint32_t item = add_variable(quantified.variable, in_type);
    BoxPtr body = make_box(*quantified.satisfies, scope);
    scope.forget(mark);
    return std::make_unique<QuantifiedBox>(std::move(in), std::move(in_type), std::move(body), item,
                                           quantified.every);
  }
};

}  // namespace

Parameters add_parameters(const std::vector<Variable>& parameters, Scope& scope) {
  Parameters made{.told = {}, .types = {}, .first_slot = scope.slots()};
  for (const Variable& parameter : parameters) {
    ItemTypePtr type = scope.type(parameter.type_ref, parameter.line);
    made.told.push_back({parameter.name, type ? type->shape : feel::TypeRef()});
    scope.add(parameter.name, type);
    made.types.push_back(std::move(type));
  }
  return made;
}

bool Parameters::take(std::span<const Value> arguments, Run& run) const {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    Value& held = run.frame[first_slot + i];
    held = fitted(arguments[i], types[i], told[i].name, run.evaluation);
    if (held.is_null() && !arguments[i].is_null()) return false;
  }
  return true;
}

BoxPtr make_box(const Expression& expression, Scope& scope) {
  auto box = std::visit(
      [&](const auto& written) -> std::unique_ptr<Box> {
        if constexpr (std::is_same_v<std::decay_t<decltype(written)>, DecisionTable>)
          return Maker{scope}(written, expression.id);
        else
          return Maker{scope}(written);
      },
      expression.box);
  box->type = scope.type(expression.type_ref, expression.line);
  return box;
}

}  // namespace tb::dmn
