#include "platform/files/scan.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include "core/text.hpp"

namespace tb::files {
namespace {

constexpr std::size_t kInflateLimit = 200U
                                      << 20;  // all streams of a PDF or entries of a zip together
constexpr std::int64_t kMaxPixels = 100'000'000;
constexpr std::size_t kMaxStreams = 50'000;  // of a PDF
constexpr std::size_t kDictionary = 1024;    // bytes before a stream in which its filters stand

std::unexpected<Error> refuse(std::string_view code, std::string_view words) {
  return invalid(code, words);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : lower(name.substr(dot + 1));
}

bool is_program(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (const auto mark : {"\x7f"
                          "ELF"sv,
                          "MZ"sv, "#!"sv, "\xca\xfe\xba\xbe"sv, "\xcf\xfa\xed\xfe"sv, "<?php"sv,
                          "<script"sv, "\0asm"sv})
    if (bytes.starts_with(mark)) return true;
  return false;
}

std::uint32_t big32(std::string_view bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}
std::uint32_t little(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t out = 0;
  for (int i = size - 1; i >= 0; --i)
    out = out << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return out;
}

Result<void> check_pixels(std::int64_t width, std::int64_t height) {
  if (width <= 0 || height <= 0) return refuse("file.broken", "图片打不开，请重新拍一张");
  // By division: the product of two headers' sizes does not fit.
  if (width > kMaxPixels / height) return refuse("file.image_bomb", "图片的尺寸太大，请缩小后再传");
  return {};
}

Result<FileType> scan_png(std::string_view bytes) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR")
    return refuse("file.broken", "图片打不开，请重新拍一张");
  TRY_VOID(check_pixels(big32(bytes, 16), big32(bytes, 20)));
  return FileType{"png", "image/png"};
}

// Walks the segments up to the frame header, which has the size.
Result<FileType> scan_jpeg(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) != 0xff) break;
    const auto mark = static_cast<unsigned char>(bytes[at + 1]);
    if (mark == 0xff) {  // padding before a mark
      ++at;
      continue;
    }
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 2]) << 8 |
                                               static_cast<unsigned char>(bytes[at + 3]));
    const bool frame = mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc;
    if (frame) {
      const auto height = big32(bytes, at + 3) >> 0 & 0xffffff;
      const auto rows = static_cast<std::int64_t>(height & 0xffff);
      const auto columns = static_cast<std::int64_t>(big32(bytes, at + 5) & 0xffff);
      TRY_VOID(check_pixels(columns, rows));
      return FileType{"jpg", "image/jpeg"};
    }
    if (size < 2) break;
    at += 2 + size;
  }
  return refuse("file.broken", "图片打不开，请重新拍一张");
}

// How large a zlib stream grows, up to a limit; the limit when it grows beyond. `look` sees the
// plain bytes piece by piece.
template <class Look>
std::size_t inflated_size(std::string_view stream, std::size_t limit, int window, Look look) {
  z_stream z{};
  if (inflateInit2(&z, window) != Z_OK) return 0;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stream.data()));
  z.avail_in = static_cast<uInt>(stream.size());
  std::array<char, 64 * 1024> sink;
  std::size_t total = 0;
  int code = Z_OK;
  while (code == Z_OK && total < limit) {
    z.next_out = reinterpret_cast<Bytef*>(sink.data());
    z.avail_out = static_cast<uInt>(sink.size());
    code = inflate(&z, Z_NO_FLUSH);
    const auto size = sink.size() - z.avail_out;
    look(std::string_view(sink.data(), size));
    total += size;
  }
  inflateEnd(&z);
  return total;
}

// A name of PDF's, also when its letters are written as #xx.
bool has_name(std::string_view bytes, std::string_view name) {
  for (auto at = bytes.find(name); at != std::string_view::npos; at = bytes.find(name, at + 1)) {
    const auto after = at + name.size() < bytes.size() ? bytes[at + name.size()] : ' ';
    if (!std::isalnum(static_cast<unsigned char>(after))) return true;
  }
  return false;
}

