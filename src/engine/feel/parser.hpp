// Text -> Tree by recursive descent. The first error ends parsing; warnings do not.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "engine/feel/expression.hpp"
#include "engine/feel/lexer.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

class Parser {
 public:
  Parser(std::string_view text, const Limits& limits);
  // Null when the text is no expression; `diagnostics` then ends with the error.
  std::shared_ptr<const Tree> run();
  Diagnostics diagnostics;

 private:
  using NodeIndex = std::uint32_t;
  using Parsed = std::optional<NodeIndex>;  // nothing: an error was reported

  Parsed nested();  // a whole expression, one level deeper
  Parsed disjunction();
  Parsed conjunction();
  Parsed comparison();
  Parsed operand();
  Parsed primary();
  Parsed literal_text();
  Parsed literal_number(bool negative);
  Parsed literal_date();
  Parsed named();
  Parsed negation();
  Parsed list_from(Parsed first, std::uint32_t offset);
  Parsed in(NodeIndex value);
  Parsed between(NodeIndex value);
  Parsed test();
  Parsed bracketed_test(bool low_closed);
  Parsed range(NodeIndex low, bool low_closed, std::uint32_t offset);
  Parsed many(Op op, std::string_view word, Parsed (Parser::*part)());

  Parsed add(Node node, std::initializer_list<NodeIndex> children = {});
  Parsed add_many(Node node, std::span<const NodeIndex> children);
  Parsed constant(Value value, std::uint32_t offset);
  std::uint32_t name_index(std::string_view name);
  std::optional<Type> static_type(NodeIndex node) const;
  void warn_if_incomparable(NodeIndex a, NodeIndex b, std::uint32_t offset);

  void advance() { token_ = lexer_.next(); }
  bool accept(TokenKind kind);
  bool accept_word(std::string_view word);
  bool at_word(std::string_view word) const;
  bool expect(TokenKind kind, std::string_view sign);
  std::nullopt_t error(std::string_view code, std::uint32_t offset, std::string chinese,
                       std::string english);
  std::nullopt_t unexpected(std::string_view expected_chinese, std::string_view expected_english);

  Limits limits_;
  std::shared_ptr<Tree> tree_;
  Lexer lexer_;
  LexToken token_;
  std::vector<std::uint32_t> depths_;  // of each node
  std::uint32_t nesting_ = 0;
};

}  // namespace tb::feel
