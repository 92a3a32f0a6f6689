// What ships with the program: data/ and ui/dist/.
#pragma once
#include <map>
#include <string>

#include "core/result.hpp"
#include "engine/bpmn/law.hpp"

namespace tb::app {

// The folder that holds data/: the one given, or the nearest above the program or the working
// folder. Fails not_found `app.share_missing`.
Result<std::string> share_folder(const std::string& given);
// What the law asks of every drawing of a kind of power ("permit", "penalty"). Fails not_found
// `law.no_skeleton`.
Result<bpmn::Skeleton> skeleton_of(const std::string& power, const std::string& share = {});
// The same of every power that has some, by its name.
Result<std::map<std::string, bpmn::Skeleton, std::less<>>> skeletons(const std::string& share);
// A whole file. Fails not_found `app.file_missing`.
Result<std::string> read_file(const std::string& path);

}  // namespace tb::app
