#include "support/drawings.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace tb::trial {
namespace {

std::string file(std::string_view folder, std::string_view name) {
  std::ifstream in(fmt::format("{}/data/{}/{}", TB_SOURCE_DIR, folder, name), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string changed(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

}  // namespace

std::string drawing_of(std::string_view model) {
  return file("processes", fmt::format("{}.bpmn", model));
}
std::string changed_drawing(std::string_view model, std::string_view from, std::string_view to) {
  return changed(drawing_of(model), from, to);
}
std::string table_of(std::string_view key) { return file("decisions", fmt::format("{}.dmn", key)); }
std::string changed_table(std::string_view key, std::string_view from, std::string_view to) {
  return changed(table_of(key), from, to);
}

}  // namespace tb::trial
