// Where the cases of the DMN Technology Compatibility Kit are.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "tck/case_file.hpp"

namespace tb::tck {

// One file of cases, not yet read.
struct File {
  std::filesystem::path path;
  std::string folder;  // "0004-lending"
  int level = 0;       // 2 or 3
};

// All files in order of level and folder.
std::vector<File> files();

struct PackagePaths {
  std::filesystem::path main;
  std::vector<std::filesystem::path> others;  // the other models of the folder
};
// The models that the cases of the file are about. `cases` is its content.
PackagePaths package_of(const File& file, const CaseFile& cases);

// The content of a file of the kit; a missing one is a bug.
std::string text_of(const std::filesystem::path& path);

}  // namespace tb::tck
