#include "platform/search/script.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>
#include <mutex>
#include <opencc/SimpleConverter.hpp>
#include <stdexcept>
#include <unordered_map>

namespace tb::search {
namespace {

// ICU knows one reading of a character; these have a second one in words of offices.
constexpr std::pair<std::string_view, std::string_view> kOtherReadings[]{
    {"行", "hang"}, {"长", "zhang"}, {"重", "chong"}, {"会", "kuai"},  {"调", "tiao"},
    {"乐", "yue"},  {"参", "shen"},  {"还", "huan"},  {"传", "zhuan"}, {"朝", "zhao"},
    {"藏", "cang"}, {"车", "ju"},    {"地", "de"},    {"给", "ji"},    {"率", "shuai"},
    {"省", "xing"}, {"宿", "su"},    {"提", "di"},    {"降", "xiang"}, {"校", "jiao"}};

class Readings {
 public:
  Readings() {
    UErrorCode error = U_ZERO_ERROR;
    rules_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower",
                                                     UTRANS_FORWARD, error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no rules Han-Latin");
    for (const auto& [character, reading] : kOtherReadings)
      others_.emplace(std::string(character), std::string(reading));
  }
  Sound of(std::string_view character) {
    const std::scoped_lock lock(mutex_);
    const auto [known, fresh] = known_.try_emplace(std::string(character));
    if (fresh) {
      auto text = icu::UnicodeString::fromUTF8(
          icu::StringPiece(character.data(), static_cast<std::int32_t>(character.size())));
      rules_->transliterate(text);
      known->second.character = character;
      text.trim().toUTF8String(known->second.pinyin);
      if (const auto other = others_.find(std::string(character)); other != others_.end())
        known->second.other = other->second;
    }
    return known->second;
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<icu::Transliterator> rules_;
  std::unordered_map<std::string, std::string> others_;
  std::unordered_map<std::string, Sound> known_;  // as many as there are characters
};

UChar32 point_at(std::string_view text, std::int32_t& at) {
  UChar32 point = 0;
  // NOLINTNEXTLINE(bugprone-*, readability-*): ICU's macro
  U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), point);
  return point;
}

}  // namespace

bool is_han(std::string_view character) {
  std::int32_t at = 0;
  return !character.empty() && u_hasBinaryProperty(point_at(character, at), UCHAR_IDEOGRAPHIC);
}

std::string simplified(std::string_view text) {
  static const opencc::SimpleConverter converter("t2s.json");
  return converter.Convert(std::string(text));
}

std::vector<std::vector<Sound>> runs_of(std::string_view text) {
  static Readings readings;
  std::vector<std::vector<Sound>> out;
  bool open = false;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    const auto from = static_cast<std::size_t>(at);
    const auto point = point_at(text, at);
    const auto character = text.substr(from, static_cast<std::size_t>(at) - from);
    if (point < 0 || u_isalnum(point) == 0) {
      open = false;
      continue;
    }
    if (!open) out.emplace_back();
    open = true;
    if (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC)) {
      out.back().push_back(readings.of(character));
    } else {
      std::string small;
      icu::UnicodeString(u_tolower(point)).toUTF8String(small);
      out.back().push_back({std::string(character), small, {}});
    }
  }
  return out;
}

}  // namespace tb::search
