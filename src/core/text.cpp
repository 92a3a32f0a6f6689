#include "core/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

namespace tb {
namespace {

constexpr char32_t kBad = 0xFFFFFFFF;

// Takes one code point from the front; kBad when the bytes are not strict UTF-8.
char32_t next(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || text.size() < length) return kBad;
  char32_t point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return kBad;
    point = point << 6 | (byte(i) & 0x3FU);
  }
  static constexpr char32_t kLeast[]{0, 0, 0x80, 0x800, 0x10000};
  if (point < kLeast[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
    return kBad;
  text.remove_prefix(length);
  return point;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}
// Zero-width marks that arrive by copy and paste and make two equal names differ.
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}
bool is_middle_dot(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0x30FB ||
         c == 0xFF65 || c == 0x2E31 || c == 0x16EB || c == 0x387;
}

void append(icu::UnicodeString& out, char32_t c) { out.append(static_cast<UChar32>(c)); }

std::string nfc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  const auto normal = U_SUCCESS(status) ? normalizer->normalize(text, status) : text;
  (U_SUCCESS(status) ? normal : text).toUTF8String(out);
  return out;
}

std::string prepare(std::string_view text, bool fold) {
  icu::UnicodeString out, blanks;  // white space is written only when something follows it
  while (!text.empty()) {
    auto c = next(text);
    if (c == kBad) return {};
    if (is_invisible(c)) continue;
    if (is_space(c)) {
      if (!out.isEmpty()) append(blanks, c);
      continue;
    }
    if (!blanks.isEmpty()) out.append(fold ? icu::UnicodeString(u' ') : blanks);
    blanks.remove();
    if (fold && c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (fold && is_middle_dot(c)) c = 0xB7;
    append(out, c);
  }
  return nfc(out);
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
Converter gb18030() {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open("gb18030", &status), &ucnv_close);
  if (!converter) return converter;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}
std::unexpected<Error> not_gb18030() {
  return invalid("text.not_gb18030", "文字不能用 GB 18030 编码，请检查是否有乱码");
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty())
    if (next(text) == kBad) return false;
  return true;
}

bool has_control(std::string_view text, bool lines) {
  while (!text.empty()) {
    const auto c = next(text);
    if (c == kBad) return true;
    if (lines && (c == '\n' || c == '\r' || c == '\t')) continue;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
        (c >= 0xFDD0 && c <= 0xFDEF))
      return true;
  }
  return false;
}

Result<void> check_text(std::string_view text, bool lines) {
  if (!is_utf8(text)) return invalid("text.not_utf8", "文字编码不对，请用 UTF-8 重新提交");
  if (has_control(text, lines))
    return invalid("text.control_character", "文字里有看不见的控制字符，请删去后重新填写");
  return {};
}

std::string clean(std::string_view text) { return prepare(text, false); }
std::string normalise(std::string_view text) { return prepare(text, true); }

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

std::string_view first_code_points(std::string_view text, std::size_t n) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U && ++seen > n) break;
  }
  return text.substr(0, end);
}

Result<std::string> to_gb18030(std::string_view utf8) {
  const auto converter = gb18030();
  if (!converter || !is_utf8(utf8) || utf8.size() > (1U << 30)) return not_gb18030();
  const auto wide = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
  std::string out(static_cast<std::size_t>(wide.length()) * 4 + 4, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto length = ucnv_fromUChars(converter.get(), out.data(), static_cast<int32_t>(out.size()),
                                      wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return not_gb18030();
  out.resize(static_cast<std::size_t>(length));
  return out;
}

Result<std::string> from_gb18030(std::string_view bytes) {
  const auto converter = gb18030();
  if (!converter || bytes.size() > (1U << 29)) return not_gb18030();
  std::u16string wide(bytes.size() + 1, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto length = ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()),
                                    bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return not_gb18030();
  std::string out;
  icu::UnicodeString(wide.data(), length).toUTF8String(out);
  return out;
}

Result<void> check_note(std::string_view code, std::string_view note) {
  constexpr std::size_t kMost = 500;
  if (note.find_first_not_of(" \t\r\n") != note.npos && code_points(note) <= kMost) return {};
  const std::string words = "请写明改了什么、为什么改（最多 " + std::to_string(kMost) + " 字）";
  return invalid(code, words, {{"note", "required", words}});
}

bool survives_gb18030(std::string_view utf8) {
  const auto there = to_gb18030(utf8);
  if (!there) return false;
  const auto back = from_gb18030(*there);
  return back && *back == utf8;
}

}  // namespace tb
