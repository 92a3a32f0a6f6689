// The reader: a handler of Boost.JSON's streaming parser that walks the field tables, so no tree is
// built. A value that fits no field is skipped, and every fault is collected with its path.
#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "core/crypto.hpp"
#include "core/json.hpp"

namespace tb {
namespace {

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxFaults = 100;
constexpr std::uint32_t kMaxFields = 128;
constexpr std::string_view kTooLarge = "数字超出范围，请检查后重填";

struct Frame {
  const Type* type = nullptr;  // object or list; nullptr inside a raw Json value
  void* target = nullptr;
  std::uint32_t current = 0;  // field of an object, element of a list
  bool is_object = false;
  std::size_t first_key = 0;  // raw objects: where their keys begin in raw_keys_
  std::array<std::uint64_t, kMaxFields / 64> seen{};
};

std::string pointer_escaped(std::string_view key) {
  std::string out;
  for (const char c : key.substr(0, 64)) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  // A cut in the middle of a character would not be UTF-8.
  if (key.size() > 64) {
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xc0) == 0x80) out.pop_back();
    if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xc0) out.pop_back();
  }
  return out;
}

std::string choices(const Type& type) {
  std::string out = "请从这些值中选一个：";
  for (std::uint32_t i = 0; i < type.count; ++i) {
    if (i != 0) out += "、";
    out += type.labels[i];
  }
  return out;
}

std::string_view wanted(const Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      return "请填写 true 或 false";
    case Kind::integer:
      return "请填写整数";
    case Kind::real:
      return "请填写数字";
    case Kind::list:
      return "请填写列表（[…]）";
    case Kind::object:
      return "请填写一组内容（{…}）";
    case Kind::id:
      return "请填写编号，只含数字，并写成文字";
    case Kind::instant:
      return "时间请写成 2026-03-02T10:24:00+08:00 的样子";
    case Kind::date:
      return "日期请写成 2026-03-02 的样子";
    case Kind::bytes:
      return "请填写 Base64 编码的内容";
    default:
      return "请填写文字";
  }
}

