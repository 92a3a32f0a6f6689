// The process engine on one core, in memory: bench_bpmn SECONDS prints JSON.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

#include "engine/bpmn/reader.hpp"
#include "engine/bpmn/step.hpp"

namespace {
std::size_t allocations = 0;  // of this thread, the only one
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace tb::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

constexpr std::string_view kHead =
    R"(<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true"><startEvent id="s"/>)";

std::string flow(std::string_view id, std::string_view from, std::string_view to,
                 std::string_view condition = {}) {
  return fmt::format(
      R"(<sequenceFlow id="{}" sourceRef="{}" targetRef="{}">{}</sequenceFlow>)", id, from, to,
      condition.empty() ? ""
                        : fmt::format("<conditionExpression>{}</conditionExpression>", condition));
}

// Tasks one behind the other.
std::string chain(int tasks) {
  std::string xml(kHead), last = "s";
  for (int i = 0; i < tasks; ++i) {
    const std::string id = fmt::format("t{}", i);
    xml += fmt::format(R"(<userTask id="{}"/>)", id) + flow("f" + id, last, id);
    last = id;
  }
  return xml + R"(<endEvent id="e"/>)" + flow("fe", last, "e") + "</process></definitions>";
}

// The same with a gateway behind each task: on when a condition holds, else to the end.
std::string asking_chain(int tasks) {
  std::string xml(kHead), last = "s";
  xml += R"(<endEvent id="e"/>)";
  for (int i = 0; i < tasks; ++i) {
    const std::string task = fmt::format("t{}", i), gateway = fmt::format("g{}", i);
    xml += fmt::format(R"(<userTask id="{}"/>)", task) +
           flow("f" + task, last, task, i == 0 ? "" : "amount > 5 and kind = \"x\"");
    xml += fmt::format(R"(<exclusiveGateway id="{}" default="d{}"/>)", gateway, i) +
           flow("f" + gateway, task, gateway) + flow(fmt::format("d{}", i), gateway, "e");
    last = gateway;
  }
  xml += R"(<userTask id="last"/>)" + flow("fl", last, "last", "amount > 5 and kind = \"x\"") +
         flow("fe", "last", "e");
  return xml + "</process></definitions>";
}

// Side by side between two parallel gateways.
std::string fan(int tasks) {
  std::string xml(kHead);
  xml += R"(<parallelGateway id="fork"/><parallelGateway id="join"/><endEvent id="e"/>)" +
         flow("f0", "s", "fork") + flow("f1", "join", "e");
  for (int i = 0; i < tasks; ++i) {
    const std::string id = fmt::format("t{}", i);
    xml += fmt::format(R"(<userTask id="{}"/>)", id) + flow("a" + id, "fork", id) +
           flow("b" + id, id, "join");
  }
  return xml + "</process></definitions>";
}

std::string rounds(int count) {
  return std::string(kHead) +
         fmt::format(
             R"(<userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality>{}</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>)",
             count) +
         flow("f0", "s", "t") + flow("f1", "t", "e") + "</process></definitions>";
}

const bpmn::Variables kVariables{{"amount", 7}, {"kind", "x"}};

struct Count {
  std::size_t elements = 0, steps = 0;
};

// One instance from its start to its end; the newest task is done first.
void live(const bpmn::Model& model, bpmn::Effects& effects, bpmn::Workspace& workspace,
          Count& count) {
  bpmn::State state;
  const auto step = [&](const bpmn::Event& event) {
    effects.clear();
    if (!bpmn::apply(model, state, event, effects, workspace)) std::abort();
    count.elements += effects.passed.size();
    ++count.steps;
  };
  step(bpmn::Started{kVariables});
  while (!state.ended()) {
    bpmn::TokenId token = state.tokens.back().id;
    step(bpmn::TaskCompleted{token, {}, {}});
  }
}

struct Lives {
  double elements = 0, instances = 0, allocations_a_step = 0;
};
Lives lives(const std::string& xml, double seconds) {
  const auto model = *bpmn::read(xml);
  bpmn::Effects effects;
  bpmn::Workspace workspace;
  Count count;
  for (int i = 0; i < 100; ++i) live(*model, effects, workspace, count);
  count = {};
  std::size_t instances = 0;
  const std::size_t before = allocations;
  const auto begun = Clock::now();
  do {
    for (int i = 0; i < 100; ++i) live(*model, effects, workspace, count);
    instances += 100;
  } while (seconds_since(begun) < seconds);
  const double took = seconds_since(begun);
  return {static_cast<double>(count.elements) / took, static_cast<double>(instances) / took,
          static_cast<double>(allocations - before) / static_cast<double>(count.steps)};
}

// As the peer does: read anew for every instance.
double read_and_live(const std::string& xml, double seconds) {
  bpmn::Effects effects;
  bpmn::Workspace workspace;
  Count count;
  std::size_t instances = 0;
  const auto begun = Clock::now();
  do {
    const auto model = *bpmn::read(xml);
    live(*model, effects, workspace, count);
    ++instances;
  } while (seconds_since(begun) < seconds);
  return static_cast<double>(instances) / seconds_since(begun);
}

double read_ms(const std::string& xml, double seconds) {
  std::size_t reads = 0;
  const auto begun = Clock::now();
  do {
    if (!bpmn::read(xml)) std::abort();
    ++reads;
  } while (seconds_since(begun) < seconds);
  return 1e3 * seconds_since(begun) / static_cast<double>(reads);
}

double rounds_s(int count) {
  const auto model = *bpmn::read(rounds(count));
  bpmn::Effects effects;
  bpmn::Workspace workspace;
  Count counted;
  const auto begun = Clock::now();
  live(*model, effects, workspace, counted);
  return seconds_since(begun);
}

std::string json(const std::string& xml, double seconds) {
  const Lives found = lives(xml, seconds);
  return fmt::format(
      R"({{"elements":{},"instances":{},"allocations_a_step":{},"read_and_live":{}}})",
      found.elements, found.instances, found.allocations_a_step, read_and_live(xml, seconds));
}

}  // namespace
}  // namespace tb::bench

int main(int count, char** arguments) {
  using namespace tb::bench;
  if (count == 3) {  // the models, for the peer
    const std::string name = arguments[2];
    fmt::print("{}\n", name == "chain" ? chain(20) : name == "fan" ? fan(20) : asking_chain(20));
    return 0;
  }
  const double seconds = count > 1 ? std::strtod(arguments[1], nullptr) : 1.0;
  fmt::print(
      R"({{"chain":{},"asking":{},"fan":{},"read_1000_ms":{},"rounds_1000_s":{},"rounds_10000_s":{}}})"
      "\n",
      json(chain(20), seconds), json(asking_chain(20), seconds), json(fan(20), seconds),
      read_ms(chain(500), seconds), rounds_s(1'000), rounds_s(10'000));
  return 0;
}
