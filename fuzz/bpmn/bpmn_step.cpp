// Random events on a model with every element that runs, and garbage as states and events: a step
// may refuse, never crash; a refused event changes nothing; a state goes through its bytes
// unchanged.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/bpmn/reader.hpp"
#include "engine/bpmn/step.hpp"

namespace {

using namespace tb::bpmn;

constexpr std::string_view kXml =
    R"(<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:tb="https://tongban.cn/bpmn"><process id="p"><startEvent id="s"/>
 <userTask id="a" tb:outcomes="x y" tb:result="r"><extensionElements><tb:outcome id="x" name="x"/>
 <tb:outcome id="y" name="y"/></extensionElements></userTask>
 <boundaryEvent id="t" attachedToRef="a" tb:clock="n"><timerEventDefinition/></boundaryEvent>
 <boundaryEvent id="u" attachedToRef="a" tb:clock="n" cancelActivity="false"><timerEventDefinition/></boundaryEvent>
 <serviceTask id="act" tb:act="deem"/><exclusiveGateway id="g" default="d"/><parallelGateway id="f"/>
 <parallelGateway id="j"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>
 <endEvent id="stop"><terminateEventDefinition/></endEvent>
 <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
 <sequenceFlow id="f3" sourceRef="g" targetRef="a"><conditionExpression>outcome = "y" and n in [1..5]</conditionExpression></sequenceFlow>
 <sequenceFlow id="d" sourceRef="g" targetRef="f"/><sequenceFlow id="f4" sourceRef="f" targetRef="b"/>
 <sequenceFlow id="f5" sourceRef="f" targetRef="c"/><sequenceFlow id="f6" sourceRef="b" targetRef="j"/>
 <sequenceFlow id="f7" sourceRef="c" targetRef="j"/><sequenceFlow id="f8" sourceRef="j" targetRef="e"/>
 <sequenceFlow id="f9" sourceRef="t" targetRef="act"/><sequenceFlow id="f10" sourceRef="act" targetRef="g"/>
 <scriptTask id="sc" tb:result="n"><script>if n = null then 0 else n + 1</script></scriptTask>
 <intermediateCatchEvent id="tm" tb:clock="n"><timerEventDefinition/></intermediateCatchEvent>
 <inclusiveGateway id="i" default="dd"/><inclusiveGateway id="k"/>
 <sequenceFlow id="f11" sourceRef="u" targetRef="sc"/><sequenceFlow id="f13" sourceRef="sc" targetRef="i"/>
 <sequenceFlow id="f14" sourceRef="i" targetRef="tm"><conditionExpression>n &lt; 5</conditionExpression></sequenceFlow>
 <sequenceFlow id="f15" sourceRef="i" targetRef="k"><conditionExpression>n > 2</conditionExpression></sequenceFlow>
 <sequenceFlow id="dd" sourceRef="i" targetRef="k"/><sequenceFlow id="f16" sourceRef="tm" targetRef="k"/>
 <sequenceFlow id="f17" sourceRef="k" targetRef="b"/>
 <sequenceFlow id="f12" sourceRef="c" targetRef="stop"><conditionExpression>n = 9</conditionExpression></sequenceFlow>
</process></definitions>)";

void check(const Model& model, State& state, const Event& event) {
  const std::string before = serialise(state);
  Effects effects;
  if (!apply(model, state, event, effects)) {
    if (serialise(state) != before || !effects.list.empty()) std::abort();
    return;
  }
  const auto again = deserialise(serialise(state));
  if (!again || serialise(*again) != serialise(state)) std::abort();
  if (state.ended() && !state.tokens.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ModelPtr model = *read(kXml);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto garbage = deserialise(bytes)) {
    if (serialise(*deserialise(serialise(*garbage))) != serialise(*garbage)) std::abort();
    State state = *garbage;
    state.model = model->fingerprint();
    for (const Token& token : garbage->tokens) {
      check(*model, state, TaskCompleted{token.id, "x", {}});
      check(*model, state, TimerFired{token.id, 2});
      check(*model, state, ActDone{token.id, {}});
    }
    check(*model, state, Cancelled{});
  }
  if (const auto event = deserialise_event(bytes))
    if (serialise(*deserialise_event(serialise(*event))) != serialise(*event)) std::abort();

  State state;
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    const TokenId token = state.tokens.empty() || data[i + 1] > 200
                              ? data[i + 1]
                              : state.tokens[data[i + 1] % state.tokens.size()].id;
    const Variables variables{{"n", data[i + 2] % 10}};
    switch (data[i] % 8) {
      case 0:
        check(*model, state, Started{variables});
        break;
      case 1:
        check(*model, state, TaskCompleted{token, "x", variables});
        break;
      case 2:
        check(*model, state, TaskCompleted{token, "y", variables});
        break;
      case 3:
        check(*model, state, TaskCompleted{token, "", variables});
        break;
      case 4:
        check(*model, state, TimerFired{token, data[i + 2] % 16u});
        break;
      case 5:
        check(*model, state, ActDone{token, variables});
        break;
      case 6:
        check(*model, state, TaskCompleted{token, "", {}});
        break;
      default:
        if (data[i + 1] == 255) check(*model, state, Cancelled{"x"});
    }
  }
  return 0;
}
