// Variables of a step: of the process, and of what has its own.
#include <algorithm>

#include "engine/bpmn/codec.hpp"
#include "engine/bpmn/run.hpp"

namespace tb::bpmn {

Variables& Run::own_variables() {
  if (variables_ != &now_.variables) now_.variables = *variables_;
  variables_ = &now_.variables;
  changed_ = true;
  return now_.variables;
}

bool Run::is_known(const feel::Expression& expression, const feel::Scope& scope) const {
  return oracle_ == nullptr ||
         std::ranges::all_of(expression.names(),
                             [&](const std::string& name) { return scope.find(name) != nullptr; });
}

std::optional<bool> Run::told(const feel::Expression& condition, const feel::Scope& scope) const {
  return oracle_ == nullptr ? feel::holds(condition, scope) : feel::holds_anyway(condition, scope);
}

bool Run::holds(const feel::Expression& condition, const feel::Scope& scope) const {
  const auto said = told(condition, scope);
  return said ? *said : oracle_->choose(2) == 1;
}

void Run::unknow(std::string_view name) {
  if (variables_->find(name) == nullptr) return;
  Variables rest;
  for (const feel::Entry& entry : variables_->entries())
    if (entry.name != name) rest.set(entry.name, entry.value);
  own_variables() = std::move(rest);
}

void Run::assign(TokenId around, std::string_view name, feel::Value value) {
  for (TokenId at = around; at != kRoot;) {
    Frame* own = frame(at);
    if (own != nullptr && own->variables.find(name) != nullptr) {
      changed_ = true;
      return own->variables.set(name, std::move(value));
    }
    const Token* token = find(at);
    at = token != nullptr ? token->scope : kRoot;
  }
  own_variables().set(name, std::move(value));
}

Result<void> Run::merge(TokenId around, const Variables& added) {
  if (added.empty()) return {};
  for (const feel::Entry& entry : added.entries()) assign(around, entry.name, entry.value);
  return check_size();
}

Result<void> Run::take(TokenId id, const Variables& variables) {
  const Element& element = model_.element(find(id)->element);
  if (element.outputs.empty() && element.all_out) return merge(id, variables);
  if (variables.empty()) return {};
  Frame* own = frame(id);
  if (own == nullptr) own = &make_frame(id);
  for (const feel::Entry& entry : variables.entries()) own->variables.set(entry.name, entry.value);
  return {};
}

Result<void> Run::check_size() const {
  const auto size = encoded_size(*variables_);
  if (size && *size <= kMaxVariableBytes) return {};
  return invalid("bpmn.variables_too_large",
                 "流程变量超过 16 KB 或嵌套太深，请只保存编号，把内容放进办件表单。");
}

Result<void> Run::map(const std::vector<Mapping>& mappings, TokenId seen_from, TokenId into) {
  for (const Mapping& mapping : mappings) {
    if (oracle_ != nullptr) {
      unknow(mapping.target);
      continue;
    }
    feel::Value value = feel::evaluate(mapping.value, scope_of(seen_from));
    if (Frame* own = into == seen_from ? frame(into) : nullptr)
      own->variables.set(mapping.target, std::move(value));
    else
      assign(into, mapping.target, std::move(value));
  }
  if (mappings.empty()) return {};
  if (const Frame* own = frame(seen_from)) {
    const auto size = encoded_size(own->variables);
    if (!size || *size > kMaxVariableBytes)
      return invalid("bpmn.variables_too_large",
                     "交给这一步的变量超过 16 KB 或嵌套太深，请只交编号。");
  }
  return check_size();
}

Result<void> Run::take_result(const Element& element, TokenId around, feel::Value value) {
  if (element.result.empty()) return {};
  assign(around, element.result, std::move(value));
  return check_size();
}

// A context without a name for it is taken apart: {total: a + b} sets `total`.
Result<void> Run::compute(const Element& element, TokenId around, bool has_outcome) {
  if (oracle_ != nullptr) {
    unknow(element.result);
    return {};
  }
  feel::Value value = feel::evaluate(*element.script, scope_of(around, has_outcome));
  if (element.result.empty() && value.context() != nullptr) return merge(around, *value.context());
  return take_result(element, around, std::move(value));
}

}  // namespace tb::bpmn
