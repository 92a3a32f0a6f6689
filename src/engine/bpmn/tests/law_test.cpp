// Drawings that break the law of their power, and the path on which they do.
#include "engine/bpmn/law.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/tests/drawing.hpp"

namespace tb::bpmn {
namespace {

Skeleton skeleton(std::string_view power) {
  auto read = read_skeleton(file("data/laws/skeletons/" + std::string(power) + ".json"));
  EXPECT_TRUE(read) << read.error().detail;
  return read ? *read : Skeleton{};
}

// "行政许可法 32（四）: start, accept=accept, again=correct"
std::string broken(const std::string& xml, std::string_view power = "permit") {
  const auto model = read(xml);
  EXPECT_TRUE(model && (*model)->executable());
  std::string text;
  for (const Finding& finding : unlawful(**model, skeleton(power))) {
    EXPECT_EQ(finding.kind, "law");
    EXPECT_TRUE(finding.blocking);
    EXPECT_FALSE(finding.elements.empty());
    text += finding.article + ":";
    for (const PlayStep& step : finding.example)
      text += " " + (step.element.empty() ? step.event : step.element) +
              (step.value.empty() ? "" : "=" + step.value);
    text += "\n";
  }
  return text;
}

// The shortest lawful permit; the parts that a test changes can be given.
struct Permit {
  std::string decide_apart = "tb:not_same_as=\"accept\"";
  std::string after_refusal = "serve_no";  // where a refusal goes
  std::string before_review;               // a node between acceptance and review
  std::string before_review_xml;
  std::string accept_to;  // instead of review
  std::string xml() const {
    Drawing drawing;
    drawing.start()
        .user("accept", "accept correct refuse", "tb:act=\"accept\"")
        .node("exclusiveGateway", "g")
        .user("correct", "", "tb:act=\"resubmit\"")
        .end("not_accepted")
        .user("review", "pass", "tb:act=\"review\"")
        .user("decide", "grant refuse", "tb:act=\"decide\" " + decide_apart)
        .node("exclusiveGateway", "d")
        .user("serve", "deliver", "tb:act=\"deliver\"")
        .user("serve_no", "deliver", "tb:act=\"deliver\"")
        .end("closed")
        .end("refused")
        .flow("start", "accept")
        .flow("accept", "g")
        .flow("g", "correct", "outcome = \"correct\"")
        .flow("correct", "accept")
        .flow("g", "not_accepted", "outcome = \"refuse\"")
        .flow("review", "decide")
        .flow("decide", "d")
        .flow("d", "serve", "outcome = \"grant\"")
        .flow("d", after_refusal, "outcome = \"refuse\"")
        .flow("serve", "closed")
        .flow("serve_no", "refused");
    const std::string first = accept_to.empty() ? "review" : accept_to;
    if (before_review.empty())
      drawing.flow("g", first, "outcome = \"accept\"");
    else
      drawing.raw(before_review_xml)
          .flow("g", before_review, "outcome = \"accept\"")
          .flow(before_review, first);
    return drawing.xml();
  }
};

TEST(Law, ALawfulPermitIsNotDoubted) {
  EXPECT_EQ(broken(Permit{}.xml()), "");
  EXPECT_EQ(broken(file("data/processes/permit.bpmn")), "");
}

TEST(Law, NobodyDecidesWhatHeAccepted) {  // 行政許可法 34、37
  Permit permit;
  permit.decide_apart = "tb:not_same_as=\"review\"";
  EXPECT_EQ(broken(permit.xml()), "行政许可法 34、37（受理与决定分岗，由不同的人办理）:\n");
}

TEST(Law, ADecisionNeedsAcceptanceAndReview) {  // 行政許可法 32、34、37
  Permit permit;
  permit.accept_to = "decide";
  EXPECT_EQ(broken(permit.xml()), "行政许可法 34、37: start accept=accept decide=grant\n");
}

TEST(Law, ARefusalIsServed) {  // 行政許可法 38、44
  Permit permit;
  permit.after_refusal = "refused";
  EXPECT_EQ(broken(permit.xml()),
            "行政许可法 38、44: start accept=accept review=pass decide=refuse\n");
}

TEST(Law, CorrectionsAreAskedBeforeAcceptanceOnly) {  // 行政許可法 32（四）
  Permit permit;
  permit.before_review = "again";
  permit.before_review_xml =
      "<userTask id=\"again\" tb:act=\"accept\" tb:outcomes=\"correct\"><extensionElements>"
      "<tb:outcome id=\"correct\" name=\"补正\"/></extensionElements></userTask>";
  EXPECT_EQ(broken(permit.xml()), "行政许可法 32（四）: start accept=accept again=correct\n");
}

TEST(Law, AnAcceptedCaseIsDecided) {  // 行政許可法 37、42
  Permit permit;
  permit.accept_to = "not_accepted";
  EXPECT_EQ(broken(permit.xml()), "行政许可法 37、42: start accept=accept\n");
}

TEST(Law, WaitsThatAreDrawnStayWithinTheLimit) {  // 行政許可法 42
  const auto waiting = [](std::string_view duration) {
    Permit permit;
    permit.before_review = "rest";
    permit.before_review_xml =
        "<intermediateCatchEvent id=\"rest\"><timerEventDefinition><timeDuration>" +
        std::string(duration) + "</timeDuration></timerEventDefinition></intermediateCatchEvent>";
    return broken(permit.xml());
  };
  EXPECT_EQ(waiting("P30D"), "");
  EXPECT_EQ(waiting("P31D"),
            "行政许可法 42（二十日，经批准可以延长十日）: start accept=accept rest\n");
  EXPECT_NE(waiting("P2M"), "");
}

TEST(Law, APenaltyNeedsFilingInvestigationAndNotice) {  // 行政處罰法 44、54、57、61、62
  Drawing drawing;
  drawing.start()
      .user("file", "file", "tb:act=\"file\"")
      .user("investigate", "finish", "tb:act=\"investigate\"")
      .user("decide", "punish spare", "tb:act=\"decide\" tb:not_same_as=\"investigate\"")
      .node("exclusiveGateway", "d")
      .user("serve", "deliver", "tb:act=\"deliver\"")
      .end()
      .flow("start", "file")
      .flow("file", "investigate")
      .flow("investigate", "decide")
      .flow("decide", "d")
      .flow("d", "serve", "outcome = \"punish\"")
      .flow("d", "end", "outcome = \"spare\"")
      .flow("serve", "end");
  EXPECT_EQ(broken(drawing.xml(), "penalty"),
            "行政处罚法 44、62: start file=file investigate=finish decide=punish\n");
}

TEST(Law, RulesThatSayNothingAreRefused) {
  const auto rule = [](std::string_view text) {
    return read_skeleton(R"({"power":"x","name":"x","law":"x","rules":[)" + std::string(text) +
                         "]}");
  };
  EXPECT_EQ(
      rule(R"({"id":"a","kind":"needs","on":["x"],"article":"1","message":"m"})").error().code,
      "law.skeleton");
  EXPECT_EQ(
      rule(R"({"id":"a","kind":"within","on":["x"],"until":["y"],"article":"1","message":"m"})")
          .error()
          .code,
      "law.skeleton");
  EXPECT_FALSE(rule(R"({"id":"a","kind":"magic","on":["x"],"article":"1","message":"m"})"));
  EXPECT_TRUE(
      rule(R"({"id":"a","kind":"owes","on":["x"],"until":["y"],"article":"1","message":"m"})"));
}

}  // namespace
}  // namespace tb::bpmn
