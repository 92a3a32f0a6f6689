// Calls put in place.
#include <fmt/format.h>

#include "engine/bpmn/reader.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

std::string file(std::string_view processes) {
  return fmt::format(R"(<definitions xmlns="{}" xmlns:tb="{}">{}</definitions>)", kBpmnNamespace,
                     kTongbanNamespace, processes);
}
// What is called: a task with a message behind it.
std::string called(std::string_view id, std::string_view rest = {}) {
  return file(fmt::format(
      R"(<message id="m" name="resolution"/><process id="{}"><startEvent id="s"/>{}<userTask id="look"/>)"
      R"(<receiveTask id="wait" messageRef="m"/><endEvent id="e"/><sequenceFlow id="a" sourceRef="s" targetRef="look"/>)"
      R"(<sequenceFlow id="b" sourceRef="look" targetRef="wait"/><sequenceFlow id="c" sourceRef="wait" targetRef="e"/></process>)",
      id, rest));
}
std::string caller(std::string_view called_key, std::string_view more = {}) {
  return file(fmt::format(
      R"(<process id="main"><startEvent id="s"/><callActivity id="call" calledElement="{}" {}/><userTask id="after"/><endEvent id="e"/>)"
      R"(<sequenceFlow id="a" sourceRef="s" targetRef="call"/><sequenceFlow id="b" sourceRef="call" targetRef="after"/><sequenceFlow id="c" sourceRef="after" targetRef="e"/></process>)",
      called_key, more));
}

struct Asked {
  std::vector<std::string> keys;
  FindCalled find(std::map<std::string, std::string> files) {
    return [this, files = std::move(files)](std::string_view key,
                                            std::string_view version) -> Result<xml::Element> {
      keys.push_back(std::string(key) + "/" + std::string(version));
      const auto found = files.find(std::string(key));
      if (found == files.end()) return not_found("test.missing", "没有");
      return read_tree(found->second);
    };
  }
};

TEST(Link, WhatIsCalledRunsInsideTheCallerUnderTheNameOfTheCall) {
  Asked asked;
  const auto model =
      read_linked(caller("part", R"(tb:version="3")"), asked.find({{"part", called("part")}}));
  ASSERT_TRUE(model) << model.error().detail;
  EXPECT_TRUE((*model)->executable());
  EXPECT_EQ(asked.keys, std::vector<std::string>{"part/3"});
  Instance run(*model);
  EXPECT_EQ(run.waiting(), "call.look");
  EXPECT_EQ(run.complete("call.look"), "");
  EXPECT_EQ(run.waiting(), "call.wait");
  EXPECT_EQ(run.message("resolution"), "") << "the message of the other file is known here";
  EXPECT_EQ(run.waiting(), "after");
}

TEST(Link, TwoCallsOfOneProcessAreTwoPlaces) {
  Asked asked;
  const auto xml = file(
      R"(<process id="main"><startEvent id="s"/><parallelGateway id="p"/><callActivity id="one" calledElement="part"/><callActivity id="two" calledElement="part"/>)"
      R"(<sequenceFlow id="a" sourceRef="s" targetRef="p"/><sequenceFlow id="b" sourceRef="p" targetRef="one"/><sequenceFlow id="c" sourceRef="p" targetRef="two"/></process>)");
  const auto model = read_linked(xml, asked.find({{"part", called("part")}}));
  ASSERT_TRUE(model) << model.error().detail;
  EXPECT_EQ(Instance(*model).waiting(), "one.look two.look");
}

TEST(Link, CallsInCallsAndCallsInTheSameFile) {
  Asked asked;
  const auto inner = called("inner");
  const auto middle = file(
      R"(<message id="own" name="of the middle"/><process id="middle"><startEvent id="s"/><callActivity id="deep" calledElement="inner"/><sequenceFlow id="a" sourceRef="s" targetRef="deep"/></process>)"
      R"(<process id="beside"><startEvent id="s"/><receiveTask id="hear" messageRef="own"/><sequenceFlow id="a" sourceRef="s" targetRef="hear"/></process>)");
  auto model = read_linked(caller("middle"), asked.find({{"middle", middle}, {"inner", inner}}));
  ASSERT_TRUE(model) << model.error().detail;
  EXPECT_EQ(Instance(*model).waiting(), "call.deep.look");
  auto file_of_two = middle;
  file_of_two.replace(file_of_two.find(R"(calledElement="inner")"), 21,
                      R"(calledElement="beside")");
  asked.keys.clear();
  model = read_linked(caller("middle"), asked.find({{"middle", file_of_two}}));
  ASSERT_TRUE(model) << model.error().detail;
  EXPECT_EQ(asked.keys, std::vector<std::string>{"middle/"}) << "its own file is looked at first";
  Instance run(*model);
  EXPECT_EQ(run.waiting(), "call.deep.hear");
  EXPECT_EQ(run.message("of the middle"), "");
  EXPECT_EQ(run.waiting(), "after");
}

TEST(Link, EventsAtTheBoundaryOfACallStopWhatIsCalled) {
  Asked asked;
  auto xml = caller("part");
  const std::string_view before = R"(<endEvent id="e"/>)";
  xml.insert(
      xml.find(before),
      R"(<boundaryEvent id="late" attachedToRef="call"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><userTask id="chase"/><sequenceFlow id="l" sourceRef="late" targetRef="chase"/>)");
  const auto model = read_linked(xml, asked.find({{"part", called("part")}}));
  ASSERT_TRUE(model) << model.error().detail;
  Instance run(*model);
  EXPECT_EQ(run.fire("late"), "");
  EXPECT_EQ(run.waiting(), "chase");
}

TEST(Link, ProcessesThatCallOneAnotherAreRefused) {
  Asked asked;
  const auto one = called("one", R"(<callActivity id="x" calledElement="two"/>)");
  const auto two = called("two", R"(<callActivity id="y" calledElement="one"/>)");
  const auto model = read_linked(caller("one"), asked.find({{"one", one}, {"two", two}}));
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, "bpmn.call_cycle");
  const auto self = read_linked(caller("main"), asked.find({}));
  ASSERT_FALSE(self);
  EXPECT_EQ(self.error().code, "bpmn.call_cycle");
}

TEST(Link, WhatCallsMoreThanAModelMayHaveIsRefused) {
  Asked asked;
  std::map<std::string, std::string> files;
  for (int i = 0; i < 12; ++i)
    files[fmt::format("p{}", i)] = called(
        fmt::format("p{}", i),
        fmt::format(
            R"(<callActivity id="x" calledElement="p{0}"/><callActivity id="y" calledElement="p{0}"/><callActivity id="z" calledElement="p{0}"/>)",
            i + 1));
  files["p12"] = called("p12");
  const auto model = read_linked(caller("p0"), asked.find(files));
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, "bpmn.too_large");
}

TEST(Link, ACallOfNothingIsNamedByTheReader) {
  Asked asked;
  const auto model = read_linked(caller(""), asked.find({}));
  ASSERT_TRUE(model);
  EXPECT_TRUE(asked.keys.empty());
  EXPECT_EQ(read_linked(caller("nobody"), asked.find({})).error().code, "test.missing");
}

}  // namespace
}  // namespace tb::bpmn
