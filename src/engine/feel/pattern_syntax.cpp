#include "engine/feel/pattern_syntax.hpp"

#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace tb::feel {

namespace {

using icu::UnicodeSet;
using icu::UnicodeString;

constexpr std::size_t kDeepestGroup = 60, kDeepestBrackets = 30,
                      kMostGroups = 200;  // ICU itself has 100 places

bool is_white(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

std::u32string points_of(std::string_view utf8) {
  const auto text = UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::u32string points;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    points.push_back(static_cast<char32_t>(text.char32At(at)));
  return points;
}

// Flag x: white space goes, but not within brackets.
std::u32string without_white(const std::u32string& pattern) {
  std::u32string out;
  int depth = 0;
  bool is_escaped = false;
  for (const char32_t c : pattern) {
    if (depth == 0 && is_white(c)) continue;
    out.push_back(c);
    if (is_escaped || c == '\\')
      is_escaped = !is_escaped;
    else if (c == '[')
      ++depth;
    else if (c == ']' && depth > 0)
      --depth;
  }
  return out;
}

std::string hex(char32_t c) { return fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(c)); }

// The characters of a set as they stand within brackets.
std::string ranges(const UnicodeSet& set) {
  std::string out;
  for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
    const auto first = static_cast<char32_t>(set.getRangeStart(i));
    const auto last = static_cast<char32_t>(set.getRangeEnd(i));
    out += hex(first);
    if (last != first) out += "-" + hex(last);
  }
  return out;
}

void add_case_variants(UnicodeSet& set) {
  set.closeOver(USET_CASE_INSENSITIVE);
  set.removeAllStrings();  // "ss" is no variant of ß: one character is matched by one
}

UnicodeSet name_start_characters() {
  UnicodeSet set;
  for (const auto [first, last] :
       std::initializer_list<std::pair<char32_t, char32_t>>{{':', ':'},
                                                            {'A', 'Z'},
                                                            {'_', '_'},
                                                            {'a', 'z'},
                                                            {0xC0, 0xD6},
                                                            {0xD8, 0xF6},
                                                            {0xF8, 0x2FF},
                                                            {0x370, 0x37D},
                                                            {0x37F, 0x1FFF},
                                                            {0x200C, 0x200D},
                                                            {0x2070, 0x218F},
                                                            {0x2C00, 0x2FEF},
                                                            {0x3001, 0xD7FF},
                                                            {0xF900, 0xFDCF},
                                                            {0xFDF0, 0xFFFD},
                                                            {0x10000, 0xEFFFF}})
    set.add(static_cast<UChar32>(first), static_cast<UChar32>(last));
  return set;
}

UnicodeSet name_characters() {
  UnicodeSet set = name_start_characters();
  return set.add('-').add('.').add('0', '9').add(0xB7).add(0x300, 0x36F).add(0x203F, 0x2040);
}

// \s, \d and their like as a bracket expression of ICU; empty when the letter is none of them.
std::string escaped_class(char32_t letter) {
  switch (letter) {
    case 's':
      return R"([\x{9}\x{a}\x{d}\x{20}])";
    case 'S':
      return R"([^\x{9}\x{a}\x{d}\x{20}])";
    case 'd':
      return R"([\p{Nd}])";
    case 'D':
      return R"([^\p{Nd}])";
    case 'w':
      return R"([^\p{P}\p{Z}\p{C}])";
    case 'W':
      return R"([\p{P}\p{Z}\p{C}])";
    case 'i':
      return "[" + ranges(name_start_characters()) + "]";
    case 'I':
      return "[^" + ranges(name_start_characters()) + "]";
    case 'c':
      return "[" + ranges(name_characters()) + "]";
    case 'C':
      return "[^" + ranges(name_characters()) + "]";
    default:
      return {};
  }
}

// \n, \. and their like; nothing when the character has no escape of its own.
std::optional<char32_t> escaped_character(char32_t c) {
  switch (c) {
    case 'n':
      return U'\n';
    case 'r':
      return U'\r';
    case 't':
      return U'\t';
    default:
      break;
  }
  constexpr std::u32string_view kMarks = U"\\|.?*+(){}-[]^$";
  return kMarks.find(c) != std::u32string_view::npos ? std::optional(c) : std::nullopt;
}