class Reader {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);
  using Code = boost::system::error_code;

  Reader(const Type& type, void* out, bool is_whole)
      : root_{&type}, root_target_{out}, is_whole_{is_whole} {}

  std::vector<FieldError>& faults() { return faults_; }

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_comment_part(std::string_view, Code&) { return true; }
  bool on_comment(std::string_view, Code&) { return true; }
  bool on_number_part(std::string_view, Code&) { return true; }

  bool on_object_begin(Code&) { return begin(true); }
  bool on_array_begin(Code&) { return begin(false); }
  bool on_object_end(std::size_t, Code&) { return end(true); }
  bool on_array_end(std::size_t, Code&) { return end(false); }

  bool on_key_part(std::string_view text, std::size_t, Code&) {
    text_ += text;
    return true;
  }
  bool on_string_part(std::string_view text, std::size_t, Code&) {
    text_ += text;
    return true;
  }
  bool on_key(std::string_view last, std::size_t, Code&) {
    key(whole(last));
    text_.clear();
    return true;
  }
  bool on_string(std::string_view last, std::size_t, Code&) {
    string(whole(last));
    text_.clear();
    return true;
  }
  bool on_int64(std::int64_t number, std::string_view digits, Code&) {
    integer(number, digits);
    return true;
  }
  bool on_uint64(std::uint64_t, std::string_view digits, Code&) {
    real(digits);
    return true;
  }
  bool on_double(double, std::string_view digits, Code&) {
    real(digits);
    return true;
  }
  bool on_bool(bool value, Code&) {
    boolean(value);
    return true;
  }
  bool on_null(Code&) {
    null();
    return true;
  }

 private:
  struct Slot {
    const Type* type = nullptr;
    void* target = nullptr;
  };

  std::string_view whole(std::string_view last) {
    if (text_.empty()) return last;
    text_ += last;
    return text_;
  }

  bool is_raw() const { return depth_ != 0 && frames_[depth_ - 1].type == nullptr; }

  // Where the value that begins now goes: the current field, the next element, or the root. Counts
  // list elements.
  Slot slot() {
    if (depth_ == 0) return {root_, root_target_};
    auto& frame = frames_[depth_ - 1];
    if (frame.is_object) {
      const auto& field = frame.type->fields[frame.current];
      return {field.type, static_cast<char*>(frame.target) + field.offset};
    }
    ++frame.current;
    return {frame.type->inner, frame.type->sequence->append(frame.target)};
  }
  // The same for a value that is not null: looks through optionals.
  Slot filled_slot() {
    auto [type, target] = slot();
    while (type->kind == Kind::optional) {
      target = type->sequence->append(target);
      type = type->inner;
    }
    return {type, target};
  }

  std::string path(std::string_view last = {}) const {
    std::string out;
    for (std::size_t i = 0; i < depth_; ++i) {
      const auto& frame = frames_[i];
      if (frame.type == nullptr) break;  // inside a raw value: its own path is enough
      if (!out.empty()) out += '/';
      if (frame.is_object)
        out += frame.type->fields[frame.current].name;
      else
        out += std::to_string(frame.current == 0 ? 0 : frame.current - 1);
    }
    if (!last.empty()) {
      if (depth_ != 0) {
        const auto cut = out.rfind('/');
        out.resize(cut == std::string::npos ? 0 : cut + 1);
      }
      out += last;
    }
    return out;
  }
  void fault(std::string field, std::string_view code, std::string message) {
    if (faults_.size() < kMaxFaults)
      faults_.push_back({std::move(field), std::string(code), std::move(message)});
  }
  void wrong_type(const Type& type) { fault(path(), "type", std::string(wanted(type))); }
  void raw_fault(std::string_view code, std::string_view message) {
    fault(path(), code, std::string(message));
  }

  // ---- raw Json values: copied without white space as they pass

  void raw_separator() {
    auto& frame = frames_[depth_ - 1];
    if (!frame.is_object && frame.current++ != 0) *raw_ += ',';
  }
  void raw_key(std::string_view key) {
    auto& frame = frames_[depth_ - 1];
    if (frame.current++ != 0) *raw_ += ',';
    check_controls(key);
    const auto from = raw_->size();
    write_json_text(*raw_, key);
    raw_keys_.emplace_back(raw_->substr(from));
    *raw_ += ':';
  }
  void check_raw_keys(const Frame& frame) {
    const auto first = raw_keys_.begin() + static_cast<std::ptrdiff_t>(frame.first_key);
    std::sort(first, raw_keys_.end());
    if (const auto twice = std::adjacent_find(first, raw_keys_.end()); twice != raw_keys_.end())
      raw_fault("duplicate", "同一项 " + *twice + " 写了两次，请只留一次");
    raw_keys_.resize(frame.first_key);
  }

  // ---- events

  // Whether this value belongs to nothing: below a value of the wrong type, or of a member that is
  // unknown or twice.
  bool skips() { return std::exchange(skip_next_, false) || skipped_ != 0; }

  bool begin(bool is_object) {
    if (skips()) return ++skipped_, true;
    if (is_raw()) {
      raw_separator();
    } else {
      const auto [type, target] = filled_slot();
      if (type->kind == Kind::json) {
        raw_ = &static_cast<Json*>(target)->text;
        raw_->clear();
      } else if (type->kind != (is_object ? Kind::object : Kind::list)) {
        wrong_type(*type);
        skipped_ = 1;
        return true;
      } else {
        if (!is_object) type->sequence->clear(target);
        if (is_object && type->count > kMaxFields)
          throw std::logic_error("too many members: " + std::string(type->name));
        frames_[depth_++] = {.type = type, .target = target, .is_object = is_object};
        return true;
      }
    }
    *raw_ += is_object ? '{' : '[';
    frames_[depth_++] = {.is_object = is_object, .first_key = raw_keys_.size()};
    return true;
  }

  bool end(bool is_object) {
    if (skipped_ != 0) return --skipped_, true;
    const auto& frame = frames_[depth_ - 1];
    if (frame.type == nullptr) {
      *raw_ += is_object ? '}' : ']';
      if (is_object) check_raw_keys(frame);
    } else if (is_object) {
      if (is_whole_) check_missing(frame);
    }
    --depth_;
    return true;
  }

  void check_missing(const Frame& frame) {
    for (std::uint32_t i = 0; i < frame.type->count; ++i) {
      const auto& field = frame.type->fields[i];
      if (was_seen(frame, i) || field.type->kind == Kind::optional ||
          field.type->kind == Kind::list)
        continue;
      fault(path(field.name), "required", "请填写此项");
    }
  }
  static bool was_seen(const Frame& frame, std::uint32_t i) {
    return (frame.seen[i / 64] >> (i % 64) & 1) != 0;
  }

  void key(std::string_view key) {
    if (skipped_ != 0) return;
    if (is_raw()) return raw_key(key);
    auto& frame = frames_[depth_ - 1];
    const auto found = field_of(frame, key);
    if (found == frame.type->count) {
      fault(path(pointer_escaped(key)), "unknown", "没有这一项，请删去");
      skip_next_ = true;
      return;
    }
    frame.current = found;
    if (was_seen(frame, found)) {
      fault(path(), "duplicate", "同一项写了两次，请只留一次");
      skip_next_ = true;
    }
    frame.seen[found / 64] |= std::uint64_t{1} << (found % 64);
  }
  // Members mostly come in the order of the table: begin after the last one.
  static std::uint32_t field_of(const Frame& frame, std::string_view key) {
    const auto count = frame.type->count;
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto at = (frame.current + i) % count;
      if (frame.type->fields[at].name == key) return at;
    }
    return count;
  }

  void check_controls(std::string_view text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f)
        return fault(path(), "control_character", "含有看不见的控制字符，请删去后重填");
    }
  }

  void string(std::string_view text) {
    if (skips()) return;
    if (is_raw()) {
      raw_separator();
      check_controls(text);
      return write_json_text(*raw_, text);
    }
    const auto [type, target] = filled_slot();
    switch (type->kind) {
      case Kind::text:
        check_controls(text);
        static_cast<std::string*>(target)->assign(text);
        return;
      case Kind::json:
        check_controls(text);
        static_cast<Json*>(target)->text.clear();
        return write_json_text(static_cast<Json*>(target)->text, text);
      case Kind::id:
      case Kind::instant:
      case Kind::date:
      case Kind::bytes:
      case Kind::enumeration:
        if (auto read = read_text(text, *type, target); !read)
          fault(path(), read.error().code, read.error().detail);
        return;
      default:
        wrong_type(*type);
    }
  }

  void integer(std::int64_t number, std::string_view digits) {
    if (skips()) return;
    if (is_raw()) {
      raw_separator();
      *raw_ += digits;
      return;
    }
    const auto [type, target] = filled_slot();
    if (type->kind == Kind::integer)
      *static_cast<std::int64_t*>(target) = number;
    else if (type->kind == Kind::real)
      *static_cast<double*>(target) = static_cast<double>(number);
    else if (type->kind == Kind::json)
      static_cast<Json*>(target)->text = digits;
    else
      wrong_type(*type);
  }

  // Numbers with a fraction or exponent, and integers beyond 64 bits.
  void real(std::string_view digits) {
    if (skips()) return;
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_finite = read.ec == std::errc{} && std::isfinite(number);
    const bool is_exact = is_finite && digits.find_first_of(".eE") != std::string_view::npos;
    if (is_raw()) {
      if (!is_exact) return raw_fault("range", kTooLarge);
      raw_separator();
      *raw_ += digits;
      return;
    }
    const auto [type, target] = filled_slot();
    if (type->kind == Kind::real && is_finite)
      *static_cast<double*>(target) = number;
    else if (type->kind == Kind::json && is_exact)
      static_cast<Json*>(target)->text = digits;
    else if (type->kind == Kind::real || type->kind == Kind::json ||
             (type->kind == Kind::integer && !is_exact))
      fault(path(), "range", std::string(kTooLarge));
    else
      wrong_type(*type);
  }

  void boolean(bool value) {
    if (skips()) return;
    if (is_raw()) {
      raw_separator();
      *raw_ += value ? "true" : "false";
      return;
    }
    const auto [type, target] = filled_slot();
    if (type->kind == Kind::boolean)
      *static_cast<bool*>(target) = value;
    else if (type->kind == Kind::json)
      static_cast<Json*>(target)->text = value ? "true" : "false";
    else
      wrong_type(*type);
  }

  void null() {
    if (skips()) return;
    if (is_raw()) {
      raw_separator();
      *raw_ += "null";
      return;
    }
    const auto [type, target] = slot();
    if (type->kind == Kind::optional)
      type->sequence->clear(target);
    else if (type->kind == Kind::json)
      static_cast<Json*>(target)->text = "null";
    else if (type->kind == Kind::list)
      wrong_type(*type);
    else
      fault(path(), "required", "请填写此项");
  }

  const Type* root_;
  void* root_target_;
  bool is_whole_;
  std::array<Frame, kMaxDepth + 1> frames_;
  std::size_t depth_ = 0;
  std::size_t skipped_ = 0;  // open brackets of a value that fits nowhere
  bool skip_next_ = false;
  std::string text_;  // of a key or string that came in parts
  std::string* raw_ = nullptr;
  std::vector<std::string> raw_keys_;
  std::vector<FieldError> faults_;
};

