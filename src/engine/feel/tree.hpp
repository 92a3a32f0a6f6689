// The compact form of an expression: nodes in one array, children before parents, the root last.
// Names are resolved: a name is a place among the roots, a slot of the frame, or one of a
// function's captured values.
//
// A frame has the slots of one function body or of the whole text: what loops, filters, contexts
// and parameters bind. Slot 0 of a function's frame is the function itself, its parameters follow;
// slot 0 of unary tests is the tested value, "?".
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/feel/type.hpp"
#include "engine/feel/value.hpp"

namespace tb::feel {

struct Builtin;

inline constexpr std::uint32_t kNone = 0xffff'ffff;

enum class Op : std::uint8_t {
  constant,  // a = index into constants
  root,   // a = index into roots: given by whoever evaluates; b = 0, or 1 + index into constants:
          // what it is when nobody gives it (a function of FEEL with that name)
  local,  // a = slot of the frame
  captured,  // a = index into the captured values of the running function
  member,  // a = node whose value is the item of a filter, b = index into names, c = node or kNone:
           // the item's entry of that name when it is a context that has one, else node c, else
           // unknown
  path,    // a = node, b = index into names: member of a context, property of a date, in a list of
           // each
  negate,  // a = node: -a
  add,
  subtract,
  multiply,
  divide,
  power,  // a, b = nodes
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,  // a, b = nodes
  between,        // a, b, c = nodes: value, low, high
  conjunction,    // a = first slot of `more`, b = number of operands
  disjunction,    // the same
  choice,         // a, b, c = nodes: if, then, else
  list,           // a = first of `more`, b = number of items
  context,  // a = first of `more`, b = number of entries: (name, node, slot) each; later entries
            // read the slots of earlier ones
  range,  // a, b = nodes or kNone, c = RangeEnds + 4 x Range::Form; "(< 5)" has kNone and the node,
          // "(= 5)" the node twice, both ends closed (of "(!= 5)" too)
  filter,         // a = list node, b = node of the condition, c = slot of the item
  loop,           // a = index into loops
  function,       // a = index into lambdas
  call,           // a = node of the function, b = first of `more`, c = number of arguments
  call_named,     // a = node of the function, b = first of `more`, c = number of (name, node)
  builtin,        // a = index into builtins, b = first of `more`, c = number of arguments
  builtin_named,  // the same with (name, node) each
  instance_of,    // a = node, b = index into types
  in,  // a = node of the value, b = first of `more`, c = number of tests, at a slot of its own: the
       // tests read the value by `local`. The slot is more[b - 1]
  // Tests behind `in` and of decision tables. `a` of each = node of the tested value, `b` = node
  // beside it.
  test_value,  // equal, or in b when it is a list or range (also inside a list)
  test_truth,  // b mentions "?" itself: true when b is true, else as test_value unless b is boolean
  test_less,
  test_less_equal,
  test_greater,
  test_greater_equal,
  test_not_equal,
  test_equal,     // "= 5"
  test_range,     // b = node of a range
  tests,          // any of: b = first of `more`, c = number of tests
  negated_tests,  // not(…): the same
  any,            // "-"
};

// Which ends belong to a range, as bits.
enum RangeEnds : std::uint32_t { kOpen = 0, kLowClosed = 1, kHighClosed = 2 };

struct Node {
  Op op{};
  std::uint32_t a = 0, b = 0, c = 0;
  std::uint32_t offset = 0;  // bytes into the text, for diagnostics
};

// One `x in list` or `x in from..to` of a loop.
struct Iterator {
  std::uint32_t slot = 0;
  std::uint32_t list = kNone;              // node; or
  std::uint32_t from = kNone, to = kNone;  // nodes of a counted iteration
};
struct Loop {
  enum class Kind : std::uint8_t { for_each, some, every } kind{};
  std::vector<Iterator> iterators;  // each sees the ones before it
  std::uint32_t body = 0;           // node
  std::uint32_t partial = kNone;    // slot of "partial" of a `for`, when the body mentions it
};

struct Capture {
  bool from_captured = false;  // else from the slot of the frame that makes the function
  std::uint32_t index = 0;
};
struct Parameter {
  std::string name;
  TypeRef type;  // null pointer: any
};
struct Lambda {
  std::vector<Parameter> parameters;
  std::vector<Capture> captures;
  std::uint32_t body = 0;   // node; of an external function: a context that names it
  std::uint32_t slots = 0;  // of its frame
  bool is_external = false;
};

// Always held by a shared_ptr: functions made while it runs keep it.
struct Tree : std::enable_shared_from_this<Tree> {
  std::string text;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> more;  // children of nodes with many
  std::vector<Value> constants;
  std::vector<std::string> names;
  std::vector<std::string> roots;  // names that whoever evaluates must give, each once
  std::vector<Loop> loops;
  std::vector<Lambda> lambdas;
  std::vector<TypeRef> types;
  std::vector<const Builtin*> builtins;
  std::uint32_t slots = 0;  // of the frame of the whole text
  bool is_tests = false;
};

// Line and column (characters, from 1) of a byte offset.
struct Place {
  std::uint32_t line = 1, column = 1;
};
Place place_of(std::string_view text, std::uint32_t offset);

}  // namespace tb::feel
