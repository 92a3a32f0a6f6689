// What operators work on: names, parentheses, lists and ranges, and what may follow them: members,
// filters, calls.
#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

namespace {

std::uint32_t form_bits(Range::Form form) { return static_cast<std::uint32_t>(form) * 4; }

}  // namespace

NodeIndex Grammar::primary() {
  switch (token_.kind) {
    case TokenKind::number:
      return literal_number(false);
    case TokenKind::text:
      return literal_text();
    case TokenKind::at:
      return literal_temporal();
    case TokenKind::word:
      return word();
    case TokenKind::open_parenthesis:
      return parenthesised();
    case TokenKind::open_bracket:
    case TokenKind::close_bracket:
      return bracketed();
    case TokenKind::open_brace:
      return context();
    default:
      return unexpected("一个值或名称", "a value or a name");
  }
}

NodeIndex Grammar::word() {
  const Token first = token_;
  const SymbolIndex symbol = variable_name();
  if (symbol != kNone) {
    if (at(TokenKind::open_parenthesis) && is_builtin(symbol))
      return call({.op = Op::builtin, .a = builder_.builtin(symbol), .offset = first.offset}, {});
    return reference(symbol, first.offset);
  }
  switch (token_.keyword) {
    case Keyword::true_:
    case Keyword::false_:
      advance();
      return builder_.constant(first.keyword == Keyword::true_, first.offset);
    case Keyword::null:
      advance();
      return builder_.constant({}, first.offset);
    case Keyword::if_:
      return choice();
    case Keyword::for_:
      return loop(Loop::Kind::for_each);
    case Keyword::some:
      return loop(Loop::Kind::some);
    case Keyword::every:
      return loop(Loop::Kind::every);
    case Keyword::function:
      return function(kNone);
    default:
      return unexpected("一个值或名称", "a value or a name");
  }
}

NodeIndex Grammar::parenthesised() {
  const std::uint32_t offset = token_.offset;
  advance();
  const NodeIndex inner = expression();
  if (inner == kNone) return kNone;
  if (at(TokenKind::dots)) return range_from(inner, kOpen, offset);
  return expect(TokenKind::close_parenthesis, ")") ? inner : kNone;
}

// "[" of a list or range, or "]" of a range that is open below.
NodeIndex Grammar::bracketed() {
  const Token open = token_;
  advance();
  const std::size_t base = parts_.size();
  if (open.kind == TokenKind::open_bracket && accept(TokenKind::close_bracket))
    return builder_.add_many(Op::list, {}, open.offset);
  do {
    const NodeIndex item = expression();
    if (item == kNone) return kNone;
    if (open.kind == TokenKind::close_bracket) return range_from(item, kOpen, open.offset);
    if (at(TokenKind::dots) && parts_.size() == base)
      return range_from(item, kLowClosed, open.offset);
    parts_.push_back(item);
  } while (accept(TokenKind::comma));
  if (!expect(TokenKind::close_bracket, "]")) return kNone;
  const NodeIndex made = builder_.add_many(Op::list, std::span(parts_).subspan(base), open.offset);
  parts_.resize(base);
  return made;
}

// At "..": the high end and the closing sign.
NodeIndex Grammar::range_from(NodeIndex low, std::uint32_t low_end, std::uint32_t offset) {
  if (!expect(TokenKind::dots, "..")) return kNone;
  const NodeIndex high = expression(true);
  if (high == kNone) return kNone;
  std::uint32_t ends = low_end;
  if (accept(TokenKind::close_bracket))
    ends |= kHighClosed;
  else if (!accept(TokenKind::close_parenthesis) && !accept(TokenKind::open_bracket))
    return unexpected("区间的结尾 ] 或 )", "the end of the range, ] or )");
  builder_.warn_if_incomparable(low, high, offset);
  return builder_.add({.op = Op::range, .a = low, .b = high, .c = ends, .offset = offset},
                      {low, high});
}

// "< 5", "= 5", "!= 5": a range told by one of its ends.
NodeIndex Grammar::unary_range() {
  const Token sign = token_;
  advance();
  const NodeIndex end = operation(kSum);
  if (end == kNone) return kNone;
  Node made{.op = Op::range, .a = end, .b = end, .offset = sign.offset};
  switch (sign.kind) {
    case TokenKind::less:
      made.a = kNone;
      made.c = kOpen | form_bits(Range::Form::less);
      break;
    case TokenKind::less_equal:
      made.a = kNone;
      made.c = kHighClosed | form_bits(Range::Form::less_equal);
      break;
    case TokenKind::greater:
      made.b = kNone;
      made.c = kOpen | form_bits(Range::Form::greater);
      break;
    case TokenKind::greater_equal:
      made.b = kNone;
      made.c = kLowClosed | form_bits(Range::Form::greater_equal);
      break;
    case TokenKind::equal:
      made.c = kLowClosed | kHighClosed | form_bits(Range::Form::equal);
      break;
    default:
      made.c = kLowClosed | kHighClosed | form_bits(Range::Form::not_equal);
  }
  return builder_.add(made, {end});
}

