// Texts made smaller before they are sealed (a sealed text does not shrink any more).
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tb {

// Words that a text is likely to have, the likeliest last (deflate's preset dictionary). What was
// packed with them needs the same words to be opened: they are never changed; others get a new
// mark.
struct PackWords {
  char mark;  // 0x02 … 0x08: the first byte of what was packed with them
  std::string_view words;
};

// The text as it is, or deflated (RFC 1951) behind one byte that no text of ours begins with, when
// that is shorter.
std::string packed(std::string_view text);
std::string packed(std::string_view text, const PackWords& words);
// The text again, packed with these words, with none, or not at all. Fails invalid `pack.broken` on
// bytes that packed() did not make or that grow beyond 16 MB.
Result<std::string> unpacked(std::string bytes);
Result<std::string> unpacked(std::string bytes, const PackWords& words);

}  // namespace tb
