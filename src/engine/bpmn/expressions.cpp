#include "engine/bpmn/expressions.hpp"

#include <array>
#include <utility>

#include "engine/feel/language.hpp"

namespace tb::bpmn {

namespace {

bool is_braced(std::string_view text) {
  return text.size() >= 3 && (text.starts_with("${") || text.starts_with("#{")) &&
         text.ends_with('}');
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

// Operators of JUEL as FEEL writes them. What only JUEL has stays, and then does not parse.
class FromJuel {
 public:
  explicit FromJuel(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSigns{
        {{"==", "="}, {"&&", " and "}, {"||", " or "}, {"!=", "!="}}};
    const char c = text_[at_];
    if (c == '"' || c == '\'') return copy_string(c);
    for (const auto& [juel, feel] : kSigns)
      if (text_.substr(at_).starts_with(juel)) {
        out_ += feel;
        at_ += juel.size();
        return;
      }
    if (c == '!') return negate();
    if (is_word(c)) return copy_word();
    out_ += c;
    ++at_;
  }

  void copy_string(char quote) {
    out_ += '"';
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '"') out_ += '\\';
      out_ += text_[at_];
    }
    out_ += '"';
    ++at_;
  }

  void copy_word() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWords{
        {{"eq", "="}, {"ne", "!="}, {"lt", "<"}, {"gt", ">"}, {"le", "<="}, {"ge", ">="}}};
    const std::string_view word = this->word();
    at_ += word.size();
    for (const auto& [juel, feel] : kWords)
      if (word == juel) {
        out_ += feel;
        return;
      }
    out_ += word;
  }

  // "!done" as "not(done)"; in front of parentheses these serve.
  void negate() {
    ++at_;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    const std::string_view word = this->word();
    at_ += word.size();
    out_ += word.empty() ? "not" : "not(" + std::string(word) + ")";
  }

  std::string_view word() const {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

bool is_marked(std::string_view text) { return text.starts_with('=') || is_braced(text); }

Result<feel::Expression> Expressions::read(std::string_view text) const {
  if (is_braced(text)) return feel::parse(FromJuel(text.substr(2, text.size() - 3)).run(), names_);
  if (text.starts_with('=')) text.remove_prefix(1);  // the mark of FEEL in drawing programs
  return feel::parse(text, names_);
}

Result<feel::Expression> Expressions::read_value(std::string_view text) const {
  if (is_marked(text)) return read(text);
  std::string quoted_text = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted_text += '\\';
    if (c == '\n')
      quoted_text += "\\n";
    else
      quoted_text += c;
  }
  return feel::parse(quoted_text + '"');
}

Result<feel::Expression> Expressions::read(const XmlElement& xml) const {
  const std::string_view text = xml.trimmed();
  std::string_view language = xml.get("language");
  const bool is_juel = language.find("juel") != std::string_view::npos ||
                       language.find("JUEL") != std::string_view::npos;
  if (!is_juel && !feel::is_feel(language) && !is_braced(text))
    return invalid("bpmn.language", "不是 FEEL 语言（" + std::string(language) + "）");
  if (is_juel && !is_braced(text)) return read("${" + std::string(text) + "}");
  return read(text);
}

}  // namespace tb::bpmn
