#include "core/form.hpp"

#include <gtest/gtest.h>

#include "core/codes.hpp"

namespace tb {
namespace {

constexpr std::string_view kSchema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",
"required":["name","id_number","central_air"],"additionalProperties":false,
"properties":{
 "name":{"type":"string","title":"店名","minLength":1,"x-index":true},
 "id_number":{"type":"string","title":"身份号码","format":"id-number","x-sensitive":true,"x-index":true},
 "area_m2":{"type":"number","title":"面积","minimum":1},
 "category":{"type":"string","title":"类别","enum":["理发店","旅店"]},
 "central_air":{"type":"boolean","title":"集中空调"},
 "air_units":{"type":"integer","title":"空调台数"},
 "place":{"type":"object","title":"地点","properties":{"street":{"type":"string","title":"街道"},
   "phone":{"type":"string","title":"电话","format":"phone","x-sensitive":true}}},
 "staff":{"type":"array","title":"从业人员","items":{"type":"object","required":["name"],
   "properties":{"name":{"type":"string","title":"姓名","x-sensitive":true}}}}},
"if":{"properties":{"central_air":{"const":true}},"required":["central_air"]},"then":{"required":["air_units"]}})";

constexpr Date kToday{20514};  // 2 March 2026

FormSchema schema() { return *FormSchema::parse(kSchema); }

std::vector<std::string> wrong(std::string_view form, FormMode mode) {
  std::vector<std::string> out;
  if (const auto done = schema().check(form, mode, kToday); !done)
    for (const auto& field : done.error().fields) out.push_back(field.field + ":" + field.code);
  std::sort(out.begin(), out.end());
  return out;
}
using Fields = std::vector<std::string>;

TEST(FormTest, ADraftMayBeIncomplete) {
  EXPECT_EQ(wrong(R"({})", FormMode::draft), Fields{});
  EXPECT_EQ(wrong(R"({"id_number":"5116"})", FormMode::draft), Fields{}) << "half typed";
  EXPECT_EQ(wrong(R"({"central_air":true})", FormMode::draft), Fields{});
}

TEST(FormTest, TypesAreWrongInDraftsToo) {
  EXPECT_EQ(wrong(R"({"area_m2":"八十六"})", FormMode::draft), Fields{"area_m2:type"});
}

TEST(FormTest, AllMistakesAtOnceWithTheTitleOfTheField) {
  const auto done =
      schema().check(R"({"area_m2":0,"category":"饭馆","id_number":"511602199003161247"})",
                     FormMode::complete, kToday);
  ASSERT_FALSE(done);
  Fields fields;
  for (const auto& field : done.error().fields) fields.push_back(field.field);
  for (const auto* name : {"area_m2", "category", "central_air", "id_number", "name"})
    EXPECT_NE(std::find(fields.begin(), fields.end(), name), fields.end()) << name;
  for (const auto& field : done.error().fields)
    if (field.field == "name") EXPECT_EQ(field.message, "请填写“店名”");
}

TEST(FormTest, AnAnswerAsksForMore) {
  EXPECT_EQ(wrong(R"({"name":"x","id_number":"511602199003161246","central_air":true})",
                  FormMode::complete),
            Fields{"air_units:required"});
  EXPECT_EQ(wrong(R"({"name":"x","id_number":"511602199003161246","central_air":false})",
                  FormMode::complete),
            Fields{});
}

TEST(FormTest, ABlankIsNothing) {
  EXPECT_EQ(wrong(R"({"name":"","id_number":"511602199003161246","central_air":false})",
                  FormMode::complete),
            Fields{"name:required"});
}

TEST(FormTest, RowsOfAListAreNamed) {
  EXPECT_EQ(
      wrong(
          R"({"name":"x","id_number":"511602199003161246","central_air":false,"staff":[{"name":"李"},{}]})",
          FormMode::complete),
      Fields{"staff/1/name:required"});
}

