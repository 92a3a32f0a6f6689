// A file's processes run in memory, with nobody outside: for looking at how a drawing moves.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "engine/bpmn/reader.hpp"
#include "engine/bpmn/state.hpp"

namespace tb::bpmn {

struct PlayMessage {
  std::string name;
  Variables variables;
};

struct PlayOptions {
  std::string process;  // id; empty: the first executable, else the first
  Variables variables;
  std::vector<PlayMessage> messages;  // come when somebody waits for them; else stay unread
  std::size_t max_steps = 10'000;     // events applied to instances
  Instant now;                        // when it begins; time then jumps from timer to timer
};

struct Played {
  std::vector<std::string> completed;  // ids of flow nodes, in order, of called processes too
  bool ended = false;                  // the process itself
  std::vector<std::string> waiting;    // ids where tokens wait
  Variables variables;                 // of the process itself
  std::optional<Error> error;          // what stopped it, or its uncaught error (`bpmn.failed`)
};

// Acts of the system, decisions and processes that the file does not have are passed. Tasks are
// completed at once in document order, with the first of their outcomes; a receive task without a
// message of its own likewise. Messages thrown reach whoever waits for them or begins with them in
// the file; signals reach all that wait. Timers fire in due order as soon as nothing else can move.
// A process that begins only with a message, signal or timer begins with a given message if one
// fits, else at its first start event. Fails not_found `bpmn.no_process`.
Result<Played> play(const File& file, const PlayOptions& options);

}  // namespace tb::bpmn