template <class N>
bool read_number(std::string_view text, N& out) {
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, out);
  return read.ec == std::errc{} && read.ptr == end;
}

bool read_id(std::string_view text, Id& out) {
  return !text.empty() && text.front() != '-' && read_number(text, out.value);
}

Result<void> read_date(std::string_view text, Date& out) {
  out = TRY(parse_date(text));
  return {};
}
Result<void> read_instant(std::string_view text, Instant& out) {
  out = TRY(parse_instant(text));
  return {};
}
Result<void> read_bytes(std::string_view text, Bytes& out) {
  auto bytes = from_base64(text);
  if (!bytes) return invalid("type", wanted(kBytes));
  out.data = *std::move(bytes);
  return {};
}
Result<void> read_label(std::string_view text, const Type& type, void* out) {
  const auto value = value_of(type, text);
  if (!value) return invalid("choice", choices(type));
  std::memcpy(out, &*value, std::min<std::size_t>(type.size, sizeof *value));
  return {};
}

// `is_whole`: a member that may not be absent must be there.
Result<void> read(std::string_view text, const Type& type, void* out, bool is_whole) {
  boost::json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::json::basic_parser<Reader> parser(options, type, out, is_whole);
  boost::system::error_code code;
  const auto read = parser.write_some(false, text.data(), text.size(), code);
  if (code || read != text.size())
    return invalid("json.malformed", "提交的内容不是完整的 JSON，请检查后重新提交");
  auto& faults = parser.handler().faults();
  if (!faults.empty())
    return invalid("json.invalid", "有内容填写不正确，请按提示修改后重新提交", std::move(faults));
  return {};
}

}  // namespace

