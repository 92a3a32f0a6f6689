#include "app/share.hpp"

#include <algorithm>
#include <filesystem>

#include "platform/files/whole_file.hpp"

namespace tb::app {

namespace fs = std::filesystem;

Result<std::string> share_folder(const std::string& given) {
  std::error_code error;
  if (!given.empty() && fs::exists(fs::path(given) / "data/processes", error)) return given;
  if (given.empty()) {
    for (auto start : {fs::read_symlink("/proc/self/exe", error), fs::current_path(error) / "x"})
      for (auto folder = start.parent_path(); !folder.empty() && folder != folder.root_path();
           folder = folder.parent_path())
        for (const auto& candidate : {folder, folder / "share/tongban"})
          if (fs::exists(candidate / "data/processes", error)) return candidate.string();
  }
  return not_found("app.share_missing",
                   "找不到程序自带的数据目录（data/processes），请用 --share 指明");
}

Result<bpmn::Skeleton> skeleton_of(const std::string& power, const std::string& share) {
  const std::string folder = TRY(share_folder(share));
  const bool is_name = !power.empty() && std::ranges::all_of(power, [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  });
  const auto text = is_name ? read_file(folder + "/data/laws/skeletons/" + power + ".json")
                            : Result<std::string>(not_found("law.no_skeleton", ""));
  if (!text)
    return not_found("law.no_skeleton", "没有“" + power + "”的法定程序，可以用 permit 或 penalty");
  return bpmn::read_skeleton(*text);
}

Result<std::map<std::string, bpmn::Skeleton, std::less<>>> skeletons(const std::string& share) {
  std::map<std::string, bpmn::Skeleton, std::less<>> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(share + "/data/laws/skeletons", error)) {
    const auto power = entry.path().stem().string();
    out.emplace(power, TRY(skeleton_of(power, share)));
  }
  return out;
}

Result<std::string> read_file(const std::string& path) {
  auto bytes = files::whole_file(path);
  if (!bytes) return not_found("app.file_missing", "读不了文件 " + path);
  return *std::move(bytes);
}

}  // namespace tb::app
