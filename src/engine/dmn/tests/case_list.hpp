// The text files of tests/cases: blocks of "== title", lines, "--", lines.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tb::dmn {

struct Block {
  std::string title;
  std::string body;
};
// Blocks that share one expectation: usually one, several where a case needs several models.
struct ListedCase {
  std::vector<Block> blocks;
  std::string expected;
};

// The cases of src/engine/dmn/tests/cases/`name`; lines with # at the start are remarks.
std::vector<ListedCase> cases_of(std::string_view name);

// The body inside the definitions of DMN 1.5, on the second line.
std::string definitions(std::string_view body, std::string_view name = "main");

}  // namespace tb::dmn
