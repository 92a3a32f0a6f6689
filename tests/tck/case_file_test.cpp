// The kit is whole, and its cases are read as they were meant.
#include "tck/case_file.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/dmn/link.hpp"
#include "engine/dmn/reader.hpp"
#include "tck/cases.hpp"

namespace tb::tck {
namespace {

// The JSON of an expected value written so.
std::string json(std::string_view expected) {
  const auto file = read_case_file(
      "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" "
      "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><testCase id=\"1\">"
      "<resultNode name=\"r\"><expected>" +
      std::string(expected) + "</expected></resultNode></testCase></testCases>");
  return file ? file->cases.at(0).expected.at(0).json : file.error().code;
}

std::string simple(std::string_view type, std::string_view text) {
  return json("<value i:type=\"x:" + std::string(type) + "\">" + std::string(text) + "</value>");
}

// The model of the file with what it imports; the code of the failure when there is none.
std::string linked(const PackagePaths& paths) {
  const auto main = dmn::read(text_of(paths.main));
  if (!main) return main.error().detail;
  std::vector<dmn::ModelPtr> others;
  for (const auto& path : paths.others) {
    auto other = dmn::read(text_of(path));
    if (!other) return other.error().detail;
    others.push_back(*std::move(other));
  }
  const auto package = dmn::link(*main, others);
  return package ? "" : package.error().detail;
}

TEST(Values, AreReadByTheirType) {
  EXPECT_EQ(simple("decimal", "10.50"), "10.50");
  EXPECT_EQ(simple("double", "-.5"), "-0.5");
  EXPECT_EQ(simple("decimal", "+01.3E+20"), "1.3E+20");
  EXPECT_EQ(simple("decimal", "ten"), "tck.invalid");
  EXPECT_EQ(simple("string", " a \"b\"\n"), "\" a \\\"b\\\"\\n\"") << "blanks are content";
  EXPECT_EQ(simple("string", ""), "\"\"");
  EXPECT_EQ(simple("boolean", "true"), "true");
  EXPECT_EQ(simple("boolean", "yes"), "tck.invalid");
  EXPECT_EQ(simple("date", "2020-01-31"), R"({"@date":"2020-01-31"})");
  EXPECT_EQ(simple("time", "10:00:00+08:00"), R"({"@time":"10:00:00+08:00"})");
  EXPECT_EQ(simple("dateTime", "2020-01-31T10:00:00Z"), R"({"@datetime":"2020-01-31T10:00:00Z"})");
  EXPECT_EQ(simple("duration", "P1DT2H"), R"({"@duration":"P1DT2H"})");
  EXPECT_EQ(simple("anyURI", "x"), "tck.invalid");
  EXPECT_EQ(json("<value i:nil=\"true\"/>"), "null");
  EXPECT_EQ(json(""), "null");
}

TEST(Values, NestInListsAndComponents) {
  EXPECT_EQ(json("<list/>"), "[]");
  EXPECT_EQ(json("<list i:nil=\"true\"/>"), "null");
  EXPECT_EQ(json("<list><item><value i:type=\"decimal\">1</value></item>"
                 "<item><component name=\"b\"><list/></component>"
                 "<component name=\"a\"><value i:nil=\"true\"/></component></item></list>"),
            R"([1,{"b":[],"a":null}])");
}

TEST(Cases, AreAllThere) {
  std::map<int, std::size_t> files_of, cases_of;
  std::size_t errors = 0, services = 0;
  for (const File& file : files()) {
    const auto read = read_case_file(text_of(file.path));
    ASSERT_TRUE(read) << file.path << ": " << read.error().detail;
    ++files_of[file.level];
    cases_of[file.level] += read->cases.size();
    std::set<std::string> ids;
    for (const Case& one : read->cases) {
      EXPECT_TRUE(ids.insert(one.id).second) << file.folder << " " << one.id;
      EXPECT_FALSE(one.expected.empty()) << file.folder << " " << one.id;
      EXPECT_EQ(one.kind == Kind::decision, one.invocable.empty()) << file.folder << " " << one.id;
      services += one.kind == Kind::service;
      for (const Expected& expected : one.expected) errors += expected.error;
    }
  }
  EXPECT_EQ(files_of[2] + files_of[3], 146u);
  EXPECT_EQ(cases_of[2], 116u);
  EXPECT_EQ(cases_of[3], 3275u);
  EXPECT_EQ(services, 11u);
  EXPECT_EQ(errors, 1409u);
}

TEST(Cases, HaveModelsThatAreReadAndWrittenBack) {
  std::size_t inputs = 0, decisions = 0, knowledge = 0, services = 0, items = 0;
  for (const File& file : files()) {
    const PackagePaths paths = package_of(file, *read_case_file(text_of(file.path)));
    auto all = paths.others;
    all.push_back(paths.main);
    for (const auto& path : all) {
      const auto model = dmn::read(text_of(path));
      ASSERT_TRUE(model) << path << ": " << model.error().detail;
      inputs += (*model)->inputs.size();
      decisions += (*model)->decisions.size();
      knowledge += (*model)->knowledge.size();
      services += (*model)->services.size();
      items += (*model)->items.size();
      const auto written = dmn::canonical(text_of(path));
      ASSERT_TRUE(written) << path;
      EXPECT_EQ(dmn::canonical(*written).value_or(""), *written) << path;
    }
  }
  EXPECT_EQ(inputs, 171u);
  EXPECT_EQ(decisions, 3474u);
  EXPECT_EQ(knowledge, 60u);
  EXPECT_EQ(services, 24u);
  EXPECT_EQ(items, 532u);
}

TEST(Cases, HaveModelsThatCanBeLinked) {
  std::size_t models = 0;
  for (const File& file : files()) {
    const PackagePaths paths = package_of(file, *read_case_file(text_of(file.path)));
    models += 1 + paths.others.size();
    EXPECT_EQ(linked(paths), "") << file.folder;
  }
  EXPECT_EQ(models, 150u);
}

TEST(Cases, GiveInputsOfImportedModelsByTheirBareName) {
  for (const File& file : files()) {
    if (file.folder != "0089-nested-inputdata-imports") continue;
    const Case one = read_case_file(text_of(file.path))->cases.at(0);
    ASSERT_EQ(one.inputs.size(), 1u);
    EXPECT_EQ(one.inputs[0].name, "Person name");
    EXPECT_TRUE(one.inputs[0].namespace_uri.starts_with("http://www.trisotech.com/"));
    EXPECT_EQ(one.inputs[0].json, "\"B.A.John\"");
    return;
  }
  FAIL() << "the folder is missing";
}

}  // namespace
}  // namespace tb::tck
