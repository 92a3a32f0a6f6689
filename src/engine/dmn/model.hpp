// A decision model (OMG DMN 1.1 to 1.5) as written: plain values, nothing is parsed as FEEL here.
// Made by dmn::read; dmn::link resolves the references between elements and models.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tb::dmn {

// `line` counts from 1 and is where the element's start tag stands in the file. `id` is empty where
// the file gives none. A `type_ref` is as in DMN 1.2 and later: "number", "tLoan", or with the name
// of an import "types.tLoan"; empty: not stated. (The prefixes of DMN 1.1 are rewritten so.)

// A text for an expression language, trimmed. `line` is that of its first character.
struct Text {
  std::string id, text;
  std::string language;  // empty: FEEL; else the URI that the file gives
  std::uint32_t line = 0;
};

// A variable, parameter or column: an information item.
struct Variable {
  std::string id, name, type_ref;
  std::uint32_t line = 0;
};

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct Literal {
  Text text;
};

struct ContextEntry {
  std::string id;
  std::optional<Variable> variable;  // absent: the result of the context, only in the last entry
  ExpressionPtr value;               // never null
  std::uint32_t line = 0;
};
struct Context {
  std::vector<ContextEntry> entries;
};

enum class HitPolicy : std::uint8_t {
  unique,
  first,
  priority,
  any,
  collect,
  rule_order,
  output_order,
};
enum class Aggregation : std::uint8_t { none, sum, count, min, max };  // of HitPolicy::collect

struct InputClause {
  std::string id, label;
  Text expression;
  std::string type_ref;        // of the expression
  std::optional<Text> values;  // unary tests
  std::uint32_t line = 0;
};
struct OutputClause {
  std::string id, label;
  std::string name;  // never empty in a table of several outputs
  std::string type_ref;
  std::optional<Text> values;  // unary tests; their order is the priority of PRIORITY, OUTPUT ORDER
  std::optional<Text> default_entry;
  std::uint32_t line = 0;
};
// As many inputs (unary tests) and outputs (expressions) as the table has clauses.
struct Rule {
  std::string id, description;
  std::vector<Text> inputs, outputs;
  std::vector<std::string> annotations;
  std::uint32_t line = 0;
};
struct DecisionTable {
  HitPolicy hit_policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  std::string output_label;
  std::vector<InputClause> inputs;
  std::vector<OutputClause> outputs;  // at least one
  std::vector<std::string> annotations;
  std::vector<Rule> rules;
};

struct Binding {
  Variable parameter;
  ExpressionPtr value;  // null: nothing is bound
};
struct Invocation {
  ExpressionPtr function;  // never null
  std::vector<Binding> bindings;
};

enum class FunctionKind : std::uint8_t { feel, java, pmml };
struct FunctionDefinition {
  FunctionKind kind = FunctionKind::feel;
  std::vector<Variable> parameters;
  ExpressionPtr body;  // null: none is written
};

struct List {
  std::vector<Expression> items;
};

// Every row has as many cells as there are columns.
struct Relation {
  std::vector<Variable> columns;
  std::vector<std::vector<Expression>> rows;
};

// The pointers of the following are never null.
struct Conditional {
  ExpressionPtr condition, then, otherwise;
};
struct Filter {
  ExpressionPtr in, match;
};
struct For {
  std::string variable;
  ExpressionPtr in, result;
  std::string in_type_ref;
};
struct Quantified {
  bool every = false;  // else some
  std::string variable;
  ExpressionPtr in, satisfies;
  std::string in_type_ref;
};

// A boxed expression.
struct Expression {
  std::string id, label, type_ref;
  std::uint32_t line = 0;
  std::variant<Literal, Context, DecisionTable, Invocation, FunctionDefinition, List, Relation,
               Conditional, Filter, For, Quantified>
      box;
};

struct FunctionItem {
  std::vector<Variable> parameters;
  std::string output_type_ref;
};
// At most one of type_ref, components, function is given.
struct ItemDefinition {
  std::string id, name, label;
  std::string type_ref;
  bool is_collection = false;
  std::optional<Text> allowed_values;   // unary tests over each item of a collection
  std::optional<Text> type_constraint;  // unary tests over the whole value
  std::vector<ItemDefinition> components;
  std::optional<FunctionItem> function;
  std::uint32_t line = 0;
};

// Another element, as written: "#id" or "namespace#id".
struct Reference {
  std::string id;  // of the requirement that holds it
  std::string href;
  std::uint32_t line = 0;
};

struct InputData {
  std::string id, name, label, description;
  Variable variable;  // has the name of the element when the file writes none
  std::uint32_t line = 0;
};
struct Decision {
  std::string id, name, description, question, allowed_answers;
  Variable variable;
  std::vector<Reference> inputs, decisions, knowledge;
  ExpressionPtr expression;  // null: a decision without logic
  std::uint32_t line = 0;
};
// A business knowledge model.
struct Knowledge {
  std::string id, name, description;
  Variable variable;
  std::vector<Reference> knowledge;
  ExpressionPtr logic;  // a FunctionDefinition; null: none is written
  std::uint32_t line = 0;
};
struct DecisionService {
  std::string id, name, description;
  Variable variable;
  std::vector<Reference> outputs, encapsulated, input_decisions, inputs;
  std::uint32_t line = 0;
};

struct Import {
  std::string id;
  std::string name;  // the prefix of what it brings; empty: its names come without a prefix
  std::string uri;   // namespace of the other model
  std::string type, location;
  std::uint32_t line = 0;
};

enum class Version : std::uint8_t { dmn_1_1 = 1, dmn_1_2, dmn_1_3, dmn_1_4, dmn_1_5 };

struct Model {
  Version version = Version::dmn_1_5;
  std::string id, name, description;
  std::string uri;  // the namespace of its elements
  std::vector<Import> imports;
  std::vector<ItemDefinition> items;
  std::vector<InputData> inputs;
  std::vector<Decision> decisions;
  std::vector<Knowledge> knowledge;
  std::vector<DecisionService> services;
};

using ModelPtr = std::shared_ptr<const Model>;

}  // namespace tb::dmn