TEST(FormTest, BadInputOfEveryKind) {
  EXPECT_EQ(schema().check("[]", FormMode::draft, kToday).error().code, "form.malformed");
  EXPECT_EQ(schema().check("{", FormMode::draft, kToday).error().code, "form.malformed");
  EXPECT_EQ(
      schema().check(std::string(300 * 1024, ' ') + "{}", FormMode::draft, kToday).error().code,
      "form.malformed");
  EXPECT_EQ(schema().check(R"({"name":"\u0007"})", FormMode::draft, kToday).error().code,
            "form.invalid");
  std::string deep = "1";
  for (int i = 0; i < 40; ++i) deep = "[" + deep + "]";
  EXPECT_EQ(schema().check("{\"x\":" + deep + "}", FormMode::draft, kToday).error().code,
            "form.malformed");
  EXPECT_EQ(wrong(R"({"surprise":1})", FormMode::draft).size(), 1U);
  EXPECT_EQ(FormSchema::parse("7").error().code, "form.schema_invalid");
}

TEST(FormTest, WhatIsSensitiveIsSplitOffAndComesBack) {
  const std::string form =
      R"({"name":"青禾","id_number":"511602199003161246","place":{"street":"演示路","phone":"13812345678"},)"
      R"("staff":[{"name":"李晓"}]})";
  const auto parts = *schema().split(form);
  for (const auto* secret : {"511602199003161246", "13812345678", "李晓"}) {
    EXPECT_FALSE(parts.public_json.contains(secret)) << secret;
    EXPECT_TRUE(parts.sensitive_json.contains(secret)) << secret;
  }
  const auto whole = schema().merge(parts.public_json, parts.sensitive_json);
  const auto again = *schema().split(whole);
  EXPECT_EQ(schema().merge(again.public_json, again.sensitive_json), whole)
      << "nothing is lost on the way";
  EXPECT_EQ(whole.size(), form.size());
}

TEST(FormTest, ASensitiveFieldIsNeverIndexed) {
  const auto rows = schema().indexed(R"({"name":"青禾","id_number":"511602199003161246"})");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].field, "name");
}

TEST(FormTest, ValuesReadAsPeopleReadThem) {
  const auto form =
      R"({"name":"青禾","area_m2":86.5,"central_air":true,"staff":[{"name":"甲"},{"name":"乙"}]})";
  EXPECT_EQ(schema().text_at(form, "name"), "青禾");
  EXPECT_EQ(schema().text_at(form, "central_air"), "是");
  EXPECT_EQ(schema().text_at(form, "staff"), "甲、乙");
  EXPECT_EQ(schema().text_at(form, "nothing"), "");
}

}  // namespace
}  // namespace tb

