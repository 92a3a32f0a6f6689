// Expressions: operators by their strength, conditions.
#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

namespace {

Op operator_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::equal:
      return Op::equal;
    case TokenKind::not_equal:
      return Op::not_equal;
    case TokenKind::less:
      return Op::less;
    case TokenKind::less_equal:
      return Op::less_equal;
    case TokenKind::greater:
      return Op::greater;
    case TokenKind::greater_equal:
      return Op::greater_equal;
    case TokenKind::plus:
      return Op::add;
    case TokenKind::minus:
      return Op::subtract;
    case TokenKind::times:
      return Op::multiply;
    case TokenKind::divide:
      return Op::divide;
    default:
      return Op::power;
  }
}

bool is_comparison(TokenKind kind) {
  return kind >= TokenKind::equal && kind <= TokenKind::greater_equal;
}

}  // namespace

Grammar::Grammar(Tree& tree, const Names& names, const Limits& limits, Report& report)
    : tree_(tree),
      names_(names),
      limits_(limits),
      report_(report),
      symbols_(names),
      scopes_(symbols_),
      builder_(tree, symbols_, limits, report),
      lexer_(tree.text) {
  advance();
}

bool Grammar::read(Goal goal) {
  const NodeIndex root = goal == Goal::tests ? tests() : expression();
  if (root == kNone) return false;
  if (!at(TokenKind::end)) {
    if (at(TokenKind::word) && at(Keyword::none))
      unexpected("表达式的结尾（由几个词组成的名称要先有定义）",
                 "the end of the expression (names of several words must be declared)");
    else
      unexpected("表达式的结尾", "the end of the expression");
    return false;
  }
  tree_.slots = scopes_.slots();
  tree_.is_tests = goal == Goal::tests;
  return true;
}

NodeIndex Grammar::expression(bool ends_range) {
  if (nesting_ >= limits_.depth) return too_deep();
  ++nesting_;
  const bool outer = std::exchange(ends_range_, ends_range);
  const NodeIndex made = is_comparison(token_.kind) ? unary_range() : operation(kOr);
  ends_range_ = outer;
  --nesting_;
  return made;
}

int Grammar::level() const {
  switch (token_.kind) {
    case TokenKind::plus:
    case TokenKind::minus:
      return kSum;
    case TokenKind::times:
    case TokenKind::divide:
      return kProduct;
    case TokenKind::power:
      return kPower;
    case TokenKind::word:
      switch (token_.keyword) {
        case Keyword::or_:
          return kOr;
        case Keyword::and_:
          return kAnd;
        case Keyword::between:
        case Keyword::in:
          return kComparison;
        default:
          return kNoOperator;
      }
    default:
      return is_comparison(token_.kind) ? kComparison : kNoOperator;
  }
}

NodeIndex Grammar::operation_from(NodeIndex left, int least) {
  while (left != kNone) {
    const int found = level();
    if (found == kNoOperator || found < least) break;
    left = found <= kAnd ? joined(left, found) : applied(left, found);
  }
  return left;
}

// One operator with its right side; all of them bind to the left.
NodeIndex Grammar::applied(NodeIndex left, int level) {
  if (at(Keyword::between)) return between(left);
  if (at(Keyword::in)) return in(left);
  const Token sign = token_;
  advance();
  if (at(TokenKind::equal) && sign.kind == TokenKind::equal)
    return report_.error("feel.syntax", token_.offset, "“等于”只写一个 =", "write one '=' only");
  const NodeIndex right = operation(level + 1);
  if (right == kNone) return kNone;
  if (level == kComparison) builder_.warn_if_incomparable(left, right, sign.offset);
  return builder_.add({.op = operator_of(sign.kind), .a = left, .b = right, .offset = sign.offset},
                      {left, right});
}

NodeIndex Grammar::joined(NodeIndex left, int level) {
  const Token first = token_;
  const std::size_t base = parts_.size();
  parts_.push_back(left);
  while (accept(first.keyword)) {
    const NodeIndex next = operation(level + 1);
    if (next == kNone) return kNone;
    parts_.push_back(next);
  }
  const NodeIndex made = builder_.add_many(level == kOr ? Op::disjunction : Op::conjunction,
                                           std::span(parts_).subspan(base), first.offset);
  parts_.resize(base);
  return made;
}

NodeIndex Grammar::between(NodeIndex value) {
  const std::uint32_t offset = token_.offset;
  advance();
  const NodeIndex low = operation(kSum);
  if (low == kNone) return kNone;
  if (!accept(Keyword::and_)) return unexpected("and（between 下限 and 上限）", "and");
  const NodeIndex high = operation(kSum);
  if (high == kNone) return kNone;
  builder_.warn_if_incomparable(value, low, offset);
  builder_.warn_if_incomparable(value, high, offset);
  return builder_.add({.op = Op::between, .a = value, .b = low, .c = high, .offset = offset},
                      {value, low, high});
}

NodeIndex Grammar::operand() {
  NodeIndex value = at(TokenKind::minus) ? negated() : postfix(primary());
  while (value != kNone && at(Keyword::instance)) {
    const std::uint32_t offset = token_.offset;
    advance();
    if (!expect(Keyword::of, "of")) return kNone;
    TypeRef wanted = type();
    if (!wanted) return kNone;
    value = builder_.instance_of(value, std::move(wanted), offset);
  }
  return value;
}

// "-" belongs to a number behind it, so that -3 ** 2 is 9 and -1 an instance of number.
NodeIndex Grammar::negated() {
  const std::uint32_t offset = token_.offset;
  advance();
  if (at(TokenKind::number)) return postfix(literal_number(true));
  if (nesting_ >= limits_.depth) return too_deep();
  ++nesting_;
  const NodeIndex value = at(TokenKind::minus) ? negated() : postfix(primary());
  --nesting_;
  if (value == kNone) return kNone;
  return builder_.add({.op = Op::negate, .a = value, .offset = offset}, {value});
}

NodeIndex Grammar::choice() {
  const std::uint32_t offset = token_.offset;
  advance();
  const NodeIndex condition = expression();
  if (condition == kNone || !expect(Keyword::then, "then")) return kNone;
  const NodeIndex yes = expression();
  if (yes == kNone || !expect(Keyword::else_, "else")) return kNone;
  const NodeIndex no = expression();
  if (no == kNone) return kNone;
  return builder_.add({.op = Op::choice, .a = condition, .b = yes, .c = no, .offset = offset},
                      {condition, yes, no});
}

}  // namespace tb::feel
