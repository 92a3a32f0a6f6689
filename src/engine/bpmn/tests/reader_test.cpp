#include "engine/bpmn/reader.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"

namespace tb::bpmn {
namespace {

std::string code(std::string_view xml, const Limits& limits = {}) {
  const auto model = read(xml, limits);
  return model ? "" : model.error().code;
}

// "id: reason" of each finding, blocking ones with "!".
std::string findings(std::string_view xml) {
  const auto model = read(xml);
  if (!model) return model.error().code;
  std::string text;
  for (const Unsupported& found : (*model)->unsupported())
    text += (found.blocking ? "!" : "") + found.id + ": " + found.reason + "\n";
  return text;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(Reader, ReadsTasksWithTongbansAttributes) {
  const auto model =
      Drawing()
          .start()
          .raw(R"(<userTask id="decide" name="决定" tb:act="decide" tb:role="approver"
      tb:capacity="deciding" tb:outcomes="grant  refuse" tb:clock="promised"
      tb:not_same_as="accept review" tb:result="decision">
      <documentation>行政许可法 38</documentation>
      <extensionElements><tb:outcome id="refuse" name="不予许可" consequence="写明理由"/>
      <tb:outcome id="grant" name="准予许可"/></extensionElements></userTask>)")
          .flow("start", "decide")
          .model();
  const Element& task = model->element(model->find("decide"));
  EXPECT_EQ(task.kind, ElementKind::user_task);
  EXPECT_EQ(task.name, "决定");
  EXPECT_EQ(task.documentation, "行政许可法 38");
  EXPECT_EQ(task.act + " " + task.role + " " + task.capacity + " " + task.clock + " " + task.result,
            "decide approver deciding promised decision");
  EXPECT_EQ(task.not_same_as, (std::vector<std::string>{"accept", "review"}));
  ASSERT_EQ(task.outcomes.size(), 2u);
  EXPECT_EQ(task.outcomes[0].id, "grant") << "in the order of tb:outcomes";
  EXPECT_EQ(task.outcome("refuse")->consequence, "写明理由");
  EXPECT_EQ(task.outcome("deliver"), nullptr);
  EXPECT_EQ(task.line, 4u);
  EXPECT_EQ(model->find("nothing"), kNone);
}

TEST(Reader, FollowsNamespacesNotPrefixes) {
  const auto model = read(R"(<?xml version="1.0" encoding="UTF-8"?>
    <semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL">
    <semantic:process id="q" name="名"><semantic:startEvent id="s"/>
    <task xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="t"/>
    <bpmn:userTask xmlns:bpmn="urn:else" id="foreign"/></semantic:process></semantic:definitions>)");
  ASSERT_TRUE(model);
  EXPECT_EQ((*model)->name(), "名");
  EXPECT_EQ((*model)->elements().size(), 2u);
  EXPECT_EQ((*model)->element(1).kind, ElementKind::pass_through);
}

TEST(Reader, ReadsTimersByClockOrDuration) {
  const auto model = Drawing()
                         .start()
                         .user("a")
                         .timer("t", "a", false, "notice")
                         .node("boundaryEvent", "u", "attachedToRef=\"a\"",
                               "<timerEventDefinition><timeDuration> P1M2DT3H "
                               "</timeDuration></timerEventDefinition>")
                         .node("boundaryEvent", "v", "attachedToRef=\"a\"",
                               "<timerEventDefinition tb:clock=\"promised\"/>")
                         .flow("start", "a")
                         .model();
  const auto timer = [&](std::string_view id) { return model->element(model->find(id)).timer; };
  EXPECT_EQ(timer("t").clock, "notice");
  EXPECT_FALSE(model->element(model->find("t")).interrupting);
  EXPECT_EQ(timer("u").months, 1);
  EXPECT_EQ(timer("u").us, 51 * std::int64_t{3600} * 1'000'000);
  EXPECT_TRUE(model->element(model->find("u")).interrupting);
  EXPECT_EQ(timer("v").clock, "promised");
  EXPECT_EQ(model->element(model->element(model->find("v")).attached_to).id, "a");
  EXPECT_EQ(model->element(model->find("a")).boundaries.size(), 3u);
}

TEST(Reader, RefusesWhatIsNoXml) {
  const std::string good = Drawing().start().xml();
  for (const auto& bad : {std::string(), std::string("BPMN"), std::string("<definitions>"),
                          good.substr(0, good.size() / 2), good + "<definitions/>", good + "\xff",
                          std::string("\xff\xfe<\0a", 5), std::string("<a b=\"1\" b=\"2\"/>"),
                          std::string("<a></b>"), std::string(1000, '<')})
    EXPECT_EQ(code(bad), "bpmn.malformed") << bad.substr(0, 60);
  EXPECT_EQ(code("<a/>"), "bpmn.no_process");
  EXPECT_EQ(code("<definitions/>"), "bpmn.no_process") << "another namespace";
  EXPECT_EQ(code("<definitions xmlns=\"" + std::string(kBpmnNamespace) + "\"/>"),
            "bpmn.no_process");
  EXPECT_EQ(read(good, {}, "other").error().code, "bpmn.no_process");
}

TEST(Reader, RefusesDoctypeEntitiesAndSize) {
  EXPECT_EQ(code("<!DOCTYPE a [<!ENTITY x \"" + std::string(100, 'x') + "\">]><a>&x;</a>"),
            "bpmn.doctype");
  EXPECT_EQ(code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), "bpmn.doctype");
  EXPECT_EQ(code(std::string(4 * 1024 * 1024 + 1, ' ')), "bpmn.too_large");
  std::string deep, flat = "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>", flat += "<b/>";
  EXPECT_EQ(code(deep + std::string("<b/>")), "bpmn.malformed") << "never closed";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  EXPECT_EQ(code(deep), "bpmn.too_deep");
  EXPECT_EQ(code(flat + "</a>", {.xml_nodes = 1000}), "bpmn.too_large");
  Drawing many;
  for (int i = 0; i < 30; ++i) many.user("u" + std::to_string(i));
  EXPECT_EQ(code(many.xml(), {.elements = 20}), "bpmn.too_large");
}

TEST(Reader, NamesEveryBrokenReference) {
  const auto model = read(Drawing()
                              .start()
                              .user("a")
                              .user("a")
                              .user("")
                              .flow("a", "gone")
                              .flow("nowhere", "a")
                              .node("boundaryEvent", "t", "attachedToRef=\"none\"")
                              .node("boundaryEvent", "u")
                              .user("b", "", "default=\"f\"")
                              .flow("start", "b", "", "f")
                              .flow("start", "b", "", "f")
                              .xml());
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, "bpmn.invalid");
  std::string all;
  for (const FieldError& field : model.error().fields)
    all += field.field + " " + field.message + "\n";
  EXPECT_EQ(model.error().fields.size(), 8u) << all;
  for (const auto* part :
       {"a 第", "编号重复", "缺少编号", "终点“gone”不存在", "起点“nowhere”不存在",
        "任务“none”不存在", "没有附着", "默认出线“f”不是它的出线"})
    EXPECT_TRUE(has(all, part)) << part << "\n" << all;
}

TEST(Reader, ReportsEachElementThatItCannotExecute) {
  const std::string text =
      findings(Drawing()
                   .start()
                   .node("choreographyTask", "s")
                   .node("intermediateCatchEvent", "m", "",
                         "<messageEventDefinition/><signalEventDefinition/>")
                   .node("intermediateCatchEvent", "e", "", "<errorEventDefinition/>")
                   .node("intermediateCatchEvent", "n")
                   .flow("start", "s")
                   .flow("s", "m")
                   .flow("m", "e")
                   .flow("e", "n")
                   .raw("<dataObject id=\"d\"/><textAnnotation id=\"note\"/><laneSet id=\"l\"/>")
                   .raw("<conversation id=\"c\"/>")
                   .xml());
  EXPECT_EQ(text,
            "!s: 编排图不能执行\n"
            "!m: 一个事件只能有一种触发方式\n"
            "!e: 这里不能有这种事件（errorEventDefinition）\n"
            "!n: 这种元素不能执行\n"
            "!c: 这种元素不能执行\n"
            "d: 数据对象不参与执行\n");
}

TEST(Reader, DoesNotBlockForWhatNoTokenReaches) {
  const auto model =
      *read(Drawing().start().user("a").flow("start", "a").node("choreographyTask", "s").xml());
  ASSERT_EQ(model->unsupported().size(), 1u);
  EXPECT_FALSE(model->unsupported()[0].blocking);
  EXPECT_TRUE(model->executable());
  EXPECT_FALSE(model->element(model->find("s")).reachable);
}

TEST(Reader, BlocksWhatChangesTheMeaningOfATask) {
  const auto task = [](std::string_view attributes, std::string_view inner = "") {
    return findings(
        Drawing().start().node("userTask", "a", attributes, inner).flow("start", "a").xml());
  };
  EXPECT_EQ(task(""), "");
  EXPECT_TRUE(has(task("", "<multiInstanceLoopCharacteristics/>"), "!a"));
  EXPECT_TRUE(has(task("isForCompensation=\"true\""), "!a"));
  EXPECT_TRUE(has(task("startQuantity=\"2\""), "!a"));
  EXPECT_TRUE(has(task("tb:not_sane_as=\"accept\""), "请检查拼写"))
      << "a typing error loses no rule";
  EXPECT_TRUE(has(task("tb:role=\"Approver!\""), "!a"));
  EXPECT_TRUE(has(task("tb:outcomes=\"x\""), "没有名称"));
  EXPECT_TRUE(
      has(task("", "<extensionElements><tb:outcome id=\"x\" name=\"y\"/></extensionElements>"),
          "不一致"));
  EXPECT_TRUE(has(task("tb:outcomes=\"x x\""), "互不相同"));
  EXPECT_TRUE(has(task("", "<extensionElements><tb:magic/></extensionElements>"), "!a"));
  EXPECT_EQ(task("xmlns:c=\"urn:c\" c:assignee=\"x\"",
                 "<extensionElements><c:form xmlns:c=\"urn:c\"/></extensionElements>"),
            "a: 其他软件的扩展属性，不执行\na: 其他软件的扩展，不执行\n");
}

TEST(Reader, BlocksGatewaysAndFlowsThatCannotDecide) {
  const auto gateway = [](std::string_view kind, std::string_view first, std::string_view second) {
    return findings(Drawing()
                        .start()
                        .node(kind, "g")
                        .user("a")
                        .user("b")
                        .flow("start", "g")
                        .flow("g", "a", first)
                        .flow("g", "b", second)
                        .xml());
  };
  EXPECT_EQ(gateway("exclusiveGateway", "x = 1", "x = 2"), "");
  EXPECT_TRUE(has(gateway("exclusiveGateway", "x = 1", ""), "没有条件，也不是默认出线"));
  EXPECT_TRUE(has(gateway("exclusiveGateway", "x = ", "x = 2"),
                  "!flow2: 条件有误：表达式第 1 行第 4 个字符"));
  EXPECT_TRUE(has(gateway("parallelGateway", "x = 1", ""), "并行网关的出线不能有条件"));
  EXPECT_EQ(gateway("exclusiveGateway", "=x = 1", "= x = 2"), "") << "the mark of drawing programs";
  const std::string other =
      Drawing()
          .start()
          .user("a")
          .raw(
              "<sequenceFlow id=\"f\" sourceRef=\"start\" targetRef=\"a\"><conditionExpression "
              "language=\"http://www.w3.org/1999/XPath\">x</conditionExpression></sequenceFlow>")
          .xml();
  EXPECT_EQ(findings(other), "!f: 条件不是 FEEL 语言\n");
}

TEST(Reader, BlocksStartsEndsAndTimersThatAreWrong) {
  EXPECT_TRUE(has(findings(Drawing().xml()), "!p: 没有普通的开始事件"));
  EXPECT_EQ(findings(Drawing().user("a").xml()), "") << "what has no way into it begins";
  EXPECT_TRUE(has(findings(Drawing().start().start("s2").xml()), "!s2: 流程只能有一个开始事件"));
  EXPECT_TRUE(
      has(findings(Drawing().start().node("startEvent", "m", "", "<errorEventDefinition/>").xml()),
          "!m"));
  EXPECT_TRUE(has(findings(Drawing().start().user("a").flow("start", "a").flow("a", "start").xml()),
                  "开始事件不能有进线"));
  EXPECT_TRUE(has(findings(Drawing().start().end().flow("start", "end").flow("end", "end").xml()),
                  "结束事件不能有出线"));
  EXPECT_TRUE(has(findings(Drawing().start().node("serviceTask", "s").flow("start", "s").xml()),
                  "没有指定动作"));
  const auto timer = [](std::string_view attributes, std::string_view inner) {
    return findings(
        Drawing()
            .start()
            .user("a")
            .flow("start", "a")
            .node("boundaryEvent", "t", "attachedToRef=\"a\" " + std::string(attributes),
                  "<timerEventDefinition>" + std::string(inner) + "</timerEventDefinition>")
            .xml());
  };
  EXPECT_TRUE(has(timer("", ""), "不能都有或都没有"));
  EXPECT_TRUE(has(timer("tb:clock=\"n\"", "<timeDuration>P1D</timeDuration>"), "不能都有或都没有"));
  EXPECT_EQ(timer("", "<timeCycle>R3/PT10H</timeCycle>"), "");
  EXPECT_EQ(timer("", "<timeDate>2026-12-01T09:00:00+08:00</timeDate>"), "");
  EXPECT_EQ(timer("", "<timeDuration>=patience</timeDuration>"), "");
  EXPECT_TRUE(has(timer("", "<timeCycle>0 0 9 * * ?</timeCycle>"), "!t: 定时的写法不认识"));
  EXPECT_TRUE(has(timer("", "<timeCycle>R0/PT1H</timeCycle>"), "!t: 定时的写法不认识"));
  EXPECT_TRUE(has(timer("", "<timeDate>tomorrow</timeDate>"), "!t: 定时的写法不认识"));
  EXPECT_TRUE(has(timer("", "<timeDuration>5 days</timeDuration>"), "!t: 定时的写法不认识"));
  EXPECT_TRUE(has(timer("", "<timeOfDay>9</timeOfDay>"), "!t: 定时只支持"));
  EXPECT_TRUE(has(findings(Drawing()
                               .start()
                               .user("a")
                               .flow("start", "a")
                               .node("boundaryEvent", "e", "attachedToRef=\"a\"",
                                     "<linkEventDefinition name=\"x\"/>")
                               .xml()),
                  "!e"));
  EXPECT_TRUE(has(
      findings(Drawing().start().user("a").timer("t", "a").flow("start", "a").flow("a", "t").xml()),
      "不能有进线"));
}

TEST(Reader, TakesTheExecutableProcessOrTheNamedOne) {
  const std::string xml =
      "<definitions xmlns=\"" + std::string(kBpmnNamespace) +
      "\"><collaboration id=\"c\"/><process id=\"one\"><startEvent id=\"s\"/></process>"
      "<process id=\"two\" isExecutable=\"true\"><startEvent id=\"s\"/></process></definitions>";
  EXPECT_EQ((*read(xml))->id(), "two");
  EXPECT_EQ((*read(xml, {}, "one"))->id(), "one");
  EXPECT_EQ((*read(xml))->unsupported().size(), 1u);
  EXPECT_TRUE((*read(xml))->executable());
}

TEST(Reader, GivesDifferentModelsDifferentFingerprints) {
  const auto model = [](std::string_view condition) {
    return Drawing().start().user("a").flow("start", "a", condition).model()->fingerprint();
  };
  EXPECT_EQ(model("x = 1"), model("x = 1"));
  EXPECT_NE(model("x = 1"), model("x = 2"));
  const auto target = [](std::string_view to) {
    return Drawing().start().user("a").user("b").flow("start", to).model()->fingerprint();
  };
  EXPECT_NE(target("a"), target("b"));
}

}  // namespace
}  // namespace tb::bpmn
