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

// Scopes, loops, messages, errors, compensation.
constexpr std::string_view kDeep =
    R"(<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:tb="https://tongban.cn/bpmn"><message id="m" name="m"/><signal id="g" name="g"/>
 <error id="x" errorCode="x"/><escalation id="l" escalationCode="l"/>
 <process id="p"><startEvent id="s"/>
 <transaction id="sub"><multiInstanceLoopCharacteristics><loopCardinality>n</loopCardinality>
  <completionCondition>nrOfCompletedInstances > 2</completionCondition></multiInstanceLoopCharacteristics>
  <startEvent id="i0"/><userTask id="a" tb:outcomes="x y"><extensionElements><tb:outcome id="x" name="x"/>
  <tb:outcome id="y" name="y"/></extensionElements></userTask>
  <boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
  <serviceTask id="u" isForCompensation="true"/><association id="as" sourceRef="c" targetRef="u"/>
  <callActivity id="b" calledElement="q"><extensionElements><tb:input name="z" value="n"/></extensionElements></callActivity>
  <boundaryEvent id="be" attachedToRef="b"><errorEventDefinition errorRef="x"/></boundaryEvent>
  <complexGateway id="k"><activationCondition>activationCount > 1</activationCondition></complexGateway>
  <exclusiveGateway id="w" default="j9"/><endEvent id="e1"/>
  <endEvent id="e2"><cancelEventDefinition/></endEvent><endEvent id="e3"><errorEventDefinition errorRef="x"/></endEvent>
  <endEvent id="e4"><escalationEventDefinition escalationRef="l"/></endEvent>
  <sequenceFlow id="j1" sourceRef="i0" targetRef="a"/><sequenceFlow id="j2" sourceRef="i0" targetRef="b"/>
  <sequenceFlow id="j3" sourceRef="a" targetRef="k"/><sequenceFlow id="j4" sourceRef="b" targetRef="k"/>
  <sequenceFlow id="j5" sourceRef="be" targetRef="e4"/><sequenceFlow id="j6" sourceRef="k" targetRef="w"/>
  <sequenceFlow id="j7" sourceRef="w" targetRef="e2"><conditionExpression>n = 1</conditionExpression></sequenceFlow>
  <sequenceFlow id="j8" sourceRef="w" targetRef="e3"><conditionExpression>n = 2</conditionExpression></sequenceFlow>
  <sequenceFlow id="j9" sourceRef="w" targetRef="e1"/>
  <subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent>
   <receiveTask id="hr" messageRef="m"/><sequenceFlow id="h1" sourceRef="hs" targetRef="hr"/></subProcess>
 </transaction>
 <boundaryEvent id="b1" attachedToRef="sub"><cancelEventDefinition/></boundaryEvent>
 <boundaryEvent id="b2" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>
 <boundaryEvent id="b3" attachedToRef="sub" cancelActivity="false"><escalationEventDefinition/></boundaryEvent>
 <boundaryEvent id="b4" attachedToRef="sub" cancelActivity="false"><timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition></boundaryEvent>
 <boundaryEvent id="b5" attachedToRef="sub"><signalEventDefinition signalRef="g"/></boundaryEvent>
 <adHocSubProcess id="ad" ordering="Sequential"><completionCondition>n > 7</completionCondition>
  <userTask id="ad1"><standardLoopCharacteristics loopMaximum="2"><loopCondition>n > 3</loopCondition></standardLoopCharacteristics></userTask>
  <userTask id="ad2"/></adHocSubProcess>
 <eventBasedGateway id="eg"/><intermediateCatchEvent id="g1"><conditionalEventDefinition><condition>n = 5</condition></conditionalEventDefinition></intermediateCatchEvent>
 <intermediateCatchEvent id="g2"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
 <intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>
 <sequenceFlow id="k1" sourceRef="s" targetRef="sub"/><sequenceFlow id="k2" sourceRef="sub" targetRef="ad"/>
 <sequenceFlow id="k3" sourceRef="ad" targetRef="eg"/><sequenceFlow id="k4" sourceRef="eg" targetRef="g1"/>
 <sequenceFlow id="k5" sourceRef="eg" targetRef="g2"/><sequenceFlow id="k6" sourceRef="g1" targetRef="undo"/>
 <sequenceFlow id="k7" sourceRef="g2" targetRef="sub"/><sequenceFlow id="k8" sourceRef="undo" targetRef="e"/>
 <sequenceFlow id="k9" sourceRef="b1" targetRef="undo"/><sequenceFlow id="k10" sourceRef="b2" targetRef="ad"/>
 <sequenceFlow id="k11" sourceRef="b3" targetRef="ad"/><sequenceFlow id="k12" sourceRef="b4" targetRef="ad"/>
 <sequenceFlow id="k13" sourceRef="b5" targetRef="eg"/>
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

