// Bad input of every kind, each a problem with a stable code, a Chinese sentence and the field
// (issue "Bad input").
#include <fmt/format.h>

#include "support/town.hpp"

namespace tb::trial {
namespace {

class BadInputTest : public testing::TestWithParam<std::string> {
 protected:
  Town town_{GetParam()};
  Person company_ = town_.as("company1");
  std::string create(std::string_view form = "{}") {
    return fmt::format(R"({{"item_code":"{}","form":{}}})", kVenue, form);
  }
  std::string number_ = company_.post("/api/v1/cases", create()).text("number");
  std::string materials_ = "/api/v1/cases/" + number_ + "/materials";
};
INSTANTIATE_TEST_SUITE_P(Databases, BadInputTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

void is_problem(const Said& said, int status, std::string_view code) {
  EXPECT_EQ(said.status, status) << said.body;
  if (!code.empty()) EXPECT_EQ(said.text("code"), code) << said.body;
  EXPECT_FALSE(said.text("detail").empty());
  EXPECT_FALSE(said.text("request_id").empty());
}

TEST_P(BadInputTest, JsonOfTheWrongShape) {
  is_problem(company_.post("/api/v1/cases", "{"), 400, "json.malformed");
  is_problem(company_.post("/api/v1/cases", "[]"), 422, "");
  is_problem(company_.post("/api/v1/cases", R"({"item_code":7})"), 422, "json.invalid");
  is_problem(company_.post("/api/v1/cases", R"({"item_code":"x","surprise":1})"), 422,
             "json.invalid");
  is_problem(company_.post("/api/v1/cases", "{\"item_code\":\"\xff\"}"), 400, "json.malformed");
  const auto wrong = company_.post("/api/v1/cases", "{}");
  EXPECT_EQ(wrong.text("fields/0/field"), "item_code");
}

TEST_P(BadInputTest, ItemsThatAreNotThereOrNotOnline) {
  is_problem(company_.post("/api/v1/cases", R"({"item_code":"nothing"})"), 404, "item.not_found");
  const auto list = company_.get("/api/v1/items?q=%E7%99%BB%E8%AE%B0&limit=1");
  is_problem(company_.post("/api/v1/cases",
                           fmt::format(R"({{"item_code":"{}"}})", list.text("items/0/code"))),
             409, "item.not_online");
  is_problem(town_.as("").get("/api/v1/items/nothing"), 404, "item.not_found");
}

TEST_P(BadInputTest, FormsSayEveryMistakeByTheTitleOfTheField) {
  const auto typed = company_.post("/api/v1/cases", create(R"({"area_m2":"八十六"})"));
  is_problem(typed, 422, "form.invalid");
  EXPECT_EQ(typed.text("fields/0/field"), "area_m2");
  const auto early = company_.post("/api/v1/cases/" + number_ + "/submit", "{}");
  is_problem(early, 422, "case.incomplete");
  EXPECT_GT(early.at("fields").as_array().size(), 10U) << "all at once, forms and papers";
}

// A field with a format that holds a list once ended the whole server (valijson aborts without
// exceptions).
TEST_P(BadInputTest, AValueOfTheWrongTypeNeverEndsTheServer) {
  for (const auto* field : {"phone", "opening_date", "credit_code", "id_number", "account_no"})
    for (const auto* value : {"[1]", "{\"a\":1}", "5", "true"}) {
      const auto form = fmt::format(R"({{"{}":{}}})", field, value);
      is_problem(company_.post("/api/v1/cases", create(form)), 422, "form.invalid");
      is_problem(company_.patch("/api/v1/cases/" + number_, fmt::format(R"({{"form":{}}})", form)),
                 422, "form.invalid");
    }
  EXPECT_EQ(company_.get("/api/v1/cases/" + number_).status, 200) << "it still answers";
}

TEST_P(BadInputTest, AnotherPersonsCaseIsNotThere) {
  auto other = town_.as("citizen2");
  is_problem(other.get("/api/v1/cases/" + number_), 404, "case.not_found");
  is_problem(other.post("/api/v1/cases/" + number_ + "/submit", "{}"), 404, "case.not_found");
  is_problem(other.post("/api/v1/cases/" + number_ + "/withdraw", R"({"reason":""})"), 404,
             "case.not_found");
  is_problem(other.upload(materials_, "layout_plans", "a.pdf", kPdf), 404, "case.not_found");
  is_problem(other.get("/api/v1/cases/999"), 404, "case.not_found");
}

TEST_P(BadInputTest, SessionsThatAreNone) {
  is_problem(town_.as("").get("/api/v1/cases"), 401, "identity.no_session");
  is_problem(town_.as("").post("/api/v1/sessions", R"({"account":"company1","password":"no"})"),
             401, "identity.wrong_password");
  town_.pass(9 * kHour);
  Person late(town_.port(), "");
  is_problem(
      late.send({"GET", "/api/v1/cases", {{"Authorization", "Bearer " + company_.token()}}, {}}),
      401, "identity.session_expired");
}

TEST_P(BadInputTest, PapersThatAreNoPapers) {
  using namespace std::string_view_literals;
  is_problem(company_.upload(materials_, "layout_plans", "图.pdf",
                             "\x7f"
                             "ELF\x02\x01\x01"sv),
             422, "file.program");
  is_problem(company_.upload(materials_, "layout_plans", "图.pdf", "MZ\x90"sv), 422,
             "file.program");
  is_problem(company_.upload(materials_, "layout_plans", "图.png", kPdf), 422, "file.mismatch");
  is_problem(company_.upload(materials_, "layout_plans", "图.pdf", ""), 422, "file.empty");
  is_problem(company_.upload(materials_, "layout_plans", "图.pdf", "%PDF-1.4 /JavaScript %%EOF"),
             422, "file.pdf_active");
  is_problem(company_.upload(materials_, "layout_plans", "图.pdf", "%PDF-1.4 cut"), 422,
             "file.broken");
  is_problem(company_.upload(materials_, "nothing", "图.pdf", kPdf), 422, "material.unknown");
  is_problem(company_.upload(materials_, "business_licence", "图.pdf", kPdf), 422, "material.held");
  const auto tricky = company_.upload(materials_, "layout_plans", "../../etc/\x01passwd.pdf", kPdf);
  EXPECT_EQ(tricky.status, 201) << tricky.body;
  EXPECT_EQ(tricky.text("material/file/name"), "passwd.pdf");
}

TEST_P(BadInputTest, BodiesThatAreTooLarge) {
  is_problem(
      company_.post("/api/v1/cases", create("{\"x\":\"" + std::string(2U << 20, 'a') + "\"}")), 413,
      "");
  std::string large(kPdf);
  large.insert(9, std::string(10U << 20, ' '));
  is_problem(company_.upload(materials_, "layout_plans", "图.pdf", large), 413, "file.too_large");
}

TEST_P(BadInputTest, ActsInTheWrongOrderOrByTheWrongPerson) {
  auto clerk = town_.as("clerk1"), reviewer = town_.as("reviewer1"),
       elsewhere = town_.as("reviewer2");
  const auto number = town_.submitted(company_, kVenue);
  const auto path = "/api/v1/tasks/" + town_.task(clerk, number) + "/complete";
  is_problem(reviewer.post(path, R"({"outcome":"accept"})"), 403, "identity.forbidden");
  is_problem(elsewhere.post(path, R"({"outcome":"accept"})"), 404, "");
  is_problem(company_.post(path, R"({"outcome":"accept"})"), 403, "");
  is_problem(clerk.post(path, R"({"outcome":"grant"})"), 422, "task.unknown_outcome");
  is_problem(clerk.post("/api/v1/tasks/1.2/complete", R"({"outcome":"accept"})"), 404, "");
  is_problem(clerk.post("/api/v1/tasks/x/complete", R"({"outcome":"accept"})"), 404,
             "task.not_found");
  is_problem(company_.post("/api/v1/cases/" + number + "/submit", "{}"), 409, "case.wrong_state");
  is_problem(company_.patch("/api/v1/cases/" + number, R"({"form":{}})"), 409, "case.not_editable");
  is_problem(
      company_.upload("/api/v1/cases/" + number + "/materials", "layout_plans", "a.pdf", kPdf), 409,
      "case.not_editable");
}

TEST_P(BadInputTest, ListsAndAuditAreForTheirRoles) {
  auto supervisor = town_.as("supervisor1"), auditor = town_.as("auditor"),
       clerk = town_.as("clerk1");
  is_problem(company_.get("/api/v1/tasks"), 403, "identity.forbidden");
  is_problem(clerk.get("/api/v1/audit/checkpoints"), 403, "identity.forbidden");
  EXPECT_EQ(auditor.get("/api/v1/audit/checkpoints").status, 200);
  EXPECT_EQ(supervisor.get("/api/v1/cases").status, 200);
  const auto number = town_.submitted(company_, kVenue);
  EXPECT_EQ(supervisor.get("/api/v1/cases/" + number).status, 200);
  is_problem(supervisor.post("/api/v1/cases/" + number + "/withdraw", R"({"reason":"x"})"), 403,
             "identity.forbidden");
}

TEST_P(BadInputTest, ABrowserWithoutItsCsrfValueChangesNothing) {
  Person browser(town_.port(), "");
  const auto signed_in =
      browser.send({"POST",
                    "/api/v1/sessions",
                    {{"Content-Type", "application/json"}, {"X-Tongban-Browser", "1"}},
                    R"({"account":"company1","password":"Tongban#2026"})"});
  EXPECT_TRUE(signed_in.text("token").empty()) << "out of reach of scripts";
  const auto cookie = "tb_session=" + company_.token();
  is_problem(browser.send({"POST",
                           "/api/v1/cases",
                           {{"Content-Type", "application/json"}, {"Cookie", cookie}},
                           create()}),
             403, "identity.csrf");
  EXPECT_EQ(browser.send({"GET", "/api/v1/cases", {{"Cookie", cookie}}, {}}).status, 200);
}

}  // namespace
}  // namespace tb::trial
