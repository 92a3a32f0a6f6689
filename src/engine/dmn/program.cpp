#include "engine/dmn/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/dmn/boxes.hpp"
#include "engine/feel/few.hpp"

namespace tb::dmn {

using feel::Value;

namespace {

// The slots of a running unit.
using Frame = feel::Few<Value, 16>;

// What a unit requires, in a slot; with a member name: one member of the context under an import's
// name.
struct Need {
  std::uint32_t slot;
  std::string member;
  Link link;
  std::string input = {};  // name of input data of this model that nothing else needs
  ItemTypePtr type = {};   // of it
};

// A decision or knowledge model ready to run.
struct Unit {
  std::string name;
  std::vector<Need> needs;
  Parameters parameters;
  std::uint32_t self = feel::kNone;
  std::uint32_t slots = 0;
  ItemTypePtr type;
  BoxPtr body;  // null: no logic is written
  bool is_external = false;
};

struct Service {
  std::string name;
  std::vector<Link> given;  // input data, then decisions that are given
  std::vector<feel::Parameter> told;
  ItemTypePtr type;
};

struct ModelUnits {
  std::vector<ItemTypePtr> inputs;
  std::vector<std::uint32_t> input_uses;  // how many decisions need each
  std::vector<Unit> decisions, knowledge;
  std::vector<Service> services;
};

class Session;

class Prepared final : public Program {
 public:
  explicit Prepared(Package package) : package_(std::move(package)) { prepare(); }

  Result<Answer> decide(std::string_view decision, const feel::Context& inputs,
                        const Asking& asking) const override;
  Result<Answer> serve(std::string_view service, const feel::Context& inputs,
                       const Asking& asking) const override;
  const Package& package() const override { return package_; }
  const std::vector<Remark>& remarks() const override { return noticed_.remarks; }
  const std::vector<const TableBox*>& tables() const override { return noticed_.tables; }

  const Model& model(const ElementRef& ref) const { return *package_.models[ref.model]; }
  const ModelLinks& links(const ElementRef& ref) const { return package_.links[ref.model]; }
  const ModelUnits& units(const ElementRef& ref) const { return units_[ref.model]; }
  Value function_of(const ElementRef& ref) const;
  Value run_knowledge(const ElementRef& ref, std::span<const Value> arguments, const Value& self,
                      feel::Evaluation& evaluation) const;
  Value run_service(const ElementRef& ref, std::span<const Value> arguments,
                    feel::Evaluation& evaluation) const;

 private:
  void prepare();
  void require(const std::vector<Link>& links, Unit& unit, Scope& scope) const;
  ItemTypePtr type_of(const ElementRef& ref) const;
  feel::TypeRef shape_of(const ElementRef& ref) const;
  const std::string& name_of(const ElementRef& ref) const;
  Unit decision_unit(std::uint32_t model, std::size_t index);
  Unit knowledge_unit(std::uint32_t model, std::size_t index);
  Service service_unit(std::uint32_t model, std::size_t index);

  Package package_;
  std::optional<ItemTypes> types_;
  std::vector<ModelUnits> units_;
  Noticed noticed_;
};

// The values of one evaluation: each input and decision is computed once.
class Session {
 public:
  Session(const Prepared& program, const feel::Context& inputs, feel::Evaluation& evaluation)
      : program_(program), inputs_(inputs), evaluation_(evaluation) {}

  void give(const ElementRef& ref, Value value) {
    has_given_ = true;
    note_place(key(ref));
    known_.emplace_back(key(ref), std::move(value));
  }
  Value value_of(const ElementRef& ref, std::string_view prefix = {});
  // The same for the decision that is asked for: nobody needs it again, so it is not remembered.
  Value asked(const ElementRef& ref);
  void fill(const Unit& unit, std::span<Value> frame);

