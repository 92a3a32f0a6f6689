// The decision tables that ship, case by case as a lawyer reads them (README.md), and what the
// checks before publishing say of them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "engine/feel/value.hpp"
#include "modules/decisions/rules.hpp"

namespace tb {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

const std::string kRoot = TB_SOURCE_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files(const std::string& folder, std::string_view type) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(kRoot + folder))
    if (entry.path().extension() == type) out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

// Only the member of each row that the case is about.
feel::Value cut(const feel::Value& value, std::string_view member) {
  if (member.empty()) return value;
  if (value.context() != nullptr) {
    const auto* found = value.context()->find(member);
    return found == nullptr ? feel::Value() : *found;
  }
  feel::List out;
  if (value.list() != nullptr)
    for (const auto& row : *value.list()) out.push_back(cut(row, member));
  return out;
}

struct Row {
  std::string file, what, decision, inputs, expected, of, article;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.file << ": " << row.what; }

std::vector<Row> rows() {
  std::vector<Row> out;
  for (const auto& path : files("/tests/tables", ".json"))
    for (const auto& one : json::parse(text_of(path)).as_array()) {
      const auto& row = one.as_object();
      const auto text = [&row](std::string_view name) {
        return row.contains(name) ? std::string(row.at(name).as_string()) : std::string();
      };
      out.push_back({text("file"), text("what"), text("decision"),
                     json::serialize(row.at("inputs")), json::serialize(row.at("expected")),
                     text("of"), text("article")});
    }
  return out;
}

class ShippedTable : public testing::TestWithParam<Row> {};
INSTANTIATE_TEST_SUITE_P(Cases, ShippedTable, testing::ValuesIn(rows()));

TEST_P(ShippedTable, DecidesAsALawyerReadsIt) {
  const auto& row = GetParam();
  const auto program = decisions::rules::compiled(text_of(kRoot + "/" + row.file));
  ASSERT_TRUE(program) << program.error().detail;
  const auto inputs = feel::context_from_json(row.inputs);
  ASSERT_TRUE(inputs) << inputs.error().detail;
  const auto answer =
      (*program)->decide(row.decision, decisions::rules::fitted(**program, *inputs));
  ASSERT_TRUE(answer) << answer.error().detail;
  const auto expected = feel::from_json(row.expected);
  ASSERT_TRUE(expected);
  EXPECT_EQ(feel::to_json(cut(answer->value, row.of)), feel::to_json(*expected))
      << row.what << "（" << row.article << "）";
  EXPECT_FALSE(row.article.empty()) << "a case names its article, or says 示例";
}

TEST(ShippedTables, HaveNoFindingsAndSayWhatTheyAreFor) {
  const auto all = files("/data/decisions", ".dmn");
  EXPECT_EQ(all.size(), 6u);
  for (const auto& path : all) {
    const auto program = decisions::rules::compiled(text_of(path));
    ASSERT_TRUE(program) << path << program.error().detail;
    EXPECT_FALSE((*program)->package().main().description.empty()) << path;
    for (const auto& finding : decisions::rules::findings(**program))
      ADD_FAILURE() << path << ": " << finding.message;
  }
}

}  // namespace
}  // namespace tb
