// Bodies of uploads (RFC 7578, multipart/form-data).
#pragma once
#include <string_view>
#include <vector>

#include "platform/http/route.hpp"

namespace tb {

// Takes a whole body apart. At most 16 parts; names ≤ 64 bytes of UTF-8, file names ≤ 255 bytes,
// kept as sent. Fails unsupported `http.content_type` when it is no multipart/form-data, invalid
// `multipart.malformed` (400) otherwise.
Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace tb
