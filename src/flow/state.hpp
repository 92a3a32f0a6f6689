// The state of an instance as it is kept: whole in its row, or, where many tokens wait, in pieces,
// of which a step writes those that it changed.
#pragma once
#include <vector>

#include "engine/bpmn/state.hpp"
#include "flow/types.hpp"
#include "platform/store/database.hpp"

namespace tb::flow {

class KeptState {
 public:
  // As the database has it. Fails as bpmn::deserialise().
  static Result<bpmn::State> read(Tx& tx, const InstanceRow& row) {
    KeptState kept;
    return kept.take(tx, row);
  }
  // The same, and remembers what is there.
  Result<bpmn::State> take(Tx& tx, const InstanceRow& row);
  // Puts it into the row (which the caller writes) and writes the pieces that are not as they were.
  void put(Tx& tx, const bpmn::State& state, InstanceRow& row);

 private:
  std::vector<bpmn::Piece> pieces_;  // behind the first; empty: it is whole
};

}  // namespace tb::flow
