// Files of cases: "left → right" on each line; "#" begins a comment.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace tb::feel {

struct CaseLine {
  std::string place, left, right;
};

inline std::vector<CaseLine> case_lines(std::string_view name) {
  static constexpr std::string_view kArrow = " → ";
  std::ifstream file(std::string(TB_SOURCE_DIR "/src/engine/feel/tests/cases/").append(name));
  std::vector<CaseLine> lines;
  std::string text;
  for (int number = 1; std::getline(file, text); ++number) {
    if (text.empty() || text.starts_with('#')) continue;
    const std::size_t arrow = text.rfind(kArrow);
    const std::string place = std::string(name) + ":" + std::to_string(number);
    if (arrow == std::string::npos)
      ADD_FAILURE() << place << " has no arrow";
    else
      lines.push_back({place, text.substr(0, arrow), text.substr(arrow + kArrow.size())});
  }
  EXPECT_GT(lines.size(), 10U) << name;
  return lines;
}

}  // namespace tb::feel
