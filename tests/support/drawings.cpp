#include "support/drawings.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace tb::trial {

std::string drawing_of(std::string_view model) {
  std::ifstream in(fmt::format("{}/data/processes/{}.bpmn", TB_SOURCE_DIR, model),
                   std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string changed_drawing(std::string_view model, std::string_view from, std::string_view to) {
  auto text = drawing_of(model);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

}  // namespace tb::trial
