// Process instances kept in the database: engine/bpmn and platform/store meet here and nowhere
// else.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "engine/bpmn/step.hpp"

namespace tb::flow {

enum class TaskState : std::uint8_t { open, done, gone };
TB_DESCRIBED(TaskState)

struct ModelRow {
  std::string key;
  std::int64_t version = 0;
  std::string digest, xml;
  Instant published_at;
};
TB_DESCRIBED(ModelRow)

struct InstanceRow {
  Id case_id;
  std::string model;
  std::int64_t model_version = 0;
  Bytes state;
  std::string status;
  std::int64_t version = 1;
};
TB_DESCRIBED(InstanceRow)

struct InboxRow {
  Id case_id, id, task_id, actor;
  Bytes payload;                      // sealed by the caller
  std::optional<std::string> result;  // "" = applied, else the code of the refusal
};
TB_DESCRIBED(InboxRow)

struct Task {
  Id case_id, id;
  std::int64_t token = 0;
  std::string element, name, act, scope, clock;
  std::optional<Instant> due_at;
  Instant created_at;
  TaskState state{};
  std::optional<Id> done_by;
  std::optional<Instant> done_at;
  std::string outcome;
};
TB_DESCRIBED(Task)

struct AccessRow {
  std::string scope;
  Instant due_at;
  Id task_id, case_id;
  std::string act, item;
};
TB_DESCRIBED(AccessRow)

struct TimerRow {
  Id case_id;
  std::int64_t token = 0;
  std::string boundary, clock;
  Instant due_at;
};
TB_DESCRIBED(TimerRow)

}  // namespace tb::flow
