// The reference models that drawing programs exchange: all of them are read, and what of them
// cannot be run is named.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/bpmn/play.hpp"
#include "engine/bpmn/soundness.hpp"
#include "engine/bpmn/tests/drawing.hpp"

namespace tb::bpmn {
namespace {

std::vector<std::string> models() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(TB_SOURCE_DIR) + "/tests/miwg/models"))
    names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

class Miwg : public testing::TestWithParam<std::string> {};

TEST_P(Miwg, IsReadAndWhatCannotBeRunIsNamed) {
  const std::string xml = file("tests/miwg/models/" + GetParam() + ".bpmn");
  const auto read = read_file(xml, Scripts::passed);
  ASSERT_TRUE(read) << read.error().detail
                    << (read.error().fields.empty() ? "" : read.error().fields[0].message);
  std::size_t elements = 0;
  for (const ModelPtr& model : read->processes) {
    elements += model->elements().size();
    for (const Unsupported& found : model->unsupported()) {
      EXPECT_FALSE(found.reason.empty());
      EXPECT_GT(found.line, 0u);
      if (found.blocking) std::cout << found.id << ": " << found.reason << "\n";
    }
    if (!model->executable()) continue;
    soundness(*model, {500});
    const auto played = play(
        *read,
        {.process = model->id(), .variables = {}, .messages = {}, .max_steps = 2'000, .now = {}});
    EXPECT_TRUE(played);
  }
  EXPECT_GT(elements, 0u);
}

INSTANTIATE_TEST_SUITE_P(Reference, Miwg, testing::ValuesIn(models()), [](const auto& info) {
  std::string name = info.param;
  std::ranges::replace(name, '.', '_');
  return name;
});

TEST(MiwgModels, AreAllThere) { EXPECT_EQ(models().size(), 21u); }

}  // namespace
}  // namespace tb::bpmn
