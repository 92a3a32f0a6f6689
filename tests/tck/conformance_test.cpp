// Runs every case of the TCK. What does not pass is named with its reason in docs/conformance.md;
// the page must say what is true. TB_CONFORMANCE=write renews its table.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/dmn/program.hpp"
#include "engine/dmn/reader.hpp"
#include "tck/cases.hpp"

namespace tb::tck {
namespace {

using feel::Value;

// The kit's expected numbers are rounded, some to eight digits.
bool same_number(const feel::Decimal& a, const feel::Decimal& b) {
  const auto difference = subtract(a, b);
  return difference && difference->absolute() < *feel::Decimal::parse("0.00000001");
}

bool same(const Value& actual, const Value& expected) {
  if (actual.number() != nullptr && expected.number() != nullptr)
    return same_number(*actual.number(), *expected.number());
  if (actual.list() != nullptr && expected.list() != nullptr) {
    if (actual.list()->size() != expected.list()->size()) return false;
    for (std::size_t i = 0; i < actual.list()->size(); ++i)
      if (!same((*actual.list())[i], (*expected.list())[i])) return false;
    return true;
  }
  if (actual.context() != nullptr && expected.context() != nullptr) {
    if (actual.context()->size() != expected.context()->size()) return false;
    for (const feel::Entry& entry : expected.context()->entries()) {
      const Value* found = actual.context()->find(entry.name);
      if (found == nullptr || !same(*found, entry.value)) return false;
    }
    return true;
  }
  return actual == expected || feel::equal(actual, expected) == true;
}

dmn::ProgramPtr load(const PackagePaths& paths, std::string& wrong) {
  const auto main = dmn::read(text_of(paths.main));
  if (!main) return wrong = main.error().detail, nullptr;
  std::vector<dmn::ModelPtr> others;
  for (const auto& path : paths.others)
    if (auto other = dmn::read(text_of(path))) others.push_back(*other);
  auto package = dmn::link(*main, others);
  if (!package) {
    wrong = package.error().code + " " + package.error().detail;
    for (const auto& field : package.error().fields) wrong += " " + field.field + field.message;
    return nullptr;
  }
  return dmn::compile(*std::move(package));
}

struct Score {
  int level = 0, cases = 0, passed = 0;
};
using Scores = std::map<std::string, Score>;

struct Outcome {
  Scores scores;
  std::vector<std::string> failures;
};

feel::Bounds now() { return {.now = feel::parse_date_time("2026-03-02T10:00:00+08:00")}; }

// A service of several decisions gives a context of them; a result is one of its members.
Value value_of(const Value& answer, const Expected& expected, const Case& one) {
  if (one.kind != Kind::service || one.expected.size() < 2 || answer.context() == nullptr)
    return answer;
  const Value* found = answer.context()->find(expected.name);
  return found != nullptr ? *found : Value();
}

// Empty when the case passes.
std::string failure_of(const Case& one, const dmn::Program& program) {
  feel::Context inputs;
  for (const Input& input : one.inputs) {
    auto value = feel::from_json(input.json);
    if (!value) return "input: " + value.error().detail;
    inputs.set(input.name, *std::move(value));
  }
  for (const Expected& expected : one.expected) {
    const dmn::Asking asking{.bounds = now()};
    const auto answer = one.kind == Kind::decision ? program.decide(expected.name, inputs, asking)
                                                   : program.serve(one.invocable, inputs, asking);
    const Value wanted = *feel::from_json(expected.json);
    if (!answer) return answer.error().detail;
    if (same(value_of(answer->value, expected, one), wanted)) continue;
    std::string text = fmt::format("{} = {}, expected {}", expected.name,
                                   feel::to_json(answer->value), expected.json);
    for (const dmn::Reported& reported : answer->diagnostics)
      text += " | " + reported.element + ": " + reported.diagnostic.english;
    return text;
  }
  return {};
}

Outcome run_all() {
  Outcome outcome;
  for (const File& file : files()) {
    const auto cases = read_case_file(text_of(file.path));
    if (!cases) {
      outcome.failures.push_back(file.path.string() + ": " + cases.error().detail);
      continue;
    }
    std::string wrong;
    const dmn::ProgramPtr program = load(package_of(file, *cases), wrong);
    Score& score = outcome.scores[file.folder];
    score.level = file.level;
    for (const Case& one : cases->cases) {
      ++score.cases;
      const std::string failure = program ? failure_of(one, *program) : wrong;
      if (failure.empty())
        ++score.passed;
      else
        outcome.failures.push_back(file.folder + " " + one.id + ": " + failure);
    }
  }
  return outcome;
}

// The table of the page, a line a folder.
std::string table_of(const Scores& scores) {
  std::string out = "| folder | level | cases | passed |\n| --- | --- | --- | --- |\n";
  int cases = 0, passed = 0;
  for (const auto& [folder, score] : scores) {
    out += fmt::format("| {} | {} | {} | {} |\n", folder, score.level, score.cases, score.passed);
    cases += score.cases;
    passed += score.passed;
  }
  return out + fmt::format("| **all** | | **{}** | **{}** |\n", cases, passed);
}

std::string read_whole(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

TEST(Conformance, EveryCaseOfTheKitPassesAndThePageSaysSo) {
  const Outcome outcome = run_all();
  for (const std::string& failure : outcome.failures) ADD_FAILURE() << failure;
  static constexpr std::string_view kBegin = "<!-- table -->\n", kEnd = "<!-- end table -->";
  const std::string path = std::string(TB_SOURCE_DIR) + "/docs/conformance.md";
  std::string page = read_whole(path);
  const std::size_t begin = page.find(kBegin), end = page.find(kEnd);
  ASSERT_TRUE(begin != std::string::npos && end != std::string::npos) << path;
  const std::string table = table_of(outcome.scores);
  const std::string kept = page.substr(begin + kBegin.size(), end - begin - kBegin.size());
  if (const char* mode = std::getenv("TB_CONFORMANCE"); mode && std::string_view(mode) == "write") {
    page.replace(begin + kBegin.size(), kept.size(), table);
    std::ofstream(path) << page;
  } else {
    EXPECT_EQ(kept, table) << "TB_CONFORMANCE=write tck_tests renews the page";
  }
}

}  // namespace
}  // namespace tb::tck
