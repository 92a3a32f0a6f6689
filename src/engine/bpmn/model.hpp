// A process as drawn: immutable and indexed, shared by all its instances. Made by bpmn::read only.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/feel/expression.hpp"

namespace tb::bpmn {

// Position of a flow node among the flow nodes of the process, in document order. Stable for one
// XML text, so tokens and timers may be stored by it; shown to people by Element::id.
using ElementIndex = std::uint32_t;
using FlowIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffff'ffff;

enum class ElementKind : std::uint8_t {
  start_event,
  end_event,
  terminate_end_event,
  user_task,
  service_task,  // an automatic act of the system
  exclusive_gateway,
  parallel_gateway,
  boundary_timer,
  unsupported,   // read and kept in its place, but not executable; see Model::unsupported
  pass_through,  // nothing happens there: an undefined or manual task, a none or link event
  script_task,   // FEEL, evaluated in passing
  timer_event,   // between two flows: a token waits until it is due
  inclusive_gateway,
};

// One way to complete a user task. `consequence` is a Chinese sentence that says what follows.
struct Outcome {
  std::string id, name, consequence;
};

// When a timer is due: at the end of a clock of the case, or after an ISO 8601 duration.
struct Timer {
  std::string clock;  // name of the case's clock ("notice"); empty when a duration is given
  std::string text;   // the duration as written ("P5D")
  std::int32_t months = 0;
  std::int64_t us = 0;  // microseconds on top of the months
  bool interrupting = true;
  ElementIndex attached_to = kNone;
};

// A flow node. The texts of tasks are tongban's attributes (namespace https://tongban.cn/bpmn).
struct Element {
  ElementKind kind = ElementKind::unsupported;
  std::string id, name, documentation;
  std::string tag;         // as in the XML: "userTask"
  std::uint32_t line = 0;  // of its start tag
  bool reachable = false;  // from the start event
  std::vector<FlowIndex> incoming, outgoing;
  FlowIndex default_flow = kNone;
  std::vector<ElementIndex> boundaries;  // timers attached to this activity, at most 32

  std::string act;       // tb:act: "accept", "review", "decide"; of a service task: "deem_accept"
  std::string role;      // tb:role: "accepter"
  std::string capacity;  // tb:capacity: "deciding"
  std::string clock;     // tb:clock: the clock that gives the task its due instant
  std::string result;    // tb:result: variable that receives the outcome id
  std::vector<Outcome> outcomes;  // tb:outcomes; empty: completed without an outcome
  std::vector<std::string>
      not_same_as;  // tb:not_same_as: acts whose doer may not do this one (separation of duty)

  Timer timer;                             // of a boundary_timer or timer_event
  std::optional<feel::Expression> script;  // of a script_task; `result` receives its value
  std::string link;                        // of a link event: its name

  // Null when the task has no such outcome.
  const Outcome* outcome(std::string_view outcome_id) const;
};

struct Flow {
  std::string id, name;
  ElementIndex from = kNone, to = kNone;
  std::optional<feel::Expression> condition;
  std::uint32_t line = 0;
};

// Something of the file that is read but not executed. `blocking` ones lie on a path from the start
// event, or could change what that path means: a model with one cannot be run.
struct Unsupported {
  std::string id, name, element;  // element: tag or attribute
  std::uint32_t line = 0;
  std::string reason;  // Chinese
  bool blocking = false;
};

// What the reader found, in document order; the model adds the index.
struct ModelParts {
  std::string process_id, process_name;
  std::vector<Element> elements;
  std::vector<Flow> flows;
  std::vector<Unsupported> unsupported;
  ElementIndex start = kNone;
};

class Model {
 public:
  explicit Model(ModelParts parts);

  const std::string& id() const { return parts_.process_id; }
  const std::string& name() const { return parts_.process_name; }
  std::span<const Element> elements() const { return parts_.elements; }
  const Element& element(ElementIndex index) const { return parts_.elements[index]; }
  const Flow& flow(FlowIndex index) const { return parts_.flows[index]; }
  std::span<const Flow> flows() const { return parts_.flows; }
  ElementIndex start() const { return parts_.start; }
  // kNone when there is no such flow node.
  ElementIndex find(std::string_view id) const;
  std::span<const Unsupported> unsupported() const { return parts_.unsupported; }
  // Whether instances can be started.
  bool executable() const { return executable_; }
  // Whether a token at `from` may still come along `into`, which leads to an inclusive gateway,
  // without passing that gateway (BPMN 2.0.2, 13.4.3). Flows behind boundary events count: the
  // token may leave that way.
  bool may_reach(ElementIndex from, FlowIndex into) const {
    const std::size_t first = reach_of_[into];
    return (reach_[first + from / 64] >> (from % 64) & 1) != 0;
  }
  // 32 bits over ids, kinds and flows: a state belongs to one model.
  std::uint32_t fingerprint() const { return fingerprint_; }

 private:
  void find_reach();
  void find_reach(FlowIndex into);

  ModelParts parts_;
  std::vector<std::size_t> reach_of_;  // of each flow into an inclusive gateway: its bits in reach_
  std::vector<std::uint64_t> reach_;
  std::unordered_map<std::string_view, ElementIndex> by_id_;
  bool executable_ = false;
  std::uint32_t fingerprint_ = 0;

 public:
  Model(const Model&) = delete;  // the index points into the parts
  Model& operator=(const Model&) = delete;
};

using ModelPtr = std::shared_ptr<const Model>;

}  // namespace tb::bpmn
