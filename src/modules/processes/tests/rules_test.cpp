// What speaks against a drawing, on drawings that differ from the shipped permit in one place.
#include "modules/processes/rules.hpp"

#include <gtest/gtest.h>

#include "engine/bpmn/reader.hpp"
#include "platform/files/whole_file.hpp"

namespace tb::processes::rules {
namespace {

std::string file(const std::string& path) {
  const auto text = files::whole_file(std::string(TB_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(text) << path;
  return text.value_or("");
}

std::string permit(std::string_view from = {}, std::string_view to = {}) {
  std::string xml = file("data/processes/permit.bpmn");
  if (from.empty()) return xml;
  const auto at = xml.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return xml.replace(at, from.size(), to);
}

// The words of the shipped drawings.
Vocabulary words() {
  return {.acts = {{"accept", "受理", {{"accept", ""}, {"correct", ""}, {"refuse", ""}}},
                   {"resubmit", "补正", {{"resubmit", ""}}},
                   {"clarify", "核实", {{"answer", ""}}},
                   {"review", "审查", {{"pass", ""}, {"return", ""}}},
                   {"decide", "决定", {{"grant", ""}, {"refuse", ""}}},
                   {"deliver", "送达", {{"deliver", ""}}}},
          .automatic_acts = {{"deem_accept", ""}, {"deem_withdrawn", ""}},
          .roles = {{"accepter", ""},
                    {"applicant", ""},
                    {"approver", ""},
                    {"issuer", ""},
                    {"reviewer", ""}},
          .capacities = {},
          .clocks = {{"correction", ""},
                     {"deemed_withdrawal", ""},
                     {"delivery", ""},
                     {"notice", ""},
                     {"pre_review", ""},
                     {"promised", ""}},
          .decisions = {{"yellow_card/黄牌", ""}}};
}

// "error contract accept; warning unreachable x"
std::string found(const std::string& xml) {
  const auto model = bpmn::read(xml);
  const auto law = bpmn::read_skeleton(file("data/laws/skeletons/permit.json"));
  EXPECT_TRUE(model && law);
  if (!model || !law) return "unreadable";
  std::string out;
  for (const auto& finding : findings(**model, &*law, words())) {
    EXPECT_FALSE(finding.message.empty());
    out += (out.empty() ? "" : "; ") + std::string(name_of(finding.severity)) + " " + finding.kind;
    for (const auto& element : finding.elements) out += " " + element;
  }
  return out;
}

TEST(ProcessRules, TheShippedDrawingsAreClean) {
  EXPECT_EQ(found(permit()), "");
  for (const auto* name : {"record", "benefit"}) {
    const auto model = bpmn::read(file("data/processes/" + std::string(name) + ".bpmn"));
    ASSERT_TRUE(model);
    EXPECT_TRUE(findings(**model, nullptr, words()).empty()) << name;
  }
}

TEST(ProcessRules, WordsThatNobodyKnowsAreErrors) {
  EXPECT_EQ(found(permit(R"(tb:role="reviewer")", R"(tb:role="examiner")")),
            "error contract review");
  EXPECT_EQ(found(permit(R"(tb:act="deem_accept")", R"(tb:act="fly")")).substr(0, 26),
            "error contract deem_accept");
  EXPECT_EQ(found(permit(R"(tb:clock="notice")", R"(tb:clock="never")")),
            "error contract notice_elapsed");
  EXPECT_EQ(found(permit(R"(tb:not_same_as="accept review clarify")",
                         R"(tb:not_same_as="accept review fly")"))
                .substr(0, 21),
            "error contract decide");
}

TEST(ProcessRules, WhatBreaksTheLawIsAnErrorWithItsArticle) {  // 行政許可法 34、37
  const auto xml =
      permit(R"(tb:not_same_as="accept review clarify")", R"(tb:not_same_as="review")");
  EXPECT_EQ(found(xml), "error law decide");
  const auto law = bpmn::read_skeleton(file("data/laws/skeletons/permit.json"));
  const auto all = findings(**bpmn::read(xml), &*law, words());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_TRUE(all[0].article.starts_with("行政许可法 34、37"));
  EXPECT_TRUE(findings(**bpmn::read(xml), nullptr, words()).empty());
}

TEST(ProcessRules, WhatCannotBeRunIsSaidAtItsPlace) {
  const auto all =
      found(permit(R"(<bpmn:serviceTask id="deem_accept" name="视为受理" tb:act="deem_accept">)",
                   R"(<bpmn:serviceTask id="deem_accept" name="视为受理">)"));
  EXPECT_EQ(all.substr(0, 29), "error unsupported deem_accept") << all;
}

// Each sentence has a code, and what it is about, so that it can be told in other languages.
TEST(ProcessRules, FindingsCarryWhatTheySay) {
  const auto law = bpmn::read_skeleton(file("data/laws/skeletons/permit.json"));
  const auto of = [&](std::string_view from, std::string_view to) {
    return findings(**bpmn::read(permit(from, to)), &*law, words()).at(0);
  };
  const auto role = of(R"(tb:role="reviewer")", R"(tb:role="examiner")");
  EXPECT_EQ(role.code, "contract.role");
  EXPECT_EQ(role.names, (std::vector<std::string>{"审查"}));
  EXPECT_EQ(role.term, "examiner");
  const auto people = of(R"(tb:not_same_as="accept review clarify")", R"(tb:not_same_as="review")");
  EXPECT_EQ(people.code, "law.permit.two_people");
  EXPECT_EQ(people.names, (std::vector<std::string>{"决定"}));
  EXPECT_EQ(of(R"(<bpmn:endEvent id="not_accepted")",
               R"(<bpmn:task id="lonely" name="没人到"/><bpmn:endEvent id="not_accepted")")
                .code,
            "unreachable");
}

TEST(ProcessRules, ValuesAreNamedAndOfSomeSize) {
  const auto read = values_of({{-1, {R"({"amount":6,"since":{"@date":"2026-03-02"}})"}}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->at(0).before, 0u);
  EXPECT_EQ(read->at(0).values.size(), 2u);
  for (const std::string& bad : {std::string("[]"), std::string("6"), std::string("{"),
                                 "{\"a\":\"" + std::string(17'000, 'x') + "\"}"})
    EXPECT_EQ(values_of({{0, {bad}}}).error().code, "process.values");
}

TEST(ProcessRules, AKeyIsOfSmallLettersDigitsAndUnderscores) {
  EXPECT_TRUE(check_key("shop_permit_2"));
  EXPECT_TRUE(check_key(std::string(40, 'a')));
  for (const std::string& key :
       {std::string(), std::string("a"), std::string("_a"), std::string("2a"), std::string("aB"),
        std::string("a b"), std::string("店铺"), std::string(41, 'a')})
    EXPECT_EQ(check_key(key).error().code, "process.key") << key;
}

TEST(ProcessRules, StepsKeepWhatWasChosen) {
  const auto steps = steps_of({{"a", "complete", "yes", {1, -5, 0}}});
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].choices, (std::vector<std::uint32_t>{1, 0, 0}));
}

}  // namespace
}  // namespace tb::processes::rules