bool is_category(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",  "Nd",
      "Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z",  "Zs",
      "Zl", "Zp", "S",  "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

bool is_block(const std::string& name) {
  return !name.empty() && u_getPropertyValueEnum(UCHAR_BLOCK, name.c_str()) != UCHAR_INVALID_CODE;
}

class Translator {
 public:
  Translator(std::u32string pattern, const PatternFlags& flags)
      : pattern_(std::move(pattern)), flags_(flags) {}

  std::optional<IcuPattern> run() {
    while (!is_at_end())
      if (!piece()) return std::nullopt;
    if (!open_.empty()) return std::nullopt;
    return IcuPattern{out_, static_cast<int>(is_closed_.size()), repeats_, has_back_references_};
  }

 private:
  bool is_at_end() const { return at_ >= pattern_.size(); }
  char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : U'\0';
  }
  bool take(char32_t c) {
    if (is_at_end() || pattern_[at_] != c) return false;
    ++at_;
    return true;
  }
  // Writes something that a quantifier may follow.
  bool atom(std::string_view text) {
    out_ += text;
    may_repeat_ = true;
    return true;
  }

  bool piece();
  bool open_group();
  bool close_group();
  bool quantifier();
  bool counts();
  std::optional<std::string> number();
  bool escape();
  bool back_reference();
  bool literal(char32_t c);
  std::optional<std::string> class_escape();
  std::optional<std::string> property(bool is_negative);
  std::optional<std::string> brackets(std::size_t depth);
  bool bracket_item(UnicodeSet& characters, std::string& classes);
  std::optional<char32_t> bracket_character();
  std::string anchored(char32_t c) const;

  std::u32string pattern_;
  PatternFlags flags_;
  std::size_t at_ = 0;
  std::string out_;
  int repeats_ = 0;
  bool may_repeat_ = false, has_back_references_ = false;
  std::vector<std::size_t> open_;  // numbers of the groups around; 0 for one that keeps nothing
  std::vector<bool> is_closed_;    // of each group so far
};

bool Translator::piece() {
  const char32_t c = pattern_[at_];
  switch (c) {
    case '|':
      out_ += '|';
      may_repeat_ = false;
      ++at_;
      return true;
    case '(':
      return open_group();
    case ')':
      return close_group();
    case '*':
    case '+':
    case '?':
    case '{':
      return quantifier();
    case '}':
    case ']':
      return false;
    case '[': {
      const auto set = brackets(0);
      return set && atom(*set);
    }
    case '\\':
      return escape();
    case '.':
    case '^':
    case '$':
      ++at_;
      return atom(anchored(c));
    default:
      ++at_;
      return literal(c);
  }
}

// ICU's own "^" also stands behind a line feed at the very end, and its "$" before one.
std::string Translator::anchored(char32_t c) const {
  if (c == '.') return flags_.dot_all ? R"([\x{0}-\x{10ffff}])" : R"([^\x{a}\x{d}])";
  if (c == '^') return flags_.multi_line ? R"((?:\A|(?<=\x{a})(?!\z)))" : R"((?:\A))";
  return flags_.multi_line ? R"((?=\x{a}|\z))" : R"((?:\z))";
}

bool Translator::open_group() {
  ++at_;
  if (open_.size() >= kDeepestGroup) return false;
  may_repeat_ = false;
  if (take('?')) {
    if (!take(':')) return false;
    open_.push_back(0);
    out_ += "(?:";
    return true;
  }
  if (is_closed_.size() >= kMostGroups) return false;
  is_closed_.push_back(false);
  open_.push_back(is_closed_.size());
  out_ += '(';
  return true;
}

bool Translator::close_group() {
  ++at_;
  if (open_.empty()) return false;
  if (open_.back() != 0) is_closed_[open_.back() - 1] = true;
  open_.pop_back();
  return atom(")");
}

bool Translator::quantifier() {
  if (!may_repeat_) return false;
  may_repeat_ = false;
  ++repeats_;
  if (take('{')) {
    if (!counts()) return false;
  } else {
    out_ += static_cast<char>(pattern_[at_++]);
  }
  if (take('?')) out_ += '?';
  return true;
}

// "3}", "3,}", "3,5}".
bool Translator::counts() {
  const auto least = number();
  if (!least) return false;
  out_ += "{" + *least;
  if (take(',')) {
    out_ += ',';
    if (peek() != '}') {
      const auto most = number();
      if (!most || most->size() < least->size() ||
          (most->size() == least->size() && *most < *least))
        return false;
      out_ += *most;
    }
  }
  out_ += '}';
  return take('}');
}

// Without zeros in front; numbers above a million are refused.
std::optional<std::string> Translator::number() {
  std::string digits;
  if (!is_digit(peek())) return std::nullopt;
  for (; is_digit(peek()); ++at_)
    if (!digits.empty() || peek() != '0') digits += static_cast<char>(peek());
  if (digits.size() > 6) return std::nullopt;
  return digits.empty() ? "0" : digits;
}

bool Translator::literal(char32_t c) {
  UnicodeSet variants(static_cast<UChar32>(c), static_cast<UChar32>(c));
  if (flags_.ignores_case) add_case_variants(variants);
  return atom(variants.size() == 1 ? hex(c) : "[" + ranges(variants) + "]");
}

bool Translator::escape() {
  const char32_t c = peek(1);
  if (is_digit(c)) return back_reference();
  if (const auto mark = escaped_character(c)) {
    at_ += 2;
    return literal(*mark);
  }
  const auto set = class_escape();
  return set && atom(*set);
}