namespace {

// States and events that nobody made.
void try_garbage(const Model& model, std::string_view bytes) {
  if (const auto garbage = deserialise(bytes)) {
    if (serialise(*deserialise(serialise(*garbage))) != serialise(*garbage)) std::abort();
    State state = *garbage;
    state.model = model.fingerprint();
    for (const Token& token : garbage->tokens) {
      check(model, state, TaskCompleted{token.id, "x", {}});
      for (ElementIndex event = 0; event < 4; ++event)
        check(model, state, TimerFired{token.id, event});
      check(model, state, ActDone{token.id, {}});
      check(model, state, Failed{token.id, "x", {}});
      check(model, state, Message{"m", token.id, {}});
    }
    check(model, state, Signalled{"g", {}});
    check(model, state, Changed{{{"n", 5}}});
    check(model, state, Cancelled{});
  }
  if (const auto event = deserialise_event(bytes))
    if (serialise(*deserialise_event(serialise(*event))) != serialise(*event)) std::abort();
}

// Three bytes an event: what, whose, and a value.
void play_bytes(const Model& model, const std::uint8_t* data, std::size_t size) {
  State state;
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    const TokenId token = state.tokens.empty() || data[i + 1] > 200
                              ? data[i + 1]
                              : state.tokens[data[i + 1] % state.tokens.size()].id;
    const Variables variables{{"n", data[i + 2] % 10}};
    switch (data[i] % 13) {
      case 0:
        check(model, state, Started{variables, data[i + 1] > 200 ? data[i + 2] : kNone});
        break;
      case 1:
        check(model, state, TaskCompleted{token, "x", variables});
        break;
      case 2:
        check(model, state, TaskCompleted{token, "y", variables});
        break;
      case 3:
        check(model, state, TaskCompleted{token, "", variables});
        break;
      case 4:
        check(model, state, TimerFired{token, data[i + 2] % 64u});
        break;
      case 5:
        check(model, state, ActDone{token, variables});
        break;
      case 6:
        check(model, state, TaskCompleted{token, "", {}});
        break;
      case 7:
        check(model, state, Message{"m", data[i + 2] % 2 == 0 ? 0 : token, variables});
        break;
      case 8:
        check(model, state, Signalled{"g", variables});
        break;
      case 9:
        check(model, state, Failed{token, data[i + 2] % 2 == 0 ? "x" : "other", variables});
        break;
      case 10:
        check(model, state, Changed{variables});
        break;
      case 11:
        check(model, state, Relocated{token, data[i + 2] % 64u});
        break;
      default:
        if (data[i + 1] == 255) check(model, state, Cancelled{"x"});
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ModelPtr flat = *read(kXml), deep = *read(kDeep);
  if (!flat->executable() || !deep->executable()) std::abort();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const ModelPtr& model : {flat, deep}) {
    try_garbage(*model, bytes);
    play_bytes(*model, data, size);
  }
  return 0;
}
