// Text at the edge: valid, normalised, and writable in GB 18030. All text inside the program is
// UTF-8.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tb {

// Strict UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_utf8(std::string_view text);
// C0 and C1 controls, DEL and noncharacters; `lines` lets line feed, carriage return and tab pass.
bool has_control(std::string_view text, bool lines);
// Both at once: invalid `text.not_utf8` or `text.control_character`.
Result<void> check_text(std::string_view text, bool lines = true);

// For what people wrote: NFC, no zero-width marks, no white space around it. Punctuation stays as
// written.
std::string clean(std::string_view text);
// For names, numbers, digests and comparison: clean, full-width ASCII folded, every middle dot
// U+00B7, inner white space one blank. Text that is not UTF-8 gives "".
std::string normalise(std::string_view text);

// What somebody who changes what the city runs says about it: some words, 500 characters at most.
// Fails invalid `code`, field "note".
Result<void> check_note(std::string_view code, std::string_view note);

// Code points of valid UTF-8.
std::size_t code_points(std::string_view text);
// The first `n` code points, or all.
std::string_view first_code_points(std::string_view text, std::size_t n);

// GB 18030, as partners and government fonts want it. Fails invalid `text.not_gb18030`.
Result<std::string> to_gb18030(std::string_view utf8);
Result<std::string> from_gb18030(std::string_view bytes);
// Whether the text comes back as it went; rare characters of minority names must.
bool survives_gb18030(std::string_view utf8);

}  // namespace tb