NodeIndex Grammar::postfix(NodeIndex value) {
  while (value != kNone) {
    switch (token_.kind) {
      case TokenKind::dot:
        value = path(value);
        break;
      case TokenKind::open_bracket:
        if (ends_range_ && bracket_ends_range()) return value;
        value = filter(value);
        break;
      case TokenKind::open_parenthesis:
        value = call({.op = Op::call, .a = value, .offset = token_.offset}, {value});
        break;
      default:
        return value;
    }
  }
  return value;
}

NodeIndex Grammar::path(NodeIndex value) {
  advance();
  if (!at(TokenKind::word)) return unexpected("成员名", "a member name");
  const std::uint32_t offset = token_.offset;
  const StaticType owner = builder_.type(value);
  const SymbolIndex member = member_name(owner);
  const NodeIndex made = builder_.add(
      {.op = Op::path, .a = value, .b = builder_.name(member), .offset = offset}, {value});
  warn_if_no_member(owner, member, offset);
  if (made != kNone && owner.spec != nullptr) builder_.set_type(made, field_type(owner, member));
  return made;
}

// In "[1..10[" the bracket ends the range; nothing that follows it could begin a condition.
bool Grammar::bracket_ends_range() const {
  Lexer ahead = lexer_;
  const Token next = ahead.next();
  switch (next.kind) {
    case TokenKind::number:
    case TokenKind::text:
    case TokenKind::at:
    case TokenKind::minus:
    case TokenKind::open_parenthesis:
    case TokenKind::open_bracket:
    case TokenKind::open_brace:
      return false;
    case TokenKind::word:
      switch (next.keyword) {
        case Keyword::and_:
        case Keyword::or_:
        case Keyword::between:
        case Keyword::in:
        case Keyword::instance:
        case Keyword::then:
        case Keyword::else_:
        case Keyword::return_:
        case Keyword::satisfies:
          return true;
        default:
          return false;
      }
    default:
      return true;
  }
}

NodeIndex Grammar::filter(NodeIndex list) {
  const std::uint32_t offset = token_.offset;
  advance();
  const StaticType whole = builder_.type(list);
  const bool is_list = whole.kind == TypeSpec::Kind::list;
  const TypeSpec* element =
      is_list && whole.spec != nullptr ? whole.spec->element.get() : whole.spec;
  const Scopes::Mark mark = scopes_.mark();
  const std::uint32_t slot = scopes_.take_slot();
  scopes_.open_filter(scopes_.bind(symbols_.of("item"), slot, StaticType::of(element)));
  const NodeIndex condition = expression();
  scopes_.close_filter();
  scopes_.release(mark);
  if (condition == kNone || !expect(TokenKind::close_bracket, "]")) return kNone;
  const TypeSpec::Kind found = builder_.type(condition).kind;
  const NodeIndex made =
      builder_.add({.op = Op::filter, .a = list, .b = condition, .c = slot, .offset = offset},
                   {list, condition});
  if (made == kNone) return kNone;
  if (found == TypeSpec::Kind::number) builder_.set_type(made, StaticType::of(element));
  if (found == TypeSpec::Kind::boolean && is_list) builder_.set_type(made, whole);
  return made;
}

// At "(": the arguments of a call by name or by place.
NodeIndex Grammar::call(Node callee, std::initializer_list<NodeIndex> others) {
  advance();
  return declared_name(":") ? call_by_name(callee, others) : call_by_place(callee, others);
}

NodeIndex Grammar::call_by_place(Node callee, std::initializer_list<NodeIndex> others) {
  const std::size_t base = parts_.size();
  if (!accept(TokenKind::close_parenthesis)) {
    do {
      const NodeIndex argument = expression();
      if (argument == kNone) return kNone;
      parts_.push_back(argument);
    } while (accept(TokenKind::comma));
    if (!expect(TokenKind::close_parenthesis, ")")) return kNone;
  }
  const NodeIndex made = builder_.add_with_parts(callee, std::span(parts_).subspan(base), others);
  parts_.resize(base);
  return made;
}

NodeIndex Grammar::call_by_name(Node callee, std::initializer_list<NodeIndex> others) {
  const std::size_t base = arguments_.size();
  do {
    const SymbolIndex name = take_declared_name(":", "参数名和冒号", "a parameter name and ':'");
    if (name == kNone || !expect(TokenKind::colon, ":")) return kNone;
    const NodeIndex argument = expression();
    if (argument == kNone) return kNone;
    arguments_.push_back({builder_.name(name), argument});
  } while (accept(TokenKind::comma));
  if (!expect(TokenKind::close_parenthesis, ")")) return kNone;
  callee.op = callee.op == Op::builtin ? Op::builtin_named : Op::call_named;
  const NodeIndex made =
      builder_.add_with_arguments(callee, std::span(arguments_).subspan(base), others);
  arguments_.resize(base);
  return made;
}

}  // namespace tb::feel