// The longest number of a group that is closed already.
bool Translator::back_reference() {
  ++at_;
  std::size_t group = 0;
  while (is_digit(peek())) {
    const std::size_t longer = group * 10 + (peek() - U'0');
    if (longer == 0 || (group != 0 && longer > is_closed_.size())) break;
    group = longer;
    ++at_;
  }
  if (group == 0 || group > is_closed_.size() || !is_closed_[group - 1]) return false;
  has_back_references_ = true;
  return atom(fmt::format("(?{}:\\{})", flags_.ignores_case ? "i" : "", group));
}

// \s, \p{L} and their like.
std::optional<std::string> Translator::class_escape() {
  const char32_t c = peek(1);
  at_ += 2;
  if (c == 'p' || c == 'P') return property(c == 'P');
  auto set = escaped_class(c);
  return set.empty() ? std::nullopt : std::optional(std::move(set));
}

std::optional<std::string> Translator::property(bool is_negative) {
  if (!take('{')) return std::nullopt;
  std::string name;
  for (; !is_at_end() && peek() != '}'; ++at_) {
    const char32_t c = peek();
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && !is_digit(c) && c != '-') return std::nullopt;
    name += static_cast<char>(c);
  }
  if (!take('}')) return std::nullopt;
  const std::string start = is_negative ? "[\\P{" : "[\\p{";
  if (is_category(name)) return start + "gc=" + name + "}]";
  if (!name.starts_with("Is") || !is_block(name.substr(2))) return std::nullopt;
  return start + "blk=" + name.substr(2) + "}]";
}

// A bracket expression from its "[" on: [a-z], [^\s,], [a-z-[aeiou]].
std::optional<std::string> Translator::brackets(std::size_t depth) {
  if (depth > kDeepestBrackets) return std::nullopt;
  ++at_;
  const bool is_negative = take('^');
  UnicodeSet characters;
  std::string classes, without;
  bool is_empty = true;
  for (; !is_at_end() && peek() != ']'; is_empty = false) {
    if (peek() == '-' && peek(1) == '[' && !is_empty) {
      ++at_;
      auto subtracted = brackets(depth + 1);
      if (!subtracted || peek() != ']') return std::nullopt;
      without = std::move(*subtracted);
      break;
    }
    if (!bracket_item(characters, classes)) return std::nullopt;
  }
  if (is_empty || !take(']')) return std::nullopt;
  if (flags_.ignores_case) add_case_variants(characters);
  const std::string set = (is_negative ? "[^" : "[") + ranges(characters) + classes + "]";
  return without.empty() ? set : "[" + set + "--" + without + "]";
}

// One character, range or class within brackets.
bool Translator::bracket_item(UnicodeSet& characters, std::string& classes) {
  if (peek() == '\\' && !escaped_character(peek(1))) {
    const auto set = class_escape();
    classes += set.value_or("");
    return set.has_value();
  }
  const bool is_hyphen = peek() == '-';
  const auto first = bracket_character();
  if (!first) return false;
  const bool is_range = peek() == '-' && peek(1) != ']' && peek(1) != '[';
  if (is_range && is_hyphen) return false;
  auto last = first;
  if (is_range) {
    ++at_;
    if (peek() == '-') return false;
    last = bracket_character();
  }
  if (!last || *last < *first) return false;
  characters.add(static_cast<UChar32>(*first), static_cast<UChar32>(*last));
  return true;
}

std::optional<char32_t> Translator::bracket_character() {
  const char32_t c = peek();
  if (is_at_end() || c == '[' || c == ']') return std::nullopt;
  ++at_;
  if (c != '\\') return c;
  const auto mark = escaped_character(peek());
  ++at_;
  return mark;
}

}  // namespace

std::optional<PatternFlags> PatternFlags::read(std::string_view flags) {
  PatternFlags read;
  for (const char c : flags) {
    switch (c) {
      case 's':
        read.dot_all = true;
        break;
      case 'm':
        read.multi_line = true;
        break;
      case 'i':
        read.ignores_case = true;
        break;
      case 'x':
        read.ignores_white = true;
        break;
      case 'q':
        read.is_literal = true;
        break;
      default:
        return std::nullopt;
    }
  }
  return read;
}

std::optional<IcuPattern> translate(std::string_view pattern, const PatternFlags& flags) {
  std::u32string points = points_of(pattern);
  if (flags.is_literal) {
    std::u32string escaped;
    for (const char32_t c : points) {
      if (c != 'n' && c != 'r' && c != 't' && escaped_character(c)) escaped.push_back('\\');
      escaped.push_back(c);
    }
    points = std::move(escaped);
  } else if (flags.ignores_white) {
    points = without_white(points);
  }
  return Translator(std::move(points), flags).run();
}

}  // namespace tb::feel
