#include "engine/feel/names.hpp"

#include "engine/feel/characters.hpp"

namespace tb::feel {

std::string normal_name(std::string_view name) {
  NameReader reader(name, 0);
  while (reader.next()) reader.keep();
  return reader.normal();
}

void Names::declare(std::string_view name, TypeRef type) {
  std::string normal = normal_name(name);
  note(normal);
  if (type) note_fields(*type, 0);
  variables_.insert_or_assign(std::move(normal), std::move(type));
}

void Names::declare_type(std::string_view name, TypeRef type) {
  if (type) note_fields(*type, 0);
  types_.insert_or_assign(normal_name(name), std::move(type));
}

void Names::declare_member(std::string_view name) { note(normal_name(name)); }

const TypeRef* Names::variable(std::string_view name) const {
  const auto found = variables_.find(name);
  return found == variables_.end() ? nullptr : &found->second;
}

TypeRef Names::type(std::string_view name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : found->second;
}

void Names::note(std::string_view normal) {
  if (!normal.empty() && !is_single_word(normal)) special_.emplace(normal);
}

void Names::note_fields(const TypeSpec& type, int depth) {
  constexpr int kMaxDepth = 100;
  if (depth > kMaxDepth || !noted_.insert(&type).second) return;
  for (const TypeField& field : type.fields) {
    note(normal_name(field.name));
    if (field.type) note_fields(*field.type, depth + 1);
  }
  if (type.element) note_fields(*type.element, depth + 1);
  if (type.result) note_fields(*type.result, depth + 1);
}

}  // namespace tb::feel
