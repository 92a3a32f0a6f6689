#include "engine/dmn/item_type.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tb::dmn {

using feel::TypeSpec;
using feel::Value;

namespace {

bool allowed(const Value& value, const ItemType& type, feel::Evaluation& evaluation);

bool passes(const Value& value, const std::optional<feel::Expression>& tests,
            feel::Evaluation& evaluation) {
  return !tests || feel::evaluate_tests(tests->tree(), value, {}, evaluation).is_true();
}

bool fields_allowed(const feel::Context& context, const ItemType& type,
                    feel::Evaluation& evaluation) {
  return std::ranges::all_of(type.fields, [&](const ItemField& field) {
    const Value* found = context.find(field.name);
    return found == nullptr || !field.type || allowed(*found, *field.type, evaluation);
  });
}

// What `allowedValues` of a collection says holds for each item (DMN 1.5, 7.3.3).
bool allowed(const Value& value, const ItemType& type, feel::Evaluation& evaluation) {
  if (!type.has_constraints || value.is_null()) return true;
  if (type.base && !allowed(value, *type.base, evaluation)) return false;
  if (!passes(value, type.whole, evaluation)) return false;
  if (const feel::List* list = value.list(); list != nullptr && type.element)
    return std::ranges::all_of(*list, [&](const Value& item) {
      return passes(item, type.allowed, evaluation) && allowed(item, *type.element, evaluation);
    });
  if (!passes(value, type.allowed, evaluation)) return false;
  const feel::Context* context = value.context();
  return context == nullptr || fields_allowed(*context, type, evaluation);
}

}  // namespace

Value fitted(const Value& value, const ItemTypePtr& type, std::string_view of,
             feel::Evaluation& evaluation) {
  if (!type || value.is_null()) return value;
  bool fits = true;
  Value held = coerced(value, *type->shape, fits);
  if (!fits)
    return evaluation.undefined("dmn.wrong_type",
                                fmt::format("“{}”应当是 {}，却是{}，取为空值。", of,
                                            to_string(*type->shape), chinese_name(value.type())),
                                fmt::format("\"{}\" must be {}, not {}; it is taken as null.", of,
                                            to_string(*type->shape), english_name(value.type())));
  if (allowed(held, *type, evaluation)) return held;
  return evaluation.undefined(
      "dmn.not_allowed",
      fmt::format("“{}”的值 {} 不在允许的范围内，取为空值。", of, to_literal(held)),
      fmt::format("{} is not allowed for \"{}\"; it is taken as null.", to_literal(held), of));
}

struct ItemTypes::Making {
  std::vector<Mistake>& mistakes;
  std::vector<std::pair<std::uint32_t, std::string>> open =
      {};  // being made: types that need them are cyclic
};

ItemTypes::ItemTypes(const Package& package, std::vector<Mistake>& mistakes)
    : package_(package), types_(package.models.size()) {
  Making making{mistakes};
  for (std::uint32_t model = 0; model < types_.size(); ++model)
    for (const ItemDefinition& item : package.models[model]->items) made(model, item.name, making);
}

ItemTypePtr ItemTypes::made(std::uint32_t model, std::string_view type_ref, Making& making) {
  if (type_ref.empty()) return nullptr;
  if (ItemTypePtr known = find(model, type_ref)) return known;
  const auto open = std::ranges::find(making.open, std::pair(model, std::string(type_ref)));
  if (open != making.open.end()) return nullptr;
  const auto& items = package_.models[model]->items;
  const auto found = std::ranges::find(items, type_ref, &ItemDefinition::name);
  if (found != items.end()) {
    making.open.emplace_back(model, found->name);
    ItemTypePtr type = make(model, *found, making);
    making.open.pop_back();
    types_[model].emplace(found->name, type);
    return type;
  }
  const auto& imports = package_.models[model]->imports;
  for (std::size_t i = 0; i < imports.size(); ++i) {
    const std::string& prefix = imports[i].name;
    if (!prefix.empty() && !(type_ref.starts_with(prefix) && type_ref.size() > prefix.size() &&
                             type_ref[prefix.size()] == '.'))
      continue;
    const std::string_view rest = prefix.empty() ? type_ref : type_ref.substr(prefix.size() + 1);
    if (ItemTypePtr type = made(package_.links[model].imports[i], rest, making)) return type;
  }
  return nullptr;
}

