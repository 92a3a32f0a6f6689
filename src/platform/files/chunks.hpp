// A blob as sealed chunks: each names its blob, its place and whether it is the last, so none can
// be moved or cut off.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto.hpp"
#include "core/result.hpp"

namespace tb::files {

inline constexpr std::size_t kChunk = 64 * 1024;  // bytes in clear

std::vector<std::string> seal_chunks(const DataKey& key, std::string_view name,
                                     std::string_view bytes);
// Fails invalid `blob.broken`.
Result<std::string> open_chunks(const DataKey& key, std::string_view name,
                                const std::vector<std::string_view>& chunks);
std::string blob_name();

}  // namespace tb::files