 private:
  static std::uint64_t key(const ElementRef& ref) {
    return (std::uint64_t{ref.model} << 34) | (static_cast<std::uint64_t>(ref.kind) << 32) |
           ref.index;
  }
  Value input(const ElementRef& ref, std::string_view prefix);
  // Most callers give inputs in the order of the model.
  const Value* given(std::size_t place, std::string_view name) const {
    const std::vector<feel::Entry>& entries = inputs_.entries();
    return place < entries.size() && entries[place].name == name ? &entries[place].value
                                                                 : inputs_.find(name);
  }
  Value decision(const ElementRef& ref);

  const Prepared& program_;
  const feel::Context& inputs_;
  feel::Evaluation& evaluation_;
  const Value* known(const ElementRef& ref) const;
  void note_place(std::uint64_t wanted) {
    if (known_.size() >= kFew) places_.emplace(wanted, known_.size());
  }

  static constexpr std::size_t kFew = 32;
  std::vector<std::pair<std::uint64_t, Value>> known_;  // in the order in which they were found
  bool has_given_ = false;
  std::map<std::uint64_t, std::size_t> places_;  // in it, when it is long
};

class ModelFunction final : public feel::Function {
 public:
  ModelFunction(const Prepared& program, ElementRef ref)
      : kept_(program.shared_from_this()), program_(program), ref_(ref) {}

  const std::vector<feel::Parameter>& parameters() const override {
    const ModelUnits& units = program_.units(ref_);
    return ref_.kind == ElementKind::service ? units.services[ref_.index].told
                                             : units.knowledge[ref_.index].parameters.told;
  }
  Value run(std::span<const Value> arguments, const Value& self,
            feel::Evaluation& evaluation) const override {
    return ref_.kind == ElementKind::service
               ? program_.run_service(ref_, arguments, evaluation)
               : program_.run_knowledge(ref_, arguments, self, evaluation);
  }