std::string unescaped(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool escape = bytes[i] == '#' && i + 2 < bytes.size() &&
                        std::isxdigit(static_cast<unsigned char>(bytes[i + 1])) &&
                        std::isxdigit(static_cast<unsigned char>(bytes[i + 2]));
    if (escape) {
      out += static_cast<char>(std::stoi(std::string(bytes.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += bytes[i];
    }
  }
  return out;
}

// A script's name is looked for, not its short key /JS: three letters stand by chance in every
// second large picture.
constexpr std::string_view kActiveNames[]{"/JavaScript",    "/Launch",    "/EmbeddedFile",
                                          "/EmbeddedFiles", "/RichMedia", "/Rendition"};

std::unexpected<Error> active_pdf() {
  return refuse("file.pdf_active", "这个 PDF 里有可以运行的内容，请打印成普通 PDF 后再传");
}
bool is_active(std::string_view clear) {
  return std::ranges::any_of(kActiveNames, [&](auto name) { return has_name(clear, name); });
}

// Finds active names in plain bytes that come in pieces: the end of one is seen with the next.
class ActiveSeeker {
 public:
  void operator()(std::string_view piece) {
    if (found_) return;
    const auto seen = tail_ + std::string(piece);
    found_ = is_active(unescaped(seen));
    tail_ = seen.substr(seen.size() - std::min(seen.size(), kLongestName));
  }
  bool found() const { return found_; }

 private:
  static constexpr std::size_t kLongestName = 64;  // with every letter as #xx
  std::string tail_;
  bool found_ = false;
};

std::size_t count_of(std::string_view bytes, std::string_view word) {
  std::size_t out = 0;
  for (auto at = bytes.find(word); at != std::string_view::npos;
       at = bytes.find(word, at + word.size()))
    ++out;
  return out;
}

// What a stream's dictionary says of its filters. Two inflations in a row hide a bomb, an object
// stream behind another filter hides what it holds; no ordinary program writes either.
Result<void> check_filters(std::string_view dictionary) {
  const auto clear = unescaped(dictionary);
  if (count_of(clear, "/FlateDecode") > 1)
    return refuse("file.pdf_bomb", "这个 PDF 压缩了多层，打不开，请重新导出一份再传");
  if (clear.contains("/ObjStm"))
    for (const auto* other : {"/ASCII", "/LZW", "/RunLength"})
      if (clear.contains(other)) return active_pdf();
  return {};
}

Result<void> check_streams(std::string_view bytes) {
  std::size_t total = 0, count = 0, before = 0;
  for (auto at = bytes.find("stream"); at != std::string_view::npos;
       at = bytes.find("stream", at + 6)) {
    if (at >= 3 && bytes.substr(at - 3, 3) == "end") continue;
    auto from = at + 6;
    while (from < bytes.size() && (bytes[from] == '\r' || bytes[from] == '\n')) ++from;
    const auto start = std::max(before, at - std::min(at, kDictionary));
    const auto around = bytes.substr(start, at - start);
    TRY_VOID(check_filters(around.substr(around.rfind("obj") + 1)));
    before = at;
    ActiveSeeker seeker;
    total += inflated_size(bytes.substr(from), kInflateLimit - std::min(total, kInflateLimit), 15,
                           std::ref(seeker));
    if (seeker.found()) return active_pdf();
    if (total >= kInflateLimit || ++count > kMaxStreams)
      return refuse("file.pdf_bomb", "这个 PDF 展开后太大，打不开，请重新导出一份再传");
  }
  return {};
}

Result<FileType> scan_pdf(std::string_view bytes) {
  if (bytes.substr(bytes.size() > 2048 ? bytes.size() - 2048 : 0).find("%%EOF") ==
      std::string_view::npos)
    return refuse("file.broken", "这个 PDF 不完整，请重新导出一份再传");
  const auto clear = unescaped(bytes);
  if (has_name(clear, "/Encrypt"))
    return refuse("file.pdf_encrypted", "这个 PDF 加了密码，请去掉密码后再传");
  if (is_active(clear)) return active_pdf();
  TRY_VOID(check_streams(bytes));
  return FileType{"pdf", "application/pdf"};
}

// Reads the central directory of a zip: what it says of sizes, then what the entries really grow
// to.
Result<FileType> scan_zip(std::string_view bytes) {
  std::size_t total = 0, entries = 0;
  bool ofd = false, word = false, sheet = false;
  for (auto at = bytes.find("PK\x01\x02"); at != std::string_view::npos && at + 46 <= bytes.size();
       at = bytes.find("PK\x01\x02", at + 46)) {
    const auto name_size = little(bytes, at + 28, 2);
    const auto name = bytes.substr(at + 46, name_size);
    ofd = ofd || name == "OFD.xml";
    word = word || name == "word/document.xml";
    sheet = sheet || name == "xl/workbook.xml";
    if (name.ends_with("vbaProject.bin"))
      return refuse("file.program", "这个文件里带有宏程序，没收下。请另存为 PDF 再传");
    total += little(bytes, at + 24, 4);
    const std::size_t local = little(bytes, at + 42, 4);
    const auto method = little(bytes, at + 10, 2);
    if (method == 8 && local + 30 < bytes.size()) {
      const auto data = local + 30 + little(bytes, local + 26, 2) + little(bytes, local + 28, 2);
      if (data < bytes.size())
        total += inflated_size(bytes.substr(data), kInflateLimit, -15, [](std::string_view) {});
    }
    const bool foreign = method != 0 && method != 8;  // nothing else is in an OFD or a document
    if (foreign || ++entries > 2000 || total > kInflateLimit || name.contains("..") ||
        name.starts_with('/'))
      return refuse("file.zip_bomb", "这个文件展开后太大或内容不正常，请重新导出一份再传");
  }
  if (ofd) return FileType{"ofd", "application/ofd"};
  if (word)
    return FileType{"docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
  if (sheet)
    return FileType{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  return refuse("file.unknown_type", "这种文件办不了，请用 PDF、OFD 或照片（JPG、PNG）");
}

Result<FileType> by_content(std::string_view bytes) {
  if (is_program(bytes))
    return refuse("file.program", "这是一个程序，不是材料，没收下。请传 PDF 或照片");
  if (bytes.starts_with("%PDF-")) return scan_pdf(bytes);
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return scan_png(bytes);
  if (bytes.starts_with("\xff\xd8\xff")) return scan_jpeg(bytes);
  if (bytes.starts_with("PK\x03\x04")) return scan_zip(bytes);
  return refuse("file.unknown_type", "这种文件办不了，请用 PDF、OFD 或照片（JPG、PNG）");
}

// Marks that cannot be seen or that turn the direction of writing: "材料\u202efdp.exe" reads as a
// PDF. Zero-width and directional marks, the byte order mark.
bool is_unseen(std::string_view point) {
  if (point == "\xef\xbb\xbf") return true;
  if (!point.starts_with("\xe2\x80") && !point.starts_with("\xe2\x81")) return false;
  const auto last = static_cast<unsigned char>(point[2]);
  if (point[1] == '\x80') return (last >= 0x8b && last <= 0x8f) || (last >= 0xa8 && last <= 0xae);
  return last >= 0xa0 && last <= 0xaf;
}

}  // namespace

Result<FileType> scan(std::string_view file_name, std::string_view bytes) {
  if (bytes.empty()) return refuse("file.empty", "文件是空的，请重新选一份");
  if (bytes.size() > kMaxFileBytes)
    return fail(ErrorKind::too_large, "file.too_large",
                fmt::format("文件 {:.1f} MB，超过了 10 MB，请缩小后再传",
                            static_cast<double>(bytes.size()) / (1U << 20)));
  const auto type = TRY(by_content(bytes));
  const auto extension = extension_of(file_name);
  const bool same = extension.empty() || extension == type.name ||
                    (type.name == "jpg" && (extension == "jpeg" || extension == "jpe"));
  if (!same)
    return refuse("file.mismatch", fmt::format("文件名说是 {}，内容却是 {}，请用正确的文件再传",
                                               extension, type.name));
  return type;
}

std::string safe_file_name(std::string_view raw) {
  if (const auto slash = raw.find_last_of("/\\:"); slash != std::string_view::npos)
    raw.remove_prefix(slash + 1);
  std::string out;
  std::size_t points = 0;
  const bool valid = is_utf8(raw);
  for (std::size_t i = 0, size = 1; i < raw.size(); i += size) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    size = !valid || byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    const auto point = raw.substr(i, size);
    if ((!valid && byte >= 0x80) || has_control(point, false) || is_unseen(point)) continue;
    if (++points > 120) break;
    out += point;
  }
  while (out.starts_with('.') || out.starts_with(' ')) out.erase(0, 1);
  return out.empty() ? "未命名" : out;
}

}  // namespace tb::files
