// What binds names: contexts, loops, functions.
#include <fmt/format.h>

#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

NodeIndex Grammar::context() {
  const std::uint32_t offset = token_.offset;
  advance();
  const std::size_t base = entries_.size();
  const Scopes::Mark mark = scopes_.mark();
  if (!accept(TokenKind::close_brace)) {
    do {
      if (!context_entry(mark)) return kNone;
    } while (accept(TokenKind::comma));
    if (!expect(TokenKind::close_brace, "}")) return kNone;
  }
  scopes_.release(mark);
  const NodeIndex made = builder_.context(std::span(entries_).subspan(base), offset);
  entries_.resize(base);
  return made;
}

// Later entries see it by its name.
bool Grammar::context_entry(const Scopes::Mark& mark) {
  const std::uint32_t offset = token_.offset;
  const SymbolIndex key = context_key();
  if (key == kNone || !expect(TokenKind::colon, ":")) return false;
  const std::uint32_t binding = symbols_[key].binding;
  if (binding != kNone && binding >= mark.bindings) {
    const std::string name = shown(symbols_[key].text);
    report_.error("feel.duplicate_name", offset, fmt::format("名称“{}”写了两次", name),
                  fmt::format("the name '{}' is given twice", name));
    return false;
  }
  const NodeIndex value = at(Keyword::function) ? function(key) : expression();
  if (value == kNone) return false;
  const std::uint32_t slot = scopes_.take_slot();
  scopes_.bind(key, slot, builder_.type(value));
  entries_.push_back({.name = builder_.name(key), .node = value, .slot = slot});
  return true;
}

SymbolIndex Grammar::context_key() {
  if (at(TokenKind::word)) return take_declared_name(":", "冒号", "':'");
  if (!at(TokenKind::text)) return unexpected("名称或带引号的名称", "a name or a quoted name");
  auto key = unquoted(token_.text);
  if (!key) return literal_text();
  advance();
  symbols_.note_special(normal_name(*key));
  return symbols_.of_copy(*std::move(key));
}

NodeIndex Grammar::loop(Loop::Kind kind) {
  const std::uint32_t offset = token_.offset;
  advance();
  const Scopes::Mark mark = scopes_.mark();
  Loop loop;
  loop.kind = kind;
  do {
    if (!iterator(loop)) return kNone;
  } while (accept(TokenKind::comma));
  const bool is_for = kind == Loop::Kind::for_each;
  if (is_for ? !expect(Keyword::return_, "return") : !expect(Keyword::satisfies, "satisfies"))
    return kNone;
  std::uint32_t partial = kNone, slot = kNone;
  if (is_for) {
    slot = scopes_.take_slot();
    partial = scopes_.bind(symbols_.of("partial"), slot, {TypeSpec::Kind::list});
  }
  loop.body = expression();
  if (loop.body == kNone) return kNone;
  if (is_for && scopes_.uses(partial) > 0) loop.partial = slot;
  scopes_.release(mark);
  return builder_.loop(std::move(loop), offset);
}

bool Grammar::iterator(Loop& loop) {
  const SymbolIndex name = take_declared_name("", "名称和 in（for 名称 in 列表）",
                                              "a name and 'in' (for name in list)", true);
  if (name == kNone || !expect(Keyword::in, "in")) return false;
  Iterator made;
  const NodeIndex list = expression();
  if (list == kNone) return false;
  StaticType type;
  if (accept(TokenKind::dots)) {
    made.from = list;
    made.to = expression();
    if (made.to == kNone) return false;
    type = builder_.type(list);
  } else {
    made.list = list;
    const TypeSpec* spec = builder_.type(list).spec;
    if (spec != nullptr && spec->kind == TypeSpec::Kind::list)
      type = StaticType::of(spec->element.get());
  }
  made.slot = scopes_.take_slot();
  scopes_.bind(name, made.slot, type);
  loop.iterators.push_back(made);
  return true;
}

// `own_name`: the entry of a context that the function is, by which it may call itself; or kNone.
NodeIndex Grammar::function(SymbolIndex own_name) {
  const std::uint32_t offset = token_.offset;
  advance();
  if (!expect(TokenKind::open_parenthesis, "(")) return kNone;
  const Scopes::Mark mark = scopes_.mark();
  scopes_.open_frame();
  const std::uint32_t self = scopes_.take_slot();
  if (own_name != kNone) scopes_.bind(own_name, self, {TypeSpec::Kind::function});
  Lambda lambda;
  if (!accept(TokenKind::close_parenthesis) && !parameters(lambda)) return kNone;
  lambda.is_external = accept(Keyword::external);
  lambda.body = expression();
  if (lambda.body == kNone) return kNone;
  Scopes::Ended ended = scopes_.close_frame();
  scopes_.release(mark);
  lambda.slots = ended.slots;
  lambda.captures = std::move(ended.captures);
  return builder_.function(std::move(lambda), offset);
}

bool Grammar::parameters(Lambda& lambda) {
  do {
    const SymbolIndex name =
        take_declared_name(",:)", "参数名，后面是 , 或 )", "a parameter name and ',' or ')'");
    if (name == kNone) return false;
    TypeRef wanted;
    if (accept(TokenKind::colon)) {
      wanted = type();
      if (!wanted) return false;
    }
    scopes_.bind(name, scopes_.take_slot(), StaticType::of(wanted.get()));
    lambda.parameters.push_back({std::string(symbols_[name].text), std::move(wanted)});
  } while (accept(TokenKind::comma));
  return expect(TokenKind::close_parenthesis, ")");
}

}  // namespace tb::feel
