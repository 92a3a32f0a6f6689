#include "core/pack.hpp"

#include <zlib.h>

#include <optional>
#include <span>

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

// One a thread, used again: to make one costs more than to pack a text of ours.
class Deflater {
 public:
  Deflater() {
    is_made_ =
        deflateInit2(&stream_, kLevel, Z_DEFLATED, kWindow, kMemory, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~Deflater() {
    if (is_made_) deflateEnd(&stream_);
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // The bytes written into `out`; nothing when they do not fit.
  std::optional<std::size_t> deflated(std::string_view text, std::string_view words,
                                      std::span<char> out) {
    if (!is_made_ || deflateReset(&stream_) != Z_OK) return std::nullopt;
    if (!words.empty()) deflateSetDictionary(&stream_, bytes_of(words), size_of(words));
    stream_.next_in = bytes_of(text);
    stream_.avail_in = size_of(text);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return std::nullopt;
    return out.size() - stream_.avail_out;
  }

 private:
  z_stream stream_{};
  bool is_made_ = false;
};

std::unexpected<Error> broken() {
  return invalid("pack.broken", "存下的内容已经损坏，请联系管理员");
}

}  // namespace

std::string packed(std::string_view text) { return packed(text, kNoWords); }

std::string packed(std::string_view text, const PackWords& words) {
  thread_local Deflater deflater;
  std::string out(text);
  if (text.empty() || text.size() > kMostBytes) return out;
  const auto size = deflater.deflated(text, words.words, std::span(out).subspan(1));
  if (!size) return std::string(text);  // not shorter
  out.front() = words.mark;
  out.resize(1 + *size);
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
