// What each act costs the database (design.md "Numbers that are promises"), and what nobody may
// find in it.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/town.hpp"

namespace tb::trial {
namespace {

namespace fs = std::filesystem;

class PriceTest : public testing::TestWithParam<std::string> {
 protected:
  Town town_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Databases, PriceTest, testing::ValuesIn(databases()),
                         [](const auto& info) { return info.param; });

identity::Caller who(Town& town, std::string_view account) {
  return *(*town.city().identity->caller(town.as(account).token()));
}

// create, three materials, submit, accept, pass, grant, deliver: one commit and at most two flushes
// each, at most 80 rows in all. Called below HTTP, where the cost of the act is not mixed with that
// of the session.
TEST_P(PriceTest, TheFixedLifeOfNineCommands) {
  const auto company = who(town_, "company1"), clerk = who(town_, "clerk1"),
             reviewer = who(town_, "reviewer1"), approver = who(town_, "approver1");
  auto& cases = *town_.city().cases;
  std::int64_t rows = 0;
  std::string table;
  const auto count = [&](std::string_view what) {
    const auto cost = Database::last_cost();
    rows += cost.rows_written;
    table += fmt::format("{:<10} statements {:>3} flushes {} commits {} rows {}\n", what,
                         cost.statements, cost.flushes, cost.commits, cost.rows_written);
    EXPECT_EQ(cost.commits, 1) << what;
    EXPECT_LE(cost.flushes, 2) << what;
  };
  // The first case warms what a node knows for good: keys, models, forms, a block of serials.
  auto person = town_.as("company1");
  auto window = town_.as("clerk1"), examines = town_.as("reviewer1"),
       decides = town_.as("approver1");
  const auto warm = town_.submitted(person, kVenue);
  town_.complete(window, warm, R"({"outcome":"accept"})");
  town_.complete(examines, warm, R"({"outcome":"pass"})");
  town_.complete(decides, warm, R"({"outcome":"grant"})");
  town_.complete(window, warm, R"({"outcome":"deliver"})");

  cases::CreateCase request;
  request.item_code = kVenue;
  request.form = Json{form_of(kVenue)};
  const auto made = cases.create(company, request, {"cases", "key-price-1", "d"});
  ASSERT_TRUE(made);
  count("create");
  const auto number = made->number;
  for (const auto* material : {"layout_plans", "hygiene_report", "hygiene_rules"}) {
    ASSERT_TRUE(cases.add_material(company, number, {material, "a.pdf", "application/pdf", kPdf}));
    count("material");
  }
  auto now = cases.submit(company, number, {}, {"submit", "key-price-2", "d"});
  ASSERT_TRUE(now) << now.error().detail;
  count("submit");
  const auto act = [&](const identity::Caller& caller, std::string_view outcome) {
    cases::CompleteTask body;
    body.outcome = outcome;
    const auto task = now->tasks.at(0).id;
    now =
        cases.complete(caller, task, body, {"complete", fmt::format("key-price-{}", outcome), "d"});
    ASSERT_TRUE(now) << now.error().detail;
    count(outcome);
  };
  act(clerk, "accept");
  act(reviewer, "pass");
  act(approver, "grant");
  act(clerk, "deliver");
  EXPECT_LE(rows, 80) << table;
  std::printf("%srows in all %lld\n", table.c_str(), static_cast<long long>(rows));
}

std::string bytes_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Marker names and numbers go in; every byte of the data folder (database, WAL, blobs, search
// index) and of every table of PostgreSQL is searched for them.
TEST_P(PriceTest, NothingPersonalIsFoundInAnyByte) {
  auto clerk = town_.as("clerk1");
  const std::string name = "马可标记甲", phone = "13899990001", id_number = "511602199003161246",
                    place = "标记路九十九号";
  auto form = form_of(kShop);
  const auto put = [&form](std::string_view from, std::string_view to) {
    for (auto at = form.find(from); at != std::string::npos; at = form.find(from, at + to.size()))
      form.replace(at, from.size(), to);
  };
  put("李晓", name);
  put("13812345678", phone);
  const auto made = clerk.post(
      "/api/v1/cases",
      fmt::format(
          R"({{"item_code":"{}","form":{},"applicant":{{"kind":"citizen","name":"{}","id_number":"{}","phone":"{}","address":"{}"}}}})",
          kShop, form, name, id_number, phone, place));
  ASSERT_EQ(made.status, 201) << made.body;
  const auto number = made.text("number");
  const auto paper = std::string(kPdf) + name + phone;
  ASSERT_EQ(clerk
                .upload("/api/v1/cases/" + number + "/materials", "health_certificates",
                        name + ".pdf", std::string(kPdf))
                .status,
            201);
  ASSERT_EQ(clerk.post("/api/v1/cases/" + number + "/submit", "{}").status, 200);
  ASSERT_EQ(
      town_
          .complete(clerk, number,
                    fmt::format(R"({{"outcome":"correct","comment":"请{}补{}"}})", name, phone))
          .status,
      200);
  ASSERT_TRUE(clerk.get("/api/v1/cases/" + number).body.contains(name)) << "who may see it sees it";
  std::vector<std::pair<std::string, std::string>> places;
  for (const auto& entry : fs::recursive_directory_iterator(town_.folder()))
    if (entry.is_regular_file())
      places.emplace_back(entry.path().string(), bytes_of_file(entry.path()));
  if (GetParam() == "postgres") {
    static const Statement tables{
        "test_tables", "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"};
    const auto names = *town_.database().read([](Tx& tx) -> Result<std::vector<std::string>> {
      std::vector<std::string> out;
      const auto asked = tx.ask(tables, {});
      for (std::size_t i = 0; i < asked.rows().count(); ++i)
        out.emplace_back(asked.rows().text(i, 0));
      return out;
    });
    for (const auto& table : names) {
      const Statement whole{"test_dump_" + table,
                            fmt::format("SELECT t::text FROM \"{}\" t", table)};
      places.emplace_back(table, *town_.database().read([&](Tx& tx) -> Result<std::string> {
        std::string out;
        const auto asked = tx.ask(whole, {});
        for (std::size_t i = 0; i < asked.rows().count(); ++i) out += asked.rows().text(i, 0);
        return out;
      }));
    }
  }
  ASSERT_GT(places.size(), 3U);
  for (const auto& [where, bytes] : places)
    for (const auto& secret : {name, phone, place}) {
      EXPECT_FALSE(bytes.contains(secret)) << secret << " in " << where;
      EXPECT_FALSE(bytes.contains(to_hex(secret))) << secret << " in hex in " << where;
    }
}

}  // namespace
}  // namespace tb::trial