namespace tb {
namespace {

FormSchema made(std::string_view schema) { return FormSchema::parse(schema).value(); }

// design.md, personal data: nothing sensitive stands in clear, however deep the schema marks it.
TEST(FormTest, WhatIsSensitiveDeepInsideAListIsSealed) {
  const auto schema =
      made(R"({"type":"object","properties":{"rows":{"type":"array","items":{"type":"object",
      "properties":{"owner":{"type":"object","properties":{"id":{"type":"string","x-sensitive":true}}}}}}}})");
  const auto parts = schema.split(R"({"rows":[{"owner":{"id":"SECRET"}}]})").value();
  EXPECT_EQ(parts.public_json.find("SECRET"), std::string::npos) << parts.public_json;
  EXPECT_NE(schema.merge(parts.public_json, parts.sensitive_json).find("SECRET"),
            std::string::npos);
}
TEST(FormTest, AnIndexOfAnObjectHoldsNothingSensitive) {
  const auto schema =
      made(R"({"type":"object","properties":{"owner":{"type":"object","x-index":true,
      "properties":{"id":{"type":"string","x-sensitive":true}}}}})");
  EXPECT_TRUE(schema.indexed(R"({"owner":{"id":"SECRET"}})").empty());
}
// A form is refused when the schema refuses it, also when no single field is to blame.
TEST(FormTest, WhatTheSchemaRefusesIsRefused) {
  for (const auto* rule :
       {R"("oneOf":[{"required":["a"]},{"required":["b"]}])", R"("propertyNames":{"maxLength":0})",
        R"("if":{"required":["a"]},"then":false)", R"("dependencies":{"a":false})"}) {
    const auto schema = made(std::string(R"({"type":"object",)") + rule + "}");
    EXPECT_FALSE(schema.check(R"({"a":1,"b":1})", FormMode::complete, kToday)) << rule;
  }
}
TEST(FormTest, ALongTextDoesNotExhaustThePatternMatcher) {
  const auto schema =
      made(R"({"type":"object","properties":{"a":{"type":"string","pattern":"^(a|b)*$"}}})");
  (void)schema.check("{\"a\":\"" + std::string(200'000, 'a') + "\"}", FormMode::draft, kToday);
}
TEST(FormTest, APatternCountsCharactersAndIsSearched) {
  const auto schema = made(
      R"({"type":"object","properties":{"a":{"type":"string","title":"名","pattern":"^[\\u4e00-\\u9fff]{2}$"}}})");
  EXPECT_TRUE(schema.check(R"({"a":"广安"})", FormMode::complete, kToday));
  EXPECT_EQ(schema.check(R"({"a":"广"})", FormMode::complete, kToday).error().fields[0].code,
            "pattern");
  EXPECT_FALSE(FormSchema::parse(R"({"type":"object","if":{"properties":{"a":{"pattern":"x"}}}})"));
}
// One field of a wrong type is a mistake in a form, never the end of the server.
TEST(FormTest, AValueThatIsNoTextIsAMistakeWhateverTheFormat) {
  for (const auto* format : {"phone", "date", "id-number", "credit-code"}) {
    const auto schema =
        made(std::string(R"({"type":"object","properties":{"a":{"type":"string","format":")") +
             format + R"("}}})");
    for (const auto* value : {"[1]", "{\"b\":1}", "5", "true", "[]", "{}"})
      for (const auto mode : {FormMode::draft, FormMode::complete}) {
        const auto done = schema.check(std::string("{\"a\":") + value + "}", mode, kToday);
        ASSERT_FALSE(done) << format << value;
        EXPECT_EQ(done.error().fields[0].code, "type") << format << value;
      }
  }
  EXPECT_FALSE(FormSchema::parse(R"({"properties":{"a":{"format":"ipv6"}}})"));
}
// The process never matches without end: such a text is refused.
TEST(FormTest, APatternThatRunsAwayIsStopped) {
  const auto schema =
      made(R"({"type":"object","properties":{"a":{"type":"string","pattern":"^(a+)+$"}}})");
  EXPECT_FALSE(
      schema.check("{\"a\":\"" + std::string(40, 'a') + "b\"}", FormMode::complete, kToday));
}
TEST(FormTest, ASchemaThatIsWrongIsAnErrorNotAnEnd) {
  for (const auto* wrong : {R"({"type":5})", R"({"required":{"a":1}})", R"({"properties":[]})",
                            R"({"type":"object","minLength":"x"})",
                            R"({"type":"object","properties":{"a":{"pattern":"("}}})"}) {
    const auto schema = FormSchema::parse(wrong);
    ASSERT_FALSE(schema) << wrong;
    EXPECT_EQ(schema.error().code, "form.schema_invalid");
  }
}
constexpr std::string_view kPerson =
    R"({"type":"object","properties":{
 "id_number":{"type":"string","title":"身份号码","format":"id-number"},
 "birth":{"type":"string","title":"出生日期","format":"date","x-days":{"from":-54000,"to":0},"x-birth-of":"id_number"},
 "sex":{"type":"string","title":"性别","enum":["男","女"],"x-sex-of":"id_number"},
 "opening":{"type":"string","title":"开业日期","format":"date","x-days":{"from":-365,"to":730}},
 "family":{"type":"array","items":{"type":"object","properties":{
   "id_number":{"type":"string","format":"id-number"},
   "birth":{"type":"string","format":"date","x-birth-of":"id_number"}}}}}})";

