// What may happen to a token from outside, as events: for exploring a drawing and for rehearsing
// it. Inside engine/bpmn only.
#pragma once
#include <vector>

#include "engine/bpmn/soundness.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::bpmn {

struct Happening {
  PlayStep step;
  Event event;
  ElementIndex repeats = kNone;  // the event that may happen once more
};

// Every way in which an instance may begin.
std::vector<Happening> starts(const Model& model);
// Adds what may happen to one token.
void add_happenings(std::vector<Happening>& all, const View& seen, const Token& token);

// Gives the answers of a list, then 0; afterwards the list can be counted on to its next value.
class Answers final : public Oracle {
 public:
  Answers() = default;
  explicit Answers(const std::vector<std::uint32_t>& given);
  std::uint32_t choose(std::uint32_t count) override;
  void rewind() { at_ = 0; }
  // False when every list of answers was given.
  bool count_on();
  // Of the questions since rewind().
  std::vector<std::uint32_t> given() const;

 private:
  struct Answer {
    std::uint32_t given, count;
  };
  std::vector<Answer> answers_;
  std::size_t at_ = 0;
};

}  // namespace tb::bpmn
