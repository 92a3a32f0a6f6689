#include "platform/files/chunks.hpp"

#include <fmt/format.h>

namespace tb::files {
namespace {

std::string label(std::string_view name, std::size_t place, bool last) {
  return fmt::format("blob:{}:{}{}", name, place, last ? ":end" : "");
}

}  // namespace

std::string blob_name() { return to_hex(random_bytes(16)); }

std::vector<std::string> seal_chunks(const DataKey& key, std::string_view name,
                                     std::string_view bytes) {
  std::vector<std::string> out;
  do {
    const auto part = bytes.substr(0, kChunk);
    bytes.remove_prefix(part.size());
    out.push_back(seal(key, part, label(name, out.size(), bytes.empty())));
  } while (!bytes.empty());
  return out;
}

Result<std::string> open_chunks(const DataKey& key, std::string_view name,
                                const std::vector<std::string_view>& chunks) {
  std::string out;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const auto part = unseal(key, chunks[i], label(name, i, i + 1 == chunks.size()));
    if (!part) return invalid("blob.broken", "文件内容被改动过或不完整，请重新上传");
    out += *part;
  }
  if (chunks.empty()) return invalid("blob.broken", "文件内容不完整，请重新上传");
  return out;
}

}  // namespace tb::files
