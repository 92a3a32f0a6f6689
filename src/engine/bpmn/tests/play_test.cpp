// Drawings run in memory: order, time, messages between pools, calls.
#include "engine/bpmn/play.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"

namespace tb::bpmn {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Played played(const std::string& xml, PlayOptions options = {}) {
  const auto file = read_file(xml, Scripts::passed);
  if (!file) {
    ADD_FAILURE() << file.error().detail;
    return {};
  }
  auto result = play(*file, options);
  EXPECT_TRUE(result);
  return result ? *result : Played{};
}

TEST(Play, CompletesTasksInDocumentOrder) {
  const Played result =
      played(Drawing()
                 .start()
                 .node("parallelGateway", "fork")
                 .user("b")
                 .user("a", "yes no", "tb:result=\"said\"")
                 .node("serviceTask", "act")
                 .node("scriptTask", "js", "scriptFormat=\"javascript\"", "<script>1</script>")
                 .node("parallelGateway", "join")
                 .end()
                 .flow("start", "fork")
                 .flow("fork", "a")
                 .flow("fork", "b")
                 .flow("fork", "act")
                 .flow("act", "js")
                 .flow("a", "join")
                 .flow("b", "join")
                 .flow("js", "join")
                 .flow("join", "end")
                 .xml());
  EXPECT_EQ(joined(result.completed), "start fork act js b a join end");
  EXPECT_TRUE(result.ended);
  EXPECT_TRUE(result.waiting.empty());
  EXPECT_FALSE(result.error);
  EXPECT_EQ(*result.variables.find("said"), feel::Value("yes"));
}

TEST(Play, FiresTimersInTheirOrderWhenNothingElseCanMove) {
  const auto timer = [](std::string_view text) {
    return "<timerEventDefinition><timeDuration>" + std::string(text) +
           "</timeDuration></timerEventDefinition>";
  };
  const Played result = played(Drawing()
                                   .start()
                                   .node("intermediateCatchEvent", "long", "", timer("P2D"))
                                   .node("intermediateCatchEvent", "short", "", timer("PT1H"))
                                   .user("a")
                                   .flow("start", "long")
                                   .flow("start", "short")
                                   .flow("start", "a")
                                   .xml());
  EXPECT_EQ(joined(result.completed), "start a short long");
}

TEST(Play, GivesMessagesToWhoWaitsAndSaysWhoStillDoes) {
  const std::string xml = Drawing()
                              .define("<message id=\"m\" name=\"paid\"/>")
                              .start()
                              .node("intermediateCatchEvent", "pay", "",
                                    Drawing::definition("message", "messageRef=\"m\""))
                              .node("receiveTask", "any")
                              .end()
                              .flow("start", "any")
                              .flow("any", "pay")
                              .flow("pay", "end")
                              .xml();
  const Played waits = played(xml);
  EXPECT_EQ(joined(waits.completed), "start any");
  EXPECT_EQ(joined(waits.waiting), "pay");
  EXPECT_FALSE(waits.ended);
  PlayOptions options;
  options.messages.push_back({"paid", {{"sum", 5}}});
  const Played ends = played(xml, options);
  EXPECT_TRUE(ends.ended);
  EXPECT_EQ(*ends.variables.find("sum"), feel::Value(5));
}

TEST(Play, RunsCalledProcessesAndThoseOfOtherPools) {
  const std::string xml =
      "<definitions xmlns=\"" + std::string(kBpmnNamespace) + "\" xmlns:tb=\"" +
      std::string(kTongbanNamespace) +
      "\"><message id=\"m\" name=\"order\"/>"
      "<collaboration id=\"c\"><participant id=\"p1\" processRef=\"buyer\"/>"
      "<participant id=\"p2\" processRef=\"seller\"/>"
      "<messageFlow id=\"mf\" sourceRef=\"buy\" targetRef=\"begin\"/>"
      "<messageFlow id=\"mf2\" sourceRef=\"ship\" targetRef=\"get\"/></collaboration>"
      "<process id=\"buyer\" isExecutable=\"true\"><startEvent id=\"s\"/>"
      "<callActivity id=\"call\" calledElement=\"choose\"/>"
      "<sendTask id=\"buy\"/><receiveTask id=\"get\" messageRef=\"m\"/><endEvent id=\"e\"/>"
      "<sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"call\"/>"
      "<sequenceFlow id=\"f2\" sourceRef=\"call\" targetRef=\"buy\"/>"
      "<sequenceFlow id=\"f3\" sourceRef=\"buy\" targetRef=\"get\"/>"
      "<sequenceFlow id=\"f4\" sourceRef=\"get\" targetRef=\"e\"/></process>"
      "<process id=\"seller\"><startEvent id=\"begin\"><messageEventDefinition/></startEvent>"
      "<sendTask id=\"ship\"/><sequenceFlow id=\"g1\" sourceRef=\"begin\" targetRef=\"ship\"/>"
      "</process>"
      "<process id=\"choose\"><startEvent id=\"cs\"/><scriptTask id=\"pick\" tb:result=\"what\">"
      "<script>\"tea\"</script></scriptTask>"
      "<sequenceFlow id=\"h1\" sourceRef=\"cs\" targetRef=\"pick\"/></process></definitions>";
  const Played result = played(xml);
  EXPECT_EQ(joined(result.completed), "s cs pick call buy begin ship get e");
  EXPECT_TRUE(result.ended);
  EXPECT_EQ(*result.variables.find("what"), feel::Value("tea"));
  PlayOptions options;
  options.process = "choose";
  EXPECT_EQ(joined(played(xml, options).completed), "cs pick");
}

TEST(Play, StopsWithAReason) {
  const Played nowhere = played(Drawing()
                                    .start()
                                    .node("exclusiveGateway", "g")
                                    .user("a")
                                    .user("b")
                                    .flow("start", "g")
                                    .flow("g", "a", "x = 1")
                                    .flow("g", "b", "x = 2")
                                    .xml());
  ASSERT_TRUE(nowhere.error);
  EXPECT_EQ(nowhere.error->code, "bpmn.no_flow");
  const std::string endless = Drawing().start().user("a").flow("start", "a").flow("a", "a").xml();
  PlayOptions few;
  few.max_steps = 100;
  EXPECT_EQ(played(endless, few).error->code, "bpmn.step_limit");
  EXPECT_EQ(played(endless, few).completed.size(), 100u);
  const Played failed = played(Drawing()
                                   .start()
                                   .node("endEvent", "bad", "", Drawing::definition("error"))
                                   .flow("start", "bad")
                                   .xml());
  EXPECT_TRUE(failed.ended);
  EXPECT_EQ(failed.error->code, "bpmn.failed");
  const std::string forever = "<definitions xmlns=\"" + std::string(kBpmnNamespace) +
                              "\"><process id=\"p\"><callActivity id=\"c\" calledElement=\"p\"/>"
                              "</process></definitions>";
  EXPECT_EQ(played(forever).error->code, "bpmn.call_limit");
}

TEST(Play, BeginsByATimerOrMessageWhereNothingElseBegins) {
  const std::string xml =
      Drawing()
          .node("startEvent", "t", "",
                "<timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition>")
          .node("startEvent", "m", "", Drawing::definition("message"))
          .end()
          .flow("t", "end")
          .flow("m", "end")
          .xml();
  EXPECT_EQ(joined(played(xml).completed), "t end");
  PlayOptions options;
  options.messages.push_back({"m", {}});
  EXPECT_EQ(joined(played(xml, options).completed), "m end");
}

}  // namespace
}  // namespace tb::bpmn
