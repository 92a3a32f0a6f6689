#include <fstream>
#include <stdexcept>

#include "engine/dmn/tests/case_list.hpp"

namespace tb::dmn {

std::vector<ListedCase> cases_of(std::string_view name) {
  std::ifstream in(TB_SOURCE_DIR "/src/engine/dmn/tests/cases/" + std::string(name));
  if (!in) throw std::runtime_error("no cases in " + std::string(name));
  std::vector<ListedCase> cases;
  bool expecting = true;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("== ")) {
      if (expecting) cases.emplace_back();
      expecting = false;
      cases.back().blocks.push_back({line.substr(3), ""});
    } else if (line == "--") {
      expecting = true;
    } else if (!cases.empty() && !line.empty()) {
      (expecting ? cases.back().expected : cases.back().blocks.back().body) += line + "\n";
    }
  }
  return cases;
}

std::string definitions(std::string_view body, std::string_view name) {
  return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"urn:" +
         std::string(name) + "\" name=\"" + std::string(name) + "\">\n" + std::string(body) +
         "</definitions>\n";
}

}  // namespace tb::dmn
