// What an uploaded file really is. Looks at the bytes, not at what the client said. Pure.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tb::files {

inline constexpr std::size_t kMaxFileBytes = 10U << 20;

struct FileType {
  std::string name;  // pdf, png, jpg, ofd, docx, xlsx
  std::string mime;
};

// Fails with a sentence that says what to do: `file.empty`, `file.too_large`, `file.program`,
// `file.mismatch`, `file.unknown_type`, `file.pdf_bomb`, `file.pdf_active`, `file.pdf_encrypted`,
// `file.zip_bomb`, `file.image_bomb`, `file.broken`.
Result<FileType> scan(std::string_view file_name, std::string_view bytes);

// The name to show: valid UTF-8, without path, control or directional marks and leading dots, at
// most 120 code points; never empty (“未命名”).
std::string safe_file_name(std::string_view raw);

}  // namespace tb::files
