// XML that the program itself says.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace tb::xml {

struct Tag {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Tag> children;
};

// A whole document in UTF-8, indented by two blanks. Characters that XML does not have are dropped.
std::string write(const Tag& root);

}  // namespace tb::xml