 private:
  ProgramPtr kept_;
  const Prepared& program_;
  ElementRef ref_;
};

Value Session::input(const ElementRef& ref, std::string_view prefix) {
  const InputData& data = program_.model(ref).inputs[ref.index];
  const Value* found = nullptr;
  if (const Value* under = prefix.empty() ? nullptr : inputs_.find(prefix);
      under != nullptr && under->context() != nullptr)
    found = under->context()->find(data.variable.name);
  if (found == nullptr) found = given(ref.index, data.variable.name);
  if (found == nullptr)
    return evaluation_.undefined(
        "dmn.no_input", fmt::format("没有给出输入“{}”，取为空值。", data.name),
        fmt::format("The input \"{}\" was not given; it is null.", data.name));
  return fitted(*found, program_.units(ref).inputs[ref.index], data.variable.name, evaluation_);
}

void Session::fill(const Unit& unit, std::span<Value> frame) {
  for (const Need& need : unit.needs) {
    // What one decision alone needs is not looked for among what is known.
    if (!need.input.empty() && !has_given_)
      if (const Value* found = given(need.link.target.index, need.input)) {
        frame[need.slot] = need.type ? fitted(*found, need.type, need.input, evaluation_) : *found;
        continue;
      }
    Value value = value_of(need.link.target, need.link.prefix);
    if (need.member.empty()) {
      frame[need.slot] = std::move(value);
      continue;
    }
    feel::Context members =
        frame[need.slot].context() != nullptr ? *frame[need.slot].context() : feel::Context();
    members.set(need.member, std::move(value));
    frame[need.slot] = std::move(members);
  }
}

Value Session::decision(const ElementRef& ref) {
  const Unit& unit = program_.units(ref).decisions[ref.index];
  if (!unit.body)
    return evaluation_.undefined(
        "dmn.no_logic", fmt::format("决策“{}”没有写明逻辑，结果为空值。", unit.name),
        fmt::format("The decision \"{}\" has no logic; it is null.", unit.name));
  Frame frame(unit.slots);
  fill(unit, frame.all());
  Run run{frame.all(), evaluation_, unit.name, program_};
  Value value = fitted(unit.body->run(run), unit.type, unit.name, evaluation_);
  if (Trace* trace = trace_of(evaluation_)) trace->leave(unit.name);
  return value;
}

// Few are looked through; many have an order.
const Value* Session::known(const ElementRef& ref) const {
  const std::uint64_t wanted = key(ref);
  for (std::size_t i = 0; i < std::min(known_.size(), kFew); ++i)
    if (known_[i].first == wanted) return &known_[i].second;
  const auto found = places_.find(wanted);
  return found != places_.end() ? &known_[found->second].second : nullptr;
}

Value Session::value_of(const ElementRef& ref, std::string_view prefix) {
  if (const Value* found = known(ref)) return *found;
  Value value;
  if (evaluation_.enter() && evaluation_.spend(1)) {
    if (ref.kind == ElementKind::input)
      value = input(ref, prefix);
    else if (ref.kind == ElementKind::decision)
      value = decision(ref);
    else
      value = program_.function_of(ref);
  }
  evaluation_.leave();
  note_place(key(ref));
  known_.emplace_back(key(ref), value);
  return value;
}

Value Session::asked(const ElementRef& ref) {
  Value value;
  if (evaluation_.enter() && evaluation_.spend(1)) value = decision(ref);
  evaluation_.leave();
  return value;
}

Value Prepared::function_of(const ElementRef& ref) const {
  return std::shared_ptr<const feel::Function>(std::make_shared<ModelFunction>(*this, ref));
}

Value Prepared::run_knowledge(const ElementRef& ref, std::span<const Value> arguments,
                              const Value& self, feel::Evaluation& evaluation) const {
  const Unit& unit = units(ref).knowledge[ref.index];
  if (!unit.body) return {};
  Frame frame(unit.slots);
  const feel::Context nothing;
  Session(*this, nothing, evaluation).fill(unit, frame.all());
  frame[unit.self] = self;
  Run run{frame.all(), evaluation, unit.name, *this};
  if (!unit.parameters.take(arguments, run)) return {};
  Value value = unit.body->run(run);
  if (unit.is_external) value = call_external(value, arguments, evaluation);
  value = fitted(value, unit.type, unit.name, evaluation);
  if (Trace* trace = trace_of(evaluation)) trace->leave(unit.name);
  return value;
}

Value Prepared::run_service(const ElementRef& ref, std::span<const Value> arguments,
                            feel::Evaluation& evaluation) const {
  const Service& service = units(ref).services[ref.index];
  const feel::Context nothing;
  Session session(*this, nothing, evaluation);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const ElementRef& given = service.given[i].target;
    const ItemTypePtr& type = given.kind == ElementKind::input
                                  ? units(given).inputs[given.index]
                                  : units(given).decisions[given.index].type;
    Value value = fitted(arguments[i], type, service.told[i].name, evaluation);
    if (value.is_null() && !arguments[i].is_null()) return {};
    session.give(given, std::move(value));
  }
  const std::vector<Link>& outputs = links(ref).services[ref.index].outputs;
  if (outputs.size() == 1)
    return fitted(session.value_of(outputs[0].target), service.type, service.name, evaluation);
  feel::Context made;
  for (const Link& output : outputs)
    made.set(name_of(output.target), session.value_of(output.target));
  return fitted(made, service.type, service.name, evaluation);
}

const std::string& Prepared::name_of(const ElementRef& ref) const {
  const Model& owner = model(ref);
  switch (ref.kind) {
    case ElementKind::input:
      return owner.inputs[ref.index].variable.name;
    case ElementKind::decision:
      return owner.decisions[ref.index].variable.name;
    case ElementKind::knowledge:
      return owner.knowledge[ref.index].variable.name;
    case ElementKind::service:
      return owner.services[ref.index].variable.name;
  }
  return owner.name;
}

ItemTypePtr Prepared::type_of(const ElementRef& ref) const {
  const Model& owner = model(ref);
  if (ref.kind == ElementKind::input)
    return types_->find(ref.model, owner.inputs[ref.index].variable.type_ref);
  if (ref.kind == ElementKind::decision)
    return types_->find(ref.model, owner.decisions[ref.index].variable.type_ref);
  return nullptr;
}

feel::TypeRef Prepared::shape_of(const ElementRef& ref) const {
  const ItemTypePtr type = type_of(ref);
  return type ? type->shape : feel::TypeRef();
}

// Slots for what a unit requires; what comes from one import lies together under its name.
void Prepared::require(const std::vector<Link>& links, Unit& unit, Scope& scope) const {
  std::map<std::string, std::vector<const Link*>> imported;
  for (const Link& link : links)
    if (link.prefix.empty())
      unit.needs.push_back({scope.add(name_of(link.target), type_of(link.target)), {}, link});
    else
      imported[link.prefix].push_back(&link);
  for (const auto& [prefix, members] : imported) {
    auto shape = std::make_shared<feel::TypeSpec>();
    shape->kind = feel::TypeSpec::Kind::context;
    for (const Link* link : members)
      shape->fields.push_back({name_of(link->target), shape_of(link->target)});
    const std::uint32_t slot =
        scope.add(prefix, std::make_shared<const ItemType>(ItemType{.shape = std::move(shape)}));
    for (const Link* link : members) unit.needs.push_back({slot, name_of(link->target), *link});
  }
}

std::vector<Link> all_of(std::initializer_list<const std::vector<Link>*> lists) {
  std::vector<Link> all;
  for (const std::vector<Link>* list : lists) all.insert(all.end(), list->begin(), list->end());
  return all;
}

// What a call gives: the variable of a knowledge model or service may have the type of the function
// or of its result.
ItemTypePtr result_of(ItemTypePtr type) {
  const bool is_function = type && type->shape->kind == feel::TypeSpec::Kind::function;
  return is_function ? type->result : type;
}

Unit Prepared::decision_unit(std::uint32_t model, std::size_t index) {
  const Decision& decision = package_.models[model]->decisions[index];
  const DecisionLinks& links = package_.links[model].decisions[index];
  Unit unit{.name = decision.name};
  Scope scope(*types_, model, decision.name, noticed_);
  require(all_of({&links.inputs, &links.decisions, &links.knowledge}), unit, scope);
  unit.type = scope.type(decision.variable.type_ref, decision.variable.line);
  for (Need& need : unit.needs) {
    const ElementRef& target = need.link.target;
    if (target.kind != ElementKind::input || !need.link.prefix.empty() ||
        units_[target.model].input_uses[target.index] > 1)
      continue;
    need.input = name_of(target);
    need.type = type_of(target);
  }
  if (decision.expression) unit.body = make_box(*decision.expression, scope);
  unit.slots = scope.slots();
  return unit;
}

Unit Prepared::knowledge_unit(std::uint32_t model, std::size_t index) {
  const Knowledge& knowledge = package_.models[model]->knowledge[index];
  Unit unit{.name = knowledge.name};
  Scope scope(*types_, model, knowledge.name, noticed_);
  require(package_.links[model].knowledge[index].knowledge, unit, scope);
  unit.self = scope.add(knowledge.variable.name);
  unit.type = result_of(scope.type(knowledge.variable.type_ref, knowledge.variable.line));
  if (knowledge.logic) {
    const auto& function = std::get<FunctionDefinition>(knowledge.logic->box);
    unit.parameters = add_parameters(function.parameters, scope);
    if (function.body) unit.body = make_box(*function.body, scope);
    unit.is_external = function.kind != FunctionKind::feel;
  }
  unit.slots = scope.slots();
  return unit;
}

Service Prepared::service_unit(std::uint32_t model, std::size_t index) {
  const DecisionService& service = package_.models[model]->services[index];
  const ServiceLinks& links = package_.links[model].services[index];
  Service made{.name = service.name};
  made.type = result_of(types_->find(model, service.variable.type_ref));
  made.given = all_of({&links.inputs, &links.input_decisions});
  for (const Link& link : made.given)
    made.told.push_back({name_of(link.target), shape_of(link.target)});
  return made;
}

void Prepared::prepare() {
  std::vector<ItemTypes::Mistake> mistakes;
  types_.emplace(package_, mistakes);
  for (ItemTypes::Mistake& mistake : mistakes)
    for (feel::Diagnostic& diagnostic : mistake.diagnostics)
      noticed_.remarks.push_back(
          {mistake.model, mistake.line, mistake.name, std::move(diagnostic)});
  units_.resize(package_.models.size());
  for (std::size_t m = 0; m < units_.size(); ++m)
    units_[m].input_uses.resize(package_.models[m]->inputs.size());
  for (const ModelLinks& links : package_.links)
    for (const DecisionLinks& decision : links.decisions)
      for (const Link& link : decision.inputs)
        ++units_[link.target.model].input_uses[link.target.index];
  for (std::uint32_t m = 0; m < units_.size(); ++m) {
    const Model& model = *package_.models[m];
    for (const InputData& input : model.inputs)
      units_[m].inputs.push_back(types_->find(m, input.variable.type_ref));
    for (std::size_t i = 0; i < model.decisions.size(); ++i)
      units_[m].decisions.push_back(decision_unit(m, i));
    for (std::size_t i = 0; i < model.knowledge.size(); ++i)
      units_[m].knowledge.push_back(knowledge_unit(m, i));
    for (std::size_t i = 0; i < model.services.size(); ++i)
      units_[m].services.push_back(service_unit(m, i));
  }
}

template <class Elements>
std::optional<std::uint32_t> index_of(const Elements& elements, std::string_view name) {
  const auto found = std::ranges::find_if(
      elements, [&](const auto& element) { return element.name == name || element.id == name; });
  if (found == elements.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - elements.begin());
}

// Runs `work` as one evaluation and reports all that it told.
template <class Work>
Answer answered(const Asking& asking, Work work) {
  feel::Diagnostics diagnostics;
  Trace trace(diagnostics, asking.explain);
  feel::Evaluation evaluation(asking.bounds, &diagnostics, &trace);
  Value value = work(evaluation);
  trace.leave("");
  Answer made{.value = evaluation.is_over() ? Value() : std::move(value),
              .diagnostics = {},
              .tables = std::move(trace.tables)};
  for (std::size_t i = 0; i < diagnostics.size(); ++i)
    made.diagnostics.push_back({trace.owners[i], std::move(diagnostics[i])});
  return made;
}

Result<Answer> Prepared::decide(std::string_view decision, const feel::Context& inputs,
                                const Asking& asking) const {
  const auto index = index_of(package_.main().decisions, decision);
  if (!index)
    return not_found("dmn.unknown_decision",
                     fmt::format("模型中没有决策“{}”，请检查名称后重试。", decision));
  return answered(asking, [&](feel::Evaluation& evaluation) {
    return Session(*this, inputs, evaluation).asked({0, ElementKind::decision, *index});
  });
}

Result<Answer> Prepared::serve(std::string_view service, const feel::Context& inputs,
                               const Asking& asking) const {
  ElementRef ref{0, ElementKind::service, 0};
  auto index = index_of(package_.main().services, service);
  if (!index) {
    index = index_of(package_.main().knowledge, service);
    ref.kind = ElementKind::knowledge;
  }
  if (!index)
    return not_found("dmn.unknown_service",
                     fmt::format("模型中没有决策服务“{}”，请检查名称后重试。", service));
  ref.index = *index;
  return answered(asking, [&](feel::Evaluation& evaluation) {
    const Value function = function_of(ref);
    std::vector<Value> arguments;
    for (const feel::Parameter& parameter : function.function()->parameters()) {
      const Value* found = inputs.find(parameter.name);
      arguments.push_back(found != nullptr ? *found : Value());
    }
    return evaluation.call(function, arguments);
  });
}

}  // namespace

ProgramPtr compile(Package package) { return std::make_shared<const Prepared>(std::move(package)); }

}  // namespace tb::dmn
