// What somebody may have meant who found nothing: the nearest piece of a known phrase by sound.
// Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/search/script.hpp"

namespace tb::search {

// Phrases that lead to something, with their sounds; built once, read by many threads.
class Phrases {
 public:
  explicit Phrases(const std::vector<std::string>& texts);
  // A piece of a phrase that sounds like `words` (valid UTF-8; characters, pinyin or initials): at
  // most a third of it may differ. Nothing when none is near, or when it would be `words` again.
  std::optional<std::string> nearest(std::string_view words) const;

 private:
  std::vector<std::vector<Sound>> runs_;
};

}  // namespace tb::search
