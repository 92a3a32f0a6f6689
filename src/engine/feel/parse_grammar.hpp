// The grammar of FEEL (DMN 1.5, 10.3.1.2) by recursive descent. Every function stands at its first
// token, goes behind what it reads, and gives the node of it, which is the last of the tree; kNone
// when the text is wrong, which is reported then.
#pragma once
#include <optional>
#include <vector>

#include "engine/feel/characters.hpp"
#include "engine/feel/lexer.hpp"
#include "engine/feel/parse_builder.hpp"
#include "engine/feel/parse_report.hpp"
#include "engine/feel/parse_scopes.hpp"
#include "engine/feel/parse_symbols.hpp"
#include "engine/feel/parser.hpp"

namespace tb::feel {

class Grammar {
 public:
  // `tree` has the text already.
  Grammar(Tree& tree, const Names& names, const Limits& limits, Report& report);
  // Reads the whole text; false when it is wrong.
  bool read(Goal goal);

 private:
  // Binding strength of operators, from loose to tight.
  enum Level : int { kNoOperator, kOr, kAnd, kComparison, kSum, kProduct, kPower };

  // parse_expression.cpp
  NodeIndex expression(bool ends_range = false);
  NodeIndex operation(int least) { return operation_from(operand(), least); }
  NodeIndex operation_from(NodeIndex left, int least);
  NodeIndex applied(NodeIndex left, int level);
  NodeIndex joined(NodeIndex left, int level);
  NodeIndex between(NodeIndex value);
  NodeIndex operand();
  NodeIndex negated();
  NodeIndex choice();
  int level() const;

  // parse_literals.cpp
  NodeIndex literal_number(bool is_negative);
  NodeIndex literal_text();
  NodeIndex literal_temporal();

  // parse_primary.cpp
  NodeIndex primary();
  NodeIndex word();
  NodeIndex parenthesised();
  NodeIndex bracketed();
  NodeIndex unary_range();
  NodeIndex range_from(NodeIndex low, std::uint32_t low_end, std::uint32_t offset);
  NodeIndex postfix(NodeIndex value);
  NodeIndex path(NodeIndex value);
  NodeIndex filter(NodeIndex list);
  bool bracket_ends_range() const;
  NodeIndex call(Node callee, std::initializer_list<NodeIndex> others);
  NodeIndex call_by_name(Node callee, std::initializer_list<NodeIndex> others);
  NodeIndex call_by_place(Node callee, std::initializer_list<NodeIndex> others);

  // parse_names.cpp
  struct Declared {
    SymbolIndex symbol;
    std::size_t end;  // where the sign or word stands that ends it
  };
  // A name that the text itself makes: all until one of the signs in `stops` or the word "in".
  // Nothing (and nothing is read) when there is none.
  std::optional<Declared> declared_name(std::string_view stops, bool stops_at_in = false);
  // The same, read and followed by what ends it; kNone when there is none.
  SymbolIndex take_declared_name(std::string_view stops, std::string_view chinese,
                                 std::string_view english, bool stops_at_in = false);
  // The name of a variable, or a member of `owner`, at the token; read.
  SymbolIndex variable_name();
  SymbolIndex member_name(StaticType owner);
  template <class Accepts>
  SymbolIndex special_name(const Accepts& accepts);
  // What a name means here.
  NodeIndex reference(SymbolIndex symbol, std::uint32_t offset);
  NodeIndex item(SymbolIndex symbol, std::uint32_t offset);
  NodeIndex outside_filters(SymbolIndex symbol, std::uint32_t offset, bool may_be_member);
  NodeIndex bound(std::uint32_t binding, std::uint32_t offset);
  bool is_builtin(SymbolIndex symbol) const;
  void warn_if_unknown(SymbolIndex symbol, std::uint32_t offset);
  void warn_if_no_member(StaticType owner, SymbolIndex name, std::uint32_t offset);
  StaticType field_type(StaticType owner, SymbolIndex name) const;

  // parse_scoped.cpp
  NodeIndex context();
  bool context_entry(const Scopes::Mark& mark);
  SymbolIndex context_key();
  NodeIndex loop(Loop::Kind kind);
  bool iterator(Loop& loop);
  NodeIndex function(SymbolIndex own_name);
  bool parameters(Lambda& lambda);

  // parse_types.cpp
  TypeRef type();  // a null pointer: wrong
  TypeRef named_type();
  TypeRef element_type(TypeSpec::Kind kind);
  TypeRef context_type();
  TypeRef function_type();
  bool close_type();

  // parse_tests.cpp
  NodeIndex tests();
  bool is_negated_as_a_whole() const;
  NodeIndex test(NodeIndex value, std::uint32_t binding);
  NodeIndex test_by_sign(NodeIndex value, Op op);
  NodeIndex test_of(NodeIndex value, NodeIndex beside, bool mentions_value, std::uint32_t offset);
  NodeIndex in(NodeIndex value);
  bool tests_in_parentheses(NodeIndex value, std::uint32_t binding);

  void advance() { token_ = lexer_.next(); }
  void go_to(std::size_t at) {
    lexer_.seek(at);
    advance();
  }
  bool at(TokenKind kind) const { return token_.kind == kind; }
  bool at(Keyword keyword) const { return token_.keyword == keyword; }
  template <class What>
  bool accept(What what) {
    if (!at(what)) return false;
    advance();
    return true;
  }
  // Accepts, or reports what is expected.
  template <class What>
  bool expect(What what, std::string_view sign) {
    if (!accept(what)) report_.unexpected_sign(token_, sign);
    return !report_.has_error();
  }
  NodeIndex unexpected(std::string_view chinese, std::string_view english) {
    return report_.unexpected(token_, chinese, english);
  }
  NodeIndex too_deep() {
    return report_.error("feel.too_deep", token_.offset, "括号嵌套太深", "nested too deeply");
  }

  Tree& tree_;
  const Names& names_;
  const Limits& limits_;
  Report& report_;
  Symbols symbols_;
  Scopes scopes_;
  Builder builder_;
  Lexer lexer_;
  Token token_;
  std::uint32_t nesting_ = 0;
  bool ends_range_ = false;  // "[" may close the range whose high end is read

  // What is read of nodes with many parts; each level uses the end of it.
  std::vector<NodeIndex> parts_;
  std::vector<Builder::Argument> arguments_;
  std::vector<Builder::Entry> entries_;
};

}  // namespace tb::feel
