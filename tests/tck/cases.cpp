#include "tck/cases.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <tuple>

namespace tb::tck {

namespace fs = std::filesystem;

std::vector<File> files() {
  std::vector<File> found;
  for (const int level : {2, 3}) {
    const fs::path root = fs::path(TB_TCK_CASES) / ("compliance-level-" + std::to_string(level));
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const fs::path& path = entry.path();
      if (path.extension() == ".xml" && path.filename().string().contains("-test-"))
        found.push_back({path, path.parent_path().filename().string(), level});
    }
  }
  std::ranges::sort(found, {}, [](const File& file) { return std::tie(file.level, file.path); });
  return found;
}

PackagePaths package_of(const File& file, const CaseFile& cases) {
  PackagePaths paths;
  for (const auto& entry : fs::directory_iterator(file.path.parent_path())) {
    const fs::path& path = entry.path();
    if (path.extension() != ".dmn") continue;
    if (path.filename() == cases.model)
      paths.main = path;
    else
      paths.others.push_back(path);
  }
  std::ranges::sort(paths.others);
  if (!paths.main.empty()) return paths;
  if (paths.others.size() != 1)
    throw std::runtime_error("no main model beside " + file.path.string());
  paths.main = paths.others.front();
  paths.others.clear();
  return paths;
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace tb::tck
