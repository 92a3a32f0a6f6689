#include "engine/feel/parser.hpp"

#include <algorithm>

namespace tb::feel {

namespace {

// Words with a meaning of their own; none of them can be a name, also those whose part of FEEL is
// not read here.
constexpr std::string_view kReserved[]{"true",      "false",    "null",     "and",     "or",
                                       "not",       "in",       "between",  "if",      "then",
                                       "else",      "for",      "return",   "some",    "every",
                                       "satisfies", "function", "external", "instance"};

bool is_reserved(std::string_view word) {
  return std::ranges::find(kReserved, word) != std::end(kReserved);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 30;  // bytes
  std::size_t end = std::min(text.size(), kShown);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
    --end;
  return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

std::optional<Op> comparison_op(TokenKind kind) {
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
    default:
      return std::nullopt;
  }
}

std::optional<Op> test_op(TokenKind kind) {
  switch (kind) {
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

Place place_of(std::string_view text, std::uint32_t offset) {
  Place place;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

Parser::Parser(std::string_view text, const Limits& limits)
    : limits_(limits), tree_(std::make_shared<Tree>()), lexer_(tree_->text) {
  if (text.size() > limits_.bytes) {
    error("feel.too_long", 0, "表达式太长，请拆成几条", "the expression is too long");
  } else if (!is_utf8(text)) {
    error("feel.not_utf8", 0, "表达式不是 UTF-8 编码", "the expression is not UTF-8");
  } else {
    tree_->text = text;
    lexer_ = Lexer(tree_->text);
  }
}

std::shared_ptr<const Tree> Parser::run() {
  if (!diagnostics.empty()) return nullptr;
  advance();
  const Parsed root = disjunction();
  if (!root) return nullptr;
  if (token_.kind != TokenKind::end) {
    unexpected("表达式在这里结束", "the end of the expression");
    return nullptr;
  }
  return tree_;
}

Parser::Parsed Parser::nested() {
  if (++nesting_ > limits_.depth)
    return error("feel.too_deep", token_.offset, "括号嵌套太深", "nested too deeply");
  const Parsed result = disjunction();
  --nesting_;
  return result;
}

Parser::Parsed Parser::many(Op op, std::string_view word, Parsed (Parser::*part)()) {
  const std::uint32_t offset = token_.offset;
  const Parsed first = (this->*part)();
  if (!first || !at_word(word)) return first;
  std::vector<NodeIndex> parts{*first};
  while (accept_word(word)) {
    const Parsed next = (this->*part)();
    if (!next) return next;
    parts.push_back(*next);
  }
  return add_many({.op = op, .offset = offset}, parts);
}

Parser::Parsed Parser::disjunction() { return many(Op::disjunction, "or", &Parser::conjunction); }
Parser::Parsed Parser::conjunction() { return many(Op::conjunction, "and", &Parser::comparison); }

Parser::Parsed Parser::comparison() {
  Parsed left = operand();
  while (left) {
    const std::uint32_t offset = token_.offset;
    if (const auto op = comparison_op(token_.kind)) {
      advance();
      const Parsed right = operand();
      if (!right) return right;
      warn_if_incomparable(*left, *right, offset);
      left = add({.op = *op, .a = *left, .b = *right, .offset = offset}, {*left, *right});
    } else if (accept_word("between")) {
      left = between(*left);
    } else if (accept_word("in")) {
      left = in(*left);
    } else {
      break;
    }
  }
  return left;
}

Parser::Parsed Parser::between(NodeIndex value) {
  const std::uint32_t offset = token_.offset;
  const Parsed low = operand();
  if (!low) return low;
  if (!accept_word("and")) return unexpected("and（between 下限 and 上限）", "and");
  const Parsed high = operand();
  if (!high) return high;
  warn_if_incomparable(value, *low, offset);
  warn_if_incomparable(value, *high, offset);
  return add({.op = Op::between, .a = value, .b = *low, .c = *high, .offset = offset},
             {value, *low, *high});
}

Parser::Parsed Parser::in(NodeIndex value) {
  const std::uint32_t offset = token_.offset;
  std::vector<NodeIndex> tests;
  if (token_.kind == TokenKind::open_parenthesis) {
    advance();
    Parsed first = test();
    if (!first) return first;
    if (token_.kind == TokenKind::dots) {  // (1..5)
      if (tree_->nodes[*first].op != Op::test_value) return unexpected("单个值", "a value");
      first = range(tree_->nodes[*first].a, false, offset);
      if (!first) return first;
      tests.push_back(*first);
    } else {
      tests.push_back(*first);
      while (accept(TokenKind::comma)) {
        const Parsed next = test();
        if (!next) return next;
        tests.push_back(*next);
      }
      if (!expect(TokenKind::close_parenthesis, ")")) return std::nullopt;
    }
  } else {
    const Parsed only = test();
    if (!only) return only;
    tests.push_back(*only);
  }
  tests.insert(tests.begin(), value);  // for depth; the node keeps it apart
  const Parsed node = add_many({.op = Op::in, .offset = offset}, tests);
  if (!node) return node;
  Node& made = tree_->nodes[*node];
  made = {.op = Op::in, .a = value, .b = made.a + 1, .c = made.b - 1, .offset = offset};
  return node;
}

Parser::Parsed Parser::test() {
  const std::uint32_t offset = token_.offset;
  if (const auto op = test_op(token_.kind)) {
    advance();
    const Parsed bound = operand();
    if (!bound) return bound;
    return add({.op = *op, .a = *bound, .offset = offset}, {*bound});
  }
  if (accept(TokenKind::open_bracket)) return bracketed_test(true);
  if (accept(TokenKind::close_bracket)) return bracketed_test(false);
  if (accept(TokenKind::open_parenthesis)) {
    const Parsed inner = nested();
    if (!inner) return inner;
    if (token_.kind == TokenKind::dots) return range(*inner, false, offset);
    if (!expect(TokenKind::close_parenthesis, ")")) return std::nullopt;
    return add({.op = Op::test_value, .a = *inner, .offset = offset}, {*inner});
  }
  const Parsed value = operand();
  if (!value) return value;
  return add({.op = Op::test_value, .a = *value, .offset = offset}, {*value});
}

// Behind "[" (a range or a list) or "]" (a range open below).
Parser::Parsed Parser::bracketed_test(bool low_closed) {
  const std::uint32_t offset = token_.offset;
  Parsed list;
  if (low_closed && token_.kind == TokenKind::close_bracket) {
    list = list_from(std::nullopt, offset);
  } else {
    const Parsed first = nested();
    if (!first) return first;
    if (!low_closed || token_.kind == TokenKind::dots) return range(*first, low_closed, offset);
    list = list_from(first, offset);
  }
  if (!list) return list;
  return add({.op = Op::test_value, .a = *list, .offset = offset}, {*list});
}

// At "..": the upper bound and the closing sign.
Parser::Parsed Parser::range(NodeIndex low, bool low_closed, std::uint32_t offset) {
  if (!expect(TokenKind::dots, "..")) return std::nullopt;
  const Parsed high = operand();
  if (!high) return high;
  std::uint32_t ends = low_closed ? kLowClosed : kOpen;
  if (accept(TokenKind::close_bracket))
    ends |= kHighClosed;
  else if (!accept(TokenKind::close_parenthesis) && !accept(TokenKind::open_bracket))
    return unexpected("区间的结尾 ] 或 )", "the end of the range, ] or )");
  warn_if_incomparable(low, *high, offset);
  return add({.op = Op::test_range, .a = low, .b = *high, .c = ends, .offset = offset},
             {low, *high});
}

Parser::Parsed Parser::operand() {
  Parsed value = primary();
  while (value && token_.kind == TokenKind::dot) {
    advance();
    if (token_.kind != TokenKind::name) return unexpected("成员名", "a member name");
    value =
        add({.op = Op::path, .a = *value, .b = name_index(token_.text), .offset = token_.offset},
            {*value});
    advance();
  }
  return value;
}

Parser::Parsed Parser::primary() {
  const std::uint32_t offset = token_.offset;
  switch (token_.kind) {
    case TokenKind::number:
      return literal_number(false);
    case TokenKind::text:
      return literal_text();
    case TokenKind::at:
      return literal_date();
    case TokenKind::name:
      return named();
    case TokenKind::minus:
      advance();
      if (token_.kind != TokenKind::number) return unexpected("数字", "a number");
      return literal_number(true);
    case TokenKind::open_parenthesis: {
      advance();
      const Parsed inner = nested();
      if (!inner || !expect(TokenKind::close_parenthesis, ")")) return std::nullopt;
      return inner;
    }
    case TokenKind::open_bracket: {
      advance();
      if (token_.kind == TokenKind::close_bracket) return list_from(std::nullopt, offset);
      const Parsed first = nested();
      return first ? list_from(first, offset) : first;
    }
    default:
      return unexpected("一个值或名称", "a value or a name");
  }
}

// Behind "[" and the first item (if any): the other items and "]".
Parser::Parsed Parser::list_from(Parsed first, std::uint32_t offset) {
  std::vector<NodeIndex> items;
  if (first) items.push_back(*first);
  while (first && accept(TokenKind::comma)) {
    const Parsed next = nested();
    if (!next) return next;
    items.push_back(*next);
  }
  if (!expect(TokenKind::close_bracket, "]")) return std::nullopt;
  const auto is_constant = [&](NodeIndex item) { return tree_->nodes[item].op == Op::constant; };
  if (!std::ranges::all_of(items, is_constant))
    return add_many({.op = Op::list, .offset = offset}, items);
  List values;
  for (const NodeIndex item : items) values.push_back(tree_->constants[tree_->nodes[item].a]);
  return constant(std::move(values), offset);
}

Parser::Parsed Parser::literal_number(bool negative) {
  const auto number = Number::parse(negative ? "-" + std::string(token_.text) : token_.text);
  if (!number)
    return error("feel.number_too_large", token_.offset, "数字太长，最多 18 位有效数字",
                 "the number has too many digits");
  const std::uint32_t offset = token_.offset;
  advance();
  return constant(*number, offset);
}

Parser::Parsed Parser::literal_text() {
  auto text = unquoted(token_.text);
  if (!text)
    return error("feel.bad_escape", token_.offset, "文字里有不认识的转义，反斜杠请写成 \\\\",
                 "unknown escape in the string");
  const std::uint32_t offset = token_.offset;
  advance();
  return constant(*std::move(text), offset);
}

Parser::Parsed Parser::literal_date() {
  const std::uint32_t offset = token_.offset;
  advance();
  if (token_.kind != TokenKind::text)
    return unexpected("带引号的日期，如 @\"2026-03-02\"", "a date");
  const auto date = parse_date(token_.text.substr(1, token_.text.size() - 2));
  if (!date)
    return error("feel.bad_date", offset, "不是有效的日期，应写成 @\"2026-03-02\"",
                 "not a date; write @\"2026-03-02\"");
  advance();
  return constant(*date, offset);
}

Parser::Parsed Parser::named() {
  const LexToken word = token_;
  if (word.text == "not") return negation();
  if (word.text == "true" || word.text == "false" || word.text == "null") {
    advance();
    return constant(word.text == "null" ? Value() : Value(word.text == "true"), word.offset);
  }
  if (is_reserved(word.text)) return unexpected("一个值或名称", "a value or a name");
  advance();
  if (token_.kind == TokenKind::open_parenthesis)
    return error("feel.unknown_function", word.offset,
                 "条件里没有名为“" + quoted(word.text) + "”的函数，请改用比较、and、or、not",
                 "no function named '" + quoted(word.text) + "' in conditions");
  if (std::ranges::find(tree_->roots, word.text) == tree_->roots.end())
    tree_->roots.emplace_back(word.text);
  return add({.op = Op::name, .a = name_index(word.text), .offset = word.offset});
}

Parser::Parsed Parser::negation() {
  const std::uint32_t offset = token_.offset;
  advance();
  if (!expect(TokenKind::open_parenthesis, "not 后面的 (")) return std::nullopt;
  const Parsed inner = nested();
  if (!inner || !expect(TokenKind::close_parenthesis, ")")) return std::nullopt;
  return add({.op = Op::negation, .a = *inner, .offset = offset}, {*inner});
}

Parser::Parsed Parser::add(Node node, std::initializer_list<NodeIndex> children) {
  std::uint32_t depth = 0;
  for (const NodeIndex child : children) depth = std::max(depth, depths_[child]);
  if (depth >= limits_.depth)
    return error("feel.too_deep", node.offset, "表达式嵌套太深，请拆成几条", "nested too deeply");
  if (tree_->nodes.size() >= limits_.nodes)
    return error("feel.too_long", node.offset, "表达式太长，请拆成几条",
                 "the expression is too long");
  tree_->nodes.push_back(node);
  depths_.push_back(depth + 1);
  return static_cast<NodeIndex>(tree_->nodes.size() - 1);
}

Parser::Parsed Parser::add_many(Node node, std::span<const NodeIndex> children) {
  node.a = static_cast<std::uint32_t>(tree_->more.size());
  node.b = static_cast<std::uint32_t>(children.size());
  tree_->more.insert(tree_->more.end(), children.begin(), children.end());
  const auto deepest =
      std::ranges::max_element(children, {}, [&](NodeIndex i) { return depths_[i]; });
  return deepest == children.end() ? add(node) : add(node, {*deepest});
}

Parser::Parsed Parser::constant(Value value, std::uint32_t offset) {
  tree_->constants.push_back(std::move(value));
  return add({.op = Op::constant,
              .a = static_cast<std::uint32_t>(tree_->constants.size() - 1),
              .offset = offset});
}

std::uint32_t Parser::name_index(std::string_view name) {
  auto& names = tree_->names;
  const auto found = std::ranges::find(names, name);
  const auto index = static_cast<std::uint32_t>(found - names.begin());
  if (found == names.end()) names.emplace_back(name);
  return index;
}

// The type a node must have (or null) whatever the scope holds.
std::optional<Type> Parser::static_type(NodeIndex index) const {
  const Node& node = tree_->nodes[index];
  switch (node.op) {
    case Op::constant: {
      const Type type = tree_->constants[node.a].type();
      return type == Type::null ? std::nullopt : std::optional(type);
    }
    case Op::name:
    case Op::path:
      return std::nullopt;
    case Op::list:
      return Type::list;
    default:
      return Type::boolean;
  }
}

void Parser::warn_if_incomparable(NodeIndex a, NodeIndex b, std::uint32_t offset) {
  const auto left = static_type(a), right = static_type(b);
  if (!left || !right || *left == *right) return;
  error("feel.always_null", offset,
        "左边是" + std::string(chinese_name(*left)) + "，右边是" +
            std::string(chinese_name(*right)) + "，不能比较，结果总是空值",
        "operands of different types: always null");
}

bool Parser::accept(TokenKind kind) {
  if (token_.kind != kind) return false;
  advance();
  return true;
}
bool Parser::at_word(std::string_view word) const {
  return token_.kind == TokenKind::name && token_.text == word;
}
bool Parser::accept_word(std::string_view word) {
  if (!at_word(word)) return false;
  advance();
  return true;
}

bool Parser::expect(TokenKind kind, std::string_view sign) {
  if (accept(kind)) return true;
  unexpected(sign, sign);
  return false;
}

std::nullopt_t Parser::unexpected(std::string_view expected_chinese,
                                  std::string_view expected_english) {
  const std::string found = quoted(token_.text);
  const std::string chinese = "此处应为" + std::string(expected_chinese);
  const std::string english = "expected " + std::string(expected_english);
  switch (token_.kind) {
    case TokenKind::end:
      return error("feel.syntax", token_.offset, chinese + "，但表达式已结束",
                   english + " but the text ends");
    case TokenKind::unclosed:
      return error("feel.unclosed", token_.offset, "文字或注释没有结束",
                   "a string or comment is not closed");
    case TokenKind::bad:
      return error("feel.bad_character", token_.offset, "有不能用的字符，请检查全角标点",
                   "unexpected character");
    case TokenKind::other:
    case TokenKind::minus:
      return error("feel.arithmetic", token_.offset,
                   "条件里不能用“" + found + "”，请先把结果放进变量再比较",
                   "'" + found + "' is not allowed in conditions");
    default:
      return error("feel.syntax", token_.offset, chinese + "，却是“" + found + "”",
                   english + ", found '" + found + "'");
  }
}

std::nullopt_t Parser::error(std::string_view code, std::uint32_t offset, std::string chinese,
                             std::string english) {
  const Place place = place_of(tree_->text, offset);
  diagnostics.push_back({std::string(code), offset, place.line, place.column, std::move(chinese),
                         std::move(english)});
  return std::nullopt;
}

}  // namespace tb::feel