Result<void> read_text(std::string_view text, const Type& type, void* out) {
  switch (type.kind) {
    case Kind::text:
      static_cast<std::string*>(out)->assign(text);
      return {};
    case Kind::enumeration:
      return read_label(text, type, out);
    case Kind::date:
      return read_date(text, *static_cast<Date*>(out));
    case Kind::instant:
      return read_instant(text, *static_cast<Instant*>(out));
    case Kind::bytes:
      return read_bytes(text, *static_cast<Bytes*>(out));
    case Kind::id:
      if (read_id(text, *static_cast<Id*>(out))) return {};
      break;
    case Kind::integer:
      if (read_number(text, *static_cast<std::int64_t*>(out))) return {};
      break;
    case Kind::real:
      if (read_number(text, *static_cast<double*>(out)) &&
          std::isfinite(*static_cast<double*>(out)))
        return {};
      break;
    case Kind::boolean:
      if (text != "true" && text != "false") break;
      *static_cast<bool*>(out) = text == "true";
      return {};
    default:
      break;
  }
  return invalid("type", wanted(type));
}

Result<void> read_json(std::string_view text, const Type& type, void* out) {
  return read(text, type, out, true);
}
Result<void> read_kept(std::string_view text, const Type& type, void* out) {
  return read(text, type, out, false);
}

}  // namespace tb
