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

// Position of a flow node among the flow nodes of the process, in document order; what lies inside
// a sub-process follows it. Stable for one XML text, so tokens and timers may be stored by it;
// shown to people by Element::id.
using ElementIndex = std::uint32_t;
using FlowIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffff'ffff;

// Append only: fingerprints of kept instances hash the numbers.
enum class ElementKind : std::uint8_t {
  start_event,
  end_event,
  terminate_end_event,
  user_task,
  service_task,  // an automatic act of the system
  exclusive_gateway,
  parallel_gateway,
  boundary_event,
  unsupported,   // read and kept in its place, but not executable; see Model::unsupported
  pass_through,  // nothing happens there: an undefined or manual task, a none or link event
  script_task,   // FEEL, evaluated in passing
  catch_event,   // between two flows: a token waits until it happens
  inclusive_gateway,
  throw_event,
  send_task,
  receive_task,
  rule_task,  // a decision (DMN)
  call_activity,
  sub_process,
  event_gateway,
  complex_gateway,
};

// What an event catches or throws.
enum class Trigger : std::uint8_t {
  none,
  timer,
  message,
  signal,
  error,
  escalation,
  conditional,
  compensation,
  cancel,
};

// Whether somebody waits for it; errors, escalations and the like come by themselves.
inline bool is_waited_for(Trigger trigger) {
  return trigger == Trigger::timer || trigger == Trigger::message || trigger == Trigger::signal ||
         trigger == Trigger::conditional;
}

enum class SubKind : std::uint8_t { embedded, event, transaction, ad_hoc };

// One way to complete a user task. `consequence` is a Chinese sentence that says what follows.
struct Outcome {
  std::string id, name, consequence;
};

// When a timer is due: at the end of a clock of the case, or as ISO 8601 or FEEL says.
struct Timer {
  enum class Form : std::uint8_t { duration, date, cycle };
  Form form = Form::duration;
  std::string clock;  // name of the case's clock ("notice"); empty when a text is given
  std::string text;   // as written ("P5D", "2026-12-01T09:00:00+08:00", "R3/PT1H", "=days")
  std::optional<std::uint32_t> times;          // of a cycle; nothing: without end
  std::optional<feel::Expression> expression;  // of a text that begins with "=" or "${"
  std::int32_t months = 0;                     // of a plain duration
  std::int64_t us = 0;                         // microseconds on top of the months
};

// What an event is about: the name of its message or signal, the code of its error or escalation
// (empty: of any), or its condition.
struct EventDetail {
  std::string name;
  bool is_own = false;  // the drawing names no message or signal; it is called like its element
  std::optional<feel::Expression> condition;
  std::string activity;  // of a compensation: the id of the one activity meant; empty = all
};

// How often an activity is done (BPMN 2.0.2, 10.2.6).
struct Loop {
  enum class Kind : std::uint8_t { standard, sequential, parallel };
  Kind kind = Kind::standard;
  bool test_before = false;           // standard: the condition is asked before the first time too
  std::optional<std::uint32_t> most;  // standard: times
  // Standard: go on while it holds. Several: once it holds the rest is not done.
  std::optional<feel::Expression> condition;
  std::optional<feel::Expression> count, items;  // several: how many, or for each of a list
  std::string item;                              // variable that holds one of `items`
  std::optional<feel::Expression> output_item;   // of each, when it is done
  std::string output;                            // variable that receives the list of them
};

// A value handed in or out of an activity.
struct Mapping {
  std::string target;
  feel::Expression value;
};

// Where tokens begin inside the process or a sub-process.
struct Inside {
  ElementIndex start = kNone;          // the start event without a trigger
  std::vector<ElementIndex> starts;    // those with a trigger, and gateways that begin it
  std::vector<ElementIndex> initial;   // without a start event: what has no way into it
  std::vector<ElementIndex> handlers;  // event sub-processes
  ElementIndex compensation = kNone;   // the event sub-process that compensates this one
};

// A flow node. The texts of tasks are tongban's attributes (namespace https://tongban.cn/bpmn).
struct Element {
  ElementKind kind = ElementKind::unsupported;
  Trigger trigger = Trigger::none;     // of events
  SubKind sub = SubKind::embedded;     // of sub-processes
  bool reachable = false;              // from the start
  bool interrupting = true;            // of boundary events and starts of event sub-processes
  bool compensates = false;            // runs only as the compensation of another activity
  bool is_activity = false;            // a task, sub-process or call
  bool sequential = false;             // of an ad-hoc sub-process: one after the other
  bool cancels_rest = true;            // of an ad-hoc sub-process
  bool all_in = true, all_out = true;  // of a call: all variables go in, all come out
  std::string id, name, documentation;
  std::string tag;         // as in the XML: "userTask"
  std::uint32_t line = 0;  // of its start tag
  std::vector<FlowIndex> incoming, outgoing;
  FlowIndex default_flow = kNone;
  ElementIndex scope = kNone;            // the sub-process around it; kNone: the process itself
  ElementIndex end = 0;                  // of a sub-process: behind the last element inside
  ElementIndex attached_to = kNone;      // of a boundary event
  ElementIndex compensation = kNone;     // of an activity: what compensates it
  std::vector<ElementIndex> boundaries;  // events attached to this activity, at most 32

