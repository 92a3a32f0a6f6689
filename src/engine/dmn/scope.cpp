#include "engine/dmn/scope.hpp"

#include <fmt/format.h>

#include <ranges>

#include "engine/feel/language.hpp"

namespace tb::dmn {

std::uint32_t Scope::add(std::string_view name, ItemTypePtr type) {
  names_.push_back({feel::normal_name(name), slots_, std::move(type)});
  declared_.reset();
  return slots_++;
}

std::uint32_t Scope::add(std::string_view name, const std::string& type_ref) {
  return add(name, types_.find(model_, type_ref));
}

std::uint32_t Scope::add_item(ItemTypePtr type) {
  const std::uint32_t slot = add("item", std::move(type));
  names_.back().is_item = true;
  return slot;
}

ItemTypePtr Scope::type_of_name(std::string_view text) const {
  const std::string name = feel::normal_name(text);
  for (const Bound& bound : names_ | std::views::reverse) {
    if (bound.name == name) return bound.type;
    if (bound.is_item) return nullptr;
  }
  return nullptr;
}

void Scope::forget(std::size_t mark) {
  names_.resize(mark);
  declared_.reset();
}

const feel::Names& Scope::names() {
  if (declared_) return *declared_;
  declared_.emplace();
  types_.declare(model_, *declared_);
  for (const Bound& bound : names_) {
    declared_->declare(bound.name, bound.type ? bound.type->shape : feel::TypeRef());
    if (!bound.is_item || !bound.type) continue;
    for (const feel::TypeField& field : bound.type->shape->fields)
      declared_->declare(field.name, field.type);
  }
  return *declared_;
}

ItemTypePtr Scope::type(std::string_view type_ref, std::uint32_t line) {
  ItemTypePtr found = types_.find(model_, type_ref);
  if (!found && !type_ref.empty())
    remark(line, "dmn.unknown_type", fmt::format("没有名为“{}”的类型。", type_ref),
           fmt::format("There is no type \"{}\".", type_ref));
  return found;
}

void Scope::remark(std::uint32_t line, std::string_view code, std::string chinese,
                   std::string english) {
  noticed_.remarks.push_back(
      {model_,
       line,
       element_,
       {.code = std::string(code), .chinese = std::move(chinese), .english = std::move(english)}});
}

Script Scope::script(const Text& text) {
  if (!feel::is_feel(text.language)) {
    remark(text.line, "dmn.language", fmt::format("不支持表达式语言 {}。", text.language),
           fmt::format("The expression language {} is not supported.", text.language));
    return {.text = text.text};
  }
  return resolved(text, feel::Goal::expression);
}

Script Scope::tests(const Text& text) { return resolved(text, feel::Goal::tests); }

Script Scope::resolved(const Text& text, feel::Goal goal) {
  feel::Parsed parsed = feel::parse_text(text.text, goal, names(), {}, true);
  for (feel::Diagnostic& diagnostic : parsed.diagnostics) {
    const std::uint32_t line = text.line + diagnostic.line - 1;
    noticed_.remarks.push_back({model_, line, element_, std::move(diagnostic)});
  }
  Script script{.text = text.text};
  if (!parsed.tree) return script;
  script.expression.emplace(std::move(parsed.tree));
  for (const std::string& name : script.expression->names()) {
    Source source;
    for (const Bound& bound : names_ | std::views::reverse) {
      if (bound.is_item) source.items.push_back(bound.slot);
      if (bound.name == name) {
        source.slot = bound.slot;
        break;
      }
    }
    script.sources.push_back(std::move(source));
  }
  script.find_place();
  return script;
}

}  // namespace tb::dmn
