// Chinese as it is typed: Traditional characters, pinyin, initials (OpenCC and ICU). Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tb::search {

// Traditional characters as Simplified ones; other text as it is. Wants valid UTF-8.
std::string simplified(std::string_view text);

// One character with what people type for it: "ling" for 龄; other signs stand for themselves in
// small letters. `other` is a second usual reading (行: xing, hang), mostly empty.
struct Sound {
  std::string character, pinyin, other;
};
// Runs of Chinese characters, letters and digits of valid UTF-8; what lies between ends a run.
std::vector<std::vector<Sound>> runs_of(std::string_view text);

bool is_han(std::string_view character);

}  // namespace tb::search
