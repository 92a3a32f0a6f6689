#include "engine/feel/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>

#include <algorithm>

namespace tb::feel {

namespace {

bool begins_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Where the code point with this number begins, or the end.
std::size_t place_of(std::string_view text, std::size_t point) {
  if (point == 0) return 0;
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (begins_point(text[at]) && point-- == 0) break;
  return at;
}

using Map = void(const char* locale, std::uint32_t options, icu::StringPiece text,
                 icu::ByteSink& sink, icu::Edits* edits, UErrorCode& status);

std::string mapped(std::string_view text, Map* map) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  map("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
      status);
  return out;
}

}  // namespace

std::size_t count_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_point));
}

std::string_view slice(std::string_view text, std::size_t start, std::size_t count) {
  text.remove_prefix(place_of(text, start));
  return text.substr(0, place_of(text, count));
}

std::optional<std::size_t> find_points(std::string_view text, std::string_view part) {
  const auto at = text.find(part);
  if (at == std::string_view::npos) return std::nullopt;
  return count_points(text.substr(0, at));
}

std::string upper_case(std::string_view text) {
  if (!is_ascii(text)) return mapped(text, icu::CaseMap::utf8ToUpper);
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string lower_case(std::string_view text) {
  if (!is_ascii(text)) return mapped(text, icu::CaseMap::utf8ToLower);
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string trim(std::string_view text) {
  constexpr std::string_view kWhite = " \t\n\r";
  const auto first = text.find_first_not_of(kWhite);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kWhite) + 1 - first));
}

std::optional<bool> matches(std::string_view text, std::string_view pattern,
                            std::string_view flags) {
  const auto compiled = Pattern::compile(pattern, flags);
  return compiled ? compiled->matches(text) : std::nullopt;
}

std::optional<std::string> replace(std::string_view text, std::string_view pattern,
                                   std::string_view replacement, std::string_view flags) {
  const auto compiled = Pattern::compile(pattern, flags);
  return compiled ? compiled->replace(text, replacement) : std::nullopt;
}

std::optional<std::vector<std::string>> split(std::string_view text, std::string_view pattern) {
  const auto compiled = Pattern::compile(pattern);
  return compiled ? compiled->split(text) : std::nullopt;
}

}  // namespace tb::feel
