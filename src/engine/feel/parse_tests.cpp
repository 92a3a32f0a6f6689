// Unary tests: of decision tables, and behind `in`.
#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

namespace {

std::optional<Op> test_op(TokenKind kind) {
  switch (kind) {
    case TokenKind::equal:
      return Op::test_equal;
    case TokenKind::not_equal:
      return Op::test_not_equal;
    case TokenKind::less:
      return Op::test_less;
    case TokenKind::less_equal:
      return Op::test_less_equal;
    case TokenKind::greater:
      return Op::test_greater;
    case TokenKind::greater_equal:
      return Op::test_greater_equal;
    default:
      return std::nullopt;
  }
}

}  // namespace

NodeIndex Grammar::tests() {
  const std::uint32_t offset = token_.offset, slot = scopes_.take_slot();
  if (at(TokenKind::minus) && Lexer(lexer_).next().kind == TokenKind::end) {
    advance();
    return builder_.add({.op = Op::any, .offset = offset});
  }
  const bool is_negated = is_negated_as_a_whole();
  if (is_negated) advance(), advance();
  const std::uint32_t binding = scopes_.bind(symbols_.of("?"), slot);
  const NodeIndex value = bound(binding, offset);
  if (value == kNone) return kNone;
  do {
    const NodeIndex made = test(value, binding);
    if (made == kNone) return kNone;
    parts_.push_back(made);
  } while (accept(TokenKind::comma));
  if (is_negated && !expect(TokenKind::close_parenthesis, ")")) return kNone;
  if (parts_.size() == 1 && !is_negated) return parts_.front();
  return builder_.add_with_parts(
      {.op = is_negated ? Op::negated_tests : Op::tests, .offset = offset}, parts_);
}

// Whether the text is "not(…)", with nothing behind the parenthesis that closes it.
bool Grammar::is_negated_as_a_whole() const {
  if (token_.text != "not") return false;
  Lexer ahead = lexer_;
  Token token = ahead.next();
  if (token.kind != TokenKind::open_parenthesis) return false;
  std::size_t open = 0;
  do {
    if (token.kind == TokenKind::open_parenthesis) ++open;
    if (token.kind == TokenKind::close_parenthesis) --open;
    token = ahead.next();
  } while (open > 0 && token.kind != TokenKind::end && token.kind != TokenKind::unclosed);
  return token.kind == TokenKind::end;
}

NodeIndex Grammar::test_by_sign(NodeIndex value, Op op) {
  const std::uint32_t offset = token_.offset;
  advance();
  const NodeIndex beside = operation(kSum);
  if (beside == kNone) return kNone;
  builder_.warn_if_incomparable(value, beside, offset);
  return builder_.add({.op = op, .a = value, .b = beside, .offset = offset}, {value, beside});
}

NodeIndex Grammar::test(NodeIndex value, std::uint32_t binding) {
  if (const auto op = test_op(token_.kind)) return test_by_sign(value, *op);
  const std::uint32_t offset = token_.offset, uses = scopes_.uses(binding);
  const NodeIndex beside = expression();
  return test_of(value, beside, scopes_.uses(binding) > uses, offset);
}

NodeIndex Grammar::test_of(NodeIndex value, NodeIndex beside, bool mentions_value,
                           std::uint32_t offset) {
  if (beside == kNone) return kNone;
  const Value* known = builder_.constant_value(beside);
  const Range* range = known != nullptr ? known->range() : nullptr;
  const bool is_interval = range != nullptr
                               ? range->form == Range::Form::interval
                               : builder_.node(beside).op == Op::range &&
                                     builder_.node(beside).c <= (kLowClosed | kHighClosed);
  if (!mentions_value) builder_.warn_if_incomparable(value, beside, offset);
  const Op op = is_interval ? Op::test_range : mentions_value ? Op::test_truth : Op::test_value;
  return builder_.add({.op = op, .a = value, .b = beside, .offset = offset}, {value, beside});
}

NodeIndex Grammar::in(NodeIndex value) {
  const std::uint32_t offset = token_.offset;
  advance();
  const Scopes::Mark mark = scopes_.mark();
  const std::uint32_t slot = scopes_.take_slot();
  const std::uint32_t binding = scopes_.bind(symbols_.of("?"), slot, builder_.type(value));
  const NodeIndex tested = bound(binding, offset);
  if (tested == kNone) return kNone;
  const std::size_t base = parts_.size();
  if (at(TokenKind::open_parenthesis)) {
    if (!tests_in_parentheses(tested, binding)) return kNone;
  } else if (const auto op = test_op(token_.kind)) {
    parts_.push_back(test_by_sign(tested, *op));
  } else {
    const std::uint32_t start = token_.offset, uses = scopes_.uses(binding);
    const NodeIndex beside = operation(kSum);
    parts_.push_back(test_of(tested, beside, scopes_.uses(binding) > uses, start));
  }
  if (parts_.back() == kNone) return kNone;
  scopes_.release(mark);
  const NodeIndex made = builder_.in(value, slot, std::span(parts_).subspan(base), offset);
  parts_.resize(base);
  return made;
}

// "(1, > 5)", "(1..5)", "(a)": pushes the tests on parts_. What follows a single value in
// parentheses may go on with it: "(a)[1]".
bool Grammar::tests_in_parentheses(NodeIndex value, std::uint32_t binding) {
  const std::uint32_t offset = token_.offset, uses = scopes_.uses(binding);
  const std::size_t base = parts_.size();
  advance();
  do {
    const bool is_first = parts_.size() == base;
    if (!is_first || test_op(token_.kind)) {
      parts_.push_back(test(value, binding));
    } else {
      const std::uint32_t start = token_.offset;
      NodeIndex beside = expression();
      if (beside == kNone) return false;
      const bool is_range = at(TokenKind::dots);
      if (is_range) beside = range_from(beside, kOpen, offset);
      const bool is_whole = is_range || accept(TokenKind::close_parenthesis);
      if (is_whole) beside = operation_from(postfix(beside), kSum);
      parts_.push_back(test_of(value, beside, scopes_.uses(binding) > uses, start));
      if (is_whole) return parts_.back() != kNone;
    }
    if (parts_.back() == kNone) return false;
  } while (accept(TokenKind::comma));
  return expect(TokenKind::close_parenthesis, ")");
}

}  // namespace tb::feel