std::string fault(std::string_view form, FormMode mode = FormMode::complete) {
  const auto done = FormSchema::parse(kPerson)->check(form, mode, kToday);
  return done ? "" : done.error().fields.at(0).field + ":" + done.error().fields.at(0).code;
}

TEST(FormTest, NobodyIsBornAfterToday) {
  EXPECT_EQ(fault(R"({"id_number":"511602199003161246"})"), "");
  const auto unborn = std::string("51160220990316124");
  const auto number = unborn + id_number_check(unborn);
  EXPECT_EQ(fault(R"({"id_number":")" + number + R"("})").substr(0, 10), "id_number:");
  EXPECT_EQ(fault(R"({"birth":"2026-03-02"})"), "") << "born today";
  EXPECT_EQ(fault(R"({"birth":"2026-03-03"})"), "birth:date_range");
  EXPECT_EQ(fault(R"({"birth":"2026-03-03"})", FormMode::draft), "") << "a draft may be wrong";
}

TEST(FormTest, ADateMustBePlausible) {
  EXPECT_EQ(fault(R"({"opening":"2025-03-02"})"), "");
  EXPECT_EQ(fault(R"({"opening":"2025-03-01"})"), "opening:date_range");
  EXPECT_EQ(fault(R"({"opening":"2028-03-01"})"), "");
  EXPECT_EQ(fault(R"({"opening":"2028-03-02"})"), "opening:date_range");
  EXPECT_EQ(fault(R"({"opening":"0001-01-01"})"), "opening:date_range");
  EXPECT_NE(fault(R"({"opening":"2026-02-30"})"), "") << "no such day: told by its format";
}

TEST(FormTest, BirthAndSexAreThoseOfTheIdNumber) {
  EXPECT_EQ(fault(R"({"id_number":"511602199003161246","birth":"1990-03-16","sex":"女"})"), "");
  EXPECT_EQ(fault(R"({"id_number":"511602199003161246","birth":"1990-03-17"})"),
            "birth:birth_mismatch");
  EXPECT_EQ(fault(R"({"id_number":"511602199003161246","sex":"男"})"), "sex:sex_mismatch");
  EXPECT_EQ(fault(R"({"birth":"1990-03-17","sex":"男"})"), "") << "nothing to compare with";
  EXPECT_EQ(fault(R"({"family":[{},{"id_number":"511602199003161246","birth":"1990-03-17"}]})"),
            "family/1/birth:birth_mismatch");
}

TEST(FormTest, ARuleAboutAnotherFieldMustNameOne) {
  for (const auto* field :
       {R"("a":{"type":"string","format":"date","x-birth-of":"b"})",
        R"("b":{"type":"string"},"a":{"type":"string","x-sex-of":"b"})",
        R"("a":{"type":"string","format":"date","x-days":{"from":1,"to":0}})",
        R"("a":{"type":"string","format":"date","x-days":[0,1]})",
        R"("a":{"type":"string","x-days":{"from":0,"to":1}})",
        R"("a":{"type":"string","format":"date","x-days":{"from":0,"to":9000000000}})",
        R"("l":{"type":"array","items":{"type":"object","properties":{"a":{"x-sex-of":5}}}})"}) {
    const auto schema =
        FormSchema::parse(std::string(R"({"type":"object","properties":{)") + field + "}}");
    ASSERT_FALSE(schema) << field;
    EXPECT_EQ(schema.error().code, "form.schema_invalid");
  }
}

}  // namespace
}  // namespace tb