ItemTypePtr ItemTypes::make(std::uint32_t model, const ItemDefinition& item, Making& making) {
  auto type = std::make_shared<ItemType>();
  auto shape = std::make_shared<TypeSpec>();
  if (!item.components.empty()) {
    shape->kind = TypeSpec::Kind::context;
    for (const ItemDefinition& component : item.components) {
      ItemTypePtr field = make(model, component, making);
      shape->fields.push_back({component.name, field->shape});
      type->has_constraints |= field->has_constraints;
      type->fields.push_back({component.name, std::move(field)});
    }
  } else if (item.function) {
    shape->kind = TypeSpec::Kind::function;
    for (const Variable& parameter : item.function->parameters) {
      const ItemTypePtr held = made(model, parameter.type_ref, making);
      shape->parameters.push_back(held ? held->shape : nullptr);
    }
    type->result = made(model, item.function->output_type_ref, making);
    shape->result = type->result ? type->result->shape : nullptr;
  } else if (ItemTypePtr base = made(model, item.type_ref, making)) {
    *shape = *base->shape;
    type->element = base->element;
    type->fields = base->fields;
    type->has_constraints = base->has_constraints;
    type->base = std::move(base);
  }
  type->shape = shape;
  const auto tests = [&](const std::optional<Text>& text) -> std::optional<feel::Expression> {
    if (!text || text->text.empty()) return std::nullopt;
    auto parsed = feel::parse_tests(text->text);
    if (parsed) return *std::move(parsed);
    making.mistakes.push_back({model, text->line, item.name, feel::check_tests(text->text)});
    return std::nullopt;
  };
  if (!item.is_collection) {
    type->allowed = tests(item.allowed_values);
    type->whole = tests(item.type_constraint);
    type->has_constraints |= type->allowed || type->whole;
    return type;
  }
  auto list = std::make_shared<ItemType>();
  list->allowed = tests(item.allowed_values);
  list->whole = tests(item.type_constraint);
  list->has_constraints = type->has_constraints || list->allowed || list->whole;
  list->shape = TypeSpec::list_of(type->shape);
  list->element = std::move(type);
  return list;
}

ItemTypePtr ItemTypes::find(std::uint32_t model, std::string_view type_ref) const {
  if (type_ref.empty()) return nullptr;
  const auto found = types_[model].find(type_ref);
  if (found != types_[model].end()) return found->second;
  const auto& items = package_.models[model]->items;
  if (std::ranges::find(items, type_ref, &ItemDefinition::name) == items.end())
    if (feel::TypeRef plain = feel::type_named(std::string(type_ref)))
      return std::make_shared<const ItemType>(ItemType{.shape = std::move(plain)});
  const auto& imports = package_.models[model]->imports;
  for (std::size_t i = 0; i < imports.size(); ++i) {
    const std::string& prefix = imports[i].name;
    const bool named = type_ref.starts_with(prefix) && type_ref.size() > prefix.size() &&
                       (prefix.empty() || type_ref[prefix.size()] == '.');
    if (!named) continue;
    const auto& others = types_[package_.links[model].imports[i]];
    const auto other = others.find(prefix.empty() ? type_ref : type_ref.substr(prefix.size() + 1));
    if (other != others.end()) return other->second;
  }
  return nullptr;
}

void ItemTypes::declare(std::uint32_t model, feel::Names& names) const {
  for (const auto& [name, type] : types_[model])
    if (type) names.declare_type(name, type->shape);
  const auto& imports = package_.models[model]->imports;
  for (std::size_t i = 0; i < imports.size(); ++i) {
    const std::string prefix = imports[i].name.empty() ? "" : imports[i].name + ".";
    for (const auto& [name, type] : types_[package_.links[model].imports[i]])
      if (type) names.declare_type(prefix + name, type->shape);
  }
}

}  // namespace tb::dmn
