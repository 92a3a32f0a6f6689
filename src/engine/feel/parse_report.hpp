// What parsing finds wrong or suspicious, with its place, in both languages.
#pragma once
#include <string>
#include <string_view>

#include "engine/feel/expression.hpp"
#include "engine/feel/lexer.hpp"
#include "engine/feel/tree.hpp"

namespace tb::feel {

class Report {
 public:
  Report(std::string_view text, bool warns) : text_(text), warns_(warns) {}

  // Sentences are given without the full stop, the English ones in small letters.
  // Each gives kNone, so that it can be returned for the node that is missing.
  std::uint32_t error(std::string_view code, std::uint32_t offset, const std::string& chinese,
                      std::string english);
  // Something else is expected where `found` stands.
  std::uint32_t unexpected(const Token& found, std::string_view chinese, std::string_view english);

  // The same where one sign or word must stand.
  std::uint32_t unexpected_sign(const Token& found, std::string_view sign);

  bool has_error() const { return has_error_; }
  bool warns() const { return warns_ && count_ < kMaxWarnings; }
  // Nothing when warnings are not wanted, or are many already.
  void warn(std::string_view code, std::uint32_t offset, const std::string& chinese,
            std::string english);

  Diagnostics take() { return std::move(diagnostics_); }

 private:
  static constexpr std::size_t kMaxWarnings = 100;

  void add(std::string_view code, std::uint32_t offset, const std::string& chinese,
           std::string english, bool is_warning);
  std::uint32_t bad_character(const Token& found);

  std::string_view text_;
  bool warns_, has_error_ = false;
  std::size_t count_ = 0;
  Diagnostics diagnostics_;
};

// A piece of a text as it is told in a sentence: not longer than a few words.
std::string shown(std::string_view text);

}  // namespace tb::feel
