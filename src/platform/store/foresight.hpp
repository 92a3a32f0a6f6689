// Writes that give rows, and how a read tells beforehand what they will give. SQLite runs the
// bodies of use cases side by side over snapshots and has their writes done by one thread
// afterwards: a body that asks such a write goes on with what is foreseen, and runs again when it
// came otherwise. A body that asks a write which nobody can foresee runs in the writing thread.
#pragma once
#include "platform/store/statement.hpp"

namespace tb {

// Make one constant beside the two statements, which take the same parameters.
class Foresight {
 public:
  Foresight(const Statement& write, const Statement& read);
  // Null: what the statement gives cannot be foreseen.
  static const Statement* of(const Statement& write);
};

}  // namespace tb
