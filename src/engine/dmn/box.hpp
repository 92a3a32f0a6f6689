// Boxed expressions made ready to run. A decision or knowledge model is a unit with one frame:
// slots for what it requires, for parameters, entries of contexts and variables of loops.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/dmn/item_type.hpp"
#include "engine/dmn/program.hpp"
#include "engine/feel/evaluation.hpp"

namespace tb::dmn {

// What an evaluation is followed for: tables when they are to be explained, and whose every
// diagnostic is.
class Trace final : public feel::Follower {
 public:
  explicit Trace(const feel::Diagnostics& diagnostics, bool explains)
      : explains_(explains), diagnostics_(diagnostics) {}
  bool explains() const { return explains_; }
  // Gives the diagnostics that nobody has to the element that ends.
  void leave(std::string_view element) {
    if (owners.size() < diagnostics_.size())
      owners.resize(diagnostics_.size(), std::string(element));
  }
  std::vector<TableTrace> tables;
  std::vector<std::string> owners;  // of the diagnostics

 private:
  bool explains_;
  const feel::Diagnostics& diagnostics_;
};
// There is no other follower.
inline Trace* trace_of(const feel::Evaluation& evaluation) {
  return static_cast<Trace*>(evaluation.follower());
}

// One running unit.
struct Run {
  std::span<feel::Value> frame;
  feel::Evaluation& evaluation;
  std::string_view element;  // name of the running decision or knowledge model
  const Program& program;
};

class Box {
 public:
  virtual ~Box() = default;
  // The value, fitted to the type that the box states.
  feel::Value run(Run& run) const {
    return fitted(compute(run), type, run.element, run.evaluation);
  }
  ItemTypePtr type;

 protected:
  virtual feel::Value compute(Run& run) const = 0;
};
using BoxPtr = std::unique_ptr<const Box>;

// Where a name of a text gets its value: members of the items of the filters around it come first.
struct Source {
  std::uint32_t slot = feel::kNone;
  std::vector<std::uint32_t> items;  // slots of filters' items, innermost first
};

// A FEEL text with its names resolved.
struct Script {
  std::optional<feel::Expression> expression;  // absent: the text could not be read
  std::vector<Source> sources;                 // of each name of the expression
  std::string text;
  // Of a text that is one name outside of filters: its slot; of one that is a constant: that.
  std::uint32_t slot = feel::kNone;
  const feel::Value* constant = nullptr;  // in the expression's tree

  feel::Value run(Run& run) const;
  // Where the value lies, of a text that only names or writes one; else null.
  const feel::Value* place(const Run& run) const {
    return slot != feel::kNone ? &run.frame[slot] : constant;
  }
  void find_place();
  // For unary tests.
  feel::Value test(const feel::Value& input, Run& run) const;
};

}  // namespace tb::dmn