  std::string act;       // tb:act: "accept", "review", "decide"; of a service task: "deem_accept"
  std::string role;      // tb:role: "accepter"
  std::string capacity;  // tb:capacity: "deciding"
  std::string clock;     // tb:clock: the clock that gives the task its due instant
  std::string result;    // tb:result: variable that receives the outcome id, or what is computed
  std::vector<Outcome> outcomes;  // tb:outcomes; empty: completed without an outcome
  std::vector<std::string>
      not_same_as;  // tb:not_same_as: acts whose doer may not do this one (separation of duty)
  // Of other programs' drawings: who should do a task, and with which form.
  std::string assignee, groups, form;

  Timer timer;                             // of an event with a timer
  EventDetail event;                       // of an event with another trigger, of send and receive
  std::optional<feel::Expression> script;  // of a script_task; `result` receives its value
  std::string link;                        // of a link event: its name
  std::string called;                      // of a call: the process; of a rule_task: the decision
  std::string version;                     // tb:version of the called; empty = the newest
  std::string topic;                       // tb:topic of a service_task: for whom outside it waits
  std::optional<feel::Expression> to;      // tb:to of what sends a message: the number of the case
  std::uint32_t retries = 0;               // of work outside, as drawn; 0 = as usual
  std::optional<Loop> loop;
  std::optional<feel::Expression> completion;  // of an ad-hoc sub-process; of a complex gateway:
                                               // when it opens
  std::vector<Mapping> inputs, outputs;
  Inside inside;  // of a sub_process

  // As people know it: its name, else its id.
  const std::string& label() const { return name.empty() ? id : name; }
  // Null when the task has no such outcome.
  const Outcome* outcome(std::string_view outcome_id) const;
};

struct Flow {
  std::string id, name;
  ElementIndex from = kNone, to = kNone;
  std::optional<feel::Expression> condition;
  std::uint32_t line = 0;
};

// From a throwing to a catching flow node of two pools of one file. Ends are ids, as they lie in
// two models.
struct MessageFlow {
  std::string id, name, from, to;
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
  std::string process_id, process_name, documentation;
  std::vector<Element> elements;
  std::vector<Flow> flows;
  std::vector<Unsupported> unsupported;
  Inside inside;
};

class Model {
 public:
  explicit Model(ModelParts parts);

  const std::string& id() const { return parts_.process_id; }
  const std::string& name() const { return parts_.process_name; }
  const std::string& documentation() const { return parts_.documentation; }
  std::span<const Element> elements() const { return parts_.elements; }
  const Element& element(ElementIndex index) const { return parts_.elements[index]; }
  const Flow& flow(FlowIndex index) const { return parts_.flows[index]; }
  std::span<const Flow> flows() const { return parts_.flows; }
  // The start event without a trigger; kNone when there is none.
  ElementIndex start() const { return parts_.inside.start; }
  // Where something from outside may begin an instance: start events with a trigger, receive tasks,
  // and events behind a gateway that begins it.
  std::vector<ElementIndex> entries() const;
  // Of a sub-process, or of the process itself (kNone).
  const Inside& inside(ElementIndex scope) const {
    return scope == kNone ? parts_.inside : parts_.elements[scope].inside;
  }
  // kNone when there is no such flow node.
  ElementIndex find(std::string_view id) const;
  std::span<const Unsupported> unsupported() const { return parts_.unsupported; }
  // Whether instances can be started.
  bool executable() const { return executable_; }
  // Whether an event waits for a condition on variables somewhere.
  bool has_conditions() const { return has_conditions_; }
  // Whether a token at `from` may still come along `into`, which leads to an inclusive or complex
  // gateway, without passing that gateway (BPMN 2.0.2, 13.4.3). Flows behind boundary events count:
  // the token may leave that way.
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
  std::vector<std::size_t> reach_of_;  // of each flow into a gateway that waits: its bits in reach_
  std::vector<std::uint64_t> reach_;
  std::unordered_map<std::string_view, ElementIndex> by_id_;
  bool executable_ = false;
  bool has_conditions_ = false;
  std::uint32_t fingerprint_ = 0;

 public:
  Model(const Model&) = delete;  // the index points into the parts
  Model& operator=(const Model&) = delete;
};

using ModelPtr = std::shared_ptr<const Model>;

// Whether the system is asked to do something, and says when it is done.
inline bool asks_system(ElementKind kind) {
  return kind == ElementKind::service_task || kind == ElementKind::rule_task ||
         kind == ElementKind::call_activity;
}

// Whether an inclusive join, or a complex one without a condition of its own.
inline bool waits_for_all(const Element& element) {
  return element.kind == ElementKind::inclusive_gateway ||
         element.kind == ElementKind::complex_gateway;
}

}  // namespace tb::bpmn
