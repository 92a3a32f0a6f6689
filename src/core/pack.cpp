#include "core/pack.hpp"

#include <zlib.h>

namespace tb {
namespace {

constexpr PackWords kNoWords{'\x01', {}};
constexpr std::size_t kMostBytes = 16U << 20;
// Our texts are a few kilobytes: a small window and a small table are made sooner.
constexpr int kWindow = -12, kMemory = 5, kLevel = 6;

Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}
uInt size_of(std::string_view text) { return static_cast<uInt>(text.size()); }

std::unexpected<Error> broken() {
  return invalid("pack.broken", "存下的内容已经损坏，请联系管理员");
}

}  // namespace

std::string packed(std::string_view text) { return packed(text, kNoWords); }

std::string packed(std::string_view text, const PackWords& words) {
  std::string out(text);
  z_stream z{};
  if (text.empty() || text.size() > kMostBytes ||
      deflateInit2(&z, kLevel, Z_DEFLATED, kWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    return out;
  if (!words.words.empty()) deflateSetDictionary(&z, bytes_of(words.words), size_of(words.words));
  z.next_in = bytes_of(text);
  z.avail_in = size_of(text);
  out.front() = words.mark;
  z.next_out = bytes_of(out) + 1;
  z.avail_out = size_of(out) - 1;
  const auto code = deflate(&z, Z_FINISH);
  const auto size = out.size() - z.avail_out;
  deflateEnd(&z);
  if (code != Z_STREAM_END) return std::string(text);  // not shorter
  out.resize(size);
  return out;
}

Result<std::string> unpacked(std::string bytes) { return unpacked(std::move(bytes), kNoWords); }

Result<std::string> unpacked(std::string bytes, const PackWords& words) {
  const bool with_words = !bytes.empty() && bytes.front() == words.mark;
  if (!with_words && (bytes.empty() || bytes.front() != kNoWords.mark)) return bytes;
  z_stream z{};
  if (inflateInit2(&z, kWindow) != Z_OK) return broken();
  if (with_words && !words.words.empty())
    inflateSetDictionary(&z, bytes_of(words.words), size_of(words.words));
  z.next_in = bytes_of(bytes) + 1;
  z.avail_in = size_of(bytes) - 1;
  std::string out;
  int code = Z_OK;
  while (code == Z_OK && out.size() < kMostBytes) {
    const auto have = out.size();
    out.resize(have + 4 * bytes.size());
    z.next_out = bytes_of(out) + have;
    z.avail_out = static_cast<uInt>(out.size() - have);
    code = inflate(&z, Z_NO_FLUSH);
    out.resize(out.size() - z.avail_out);
  }
  inflateEnd(&z);
  if (code != Z_STREAM_END) return broken();
  return out;
}

}  // namespace tb
