// What the characters of a FEEL text are (DMN 1.5, 10.3.1.2, rules 27 to 30, 61 and 62), and the
// parts that names are made of.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tb::feel {

enum class CharacterKind : std::uint8_t {
  forbidden,  // control characters
  space,
  start,  // may begin a name
  part,   // may only continue one
  sign,   // anything else
};
struct Character {
  CharacterKind kind{};
  std::uint8_t length = 1;  // bytes
};

// The character at a place of a text in UTF-8; a byte that is not UTF-8 is a sign.
Character character_beyond_ascii(std::string_view text, std::size_t at);

inline constexpr auto kAsciiKinds = [] {
  std::array<CharacterKind, 128> kinds{};
  for (std::size_t c = 0x21; c < 0x7f; ++c) kinds[c] = CharacterKind::sign;
  for (std::size_t c = 0x09; c <= 0x0d; ++c) kinds[c] = CharacterKind::space;
  kinds[' '] = CharacterKind::space;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 'a' + 'A'] = CharacterKind::start;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = CharacterKind::part;
  kinds['_'] = kinds['?'] = CharacterKind::start;
  return kinds;
}();

inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{kAsciiKinds[byte], 1} : character_beyond_ascii(text, at);
}

// Behind the name characters at `at`.
std::size_t word_end(std::string_view text, std::size_t at);
// Behind the white space at `at`.
std::size_t space_end(std::string_view text, std::size_t at);

// Reads a name part by part: words, and signs of one character each.
class NameReader {
 public:
  NameReader(std::string_view text, std::size_t at) : text_(text), end_(at) {}
  // False where the text ends.
  bool next();
  // Adds the part that was read last to the name.
  void keep();

  std::string_view part() const { return part_; }
  bool is_word() const { return is_word_; }
  std::size_t end() const { return end_; }  // behind the part
  std::size_t begin() const { return end_ - part_.size(); }
  std::size_t count() const { return count_; }  // of parts kept
  // What was kept, as names are compared.
  const std::string& normal() const { return normal_; }

 private:
  std::string_view text_, part_;
  std::size_t end_, count_ = 0;
  std::string normal_;
  bool is_word_ = false, after_word_ = false;
};

// Whether a normal name is one word, so that it needs no declaration to be read.
bool is_single_word(std::string_view normal);

}  // namespace tb::feel
