#include "engine/feel/characters.hpp"

#include <algorithm>

namespace tb::feel {

namespace {

struct CodeRange {
  char32_t first, last;
  CharacterKind kind;
};
// In order, all beyond ASCII; what lies between is a sign.
constexpr CodeRange kRanges[]{
    {0x80, 0x84, CharacterKind::forbidden}, {0x85, 0x85, CharacterKind::space},
    {0x86, 0x9f, CharacterKind::forbidden}, {0xa0, 0xa0, CharacterKind::space},
    {0xb7, 0xb7, CharacterKind::part},      {0xc0, 0xd6, CharacterKind::start},
    {0xd8, 0xf6, CharacterKind::start},     {0xf8, 0x2ff, CharacterKind::start},
    {0x300, 0x36f, CharacterKind::part},    {0x370, 0x37d, CharacterKind::start},
    {0x37f, 0x167f, CharacterKind::start},  {0x1680, 0x1680, CharacterKind::space},
    {0x1681, 0x180d, CharacterKind::start}, {0x180e, 0x180e, CharacterKind::space},
    {0x180f, 0x1fff, CharacterKind::start}, {0x2000, 0x200b, CharacterKind::space},
    {0x200c, 0x200d, CharacterKind::start}, {0x2028, 0x2029, CharacterKind::space},
    {0x202f, 0x202f, CharacterKind::space}, {0x203f, 0x2040, CharacterKind::part},
    {0x205f, 0x205f, CharacterKind::space}, {0x2070, 0x218f, CharacterKind::start},
    {0x2c00, 0x2fef, CharacterKind::start}, {0x3000, 0x3000, CharacterKind::space},
    {0x3001, 0xd7ff, CharacterKind::start}, {0xf900, 0xfdcf, CharacterKind::start},
    {0xfdf0, 0xfefe, CharacterKind::start}, {0xfeff, 0xfeff, CharacterKind::space},
    {0xff00, 0xfffd, CharacterKind::start}, {0x10000, 0xeffff, CharacterKind::start},
};

}  // namespace

Character character_beyond_ascii(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const std::uint8_t length = byte(0) < 0xc0 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 4;
  if (length == 1 || at + length > text.size()) return {CharacterKind::sign, 1};
  char32_t code = byte(0) & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3fU);
  if (code >= 0x3001 && code <= 0xd7ff) return {CharacterKind::start, length};
  const auto* range = std::ranges::lower_bound(kRanges, code, {}, &CodeRange::last);
  if (range == std::end(kRanges) || code < range->first) return {CharacterKind::sign, length};
  return {range->kind, length};
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (character.kind != CharacterKind::start && character.kind != CharacterKind::part) break;
    at += character.length;
  }
  return at;
}

std::size_t space_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (character.kind != CharacterKind::space) break;
    at += character.length;
  }
  return at;
}

bool NameReader::next() {
  const std::size_t begin = space_end(text_, end_);
  if (begin >= text_.size()) return false;
  const std::size_t word = word_end(text_, begin);
  is_word_ = word > begin;
  end_ = is_word_ ? word : begin + character_at(text_, begin).length;
  part_ = text_.substr(begin, end_ - begin);
  return true;
}

void NameReader::keep() {
  if (is_word_ && after_word_) normal_ += ' ';
  normal_ += part_;
  after_word_ = is_word_;
  ++count_;
}

bool is_single_word(std::string_view normal) {
  return !normal.empty() && character_at(normal, 0).kind == CharacterKind::start &&
         word_end(normal, 0) == normal.size();
}

}  // namespace tb::feel
