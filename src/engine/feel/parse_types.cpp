// Types behind `instance of` and of parameters.
#include <fmt/format.h>

#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

TypeRef Grammar::type() {
  if (!at(TokenKind::word)) return unexpected("类型名", "a type"), nullptr;
  if (nesting_ >= limits_.depth) return too_deep(), nullptr;
  const Token name = token_;
  Lexer ahead = lexer_;
  if (ahead.next().kind != TokenKind::less) return named_type();
  ++nesting_;
  TypeRef made;
  if (name.text == "list")
    made = element_type(TypeSpec::Kind::list);
  else if (name.text == "range")
    made = element_type(TypeSpec::Kind::range);
  else if (name.text == "context")
    made = context_type();
  else if (name.text == "function")
    made = function_type();
  else
    made = named_type();
  --nesting_;
  return made;
}

// The longest name of a type that stands here.
TypeRef Grammar::named_type() {
  constexpr std::size_t kMaxParts = 16;
  NameReader reader(tree_.text, token_.offset);
  TypeRef longest;
  std::size_t end = 0;
  while (reader.count() < kMaxParts && reader.next()) {
    reader.keep();
    TypeRef found = type_named(reader.normal());
    if (!found) found = names_.type(reader.normal());
    if (!found) continue;
    longest = std::move(found);
    end = reader.end();
  }
  if (longest) {
    go_to(end);
    return longest;
  }
  report_.error("feel.unknown_type", token_.offset,
                fmt::format("没有名为“{}”的类型", shown(token_.text)),
                fmt::format("there is no type '{}'", shown(token_.text)));
  return nullptr;
}

// ">" may stand before "=" without a blank.
bool Grammar::close_type() {
  if (at(TokenKind::greater_equal)) {
    go_to(token_.offset + 1);
    return true;
  }
  return expect(TokenKind::greater, ">");
}

TypeRef Grammar::element_type(TypeSpec::Kind kind) {
  advance();
  advance();
  TypeSpec made;
  made.kind = kind;
  made.element = type();
  if (!made.element || !close_type()) return nullptr;
  return std::make_shared<const TypeSpec>(std::move(made));
}

TypeRef Grammar::context_type() {
  advance();
  advance();
  TypeSpec made;
  made.kind = TypeSpec::Kind::context;
  do {
    const SymbolIndex name = take_declared_name(":", "名称和冒号", "a name and ':'");
    if (name == kNone || !expect(TokenKind::colon, ":")) return nullptr;
    TypeRef wanted = type();
    if (!wanted) return nullptr;
    made.fields.push_back({std::string(symbols_[name].text), std::move(wanted)});
  } while (accept(TokenKind::comma));
  if (!close_type()) return nullptr;
  return std::make_shared<const TypeSpec>(std::move(made));
}

TypeRef Grammar::function_type() {
  advance();
  advance();
  TypeSpec made;
  made.kind = TypeSpec::Kind::function;
  while (!at(TokenKind::greater)) {
    made.parameters.push_back(type());
    if (!made.parameters.back()) return nullptr;
    if (!accept(TokenKind::comma)) break;
  }
  if (!expect(TokenKind::greater, ">") || !expect(TokenKind::minus, "->") ||
      !expect(TokenKind::greater, "->"))
    return nullptr;
  made.result = type();
  return made.result ? std::make_shared<const TypeSpec>(std::move(made)) : nullptr;
}

}  // namespace tb::feel
