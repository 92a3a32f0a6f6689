// The target of a request line, taken apart safely.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"

namespace tb {

struct Target {
  std::string path;  // decoded
  std::vector<std::pair<std::string, std::string>> query;
};

// Takes origin form ("/a?b=c") and absolute form. Fails invalid `http.target` on broken
// percent-encoding, text that is not UTF-8, control characters, encoded slashes, backslashes, `.`
// and `..` segments, fragments and more than 64 parameters.
Result<Target> parse_target(std::string_view raw);

// "%E5%B9%BF" → "广"; false on broken encoding. `plus_is_blank` for queries and forms.
bool percent_decode(std::string_view raw, bool plus_is_blank, std::string& out);

}  // namespace tb
